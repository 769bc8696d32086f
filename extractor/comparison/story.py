"""What an article is about, which decides whether two articles are about one event."""

from __future__ import annotations

import datetime as dt
from collections import Counter, defaultdict
from dataclasses import dataclass

from extractor.comparison.terms import informative_terms, terms, words_of
from extractor.record.entity import NAME_FORMS
from extractor.record.extraction import Extraction

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
    """The key of the article."""
    topic: frozenset[str]
    """The terms that it has most often."""
    cast: tuple[frozenset[str], ...]
    """Whom and what it names most often: each name with its forms."""
    day: dt.date | None
    known: frozenset[str]
    """The terms of both."""


def read_story(extraction: Extraction) -> Story:
    """The topic and the cast of an article."""
    counts = Counter(informative_terms(extraction.article.text))
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


def are_one_event(first: Story, second: Story) -> bool:
    """True if two articles are about the same things and name somebody or something both.

    Where weeks lie between them they name two, or are about much the same.
    """
    shared = len(first.topic & second.topic)
    known = frozenset().union(*second.cast)
    names = sum(not forms.isdisjoint(known) for forms in first.cast)
    is_near = names > 1 or days_between(first, second) <= _SOON or shared >= _MUCH
    return names > 0 and is_near and shared >= min(_SHARED, _HALF * min(len(first.topic), len(second.topic)))


def days_between(first: Story, second: Story) -> int:
    """The days between two articles; 0 where one has no date."""
    return abs((first.day - second.day).days) if first.day and second.day else 0


def _cast(extraction: Extraction) -> tuple[frozenset[str], ...]:
    """The forms of the most frequent names, except those of media."""
    named = {entity.id for entity in extraction.entities if entity.type in NAMED and entity.subtype not in _MEDIA}
    forms: dict[str, list[str]] = defaultdict(list)
    for mention in extraction.mentions:
        if mention.form in NAME_FORMS and mention.entity in named:
            forms[mention.entity].append(" ".join(words_of(mention.surface)))
    most = sorted(forms, key=lambda entity: -len(forms[entity]))[:_CAST]
    return tuple(frozenset(forms[entity]) - {""} for entity in most)
