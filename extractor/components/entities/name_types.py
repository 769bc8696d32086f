"""One type for a name in an article: what the words themselves say first, then a vote over all places of its family."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence

from extractor.components.entities.name_lexicon import Key, NameLexicon
from extractor.components.entities.words import FoundName, Words, is_brand
from extractor.record.entity import EntityType

_LISTING = frozenset((",", "and", "the", "&", "or"))
_CLASSES: dict[EntityType, EntityType] = {"LOC": "GPE", "FAC": "GPE"}
_MIN_LISTED, _MOST = 3, 0.6  # of names in a list that agree, in number and share
_WEAK_WEIGHT = 2  # of what the words around a name say
_SURE_WEIGHT = 4  # a list, a title or a head word against single votes of the model
_BUILDINGS = frozenset(("hospital", "museum", "think_tank"))  # bodies that are as often a building
_MAX_AGE = 3  # digits
_MAX_INITIALS = 2  # letters of a person's
_MAX_PERSON = 4  # tokens of a person's name that a given name alone may decide


def stated_type(name: FoundName, words: Words, lexicon: NameLexicon) -> EntityType | None:
    """The type that the name's words or its title state, without the model; None where they state none."""
    key = name.key(words)
    if lexicon.countries.get(key) is not None:
        return "GPE"
    region = lexicon.regions.get(key)
    if region is not None and name.type != "PERSON":
        return "LOC" if region == "LOC" else "GPE"
    if lexicon.bodies.get(key) is not None:
        return "ORG"
    if lexicon.demonyms.get(key) is not None or lexicon.peoples.get(key) is not None:
        return "NORP"
    if name.start > 0 and words.is_capitalised(name.start - 1) and lexicon.is_title(words.texts[name.start - 1]):
        if name.type != "NORP" and not (len(key) > 1 and lexicon.head_word(key[-1])):
            return "PERSON"
        return None
    if name.rule == "named_event":
        return "EVENT"
    if name.start > 0 and words.texts[name.start - 1] in lexicon.words["body_noun"]:
        return "ORG"
    is_capital = name.type == "NORP" and lexicon.capitals.get(key) is not None
    if name.rule == "dateline" or is_capital or _is_called_place(name, words, lexicon):
        return "GPE"
    return "PERSON" if _lives(name, words, lexicon) else _own_type(name, words, lexicon)


def _own_type(name: FoundName, words: Words, lexicon: NameLexicon) -> EntityType | None:
    """The type that a given name, a head word or the letters of a single word show; None where they show none."""
    key = name.key(words)
    if len(key) == 1:  # "KVRN" is no person
        if is_brand(key[0]) and name.type in ("PERSON", "GPE", "LOC", "FAC"):
            return "ORG"
        is_shouted = name.type == "PERSON" and name.rule == "model" and key[0].isupper() and len(key[0]) > _MAX_INITIALS
        return "ORG" if is_shouted else None
    is_person = name.type == "PERSON" or not lexicon.head_word(key[-1])
    if is_person and key[0] in lexicon.given_names and len(key) <= _MAX_PERSON:
        return "PERSON"
    link = next((i for i, word in enumerate(key) if i and word in ("of", "for")), 0)
    if link and (head := lexicon.head_word(key[link - 1])) is not None and head.of:
        return head.type
    head = lexicon.head_word(key[-1])
    if head is None or (name.type == "PERSON" and head.type in ("FAC", "LOC")):  # "Ona Hall", "Ona Lake"
        return None
    return "FAC" if head.subtype in _BUILDINGS and _is_gone_to(name, words, lexicon) else head.type


def _is_gone_to(name: FoundName, words: Words, lexicon: NameLexicon) -> bool:
    """Whether the words before a name say that it is where something happens: "died at [the] Vell Hospital".

    "A biologist at the Vell Institute" belongs to it.
    """
    before = name.start - 1 - (name.start > 1 and words.texts[name.start - 1] == "the")
    if before < 0 or words.texts[before] not in lexicon.words["building_preposition"]:
        return False
    return before == 0 or words.texts[before - 1].lower().removesuffix("s") not in lexicon.trades


