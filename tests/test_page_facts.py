"""The score of page facts, on an invented page."""

import gzip
import json
from pathlib import Path

import pytest

from benchmarks import page_facts
from tests.cleaning.pages import make_html

PAGE = make_html('<h1>Grain trade grows</h1><p class="byline">By Ines Moreau</p><p>June 9, 2025</p>')


def write_pages(folder: Path) -> None:
    (folder / "one.html.gz").write_bytes(gzip.compress(PAGE.encode()))
    (folder / "pages.jsonl").write_text(json.dumps({"id": "one", "page": "one.html.gz"}) + "\n", "utf-8")


def score(folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], **gold: object) -> str:
    row = {
        "id": "one", "kind": "article", "headline": page_facts.words_digest("Grain Trade grows!"),
        "authors": ["Ines Moreau"], "dek": None, "day": "2025-06-09",
    }  # fmt: skip
    write_pages(folder)
    (folder / "gold").write_text(json.dumps({**row, **gold}), "utf-8")
    monkeypatch.setattr(page_facts, "GOLD", folder / "gold")
    monkeypatch.setattr("sys.argv", ["page_facts", str(folder), "--each"])
    page_facts.main()
    return capsys.readouterr().out


def test_every_fact_of_a_plain_page_is_right(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert [line.split()[1:3] for line in score(tmp_path, monkeypatch, capsys).splitlines()] == [["right", "1"]] * 4


def test_wrong_and_missing_facts_are_distinguished_and_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    dek = page_facts.words_digest("A dry spring")
    printed = score(tmp_path, monkeypatch, capsys, authors=["Tom Ashby"], dek=dek)
    assert "one authors wrong: ['Ines Moreau']" in printed
    assert "one dek none: None" in printed


def test_the_gold_says_no_words_of_others() -> None:
    rows = [json.loads(line) for line in page_facts.GOLD.read_text("utf-8").splitlines()]
    texts = [row[name] for row in rows for name in ("headline", "dek") if row[name] is not None]
    assert texts
    assert all(sorted(text) == ["sha256", "words"] for text in texts)
