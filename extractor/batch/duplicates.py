"""Ids that occur more than once in a run, found on disk, so that memory stays flat however many there are."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Mapping
from typing import Any

from extractor.record.page import Failure, Page

MOST = 1_000  # ids that are listed


class SeenIds:
    """The ids of all pages and where each is, in a private file that the system removes with the process."""

    def __init__(self) -> None:
        self._ids = sqlite3.connect("")
        self._ids.execute("PRAGMA journal_mode = OFF")
        self._ids.execute("CREATE TABLE ids (id TEXT, origin TEXT)")

    def add(self, pages: Iterable[Page | Failure]) -> None:
        """Note these pages."""
        rows = ((page.input_id, _origin(page)) for page in pages if isinstance(page, Page))
        self._ids.executemany("INSERT INTO ids VALUES (?, ?)", rows)

    def duplicates(self) -> tuple[int, Mapping[str, list[str]]]:
        """How many ids occur more than once, and where the first `MOST` of them are, in the order of the ids."""
        twice = "SELECT id FROM ids GROUP BY id HAVING count(*) > 1"
        (number,) = self._ids.execute(f"SELECT count(*) FROM ({twice})").fetchone()
        origins: dict[str, list[str]] = {}
        if number:
            listed = f"SELECT id, origin FROM ids WHERE id IN ({twice} ORDER BY id LIMIT {MOST}) ORDER BY id, rowid"
            for input_id, origin in self._ids.execute(listed):
                origins.setdefault(input_id, []).append(origin)
        return number, origins

    def close(self) -> None:
        """Let go of the file."""
        self._ids.close()


def _origin(page: Page) -> str:
    source: Any = page.source
    if source.offset is not None:
        return f"{source.location}, offset {source.offset}"
    return source.location if source.row is None else f"{source.location}, row {source.row}"
