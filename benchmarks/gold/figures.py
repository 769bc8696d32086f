"""The line of a figure, read and written."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from itertools import pairwise
from typing import Any

from benchmarks.gold.line import Line, check_keys, read_dates, read_number, slot_words
from benchmarks.gold.place import NumberedText, SheetError
from extractor.textrange import TextRange

Row = dict[str, Any]
"""A figure, quote or reference of the gold."""
FACTS = ("kind", "value", "unit", "per", "modifier", "low", "high", "vague")
"""What is found of a figure besides its range."""
FACT_KEYS = ("value", "low", "high", "unit", "per")
PLACES = {"measure": "measure", "subject": "subject", "compared": "compared_with", "whole": "whole", "place": "place"}
"""The slots that are one range: their key in a sheet and in the gold."""
KEYS = ("measure", "subject", "event", "period", "compared", "whole", "place", "source", "at", *FACT_KEYS)
WORDS = ("role", "direction", "polarity", "mode", "modifier", "kind", "vague")


def read_facts(line: Line, found: Mapping[str, Any]) -> Row:
    """What a line says of the amount; what it does not say is as it was found.  Raises SheetError."""
    words = slot_words(line, WORDS)
    facts = {"per": None, "unit": None, "modifier": "exact", "value": None} | dict(found)
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


def read_figure(line: Line, text: NumberedText, place: TextRange, found: Mapping[str, Any]) -> Row:
    """The figure that a line says of what was found at `place`.  Without source= its source is None.  Raises SheetError."""
    check_keys(line, KEYS)
    words = slot_words(line, WORDS)
    if line.keys.get("at"):
        place = text.read(line.keys["at"], text.around(place))
    role, direction = words.get("role"), words.get("direction")
    if role is None:
        raise SheetError("the role is missing: level, change, baseline, share, difference, target, rate, or out")
    if (direction is not None) != (role == "change"):
        raise SheetError("up, down or flat goes with change, and only with it")
    if line.keys.get("compared") and role not in ("change", "difference"):
        raise SheetError("compared= goes with change and difference")
    facts, own = read_facts(line, found), text.around(place)
    places = {
        slot: list(text.read(line.keys[key], own, [place])) if line.keys.get(key) else None
        for key, slot in PLACES.items()
    }
    row = {
        "start": place.start, "end": place.end,
        **{slot: facts[slot] for slot in ("kind", "value", "unit", "per", "modifier")},
        "role": role, "direction": direction, "compared_with": places["compared_with"],
        "period": read_period(line.keys["period"], text, own) if line.keys.get("period") else None,
        "measure": places["measure"], "source": line.keys.get("source") or None,
    }  # fmt: skip
    row |= {slot: facts[slot] for slot in ("low", "high", "vague") if slot in facts}
    return row | {
        "subject": places["subject"],
        "event": read_ranges(line.keys["event"], text, own, [place]) if line.keys.get("event") else [],
        "polarity": words.get("polarity", "affirmed"), "mode": words.get("mode", "actual"),
        "whole": places["whole"], "place": places["place"],
    }  # fmt: skip


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
    if any(two.start < one.end for one, two in pairwise(ranges)):
        raise SheetError("stretches that are not in the order of the text, or overlap")
    return [list(one) for one in ranges]


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
    """The interval and the words that state it: "T1", or dates with T1 or a place behind them.  Raises SheetError."""
    if words.startswith("T"):
        if words not in text.dates:
            raise SheetError(
                f'there is no {words} with dates: dates and the words that state them, as 2025-05 S3 "May"'
            )
        start, end = text.dates[words]
        return {"start": start, "end": end, "span": list(text.names[words])}
    start, end, place = read_dates(words)
    if not place:
        raise SheetError("which words state the period? T1 or a place behind the dates")
    return {"start": start, "end": end, "span": list(text.read(place, own))}


def write_figure(row: Mapping[str, Any], found: Mapping[str, Any] | None, text: NumberedText) -> list[str]:
    """The segments that are read as this figure, where `found` was found (None: nothing)."""
    place = TextRange(row["start"], row["end"])
    own = text.around(place)
    polarity = row.get("polarity", "negated" if row.get("negated") else "affirmed")
    mode = row.get("mode", "conditional" if row.get("hypothetical") else "actual")
    base = found or {"per": None, "unit": None, "modifier": "exact", "value": None}
    changed = [slot for slot in FACTS if row.get(slot) != base.get(slot)]
    if {"low", "high"} & set(changed):
        changed = [*(slot for slot in changed if slot not in ("low", "high")), "low", "high"]
    words = [
        row["role"], row["direction"], polarity if polarity != "affirmed" else None, mode if mode != "actual" else None,
        *(row[slot] for slot in ("kind", "modifier") if slot in changed),
        "vague" if "vague" in changed and row.get("vague") else None,
    ]  # fmt: skip
    segments = [" ".join(word for word in words if word)]
    if found is not None and TextRange(*found["range"]) != place:
        segments.append(f"at={text.write(place, text.around(TextRange(*found['range'])))}")
    segments += [f"{key}={row.get(key) or ''}" for key in changed if key in FACT_KEYS and _is_needed(key, row)]
    for key, slot in PLACES.items():
        if row.get(slot):
            segments.append(f"{key}={text.write(TextRange(*row[slot]), own, [place])}")
    if row.get("event"):
        segments.append(f"event={write_ranges(row['event'], text, own, [place])}")
    if row["period"]:
        segments.append(f"period={_write_period(row['period'], text, own)}")
    return segments + ([f"source={free_words(row['source'])}"] if row["source"] else [])


def source_by_quotes(row: Mapping[str, Any], quotes: Iterable[Mapping[str, Any]]) -> str:
    """Who gives a figure if nothing else is said: the claimant of the shortest quote that holds it, else the article."""
    place = TextRange(row["start"], row["end"])
    holding = [quote for quote in quotes if any(TextRange(*one).contains(place) for one in quote["fragments"])]
    shortest = min(holding, key=lambda quote: sum(end - start for start, end in quote["fragments"]), default=None)
    return (shortest["claimant"] if shortest else None) or "article"


def free_words(name: str) -> str:
    """A name as it can stand in a line."""
    return " ".join(name.replace('"', "'").replace("|", "/").split())


def _is_needed(key: str, row: Mapping[str, Any]) -> bool:
    return key in ("unit", "per") or row.get(key) is not None


def write_ranges(
    ranges: list[list[int]], text: NumberedText, own: TextRange | None, apart: list[TextRange] | None = None
) -> str:
    """The places that are read as these ranges."""
    written: list[TextRange] = []
    words = []
    for one in ranges:
        around = text.around(written[-1]) if written and own is None else own
        words.append(text.write(TextRange(*one), around, [*(apart or []), *written]))
        written.append(TextRange(*one))
    return " + ".join(words)


def _write_period(period: Mapping[str, Any], text: NumberedText, own: TextRange) -> str:
    span, dates = TextRange(*period["span"]), (period["start"], period["end"])
    for name, interval in text.dates.items():
        if interval == dates and text.names[name] == span:
            return name
    return f"{dates[0] or ''}..{dates[1] or ''} {text.write(span, own)}"
