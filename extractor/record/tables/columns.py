"""What the columns of a table are, read from the annotations of its row type."""

from __future__ import annotations

import datetime as dt
import typing
from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal
from operator import attrgetter
from typing import Any, Final, Literal, NamedTuple

ColumnType = Literal["string", "strings", "integer", "number", "decimal", "boolean", "date"]
_TYPES: dict[Any, ColumnType] = {
    str: "string", int: "integer", float: "number", Decimal: "decimal", bool: "boolean", dt.date: "date"
}  # fmt: skip


class Key(NamedTuple):
    """Marks the id of a row of a table."""

    table: str


class _Words(NamedTuple):
    """Marks a column that holds words of the article."""


WORDS: Final = _Words()


@dataclass(frozen=True, slots=True)
class Column:
    """One column: its type, whether a cell may be empty, and what it means."""

    name: str
    type: ColumnType
    """"strings" is a list of strings, in the order of the article and never null; "date" a day of the calendar."""
    is_nullable: bool
    meaning: str
    key_of: str | None
    """The table whose key it holds; in the first column of a table its own."""
    has_words: bool
    """True where it holds words of the article."""


@dataclass(frozen=True, slots=True)
class Table:
    """A table: its name, what a row is, and its columns, of which the first is its key."""

    name: str
    row: type
    meaning: str
    columns: tuple[Column, ...]

    @property
    def key(self) -> str:
        """The name of the column that no two rows share."""
        return self.columns[0].name

    def without_words(self) -> Table:
        """The table without the columns that hold words of the article."""
        columns = tuple(column for column in self.columns if not column.has_words)
        return Table(self.name, self.row, self.meaning, columns)

    def cells(self) -> Callable[[Any], tuple[Any, ...]]:
        """The function that gives the cells of a row in the order of the columns."""
        return attrgetter(*(column.name for column in self.columns))


def read_table(name: str, row: type) -> Table:
    """The table whose rows are of this type."""
    hints = typing.get_type_hints(row, include_extras=True)
    meaning = " ".join((row.__doc__ or "").split())
    return Table(name, row, meaning, tuple(_column(name, hint) for name, hint in hints.items()))


def _column(name: str, hint: Any) -> Column:
    plain, *marks = typing.get_args(hint)
    parts = typing.get_args(plain) if type(None) in typing.get_args(plain) else (plain,)
    return Column(
        name=name,
        type=_type(parts[0]),
        is_nullable=type(None) in parts,
        meaning=next(mark for mark in marks if isinstance(mark, str)),
        key_of=next((mark.table for mark in marks if isinstance(mark, Key)), None),
        has_words=WORDS in marks,
    )


def _type(hint: Any) -> ColumnType:
    origin = typing.get_origin(hint)
    if origin is tuple:
        return "strings"
    return "string" if origin is Literal else _TYPES[hint]
