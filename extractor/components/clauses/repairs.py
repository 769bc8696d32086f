"""Where the parser is wrong in ways that news shows again and again, and how its columns are put right."""

from __future__ import annotations

from extractor.components.clauses.columns import Columns
from extractor.components.clauses.vocabulary import Vocabulary


def repair(columns: Columns, vocabulary: Vocabulary) -> None:
    """Correct the columns in place and make children and edges."""
    columns.grow()
