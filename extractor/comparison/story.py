"""What an article is about, which tells whether two articles are of one event."""

from __future__ import annotations

import datetime as dt
from collections import Counter, defaultdict
from dataclasses import dataclass

from extractor.comparison.terms import telling_terms, terms, words_of
from extractor.entity import NAME_FORMS
from extractor.extraction import Extraction

NAMED = frozenset(["PERSON", "ORG", "GPE", "LOC", "FAC", "EVENT", "PRODUCT", "WORK"])
_MEDIA = frozenset(["media", "wire_agency"])
# Calibrated on the dev split of corpus/events and on all pairs of 540 articles: of those 0.9 % share five terms, and most of
# these are of one event
_TOPIC = 20  # terms
_CAST = 10  # names
_SHARED = 5  # terms of two topics
_MUCH = 8  # of them
_HALF = 0.5  # of the topic of a short article is enough
_SOON = 14  # days in which one name in both casts is enough


@dataclass(frozen=True, slots=True)
class Story:
    """An article as a whole."""

    article: str
    """Its key."""
    topic: frozenset[str]
    """The terms that it has most often."""
    cast: tuple[frozenset[str], ...]
    """Whom and what it names most often: each name with its forms."""
    day: dt.date | None
    known: frozenset[str]
    """The terms of both."""


def read_story(extraction: Extraction) -> Story:
    """What an article is about."""
    counts = Counter(telling_terms(extraction.article.text))
    topic = frozenset(sorted(counts, key=lambda term: (-counts[term], term))[:_TOPIC])
    cast = _cast(extraction)
    published = extraction.article.published.value
    return Story(
        article=extraction.article.key,
        topic=topic,
        cast=cast,
        day=dt.datetime.fromisoformat(published).date() if published else None,
        known=topic | terms(" ".join(form for forms in cast for form in forms)),
    )


def are_one_event(one: Story, other: Story) -> bool:
    """True if two articles are about the same things and name somebody or something both.

    Where weeks lie between them they name two, or are about much the same.
    """
    shared = len(one.topic & other.topic)
    known = frozenset().union(*other.cast)
    names = sum(not forms.isdisjoint(known) for forms in one.cast)
    is_near = names > 1 or days_between(one, other) <= _SOON or shared >= _MUCH
    return names > 0 and is_near and shared >= min(_SHARED, _HALF * min(len(one.topic), len(other.topic)))


def days_between(one: Story, other: Story) -> int:
    """The days between two articles; 0 where one has no date."""
    return abs((one.day - other.day).days) if one.day and other.day else 0


def _cast(extraction: Extraction) -> tuple[frozenset[str], ...]:
    """The forms of the names that stand most often, those of media apart."""
    named = {one.id for one in extraction.entities if one.type in NAMED and one.subtype not in _MEDIA}
    forms: dict[str, list[str]] = defaultdict(list)
    for one in extraction.mentions:
        if one.form in NAME_FORMS and one.entity in named:
            forms[one.entity].append(" ".join(words_of(one.surface)))
    most = sorted(forms, key=lambda entity: -len(forms[entity]))[:_CAST]
    return tuple(frozenset(forms[entity]) - {""} for entity in most)
