"""`extractor dataset`: records -> a folder of Parquet with its card."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from extractor.cli.failures import Failures
from extractor.cli.options import RecordFiles
from extractor.cli.records import Records
from extractor.cli.summary import counted
from extractor.cli.terminal import say, show
from extractor.errors import InputError

if TYPE_CHECKING:
    from extractor.record.extraction import Extraction


def dataset_command(
    records: RecordFiles,
    output: Annotated[Path, typer.Option("-o", "--output", metavar="DIR", help="New folder for the dataset.")],
    no_text: Annotated[
        bool, typer.Option("--no-text", help="Leave out the text of the articles; positions and digests stay.")
    ] = False,
    copies: Annotated[
        bool,
        typer.Option("--copies", help="Link copies of one wire story; takes about 11 kB of memory per article."),
    ] = False,
    name: Annotated[str | None, typer.Option(help="Name of the dataset (default: that of the folder).")] = None,
    creator: Annotated[str | None, typer.Option(help="Organization or person that publishes it.")] = None,
    url: Annotated[str | None, typer.Option(help="URL where it is published.")] = None,
    license_: Annotated[
        str | None, typer.Option("--license", metavar="URL", help="Licence of the annotations.")
    ] = None,
) -> None:
    """Make a dataset of records.  It has Parquet by year and month, a dataset card, Croissant and DuckDB views.

    Example: extractor dataset claims.jsonl -o steel-claims
    """
    from extractor.sinks.dataset import About, write_dataset
    from extractor.sinks.whole_folder import refuse_used

    try:
        refuse_used(output)
    except InputError as error:
        raise typer.BadParameter(str(error), param_hint="--output") from error
    failures = Failures()
    about = About(
        name=name or output.resolve().name,
        words=not no_text,
        creator=creator,
        url=url,
        license=license_,
        published=dt.datetime.now(dt.UTC).date(),
    )
    linked = _linked() if copies else lambda extraction: extraction
    summary = write_dataset(Records(records, failures), output, about, linked=linked)
    counts = ", ".join(f"{count:,} {table}" for table, count in summary.rows.items())
    show(f"{output}: {counts}")
    if copies:
        show(f"copies of other articles: {summary.copies:,}")
    if summary.repeated:
        say(f"{counted(summary.repeated, 'duplicate record')} left out")
    failures.end("written", summary.rows["articles"])


def _linked() -> Callable[[Extraction], Extraction]:
    """Finds which article a record copies, among those before it, where the record does not say so itself."""
    from extractor.comparison.copies import CopyIndex
    from extractor.record.tables import article_id

    index = CopyIndex()

    def linked(extraction: Extraction) -> Extraction:
        copy = index.add(article_id(extraction), extraction.article)
        return replace(extraction, copy_of=copy.copy_of) if copy and not extraction.copy_of else extraction

    return linked
