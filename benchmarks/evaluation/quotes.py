"""Quotes: the words, their kind, who said them and by which cue.

A found quote belongs to the gold quote with which it shares at least 0.8 of the letters and digits of all fragments
(intersection over union; marks and punctuation do not count).  A found quote that matches nothing and says itself that
it repeats another or lies inside one is passed over, since the gold does not annotate those.
"""

from __future__ import annotations

from benchmarks.evaluation.counts import best_pairs, unpaired
from benchmarks.evaluation.reading import QuoteAnswer, Reading, known_ranges, overlapping
from benchmarks.evaluation.sheet import MISSED, SPURIOUS, Miss, Sheet
from extractor.training.likeness import any_same_name, letters, set_iou

TOPIC = "quotes"
MATCH_IOU = 0.8
KINDS = ("direct", "mixed", "indirect")
SLOTS = ("kind", "speaker", "claimant", "cue")


def score_quotes(article: str, gold: Reading, predicted: Reading, text: str, sheet: Sheet) -> None:
    """Count the quotes of one article; `text` is the gold text."""
    wanted = [letters(text, known_ranges(quote.fragments)) for quote in gold.quotes]
    got = [letters(text, known_ranges(quote.fragments)) for quote in predicted.quotes]
    pairs = best_pairs(wanted, got, lambda g, f: value if (value := set_iou(g, f)) >= MATCH_IOU else 0.0)
    missed, others = unpaired(pairs, gold.quotes, predicted.quotes)
    spurious = [quote for quote in others if not quote.is_repeat]
    counted = [predicted.quotes[f] for _, f in pairs] + spurious
    for row in ("words", "words and claimant"):
        sheet.add(TOPIC, row, gold=len(gold.quotes), predicted=len(counted))
    for kind in KINDS:
        numbers = [sum(quote.kind == kind for quote in side) for side in (gold.quotes, counted)]
        sheet.add(TOPIC, kind, gold=numbers[0], predicted=numbers[1])
    for slot in SLOTS:
        numbers = [sum(getattr(quote, slot) is not None for quote in side) for side in (gold.quotes, counted)]
        sheet.add(TOPIC, slot, gold=numbers[0], predicted=numbers[1])
    for g, f in pairs:
        expected, answer = gold.quotes[g], predicted.quotes[f]
        right = {slot: _agree(slot, expected, answer) for slot in SLOTS}
        sheet.row(TOPIC, "words").hits += 1
        sheet.row(TOPIC, "words and claimant").hits += right["claimant"]
        sheet.row(TOPIC, expected.kind).hits += right["kind"]
        for slot, is_right in right.items():
            sheet.row(TOPIC, slot).add_slot(getattr(expected, slot), getattr(answer, slot), agree=is_right)
            if not is_right:
                answers = (_shown(getattr(side, slot), text) for side in (expected, answer))
                sheet.misses.append(_miss(article, slot, expected, *answers))
    for quote in missed:
        sheet.misses.append(_miss(article, MISSED, quote, f"{quote.kind}, {_shown(quote.claimant, text)}", ""))
    for quote in spurious:
        sheet.misses.append(_miss(article, SPURIOUS, quote, "", f"{quote.kind}, {_shown(quote.claimant, text)}"))


def _agree(slot: str, gold: QuoteAnswer, predicted: QuoteAnswer) -> bool:
    wanted, got = getattr(gold, slot), getattr(predicted, slot)
    if wanted is None or got is None:
        return wanted is None and got is None
    if slot == "claimant":
        return any_same_name(wanted, got)
    return bool(wanted == got) if slot == "kind" else overlapping(wanted, got)


def _miss(article: str, slot: str, quote: QuoteAnswer, gold: str, predicted: str) -> Miss:
    words = next(iter(known_ranges(quote.fragments)), None)
    return Miss(article=article, topic=TOPIC, slot=slot, surface=quote.surface, gold=gold, found=predicted, range=words)


def _shown(answer: object, text: str) -> str:
    if isinstance(answer, str):
        return answer
    if isinstance(answer, tuple) and answer and isinstance(answer[0], int):
        return text[answer[0] : answer[1]] if answer[0] >= 0 else "(words that the gold text does not have)"
    return " / ".join(map(str, answer)) if isinstance(answer, tuple) else ""
