"""The only access to the terminal: what a command prints passes here, and nothing in it makes the terminal do anything.

Pages, records, ids and the names of files are a stranger's.  A sequence that wipes the screen, a mark that turns the direction of
writing, or a line break that makes one message look like two would be obeyed if it were printed as it is.  Records as JSON keep
their text; on a terminal what it would obey is written with the escapes of JSON, which say the same.
"""

from __future__ import annotations

import re
import signal
import sys
import unicodedata
from collections.abc import Callable
from contextlib import suppress
from functools import cache

import orjson
from rich.console import Console, ConsoleOptions, RenderableType, RenderResult
from rich.segment import Segment

from extractor.cli.signals import Ended
from extractor.errors import ExtractorError

_BREAKS = re.compile("[\t\n\r\x0b\x0c\u2028\u2029]")
_OBEYED = re.compile(
    "[\0-\x1f\x7f-\x9f\ud800-\udfff]"
)  # the sets C0 and C1, and half characters, which nobody can print
_JOINS = "\u200c\u200d"  # the joiners, which scripts and emoji need between two of their characters
_OTHER = "\u0590-\u1fff\u2190-\u2bff\u2c00-\ud7ff\uf900-\ufefe\ufff0-\ufff8\U00010000-\U000dffff"  # which may be joined
_UNSEEN = re.compile(
    "[\xad\u061c\u070f\u180e\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb"
    "\U00013430-\U0001343f\U0001bca0-\U0001bca3\U0001d173-\U0001d17a\U000e0000-\U000e0fff]"
)  # of direction, of format, tags, what selects forms
_LONE_JOINS = re.compile(f"(?<![{_OTHER}])[{_JOINS}]|[{_JOINS}](?![{_OTHER}])")
_PRIVATE = re.compile("[\ue000-\uf8ff\U000f0000-\U0010ffff]")  # characters that every font has otherwise, or not
_MARKS = 4  # on one letter: what scripts use; more paint over the lines above and below
_MAYBE_MARKS = re.compile(rf"[^\w\s\0-\u02ff]{{{_MARKS + 1},}}")
_ESCAPED = re.compile(f"{_UNSEEN.pattern}|{_PRIVATE.pattern}|[\x7f-\x9f\u2028\u2029]")  # what JSON may hold as it is


class OutputError(ExtractorError):
    """Standard output does not take what is written to it."""


def visible(text: str) -> str:
    """The text on one line, and nothing in it that a terminal obeys.

    A line break or tab is a space, another control character and one for private use U+FFFD; marks that nobody sees, as those of
    direction, are left out, and so are combining marks beyond the fourth in a row.

    >>> visible("Port\\x1b[2J\\r\\nopened\\u202e")
    'Port\ufffd[2J  opened'
    """
    text = _BREAKS.sub(" ", text)
    if text.isascii():
        return _OBEYED.sub("\ufffd", text)
    text = _UNSEEN.sub("", _PRIVATE.sub("\ufffd", _OBEYED.sub("\ufffd", text)))
    return _few_marks(_LONE_JOINS.sub("", text), lambda mark: "")


def escaped(json_text: bytes) -> bytes:
    """The same JSON with escapes for the characters of its strings that a terminal would obey."""
    text = json_text.decode("utf-8")
    if text.isascii():
        return json_text.replace(b"\x7f", b"\\u007f")
    for hidden in (_ESCAPED, _LONE_JOINS):
        text = hidden.sub(lambda match: _escape(match.group()), text)
    return _few_marks(text, _escape).encode()


def _escape(character: str) -> str:
    """The escapes of JSON for a character, two for one beyond U+FFFF."""
    units = character.encode("utf-16-be").hex()
    return "".join(f"\\u{units[i : i + 4]}" for i in range(0, len(units), 4))


def _few_marks(text: str, write: Callable[[str], str]) -> str:
    """The text with the combining marks beyond the fourth in a row written otherwise."""

    def few(match: re.Match[str]) -> str:
        kept, count = [], 0
        for character in match.group():
            count = count + 1 if unicodedata.category(character)[0] == "M" else count if character in _JOINS else 0
            kept.append(character if count <= _MARKS else write(character))
        return "".join(kept)

    return _MAYBE_MARKS.sub(few, text)


class Visible:
    """What rich draws, with its own colours and lines, and every piece of its text made visible."""

    def __init__(self, drawn: RenderableType) -> None:
        self._drawn = drawn

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        for text, style, control in console.render(self._drawn, options):
            yield Segment(text if control else "\n".join(map(visible, text.split("\n"))), style, control)


def say(message: str, style: str = "") -> None:
    """One line on standard error, which begins with our name; where nobody hears it, nothing."""
    with suppress(OSError, AttributeError):  # closed, or full
        err_console().print(f"extractor: {visible(message)}", style=style, markup=False, soft_wrap=True)


@cache
def err_console() -> Console:
    """Standard error as rich draws on it: one for the process, so that a line moves the progress below it along."""
    return Console(stderr=True, highlight=False)


def on_terminal() -> bool:
    """True where standard output is read by a person."""
    return sys.stdout is not None and sys.stdout.isatty()


def is_answered() -> bool:
    """True where a person reads standard output and types standard input."""
    return on_terminal() and sys.stdin is not None and sys.stdin.isatty()


def ask(question: str) -> str:
    """The line that a person types after a question, which is put on standard error; empty where the input has ended."""
    try:
        return err_console().input(visible(question), markup=False, emoji=False)
    except EOFError:
        err_console().print()
        return ""


def show(*lines: str) -> None:
    """Lines on standard output.  Raises as `write_out`."""
    write_out("".join(f"{visible(line)}\n" for line in lines).encode("utf-8", "replace"))


def show_json(data: object) -> None:
    """Plain data on standard output, as JSON to read.  Raises as `write_out`."""
    write_out(escaped(orjson.dumps(data, option=orjson.OPT_INDENT_2 | orjson.OPT_APPEND_NEWLINE)))


def write_out(data: bytes) -> None:
    """Bytes that are safe to print, all out when this returns.

    Raises Ended where the reader of the pipe has gone, OutputError where the output takes nothing for another reason.
    """
    if sys.stdout is None:
        raise OutputError("standard output is closed: name a file with -o")
    try:
        sys.stdout.flush()
        sys.stdout.buffer.write(data)
        sys.stdout.buffer.flush()
    except BrokenPipeError as error:
        raise Ended(signal.SIGPIPE, "standard output was closed by its reader before the end") from error
    except OSError as error:
        raise OutputError(
            f"cannot write to standard output ({error.strerror}): free some space, or choose a file"
        ) from error
