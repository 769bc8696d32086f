"""Extractions -> files."""

from extractor.sinks.outcomes import Record, outcome_bytes, parse_outcome, record_of
from extractor.sinks.records import parse_record, read_records, record_line, record_text
from extractor.sinks.whole_file import whole_file

__all__ = [
    "Record",
    "outcome_bytes",
    "parse_outcome",
    "parse_record",
    "read_records",
    "record_line",
    "record_of",
    "record_text",
    "whole_file",
]
