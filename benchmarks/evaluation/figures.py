"""Figures, slot by slot.

A found figure belongs to the gold figure whose range it shares at least half of (intersection over union >= 0.5).  A
slot is a hit where both sides state it and agree: precision is of the slots that were found, recall of those that the
gold states, and `accuracy` is of the matched figures, where two empty slots agree.

    value, unit, per, modifier, role     equal; a value to 0.01 %, a fraction to 0.1 %, a stated range by both ends
    direction                            equal, of changes: the gold gives none to a difference
    measure                              word F1 of the two phrases >= 0.5, determiners aside
    period                               both ends equal; a side that one of the two leaves open is not compared
    compared_with                        the two ranges overlap
    attributed_to                        both the article, or names that share half of their words
    core slots                           range, value, unit, role and direction right
    full claim                           every slot but baseline_kind right
"""

from __future__ import annotations

from decimal import Decimal

from benchmarks.evaluation.counts import best_pairs, unpaired
from benchmarks.evaluation.reading import FigureAnswer, Reading, overlapping
from benchmarks.evaluation.sheet import MISSED, SPURIOUS, Miss, Sheet
from extractor.training.likeness import any_same_name, iou, words_f1

TOPIC = "figures"
MATCH_IOU = 0.5
MEASURE_F1 = 0.5
CORE = ("value", "unit", "role", "direction")
FULL = (*CORE, "per", "modifier", "measure", "period", "compared_with", "attributed_to")
SLOTS = (*FULL, "baseline_kind")
_TOLERANCE, _FRACTION_TOLERANCE = Decimal("0.0001"), Decimal("0.001")


def score_figures(article: str, gold: Reading, predicted: Reading, sheet: Sheet) -> None:
    """Count the figures of one article."""
    pairs = best_pairs(gold.figures, predicted.figures, _similarity)
    for row in ("span", "core slots", "full claim"):
        sheet.add(TOPIC, row, gold=len(gold.figures), predicted=len(predicted.figures))
    sheet.row(TOPIC, "span").hits += len(pairs)
    for slot in SLOTS:
        stated = [sum(getattr(figure, slot) is not None for figure in side.figures) for side in (gold, predicted)]
        sheet.add(TOPIC, slot, gold=stated[0], predicted=stated[1])
    for g, f in pairs:
        wanted, got = gold.figures[g], predicted.figures[f]
        right = {slot: agree(slot, wanted, got) for slot in SLOTS}
        sheet.row(TOPIC, "core slots").hits += all(right[slot] for slot in CORE)
        sheet.row(TOPIC, "full claim").hits += all(right[slot] for slot in FULL)
        for slot, is_right in right.items():
            answers = getattr(wanted, slot), getattr(got, slot)
            sheet.row(TOPIC, slot).add_slot(*answers, agree=is_right)
            if not is_right:
                sheet.misses.append(_miss(article, slot, wanted, *map(_shown, answers)))
    missed, spurious = unpaired(pairs, gold.figures, predicted.figures)
    sheet.misses += [_miss(article, MISSED, figure, _summary(figure), "") for figure in missed]
    sheet.misses += [_miss(article, SPURIOUS, figure, "", _summary(figure)) for figure in spurious]


def _similarity(gold: FigureAnswer, predicted: FigureAnswer) -> float:
    value = iou(gold.range, predicted.range)
    return value if value >= MATCH_IOU else 0.0


def agree(slot: str, gold: FigureAnswer, predicted: FigureAnswer) -> bool:
    """True if one slot of a matched pair is right."""
    wanted, got = getattr(gold, slot), getattr(predicted, slot)
    if slot == "direction" and gold.role == "difference":
        return True
    if wanted is None or got is None:
        return wanted is None and got is None
    if slot == "value":
        return _same_value(wanted, got, _FRACTION_TOLERANCE if gold.kind == "fraction" else _TOLERANCE)
    if slot == "measure":
        return words_f1(wanted, got) >= MEASURE_F1
    if slot == "period":
        sides = [(first, second) for first, second in zip(wanted, got, strict=True) if first and second]
        return bool(sides) and all(first == second for first, second in sides)
    if slot == "compared_with":
        return overlapping(wanted, got)
    if slot == "attributed_to":
        return any_same_name(wanted, got)
    return bool(wanted == got)


def _same_value(wanted: object, got: object, tolerance: Decimal) -> bool:
    if isinstance(wanted, tuple) and isinstance(got, tuple):
        return all(_same_value(first, second, tolerance) for first, second in zip(wanted, got, strict=True))
    if isinstance(wanted, Decimal) and isinstance(got, Decimal):
        return abs(wanted - got) <= max(abs(wanted), abs(got)) * tolerance
    return wanted == got


def _miss(article: str, slot: str, figure: FigureAnswer, gold: str, predicted: str) -> Miss:
    return Miss(
        article=article, topic=TOPIC, slot=slot, surface=figure.surface, gold=gold, found=predicted, range=figure.range
    )


def _summary(figure: FigureAnswer) -> str:
    slots = (figure.value, figure.unit, figure.role, figure.direction, figure.measure)
    return ", ".join(_shown(slot) for slot in slots if slot is not None)


def _shown(answer: object) -> str:
    if isinstance(answer, tuple):
        return " / ".join(_shown(part) for part in answer)
    return "" if answer is None else f"{answer:f}" if isinstance(answer, Decimal) else str(answer)
