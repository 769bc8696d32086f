"""An article without a publication date: the person at the terminal is asked for it once, and nobody else is."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.conftest import TEXT, Run

QUESTION = (
    "This article has no publication date, so “May” and 1 more cannot be resolved. Date (YYYY-MM-DD, Enter to skip): "
)
AGAIN = "Date (YYYY-MM-DD, Enter to skip): "
UNRESOLVED = "no publication date: “May” and 1 more are not resolved (--published YYYY-MM-DD adds it)"


@pytest.fixture
def terminal(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with an undated article, at a terminal."""
    for name in ("on_terminal", "is_answered"):
        monkeypatch.setattr(f"extractor.cli.extract.{name}", lambda: True)
    monkeypatch.setenv("NO_COLOR", "1")
    monkeypatch.setenv("TERM", "dumb")
    (tmp_path / "a.txt").write_text(TEXT)
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_the_date_that_is_typed_resolves_the_times(run: Run, terminal: Path) -> None:
    result = run("extract", "a.txt", stdin=b"2025-06-09\n")
    assert result.stderr == QUESTION
    assert "published 9 June 2025" in result.stdout
    assert "May 2025" in result.stdout


@pytest.mark.parametrize("typed", [b"\n", b""], ids=["Enter", "end of input"])
def test_without_an_answer_the_article_stays_undated(run: Run, terminal: Path, typed: bytes) -> None:
    result = run("extract", "a.txt", stdin=typed)
    assert result.stderr.strip() == QUESTION.strip()
    assert UNRESOLVED in " ".join(result.stdout.split())
    assert "not resolved: May (year unknown)" in result.stdout


def test_what_is_no_date_is_named_and_requested_once_more(run: Run, terminal: Path) -> None:
    fault = "extractor: “9/6/2025” is not a date: write it like 2025-06-09\n"
    result = run("extract", "a.txt", stdin=b"9/6/2025\n2025-06-09\n")
    assert result.stderr == f"{QUESTION}{fault}{AGAIN}"
    assert "published 9 June 2025" in result.stdout
    result = run("extract", "a.txt", stdin=b"9/6/2025\n9/6/2025\n2025-06-09\n")
    assert result.stderr == f"{QUESTION}{fault}{AGAIN}{fault}"
    assert UNRESOLVED in " ".join(result.stdout.split())


def test_no_question_where_the_date_is_known_not_needed_or_of_several_articles(run: Run, terminal: Path) -> None:
    (terminal / "b.txt").write_text("Exports of steel fell 5 percent.")
    (terminal / "c.txt").write_text(f"Steel exports fall\n\nPublished 10 June 2025\n\n{TEXT}")
    for arguments in (
        ["a.txt", "--published", "2025-06-09"],
        ["a.txt", "-q"],
        ["b.txt"],
        ["c.txt"],
        ["a.txt", "b.txt", "c.txt"],
    ):
        result = run("extract", *arguments, stdin=b"2024-01-01\n")
        assert "Enter to skip" not in result.stderr
        assert "2024" not in result.stdout
    assert "3 articles" in result.stdout


def test_no_question_where_nobody_is_there(run: Run, terminal: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("extractor.cli.extract.is_answered", lambda: False)
    result = run("extract", "a.txt", stdin=b"2025-06-09\n")
    assert "Enter to skip" not in result.stderr
    assert UNRESOLVED in " ".join(result.stdout.split())
