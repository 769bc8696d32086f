"""`extractor compare`: what several articles say of the same thing."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import orjson
import typer

from extractor.cli.failures import Failures
from extractor.cli.options import AsJson
from extractor.cli.summary import counted
from extractor.cli.terminal import escaped, show, show_json, write_out
from extractor.formats import FORMAT, KNOWN_SUFFIXES

if TYPE_CHECKING:
    from extractor.comparison import Group
    from extractor.extraction import Extraction
    from extractor.page import Failure

_ARTICLES = frozenset(KNOWN_SUFFIXES) - {*FORMAT["jsonl"].suffixes, *FORMAT["json"].suffixes, ".gz"}


def compare_command(
    inputs: Annotated[
        list[str],
        typer.Argument(
            metavar="ARTICLES...",
            help="Articles that `extract` reads, or its records (.jsonl, also .gz, .zst), folders of records, "
            "or - for standard input.",
        ),
    ],
    limit: Annotated[int | None, typer.Option(min=1, metavar="N", help="Show only the first N groups.")] = None,
    as_json: AsJson = False,
    as_lines: Annotated[bool, typer.Option("--jsonl", help="Print JSON Lines, one group per line.")] = False,
) -> None:
    """Compare what two or more articles say about the same thing.

    They agree, differ by rounding, update each other, use another period or definition, or conflict.

    Example: extractor compare monday.html tuesday.html
    """
    from extractor.comparison import compare, told_once
    from extractor.plain import to_plain

    failures = Failures()
    count = 0

    def extractions() -> Iterator[Extraction | Failure]:
        nonlocal count
        for found in _extractions(inputs):
            count += 1
            yield found

    groups = compare(extractions(), report=failures.add)
    groups = groups if as_json or as_lines else tuple(told_once(groups))
    shown = groups[:limit]
    compared = count - failures.count
    if as_json:
        show_json(to_plain(shown))
    elif as_lines:
        for group in shown:
            write_out(escaped(orjson.dumps(to_plain(group), option=orjson.OPT_APPEND_NEWLINE)))
    elif compared:
        for group in shown:
            show(*_lines(group), "")
        show(f"{counted(len(groups), 'group')} in {counted(compared, 'article')}")
    failures.end("compared", compared)


def _extractions(inputs: Iterable[str]) -> Iterator[Extraction | Failure]:
    """The extractions of all inputs, in order: records as they are, articles by way of the model."""
    from extractor.sinks import read_records

    for are_articles, places in groupby(inputs, _is_article):
        if are_articles:
            from extractor.api import extract_pages
            from extractor.ingest import read_pages
            from extractor.pipeline import DEFAULT_MODEL, load_pipeline

            yield from extract_pages(read_pages(places), nlp=load_pipeline(DEFAULT_MODEL))
        else:
            yield from (found for place in places for found in read_records(Path(place)))


def _is_article(place: str) -> bool:
    """True for a web address, and for a file with the name of an article: records are lines of JSON, packed or not."""
    return "://" in place or Path(place).suffix.lower() in _ARTICLES


def _lines(group: Group) -> Iterator[str]:
    """A group to read: what it is of and how it differs, then each sentence with its day and outlet, in an article once."""
    yield f"{group.relation.replace('_', ' ')}: {group.about}"
    yield f"    {group.message}"
    shown: set[tuple[str, str]] = set()
    for one in group.occurrences:
        if (one.article, (one.value or "").lower()) not in shown:
            shown.add((one.article, (one.value or "").lower()))
            day = (one.published or "undated")[:10]
            words = " ".join(one.surface.split())
            yield f"  {day}  {one.outlet or one.input_id}: {words if one.value else f'“{words}”'}"
