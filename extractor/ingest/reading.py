"""What the caller knows of a place that is read."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from extractor.ingest.fetch import Fetcher
from extractor.page import SourceKind


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """The part of a reader's input that is not bytes.

    `location` is a path, a URL or "-".  `published`, an ISO 8601 date or date-time, wins over what the place says.  `keys`
    maps our names (see `rows.FIELDS`) to the columns or keys of the input.  `fetcher` gets what a list of addresses names.
    """

    location: str
    kind: SourceKind = "file"
    published: str | None = None
    fetcher: Fetcher = field(default_factory=Fetcher)
    keys: Mapping[str, str] = field(default_factory=dict)
