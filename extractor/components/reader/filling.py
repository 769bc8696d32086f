"""Rows with what the reader answered, where that is not what the rules say."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import replace
from typing import Any, Final, cast

from extractor.components.periods.shifting import SHIFTING
from extractor.components.reader.candidate import Answer, Subject
from extractor.components.reader.context import Context
from extractor.components.reader.model import Answered
from extractor.components.roles.component import as_magnitude, as_printed
from extractor.record.claim import Mode
from extractor.record.entity import NAME_FORMS
from extractor.record.figure import CONFIDENCE_DIGITS, Direction, Figure, Role
from extractor.record.quote import Quote
from extractor.record.reading import READER, Reading
from extractor.record.reference import Reference
from extractor.record.textrange import TextRange

_FIGURE_SLOTS: Final[Mapping[str, str]] = {"measure": "measure", "period": "period", "source": "attributed_to"}
_KEYS = {"measure": "measure_words"}  # of `rules` and `confidence`: "measure" alone names a range in the record
_ROLE_SLOTS = ("role", "direction", "direction_span", "compared_with", "baseline_kind", "value", "low", "high")
FILLED: Final = {
    Figure: (*_FIGURE_SLOTS.values(), *_ROLE_SLOTS, "inferred", "rules", "confidence"),
    Reference: ("refers_to", "rule", "confidence"),
    Quote: ("claimant", "inferred", "confidence"),
}
"""The slots of each kind of row that the reader fills."""

Answers = Mapping[str, Answered]


def periods_compared(context: Context, figures: Iterable[Figure]) -> frozenset[tuple[int, str]]:
    """The times that another time is measured from, each with its sentence: "in five months, 2% more than a year before"."""
    anchor = {time.id: time.anchor.ref for time, *_ in context.times if time.rule in SHIFTING}
    return frozenset(
        (context.sentence(context.tokens(figure)[0]), figure.period.time)
        for figure in figures
        if figure.compared_with and figure.period and figure.period.time and not figure.period.inferred
        if anchor.get(figure.compared_with.time or "") == figure.period.time
    )


def filled_figure(
    context: Context, figure: Figure, answers: Answers, compared: Collection[tuple[int, str | None]] = ()
) -> Figure:
    """The figure with what was answered of its role, direction, measure, period and source.

    A period that the sentence itself compares with another one (`compared`) is never emptied.
    """
    stated = figure.period
    figure = _with_role(figure, answers)
    changed = {
        slot: answered.answer
        for slot, answered in answers.items()
        if slot in _FIGURE_SLOTS and (answered.stance != "agrees" or answered.answer is None)
    }
    if changed.get("source", figure) is None and _is_quoted(context, figure, figure.attributed_to):
        del changed["source"]  # what somebody is quoted with is never the article's own because nobody is sure enough
    sentence = context.sentence(context.tokens(figure)[0])
    if changed.get("period", figure) is None and stated and (sentence, stated.time) in compared:
        del changed["period"]
    for slot, answer in changed.items():
        figure = _with(context, figure, _FIGURE_SLOTS[slot], answer)
    return replace(figure, confidence=_confidence(answers, {"role": "role", **_FIGURE_SLOTS}))


def _with_role(figure: Figure, answers: Answers) -> Figure:
    """The figure with its role, and without what goes with another one."""
    role, direction = (answers[slot].answer if slot in answers else None for slot in ("role", "direction"))
    if role is not None and role != figure.role:
        kept = {slot: rule for slot, rule in figure.rules.items() if slot != "compared_with"}
        figure = replace(
            figure,
            role=cast("Role", role),
            rules={**kept, "role": READER},
            direction=None,
            direction_span=None,
            compared_with=None,
            baseline_kind=None,
            inferred=tuple(name for name in figure.inferred if name not in ("role", "compared_with", "baseline_kind")),
        )
        figure = as_magnitude(figure) if role in ("change", "difference") else as_printed(figure)
    if direction is not None and figure.direction is None:  # a word that says which way is never overruled
        inferred = (*figure.inferred, "direction")
        figure = replace(figure, direction=cast("Direction", direction), inferred=inferred)
    return figure


def _with(context: Context, figure: Figure, slot: str, answer: Answer | None) -> Figure:
    """The figure with one slot filled; None empties it, and a source is then the article."""
    is_inferred = answer is not None and not _is_stated(context, figure, answer)
    inferred = (*(name for name in figure.inferred if name != slot), *((slot,) if is_inferred else ()))
    rules = {key: rule for key, rule in figure.rules.items() if key != _KEYS.get(slot, slot)}
    if answer is not None:
        rules[_KEYS.get(slot, slot)] = READER
    value: Any = answer or ("article" if slot == "attributed_to" else None)
    return replace(figure, **{slot: value}, inferred=inferred, rules=rules)


def _is_stated(context: Context, figure: Figure, answer: Answer) -> bool:
    """True for what the figure's own sentence names, and for the quote that it is in."""
    own = context.sentence(context.tokens(figure)[0])
    if isinstance(answer, TextRange):
        return context.sentence(context.structure.tokens(*answer)[0]) == own
    if isinstance(answer, str):
        sentence = context.structure.sentences[own]
        start, stop = (context.count_before(context.mentions, i) for i in sentence)
        return _is_quoted(context, figure, answer) or any(
            mention.entity == answer for mention, *_ in context.mentions[start:stop]
        )
    return True  # a period says so itself


