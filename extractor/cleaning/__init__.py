"""Page -> Article: clean text, blocks and metadata of a page."""

from extractor.cleaning.clean import clean
from extractor.cleaning.language import check_language

__all__ = ["check_language", "clean"]
