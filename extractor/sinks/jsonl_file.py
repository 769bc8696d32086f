"""Rows as JSON Lines: an object for each, with the columns as keys."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import orjson

from extractor.record.plain import to_plain
from extractor.record.tables import Row
from extractor.sinks.table_file import TableFile


class JsonlFile(TableFile):
    """Every line has every key; decimals are strings, as in the record, days ISO 8601, lists arrays."""

    def write(self, rows: Iterable[Row]) -> None:
        names = [column.name for column in self.table.columns]
        for row in rows:
            line: dict[str, Any] = dict(zip(names, self.cells(row), strict=True))
            self.stream.write(orjson.dumps(line, default=to_plain, option=orjson.OPT_APPEND_NEWLINE))
