"""Times: the words (any overlap), and the interval and TIMEX3 value on those that match.

Only expressions that mean a calendar interval count: durations and frequencies have none, and the gold leaves them out.
A found time inside another one ("July" in "July to September") is passed over.  Where TimeML has no usual value (rolling
windows) the gold gives none, and none is compared.
"""

from __future__ import annotations

from extractor.evaluation.counts import best_pairs, unpaired
from extractor.evaluation.likeness import iou
from extractor.evaluation.reading import Reading, TimeAnswer
from extractor.evaluation.sheet import MISSED, SPURIOUS, Miss, Sheet

TOPIC = "times"


def score_times(article: str, gold: Reading, found: Reading, sheet: Sheet) -> None:
    """Count the time expressions of one article."""
    wanted, got = gold.times, _outermost([time for time in found.times if any(time.interval)])
    pairs = best_pairs(wanted, got, lambda g, f: iou(g.place, f.place))
    for row in ("words", "interval"):
        sheet.add(TOPIC, row, gold=len(wanted), found=len(got))
    sheet.row(TOPIC, "words").hits += len(pairs)
    for g, f in pairs:
        one, other = wanted[g], got[f]
        answers = {"interval": (_dates(one), _dates(other))}
        if one.value:
            answers["value"] = (one.value, other.value or "")
            sheet.add(TOPIC, "value", gold=1, found=1)
        for slot, (expected, given) in answers.items():
            sheet.row(TOPIC, slot).add_slot(expected, given, agree=expected == given)
            if expected != given:
                sheet.misses.append(_miss(article, slot, one, expected, given))
    missed, spurious = unpaired(pairs, wanted, got)
    sheet.misses += [_miss(article, MISSED, time, _dates(time), "") for time in missed]
    sheet.misses += [_miss(article, SPURIOUS, time, "", _dates(time)) for time in spurious]


def _outermost(times: list[TimeAnswer]) -> list[TimeAnswer]:
    return [one for one in times if not any(_is_inside(one, other) for other in times)]


def _is_inside(one: TimeAnswer, other: TimeAnswer) -> bool:
    return one.place != other.place and other.place.contains(one.place)


def _dates(time: TimeAnswer) -> str:
    return " to ".join(side or "…" for side in time.interval)


def _miss(article: str, slot: str, time: TimeAnswer, gold: str, found: str) -> Miss:
    return Miss(article=article, topic=TOPIC, slot=slot, surface=time.surface, gold=gold, found=found, place=time.place)
