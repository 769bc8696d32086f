"""Times: the words (any overlap), and the interval, type and TIMEX3 value on those that match.

The gold leaves the value empty where TimeML has no usual one (rolling windows): it is then not compared.
"""

from __future__ import annotations

from extractor.evaluation.counts import best_pairs
from extractor.evaluation.likeness import iou
from extractor.evaluation.reading import Reading, TimeAnswer
from extractor.evaluation.sheet import MISSED, SPURIOUS, Miss, Sheet

TOPIC = "times"


def score_times(article: str, gold: Reading, found: Reading, sheet: Sheet) -> None:
    """Count the time expressions of one article."""
    pairs = best_pairs(gold.times, found.times, lambda g, f: iou(g.place, f.place))
    for row in ("words", "interval", "type"):
        sheet.add(TOPIC, row, gold=len(gold.times), found=len(found.times))
    sheet.row(TOPIC, "words").hits += len(pairs)
    for g, f in pairs:
        one, other = gold.times[g], found.times[f]
        answers = {"interval": (_dates(one), _dates(other)), "type": (one.kind, other.kind)}
        if one.value:
            answers["value"] = (one.value, other.value or "")
            sheet.add(TOPIC, "value", gold=1, found=1)
        for slot, (wanted, got) in answers.items():
            sheet.row(TOPIC, slot).add_slot(wanted, got, agree=wanted == got)
            if wanted != got:
                sheet.misses.append(_miss(article, slot, one, wanted, got))
    for number, time in enumerate(gold.times):
        if number not in {g for g, _ in pairs}:
            sheet.misses.append(_miss(article, MISSED, time, _dates(time), ""))
    for number, time in enumerate(found.times):
        if number not in {f for _, f in pairs}:
            sheet.misses.append(_miss(article, SPURIOUS, time, "", _dates(time)))


def _dates(time: TimeAnswer) -> str:
    return " to ".join(side or "…" for side in time.interval)


def _miss(article: str, slot: str, time: TimeAnswer, gold: str, found: str) -> Miss:
    return Miss(article=article, topic=TOPIC, slot=slot, surface=time.surface, gold=gold, found=found, place=time.place)
