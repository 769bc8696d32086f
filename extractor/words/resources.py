"""Where `models/` and the example are: inside the package in a wheel, beside it in a checkout.  Nothing else knows."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from functools import cache
from pathlib import Path

from extractor.errors import ResourceError

_PACKAGE = Path(__file__).resolve().parents[1]
_PIECE = 1 << 18  # bytes that are read at a time
DEFAULT_LANGUAGE = "en"  # read with where no pipeline has chosen another
EXAMPLE_PUBLISHED = "2025-06-09"  # when the article of `example_text` was


@cache
def models_folder() -> Path:
    """The folder `models/`.  Raises ResourceError when neither place has it."""
    for folder in (_PACKAGE.parent / "models", _PACKAGE / "models"):
        if (folder / "en" / "config.cfg").is_file():
            return folder
    raise ResourceError(f"no models/en/config.cfg in {_PACKAGE} or beside it: install the package again")


def resource_path(name: str) -> Path:
    """The path of a resource, such as "en/config.cfg".  Raises ResourceError when it does not exist."""
    path = models_folder() / name
    if not path.is_file():
        raise ResourceError(f"resource {name!r} is missing from {models_folder()}: install the package again")
    return path


def example_text() -> str:
    """The small article to try things on: that of the documents in a checkout, a copy of it inside the package in a wheel.

    Raises ResourceError when neither place has it.
    """
    for path in (_PACKAGE.parent / "docs" / "examples" / "steel.txt", _PACKAGE / "example.txt"):
        if path.is_file():
            return path.read_text(encoding="utf-8")
    raise ResourceError(f"no example.txt in {_PACKAGE}: install the package again")


@cache
def rules_sha256() -> str:
    """The hex digest of everything that decides what is found: the files of `models/` and the package's own code."""
    code = sorted(_PACKAGE.rglob("*.py"))
    data = sorted(path for path in models_folder().rglob("*") if path.is_file())
    return folder_sha256((_PACKAGE, code), (models_folder(), data))


def folder_sha256(*folders: tuple[Path, Iterable[Path]]) -> str:
    """The hex digest of some files of folders: of their paths in the folder and what they hold, in this order."""
    digest = hashlib.sha256()
    buffer = memoryview(bytearray(_PIECE))
    for folder, paths in folders:
        for path in paths:
            digest.update(path.relative_to(folder).as_posix().encode() + b"\0")
            with path.open("rb", buffering=0) as file:
                while size := file.readinto(buffer):
                    digest.update(buffer[:size])
            digest.update(b"\0")
    return digest.hexdigest()


def file_sha256(path: Path) -> str:
    """The hex digest of a file."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
