"""Where a command writes: never over what it reads, and each file whole or not at all."""

from __future__ import annotations

import fnmatch
import glob
import os
from collections.abc import Sequence
from contextlib import AbstractContextManager, nullcontext
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
        return nullcontext(_StandardOutput())
    return growing_file(path) if grows else whole_file(path)


def refuse_inputs(inputs: Sequence[str], *, output: Path | None, errors: Path | None) -> None:
    """Raises typer.BadParameter where a file that would be written is one that is read, in a folder that is read, or the other.

    Links count as what they lead to.  `output` None is standard output.
    """
    if str(errors) == "-" or (errors and output and os.path.realpath(errors) == os.path.realpath(output)):
        raise typer.BadParameter("holds failures only: name a separate file", param_hint="--errors")
    for written, option in (
        (output or Path(_STDOUT), "--output" if output else "standard output"),
        (errors, "--errors"),
    ):
        if written is None or (os.path.exists(written) and not os.path.isfile(written)):  # a pipe, a device, a terminal
            continue
        for input_ in inputs:
            if _is_read(written, input_):
                what = f"{written} is the input {input_} or part of it: choose another file"
                raise typer.BadParameter(what, param_hint=option)


def _is_read(path: Path, input_: str) -> bool:
    """True if the file is the input, is in the folder that it is, or is among those that its pattern finds."""
    there = _STDIN if input_ == "-" else input_
    if os.path.isdir(there):
        return Path(os.path.realpath(path)).is_relative_to(os.path.realpath(there))
    if os.path.exists(there):
        return os.path.exists(path) and os.path.samefile(path, there)
    matches = () if "://" in input_ else glob.iglob(input_, recursive=True)
    return any(_is_read(path, match) for match in matches) or _would_match(path, input_)


def _would_match(path: Path, pattern: str) -> bool:
    """True if the pattern finds the file once it is there."""
    name, wanted = os.path.abspath(path), os.path.abspath(pattern)
    if "**" not in wanted and name.count(os.sep) != wanted.count(os.sep):  # a star ends at a folder
        return False
    return fnmatch.fnmatch(name, wanted.replace(f"**{os.sep}", "*"))
