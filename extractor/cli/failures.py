"""What a command says of inputs that failed, on standard error; the others go on."""

from __future__ import annotations

from collections.abc import Callable
from typing import ParamSpec, TypeVar

import typer
from rich.console import Console

from extractor.errors import ExtractorError
from extractor.page import Failure

T = TypeVar("T")
P = ParamSpec("P")


class Failures:
    """The failures of one command, each named when it comes."""

    def __init__(self, console: Console | None = None) -> None:
        self.console = console or Console(stderr=True, highlight=False)
        self._count = 0

    def add(self, failure: Failure) -> None:
        """Name one more."""
        self._count += 1
        say_error(self.console, failure.error)

    def attempt(self, input_id: str, step: str, do: Callable[P, T], /, *args: P.args, **kwargs: P.kwargs) -> T | None:
        """What a step gives for one input; None where it raises anything, which is one failure more."""
        try:
            return do(*args, **kwargs)
        except Exception as error:  # whatever one input leads to must not stop the others
            self.add(Failure.of(error, input_id, step))
            return None

    def end(self, done: str) -> None:
        """End the command with 1 if there were any; `done` says what became of the others."""
        if self._count:
            self.console.print(f"extractor: {self._count} of the inputs failed; the others are {done}", soft_wrap=True)
            raise typer.Exit(1)


def say_error(console: Console, error: ExtractorError) -> None:
    """One line on standard error."""
    console.print(f"extractor: {error}", style="red", markup=False, soft_wrap=True)
