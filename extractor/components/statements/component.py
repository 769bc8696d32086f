"""The component `statements`: binds value, changes and baseline, part and whole, and other relations, once for all who read them.

Reading order: `frames` (the rules, which are data), `grouping` (the figures of one clause), `binding` (what a clause ties),
`joining` (what only shares sentence, measure and period), `relations` (what figures side by side are to each other).
"""

from __future__ import annotations

from spacy.language import Language
from spacy.tokens import Doc

from extractor.components.annotations import fill, found_on, put
from extractor.components.order import STRUCTURE, component, slots
from extractor.components.statements.binding import bind
from extractor.components.structure import structure_of
from extractor.record.figure import Figure
from extractor.record.reading import Reading
from extractor.record.statement import Statement
from extractor.record.timex import Timex

# Of a change whose baseline the words tie to it, and of what only says an amount again.
_SLOTS = ("compared_with", "rules", "role", "direction", "direction_span")


class Statements:
    """Puts the statements, and into the figures what each change is compared with."""

    def __call__(self, doc: Doc) -> Doc:
        """Bind the figures of the Doc."""
        rows = found_on(doc)
        statements, figures = bind(structure_of(doc), rows.figures, rows.times)
        put(doc, Statement, statements)
        fill(doc, Figure, figures, _SLOTS)
        return doc


@component(
    "extractor_statements",
    reads=(Figure, Timex, STRUCTURE, *slots(Figure, "measure", "period")),
    reads_if_there=(Reading,),  # whoever puts them may have given a figure another measure or period
    writes=(Statement,),
    revises={Figure: _SLOTS},
)
def make_statements(nlp: Language, name: str) -> Statements:
    """The component; it has no settings."""
    return Statements()
