"""Places -> Pages: files, folders, standard input, URLs and JSON Lines."""

from extractor.ingest.places import read_pages

__all__ = ["read_pages"]