def _is_used_as_place(name: FoundName, words: Words, lexicon: NameLexicon) -> bool:
    """True if a name of another type is used like a place: "in Vell", "from Vell, Norway"."""
    if name.start == 0 or name.type not in ("PERSON", "ORG", "NORP"):
        return False
    before, after = words.texts[name.start - 1], words.texts[name.end : name.end + 2]
    if before == "in" and name.type == "PERSON":
        return not after or after[0][0] not in "'’"
    is_in = len(after) > 1 and after[0] == "," and words.is_capitalised(name.end + 1)
    tables = (lexicon.countries, lexicon.regions)
    return (
        is_in
        and before in lexicon.words["place_preposition"]
        and any(t.match(words.texts, name.end + 1) for t in tables)
    )


def _is_called_place(name: FoundName, words: Words, lexicon: NameLexicon) -> bool:
    """Whether the words before a name say that it is a place: "the town of Vell", "the state's capital, Vell"."""
    before = words.texts[max(0, name.start - 2) : name.start]
    links = ("of",) if name.type == "PERSON" else ("of", ",")  # "in the town, Vell said"
    return len(before) > 1 and before[1] in links and before[0] in lexicon.words["place_noun"]


def _lives(name: FoundName, words: Words, lexicon: NameLexicon) -> bool:
    """True if the words after a full name say what only a person is: "Ona Vell, [who] ...", "Ona Vell, [34], ..."."""
    key, after = name.key(words), words.texts[name.end : name.end + 3]
    if not 1 < len(key) <= _MAX_PERSON or after[:1] != [","] or any(map(lexicon.head_word, key)):
        return False
    is_aged = after[2:] == [","] and after[1].isdigit() and len(after[1]) < _MAX_AGE
    return is_aged or after[1:2] == ["who"]


def settle_types(names: Iterable[FoundName], words: Words, lexicon: NameLexicon) -> None:
    """Give each name the type of its family: equal names, and a person's family name for the person.

    A family name that is a country or a capital stays what it is: "Norland" is not "Ana Norland".
    """
    families: defaultdict[Key, Counter[EntityType]] = defaultdict(Counter)
    named = [(name, name.key(words)) for name in names]
    surnames = {family_name(key, lexicon) for name, key in named if name.type == "PERSON" and len(key) > 1}
    storms = {key[-1:] for name, key in named if name.rule == "named_event"}
    firms = {key[:length] for name, key in named if name.type == "ORG" for length in _short_lengths(key, lexicon)}
    for name, key in named:
        stated = stated_type(name, words, lexicon)
        families[key][stated or name.type] += _SURE_WEIGHT if stated else 1
    gone_to = {key for name, key in named if _is_gone_to(name, words, lexicon)}
    for name, type_ in _types_in_lists([name for name, _ in named], words):
        families[name.key(words)][type_] += _WEAK_WEIGHT
    for name, key in named:
        if _is_used_as_place(name, words, lexicon):
            families[key]["GPE"] += _WEAK_WEIGHT
    for name, key in named:
        votes = families[key]
        if key in storms:
            name.type = "EVENT"
        elif key in surnames and not (key in gone_to and lexicon.is_place(key)):
            name.type = "PERSON"
        elif key in firms and name.type != "NORP" and not lexicon.is_place(key) and lexicon.regions.get(key) is None:
            name.type = "ORG"
        else:
            name.type = max(votes.items(), key=lambda vote: vote[1])[0]


def _types_in_lists(names: Sequence[FoundName], words: Words) -> Iterator[tuple[FoundName, EntityType]]:
    """Names that differ from most of the names they are listed with, and the type of those: "Lima, Quito and [Vell]"."""
    run: list[FoundName] = []
    for name in (*names, None):
        if name and run and set(words.texts[run[-1].end : name.start]) <= _LISTING and run[-1].end < name.start:
            run.append(name)
            continue
        counts = Counter(_CLASSES.get(member.type, member.type) for member in run)
        for type_, count in counts.most_common(1):
            if count >= _MIN_LISTED and count >= _MOST * len(run):
                yield from ((member, type_) for member in run if _CLASSES.get(member.type, member.type) != type_)
        run = [name] if name else []


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
