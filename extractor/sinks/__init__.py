"""Extractions -> files."""

from extractor.sinks.records import read_records, record_line, record_text
from extractor.sinks.whole_file import whole_file

__all__ = ["read_records", "record_line", "record_text", "whole_file"]
