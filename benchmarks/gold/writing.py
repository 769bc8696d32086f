"""Gold as the lines of a sheet: what `figures` and `quotes` read."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from benchmarks.gold.figures import FACT_KEYS, FACTS, PLACES
from benchmarks.gold.numbered_text import NumberedText
from extractor.record.textrange import TextRange


def write_figure(row: Mapping[str, Any], shown: Mapping[str, Any] | None, text: NumberedText) -> list[str]:
    """The segments that are read as this figure, where `shown` was found (None: nothing)."""
    range_ = TextRange(row["start"], row["end"])
    own = text.around(range_)
    polarity = row.get("polarity", "negated" if row.get("negated") else "affirmed")
    mode = row.get("mode", "conditional" if row.get("hypothetical") else "actual")
    base = shown or {"per": None, "unit": None, "modifier": "exact", "value": None}
    changed = [slot for slot in FACTS if row.get(slot) != base.get(slot)]
    if {"low", "high"} & set(changed):
        changed = [*(slot for slot in changed if slot not in ("low", "high")), "low", "high"]
    words = [
        row["role"], row["direction"], polarity if polarity != "affirmed" else None, mode if mode != "actual" else None,
        *(row[slot] for slot in ("kind", "modifier") if slot in changed),
        "vague" if "vague" in changed and row.get("vague") else None,
    ]  # fmt: skip
    segments = [" ".join(word for word in words if word)]
    if shown is not None and TextRange(*shown["range"]) != range_:
        segments.append(f"at={text.write(range_, text.around(TextRange(*shown['range'])))}")
    segments += [f"{key}={row.get(key) or ''}" for key in changed if key in FACT_KEYS and _is_needed(key, row)]
    for key, slot in PLACES.items():
        if row.get(slot):
            segments.append(f"{key}={text.write(TextRange(*row[slot]), own, [range_])}")
    if row.get("event"):
        segments.append(f"event={write_ranges(row['event'], text, own, [range_])}")
    if row["period"]:
        segments.append(f"period={_write_period(row['period'], text, own)}")
    return segments + ([f"source={free_words(row['source'])}"] if row["source"] else [])


def _is_needed(key: str, row: Mapping[str, Any]) -> bool:
    return key in ("unit", "per") or row.get(key) is not None


def _write_period(period: Mapping[str, Any], text: NumberedText, own: TextRange) -> str:
    span, dates = TextRange(*period["span"]), (period["start"], period["end"])
    for name, interval in text.dates.items():
        if interval == dates and text.names[name] == span:
            return name
    return f"{dates[0] or ''}..{dates[1] or ''} {text.write(span, own)}"


def write_quote(row: Mapping[str, Any], text: NumberedText) -> str:
    """The line that is read as this quote."""
    said = [TextRange(*fragment) for fragment in row["fragments"]]
    own = text.around(TextRange(said[0].start, said[-1].end))
    name = {range_: name for name, range_ in text.names.items() if name.startswith("M")}
    if len(said) == 1 and said[0] in name:
        fragments = name[said[0]]
    elif all(fragment in name for fragment in said):
        fragments = " + ".join(name[fragment] for fragment in said)
    else:
        fragments = write_ranges(row["fragments"], text, None)
    words = [f"Q {fragments}", row["kind"]]
    words += [f"{key}={text.write(TextRange(*row[key]), own, said)}" for key in ("speaker",) if row[key]]
    words.append(f"claimant={free_words(row['claimant'] or 'none')}")
    words += [f"{key}={text.write(TextRange(*row[key]), own, said)}" for key in ("cue",) if row[key]]
    return " | ".join(words)


def write_reference(row: Mapping[str, Any], text: NumberedText) -> str:
    """The words that are read as this answer."""
    if not row["refers_to"]:
        return str(row["answer"])
    range_ = TextRange(row["start"], row["end"])
    words = text.write(TextRange(*row["refers_to"]), text.around(range_), [range_])
    return f"clause {words}" if row["answer"] == "clause" else words


def write_ranges(
    ranges: list[list[int]], text: NumberedText, own: TextRange | None, apart: list[TextRange] | None = None
) -> str:
    """The places that are read as these ranges."""
    written: list[TextRange] = []
    words = []
    for range_ in ranges:
        around = text.around(written[-1]) if written and own is None else own
        words.append(text.write(TextRange(*range_), around, [*(apart or []), *written]))
        written.append(TextRange(*range_))
    return " + ".join(words)


def free_words(name: str) -> str:
    """A name as a line can have it."""
    return " ".join(name.replace('"', "'").replace("|", "/").split())
