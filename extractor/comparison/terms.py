"""What words are about, whatever their form: the terms that two articles share where they word the same thing differently.

A word refers to its stem, and to each concept of `models/en/lexicons/concepts.jsonl` that it means: "killed" and "the toll"
are both about death.  Numbers and closed-class words are no terms.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from extractor.words.lexicons import cached, lexicon, load_lexicon

_WORD = re.compile(r"[^\W\d_]+")
_ENDING = re.compile(r"(?:ation|ment|edly|ing|ion|ers|er|ed|ly|es|e)s?$|s$")
_LEAST_STEM = 4  # letters that an ending must leave: "ring" is no "r" that goes on


@lexicon("concepts")
@dataclass(frozen=True, slots=True, kw_only=True)
class Concept:
    """Words that mean one thing."""

    id: str
    words: tuple[str, ...]
    """Its words, in any of their forms."""
    bare: bool = False
    """True where it is used of too many things to say by itself what a figure measures: "people", "number"."""
    empty: bool = False
    """True for words that say nothing about those around them."""
    running: bool = False
    """True where what it counts goes on for days, so that a later article has a later total: "deaths"."""


def terms(text: str) -> frozenset[str]:
    """The terms of a text, those that are bare too."""
    return frozenset(_terms(text))


def informative(all_terms: Iterable[str]) -> frozenset[str]:
    """The informative terms: all but the bare ones."""
    return frozenset(all_terms) - _bare()


def running(all_terms: Iterable[str]) -> frozenset[str]:
    """The terms about events that go on for days."""
    return _running() & frozenset(all_terms)


def readings(all_terms: Iterable[str]) -> frozenset[str]:
    """These terms, and all others that a word for one of them may mean: of "infection" also what "case" means in court."""
    shared = frozenset(all_terms)
    return shared.union(*(_readings()[term] for term in shared & _readings().keys()))


def informative_terms(text: str) -> list[str]:
    """The informative terms of each word, in order."""
    return [term for term in _terms(text) if term not in _bare()]


def _terms(text: str) -> Iterator[str]:
    """The terms of each word, in order."""
    for stem in map(stem_of, words_of(text)):
        if len(stem) > 1 and stem not in _empty():
            yield from sorted(_concepts().get(stem, {stem}))


def words_of(text: str) -> list[str]:
    """The words of a text in small letters, in order, without numbers and marks."""
    return _WORD.findall(text.lower())


def stem_of(word: str) -> str:
    """The word without its ending: "infected", "infection" -> "infect"."""
    if word.endswith("ies") and len(word) > _LEAST_STEM:
        return word[:-3] + "y"
    stem = _ENDING.sub("", word)
    return stem if len(stem) >= _LEAST_STEM else re.sub(r"(?<=\w{2}[^su])s$", "", word)


@cached
def _concepts() -> dict[str, set[str]]:
    """The concepts of each stem; a word of two meanings has two."""
    concepts: dict[str, set[str]] = {}
    for concept in load_lexicon("concepts", Concept):
        for word in concept.words:
            concepts.setdefault(stem_of(word), set()).add(concept.id)
    return concepts


@cached
def _readings() -> dict[str, set[str]]:
    """For each concept of a word of two meanings, all concepts of such words."""
    meanings: dict[str, set[str]] = {}
    for meant in _concepts().values():
        for concept in meant if len(meant) > 1 else ():
            meanings.setdefault(concept, set()).update(meant)
    return meanings


@cached
def _bare() -> frozenset[str]:
    return frozenset(concept.id for concept in load_lexicon("concepts", Concept) if concept.bare)


@cached
def _running() -> frozenset[str]:
    return frozenset(concept.id for concept in load_lexicon("concepts", Concept) if concept.running)


@cached
def _empty() -> frozenset[str]:
    return frozenset(
        stem_of(word) for concept in load_lexicon("concepts", Concept) if concept.empty for word in concept.words
    )
