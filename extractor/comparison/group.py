"""Claims of several articles that are about one thing."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Relation = Literal["repeated", "same", "other_value", "wording_differs", "unresolved"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Occurrence:
    """One claim in one article.  `value` is the printed amount in the article's words, None for a quote.

    `published` is the ISO date or date-time of the article, `outlet` its site or the host of its address.
    """

    input_id: str
    article: str
    claim: str
    surface: str
    value: str | None = None
    published: str | None = None
    outlet: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """What two or more articles say about one thing, in order of publication.

    repeated          the same words
    same              the same value in other words, as far as the printed digits tell
    other_value       measure, period and place agree, and the values do not
    wording_differs   one quote in different words
    unresolved        the values differ, but the articles do not say that they mean the same period
    """

    key: str
    relation: Relation
    message: str
    occurrences: tuple[Occurrence, ...]
    first_seen: str | None
    last_seen: str | None
    outlets: tuple[str, ...]
