"""What filled sheets say: shares by reader and together, and the causes of faults."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from benchmarks.readings.sheet import QUOTE_MARKS, ROW_MARKS

Record = Mapping[str, Any]
"""What a reader marked in one article: `Reading.record()`."""


def summarise(records: Sequence[Record]) -> str:
    """The shares in a table, one column a reader and one for all, then the causes of all."""
    readers = sorted({record["reader"] for record in records})
    columns = {reader: [record for record in records if record["reader"] == reader] for reader in readers}
    if len(readers) > 1:
        columns["together"] = list(records)
    shares = {name: dict(_shares(some)) for name, some in columns.items()}
    width = max(12, *(len(name) + 2 for name in columns))
    lines = ["".ljust(28) + "".join(name.rjust(width) for name in columns)]
    for row in next(iter(shares.values()), {}):
        lines.append(row.ljust(28) + "".join(shares[name][row].rjust(width) for name in columns))
    return "\n".join([*lines, "", *_causes(records)])


def _shares(records: Sequence[Record]) -> Iterator[tuple[str, str]]:
    cards = [card for record in records for card in record["cards"]]
    rows = [row for card in cards for row in card["rows"]]
    quotes = [quote for record in records for quote in record["quotes"]]
    alone = [card for card in cards if not card["needs"]]
    covered, missed = _coverage(records)
    yield "articles", str(len(records))
    yield "coverage", _of(covered, covered + missed)
    yield "cards", str(len(cards))
    yield from ((f"  all: {name}", share) for name, share in _card_shares(cards))
    yield "  shown as complete", _of(len(alone), len(cards))
    yield from ((f"  complete: {name}", share) for name, share in _card_shares(alone))
    yield "rows", str(len(rows))
    yield from ((f"  row: {name}", share) for name, share in _mark_shares(rows, ROW_MARKS))
    yield "quotes", str(len(quotes))
    yield from ((f"  quote: {name}", share) for name, share in _mark_shares(quotes, QUOTE_MARKS))


def _card_shares(cards: Sequence[Record]) -> Iterator[tuple[str, str]]:
    for name, marks in (("entailed", "e"), ("self-contained", "s"), ("both", "es"), ("minimal", "m")):
        yield name, _of(sum(all(card[mark] == "y" for mark in marks) for card in cards), len(cards))


def _mark_shares(marked: Sequence[Record], marks: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    for mark, name in marks.items():
        yield name, _of(sum(row["mark"] == mark for row in marked), len(marked))


def _coverage(records: Sequence[Record]) -> tuple[int, int]:
    """The sentences that cards cover, and those with a statement that none does; one that is both is missed."""
    covered = missed = 0
    for record in records:
        sentences = {number for card in record["cards"] for number in card["sentences"]}
        covered += len(sentences - set(record["missed"]))
        missed += len(record["missed"])
    return covered, missed


def _of(part: int, whole: int) -> str:
    return f"{part} {100 * part / whole:4.0f} %" if whole else "-"


def _causes(records: Sequence[Record]) -> Iterator[str]:
    """How often each kind of fault has been marked, with the readers' words, each once."""
    by_fault: dict[str, Counter[str]] = {}
    for record in records:
        for card in record["cards"]:
            for name, mark in (("not entailed", "e"), ("not self-contained", "s"), ("not minimal", "m")):
                if card[mark] == "n":
                    by_fault.setdefault(name, Counter())[card.get("cause", "")] += 1
            for row in (row for row in card["rows"] if row["mark"] in "IF"):
                name = f"{ROW_MARKS[row['mark']]} {row['slot']}"
                by_fault.setdefault(name, Counter())[row.get("cause", "")] += 1
        for quote in (quote for quote in record["quotes"] if quote["mark"] != "R"):
            by_fault.setdefault(f"quote: {QUOTE_MARKS[quote['mark']]}", Counter())[quote.get("cause", "")] += 1
    for name, causes in sorted(by_fault.items(), key=lambda item: (-item[1].total(), item[0])):
        yield f"{causes.total():4} {name}"
        for cause, count in sorted(causes.items(), key=lambda item: (-item[1], item[0])):
            if cause:
                yield f"        {cause}" + f" ({count})" * (count > 1)
