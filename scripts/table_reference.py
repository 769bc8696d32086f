"""The reference page of the tables, from the row types of `extractor/record/tables`."""

from __future__ import annotations

from extractor.record.tables import TABLES
from extractor.sinks.dataset.card import columns_in_markdown


def table_page() -> str:
    """A section for each table, with its columns."""
    return "\n".join(f"## {table.name}\n{table.meaning}\n\n{columns_in_markdown(table)}" for table in TABLES.values())
