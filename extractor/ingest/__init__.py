"""Places -> Pages: files, folders, standard input, URLs and JSON Lines."""

from extractor.ingest.fetch import Fetcher
from extractor.ingest.places import detect_format, read_pages

__all__ = ["Fetcher", "detect_format", "read_pages"]
