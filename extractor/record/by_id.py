"""The rows of an extraction by their ids, so that what refers to one can lead to it."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cached_property
from typing import Protocol, TypeVar

from extractor.errors import InputError


class Row(Protocol):
    """What has an id in the record."""

    @property
    def id(self) -> str: ...


R = TypeVar("R", bound=Row)


class ById:
    """Rows by their ids, which are unique in a record."""

    def __init__(self, *lists: Iterable[Row]) -> None:
        self._lists = lists

    @cached_property
    def _rows(self) -> dict[str, Row]:  # asked of few of the extractions that are made
        return {row.id: row for rows in self._lists for row in rows}

    def row(self, id_: str, *kinds: type[R]) -> R:
        """The row with this id, of one of these types.  Raises InputError, with the first and last id, where there is none."""
        if not isinstance(id_, str):
            raise InputError(f"an id is a string, not {type(id_).__name__}: give the `id` of the row")
        row = self._rows.get(id_)
        if isinstance(row, kinds):
            return row
        ids = [known for known, row in self._rows.items() if isinstance(row, kinds)]
        known = (
            f"the ids are {ids[0]} to {ids[-1]}"
            if len(ids) > 1
            else f"the only id is {ids[0]}"
            if ids
            else "there is none"
        )
        raise InputError(f"no {' or '.join(kind.__name__ for kind in kinds)} {id_!r} in this extraction: {known}")


class Linked:
    """What leads to rows of the extraction that it is part of.  Neither compared nor written, nor pickled."""

    __slots__ = ("_by_id",)
    _by_id: ById

    def _row(self, id_: str, *kinds: type[R]) -> R:
        try:
            by_id = self._by_id
        except AttributeError:
            fault = f"this {type(self).__name__} is on its own: take it from its extraction to get {id_!r}"
            raise InputError(fault) from None
        return by_id.row(id_, *kinds)
