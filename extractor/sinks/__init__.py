"""Extractions -> files."""

from extractor.sinks.outcomes import Record, outcome_bytes, parse_outcome, record_of
from extractor.sinks.packed import zstd
from extractor.sinks.record_files import RecordFile, record_file
from extractor.sinks.records import parse_record, read_records, record_line, record_text
from extractor.sinks.table_file import TableFile
from extractor.sinks.table_formats import TABLE_FORMATS, TableFormat, table_file
from extractor.sinks.whole_file import Output, growing_file, whole_file

__all__ = [
    "TABLE_FORMATS",
    "Output",
    "Record",
    "RecordFile",
    "TableFile",
    "TableFormat",
    "growing_file",
    "outcome_bytes",
    "parse_outcome",
    "parse_record",
    "read_records",
    "record_file",
    "record_line",
    "record_of",
    "record_text",
    "table_file",
    "whole_file",
    "zstd",
]
