"""What right readers agree on, over the articles that both have."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from decimal import Decimal
from typing import Any

from benchmarks.evaluation.counts import Counts, best_pairs
from benchmarks.evaluation.reading import unit_name
from benchmarks.gold.figures import Row
from extractor.record.textrange import TextRange
from extractor.training.likeness import iou, letters, same_name, set_iou, words_f1

CORE = ("value", "unit", "role", "direction")
SLOTS = (*CORE, "per", "modifier", "measure", "period", "compared_with", "source")
NEW = ("subject", "event", "polarity", "mode", "whole", "place")
DEFAULTS = {"modifier": "exact", "source": "article", "polarity": "affirmed", "mode": "actual"}
PHRASES = ("measure", "subject", "whole", "place")
ALIKE, QUOTE_ALIKE = 0.5, 0.8


def agreement(first: Iterable[Row], second: Iterable[Row], texts: Mapping[str, str]) -> str:
    """The table: of each slot how often both say the same, of all pairs and of those where either fills it.

    Figures pair by ranges with half in common, quotes with 80 % of their letters.  core: range, value, unit, role and direction;
    full: every slot of version 1.1.  Two phrases are the same if their ranges or, where the text is known, their words have
    half in common.
    """
    by_id = {row["id"]: row for row in second}
    both = [
        (row, by_id[row["id"]]) for row in first if row["id"] in by_id and row["sha256"] == by_id[row["id"]]["sha256"]
    ]
    counts = {name: Counts() for name in ("range", "core", "full", "quotes", "quotes end to end", "references")}
    slots = {slot: Counts() for slot in (*SLOTS, *NEW)}
    for left, right in both:
        text = texts.get(left["id"], "")
        _count_figures(left["figures"], right["figures"], text, counts, slots)
        _count_quotes(left["quotes"], right["quotes"], text, counts)
        _count_references(left.get("references", []), right.get("references", []), counts["references"])
    return "\n".join(_table(len(both), counts, slots))


def _count_figures(
    left: Sequence[Row], right: Sequence[Row], text: str, counts: Mapping[str, Counts], slots: Mapping[str, Counts]
) -> None:
    pairs = best_pairs(left, right, lambda a, b: _at_least(iou(_range(a), _range(b)), ALIKE))
    agreeing = [{slot: _agree(slot, left[a], right[b], text) for slot in slots} for a, b in pairs]
    for (a, b), same in zip(pairs, agreeing, strict=True):
        for slot, count in slots.items():
            count.add_slot(_filled(slot, left[a]), _filled(slot, right[b]), same[slot])
    for name, wanted in (("range", ()), ("core", CORE), ("full", SLOTS)):
        counts[name].hits += sum(all(same[slot] for slot in wanted) for same in agreeing)
        counts[name].gold += len(left)
        counts[name].found += len(right)


def _count_quotes(left: Sequence[Row], right: Sequence[Row], text: str, counts: Mapping[str, Counts]) -> None:
    said = [[_characters(row["fragments"], text) for row in rows] for rows in (left, right)]
    pairs = best_pairs(said[0], said[1], lambda a, b: _at_least(set_iou(a, b), QUOTE_ALIKE))
    named = sum(_same_name(left[a]["claimant"], right[b]["claimant"]) for a, b in pairs)
    for name, hits in (("quotes", len(pairs)), ("quotes end to end", named)):
        counts[name].hits += hits
        counts[name].gold += len(left)
        counts[name].found += len(right)


def _count_references(left: Sequence[Row], right: Sequence[Row], count: Counts) -> None:
    """Expressions that both have: the answer is the same, and antecedents overlap."""
    by_range = {(row["start"], row["end"]): row for row in right}
    for row in left:
        match = by_range.get((row["start"], row["end"]))
        if match is not None:
            ranges = [TextRange(*each["refers_to"]) for each in (row, match) if each["refers_to"]]
            same = row["answer"] == match["answer"]
            same &= row["answer"] == "clause" or len(ranges) < 2 or ranges[0].overlaps(ranges[1])
            count.hits += same
            count.gold += 1
            count.found += 1


def _range(row: Row) -> TextRange:
    return TextRange(row["start"], row["end"])


def _at_least(likeness: float, least: float) -> float:
    return likeness if likeness >= least else 0.0


def _characters(fragments: Sequence[Sequence[int]], text: str) -> frozenset[int]:
    ranges = [TextRange(*fragment) for fragment in fragments]
    return letters(text, ranges) if text else frozenset(index for range_ in ranges for index in range(*range_))


def _filled(slot: str, row: Row) -> Any:
    """What a figure has in a slot; None where it is empty or has its default."""
    value = row.get(slot)
    if slot == "value":
        return (row.get("value"), row.get("low"), row.get("high"), row.get("vague"))
    return None if value in (None, [], DEFAULTS.get(slot)) else value


def _agree(slot: str, left: Row, right: Row, text: str) -> bool:
    a, b = _filled(slot, left), _filled(slot, right)
    if slot == "value":
        return all(_same_number(x, y) for x, y in zip(a, b, strict=True))
    if a is None or b is None:
        return a is b
    if slot in PHRASES:
        words = [text[slice(*range_)] for range_ in (a, b)]
        return max(iou(TextRange(*a), TextRange(*b)), words_f1(*words)) >= ALIKE
    return _COMPARED.get(slot, _equal)(a, b)


def _same_number(left: Any, right: Any) -> bool:
    if not isinstance(left, str) or not isinstance(right, str):
        return bool(left) == bool(right)
    return abs(Decimal(left) - Decimal(right)) <= max(abs(Decimal(left)), abs(Decimal(right))) * Decimal("0.001")


def _same_name(left: str | None, right: str | None) -> bool:
    return left == right or bool(left and right and same_name(left, right))


def _equal(left: Any, right: Any) -> bool:
    return bool(left == right)


_COMPARED: dict[str, Callable[[Any, Any], bool]] = {
    "unit": lambda left, right: unit_name(left) == unit_name(right),
    "per": lambda left, right: unit_name(left) == unit_name(right),
    "period": lambda left, right: (left["start"], left["end"]) == (right["start"], right["end"]),
    "compared_with": lambda left, right: TextRange(*left).overlaps(TextRange(*right)),
    "source": _same_name,
    "event": lambda left, right: set_iou(_characters(left, ""), _characters(right, "")) >= ALIKE,
}


def _table(articles: int, counts: Mapping[str, Counts], slots: Mapping[str, Counts]) -> Iterator[str]:
    yield f"{articles} articles that both have"
    yield f"{'':20}{'agree':>7}{'first':>7}{'second':>7}{'F1':>7}"
    for name, count in counts.items():
        yield f"{name:20}{count.hits:7}{count.gold:7}{count.found:7}{_percent(count.f1):>7}"
    yield f"\n{'on paired figures':20}{'agree':>7}{'of':>7}{'':>7}{'%':>7}   where either fills it: agree, of, %"
    for name, count in slots.items():
        either = count.matched - count.agreed + count.hits  # all but those that both leave empty
        share = count.hits / either if either else None
        of_all = f"{count.agreed:7}{count.matched:7}{'':7}{_percent(count.accuracy):>7}"
        yield f"{name:20}{of_all}   {count.hits:7}{either:7}{_percent(share):>7}"


def _percent(share: float | None) -> str:
    return "-" if share is None else f"{100 * share:.1f}"
