"""One type for a name in an article: what the words themselves say first, then a vote over all places of its family."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable

from extractor.components.names.lexicon import Key, NameLexicon
from extractor.components.names.words import FoundName, Words
from extractor.entity import EntityType

_SURE_WEIGHT = 4  # a list, a title or a head word against single votes of the model
_MAX_AGE = 3  # digits
_MAX_INITIALS = 2  # letters of a person's
_MAX_PERSON = 4  # tokens of a person's name that a given name alone may tell


def told_type(name: FoundName, words: Words, lexicon: NameLexicon) -> EntityType | None:
    """The type that the name's words or its title tell, without the model: None where they tell nothing."""
    key = name.key(words)
    if lexicon.countries.get(key) is not None:
        return "GPE"
    region = lexicon.regions.get(key)
    if region is not None and name.type != "PERSON":
        return "LOC" if region == "LOC" else "GPE"
    if lexicon.bodies.get(key) is not None:
        return "ORG"
    if lexicon.demonyms.get(key) is not None:
        return "NORP"
    if name.start > 0 and words.is_capitalised(name.start - 1) and lexicon.is_title(words.texts[name.start - 1]):
        if name.type != "NORP" and not (len(key) > 1 and lexicon.head_word(key[-1])):
            return "PERSON"
        return None
    if name.start > 0 and words.texts[name.start - 1] in lexicon.words["body_noun"]:
        return "ORG"
    if name.rule == "dateline":
        return "GPE"
    if _lives(name, words, lexicon):
        return "PERSON"
    if len(key) == 1:  # "KVRN" is no person
        is_shouted = name.type == "PERSON" and name.rule == "model" and key[0].isupper() and len(key[0]) > _MAX_INITIALS
        return "ORG" if is_shouted else None
    if (
        key[0] in lexicon.given_names
        and (name.type == "PERSON" or not lexicon.head_word(key[-1]))
        and len(key) <= _MAX_PERSON
    ):
        return "PERSON"
    if "of" in key[1:]:
        head = lexicon.head_word(key[key.index("of") - 1])
        if head is not None and head.of:
            return head.type
    head = lexicon.head_word(key[-1])
    return head.type if head is not None else None


def _lives(name: FoundName, words: Words, lexicon: NameLexicon) -> bool:
    """Whether the words behind a full name say what only a person is: "Ona Vell, [who] ...", "Ona Vell, [34], ..."."""
    key, behind = name.key(words), words.texts[name.end : name.end + 3]
    if not 1 < len(key) <= _MAX_PERSON or behind[:1] != [","] or any(map(lexicon.head_word, key)):
        return False
    is_aged = behind[2:] == [","] and behind[1].isdigit() and len(behind[1]) < _MAX_AGE
    return is_aged or behind[1:2] == ["who"]


def settle_types(names: Iterable[FoundName], words: Words, lexicon: NameLexicon) -> None:
    """Give each name the type of its family: equal names, and a person's family name for the person.

    A family name that is a country or a capital stays what it is: "Paris" is not "Paris Hilton".
    """
    families: defaultdict[Key, Counter[EntityType]] = defaultdict(Counter)
    named = [(name, name.key(words)) for name in names]
    surnames = {family_name(key, lexicon) for name, key in named if name.type == "PERSON" and len(key) > 1}
    firms = {key[:length] for name, key in named if name.type == "ORG" for length in _short_lengths(key, lexicon)}
    for name, key in named:
        told = told_type(name, words, lexicon)
        families[key][told or name.type] += _SURE_WEIGHT if told else 1
    for name, key in named:
        votes = families[key]
        if key in surnames and not lexicon.is_place(key):
            name.type = "PERSON"
        elif key in firms and name.type != "NORP" and not lexicon.is_place(key) and lexicon.regions.get(key) is None:
            name.type = "ORG"
        else:
            name.type = max(votes.items(), key=lambda vote: vote[1])[0]


def family_name(key: Key, lexicon: NameLexicon) -> Key:
    """The family name of a full name with the particles before it: "Jan de Vries" -> "de Vries"."""
    start = len(key) - 1
    while start > 1 and key[start - 1].islower() and key[start - 1] in lexicon.words["inner_word"]:
        start -= 1
    return key[start:]


def _short_lengths(key: Key, lexicon: NameLexicon) -> range:
    """The lengths of the short forms of a company: its name without the legal form and general words at the end."""
    end = len(key)
    while end > 1 and (
        key[end - 1].rstrip(".").lower() in lexicon.words["legal_form"]
        or ((head := lexicon.head_word(key[end - 1])) is not None and head.subtype in ("company", "bank"))
    ):
        end -= 1
    return range(end, len(key)) if end < len(key) else range(0)
