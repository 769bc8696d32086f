"""Places -> Pages: files, folders, patterns, standard input and URLs, each one page or a file of many."""

from extractor.ingest.inputs import check_packages, files_of, read_pages
from extractor.ingest.reading import ReadingProgress
from extractor.ingest.recognition import looks_like_html

__all__ = ["ReadingProgress", "check_packages", "files_of", "looks_like_html", "read_pages"]
