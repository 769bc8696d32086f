"""Page -> Article: clean text, blocks and metadata of a page."""

from extractor.cleaning.clean import clean

__all__ = ["clean"]
