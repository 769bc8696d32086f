"""The component `reader`: a trained network fills what the rules proposed, with the probability that it is right.

Runs behind `attribution` and `reference`, whose answers are among its candidates, and in front of `statements`, which binds
figures by what they measure and when.

    context, view                 the text by its tokens, and from one figure
    question                      candidates and features of each figure
    encoder, network              their probabilities
    decision, confidence, model   what is proposed, how sure it is, what is left empty
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any, Final, cast

from spacy.language import Language
from spacy.tokens import Doc

from extractor.choice import MIN_CONFIDENCE
from extractor.claim import Mode
from extractor.components.clauses import structure_of
from extractor.components.found import fill, found_on, put
from extractor.components.order import ALL, STRUCTURE, component, slots
from extractor.components.reader.candidate import Answer, Subject
from extractor.components.reader.context import Context
from extractor.components.reader.model import Answered, Reader, load_reader
from extractor.components.reader.question import Question, questions
from extractor.components.roles.component import as_magnitude
from extractor.entity import Entity, Mention
from extractor.figure import Direction, Figure, Role
from extractor.quote import Quote
from extractor.reading import Reading
from extractor.reference import Reference
from extractor.resources import models_folder
from extractor.textrange import TextRange
from extractor.timex import Timex

RULE: Final = "reader"
"""What the slots that it fills differently from the rules have for their rule."""

_FIGURE_SLOTS: Final[Mapping[str, str]] = {"measure": "measure", "period": "period", "source": "attributed_to"}
_RULES_OF = {"measure": "measure_words"}  # "measure" alone names a range in the record
_ROLE_SLOTS = ("role", "direction", "direction_span", "compared_with", "baseline_kind", "value", "low", "high")
_SLOTS = (*_FIGURE_SLOTS.values(), *_ROLE_SLOTS, "inferred", "rules", "confidence")
_DIGITS = 2  # of a confidence


class FigureReader:
    """Fills slots of figures and puts the readings of those in running text; the cells of tables are left to the rules."""

    def __init__(self, reader: Reader, min_confidence: float = MIN_CONFIDENCE) -> None:
        self._reader, self._least, self.sha256 = reader, min_confidence, reader.sha256

    def __call__(self, doc: Doc) -> Doc:
        """Read the figures of a Doc."""
        if not found_on(doc).figures or not structure_of(doc).columns.parsed:
            return doc
        context = Context(doc)
        asked = [one for one in questions(context) if context.block_kind(one.first) != "table"]
        answers = dict(
            zip((one.figure.id for one in asked), self._reader.read(context, asked, self._least), strict=True)
        )
        of = {one.figure.id: one for one in asked}
        figures = [
            _filled(context, of[figure.id], answers[figure.id]) if figure.id in answers else figure
            for figure in found_on(doc).figures
        ]
        put(doc, Reading, [_reading(id_, found) for id_, found in answers.items()])
        fill(doc, Figure, figures, _SLOTS)
        return doc


def _filled(context: Context, question: Question, answers: Mapping[str, Answered]) -> Figure:
    """The figure of a question with what was answered, where that is not what the rules say."""
    figure = _with_role(question.figure, answers)
    changed = {
        slot: found.answer
        for slot, found in answers.items()
        if slot in _FIGURE_SLOTS and (found.stance != "agrees" or found.answer is None)
    }
    for slot, answer in changed.items():
        figure = _with(context, question, figure, _FIGURE_SLOTS[slot], answer)
    return replace(figure, confidence=_confidence(answers, {"role": "role", **_FIGURE_SLOTS}))


def _with_role(figure: Figure, answers: Mapping[str, Answered]) -> Figure:
    """The figure with its role, and without what goes with another one."""
    role, direction = (answers[slot].answer if slot in answers else None for slot in ("role", "direction"))
    if role is not None and role != figure.role:
        kept = {slot: rule for slot, rule in figure.rules.items() if slot != "compared_with"}
        figure = replace(
            figure,
            role=cast("Role", role),
            rules={**kept, "role": RULE},
            direction=None,
            direction_span=None,
            compared_with=None,
            baseline_kind=None,
            inferred=tuple(one for one in figure.inferred if one not in ("role", "compared_with", "baseline_kind")),
        )
        figure = as_magnitude(figure) if role in ("change", "difference") else figure
    if direction is not None and figure.direction is None:  # a word that says which way is never overruled
        inferred = (*figure.inferred, "direction")
        figure = replace(figure, direction=cast("Direction", direction), inferred=inferred)
    return figure


def _with(context: Context, question: Question, figure: Figure, slot: str, answer: Answer | None) -> Figure:
    """The figure with one slot filled; None empties it, and a source is then the article."""
    is_inferred = answer is not None and not _is_stated(context, question, answer)
    inferred = (*(one for one in figure.inferred if one != slot), *((slot,) if is_inferred else ()))
    rules = {key: rule for key, rule in figure.rules.items() if key != _RULES_OF.get(slot, slot)}
    if answer is not None:
        rules[_RULES_OF.get(slot, slot)] = RULE
    value: Any = answer or ("article" if slot == "attributed_to" else None)
    return replace(figure, **{slot: value}, inferred=inferred, rules=rules)


def _is_stated(context: Context, question: Question, answer: Answer) -> bool:
    """True for what the figure's own sentence names, and for the quote that it stands in."""
    if isinstance(answer, TextRange):
        return context.sentence(context.structure.tokens(*answer)[0]) == context.sentence(question.first)
    if isinstance(answer, str):
        place, quote = TextRange(question.figure.start, question.figure.end), context.quote.get(answer)
        sentence = context.structure.sentences[context.sentence(question.first)]
        start, stop = (context.place(context.mentions, i) for i in sentence)
        is_inside = quote is not None and any(fragment.contains(place) for fragment in quote.fragments)
        return is_inside or any(mention.entity == answer for mention, *_ in context.mentions[start:stop])
    return True  # a period says so itself


def _reading(id_: str, answers: Mapping[str, Answered]) -> Reading:
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


def _confidence(answers: Mapping[str, Answered], names: Mapping[str, str]) -> dict[str, float]:
    return {name: round(answers[slot].confidence, _DIGITS) for slot, name in names.items() if slot in answers}


@component(
    "extractor_reader",
    reads=(
        STRUCTURE,
        Figure,
        Timex,
        Quote,
        Reference,
        *slots(Figure, "role", "attributed_to"),
        *slots(Timex, "role"),
        *slots(Mention, *ALL),
        *slots(Entity, *ALL),
    ),
    writes=(Reading,),
    fills={Figure: ("confidence",)},
    revises={Figure: tuple(slot for slot in _SLOTS if slot != "confidence")},
)
def make_reader(
    nlp: Language, name: str, folder: str = "en/reader", min_confidence: float = MIN_CONFIDENCE
) -> FigureReader:
    """The component with the reader in a folder: of `models/`, or one of the user's.

    What it is less sure of than `min_confidence` it leaves empty.  Raises ModelError where there is no reader.
    """
    own = models_folder() / folder
    return FigureReader(load_reader(own if own.is_dir() else Path(folder)), min_confidence)
