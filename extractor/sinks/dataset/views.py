"""Views for DuckDB over the files of a dataset."""

from __future__ import annotations

from collections.abc import Sequence

from extractor.record.tables import Column, Table

_STORIES = """
CREATE OR REPLACE VIEW stories AS
SELECT coalesce(copy_of, article_id) AS article_id, count(*) AS articles,
  list_sort(list(DISTINCT site) FILTER (site IS NOT NULL)) AS outlets, min(published_on) AS first_published
FROM articles GROUP BY ALL;
COMMENT ON VIEW stories IS 'An article with its copies: how many, in which outlets.  Joined with it, each claim is there once.';
"""
_HEAD = """\
-- One view for each table, and one for each list of keys.  Run it in the folder of the dataset:
--   duckdb -init views.sql
"""


def views(tables: Sequence[Table]) -> str:
    """The SQL text that makes them."""
    lists = [
        (table, column) for table in tables for column in table.columns if column.key_of and column.type == "strings"
    ]
    return _HEAD + "".join(map(_table, tables)) + "".join(_link(table, column) for table, column in lists) + _STORIES


def _table(table: Table) -> str:
    files = f"read_parquet('{table.name}/**/*.parquet', hive_partitioning = true)"
    comments = [f"COMMENT ON VIEW {table.name} IS {_text(table.meaning)};\n"]
    comments += [
        f"COMMENT ON COLUMN {table.name}.{column.name} IS {_text(column.meaning)};\n" for column in table.columns
    ]
    return f"\nCREATE OR REPLACE VIEW {table.name} AS SELECT * FROM {files};\n" + "".join(comments)


def _link(table: Table, column: Column) -> str:
    """A row for each key of a list, so that it can be joined."""
    owner, link = table.name.removesuffix("s"), column.name
    key = f"{link.removesuffix('s')}_id"
    return (
        f"\nCREATE OR REPLACE VIEW {owner}_{link} AS"
        f" SELECT {table.key}, unnest({link}) AS {key} FROM {table.name};\n"
        f"COMMENT ON VIEW {owner}_{link} IS {_text(column.meaning)};\n"
    )


def _text(words: str) -> str:
    return "'" + words.replace("'", "''") + "'"
