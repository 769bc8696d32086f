"""The scorer of `python -m benchmarks.names`, on an invented article."""

from __future__ import annotations

import hashlib
import json
import sys
from pathlib import Path
from typing import Any

import pytest

from benchmarks import names
from benchmarks.names import Name, gold_names, score, trimmed

TEXT = "Ona Vell left the Halden Bank's office in Oslo. Vell, 34, joined the bank in 2019. Her aunt Ida Vell stayed in Oslo."


def ranges(*surfaces: str) -> list[list[int]]:
    """Where the surfaces are, each after the one before it."""
    names, position = [], 0
    for surface in surfaces:
        start = TEXT.index(surface, position)
        position = start + len(surface)
        names.append([start, position])
    return names


GOLD: dict[str, Any] = {
    "id": "halden",
    "text_sha256": hashlib.sha256(TEXT.encode()).hexdigest(),
    "entities": [
        {"type": "PERSON", "mentions": ranges("Ona Vell", "Vell")},
        {"type": "ORG", "mentions": ranges("Halden Bank")},
        {"type": "LOC", "mentions": ranges("Oslo", "Oslo")},
        {"type": "PERSON", "mentions": ranges("Ida Vell")},
    ],
}


@pytest.mark.parametrize(
    ("surface", "bare"),
    [
        ("the Halden Bank's", "Halden Bank"),
        ("Halden Bank", "Halden Bank"),
        ("Theo", "Theo"),
        ("A Vell", "Vell"),
        ("the", "the"),
        ("Harris'", "Harris"),
    ],
)
def test_articles_and_possessives_are_trimmed(surface: str, bare: str) -> None:
    start, end = trimmed(f"x {surface} y", 2, 2 + len(surface))
    assert f"x {surface} y"[start:end] == bare


def test_the_gold_against_itself_is_right() -> None:
    gold = gold_names(GOLD, TEXT)
    assert {row: (counts.hits, counts.gold, counts.found) for row, counts in score([(gold, gold)]).items()} == {
        "PERSON": (3, 3, 3), "ORG": (1, 1, 1), "LOC": (2, 2, 2), "names": (6, 6, 6), "pairs": (2, 2, 2),
    }  # fmt: skip


def test_types_ranges_and_pairs_are_counted_apart() -> None:
    gold = gold_names(GOLD, TEXT)
    ranges = [(name.start, name.end) for name in gold]
    predicted = [
        Name(*ranges[0], type="PERSON", entity="e1"),
        Name(*ranges[1], type="ORG", entity="e1"),  # another type, the same entity
        Name(*ranges[2], type="ORG", entity="e2"),
        Name(*ranges[3], type="LOC", entity="e3"),  # the other "Oslo" is not found, so the pair is lost
        Name(*ranges[5], type="PERSON", entity="e1"),  # the aunt taken for her: two false pairs
        Name(ranges[4][0], ranges[4][1] + 1, type="LOC", entity="e3"),  # a wrong range is a false name and no pair
    ]
    assert {row: (counts.hits, counts.gold, counts.found) for row, counts in score([(gold, predicted)]).items()} == {
        "PERSON": (2, 3, 2), "ORG": (1, 1, 2), "LOC": (1, 2, 2), "names": (5, 6, 6), "pairs": (1, 2, 3),
    }  # fmt: skip


@pytest.mark.parametrize(
    ("text", "said"), [(TEXT, "1 articles, 6 names of 4 entities"), (TEXT + " ", "other texts: halden")]
)
def test_the_texts_are_joined_by_id_and_digest(
    text: str, said: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "test").mkdir()
    (tmp_path / "test" / "halden.json").write_text(json.dumps(GOLD))
    articles = tmp_path / "articles.jsonl"
    articles.write_text(json.dumps({"id": "halden", "text": text, "published": "2020-05-01"}) + "\n")
    monkeypatch.setattr(names, "GOLD", tmp_path)
    monkeypatch.setattr(sys, "argv", ["names", str(articles), "--split", "test"])
    names.main()
    assert said in capsys.readouterr().out
