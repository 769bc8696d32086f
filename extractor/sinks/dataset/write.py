"""The way through: extractions to a folder that is there whole or not at all."""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

from extractor.errors import InputError
from extractor.extraction import Extraction
from extractor.sinks.dataset.card import card
from extractor.sinks.dataset.croissant import croissant
from extractor.sinks.dataset.partitions import Partition, Partitions
from extractor.sinks.dataset.summary import About, Summary
from extractor.sinks.dataset.views import views
from extractor.tables import rows_of
from extractor.tables.flatten import day


def write_dataset(extractions: Iterable[Extraction], folder: Path, about: About) -> Summary:
    """Write a dataset to a folder that is not there yet, or empty; what is in it.

    The same extractions in the same order give the same files.  Raises InputError where the folder cannot be made or has
    something in it, where the disk is full, and where there is no extraction; then nothing is left.
    """
    with _whole_folder(folder) as building:
        summary = Summary()
        with Partitions(building, about.tables) as files:
            for extraction in extractions:
                rows = rows_of(extraction, words=about.words)
                files.write(Partition.of(day(extraction.article.published.value)), rows)
                summary.add(extraction, rows)
        if not summary.rows["articles"]:
            raise InputError(f"{folder}: no record to make a dataset of: give files with at least one sound record")
        for name, text in {
            "README.md": card(about, summary),
            "croissant.json": croissant(about, summary),
            "views.sql": views(about.tables),
        }.items():
            (building / name).write_text(text, encoding="utf-8")
    return summary


@contextmanager
def _whole_folder(folder: Path) -> Iterator[Path]:
    """A folder beside the wanted one, which takes its name when the block ends without an error."""
    folder = folder.resolve()
    if folder.exists() and not (folder.is_dir() and not any(folder.iterdir())):
        raise InputError(f"{folder}: there is something already: choose a new folder, or remove that one")
    try:
        building = Path(tempfile.mkdtemp(dir=folder.parent, prefix=f".{folder.name}."))
    except OSError as error:
        raise InputError(
            f"cannot write {folder} ({error.strerror}): choose a place that exists and is yours"
        ) from error
    try:
        yield building
        mask = os.umask(0)
        os.umask(mask)
        building.chmod(0o777 & ~mask)  # as any new folder has it
        building.rename(folder)
    except BaseException as error:
        shutil.rmtree(building, ignore_errors=True)
        if isinstance(error, OSError):
            raise InputError(f"cannot write {folder} ({error.strerror}): make room, or choose another place") from error
        raise
