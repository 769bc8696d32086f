"""Commands that run in this process, with the pipeline that is loaded already."""

from __future__ import annotations

import io
import re
import sys
from collections.abc import Callable
from dataclasses import dataclass

import pytest
from spacy.language import Language
from typer.testing import CliRunner

import extractor.cli.main  # noqa: F401 - found in sys.modules: the package has a function of that name
from extractor.cli.terminal import err_console

TEXT = "Exports of steel fell 5 percent in May to $3 billion, the Customs Office said on Monday."
_STYLE = re.compile(r"\x1b\[[\d;]*m")


@dataclass(frozen=True)
class Result:
    """How a command ended.  `stderr` is without its colours, which are for the terminal of whoever runs the tests."""

    exit_code: int
    stdout: str
    stderr: str


Run = Callable[..., Result]


def words(shown: str) -> str:
    """The words of help or a message on one line, whatever the terminal's colours, width and boxes made of them."""
    return " ".join(re.sub("[│╭╮╰╯─|+]|-{3,}", " ", _STYLE.sub("", shown)).split())


@pytest.fixture
def run(nlp: Language, monkeypatch: pytest.MonkeyPatch) -> Run:
    """Runs a command, as in a wide terminal."""
    monkeypatch.setenv("COLUMNS", "160")
    err_console.cache_clear()  # it has the width of the terminal where it was first used
    monkeypatch.setattr("extractor.pipeline.load_pipeline", lambda *_, **__: nlp)
    # standard input as it is, with a buffer into which one can peek
    monkeypatch.setattr("typer.testing.make_input_stream", lambda data, _: io.BufferedReader(io.BytesIO(data)))

    def run_command(*arguments: str, stdin: bytes = b"") -> Result:
        ended = CliRunner().invoke(sys.modules["extractor.cli.main"].app, list(arguments), input=stdin)
        return Result(ended.exit_code, ended.stdout, _STYLE.sub("", ended.stderr))

    return run_command
