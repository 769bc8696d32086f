"""One type for a name in an article: what the words themselves say first, then a vote over all places of its family."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable

from extractor.components.names.lexicon import Key, NameLexicon
from extractor.components.names.words import FoundName, Words
from extractor.entity import EntityType

_SURE_WEIGHT = 4  # a list, a title or a head word against single votes of the model
_MAX_ACRONYM = 4
_MAX_LIST = 14  # tokens back to the noun that a list of names goes with
_MAX_AGE = 3  # digits
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
    if lexicon.parties.get(key) is not None:
        return "ORG"
    if name.start > 0 and words.is_capitalised(name.start - 1) and lexicon.is_title(words.texts[name.start - 1]):
        if name.type != "NORP" and not (len(key) > 1 and lexicon.head_word(key[-1])):
            return "PERSON"
        return None
    if name.start > 0 and words.texts[name.start - 1] in lexicon.words["body_noun"]:
        return "ORG"
    if name.rule == "dateline":
        return "GPE"
    if name.type in ("ORG", "PERSON") and _follows_street(name, words, lexicon):
        return "GPE"
    if name.type != "NORP" and _is_listed_body(name, words, lexicon):
        return "ORG"
    if name.type == "PERSON" and _has_officer(name, words, lexicon):
        return "ORG"
    if name.type in ("PRODUCT", "WORK") and _acts(name, words, lexicon):
        return "ORG"
    if _lives(name, words, lexicon):
        return "PERSON"
    if len(key) == 1:
        shouted = name.type == "PERSON" and name.rule == "model" and key[0].isupper() and key[0].isalpha()
        return "ORG" if shouted and len(key[0]) > 2 else None  # "ASLEF"
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


def _acts(name: FoundName, words: Words, lexicon: NameLexicon) -> bool:
    """Whether the name does what products do not: it says something, is a source, or has a president."""
    texts = words.texts
    if name.start > 1 and texts[name.start - 1] == "to" and texts[name.start - 2].lower() == "according":
        return True
    following = texts[name.end] if name.end < len(texts) else ""
    return following in lexicon.words["act"] or (following[:1].isupper() and lexicon.is_title(following))


def _lives(name: FoundName, words: Words, lexicon: NameLexicon) -> bool:
    """Whether the words behind a full name say what only a person is: "Ona Vell, [who] ...", "Ona Vell, [34], ..."."""
    texts, end = words.texts, name.end
    if not 1 < end - name.start <= _MAX_PERSON or any(lexicon.head_word(text) for text in texts[name.start : end]):
        return False
    behind = texts[end : end + 3]
    is_aged = behind[:1] == [","] and behind[2:] == [","] and behind[1].isdigit() and len(behind[1]) < _MAX_AGE
    return is_aged or behind[:2] == [",", "who"]


def _follows_street(name: FoundName, words: Words, lexicon: NameLexicon) -> bool:
    """Whether the name is the town of an address: "of Mill Lane, [Otley], denied"."""
    texts = words.texts
    if (
        name.end - name.start > 2
        or name.start < 2
        or texts[name.start - 1] != ","
        or texts[name.end : name.end + 1] != [","]
    ):
        return False
    head = lexicon.head_word(texts[name.start - 2]) if words.is_capitalised(name.start - 2) else None
    return head is not None and head.type == "FAC"


def _is_listed_body(name: FoundName, words: Words, lexicon: NameLexicon) -> bool:
    """Whether the name is one of a list of bodies: "charities including Norland Aid and Shelterbox"."""
    texts = words.texts
    i = name.start - 1
    for _ in range(_MAX_LIST):
        if i < 1 or not (texts[i] in (",", "and", "the") or words.is_proper(i)):
            break
        i -= 1
    if i > 0 and (texts[i] in ("including", "like") or texts[i - 1 : i + 1] == ["such", "as"]):
        noun = texts[i - (texts[i] == "as") - 1].lower()
        return noun.endswith("s") and _singular(noun) in lexicon.words["body_noun"]
    return False


def _singular(noun: str) -> str:
    return noun[:-3] + "y" if noun.endswith("ies") else noun[:-1]


def _has_officer(name: FoundName, words: Words, lexicon: NameLexicon) -> bool:
    """Whether somebody belongs to what the model takes for a person: "Halden boss Ann Lee", "Halden's Ann Lee"."""
    if name.start and words.texts[name.start - 1] in lexicon.words["office_of_body"]:
        return False
    end = name.end + (name.end < len(words.texts) and words.texts[name.end] in ("'s", "’s"))
    if end > name.end and name.end - name.start == 1 and name.rule == "model" and words.is_proper(end + 1):
        return words.texts[end] in lexicon.given_names and words.texts[name.start] not in lexicon.given_names
    end += words.texts[end : end + 2] == ["chief", "executive"]
    return (
        end + 1 < len(words.texts)
        and words.texts[end] in (*lexicon.words["office_of_body"], "executive")
        and words.is_proper(end + 1)
        and name.key(words)[0] not in lexicon.given_names
    )


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
        families[_unshouted(key)][told or name.type] += _SURE_WEIGHT if told else 1
    for name, key in named:
        votes = families[_unshouted(key)]
        if key in surnames and not lexicon.is_place(key):
            name.type = "PERSON"
        elif key in firms and name.type in ("PERSON", "GPE", "LOC", "FAC") and not _is_listed_place(key, lexicon):
            name.type = "ORG"
        else:
            name.type = max(votes.items(), key=lambda vote: vote[1])[0]


def _unshouted(key: Key) -> Key:
    """The key of a name in capitals as it stands elsewhere: "NAIROBI" is "Nairobi", an acronym stays."""
    return tuple(word.title() if word.isupper() and len(word) > _MAX_ACRONYM else word for word in key)


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


def _is_listed_place(key: Key, lexicon: NameLexicon) -> bool:
    return lexicon.is_place(key) or lexicon.regions.get(key) is not None
