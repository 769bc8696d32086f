"""What a run says beside its output: what failed, what was skipped, how far it is, what it did."""

from __future__ import annotations

import errno
import io
import json
import logging
import re
from pathlib import Path

import pytest
from rich.console import Console

from extractor.cli import progress
from extractor.cli.progress import Watched, in_words
from extractor.ingest import ReadingProgress, read_pages
from tests.cli.conftest import TEXT, Run
from tests.cli.test_main import GERMAN

pytestmark = pytest.mark.issue(15)

GUESSED = (
    f"<article><h1>Steel exports fall</h1><p>{TEXT}</p><p>First printed by us on 9 June 2025 in Averland.</p></article>"
)


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    rows = [{"id": "one", "text": TEXT}, {"id": "two", "text": GERMAN}, {"id": "three", "text": GERMAN}, {"id": "four"}]
    (tmp_path / "wire.jsonl").write_text("".join(json.dumps(row) + "\n" for row in rows))
    page = "<title>404</title><h1>Page not found</h1><p>The page that you wanted is not here any more.</p>"
    (tmp_path / "gone.html").write_text(page)
    monkeypatch.chdir(tmp_path)
    return tmp_path


def without_time(said: str) -> str:
    return re.sub(r"[\d.,]+ seconds", "N seconds", said)


def test_a_run_ends_with_one_summary(run: Run, folder: Path) -> None:
    result = run("extract", "wire.jsonl", "gone.html")
    assert result.exit_code == 1
    assert without_time(result.stderr).splitlines() == [
        'extractor: two: not read: there are no rules for its language, "de" (--language any reads it anyway)',
        'extractor: wire.jsonl, line 4: neither "text" nor "html"; there are "id": give one of the two, or choose it with --key',
        "extractor: 4 articles, 1 claim, 0 findings, 3 skipped (2 in language de, 1 error page), 1 failed, N seconds",
    ]


def test_quiet_says_nothing_but_what_failed(run: Run, folder: Path) -> None:
    said = run("extract", "wire.jsonl", "gone.html", "-q").stderr.splitlines()
    assert said == [
        'extractor: wire.jsonl, line 4: neither "text" nor "html"; there are "id": give one of the two, or choose it with --key'
    ]


def test_verbose_names_every_article(run: Run, folder: Path) -> None:
    said = run("extract", "wire.jsonl", "gone.html", "-v").stderr
    assert "extractor: one: 1 claim, 0 findings\n" in said
    assert "extractor: three: in language de\n" in said
    assert "extractor: gone.html: error page\n" in said


