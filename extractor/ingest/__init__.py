"""Places -> Pages: files, folders, patterns, standard input and URLs, each one page or a file of many."""

from extractor.ingest.fetch import Fetcher
from extractor.ingest.formats import detect_format
from extractor.ingest.places import files_of, read_pages
from extractor.ingest.reading import ReadingProgress
from extractor.ingest.rows import FIELDS

__all__ = ["FIELDS", "Fetcher", "ReadingProgress", "detect_format", "files_of", "read_pages"]
