"""`extractor extract`: articles in, a table of claims or records out."""

from __future__ import annotations

import contextlib
import datetime as dt
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, BinaryIO, Literal

import typer

from extractor.cli.failures import Failures
from extractor.errors import InputError
from extractor.isolation import Limits
from extractor.page import ROW_FIELDS, Failure, InputFormat

if TYPE_CHECKING:
    from extractor.ingest import Fetcher
    from extractor.sinks import Record

OutputFormat = Literal["table", "json", "jsonl"]
_LIMITS = Limits()  # the defaults
Model = Annotated[str | None, typer.Option(metavar="NAME", help="The spaCy pipeline to build on.")]
Lexicons = Annotated[
    Path | None, typer.Option(metavar="FOLDER", help="Your own words, in files named as those of the extractor.")
]


def _keys(pairs: list[str] | None) -> list[str] | None:
    """The pairs as they were given; typer reports wrong ones as wrong usage."""
    names = [pair.partition("=")[0] for pair in pairs or []]
    for name, pair in zip(names, pairs or [], strict=True):
        if name not in ROW_FIELDS or not pair.partition("=")[2]:
            raise typer.BadParameter(f"{pair!r} is not NAME=COLUMN with a name of {', '.join(ROW_FIELDS)}")
        if names.count(name) > 1:
            raise typer.BadParameter(f"{name!r} is given more than once")
    return pairs


def _date(text: str | None) -> str | None:
    """An ISO 8601 date or date-time as it was given; typer reports anything else as wrong usage."""
    if text is None:
        return None
    try:
        dt.datetime.fromisoformat(text)
    except ValueError as error:
        raise typer.BadParameter(f"{text!r} is not an ISO date such as 2025-06-09") from error
    return text


def extract_command(
    inputs: Annotated[
        list[str], typer.Argument(metavar="INPUT...", help="Files, folders, patterns, - for standard input, or URLs.")
    ],
    output: Annotated[
        Path | None, typer.Option("-o", "--output", metavar="OUT", help="Write here; - is standard output.")
    ] = None,
    format_: Annotated[
        OutputFormat | None,
        typer.Option("--format", help="table (default on a terminal), json, or jsonl (default elsewhere)."),
    ] = None,
    from_: Annotated[InputFormat, typer.Option("--from", help="What the inputs are.")] = "auto",
    key: Annotated[
        list[str] | None,
        typer.Option(
            metavar="NAME=COLUMN",
            callback=_keys,
            help=f"The column or JSON key that holds one of {', '.join(ROW_FIELDS)}; repeat it for others.",
        ),
    ] = None,
    published: Annotated[
        str | None,
        typer.Option(
            metavar="DATE", callback=_date, help="Publication date (ISO 8601) of the articles; wins over the page."
        ),
    ] = None,
    language: Annotated[
        list[str] | None,
        typer.Option(
            metavar="CODE",
            help="Read articles in this language (ISO 639-1; repeatable; default that of the model), or any.",
        ),
    ] = None,
    all_: Annotated[
        bool, typer.Option("--all", help="Show small counts, ages, spans and definitions in the table, too.")
    ] = False,
    cache: Annotated[
        Path | None,
        typer.Option(
            metavar="FOLDER", help="Keep pages from the web here; fetch them again only if they have changed."
        ),
    ] = None,
    model: Model = None,
    lexicons: Lexicons = None,
    seconds: Annotated[
        float, typer.Option(min=0, metavar="S", help="CPU seconds that one article may take; 0 is no limit.")
    ] = _LIMITS.seconds or 0,
    memory: Annotated[
        float, typer.Option(min=0, metavar="MB", help="Memory that one article may take, in MB; 0 is no limit.")
    ] = _LIMITS.megabytes or 0,
) -> None:
    """Extract the claims of articles.

    Example: extractor extract article.html --published 2025-06-09
    """
    fetcher = _fetcher(cache)
    # What is heavy is imported where the usage is known to be right
    from extractor.api import extract_records, is_read
    from extractor.ingest import read_pages
    from extractor.pipeline import DEFAULT_MODEL, load_pipeline
    from extractor.sinks import whole_file

    target = None if output is None or str(output) == "-" else output
    is_terminal = target is None and sys.stdout.isatty()
    shown = format_ or ("table" if is_terminal else "jsonl")
    keys = dict(pair.split("=", 1) for pair in key or [])
    pages = read_pages(inputs, format=from_, published=published, keys=keys, fetcher=fetcher)
    nlp = load_pipeline(model or DEFAULT_MODEL, lexicons=lexicons)
    languages = None if language and "any" in language else language or [nlp.meta["lang"]]
    limits = Limits(seconds=seconds or None, megabytes=memory or None) if seconds or memory else None
    failures = Failures()
    show = _writer(shown, is_terminal=is_terminal, all_rows=all_)
    with contextlib.ExitStack() as stack:
        results = _with_progress(
            extract_records(pages, nlp=nlp, languages=languages, limits=limits),
            several=len(inputs) > 1 or _is_many(inputs[0]),
            failures=failures,
            stack=stack,
        )
        out: BinaryIO = stack.enter_context(whole_file(target)) if target else sys.stdout.buffer
        for result in results:
            if isinstance(result, Failure):
                failures.add(result)
                continue
            if not is_read(result.language, languages):
                _report_unread(result, failures)
            out.write(failures.attempt(result.input_id, "writing", show.record, result) or b"")
        out.write(show.end())
        out.flush()
    failures.end("written")


