"""A folder that is there whole or not at all."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from extractor.errors import InputError
from extractor.sinks.whole_file import hidden


def refuse_used(folder: Path) -> None:
    """Raises InputError when there is something of that name already, but for an empty folder."""
    if folder.exists() and not (folder.is_dir() and not any(folder.iterdir())):
        raise InputError(f"{folder}: already exists: choose a new folder, or remove that one")


@contextmanager
def whole_folder(folder: Path) -> Iterator[Path]:
    """A folder to fill that takes the wanted name only when the block ends without an error.

    Raises InputError when there is something of that name already, when it cannot be made, or when the disk is full.
    """
    folder = folder.resolve()
    refuse_used(folder)
    try:
        building = Path(hidden(folder.parent))
        building.mkdir()
    except OSError as error:
        raise InputError(f"cannot write {folder} ({error.strerror}): choose a folder you can write to") from error
    try:
        yield building
        building.rename(folder)
    except BaseException as error:
        shutil.rmtree(building, ignore_errors=True)
        if isinstance(error, OSError):
            raise InputError(
                f"cannot write {folder} ({error.strerror}): free some space, or choose another folder"
            ) from error
        raise
