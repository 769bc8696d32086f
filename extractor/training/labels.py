"""Which candidates the gold calls right, as the scorer of the gold does.

measure   F1 of the words, determiners aside, of a half or more
period    the sides that both state are equal
source    the names share half of their words
subject   a mention of the entity, or the words, have half of the characters or the head word of the gold's, or its name
event     half of the letters are shared, or the main word stands in the gold's phrase
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from extractor.components.reader.candidate import Answer, Candidate, Pointed, Subject
from extractor.components.reader.context import Context
from extractor.components.reader.question import Question
from extractor.evaluation.likeness import iou, letters, same_name, set_iou, words_f1
from extractor.figure import FigurePeriod
from extractor.textrange import TextRange
from extractor.training.gold import GoldFigure

HALF = 0.5
_NEARLY = 0.2  # below the best measure: other extents of the same phrase


def pair(questions: Sequence[Question], figures: Iterable[GoldFigure]) -> list[GoldFigure | None]:
    """For each figure found the one of the gold that it shares half of its characters with, None for one that is none."""
    rest = list(figures)
    pairs: list[GoldFigure | None] = []
    for question in questions:
        place = TextRange(question.figure.start, question.figure.end)
        best = max(rest, key=lambda one: iou(one.range, place), default=None)
        if best is None or iou(best.range, place) < HALF:
            pairs.append(None)
        else:
            rest.remove(best)
            pairs.append(best)
    return pairs


def accepted(slot: Pointed, gold: GoldFigure, candidates: Sequence[Candidate], context: Context) -> list[bool]:
    """Which of the candidates the scorer takes for right; none where the slot is empty in the gold."""
    right = {"measure": _measure, "period": _period, "source": _source, "subject": _subject, "event": _event}[slot]
    return [right(gold, one, context) for one in candidates]


def taught(slot: Pointed, gold: GoldFigure, candidates: Sequence[Candidate], context: Context) -> list[bool]:
    """Which of them are worth learning: those accepted, but of measures the best and the extents of its phrase that come near it.

    Words of another phrase that has half of the same ones are no example of anything.
    """
    if slot != "measure" or gold.measure is None:
        return accepted(slot, gold, candidates, context)
    shared = [_shared(gold, one, context) for one in candidates]
    best = max(shared, default=0.0)
    least = max(HALF, best - _NEARLY)
    return [
        one >= least and (one == best or _overlaps(gold.measure, candidate.answer))
        for one, candidate in zip(shared, candidates, strict=True)
    ]


def is_filled(slot: Pointed, gold: GoldFigure) -> bool:
    """True if the gold fills the slot."""
    return bool(getattr(gold, slot))


def _measure(gold: GoldFigure, candidate: Candidate, context: Context) -> bool:
    return _shared(gold, candidate, context) >= HALF


def _shared(gold: GoldFigure, candidate: Candidate, context: Context) -> float:
    """F1 of the words of a measure."""
    if gold.measure is None or not isinstance(candidate.answer, TextRange):
        return 0.0
    return words_f1(context.text[slice(*gold.measure)], context.text[slice(*candidate.answer)])


def _overlaps(place: TextRange, answer: Answer) -> bool:
    return isinstance(answer, TextRange) and place.overlaps(answer)


def _period(gold: GoldFigure, candidate: Candidate, _context: Context) -> bool:
    found = candidate.answer
    if gold.period is None or not isinstance(found, FigurePeriod):
        return False
    sides = [
        (wanted, side[:10])
        for wanted, side in zip(gold.period, (found.from_, found.until), strict=True)
        if wanted and side
    ]
    return bool(sides) and all(wanted == side for wanted, side in sides)


def _source(gold: GoldFigure, candidate: Candidate, context: Context) -> bool:
    quotes: Mapping[str, str | None] = {one.id: one.claimant for one in context.found.quotes}
    entity = context.entities.get(quotes.get(str(candidate.answer), str(candidate.answer)) or "")
    return gold.source is not None and entity is not None and same_name(gold.source, entity.name)


def _subject(gold: GoldFigure, candidate: Candidate, context: Context) -> bool:
    found = candidate.answer
    if gold.subject is None or not isinstance(found, Subject):
        return False
    mentions = [
        TextRange(mention.start, mention.end) for mention, *_ in context.mentions if mention.entity == found.entity
    ]
    meant = context.referents.get(found.span)
    return any(_names_one(gold.subject, one, context) for one in (found.span, *mentions, *([meant] if meant else ())))


def _names_one(gold: TextRange, found: TextRange, context: Context) -> bool:
    if context.text[slice(*gold)].casefold() == context.text[slice(*found)].casefold():
        return True
    roots = [context.structure.root(*context.structure.tokens(*one)) for one in (gold, found)]
    if gold.overlaps(found):
        return iou(gold, found) >= HALF or roots[0] == roots[1]
    names = [f" {' '.join(_name(one, root, context))} " for one, root in zip((gold, found), roots, strict=True)]
    short, long = sorted(names, key=len)
    return bool(short.strip()) and short in long


def _name(place: TextRange, root: int, context: Context) -> list[str]:
    """The proper nouns in a row that the head of a phrase belongs to: "Ona Vell" of "bank chief Ona Vell of Oslo"."""
    columns, words = context.columns, list[str]()
    if columns.tags[root][:3] != "NNP":
        return words
    first, stop = context.structure.tokens(*place)
    for i in range(first, stop):
        if columns.tags[i][:3] == "NNP":
            words.append(columns.lower[i])
        elif i > root:
            break
        else:
            words = []
    return words


def _event(gold: GoldFigure, candidate: Candidate, context: Context) -> bool:
    found = candidate.answer
    if not gold.event or not isinstance(found, TextRange):
        return False
    wanted = letters(context.text, gold.event)
    root = context.structure.root(*context.structure.tokens(*found))
    return set_iou(wanted, letters(context.text, [found])) >= HALF or context.columns.starts[root] in wanted
