"""Extractions as records of the contract `extractor/1`: one line of JSON, or JSON to read."""

from __future__ import annotations

import orjson

from extractor.extraction import Extraction
from extractor.plain import to_plain


def record_line(extraction: Extraction) -> bytes:
    """One line of JSON Lines, with its line break; keys in the order of the contract, so the same input gives the same bytes."""
    return orjson.dumps(to_plain(extraction), option=orjson.OPT_APPEND_NEWLINE)


def record_text(extraction: Extraction) -> bytes:
    """The same record indented, for a reader."""
    return orjson.dumps(to_plain(extraction), option=orjson.OPT_APPEND_NEWLINE | orjson.OPT_INDENT_2)
