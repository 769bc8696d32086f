"""Claims as a fact-checker reads them: one card for one sentence, marks, folded claims, counts, width and colours."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.cli.conftest import Run

_DATE = ("--published", "2025-06-09", "--format", "table")


def shown(run: Run, folder: Path, text: str, *options: str) -> str:
    (folder / "a.txt").write_text(text, encoding="utf-8")
    return run("extract", str(folder / "a.txt"), *_DATE, *options).stdout


def test_a_sentence_is_shown_once_with_what_is_known_of_it_below(run: Run, tmp_path: Path) -> None:
    table = shown(run, tmp_path, "Prices rose 3% in May and 4% in June, the Customs Office said on Monday.")
    assert table.count("Prices rose") == 1
    assert re.search(r"^   1  Prices rose 3% in May \[2025\] and 4% in June", table, re.M)
    assert re.search(r"^      up 3%: Customs Office, 9 June 2025 · May 2025", table, re.M)
    assert re.search(r"^      up 4%: Customs Office, 9 June 2025 · June 2025", table, re.M)
    assert "according to" not in table


def test_a_sentence_is_no_context_where_it_was_shown_before(run: Run, tmp_path: Path) -> None:
    table = shown(run, tmp_path, "A flood hit Norway in May. It sank 40 boats. It sank 30 vans.", "--all")
    assert table.count("A flood hit Norway") == table.count("context:") == 1


def test_an_event_that_has_not_happened_says_so(run: Run, tmp_path: Path) -> None:
    table = shown(run, tmp_path, "The port will hire 300 welders.")
    assert re.search(r"^      (expected|planned)", table, re.M)


def test_cards_are_in_the_order_of_the_article(run: Run, tmp_path: Path) -> None:
    months = ("May", "June", "July", "August", "September")
    table = shown(run, tmp_path, " ".join(f"Prices rose {by}% in {month}." for by, month in enumerate(months, 3)))
    assert re.findall(r"^   (\d)  Prices rose (\d)%", table, re.M) == [(str(n), str(n + 2)) for n in range(1, 6)]


def test_long_sentences_are_wrapped_under_their_beginning(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", "60")
    table = shown(
        run, tmp_path, "Norway exported steel worth $18.2 million in May, " + "far more than " * 9 + "expected."
    )
    first, *rest = re.split(r"\n\n", table)[1].splitlines()
    assert first.startswith("   1  Norway")
    assert len(rest) > 1
    assert all(line.startswith("      ") and line[6] != " " for line in rest)


def test_a_conversion_in_brackets_is_no_row_of_its_own(run: Run, tmp_path: Path) -> None:
    table = shown(run, tmp_path, "The port of Averland spent $12.9 billion (£10 billion) on cranes in May.")
    assert "1 claim, 0 minor" in table
    assert "(£10 billion)" in " ".join(table.split())


def test_small_counts_are_folded_until_they_are_requested(run: Run, tmp_path: Path) -> None:
    lead = "Exports of steel from the port of Averland fell 5 percent in May, the Customs Office said on Monday. " * 8
    text = f"{lead}\n\n{lead}\n\nThere are two groups in the old hall near the bridge."
    folded, unfolded = shown(run, tmp_path, text), shown(run, tmp_path, text, "--all")
    assert "two groups" not in folded
    assert "Not shown: small counts (1). Use --all to show them." in folded
    assert "two groups" in unfolded


@pytest.mark.parametrize(
    ("text", "legend"),
    [
        ("Norland Port hired 300 welders.", ""),
        ("Exports of steel fell 5% in May.", "[ ] added from elsewhere in the article\n"),
        ("They sold 40 boats in May 2024.", "[?] not clear without the article"),
        ("“Nobody is buying,” said Ana Ruiz. She expects a fall of 3% in June.", "? inferred\n"),
    ],
)
def test_only_the_marks_that_are_used_are_explained(run: Run, tmp_path: Path, text: str, legend: str) -> None:
    heading = shown(run, tmp_path, text).partition("\n\n")[0] + "\n"
    explained = heading.partition("published 9 June 2025\n")[2]
    assert legend in explained
    assert bool(legend) == bool(explained)


def test_several_articles_end_with_their_counts(run: Run, tmp_path: Path) -> None:
    for name in ("a.txt", "b.txt"):
        (tmp_path / name).write_text("Exports of steel fell 5 percent in May.")
    table = run("extract", str(tmp_path), *_DATE).stdout
    assert f"{tmp_path}/a.txt\n" in table
    assert table.splitlines()[-1].startswith("2 articles: 2 claims, 0 minor")


@pytest.mark.parametrize("width", [30, 60, 110, 200])
def test_no_line_is_wider_than_the_terminal(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, width: int
) -> None:
    monkeypatch.setenv("COLUMNS", str(width))
    text = "Norway exported steel worth $18.2 million in May, down 5.7 percent from $19.3 million in April."
    table = shown(run, tmp_path, text)
    assert max(map(len, table.splitlines())) <= width


def test_colours_follow_the_environment(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    text = "Exports of steel fell 5 percent in May."
    monkeypatch.setenv("TERM", "xterm-256color")
    monkeypatch.delenv("NO_COLOR", raising=False)
    monkeypatch.setenv("FORCE_COLOR", "1")
    assert "\x1b[" in shown(run, tmp_path, text)
    monkeypatch.delenv("FORCE_COLOR")
    assert "\x1b[" not in shown(run, tmp_path, text)


def test_a_control_character_does_not_get_to_the_terminal(run: Run, tmp_path: Path) -> None:
    assert "\x1b" not in shown(run, tmp_path, "Exports of \x1b[31msteel fell 5 percent in May.")


def test_a_year_that_something_is_compared_with_is_stated_once(run: Run, tmp_path: Path) -> None:
    table = shown(
        run, tmp_path, "The line carried 1.2 million passengers last year, 80,000 more than in 2023, it said."
    )
    assert "2023" in table
    assert "2023 (2023)" not in table