def _report_unread(record: Record, failures: Failures) -> None:
    message = f'its language is "{record.language}", not read: give --language {record.language} (or --language any) to read it'
    failures.console.print(f"extractor: {record.input_id}: {message}", markup=False, soft_wrap=True)


def _fetcher(cache: Path | None) -> Fetcher:
    from extractor.ingest import Fetcher

    try:
        return Fetcher(cache)
    except InputError as error:
        raise typer.BadParameter(str(error), param_hint="--cache") from error


def _is_many(name: str) -> bool:
    return name != "-" and Path(name).is_dir()


def _with_progress(
    results: Iterator[Record | Failure], *, several: bool, failures: Failures, stack: contextlib.ExitStack
) -> Iterator[Record | Failure]:
    """The results, with a bar on standard error where there is more than one input and somebody watches."""
    if not several or not sys.stderr.isatty():
        return results
    from rich.progress import Progress

    progress = stack.enter_context(Progress(console=failures.console, transient=True, auto_refresh=False))
    task = progress.add_task("articles", total=None)

    def counted() -> Iterator[Record | Failure]:
        for result in results:
            # not refreshed by a thread of its own: a process with threads is not to fork
            progress.update(task, advance=1, refresh=True)
            yield result

    return counted()


class _Lines:
    """Records as the lines of a file."""

    def record(self, record: Record) -> bytes:
        return record.line

    def end(self) -> bytes:
        return b""


class _Indented(_Lines):
    """Records to be read."""

    def record(self, record: Record) -> bytes:
        from extractor.sinks import record_text

        return record_text(record.line)


class _Tables(_Lines):
    """Tables of claims, and the counts at the end."""

    def __init__(self, *, is_terminal: bool, all_rows: bool) -> None:
        from extractor.cli.table import Report

        self._report = Report(is_terminal=is_terminal, all_rows=all_rows)

    def record(self, record: Record) -> bytes:
        return self._report.article(record.extraction()).encode("utf-8", "replace")

    def end(self) -> bytes:
        return self._report.end().encode()


def _writer(shown: OutputFormat, *, is_terminal: bool, all_rows: bool) -> _Lines:
    if shown == "table":
        return _Tables(is_terminal=is_terminal, all_rows=all_rows)
    return _Indented() if shown == "json" else _Lines()
