"""What a definite or demonstrative noun phrase goes back to: a rule for each form of taking something up again."""

from __future__ import annotations

from collections.abc import Callable

from extractor.components.reference.context import Context
from extractor.components.reference.noun_phrases import Phrase
from extractor.components.reference.things import Thing
from extractor.rules import Rules

_SELDOM_STATED = frozenset({"company", "city"})  # kinds that no list knows for most names
_RIVALLED = frozenset({"country"})  # what another one may be meant by that needs no name
_FOREMOST = 0.45  # score of a body that is meant by its kind
_FAR_MORE = 2  # times as often named

RULES = Rules[Callable[[Context, Phrase, str], Thing | None]]("reference")


@RULES.add(
    "same_noun",
    "",
    "Acme signed a deal with Bolt. The deal is worth $3 million.",
    "Acme signed a pact with Bolt. The deal is worth $3 million.",
)
def _same_noun(referents: Context, phrase: Phrase, noun: str) -> Thing | None:
    """The only thing that was called so before, with all the words that say which one."""
    wanted = referents.distinguishing(phrase)
    if referents.is_quantifier(phrase):
        return None
    if not wanted and not phrase.plural and referents.words.kinds(noun)[0]:
        return None  # "the company" may be another's name
    fits = [
        thing
        for thing in referents.known_as(noun)
        if thing.plural == phrase.plural and (wanted <= thing.nouns[noun] or referents.is_same_name(phrase, thing))
    ]
    return fits[0] if len(fits) == 1 else None


def _called(referents: Context, phrase: Phrase, noun: str) -> tuple[list[Thing], list[Thing]]:
    """The bodies and places of a kind: those that the text calls so, and with them those that may be."""
    types, kinds = referents.words.kinds(referents.two_words(phrase, noun))
    if phrase.plural or not types or referents.has_name(phrase):
        return [], []
    things = [thing for type in sorted(types) for thing in referents.named(type)]
    called = [
        thing
        for thing in things
        if thing.subtype in kinds
        or noun in thing.nouns
        or any(not kinds.isdisjoint(referents.words.kinds(known)[1]) for known in thing.nouns)
    ]
    called += [thing for thing in referents.described(kinds, phrase.noun) if thing not in called]
    if _SELDOM_STATED.isdisjoint(kinds) or "city" in kinds:  # no "health ministry" is one of finance
        called = [
            thing for thing in called if referents.distinguishing(phrase) <= {*thing.words, *thing.nouns.get(noun, ())}
        ]
    if _SELDOM_STATED.isdisjoint(kinds):
        return called, called
    return called, [*called, *(thing for thing in things if thing.subtype is None and thing not in called)]


@RULES.add(
    "kind",
    "",
    "Halden Bank lost 3 million kroner. The bank cut 40 jobs.",
    "Halden Bank lost 3 million kroner. The bridge cost 40 jobs.",
    after=("same_noun",),
)
def _kind(referents: Context, phrase: Phrase, noun: str) -> Thing | None:
    """The only body or place of a kind."""
    called, fits = _called(referents, phrase, noun)
    kinds = referents.words.kinds(referents.two_words(phrase, noun))[1]
    is_only = len(fits) == 1 and kinds.isdisjoint(_RIVALLED) and bool(called or fits[0].seen > 1)
    return fits[0] if is_only else None


@RULES.add(
    "in_foreground",
    "",
    "Halden Bank met Tromso Bank. The bank cut 40 jobs.",
    "Halden Bank met Tromso Bank. The bridge cost 40 jobs.",
    after=("kind",),
)
def _foremost(referents: Context, phrase: Phrase, noun: str) -> Thing | None:
    """The body or place of a kind that is in the foreground, else the body named by far most often."""
    _, fits = _called(referents, phrase, noun)
    foremost = referents.foremost(phrase.noun, lambda sight: sight.thing in fits, least=_FOREMOST)
    if foremost is not None or not any(thing.type == "ORG" for thing in fits):
        return foremost
    ranked = sorted(fits, key=lambda thing: -thing.seen)
    return ranked[0] if len(ranked) > 1 and ranked[0].seen >= _FAR_MORE * ranked[1].seen else None
