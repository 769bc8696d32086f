"""Times: the words (any overlap), and the interval and TIMEX3 value on those that match.

Only expressions that mean a calendar interval count: durations and frequencies have none, and the gold leaves them out.
A found time inside another one ("July" in "July to September") is passed over.  Where TimeML has no usual value (rolling
windows) the gold gives none, and none is compared.
"""

from __future__ import annotations

from benchmarks.evaluation.counts import best_pairs, unpaired
from benchmarks.evaluation.reading import Reading, TimeAnswer
from benchmarks.evaluation.sheet import MISSED, SPURIOUS, Miss, Sheet
from extractor.training.likeness import iou

TOPIC = "times"


def score_times(article: str, gold: Reading, predicted: Reading, sheet: Sheet) -> None:
    """Count the time expressions of one article."""
    wanted, got = gold.times, _outermost([time for time in predicted.times if any(time.interval)])
    pairs = best_pairs(wanted, got, lambda g, f: iou(g.range, f.range))
    for row in ("words", "interval"):
        sheet.add(TOPIC, row, gold=len(wanted), predicted=len(got))
    sheet.row(TOPIC, "words").hits += len(pairs)
    for g, f in pairs:
        expected, answer = wanted[g], got[f]
        sides = {"interval": (_dates(expected), _dates(answer))}
        if expected.value:
            sides["value"] = (expected.value, answer.value or "")
            sheet.add(TOPIC, "value", gold=1, predicted=1)
        for slot, (right, given) in sides.items():
            sheet.row(TOPIC, slot).add_slot(right, given, agree=right == given)
            if right != given:
                sheet.misses.append(_miss(article, slot, expected, right, given))
    missed, spurious = unpaired(pairs, wanted, got)
    sheet.misses += [_miss(article, MISSED, time, _dates(time), "") for time in missed]
    sheet.misses += [_miss(article, SPURIOUS, time, "", _dates(time)) for time in spurious]


def _outermost(times: list[TimeAnswer]) -> list[TimeAnswer]:
    return [time for time in times if not any(_is_inside(time, outer) for outer in times)]


def _is_inside(inner: TimeAnswer, outer: TimeAnswer) -> bool:
    return inner.range != outer.range and outer.range.contains(inner.range)


def _dates(time: TimeAnswer) -> str:
    return " to ".join(side or "…" for side in time.interval)


def _miss(article: str, slot: str, time: TimeAnswer, gold: str, predicted: str) -> Miss:
    return Miss(
        article=article, topic=TOPIC, slot=slot, surface=time.surface, gold=gold, found=predicted, range=time.range
    )
