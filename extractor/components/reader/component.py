"""The component `reader`: a trained network fills what the rules proposed, with the probability that it is right.

Runs after `attribution` and `reference`, whose answers are among its candidates, and before `statements`, which binds
figures by what they measure and when.

    context, view                 the text by its tokens, and from one figure, reference or speaker
    question                      candidates and features of each
    encoder, network              their probabilities
    decision, confidence, model   what is proposed, how sure it is, what is left empty
    filling                       the rows with it
"""

from __future__ import annotations

from pathlib import Path

from spacy.language import Language
from spacy.tokens import Doc

from extractor.choice import MIN_CONFIDENCE
from extractor.components.annotations import fill, found_on, put
from extractor.components.order import ALL, STRUCTURE, component, slots
from extractor.components.reader.context import Context
from extractor.components.reader.filling import (
    FILLED,
    filled_figure,
    filled_quote,
    filled_reference,
    periods_compared,
    reading_of,
)
from extractor.components.reader.model import Reader, load_reader
from extractor.components.reader.question import questions
from extractor.components.structure import structure_of
from extractor.record.entity import Entity, Mention
from extractor.record.figure import Figure
from extractor.record.quote import Quote
from extractor.record.reading import Reading
from extractor.record.reference import Reference
from extractor.record.timex import Timex
from extractor.words.resources import models_folder


class SlotReader:
    """Fills slots of figures, references and quotes, and puts the readings of figures."""

    def __init__(self, reader: Reader, min_confidence: float = MIN_CONFIDENCE) -> None:
        self._reader, self._least, self.sha256 = reader, min_confidence, reader.sha256

    def __call__(self, doc: Doc) -> Doc:
        """Read the figures, references and quotes of a Doc."""
        annotations = found_on(doc)
        if not (annotations.figures or annotations.quotes) or not structure_of(doc).columns.parsed:
            return doc
        context = Context(doc)
        prose_questions = questions(context)
        ids = (question.row.id for question in prose_questions)
        answers = dict(zip(ids, self._reader.read(context, prose_questions, self._least), strict=True))
        ids = (figure.id for figure in annotations.figures if figure.id in answers)
        put(doc, Reading, [reading_of(figure, answers[figure]) for figure in ids])
        measured_from = periods_compared(context, annotations.figures)
        figures = [
            filled_figure(context, figure, answers[figure.id], measured_from) if figure.id in answers else figure
            for figure in annotations.figures
        ]
        references = [filled_reference(row, answers.get(row.id, {})) for row in annotations.references]
        quotes = [filled_quote(context, quote, answers.get(quote.id, {})) for quote in annotations.quotes]
        fill(doc, Figure, figures, FILLED[Figure])
        fill(doc, Reference, references, FILLED[Reference])
        fill(doc, Quote, quotes, FILLED[Quote])
        return doc


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
    fills={Figure: ("confidence",), Quote: ("confidence",), Reference: FILLED[Reference]},
    revises={kind: tuple(slot for slot in FILLED[kind] if slot != "confidence") for kind in (Figure, Quote)},
)
def make_reader(
    nlp: Language, name: str, folder: str = "en/reader", min_confidence: float = MIN_CONFIDENCE
) -> SlotReader:
    """The component with the reader in a folder: of `models/`, or one of the user's.

    What is not worth filling at `min_confidence` it leaves empty.  Raises ModelError where there is no reader.
    """
    own = models_folder() / folder
    return SlotReader(load_reader(own if own.is_dir() else Path(folder)), min_confidence)
