"""`extractor report`: articles, records, or texts with spans -> one HTML file to read, to print and to mail."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, TypeVar

import typer

from extractor.choice import MIN_CONFIDENCE
from extractor.cli import options
from extractor.cli.articles import Articles
from extractor.cli.failures import Failures
from extractor.cli.outputs import open_output, refuse_inputs
from extractor.cli.terminal import on_terminal
from extractor.errors import InputError
from extractor.isolation import Limits
from extractor.record.page import Failure, Page, Source

if TYPE_CHECKING:
    from extractor.desk.report import SpannedText

T = TypeVar("T")


def report_command(
    inputs: Annotated[
        list[str],
        typer.Argument(
            metavar="ARTICLE",
            help="Articles that `extract` reads, or its records (.jsonl or .json, also .gz, .zst), or folders of a batch.",
        ),
    ],
    output: options.Output = None,
    spans: Annotated[
        bool,
        typer.Option(
            "--spans", help="Inputs are JSON Lines {id, text or html, spans: [{start, end, label}]}; no model runs."
        ),
    ] = False,
    from_: options.From = "auto",
    key: options.Key = None,
    published: options.Published = None,
    language: options.Language = None,
    limit: options.Limit = None,
    model: options.Model = None,
    lexicons: options.Lexicons = None,
    reader: options.Reader = None,
    min_confidence: options.MinConfidence = MIN_CONFIDENCE,
    seconds: options.Seconds = options.LIMITS.seconds or 0,
    memory: options.Memory = options.LIMITS.megabytes or 0,
) -> None:
    """Show articles and their claims on one HTML page.  It shows the evidence for each, and needs no other file.

    Example: extractor report article.html -o page.html
    """
    target = None if output is None or str(output) == "-" else output
    if target is None and on_terminal():
        raise typer.BadParameter(
            "name a file for the page, for example -o page.html, or pipe the output", param_hint="-o"
        )
    refuse_inputs(inputs, output=target, errors=None)
    # What is heavy is imported where the usage is known to be right
    from extractor.desk.report import report_page, spans_page

    failures = Failures()
    if spans:
        texts = list(islice(_sound(_spanned(inputs), failures), limit))
        page = spans_page(texts)
    else:
        limits = Limits(seconds=seconds or None, megabytes=memory or None) if seconds or memory else None
        keys = dict(pair.split("=", 1) for pair in key or [])
        choice = options.choice(model, lexicons, reader, min_confidence)
        reading = Articles(
            format=from_, keys=keys, published=published, languages=language, choice=choice, limits=limits
        )
        articles = islice(_sound(reading.extractions(inputs), failures), limit)
        page = report_page(articles, report=failures.add)
    if page:
        with open_output(target, grows=False) as out:
            out.write(page.encode("utf-8", "replace"))
    elif not failures.count:
        failures.add(Failure(input_id=inputs[0], error=InputError("the inputs have no articles: give files that do")))
    failures.end("on the page", len(page))


def _sound(results: Iterable[T | Failure], failures: Failures) -> Iterator[T]:
    """Those that can be shown; the others are named."""
    for result in results:
        if isinstance(result, Failure):
            failures.add(result)
        else:
            yield result


def _spanned(inputs: Iterable[str]) -> Iterator[SpannedText | Failure]:
    """The texts with spans of JSON Lines; a line that is none gives a Failure, and the others go on."""
    from extractor.sinks.records import opened

    for input_ in inputs:
        try:
            with opened(Path(input_)) as file:
                for number, line in enumerate(file, 1):
                    if line.strip():
                        yield _spanned_line(line, f"{input_}, line {number}")
        except InputError as error:
            yield Failure(input_id=input_, error=error)
        except (OSError, EOFError, ValueError) as error:  # ValueError: a NUL in the name
            fault = InputError(
                f"{input_}: cannot be read ({getattr(error, 'strerror', None) or error}): check the path"
            )
            yield Failure(input_id=input_, error=fault)


def _spanned_line(line: bytes, where: str) -> SpannedText | Failure:
    from extractor.desk.report import parse_spanned

    try:
        return parse_spanned(line, where, _text_of_html)
    except Exception as error:  # whatever one line leads to
        return Failure.of(error, where, "reading")


def _text_of_html(html: str) -> str:
    """The text that `extract` reads from a page, in which the ranges of its record count."""
    from extractor.cleaning import clean

    source = Source(kind="stdin", location="-", sha256="")
    return clean(Page(input_id="-", content=html, format="html", source=source)).text
