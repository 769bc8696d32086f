"""An extraction as rows of flat tables, with keys between them: what Parquet, CSV and a database hold.

rows.py says what the columns are (the one source of types and meanings), flatten.py fills them, columns.py reads them for
those who write files.
"""

from extractor.record.tables.columns import Column, ColumnType, Table
from extractor.record.tables.flatten import claim_rows, rows_of
from extractor.record.tables.keys import article_id, id_of_article
from extractor.record.tables.rows import (
    TABLES,
    TABLES_SCHEMA,
    ArticleRow,
    ClaimRow,
    EntityRow,
    FigureRow,
    FindingRow,
    MentionRow,
    QuoteRow,
    Row,
    TimeRow,
)

__all__ = [
    "TABLES",
    "TABLES_SCHEMA",
    "ArticleRow",
    "ClaimRow",
    "Column",
    "ColumnType",
    "EntityRow",
    "FigureRow",
    "FindingRow",
    "MentionRow",
    "QuoteRow",
    "Row",
    "Table",
    "TimeRow",
    "article_id",
    "claim_rows",
    "id_of_article",
    "rows_of",
]
