"""Where a command writes: never over what it reads, and each file whole or not at all."""

from __future__ import annotations

import fnmatch
import glob
import os
from collections.abc import Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import typer

from extractor.cli.terminal import write_out

if TYPE_CHECKING:
    from extractor.sinks import Output

_STDIN, _STDOUT = "/dev/stdin", "/dev/stdout"


class _StandardOutput:
    """Standard output, where each `write` is out when it returns."""

    def write(self, data: bytes, /) -> int:
        write_out(data)
        return len(data)


def open_output(path: Path | None, *, grows: bool) -> AbstractContextManager[Output]:
    """What to write to: standard output for None; a file that `grows` keeps what was done when the run is ended."""
    from extractor.sinks import growing_file, whole_file

    if path is None:
        return _standard_output()
    return growing_file(path) if grows else whole_file(path)


@contextmanager
def _standard_output() -> Iterator[Output]:
    yield _StandardOutput()


def refuse_inputs(inputs: Sequence[str], *, output: Path | None, errors: Path | None) -> None:
    """Raises typer.BadParameter where a file that would be written is one that is read, in a folder that is read, or the other.

    Links count as what they lead to.  `output` None is standard output.
    """
    if errors is not None and output is not None and errors.resolve() == output.resolve():
        raise typer.BadParameter("it is the file of --output: choose another", param_hint="--errors")
    for written, option in (
        (output or Path(_STDOUT), "--output" if output else "standard output"),
        (errors, "--errors"),
    ):
        if written is None or (written.exists() and not written.is_file()):  # a pipe, a device, a terminal
            continue
        for place in inputs:
            if _is_read(written, place):
                what = "it would be written over what is read, or be read itself: choose a file elsewhere"
                raise typer.BadParameter(f"{written} is {place} or stands in it; {what}", param_hint=option)


def _is_read(path: Path, place: str) -> bool:
    """True if the file is the input, stands in the folder that it is, or is among those that its pattern finds."""
    there = Path(_STDIN if place == "-" else place)
    if there.is_dir():
        return path.resolve().is_relative_to(there.resolve())
    if there.exists():
        return path.exists() and path.samefile(there)
    found = () if "://" in place else glob.iglob(place, recursive=True)
    return any(_is_read(path, one) for one in found) or _would_match(path, place)


def _would_match(path: Path, pattern: str) -> bool:
    """True if the pattern finds the file once it is there."""
    name, wanted = os.path.abspath(path), os.path.abspath(pattern)
    if "**" not in wanted and name.count(os.sep) != wanted.count(os.sep):  # a star ends at a folder
        return False
    return fnmatch.fnmatch(name, wanted.replace(f"**{os.sep}", "*"))
