"""The line of a figure."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import replace
from itertools import pairwise
from typing import Any

from benchmarks.gold.line import Line, check_keys, read_dates, read_number, slot_words
from benchmarks.gold.numbered_text import NumberedText, SheetError
from extractor.record.textrange import TextRange

Row = dict[str, Any]
"""A figure, quote or reference of the gold."""
FACTS = ("kind", "value", "unit", "per", "modifier", "low", "high", "vague")
"""What is found of a figure besides its range."""
FACT_KEYS = ("value", "low", "high", "unit", "per")
UNITS = {
    "percent": ("percent",), "points": ("percentage_point", "basis_point"), "fraction": ("fraction",),
    "multiple": ("multiple",), "index": ("index_point",),
}  # fmt: skip
"""Of some kinds the units that there are."""
PLACES = {"measure": "measure", "subject": "subject", "compared": "compared_with", "whole": "whole", "place": "place"}
"""The slots that are one range: their key in a sheet and in the gold."""
KEYS = ("measure", "subject", "event", "period", "compared", "whole", "place", "source", "at", *FACT_KEYS)
WORDS = ("role", "direction", "polarity", "mode", "modifier", "kind", "vague")


def read_facts(line: Line, row: Mapping[str, Any]) -> Row:
    """What a line says of the amount; what it does not say is as it was found.  Raises SheetError."""
    words = slot_words(line, WORDS)
    facts = {"per": None, "unit": None, "modifier": "exact", "value": None} | dict(row)
    facts |= {slot: words[slot] for slot in ("kind", "modifier") if slot in words}
    facts |= {key: line.keys[key] or None for key in ("unit", "per") if key in line.keys}
    amount = {key: read_number(key, line.keys[key]) for key in ("value", "low", "high") if line.keys.get(key)}
    if amount or "vague" in words:
        if ("low" in amount) != ("high" in amount) or bool(amount.get("value")) + ("low" in amount) + (
            "vague" in words
        ) > 1:
            raise SheetError("one of: value=, low= and high= of a stated range, vague")
        facts = {key: facts[key] for key in facts if key not in ("low", "high", "vague")} | {"value": None} | amount
        facts |= {"vague": True} if "vague" in words else {}
    if "kind" not in facts:
        raise SheetError("the kind is missing: money, percent, count ...")
    if facts["value"] is None and "low" not in facts and "vague" not in facts:
        raise SheetError("no value=, no low= and high=, not vague")
    return facts


def read_figure(
    line: Line, text: NumberedText, range_: TextRange, shown: Mapping[str, Any], above: Mapping[str, Any] | None = None
) -> Row:
    """The figure that a line says of what was found at `range_`; ^ in a slot is what `above` has there, the figure before.

    Without source= its source is None.  Raises SheetError.
    """
    same = {slot: (above or {})[slot] for slot in _slots_above(line, above)}
    line = replace(line, keys={key: words for key, words in line.keys.items() if words != "^"})
    check_keys(line, KEYS)
    words = slot_words(line, WORDS)
    if line.keys.get("at"):
        range_ = text.read(line.keys["at"], text.around(range_))
    role, direction = words.get("role"), words.get("direction")
    if role is None:
        raise SheetError("the role is missing: level, change, baseline, share, difference, target, rate, or out")
    if (direction is not None) != (role == "change"):
        raise SheetError("up, down or flat goes with change, and only with it")
    if line.keys.get("compared") and role not in ("change", "difference"):
        raise SheetError("compared= goes with change and difference")
    facts, own = _with_unit(read_facts(line, shown)), text.around(range_)
    ranges = {
        slot: list(text.read(line.keys[key], own, [range_])) if line.keys.get(key) else None
        for key, slot in PLACES.items()
    }
    row = {
        "start": range_.start, "end": range_.end,
        **{slot: facts[slot] for slot in ("kind", "value", "unit", "per", "modifier")},
        "role": role, "direction": direction, "compared_with": ranges["compared_with"],
        "period": read_period(line.keys["period"], text, own) if line.keys.get("period") else None,
        "measure": ranges["measure"], "source": line.keys.get("source") or None,
    }  # fmt: skip
    row |= {slot: facts[slot] for slot in ("low", "high", "vague") if slot in facts}
    return row | {
        "subject": ranges["subject"],
        "event": read_ranges(line.keys["event"], text, own, [range_]) if line.keys.get("event") else [],
        "polarity": words.get("polarity", "affirmed"), "mode": words.get("mode", "actual"),
        "whole": ranges["whole"], "place": ranges["place"], **same,
    }  # fmt: skip


def _with_unit(facts: Row) -> Row:
    """The facts with the unit that their kind has, where it has only one.  Raises SheetError where it has another."""
    kind, unit = facts["kind"], facts["unit"]
    units = UNITS.get(kind)
    if units is not None and unit not in units:
        if len(units) > 1:
            raise SheetError(f"unit= of {kind} is {' or '.join(units)}, not {unit}")
        return {**facts, "unit": units[0]}
    if kind == "money" and not re.fullmatch("[A-Z]{3}", unit or ""):
        raise SheetError(f"unit= of money is a currency like EUR, not {unit}")
    return facts


def _slots_above(line: Line, above: Mapping[str, Any] | None) -> list[str]:
    """The slots that a line has ^ in.  Raises SheetError where there is nothing to repeat."""
    slots = {**PLACES, "event": "event", "period": "period", "source": "source"}
    repeated = [key for key, words in line.keys.items() if words == "^"]
    if repeated and (above is None or not slots.keys() >= set(repeated)):
        raise SheetError(f"{repeated[0]}=^ has nothing above it to repeat")
    return [slots[key] for key in repeated]


def read_ranges(
    words: str, text: NumberedText, own: TextRange | None, apart: list[TextRange] | None = None
) -> list[list[int]]:
    """Places with + between them, in text order; without `own` one is in the sentences of the one before.  Raises SheetError."""
    ranges: list[TextRange] = []
    for part in _parts(words):
        if not part:
            raise SheetError("nothing stands beside a +")
        around = text.around(ranges[-1]) if ranges and own is None else own
        ranges.append(text.read(part, around, [*(apart or []), *ranges]))
    if any(after.start < before.end for before, after in pairwise(ranges)):
        raise SheetError("stretches that are not in the order of the text, or overlap")
    return [list(range_) for range_ in ranges]


def _parts(words: str) -> list[str]:
    """The places of a list: a + inside of quotation marks parts nothing."""
    parts = [""]
    for number, piece in enumerate(words.split('"')):
        if number % 2:
            parts[-1] += f'"{piece}"'
        else:
            first, *rest = piece.split("+")
            parts[-1] += first
            parts += rest
    return [part.strip() for part in parts]


def read_period(words: str, text: NumberedText, own: TextRange) -> Row:
    """The interval and the words that state it: "T1", or dates followed by T1 or the range of the words.  Raises SheetError."""
    if words.startswith("T"):
        if words not in text.dates:
            raise SheetError(
                f'there is no {words} with dates: dates and the words that state them, as 2025-05 S3 "May"'
            )
        start, end = text.dates[words]
        return {"start": start, "end": end, "span": list(text.names[words])}
    start, end, printed = read_dates(words)
    if not printed:
        raise SheetError("which words state the period? T1 or a place behind the dates")
    return {"start": start, "end": end, "span": list(text.read(printed, own))}


def source_by_quotes(row: Mapping[str, Any], quotes: Iterable[Mapping[str, Any]]) -> str:
    """Who gives a figure if nothing else is said: the claimant of the shortest quote that holds it, else the article."""
    range_ = TextRange(row["start"], row["end"])
    holding = [
        quote for quote in quotes if any(TextRange(*fragment).contains(range_) for fragment in quote["fragments"])
    ]
    shortest = min(holding, key=lambda quote: sum(end - start for start, end in quote["fragments"]), default=None)
    return (shortest["claimant"] if shortest else None) or "article"
