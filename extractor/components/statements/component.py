"""The component `statements`: binds value, changes, baseline and difference of one measure, once for all who read them.

Reading order: `frames` (the rules, which are data), `sites` (where the figures stand), `binding` (what a clause ties),
`joining` (what only shares sentence, measure and period).
"""

from __future__ import annotations

from spacy.language import Language
from spacy.tokens import Doc

from extractor.components.clauses import structure_of
from extractor.components.extensions import read_annotations, write_annotations
from extractor.components.statements.binding import bind
from extractor.figure import Figure
from extractor.plain import from_plain, to_plain
from extractor.statement import Statement


def read_statements(doc: Doc) -> list[Statement]:
    """The statements of the Doc, in text order; empty when the component has not run."""
    plain = doc._.statements if doc.has_extension("statements") else None
    return [from_plain(Statement, row) for row in plain or ()]


class Statements:
    """Writes the statements, and into the figures what each change is compared with."""

    def __call__(self, doc: Doc) -> Doc:
        """Bind the figures of the Doc."""
        figures = read_annotations(doc, Figure)
        if figures:
            statements, filled = bind(structure_of(doc), figures)
            doc._.statements = to_plain(statements)
            if filled != figures:
                write_annotations(doc, Figure, filled)
        return doc


@Language.factory("extractor_statements", requires=["doc.spans"], assigns=["doc.spans"])
def make_statements(nlp: Language, name: str) -> Statements:
    """Make the component."""
    if not Doc.has_extension("statements"):
        Doc.set_extension("statements", default=None)
    return Statements()
