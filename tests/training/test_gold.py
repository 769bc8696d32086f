"""Gold to learn from, read from JSON Lines."""

import hashlib
import json
from pathlib import Path
from typing import Any

import pytest

from extractor.errors import InputError
from extractor.record.textrange import TextRange
from extractor.training.gold import GoldFigure, GoldQuote, read_gold

TEXT = "Exports fell 5 percent in May."
FIGURE = {
    "start": 13, "end": 22, "role": "change", "direction": "down", "measure": [0, 7], "source": "article",
    "period": {"start": "2025-05-01", "end": "2025-06-01", "span": [26, 29]}, "event": [[8, 12]],
}  # fmt: skip


def write(path: Path, *rows: dict[str, Any]) -> Path:
    path.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    return path


def row(id_: str = "a", **more: Any) -> dict[str, Any]:
    return {"id": id_, "sha256": hashlib.sha256(TEXT.encode()).hexdigest(), "figures": [FIGURE], **more}


def test_the_slots_of_a_figure_are_read_and_those_that_nobody_answered_are_unknown(tmp_path: Path) -> None:
    (article,) = read_gold([write(tmp_path / "gold.jsonl", row(text=TEXT, outlet="The Echo", may_ship=False))])
    assert (article.outlet, article.may_ship, article.text) == ("The Echo", False, TEXT)
    (figure,) = article.figures
    assert figure == GoldFigure(
        range=TextRange(13, 22), role="change", direction="down", polarity="affirmed", mode="actual",
        measure=TextRange(0, 7), period=("2025-05-01", "2025-06-01"), source=None, subject=None,
        event=(TextRange(8, 12),), known=frozenset(FIGURE),
    )  # fmt: skip
    assert "subject" not in figure.known


def test_references_and_quotes_are_read(tmp_path: Path) -> None:
    rows = {
        "references": [
            {"start": 0, "end": 7, "kind": "pronoun", "answer": "antecedent", "refers_to": [13, 22]},
            {"start": 0, "end": 7, "kind": "pronoun", "answer": "clear", "refers_to": None},
        ],
        "quotes": [{"kind": "direct", "fragments": [[0, 7], [8, 12]], "speaker": [26, 29], "claimant": "May"}],
    }
    (article,) = read_gold([write(tmp_path / "gold.jsonl", row(text=TEXT, **rows))])
    assert [reference.antecedent for reference in article.references] == [TextRange(13, 22), None]
    assert article.quotes == (GoldQuote(fragments=(TextRange(0, 7), TextRange(8, 12)), claimant="May"),)


def test_texts_may_be_in_another_file(tmp_path: Path) -> None:
    texts = write(tmp_path / "texts.jsonl", {"id": "a", "text": TEXT})
    assert [article.id for article in read_gold([write(tmp_path / "gold.jsonl", row())], [texts])] == ["a"]


def test_an_article_with_another_text_or_none_or_read_before_is_left_out(tmp_path: Path) -> None:
    gold = write(tmp_path / "gold.jsonl", row("a", text=TEXT), row("a", text=TEXT), row("b", text=TEXT + " "), row("c"))
    assert [article.id for article in read_gold([gold])] == ["a"]


@pytest.mark.parametrize("line", ['{"id": "a", "text": "x"}', '{"text": "x"}', "[1]"])
def test_a_line_that_is_no_gold_is_named(tmp_path: Path, line: str) -> None:
    path = tmp_path / "gold.jsonl"
    path.write_text("\n" + line + "\n", encoding="utf-8")
    with pytest.raises(InputError, match=r"gold\.jsonl, line 2: not a gold article"):
        list(read_gold([path]))


def test_a_file_that_is_not_json_lines_is_named(tmp_path: Path) -> None:
    path = tmp_path / "gold.jsonl"
    path.write_text("{", encoding="utf-8")
    with pytest.raises(InputError, match=r"gold\.jsonl cannot be read as JSON Lines"):
        list(read_gold([path]))
