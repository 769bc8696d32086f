"""`extractor compare`: what several articles say of the same thing."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Annotated

import orjson
import typer

from extractor.cli.articles import Articles
from extractor.cli.failures import Failures
from extractor.cli.options import LIMITS, AsJson, Published
from extractor.cli.summary import counted
from extractor.cli.terminal import escaped, show, show_json, write_out

if TYPE_CHECKING:
    from extractor.comparison import Group
    from extractor.record.extraction import Extraction
    from extractor.record.page import Failure


def compare_command(
    inputs: Annotated[
        list[str],
        typer.Argument(
            metavar="ARTICLES",
            help="Articles that `extract` reads, or its records (.jsonl or .json, also .gz, .zst), or folders of a batch.",
        ),
    ],
    published: Published = None,
    limit: Annotated[int | None, typer.Option(min=1, metavar="N", help="Show only the first N groups.")] = None,
    as_json: AsJson = False,
    as_lines: Annotated[bool, typer.Option("--jsonl", help="Print JSON Lines, one group per line.")] = False,
) -> None:
    """Compare what two or more articles say about the same thing.

    They agree, differ by rounding, update each other, use another period or definition, or conflict.

    Example: extractor compare monday.html tuesday.html
    """
    from extractor.comparison import compare, without_repeats
    from extractor.record.plain import to_plain

    failures = Failures()
    articles = Articles(published=published, limits=LIMITS)
    count = 0

    def extractions() -> Iterator[Extraction | Failure]:
        nonlocal count
        for extraction in articles.extractions(inputs):
            count += 1
            yield extraction

    groups = compare(extractions(), report=failures.add)
    groups = groups if as_json or as_lines else tuple(without_repeats(groups))
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


def _lines(group: Group) -> Iterator[str]:
    """A group to read: what it is of and how it differs, then each sentence with its day and outlet, in an article once."""
    yield f"{group.relation.replace('_', ' ')}: {group.about}"
    yield f"    {group.message}"
    shown: set[tuple[str, str]] = set()
    for occurrence in group.occurrences:
        if (occurrence.article, (occurrence.value or "").lower()) not in shown:
            shown.add((occurrence.article, (occurrence.value or "").lower()))
            day = (occurrence.published or "undated")[:10]
            words = " ".join(occurrence.surface.split())
            yield f"  {day}  {occurrence.outlet or occurrence.input_id}: {words if occurrence.value else f'“{words}”'}"
