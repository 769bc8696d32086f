"""Every error that the extractor raises on purpose.

    ExtractorError
    ├── InputError        an article, page or file that cannot be read or used
    ├── ModelError        a spaCy pipeline that is missing, damaged or of the wrong kind
    ├── RecordError       a record that does not keep the contract `extractor/1`
    └── ResourceError     a word list or configuration in `models/` with a fault

A message says what happened, where, and what to do about it.
"""

from __future__ import annotations


class ExtractorError(Exception):
    """The root of the tree: catch it to catch all of them."""


class InputError(ExtractorError):
    """An article, page or file that cannot be read or used."""


class ModelError(ExtractorError):
    """A spaCy pipeline that is missing, damaged or of the wrong kind."""


class RecordError(ExtractorError):
    """A record that does not keep the contract `extractor/1`."""


class ResourceError(ExtractorError):
    """A word list or configuration in `models/` with a fault: the message names file, line and field."""
