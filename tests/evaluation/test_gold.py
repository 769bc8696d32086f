"""Reading a corpus folder."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest

from benchmarks.evaluation.gold import GoldArticle, corpus_sha256, load_corpus
from extractor.errors import InputError

GOLD = {"id": "a", "split": "dev", "published": "2025-07-09", "domain": "trade", "genre": "wire", "site": "The Post"}


def write_article(folder: Path, name: str, **changes: str) -> Path:
    """A gold article with no annotations."""
    path = folder / "articles" / name
    path.mkdir(parents=True)
    (path / "gold.json").write_text(json.dumps(GOLD | {"id": name} | changes))
    (path / "article.txt").write_text("Slate fell.\n")
    return path


def test_articles_come_in_the_order_of_their_names_and_by_split(tmp_path: Path) -> None:
    for name, split in (("b", "test"), ("a", "dev"), ("c", "dev")):
        write_article(tmp_path, name, split=split)
    assert [article.id for article in load_corpus(tmp_path)] == ["a", "b", "c"]
    assert [article.id for article in load_corpus(tmp_path, "dev")] == ["a", "c"]


def test_the_last_line_feed_is_not_part_of_the_text(tmp_path: Path) -> None:
    write_article(tmp_path, "a")
    assert load_corpus(tmp_path)[0].text == "Slate fell."


def test_a_folder_without_gold_is_an_error_that_says_what_to_give(tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r"articles/NAME/gold\.json"):
        load_corpus(tmp_path)


def test_damaged_gold_names_its_folder(tmp_path: Path) -> None:
    (write_article(tmp_path, "a") / "gold.json").write_text("{")
    with pytest.raises(InputError, match="articles/a"):
        load_corpus(tmp_path)


def test_a_page_comes_without_its_date_and_a_text_with_it(gold: GoldArticle) -> None:
    assert gold.page().published == gold.published
    page = replace(gold, html=b"<p>Slate</p>").page()
    assert (page.format, page.content, page.published, page.url) == ("html", b"<p>Slate</p>", None, None)


def test_the_digest_changes_with_any_file_of_an_article(tmp_path: Path) -> None:
    path = write_article(tmp_path, "a")
    before = corpus_sha256(tmp_path)
    (tmp_path / "floors.json").write_text("{}")
    assert corpus_sha256(tmp_path) == before
    (path / "article.txt").write_text("Slate rose.\n")
    assert corpus_sha256(tmp_path) != before
