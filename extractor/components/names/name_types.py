"""One type for a name in an article: what the words themselves say first, then a vote over all places of its family."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable

from extractor.components.names.lexicon import Key, NameLexicon
from extractor.components.names.words import FoundName, Words
from extractor.entity import EntityType

_SURE_WEIGHT = 4  # a list, a title or a head word against single votes of the model
_MAX_PERSON = 4  # tokens of a person's name that a given name alone may tell
_VOTERS = ("PERSON", "ORG", "GPE", "LOC", "FAC", "NORP")


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
        if name.type != "NORP" and not (len(key) > 1 and lexicon.head(key[-1])):
            return "PERSON"
        return None
    if name.start > 0 and words.texts[name.start - 1] in lexicon.words["body_noun"]:
        return "ORG"
    if len(key) == 1:
        return None
    if (
        key[0] in lexicon.given_names
        and (name.type == "PERSON" or not lexicon.head(key[-1]))
        and len(key) <= _MAX_PERSON
    ):
        return "PERSON"
    if "of" in key[1:]:
        head = lexicon.head(key[key.index("of") - 1])
        if head is not None and head.of:
            return head.type
    head = lexicon.head(key[-1])
    return head.type if head is not None else None


def settle_types(names: Iterable[FoundName], words: Words, lexicon: NameLexicon) -> None:
    """Give each name the type of its family: equal names, and a person's family name for the person.

    A family name that is a country or a capital stays what it is: "Paris" is not "Paris Hilton".
    """
    families: defaultdict[Key, Counter[EntityType]] = defaultdict(Counter)
    named = [(name, name.key(words)) for name in names]
    surnames = {key[-1] for name, key in named if name.type == "PERSON" and len(key) > 1}
    for name, key in named:
        told = told_type(name, words, lexicon)
        families[key][told or name.type] += _SURE_WEIGHT if told else 1
    for name, key in named:
        votes = families[key]
        if len(key) == 1 and key[0] in surnames and not lexicon.is_place(key):
            name.type = "PERSON"
        elif name.type in _VOTERS or len(votes) > 1:
            name.type = max(votes.items(), key=lambda vote: vote[1])[0]
