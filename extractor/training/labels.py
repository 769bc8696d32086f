"""Which candidates the gold calls right, as the scorer of the gold does.

measure   F1 of the words, determiners aside, of a half or more
period    the sides that both state are equal
source    the names share half of their words
subject   a mention of the entity, or the words, have half of the characters or the head word of the gold's, or its name
event     half of the letters are shared, or the main word is in the gold's phrase
antecedent   as a subject; one person for two is wrong
claimant  the names share half of their words
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from extractor.components.reader.candidate import Answer, Candidate, Pointed, Subject
from extractor.components.reader.context import Context
from extractor.components.reader.question import Question
from extractor.record.figure import Figure, FigurePeriod
from extractor.record.quote import Quote
from extractor.record.reference import Reference
from extractor.record.textrange import TextRange
from extractor.training.gold import GoldArticle, GoldFigure, GoldQuote, GoldReference, GoldRow
from extractor.training.likeness import iou, letters, same_name, set_iou, words_f1

HALF = 0.5
_NEARLY = 0.2  # below the best measure: other extents of the same phrase


def pair(questions: Sequence[Question], article: GoldArticle) -> list[GoldRow | None]:
    """For each question the row of the gold that it is about, None where there is none.

    Figures and references share half of their characters with it, quotes half of their letters.
    """
    rest: list[GoldRow] = [*article.figures, *article.references, *article.quotes]
    pairs: list[GoldRow | None] = []
    for question in questions:
        kind, likeness = _likeness(question.row, article.text)
        best = max((gold for gold in rest if isinstance(gold, kind)), key=likeness, default=None)
        if best is not None and likeness(best) >= HALF:
            rest.remove(best)
            pairs.append(best)
        else:
            pairs.append(None)
    return pairs


def _likeness(row: Figure | Reference | Quote, text: str) -> tuple[type[GoldRow], Callable[[Any], float]]:
    """Which rows of the gold a row may be, and how far it is one."""
    if isinstance(row, Quote):
        own = letters(text, row.fragments)
        return GoldQuote, lambda quote: set_iou(own, letters(text, quote.fragments)) if _touch(row, quote) else 0.0
    range_ = TextRange(row.start, row.end)
    return GoldFigure if isinstance(row, Figure) else GoldReference, lambda gold: iou(gold.range, range_)


def _touch(quote: Quote, gold: GoldQuote) -> bool:
    return gold.fragments[0].start < quote.fragments[-1].end and quote.fragments[0].start < gold.fragments[-1].end


def accepted(slot: Pointed, gold: GoldRow, candidates: Sequence[Candidate], context: Context) -> list[bool]:
    """Which of the candidates the scorer takes for right; none where the slot is empty in the gold."""
    right = _RIGHT[slot]
    return [right(gold, candidate, context) for candidate in candidates]


def taught(slot: Pointed, gold: GoldRow, candidates: Sequence[Candidate], context: Context) -> list[bool]:
    """Which of them are worth learning: those accepted, but of measures the best and the extents of its phrase that come near it.

    Words of another phrase that has half of the same ones are no example of anything.
    """
    if slot != "measure" or not isinstance(gold, GoldFigure) or gold.measure is None:
        return accepted(slot, gold, candidates, context)
    shared = [_shared(gold, candidate, context) for candidate in candidates]
    best = max(shared, default=0.0)
    least = max(HALF, best - _NEARLY)
    return [
        share >= least and (share == best or _overlaps(gold.measure, candidate.answer))
        for share, candidate in zip(shared, candidates, strict=True)
    ]


def is_filled(slot: Pointed, gold: GoldRow) -> bool:
    """True if the gold fills the slot."""
    return bool(getattr(gold, slot, None))


def _measure(gold: GoldFigure, candidate: Candidate, context: Context) -> bool:
    return _shared(gold, candidate, context) >= HALF


def _shared(gold: GoldFigure, candidate: Candidate, context: Context) -> float:
    """F1 of the words of a measure."""
    if gold.measure is None or not isinstance(candidate.answer, TextRange):
        return 0.0
    return words_f1(context.text[slice(*gold.measure)], context.text[slice(*candidate.answer)])


def _overlaps(range_: TextRange, answer: Answer) -> bool:
    return isinstance(answer, TextRange) and range_.overlaps(answer)


def _period(gold: GoldFigure, candidate: Candidate, _context: Context) -> bool:
    answer = candidate.answer
    if gold.period is None or not isinstance(answer, FigurePeriod):
        return False
    sides = [
        (wanted, side[:10])
        for wanted, side in zip(gold.period, (answer.from_, answer.until), strict=True)
        if wanted and side
    ]
    return bool(sides) and all(wanted == side for wanted, side in sides)


def _source(gold: GoldFigure, candidate: Candidate, context: Context) -> bool:
    quotes: Mapping[str, str | None] = {quote.id: quote.claimant for quote in context.found.quotes}
    entity = context.entities.get(quotes.get(str(candidate.answer), str(candidate.answer)) or "")
    return gold.source is not None and entity is not None and same_name(gold.source, entity.name)


def _subject(gold: GoldFigure, candidate: Candidate, context: Context) -> bool:
    answer = candidate.answer
    if gold.subject is None or not isinstance(answer, Subject):
        return False
    mentions = [
        TextRange(mention.start, mention.end) for mention, *_ in context.mentions if mention.entity == answer.entity
    ]
    meant = context.meant.get(answer.span)
    return any(
        _names_one(gold.subject, mention, context) for mention in (answer.span, *mentions, *([meant] if meant else ()))
    )


def _names_one(gold: TextRange, answer: TextRange, context: Context) -> bool:
    if context.text[slice(*gold)].casefold() == context.text[slice(*answer)].casefold():
        return True
    roots = [context.structure.root(*context.structure.tokens(*range_)) for range_ in (gold, answer)]
    if gold.overlaps(answer):
        return iou(gold, answer) >= HALF or roots[0] == roots[1]
    names = [f" {' '.join(_name(range_, root, context))} " for range_, root in zip((gold, answer), roots, strict=True)]
    short, long = sorted(names, key=len)
    return bool(short.strip()) and short in long


def _name(range_: TextRange, root: int, context: Context) -> list[str]:
    """The proper nouns in a row that the head of a phrase belongs to: "Ona Vell" of "bank chief Ona Vell of Oslo"."""
    columns, words = context.columns, list[str]()
    if columns.tags[root][:3] != "NNP":
        return words
    first, stop = context.structure.tokens(*range_)
    for i in range(first, stop):
        if columns.tags[i][:3] == "NNP":
            words.append(columns.lower[i])
        elif i > root:
            break
        else:
            words = []
    return words


def _antecedent(gold: GoldReference, candidate: Candidate, context: Context) -> bool:
    if gold.antecedent is None or not isinstance(candidate.answer, TextRange):
        return False
    ranges = (gold.antecedent, candidate.answer)
    are_several = [_are_several(range_, context) for range_ in ranges]
    return are_several[0] == are_several[1] and _names_one(*ranges, context)


def _are_several(range_: TextRange, context: Context) -> bool:
    """True for things named together: "Ana Ruiz and Bo Hart"."""
    first, stop = context.structure.tokens(*range_)
    members = context.structure.postmodifiers(context.structure.root(first, stop))
    return any(member.kind == "conjunct" and member.token < stop for member in members)


def _claimant(gold: GoldQuote, candidate: Candidate, context: Context) -> bool:
    entity = context.entities.get(str(candidate.answer))
    return gold.claimant is not None and entity is not None and same_name(gold.claimant, entity.name)


def _event(gold: GoldFigure, candidate: Candidate, context: Context) -> bool:
    answer = candidate.answer
    if not gold.event or not isinstance(answer, TextRange):
        return False
    wanted = letters(context.text, gold.event)
    root = context.structure.root(*context.structure.tokens(*answer))
    return set_iou(wanted, letters(context.text, [answer])) >= HALF or context.columns.starts[root] in wanted


_RIGHT: Mapping[Pointed, Callable[[Any, Candidate, Context], bool]] = {
    "measure": _measure, "period": _period, "source": _source, "subject": _subject, "event": _event,
    "antecedent": _antecedent, "claimant": _claimant,
}  # fmt: skip