def test_a_date_that_was_guessed_is_counted_and_said_in_the_table(
    run: Run, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("htmldate.find_date", lambda *_, **__: "2025-06-09")
    (folder / "page.html").write_text(f"<article><h1>Steel exports fall</h1><p>{TEXT}</p></article>")
    result = run("extract", "page.html", "gone.html", "--format", "table")
    assert "published 9 June 2025 (guessed from the page)" in result.stdout
    assert ", 2 dates guessed, " in result.stderr


def test_what_failed_is_written_for_programs(run: Run, folder: Path) -> None:
    result = run("extract", "wire.jsonl", "missing\x1b.txt", "--errors", "errors.jsonl")
    lines = [json.loads(line) for line in (folder / "errors.jsonl").read_text().splitlines()]
    assert [(line["code"], line["input"]) for line in lines] == [
        ("input", "missing\x1b.txt"),
        ("input", "wire.jsonl, line 4"),
    ]
    assert f"extractor: {lines[1]['reason']}\n" in result.stderr
    run("extract", "gone.html", "--errors", "errors.jsonl")
    assert (folder / "errors.jsonl").read_text() == ""


@pytest.mark.parametrize(
    ("inputs", "code"), [("gone.html", 0), ("wire.jsonl", 1), ("missing", 3), ("missing wire.jsonl", 1), ("", 2)]
)
def test_the_exit_code_says_how_many_failed(run: Run, folder: Path, inputs: str, code: int) -> None:
    assert run("extract", *inputs.split(), "-q").exit_code == code


def test_missing_inputs_are_said_before_the_model_is_loaded(
    run: Run, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def load(*_: object, **__: object) -> None:
        raise AssertionError("loaded")

    monkeypatch.setattr("extractor.pipeline.load_pipeline", load)
    result = run("extract", "no.txt", "none*.html")
    assert result.exit_code == 3
    assert [line.split(": ")[1] for line in result.stderr.splitlines()][:2] == ["no.txt", "none*.html"]


def test_a_limit_ends_the_run_after_so_many_articles(run: Run, folder: Path) -> None:
    result = run("extract", "gone.html", "wire.jsonl", "--limit", "2")
    assert [json.loads(line)["input_id"] for line in result.stdout.splitlines()] == ["gone.html", "one"]


class TestLogs:
    def say(self, run: Run, monkeypatch: pytest.MonkeyPatch, *options: str) -> str:
        from extractor.api import extracting

        clean = extracting.clean

        def speaking(page: object) -> object:
            logging.getLogger("trafilatura.core").warning("discarding data: %s", "a\r\nextractor: all is well\x1b[2J")
            return clean(page)  # type: ignore[arg-type]

        monkeypatch.setattr(extracting, "clean", speaking)
        return run("extract", "gone.html", "--seconds", "0", "--memory", "0", *options).stderr

    def test_log_lines_of_libraries_stay_away(self, run: Run, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        assert self.say(run, monkeypatch) == ""

    def test_on_demand_they_carry_the_article_and_cannot_be_forged(
        self, run: Run, folder: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        said = self.say(run, monkeypatch, "--log-level", "warning")
        line = "gone.html: trafilatura.core: discarding data: a  extractor: all is well\ufffd[2J"
        assert f"extractor: {line}\n" in said

    def test_logging_is_as_it_was_after_the_command(self, run: Run, folder: Path) -> None:
        before = (logging.root.level, list(logging.root.handlers))
        run("extract", "gone.html", "--log-level", "debug")
        assert (logging.root.level, list(logging.root.handlers)) == before


@pytest.mark.parametrize(
    ("count", "seconds", "done", "total", "said"),
    [
        (1, 0.5, 10, 100, "1 article"),
        (1_200, 60.0, 0, 0, "1,200 articles, 20.0 a second"),
        (120, 60.0, 25, 100, "120 articles, 2.0 a second, 0:03:00 left"),
        (120, 60.0, 100, 100, "120 articles, 2.0 a second, 0:00:00 left"),
    ],
)
def test_progress_in_words(count: int, seconds: float, done: int, total: int, said: str) -> None:
    assert in_words(count, seconds, done, total) == said


def test_progress_follows_one_file_of_many_rows(folder: Path) -> None:
    path = folder / "many.jsonl"
    path.write_text("".join(json.dumps({"id": str(number), "text": "x" * 9_000}) + "\n" for number in range(40)))
    reading = ReadingProgress()
    done = [reading.done for _ in read_pages(["many.jsonl", "gone.html"], progress=reading)]
    assert reading.total == path.stat().st_size + (folder / "gone.html").stat().st_size
    assert done == sorted(done)
    assert 0 < done[5] < done[20] < done[39] <= done[40] == reading.total


def test_progress_is_drawn_where_somebody_watches(monkeypatch: pytest.MonkeyPatch) -> None:
    shown = io.StringIO()
    monkeypatch.setattr(progress, "err_console", lambda: Console(file=shown, force_terminal=True, width=100))
    monkeypatch.setattr("sys.stderr.isatty", lambda: True, raising=False)
    with Watched(ReadingProgress(), is_shown=True) as watched:
        assert list(watched.results(watched.pages(iter("ab")))) == ["a", "b"]
    assert "2 articles" in shown.getvalue()


def test_progress_is_gone_before_a_result_that_is_shown_itself(monkeypatch: pytest.MonkeyPatch) -> None:
    shown = io.StringIO()
    monkeypatch.setattr(progress, "err_console", lambda: Console(file=shown, force_terminal=True, width=100))
    monkeypatch.setattr("sys.stderr.isatty", lambda: True, raising=False)
    with Watched(ReadingProgress(), is_shown=True, until_first=True) as watched:
        results = watched.results(watched.pages(iter("ab")))
        assert "loading the model" in shown.getvalue()
        next(results)
        before = shown.getvalue()
        assert before.endswith("\x1b[2K")  # the line is cleared
        assert list(results) == ["b"]
    assert shown.getvalue() == before


def test_a_terminal_that_is_gone_ends_no_run(monkeypatch: pytest.MonkeyPatch) -> None:
    class Gone(io.StringIO):
        def write(self, text: str, /) -> int:
            raise OSError(errno.EIO, "Input/output error")

    quiet = Console(file=io.StringIO(), force_terminal=True)
    monkeypatch.setattr(progress, "err_console", lambda: quiet)
    monkeypatch.setattr("sys.stderr.isatty", lambda: True, raising=False)
    with Watched(ReadingProgress(), is_shown=True) as watched:
        quiet.file = Gone()
        assert list(watched.results(watched.pages(iter("ab")))) == ["a", "b"]
