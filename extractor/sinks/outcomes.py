"""What became of one page, as bytes that can be sent: the line of its record, or why there is none."""

from __future__ import annotations

from dataclasses import dataclass

import orjson

from extractor import errors
from extractor.errors import ExtractorError
from extractor.record.extraction import Extraction
from extractor.record.page import Failure
from extractor.record.plain import readable
from extractor.sinks.records import parse_record, record_line

_NO_ARTICLE = {"index": "index page", "error": "error page", "cookie_wall": "cookie wall"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """An extraction as its line of JSON Lines, with its line break, beside what callers ask without reading the line."""

    input_id: str
    language: str | None
    skipped: str | None = None
    """Why nothing is looked for in such a page, in words; None for an article."""
    line: bytes

    def extraction(self) -> Extraction:
        """The extraction that the line says.  Raises RecordError where it says none."""
        return parse_record(self.line, self.input_id)


def record_of(extraction: Extraction) -> Record:
    """The record of an extraction."""
    article = extraction.article
    is_empty = article.completeness.status == "empty"
    return Record(
        input_id=extraction.input_id,
        language=article.language,
        skipped=_NO_ARTICLE.get(article.kind) or ("no text" if is_empty else None),
        line=record_line(extraction),
    )


def outcome_bytes(outcome: Record | Failure) -> bytes:
    """A line of JSON that says what it is, followed by the record's own line."""
    if isinstance(outcome, Failure):
        error = outcome.error
        return orjson.dumps([outcome.input_id, type(error).__name__, readable(str(error))])
    return (
        orjson.dumps([outcome.input_id, outcome.language, outcome.skipped], option=orjson.OPT_APPEND_NEWLINE)
        + outcome.line
    )


def parse_outcome(data: bytes) -> Record | Failure:
    """The way back; an error has its type where it is one of ours.  Raises ValueError for what `outcome_bytes` did not make."""
    head, _, line = data.partition(b"\n")
    input_id, *facts = orjson.loads(head)
    if line:
        language, skipped = facts
        return Record(input_id=input_id, language=language, skipped=skipped, line=line)
    name, message = facts
    kind = getattr(errors, name, ExtractorError)
    return Failure(input_id=input_id, error=kind(message))
