"""The reference page of the tables, from the row types of `extractor/tables`."""

from __future__ import annotations

from extractor.tables import TABLES, Column, Table


def table_page() -> str:
    """A section for each table, with its columns."""
    return "\n".join(map(_section, TABLES.values()))


def _section(table: Table) -> str:
    lines = [f"## {table.name}", table.meaning, "", "| column | type | meaning |", "|---|---|---|"]
    lines += [f"| `{column.name}` | {_type(table, column)} | {_meaning(column)} |" for column in table.columns]
    return "\n".join(lines) + "\n"


def _type(table: Table, column: Column) -> str:
    words = "list of strings" if column.type == "strings" else column.type
    if column.name == table.key:
        return f"{words}, key"
    if column.key_of:
        words = f"{'list of keys' if column.type == 'strings' else 'key'} of [{column.key_of}](#{column.key_of})"
    return f"{words} or null" if column.is_nullable else words


def _meaning(column: Column) -> str:
    return column.meaning.replace("|", "\\|") + (" *Words.*" if column.has_words else "")
