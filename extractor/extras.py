"""What is installed beside the default: the extras of the distribution, each for those who ask for what needs it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from importlib.util import find_spec
from typing import Final

from extractor.errors import PackageError

DISTRIBUTION: Final = "newsclaims"
"""What pip installs; the package that is imported and the command are `extractor`."""

_ARCHIVE: Final[Mapping[str, tuple[str, str]]] = {
    "jsonl.zst": ("zstd", "pyarrow"),
    "parquet": ("Parquet", "pyarrow"),
    "wacz": ("WACZ", "fastwarc"),
    "warc": ("WARC", "fastwarc"),
}
"""The formats of files that need the extra `archive`: the word for each, and the package."""


def check_format(name: str, doing: str) -> None:
    """Raises PackageError where `doing` ("reading") this format needs a package that is not installed."""
    if name in _ARCHIVE:
        word, package = _ARCHIVE[name]
        if find_spec(package) is None:
            raise _missing(f"{doing} {word}", package, "archive")


@contextmanager
def needed_by(what: str, extra: str) -> Iterator[None]:
    """Around imports of packages that come with an extra.  Raises PackageError where one is not installed."""
    try:
        yield
    except ModuleNotFoundError as error:
        raise _missing(what, str(error.name), extra) from error


def _missing(what: str, package: str, extra: str) -> PackageError:
    return PackageError(f"{what} needs {package}: pip install '{DISTRIBUTION}[{extra}]'")
