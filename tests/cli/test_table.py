"""The table as a fact-checker reads it: one row for one thing, marks, folded rows, counts, width and colours."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.cli.conftest import Run

_DATE = ("--published", "2025-06-09", "--format", "table")


def shown(run: Run, folder: Path, text: str, *options: str) -> str:
    (folder / "a.txt").write_text(text, encoding="utf-8")
    return run("extract", str(folder / "a.txt"), *_DATE, *options).stdout


def test_the_columns_are_named(run: Run, tmp_path: Path) -> None:
    table = shown(run, tmp_path, "Exports of steel fell 5 percent in May, the Customs Office said.")
    names = ("who says it", "subject", "event", "measure", "value or change", "period", "compared with")
    assert re.search(" +".join(names), table)


def test_an_event_that_has_not_happened_says_so(run: Run, tmp_path: Path) -> None:
    table = shown(run, tmp_path, "The port will hire 300 welders.")
    assert "will hire" in table
    assert "(expected)" in table or "(planned)" in table


def test_a_linked_body_is_shown_with_its_acronym(run: Run, tmp_path: Path) -> None:
    table = shown(run, tmp_path, "China's Ministry of Commerce said on Friday that exports fell 5 percent.")
    assert "(MOFCOM)" in table


def test_who_has_no_name_is_shown_in_the_words_of_the_clause(run: Run, tmp_path: Path) -> None:
    table = shown(run, tmp_path, "The largest ferry line restored power to 900 homes.")
    assert re.search(r"^article\s+The largest ferry +restored power", table, re.M)


def test_what_a_measure_leaves_out_is_shown_with_it(run: Run, tmp_path: Path) -> None:
    table = shown(run, tmp_path, "Excluding food, prices rose 2% in May.")
    assert "prices (excluding" in table


def test_rows_of_one_sentence_stand_in_its_order(run: Run, tmp_path: Path) -> None:
    table = shown(run, tmp_path, "Prices rose 3% in May, 4% in June, 5% in July, 6% in August and 7% in September.")
    assert re.findall(r"\[(\d)%\]", table) == ["3", "4", "5", "6", "7"]


def test_a_clitic_verb_is_spelled_out(run: Run, tmp_path: Path) -> None:
    table = shown(run, tmp_path, "Acme is a group that’s now valued at $7.1 billion. That’s been so since May.")
    assert "is now valued" in table
    assert not re.search(r"^.{20,60} ’s now", table, re.M)


def test_a_multiple_tells_its_own_direction(run: Run, tmp_path: Path) -> None:
    table = shown(run, tmp_path, "Sales of Acme doubled in May.")
    assert "up doubled" not in table
    assert "doubled" in table


def test_a_conversion_in_brackets_is_no_row_of_its_own(run: Run, tmp_path: Path) -> None:
    table = shown(run, tmp_path, "The port of Averland spent $12.9 billion (£10 billion) on cranes in May.")
    assert "1 row, 0 folded" in table
    assert "(£10 billion)" in " ".join(table.split())


def test_small_counts_are_folded_until_they_are_asked_for(run: Run, tmp_path: Path) -> None:
    lead = "Exports of steel from the port of Averland fell 5 percent in May, the Customs Office said on Monday. " * 8
    text = f"{lead}\n\n{lead}\n\nThe harbour master met two groups in the old hall near the bridge."
    folded, unfolded = shown(run, tmp_path, text), shown(run, tmp_path, text, "--all")
    assert "two groups" not in folded
    assert "folded: small counts (1); --all shows them" in folded
    assert "[two groups]" in unfolded


@pytest.mark.parametrize(
    ("text", "mark"),
    [
        ("The port hired 300 welders.", ""),
        ("The port has not hired 300 welders.", "(negated) the article says that it is not so; "),
        ("Why pay $300?", "whose? bound to nothing; "),
    ],
)
def test_the_marks_that_stand_in_a_table_are_explained_above_it(run: Run, tmp_path: Path, text: str, mark: str) -> None:
    assert f"\n{mark}an empty slot is not stated\n" in shown(run, tmp_path, text)


def test_several_articles_end_with_their_counts(run: Run, tmp_path: Path) -> None:
    for name in ("a.txt", "b.txt"):
        (tmp_path / name).write_text("Exports of steel fell 5 percent in May.")
    table = run("extract", str(tmp_path), *_DATE).stdout
    assert f"{tmp_path}/a.txt\n" in table
    assert table.splitlines()[-1].startswith("2 articles: 2 rows, 0 folded")


@pytest.mark.parametrize("width", [30, 60, 95, 96, 140])
def test_no_line_is_wider_than_the_terminal(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, width: int
) -> None:
    monkeypatch.setenv("COLUMNS", str(width))
    text = "Norway exported steel worth $18.2 million in May, down 5.7 percent from $19.3 million in April."
    table = shown(run, tmp_path, text)
    assert max(map(len, table.splitlines())) <= width
    assert ("value or change: $18.2 million, down 5.7" in table.replace("\n", " ")) is (width < 96)


def test_colours_follow_the_environment(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    text = "Exports of steel fell 5 percent in May."
    monkeypatch.setenv("TERM", "xterm-256color")
    monkeypatch.delenv("NO_COLOR", raising=False)
    monkeypatch.setenv("FORCE_COLOR", "1")
    assert "\x1b[" in shown(run, tmp_path, text)
    monkeypatch.delenv("FORCE_COLOR")
    assert "\x1b[" not in shown(run, tmp_path, text)


def test_a_control_character_does_not_reach_the_terminal(run: Run, tmp_path: Path) -> None:
    assert "\x1b" not in shown(run, tmp_path, "Exports of \x1b[31msteel fell 5 percent in May.")


def test_a_year_that_something_is_compared_with_is_told_once(run: Run, tmp_path: Path) -> None:
    table = shown(
        run, tmp_path, "The line carried 1.2 million passengers last year, 80,000 more than in 2023, it said."
    )
    assert "2023" in table
    assert "2023 (2023)" not in table
