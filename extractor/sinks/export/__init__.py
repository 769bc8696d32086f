"""Extractions in the formats of others: of the web, of annotation tools, of trainers.  One file a format."""

from extractor.sinks.export.formats import ExportFormat, is_folder, write_export

__all__ = ["ExportFormat", "is_folder", "write_export"]
