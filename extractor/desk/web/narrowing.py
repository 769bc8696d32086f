"""The links that narrow a search and order it: a term is added to the query, or taken away where the query has it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from urllib.parse import urlencode

from extractor.desk import finding_words
from extractor.desk.store import STATUS_WORDS, Facets

_CHIPS = {
    "Undecided": "status:undecided",
    "Has a finding": "has:finding",
    "Incomplete": "has:gap",
    "Quotes": "type:quote",
    "Changes": "has:change",
}
_FACETS = {
    "source": ("Who says it", 'source="{}"'),
    "measure": ("What is measured", 'measure="{}"'),
    "entity": ("Names", 'entity="{}"'),
    "period": ("Period", "period:{}"),
    "kind": ("Kind of amount", "kind:{}"),
    "finding": ("Finding", 'finding="{}"'),
    "outlet": ("Outlet", 'outlet="{}"'),
    "status": ("Decision", "status:{}"),
}
STATUSES = {
    status: (sign, STATUS_WORDS[status])
    for status, sign in {"undecided": "○", "accepted": "✓", "rejected": "✗", "edited": "✎", "needs_source": "⚑"}.items()
}
"""The sign and the words of each status."""


@dataclass(frozen=True, slots=True)
class Choice:
    """A link that switches a term on or off."""

    words: str
    href: str
    is_on: bool
    count: int | None = None


@dataclass(frozen=True, slots=True)
class Head:
    """The head of a column, a link that orders by it; `sort` is "ascending" or "descending" where it is in force."""

    words: str
    href: str
    sort: str | None


@dataclass(frozen=True, slots=True)
class Listing:
    """A list at an address, as requested; an empty order is that of the list itself."""

    path: str
    query: str
    order: str

    def href(self, *, query: str | None = None, order: str | None = None) -> str:
        """The address of the list with another query or order."""
        parameters = {"q": self.query if query is None else query, "order": self.order if order is None else order}
        return f"{self.path}?{urlencode({name: value for name, value in parameters.items() if value or name == 'q'})}"

    def chips(self) -> list[Choice]:
        """The filters that every search has."""
        return [self._choice(words, term) for words, term in _CHIPS.items()]

    def facets(self, facets: Facets) -> dict[str, list[Choice]]:
        """The values that the claims have, by the name of the facet."""
        choices = {}
        for name, counts in facets.counts.items():
            title, term = _FACETS[name]
            choices[title] = [
                self._choice(_shown(name, value), term.format(_typed(value)), count) for value, count in counts
            ]
        return {title: facet for title, facet in choices.items() if facet}

    def heads(self, columns: Mapping[str, Mapping[str, str]], order: str) -> Iterator[Head]:
        """The heads of a table: of each column its orders, with the direction of each; `order` is the one in force."""
        for words, directions in columns.items():
            orders = list(directions)
            another = orders[(orders.index(order) + 1) % len(orders)] if order in directions else orders[0]
            yield Head(words, self.href(order=another), directions.get(order))

    def _choice(self, words: str, term: str, count: int | None = None) -> Choice:
        has_term = re.compile(rf"(?<!\S){re.escape(term)}(?!\S)", re.IGNORECASE)
        rest = " ".join(has_term.sub("", self.query).split())
        is_on = bool(has_term.search(self.query))
        return Choice(words, self.href(query=rest if is_on else f"{self.query} {term}".strip()), is_on, count)


def _typed(value: str) -> str:
    return STATUS_WORDS[value].replace(" ", "_") if value in STATUS_WORDS else value


def _shown(facet: str, value: str) -> str:
    if facet == "finding":
        return finding_words(value)
    return STATUSES[value][1] if value in STATUSES else value.replace("_", " ")
