"""The slots of a figure that both sides have, compared.

The older slots count as in the benchmark of claims: value to 0.01 % (a fraction to 0.1 %), unit and per in one spelling, measure
by half of the words, period by the sides that both state, compared_with by an overlap, source by half of the words of the name;
a slot that is empty on both sides is right.  The newer ones count as a careful reader would take them:

    subject   the entity and the words of the claim (without an entity, not if the figure is in them).  Right if a mention,
              the words or what they refer to have half of the characters or the head word of the gold's, or both are names of one
              thing; one for two is wrong, and so is a noun of the measure ("sales") for its owner
    event     half of the letters in common, or the main word is in the gold's phrase: "has" for "has a margin"
    polarity, mode   equal.  A baseline has none of its claim: what was expected is expected, all else actual and affirmed
    whole     the figure that the statement has, else the measure of a share, after it with "of"; right as a subject is
    place     the entity; right as a subject is
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Iterable
from decimal import Decimal, InvalidOperation
from typing import Any, NamedTuple

from benchmarks.evaluation.reading import unit_name
from benchmarks.gold.agreement import DEFAULTS, NEW, SLOTS
from benchmarks.gold.answers import Day, answers
from benchmarks.gold.extracted import ALIKE, Extracted
from benchmarks.gold.figures import Row
from benchmarks.references import is_right
from extractor.record.figure import Figure
from extractor.record.textrange import TextRange
from extractor.training.likeness import letters, same_name, set_iou, words_f1

ALWAYS = ("value", "unit", "role")
BY_ENTITY = "subject: entity"
"""The subject where only the entity counts, without the words."""
_TOLERANCE, _FRACTION_TOLERANCE = Decimal("0.0001"), Decimal("0.001")
_OFFICES = re.compile(r"\b(president|minister)\b", re.IGNORECASE)


class Slot(NamedTuple):
    """Whether a slot is right, whether the gold fills it, and whether the extractor does."""

    right: bool
    stated: bool
    said: bool


def compare_slots(gold: Row, figure: Figure, article: Extracted) -> dict[str, Slot]:
    """Every slot of a figure that both sides have, and the subject once more by its entity."""
    extracted = answers(figure, article)
    slots = {}
    for slot in (*SLOTS, *NEW, BY_ENTITY):
        wanted = gold.get(slot.partition(":")[0]) or None
        wanted = None if wanted == DEFAULTS.get(slot) else wanted
        right = _COMPARED.get(slot, _equal)
        got = extracted[slot]
        if slot == "value":
            same = _same_value(gold, figure)
        elif slot == "direction" and gold["role"] == "difference":
            same = True  # the gold has none
        elif wanted is None or got is None:
            same = wanted is None and got is None
        else:
            same = right(wanted, got, article)
        slots[slot] = Slot(same, wanted is not None, got is not None or slot in ALWAYS)
    return slots


def _same_value(gold: Row, figure: Figure) -> bool:
    if gold.get("vague"):
        return figure.vague
    if gold.get("value") is None:
        return _close(gold.get("low"), figure.low) and _close(gold.get("high"), figure.high)
    return _close(gold["value"], figure.value, _FRACTION_TOLERANCE if gold["kind"] == "fraction" else _TOLERANCE)


def _close(left: object, right: object, tolerance: Decimal = _TOLERANCE) -> bool:
    try:
        first, second = (abs(Decimal(str(side))) for side in (left, right))
    except InvalidOperation:
        return False
    return abs(first - second) <= max(first, second) * tolerance


def names_one(gold: str | None, answer: str | None) -> bool:
    """Whether two names share half of their words, titles and offices aside; two empty ones are the same."""
    if gold is None or not answer:
        return gold is None and answer is None
    return same_name(_OFFICES.sub("", gold), _OFFICES.sub("", answer))


def _equal(gold: object, answer: object, _article: Extracted) -> bool:
    return bool(gold == answer)


def _same_unit(gold: str, answer: str, _article: Extracted) -> bool:
    return unit_name(gold) == unit_name(answer)


def _same_measure(gold: list[int], answer: TextRange, article: Extracted) -> bool:
    return words_f1(article.text[slice(*gold)], article.text[slice(*answer)]) >= ALIKE


def _same_period(gold: Row, answer: tuple[Day, Day], _article: Extracted) -> bool:
    wanted = (dt.date.fromisoformat(side) if side else None for side in (gold["start"], gold["end"]))
    sides = [(first, second) for first, second in zip(wanted, answer, strict=True) if first and second]
    return bool(sides) and all(first == second for first, second in sides)


def _same_event(gold: list[list[int]], answer: TextRange, article: Extracted) -> bool:
    wanted = letters(article.text, (TextRange(*span) for span in gold))
    if set_iou(wanted, letters(article.text, [answer])) >= ALIKE:
        return True
    span = article.doc.char_span(*answer, alignment_mode="expand")
    return span is not None and span.root.idx in wanted


def _names_it(gold: list[int], ranges: Iterable[TextRange], article: Extracted) -> bool:
    return any(is_right(article.doc, TextRange(*gold), range_) for range_ in ranges)


_COMPARED: dict[str, Callable[[Any, Any, Extracted], bool]] = {
    "unit": _same_unit, "per": _same_unit, "measure": _same_measure, "period": _same_period,
    "compared_with": lambda gold, answer, _: TextRange(*gold).overlaps(answer),
    "source": lambda gold, answer, _: names_one(gold, answer), "event": _same_event,
    "subject": _names_it, BY_ENTITY: _names_it, "whole": _names_it, "place": _names_it,
}  # fmt: skip