def _is_quoted(context: Context, figure: Figure, source: str) -> bool:
    """True if a source is a quote, and the figure is in it."""
    words, quote = TextRange(figure.start, figure.end), context.quote.get(source)
    return quote is not None and any(fragment.contains(words) for fragment in quote.fragments)


def filled_reference(row: Reference, answers: Answers) -> Reference:
    """The reference with what it refers to, where that is sure enough."""
    answered = answers.get("antecedent")
    if answered is None:
        return row
    meant = answered.answer if isinstance(answered.answer, TextRange) else None
    rule = "" if meant is None else row.rule if meant == row.refers_to else READER
    return replace(row, refers_to=meant, rule=rule, confidence=round(answered.confidence, CONFIDENCE_DIGITS))


def filled_quote(context: Context, quote: Quote, answers: Answers) -> Quote:
    """The quote with its claimant, inferred where the words of the speaker do not say who; whom they name nobody replaces."""
    answered = answers.get("claimant")
    if answered is None:
        return quote
    speaker = range(*context.structure.tokens(*quote.speaker)) if quote.speaker is not None else ()
    own = [mention for i in speaker for mention in context.mentions_at[i]]
    claimant = answered.answer if isinstance(answered.answer, str) else None
    if claimant is None and any(mention.form in NAME_FORMS for mention in own if mention.entity == quote.claimant):
        return quote
    inferred = tuple(name for name in quote.inferred if name != "claimant")
    if claimant is not None and all(mention.inferred for mention in own if mention.entity == claimant):
        inferred = (*inferred, "claimant")
    return replace(
        quote, claimant=claimant, inferred=inferred, confidence=_confidence(answers, {"claimant": "claimant"})
    )


def reading_of(id_: str, answers: Answers) -> Reading:
    """What was answered of a figure that is in no slot of its own."""
    subject, event = (answers[slot].answer if slot in answers else None for slot in ("subject", "event"))
    span, entity = subject if isinstance(subject, Subject) else (None, None)
    return Reading(
        figure=id_,
        subject=span,
        entity=entity,
        event=event if isinstance(event, TextRange) else None,
        mode=cast("Mode", answers["mode"].answer) if "mode" in answers else "actual",
        confidence=_confidence(answers, {"subject": "subject", "event": "event"}),
    )


def _confidence(answers: Answers, names: Mapping[str, str]) -> dict[str, float]:
    given = {_KEYS.get(name, name): answers[slot].confidence for slot, name in names.items() if slot in answers}
    return {key: round(confidence, CONFIDENCE_DIGITS) for key, confidence in given.items()}
