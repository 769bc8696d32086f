"""The articles that a command shows: records as they are, and all else that `extract` reads by way of the model."""

from __future__ import annotations

import os
import re
import sys
import zlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial
from glob import glob
from itertools import chain, groupby
from pathlib import Path
from typing import TYPE_CHECKING, cast

from extractor.choice import Choice
from extractor.cli.pages import dated, find_missing
from extractor.cli.progress import Watched
from extractor.isolation import Limits
from extractor.light_spacy import import_spacy

if TYPE_CHECKING:
    import io

    from extractor.record.extraction import Extraction
    from extractor.record.page import Failure

_RECORD = re.compile(rb'^\s*\[?\s*\{\s*"schema":\s*"extractor/', re.M)
_GZIP, _ZSTD = b"\x1f\x8b", b"\x28\xb5\x2f\xfd"
_START = 65_536  # bytes that distinguish records from articles


@dataclass(frozen=True, kw_only=True)
class Articles:
    """How articles are read that are no records yet: the options of the command."""

    format: str = "auto"
    keys: Mapping[str, str] = field(default_factory=dict)
    published: str | None = None
    languages: list[str] | None = None
    choice: Choice = field(default_factory=Choice)
    limits: Limits | None = None

    def extractions(self, inputs: Iterable[str]) -> Iterator[Extraction | Failure]:
        """The extractions of all inputs, in order; what is not there is a Failure before the model is loaded."""
        from extractor.sinks import read_records

        for are_records, group in groupby(chain.from_iterable(map(_matching, inputs)), self._has_records):
            if are_records:
                yield from (record for input_ in group for record in read_records(Path(input_)))
            else:
                yield from self._extracted(list(group))

    def _has_records(self, input_: str) -> bool:
        """True where a record is among the first lines; a folder of articles and records is one of articles."""
        from extractor.record.page import Failure
        from extractor.sinks import read_records
        from extractor.sinks.batch_folder import is_batch

        if self.format != "auto":
            return False
        if input_ == "-":
            return _is_record(cast("io.BufferedReader", sys.stdin.buffer).peek(_START))
        if os.path.isdir(input_):
            return is_batch(Path(input_)) or not isinstance(next(read_records(Path(input_)), None), Failure | None)
        if not os.path.isfile(input_):
            return False
        with open(input_, "rb") as file:
            return _is_record(file.read(_START))

    def _extracted(self, inputs: Sequence[str]) -> Iterator[Extraction | Failure]:
        import_spacy()
        from extractor.api import extract_pages
        from extractor.ingest import ReadingProgress, read_pages
        from extractor.pipeline import load_chosen

        reading = ReadingProgress()
        read = partial(read_pages, format=self.format, keys=self.keys)
        missing = find_missing(inputs, read)
        yield from missing.values()
        there = [input_ for input_ in inputs if input_ not in missing]
        if not there:
            return
        languages = None if "any" in (self.languages or ()) else self.languages or ()
        with Watched(reading, is_shown=True) as watched:
            nlp = load_chosen(self.choice)
            pages = watched.pages(dated(read(there, progress=reading), self.published))
            yield from watched.results(extract_pages(pages, nlp=nlp, languages=languages, limits=self.limits))


def _matching(input_: str) -> list[str]:
    """The files that a pattern finds, which may be records and articles; anything else as it is."""
    is_pattern = input_ != "-" and "://" not in input_ and not os.path.exists(input_)
    return (sorted(glob(input_, recursive=True)) if is_pattern else []) or [input_]


def _is_record(start: bytes) -> bool:
    """True where the first bytes have the start of a record, packed or not; zstd holds nothing else that is read."""
    if start.startswith(_GZIP):
        try:
            start = zlib.decompressobj(wbits=31).decompress(start, _START)
        except zlib.error:  # the reader meets it again, and says so
            return False
    return start.startswith(_ZSTD) or _RECORD.search(start) is not None
