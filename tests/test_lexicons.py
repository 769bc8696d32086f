"""The loader's errors, and what holds for every word list in `models/en/lexicons`."""

import json
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

import pytest

from extractor import lexicons
from extractor.errors import ResourceError
from extractor.lexicons import load_lexicon
from extractor.resources import models_folder

LEXICONS = sorted((models_folder() / "en" / "lexicons").glob("*.jsonl"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Word:
    """An entry type for these tests."""

    id: str
    surface: str
    weight: int = 0


def load(monkeypatch: pytest.MonkeyPatch, folder: Path, content: str) -> tuple[Word, ...]:
    path = folder / "words.jsonl"
    path.write_text(content, encoding="utf-8")
    monkeypatch.setattr(lexicons, "resource_path", lambda name: path)
    load_lexicon.cache_clear()
    try:
        return load_lexicon("words", Word)
    finally:
        load_lexicon.cache_clear()


def test_entries_come_in_the_order_of_the_file(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    words = load(monkeypatch, tmp_path, '{"id": "b", "surface": "B"}\n{"id": "a", "surface": "A", "note": "free"}\n')
    assert [word.id for word in words] == ["b", "a"]


@pytest.mark.parametrize(
    ("content", "message"),
    [
        ('{"id": "a"}\n', r"words\.jsonl, line 1, field 'surface': missing"),
        ('{"id": "a", "surface": "A"}\n{"id": "b", "surface": "B", "colour": 1}\n', r"line 2, field 'colour': unknown"),
        ('{"id": "a", \n', r"words\.jsonl, line 1: not JSON"),
        ("[1]\n", r"line 1: not an object"),
    ],
)
def test_a_fault_is_told_with_file_line_and_field(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, content: str, message: str
) -> None:
    with pytest.raises(ResourceError, match=message):
        load(monkeypatch, tmp_path, content)


@pytest.mark.parametrize("path", LEXICONS, ids=lambda path: path.stem)
def test_entries_are_sorted_unique_and_have_an_example(path: Path) -> None:
    entries = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    ids = [entry["id"] for entry in entries]
    assert ids == sorted(set(ids))
    # One surface in two functions ("at least" before and after a number) is two entries of different kind or side.
    surfaces = Counter(
        (entry["surface"], *(entry.get(field) for field in ("kind", "side", "use")))
        for entry in entries
        if "surface" in entry and not entry.get("ambiguous")
    )
    assert [surface for surface, count in surfaces.items() if count > 1] == []
    for entry in entries:
        for field in ("id", "surface", "lemma", "example"):
            assert entry.get(field, "") == entry.get(field, "").strip(), entry
        if "surface" in entry:
            assert entry["surface"].lower() in entry["example"].lower(), entry
