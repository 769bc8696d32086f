"""An article: its headline as it is shown, and what it keeps of its row."""

from __future__ import annotations

from dataclasses import replace

import pytest

from extractor.errors import RecordError
from extractor.record.article import Article
from extractor.record.textrange import TextRange
from tests.record.tables.sample import extraction

STEEL = extraction().article


def test_the_headline_that_is_shown_is_that_of_the_text_else_the_title_that_came_with_it() -> None:
    printed = replace(STEEL, headline=TextRange(0, 9))
    titled = replace(STEEL, title="Steel exports fall")
    assert (printed.headline_words, titled.headline_words) == (STEEL.text[:9], "Steel exports fall")
    assert STEEL.headline_words is None


def test_an_article_that_keeps_nothing_of_its_row_says_nothing_of_it() -> None:
    assert "meta" not in STEEL.to_dict()


def test_what_is_kept_comes_back_from_the_record() -> None:
    meta = {"topic": "steel", "score": 0.5, "number": 7, "seen": True, "none": None, "tags": '["a"]'}
    article = replace(STEEL, meta=meta)
    assert article.to_dict()["meta"] == meta
    assert Article.from_json(article.to_json()) == article


def test_a_nested_value_is_no_value_of_a_record() -> None:
    with pytest.raises(RecordError, match="'tags' is list"):
        Article.from_dict(STEEL.to_dict() | {"meta": {"tags": ["a"]}})


def test_kept_strings_are_readable() -> None:
    assert replace(STEEL, meta={"a\0": "\ud800"}).meta == {"a\ufffd": "\ufffd"}
