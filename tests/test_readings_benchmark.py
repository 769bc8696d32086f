"""`python -m benchmarks.readings`: sheets of an invented article, what is read from them, and what that sums up to."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import pytest
from spacy.language import Language

from benchmarks.readings import __main__ as command
from benchmarks.readings.sheet import read_sheet, write_sheet
from benchmarks.readings.shown import Shown, ShownCard, ShownQuote, cut_lines, read_page
from benchmarks.readings.summary import summarise
from extractor.ingest import read_pages
from extractor.record.page import Page
from extractor.record.textrange import TextRange

SHOWN = Shown(
    id="halden",
    title="Bank cuts jobs",
    published="2020-05-04",
    url="https://news.example/halden",
    lines=(
        ("Halden Bank will cut 40 jobs, its chief Ona Vell said.",),
        ("It lost 3 million kroner.", "“A hard year,” Vell said."),
    ),
    cards=(
        ShownCard("It lost 3 million kroner.", (2,), "needs the article: It", ("3 million kroner | period: 2019?",)),
        ShownCard("Ona Vell: Halden Bank will cut 40 jobs.", (1,), "", ("40 jobs | who says it: Ona Vell", "40 jobs")),
    ),
    quotes=(ShownQuote("Ona Vell: “A hard year”", "Ona Vell", (3,)),),
)
BLANK = write_sheet(SHOWN)
MARKS = {
    "reader: ": "reader: a",
    "card 1 [2] (needs the article): e=_ s=_ m=_": "card 1 [2] (needs the article): e=y s=n m=y  which bank",
    "row 1.1: _": "row 1.1: F period: the year is nowhere",
    "card 2 [1]: e=_ s=_ m=_": "card 2 [1]: e=y s=y m=n",
    "row 2.1: _": "row 2.1: R",
    "row 2.2: _": "row 2.2: I who",
    "quote 1 [3]: _": "quote 1 [3]: W her aunt",
    "missed: _": "missed: 2, 3",
}


def filled(**marks: str) -> str:
    """The sheet filled in, with other marks for the lines that begin so (blanks as "_")."""
    sheet = BLANK
    for blank, mark in MARKS.items():
        chosen = next((mark for start, mark in marks.items() if blank.startswith(start.replace("_", " "))), mark)
        assert sheet.count(blank) == 1
        sheet = sheet.replace(blank, chosen)
    return sheet


def test_a_filled_sheet_gives_ids_marks_and_causes() -> None:
    reading = read_sheet("1.txt", filled())
    assert reading.faults == []
    assert reading.record() == {
        "id": "halden", "reader": "a",
        "cards": [
            {
                "card": 1, "sentences": [2], "needs": True, "e": "y", "s": "n", "m": "y", "cause": "which bank",
                "rows": [{"row": 1, "mark": "F", "slot": "period", "cause": "the year is nowhere"}],
            },
            {
                "card": 2, "sentences": [1], "needs": False, "e": "y", "s": "y", "m": "n",
                "rows": [{"row": 1, "mark": "R"}, {"row": 2, "mark": "I", "slot": "who"}],
            },
        ],
        "quotes": [{"quote": 1, "mark": "W", "cause": "her aunt"}],
        "missed": [2, 3],
    }  # fmt: skip


def test_a_record_has_no_words_of_the_article() -> None:
    recorded = json.dumps(read_sheet("1.txt", filled()).record())
    assert not [word for word in ("Halden", "kroner", "Vell", "jobs") if word in recorded]


def test_each_line_without_a_mark_is_named() -> None:
    lines = BLANK.split("\n")
    blank = [number for number, line in enumerate(lines, 1) if line.endswith("_") or line == "reader: "]
    faults = read_sheet("1.txt", BLANK).faults
    assert [int(fault.split(":")[1]) for fault in faults] == blank
    assert len(blank) == len(MARKS)


@pytest.mark.parametrize(
    ("line", "mark", "fault"),
    [
        ("card_2", "card 2 [1]: e=y s=x m=n", "no mark of card 2: y or n for s"),
        ("card_2", "card 2 [1]: e=n s=y m=y", "no cause of card 2"),
        ("row_1.1", "row 1.1: F", "no mark of row 1.1"),
        ("row_1.1", "row 1.1: F year: wrong", "no mark of row 1.1"),
        ("row_1.1", "row 1.1: F period", "no cause of row 1.1"),
        ("row_2.1", "row 2.1: R who", "no mark of row 2.1"),
        ("row_1.1", "row 2.1: R", "not as it was written"),
        ("row_2.2", "", "it holds (2, 2, 1) cards, rows and quotes, where (2, 3, 1) were written"),
        ("quote_1", "quote 1 [3]: X", "no mark of quote 1"),
        ("missed", "missed:", "no mark of what is missed"),
        ("missed", "missed: 2, 9", "there is no sentence 9"),
        ("missed", "", "the line of what is missed is not there"),
    ],
)
def test_a_faulty_mark_is_named(line: str, mark: str, fault: str) -> None:
    faults = read_sheet("1.txt", filled(**{line: mark})).faults
    assert any(fault in message for message in faults), faults


def test_nothing_missed_is_a_mark() -> None:
    reading = read_sheet("1.txt", filled(missed="missed: none"))
    assert (reading.faults, reading.missed) == ([], [])


def test_shares_are_given_by_reader_and_together() -> None:
    first = read_sheet("1.txt", filled()).record()
    second = read_sheet(
        "2.txt",
        filled(
            reader="reader: b",
            card_1="card 1 [2] (needs the article): e=n s=n m=y  a loss of 2018",
            missed="missed: none",
        ),
    ).record()
    printed = summarise([first, second])
    lines = {line[:28].strip(): line[28:].split() for line in printed.split("\n\n")[0].split("\n")[1:]}
    assert lines["articles"] == ["1", "1", "2"]
    shares = {name: [cell for cell in cells if cell != "%"] for name, cells in lines.items()}
    assert shares["coverage"] == ["1", "33", "2", "100", "3", "60"]  # sentence 2 is in a card and missed
    assert shares["row: right"] == ["1", "33", "1", "33", "2", "33"]
    assert shares["row: false"] == ["1", "33", "1", "33", "2", "33"]
    assert shares["quote: wrong mouth"] == ["1", "100", "1", "100", "2", "100"]
    assert shares["all: entailed"] == ["2", "100", "1", "50", "3", "75"]
    assert shares["all: self-contained"] == ["1", "50", "1", "50", "2", "50"]
    assert shares["all: both"] == ["1", "50", "1", "50", "2", "50"]
    assert shares["all: minimal"] == ["1", "50", "1", "50", "2", "50"]
    assert shares["shown as complete"] == ["1", "50", "1", "50", "2", "50"]
    assert shares["complete: self-contained"] == ["1", "100", "1", "100", "2", "100"]
    assert printed.split("\n\n")[1].split("\n")[:3] == [
        "   2 false period", "        the year is nowhere (2)", "   2 incomplete who",
    ]  # fmt: skip


def test_lines_are_cut_where_sentences_with_words_begin() -> None:
    text = "Head\n\nOne fell. Two rose.”\n\n* * *\nShare this"
    sentences = [TextRange(6, 15), TextRange(16, 25), TextRange(25, 26)]
    cut = [[text[slice(*part)] for part in line] for line in cut_lines(text, sentences)]
    assert cut == [["Head"], ["One fell. ", "Two rose.”"], ["Share this"]]


@pytest.mark.model
def test_a_sheet_shows_claims_by_their_sentence_and_quotes_with_their_speaker(nlp: Language, tmp_path: Path) -> None:
    text = (
        "Halden Bank cut 40 jobs in May and closed 12 branches, chief executive Ona Vell said on Monday.\n\n"
        "“We will come back stronger than ever,” Vell said."
    )
    articles = tmp_path / "articles.jsonl"
    articles.write_text(
        json.dumps({"id": "halden", "text": text, "published": "2020-06-09", "url": "https://news.example/1"})
    )
    (page,) = read_pages([articles], format="jsonl")
    assert isinstance(page, Page)
    shown = read_page(page, nlp)
    assert (shown.id, shown.published, shown.url) == ("halden", "2020-06-09", "https://news.example/1")
    assert [len(line) for line in shown.lines] == [1, 1]
    rows = [row for card in shown.cards for row in card.rows]
    assert [row.split(" | ")[0] for row in rows] == ["down 40 jobs", "12 branches"]
    assert all("Ona Vell" in row for row in rows)
    assert {card.sentences for card in shown.cards} == {(1,)}
    assert [(quote.speaker, quote.sentences) for quote in shown.quotes] == [("Ona Vell", (2,))]


@pytest.mark.model
def test_sheets_are_written_checked_and_recorded(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    articles, out, kept = tmp_path / "articles.jsonl", tmp_path / "sheets", tmp_path / "kept.jsonl"
    rows = [{"id": "a", "text": "Halden Bank cut 40 jobs in May.", "published": "2020-06-09"}, {"id": "b"}]
    articles.write_text("\n".join(map(json.dumps, rows)))

    def run(*arguments: str | Path) -> str:
        monkeypatch.setattr(sys, "argv", ["readings", *map(str, arguments)])
        command.main()
        return capsys.readouterr().out

    assert "line 2: no sheet" in run("sheets", articles, out)
    assert sorted(path.name for path in out.iterdir()) == ["01.txt", "README.md"]
    with pytest.raises(SystemExit, match=r"01\.txt:2: the reader is missing"):
        run("summary", out)
    with pytest.raises(SystemExit, match="give another folder"):
        run("sheets", articles, out)
    sheet = out / "01.txt"
    marked = sheet.read_text().replace("reader: ", "reader: a").replace("=_", "=y").replace("1.1: _", "1.1: R")
    sheet.write_text(marked.replace("missed: _", "missed: none"))
    assert "1 sheets, each line marked" in run("check", out)
    run("record", out, "-o", kept)
    assert [json.loads(line)["id"] for line in kept.read_text().splitlines()] == ["a"]
    assert run("summary", kept) == run("summary", sheet)
