"""The reference page of the tables, from the row types of `extractor/tables`."""

from __future__ import annotations

from extractor.sinks.dataset.card import columns_in_markdown
from extractor.tables import TABLES


def table_page() -> str:
    """A section for each table, with its columns."""
    return "\n".join(f"## {table.name}\n{table.meaning}\n\n{columns_in_markdown(table)}" for table in TABLES.values())
