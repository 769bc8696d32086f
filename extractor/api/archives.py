"""Many articles at a time, in order: what one of them raises is its own Failure."""

from __future__ import annotations

import datetime as dt
import sys
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import TypeVar

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

from extractor.api.extracting import Extractor, attempt_step
from extractor.api.isolated import extract_records
from extractor.api.pages import Given, date_of, pages_of
from extractor.errors import InputError
from extractor.isolation import Limits
from extractor.pipeline import BATCH_SIZE, Pipeline
from extractor.record.extraction import Extraction
from extractor.record.page import Failure, Page

T = TypeVar("T")


def extract_pages(
    pages: Iterable[Page | Failure],
    *,
    nlp: Pipeline | None = None,
    batch_size: int = BATCH_SIZE,
    languages: Collection[str] | None = (),
    limits: Limits | None = None,
) -> Iterator[Extraction | Failure]:
    """The extraction of each page, in order; a page that cannot be read or worked on gives a Failure and stops nothing.

    `batch_size` counts the articles that are annotated at a time, at most; fewer are where they are long.  It changes speed
    and memory, never the result.  An article in a language that is not among `languages` (ISO 639-1; without any, that of the
    pipeline; None reads all) comes cleaned, with nothing extracted; one in an unknown language is read.  InputError is raised for
    a language that the pipeline has no rules for.
    With `limits` the work is done in a child process, forked at the first `next`, and a page that takes more gives a Failure
    too; without them it is done in this process, which a hostile page can hold up or bring down.
    """
    if limits is None:
        yield from Extractor(nlp, batch_size, languages)(pages)
        return
    for outcome in extract_records(pages, nlp=nlp, batch_size=batch_size, languages=languages, limits=limits):
        yield outcome if isinstance(outcome, Failure) else attempt_step(outcome.input_id, "reading", outcome.extraction)


def extract_many(
    sources: Iterable[Given] | Given,
    *,
    published: str | dt.date | None = None,
    keys: Mapping[str, str] | None = None,
    keep: Iterable[str] = (),
    progress: bool | Callable[[int], object] = False,
    nlp: Pipeline | None = None,
    languages: Collection[str] | None = (),
    limits: Limits | None = None,
) -> Iterator[Extraction | Failure]:
    """The extraction of each source, in order; one that cannot be read or worked on gives a Failure and stops nothing.

    A source is text or HTML, as a string or as bytes; the path of a file or folder, which gives each of its articles; a page of
    `read_pages`; or a row: a mapping with `text` or `html`, and perhaps the others of
    `extractor.record.page.ROW_FIELDS`.  `keys` and `keep` as for `read_pages`.  `published` (ISO 8601) holds for all sources.
    `progress=True` counts the results in a line on standard error, if that is a terminal; a function is called with their number.
    `nlp`, `languages` and `limits` as for `extract_pages`.

    >>> [len(result.figures) for result in extract_many(["Exports fell 3 percent.", {"text": "Exports rose."}])]
    [1, 0]
    """
    if isinstance(sources, str | bytes | Path | Page | Mapping):
        sources = [sources]
    if hasattr(sources, "columns"):  # a DataFrame, which gives the names of its columns one by one
        raise InputError("a DataFrame gives its columns: give its rows, as table.to_dict('records') does")
    pages = pages_of(sources, date_of(published), keys or {}, tuple(keep))
    results = extract_pages(pages, nlp=nlp, languages=languages, limits=limits)
    if progress is True:
        results = _watched(results, _count(sources))
    for done, result in enumerate(results, 1):
        if callable(progress):
            progress(done)
        yield result


def _count(sources: Iterable[Given]) -> int | None:
    """How many articles they are; None where nobody knows before they are read."""
    if not isinstance(sources, Sequence) or any(isinstance(source, Path) for source in sources):
        return None
    return len(sources)


def _watched(results: Iterator[T], total: int | None) -> Iterator[T]:
    """The results, counted in a line on standard error where somebody watches."""
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    is_shown = sys.stderr is not None and sys.stderr.isatty()
    # refreshed by no thread of its own, since `limits` fork; what the caller prints goes where it went
    with Progress(
        *columns,
        console=Console(stderr=True),
        auto_refresh=False,
        transient=True,
        redirect_stdout=is_shown and sys.stdout.isatty(),
        disable=not is_shown,
    ) as line:
        yield from line.track(results, total=total, description="extracting")
