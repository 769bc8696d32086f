"""`extractor extract`: articles in, a table of claims or records out."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from contextlib import ExitStack, suppress
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import typer

from extractor.choice import MIN_CONFIDENCE, Choice
from extractor.cli import options
from extractor.cli.asking import with_missing_date
from extractor.cli.failures import NOTHING_DONE, Failures
from extractor.cli.logs import logs_shown
from extractor.cli.outputs import open_output, refuse_inputs
from extractor.cli.pages import dated, find_missing, limited
from extractor.cli.progress import Watched
from extractor.cli.summary import Summary
from extractor.cli.terminal import is_answered, on_terminal
from extractor.cli.writers import Writer, writer_of
from extractor.errors import InputError
from extractor.isolation import Limits
from extractor.light_spacy import import_spacy
from extractor.record.page import Failure, Page

if TYPE_CHECKING:
    from extractor.ingest.fetch import Fetcher
    from extractor.sinks import Output, Record


def extract_command(
    inputs: options.Inputs,
    output: options.Output = None,
    format_: options.Format = None,
    from_: options.From = "auto",
    key: options.Key = None,
    keep: options.Keep = None,
    published: options.Published = None,
    force_published: options.ForcePublished = False,
    language: options.Language = None,
    limit: options.Limit = None,
    all_: options.All = False,
    errors: options.Errors = None,
    cache: options.Cache = None,
    allow_private: options.AllowPrivate = None,
    model: options.Model = None,
    lexicons: options.Lexicons = None,
    reader: options.Reader = None,
    min_confidence: options.MinConfidence = MIN_CONFIDENCE,
    seconds: options.Seconds = options.LIMITS.seconds or 0,
    memory: options.Memory = options.LIMITS.megabytes or 0,
    quiet: options.Quiet = False,
    verbose: options.Verbose = False,
    log_level: options.Level = None,
) -> None:
    """Extract the claims of articles.

    Example: extractor extract article.html --published 2025-06-09
    """
    if force_published and not published:
        raise typer.BadParameter("needs --published", param_hint="--force-published")
    target = None if output is None or str(output) == "-" else output
    refuse_inputs(inputs, output=target, errors=errors)
    is_terminal = target is None and on_terminal()
    writer = writer_of(format_, target, inputs, is_terminal=is_terminal, all_rows=all_)
    # What is heavy is imported where the usage is known to be right
    from extractor.ingest import ReadingProgress, read_pages

    reading = ReadingProgress()
    keys = dict(pair.split("=", 1) for pair in key or [])
    read = partial(read_pages, format=from_, keys=keys, keep=keep or (), fetcher=_fetcher(cache, allow_private))
    summary = Summary(quiet=quiet, verbose=verbose)
    with ExitStack() as stack:
        stack.enter_context(logs_shown(log_level, quiet=quiet))
        failures = Failures(stack.enter_context(open_output(errors, grows=True)) if errors else None)
        # a run that gives nothing leaves what was there: the Exit ends the output alone
        with suppress(typer.Exit), open_output(target, grows=writer.grows) as out:
            missing = find_missing(inputs, read)
            for failure in missing.values():
                failures.add(failure)
            there = [input_ for input_ in inputs if input_ not in missing]
            pages = read(there, progress=reading, published=published if force_published else None)
            watched = stack.enter_context(Watched(reading, is_shown=not quiet, until_first=is_terminal))
            pages = watched.pages(limited(dated(pages, None if force_published else published), limit))
            if there:
                extract = _extractor(
                    options.choice(model, lexicons, reader, min_confidence), language, (seconds, memory)
                )
                results = watched.results(extract(pages))
                if is_terminal and is_answered() and not (published or quiet):
                    results = with_missing_date(results, extract)
                _write(results, out, writer, failures, summary)
            if failures.code(summary.articles) == NOTHING_DONE:
                raise typer.Exit
            out.write(writer.end())
    summary.end(failed=failures.count)
    raise typer.Exit(failures.code(summary.articles))


def _fetcher(cache: Path | None, private: list[str] | None) -> Fetcher | None:
    """What fetches pages as the options say; None without any."""
    if not (cache or private):
        return None
    from extractor.ingest.fetch import Fetcher

    try:
        return Fetcher(cache, private=private or ())
    except InputError as error:
        raise typer.BadParameter(str(error), param_hint="--cache") from error


def _extractor(
    choice: Choice,
    languages: list[str] | None,
    limits: tuple[float, float],
) -> Callable[[Iterable[Page | Failure]], Iterator[Record | Failure]]:
    """What makes records of pages, with one model."""
    import_spacy()
    from extractor.api import extract_records
    from extractor.pipeline import load_chosen

    nlp = load_chosen(choice)
    read = None if "any" in (languages or ()) else languages or ()
    seconds, megabytes = (limit or None for limit in limits)  # 0 is no limit
    within = Limits(seconds=seconds, megabytes=megabytes) if seconds or megabytes else None
    return partial(extract_records, nlp=nlp, languages=read, limits=within)


def _write(
    results: Iterable[Record | Failure], out: Output, writer: Writer, failures: Failures, summary: Summary
) -> None:
    """Write what becomes of each record, and count it."""
    for result in results:
        if isinstance(result, Failure):
            failures.add(result)
        elif (data := failures.attempt(result.input_id, "writing", writer.record, result)) is not None:
            out.write(data)
            summary.add(result)
