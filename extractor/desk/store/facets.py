"""How many of the claims that a query finds have each value of a slot."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping
from typing import Any, Final

import orjson

from extractor.desk.store.answers import Facets
from extractor.desk.store.conditions import Query
from extractor.desk.store.database import Database
from extractor.desk.store.day_terms import UNTIL
from extractor.desk.store.search import COUNTED, numbers_of
from extractor.words.folding import bare, folded

_LONGEST: Final = 6  # words of a value
_READ: Final = f"""
    SELECT claimant, measure, entities, period_from, {UNTIL} AS known_until, kind, findings, outlet, status
    FROM claims WHERE number IN (SELECT value FROM json_each(?))
"""


def count_facets(database: Database, query: Query, *, limit: int) -> Facets:
    """The most frequent values of each facet among the newest claims that a query finds."""
    numbers = numbers_of(database, query, COUNTED + 1)
    rows = database.rows(_READ, [orjson.dumps(numbers[:COUNTED]).decode()])
    return Facets(
        counts={name: tuple(count(rows)[:limit]) for name, count in _FACETS.items()},
        claims=len(rows),
        is_more=len(numbers) > COUNTED,
    )


def _words(column: str, *, is_list: bool = False) -> Callable[[list[Any]], list[tuple[str, int]]]:
    """What counts the claims with each value of a column, by their folded forms; the most frequent form is shown."""

    def count(rows: list[Any]) -> list[tuple[str, int]]:
        forms: dict[str | None, Counter[str]] = defaultdict(Counter)
        for row in rows:
            values = orjson.loads(row[column]) if is_list else [row[column]] if row[column] else []
            for form, words in {folded(value): bare(value) for value in values}.items():  # each claim once
                forms[form][words] += 1
        values = ((_ordered(counts.items())[0][0], counts.total()) for counts in forms.values())
        return _ordered((words, number) for words, number in values if _is_short(words))

    return count


def _is_short(words: str) -> bool:
    return any(map(str.isalnum, words)) and len(words.split()) <= _LONGEST


def _ordered(counts: Iterable[tuple[str, int]]) -> list[tuple[str, int]]:
    return sorted(counts, key=lambda value: (-value[1], value[0]))


def _years(rows: list[Any]) -> list[tuple[str, int]]:
    """The claims whose period has days of a year, of the years in which a period begins."""
    periods = [
        (row["period_from"] or "0001-01-01", row["known_until"] or "9999-12-31")
        for row in rows
        if row["period_from"] or row["known_until"]
    ]
    counts = []
    for year in {row["period_from"][:4] for row in rows if row["period_from"]}:
        start, end = f"{year}-01-01", f"{int(year) + 1:04}-01-01"
        counts.append((year, sum(first < end and until > start for first, until in periods)))
    return _ordered(counts)


_FACETS: Final[Mapping[str, Callable[[list[Any]], list[tuple[str, int]]]]] = {
    "source": _words("claimant"),
    "measure": _words("measure"),
    "entity": _words("entities", is_list=True),
    "period": _years,
    "kind": _words("kind"),
    "finding": _words("findings", is_list=True),
    "outlet": _words("outlet"),
    "status": _words("status"),
}
