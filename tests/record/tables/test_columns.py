"""What a table says of its columns."""

import inspect
import re

import pytest

from extractor.record.tables import TABLES, ClaimRow, Table


@pytest.mark.parametrize("table", TABLES.values(), ids=lambda table: table.name)
def test_every_column_says_what_it_means_and_the_first_is_the_key(table: Table) -> None:
    assert all(column.meaning.endswith((".", "...")) for column in table.columns)
    assert table.columns[0].key_of == table.name
    assert all(column.key_of in {None, *TABLES} for column in table.columns)
    assert all(re.fullmatch("[a-z][a-z0-9_]*", column.name) for column in table.columns)
    assert table.meaning == " ".join((inspect.getdoc(table.row) or "").split())


def test_types_are_those_of_the_row() -> None:
    columns = {column.name: column for column in TABLES["claims"].columns}
    assert (columns["published_on"].type, columns["published_on"].is_nullable) == ("date", True)
    assert (columns["value"].type, columns["start"].type, columns["score"].type) == ("decimal", "integer", "number")
    assert (columns["inferred"].type, columns["inferred"].is_nullable) == ("strings", False)
    assert (columns["mode"].type, columns["is_attributed"].type) == ("string", "boolean")
    assert ClaimRow.__dataclass_fields__.keys() == columns.keys()


def test_a_table_without_words_keeps_its_key_and_places() -> None:
    names = [column.name for column in TABLES["quotes"].without_words().columns]
    assert names[:4] == ["quote_id", "article_id", "start", "end"]
    assert not {"text", "claimant", "cue"} & set(names)
