"""The forms of output: what becomes of each record, and what stands behind the last."""

from __future__ import annotations

from typing import TYPE_CHECKING

from extractor.cli.options import OutputFormat
from extractor.cli.terminal import escaped

if TYPE_CHECKING:
    from extractor.sinks import Record


class Lines:
    """Records as the lines of a file; on a terminal with escapes for what it would obey."""

    grows = True
    """Whether what is written of some records is of use without the rest."""

    def __init__(self, *, is_terminal: bool) -> None:
        self._is_terminal = is_terminal

    def record(self, record: Record) -> bytes:
        """What is written of a record."""
        return escaped(record.line) if self._is_terminal else record.line

    def end(self) -> bytes:
        """What is written behind the last one."""
        return b""


class Indented(Lines):
    """Records to be read."""

    grows = False

    def record(self, record: Record) -> bytes:
        from extractor.sinks import record_text

        text = record_text(record.line)
        return escaped(text) if self._is_terminal else text


class Tables(Lines):
    """Tables of claims, and the counts at the end."""

    grows = False

    def __init__(self, *, is_terminal: bool, all_rows: bool) -> None:
        from extractor.cli.table import Report

        super().__init__(is_terminal=is_terminal)
        self._report = Report(is_terminal=is_terminal, all_rows=all_rows)

    def record(self, record: Record) -> bytes:
        return self._report.article(record.extraction()).encode("utf-8", "replace")

    def end(self) -> bytes:
        return self._report.end().encode()


def writer_of(shown: OutputFormat, *, is_terminal: bool, all_rows: bool) -> Lines:
    """The writer of a form of output."""
    if shown == "table":
        return Tables(is_terminal=is_terminal, all_rows=all_rows)
    return Indented(is_terminal=is_terminal) if shown == "json" else Lines(is_terminal=is_terminal)
