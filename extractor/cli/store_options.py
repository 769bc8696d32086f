"""What the commands of `extractor store` have in common: the file, the query, and the opened store."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from extractor.cli.terminal import say

if TYPE_CHECKING:
    from extractor.desk.store import Store


def _terms(terms: list[str] | None) -> list[str] | None:
    """The terms as they were given; typer reports an option that there is not as wrong usage."""
    for term in terms or ():
        if term.startswith("--"):
            raise typer.BadParameter(f"no such option: {term}")
    return terms


StoreFile = Annotated[Path, typer.Option("--store", metavar="FILE", help="File of the store.")]
Query = Annotated[
    list[str] | None,
    typer.Argument(
        metavar="QUERY",
        callback=_terms,
        help="Words and fields: measure:exports source:customs value>1e7 period:2025-05",
    ),
]
DEFAULT = Path("claims.db")
MINUS = {"ignore_unknown_options": True}  # "-tea" is a term of a query


def opened_store(path: Path, *, create: bool = False) -> Store:
    """The store of a file, read-only where the file is."""
    from extractor.desk.store import Store

    store = Store.open(path, create=create, read_only=path.exists() and not os.access(path, os.W_OK))
    warn_of_readers(path)
    return store


def warn_of_readers(path: Path) -> None:
    """Say so where other users of this machine can read the file, which stays as it is: a team may share it on purpose."""
    if os.name == "posix" and path.is_file() and path.stat().st_mode & 0o077:
        say(
            f"{path} can be read by other users of this machine: run `chmod 600 {path}` to keep it private",
            style="yellow",
        )
