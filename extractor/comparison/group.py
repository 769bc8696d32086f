"""Claims of several articles that are about one thing."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Relation = Literal[
    "same", "rounded", "updated", "different_period", "different_definition", "conflict", "other_wording"
]


@dataclass(frozen=True, slots=True, kw_only=True)
class Occurrence:
    """One figure or quote of a claim in one article.

    `start` and `end` are its range in the article's text, `surface` the words of the sentence or the quote, `value` the
    printed amount (None for a quote), `period` the time that it is stated for, `published` the ISO date or date-time of the
    article, `outlet` its website or the host of its address.
    """

    input_id: str
    article: str
    claim: str
    start: int
    end: int
    surface: str
    value: str | None = None
    period: str | None = None
    published: str | None = None
    outlet: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """What two or more articles say about the same thing, in order of publication.

    `about` is what is measured or who is quoted, in the words of one of them; `message` says in a sentence how they differ.

    same                  one value as it is printed; one quote, however it was cut
    rounded               one value, as far as the printed digits and words such as "about" show
    updated               another value in an article of a later time
    different_period      another value, and the articles state other times for it
    different_definition  another value, and the words say that it is of something else: a plan, a place, a basis
    conflict              another value, and nothing that is printed explains it
    other_wording         one thing said by one person, in words that are not the same
    """

    key: str
    relation: Relation
    about: str
    message: str
    occurrences: tuple[Occurrence, ...]
    first_seen: str | None
    last_seen: str | None
    outlets: tuple[str, ...]
