"""Publication dates of the caller: one article has it, several are only helped out, and what is no date is refused."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.cli.conftest import TEXT, Result, Run

pytestmark = pytest.mark.issue(15)

OWN = "2024-03-01"
GIVEN = "2025-06-09"


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    rows = [{"id": "dated", "text": TEXT, "published": OWN}, {"id": "undated", "text": TEXT}]
    (tmp_path / "wire.jsonl").write_text("".join(json.dumps(row) + "\n" for row in rows))
    (tmp_path / "row.jsonl").write_text(json.dumps(rows[0]))
    head = f'<meta property="article:published_time" content="{OWN}">'
    (tmp_path / "dated.html").write_text(f"<html><head>{head}</head><article><p>{TEXT}</p></article></html>")
    (tmp_path / "undated.html").write_text(f"<html><article><p>{TEXT}</p></article></html>")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def dates(result: Result) -> list[tuple[str, str]]:
    published = [json.loads(line)["article"]["published"] for line in result.stdout.splitlines()]
    return [(date["value"], date["source"]) for date in published]


@pytest.mark.parametrize("name", ["dated.html", "undated.html", "row.jsonl"])
def test_the_date_of_one_article_is_that_of_the_caller(run: Run, folder: Path, name: str) -> None:
    assert dates(run("extract", name, "--published", GIVEN)) == [(GIVEN, "argument")]


def test_an_archive_is_not_dated_again(run: Run, folder: Path) -> None:
    assert dates(run("extract", "wire.jsonl", "dated.html", "undated.html", "--published", GIVEN)) == [
        (OWN, "argument"),
        (GIVEN, "argument"),
        (OWN, "opengraph"),
        (GIVEN, "argument"),
    ]


def test_a_date_of_the_caller_beats_a_guess(run: Run, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("htmldate.find_date", lambda *_, **__: "2023-01-02")
    assert dates(run("extract", "undated.html"))[0] == ("2023-01-02", "htmldate")
    assert dates(run("extract", "dated.html", "undated.html", "--published", GIVEN))[1] == (GIVEN, "argument")


def test_all_are_dated_again_when_that_is_requested(run: Run, folder: Path) -> None:
    result = run("extract", "wire.jsonl", "dated.html", "--published", GIVEN, "--force-published")
    assert dates(result) == [(GIVEN, "argument")] * 3


def test_forcing_no_date_is_wrong_usage(run: Run, folder: Path) -> None:
    assert run("extract", "wire.jsonl", "--force-published").exit_code == 2


NO_DATES = ["yesterday", "2025-13-45", "09/06/2025", "2025-06", "Mon, 09 Jun 2025 10:00:00 GMT", "2025-06-09x10:00"]


@pytest.mark.parametrize("value", NO_DATES)
def test_a_date_that_is_none_is_wrong_usage(run: Run, folder: Path, value: str) -> None:
    result = run("extract", "dated.html", "--published", value)
    assert (result.exit_code, f"{value!r} is not an ISO 8601 date" in result.stderr) == (2, True)


@pytest.mark.parametrize("value", NO_DATES)
@pytest.mark.parametrize("kind", ["jsonl", "csv"])
def test_a_row_with_a_date_that_is_none_is_refused_with_row_and_value(
    run: Run, folder: Path, kind: str, value: str
) -> None:
    if kind == "jsonl":
        rows = [json.dumps({"id": "a", "text": TEXT, "day": day}) for day in (value, GIVEN)]
        row = "in.jsonl, line 1"
    else:
        rows = ["id,text,day", *(f'a,"{TEXT}","{day}"' for day in (value, GIVEN))]
        row = "in.csv, row 1"
    (folder / f"in.{kind}").write_text("\n".join(rows))
    result = run("extract", f"in.{kind}", "--key", "published=day")
    assert f'extractor: {row}: its "day" {value!r} is not an ISO 8601 date such as 2025-06-09' in result.stderr
    assert (result.exit_code, dates(result)) == (1, [(GIVEN, "argument")])
