"""The way through: extractions to a folder that is there whole or not at all."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path

from extractor.errors import InputError
from extractor.extras import check_format
from extractor.record.extraction import Extraction
from extractor.record.tables import rows_of
from extractor.record.tables.days import day
from extractor.sinks.dataset.card import card
from extractor.sinks.dataset.croissant import croissant
from extractor.sinks.dataset.partitions import Partition, Partitions
from extractor.sinks.dataset.summary import About, Summary
from extractor.sinks.dataset.views import views
from extractor.sinks.whole_folder import whole_folder


def write_dataset(
    extractions: Iterable[Extraction],
    folder: Path,
    about: About,
    *,
    linked: Callable[[Extraction], Extraction] = lambda extraction: extraction,
) -> Summary:
    """Write a dataset to a folder that is not there yet, or empty; what is in it.

    `linked` finds what an extraction is a copy of.  An extraction that is there already (the same article, text
    and input id) is left out, so that no key is there twice.  The same extractions in the same order give the same files.

    Raises PackageError where pyarrow is not installed, InputError where the folder cannot be made or has something in it, where
    the disk is full, and where there is no extraction; then nothing is left.
    """
    check_format("parquet", "writing")
    with whole_folder(folder) as building:
        summary = Summary()
        files = Partitions(building, about.tables)
        for extraction in extractions:
            if summary.has(extraction):
                continue
            rows = rows_of(linked(extraction), words=about.words)
            files.write(Partition.of(day(extraction.article.published.value)), rows)
            summary.add(extraction, rows)
        files.close()
        if not summary.rows["articles"]:
            raise InputError(f"{folder}: no record to make a dataset of: give files with at least one sound record")
        for name, text in {
            "README.md": card(about, summary),
            "croissant.json": croissant(about, summary),
            "views.sql": views(about.tables),
        }.items():
            (building / name).write_text(text, encoding="utf-8")
    return summary
