"""What a command says of inputs that failed, on standard error and in the file of `--errors`; the others go on."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, ParamSpec, TypeVar

import orjson
import typer

from extractor.cli.terminal import say
from extractor.errors import InputError
from extractor.record.page import Failure

if TYPE_CHECKING:
    from extractor.sinks import Output

T = TypeVar("T")
P = ParamSpec("P")

SOME_FAILED = 1
NOTHING_DONE = 3


class Failures:
    """The failures of one command, each named when it comes; `errors`, where it is given, gets a line of JSON for each."""

    def __init__(self, errors: Output | None = None) -> None:
        self.count = 0
        self._errors = errors

    def add(self, failure: Failure) -> None:
        """Name one more.  Raises InputError where the file of errors cannot be written."""
        self.count += 1
        say_error(failure.error)
        if self._errors is not None:
            try:
                self._errors.write(_line(failure))
            except OSError as error:
                raise InputError(f"cannot write the --errors file ({error.strerror}): free some space") from error

    def attempt(self, input_id: str, step: str, do: Callable[P, T], /, *args: P.args, **kwargs: P.kwargs) -> T | None:
        """What a step gives for one input; None where it raises anything, which is one failure more."""
        try:
            return do(*args, **kwargs)
        except Exception as error:  # whatever one input leads to must not stop the others
            self.add(Failure.of(error, input_id, step))
            return None

    def code(self, worked: int) -> int:
        """The exit code of a command for which so many inputs worked."""
        if not self.count:
            return 0
        return SOME_FAILED if worked else NOTHING_DONE

    def end(self, done: str, worked: int) -> None:
        """End the command with its exit code where any failed; `done` says what became of those that worked."""
        code = self.code(worked)
        if code == SOME_FAILED:
            say(f"{self.count} of the inputs failed; the others are {done}")
        if code:
            raise typer.Exit(code)


def say_error(error: BaseException) -> None:
    """An error with what was noted on its way, on one line of standard error."""
    say("; ".join([str(error), *getattr(error, "__notes__", ())]), style="red")


def _line(failure: Failure) -> bytes:
    fields = {"code": failure.error.code, "input": failure.input_id, "reason": str(failure.error)}
    return orjson.dumps(fields, option=orjson.OPT_APPEND_NEWLINE)
