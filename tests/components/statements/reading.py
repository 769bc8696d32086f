"""The figures and statements that the pipeline finds in a text."""

from __future__ import annotations

from extractor.components.annotations import found_on
from extractor.pipeline import Pipeline
from extractor.record.figure import Figure
from extractor.record.statement import Statement


def read_statements(nlp: Pipeline, text: str) -> tuple[dict[str, Figure], list[Statement]]:
    """The figures by their ids, and the statements in text order."""
    doc = nlp(text)
    return {figure.id: figure for figure in found_on(doc).figures}, found_on(doc).statements
