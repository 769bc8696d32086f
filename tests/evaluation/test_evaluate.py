"""The whole run, without a model."""

from __future__ import annotations

import importlib
from collections.abc import Iterable, Iterator
from pathlib import Path

import pytest
import spacy

from benchmarks.evaluation import evaluate
from extractor.errors import InputError
from extractor.record.extraction import Extraction
from extractor.record.page import Failure, Page

CORPUS = Path(__file__).resolve().parents[2] / "corpus"


def test_an_article_that_fails_counts_as_found_empty(monkeypatch: pytest.MonkeyPatch) -> None:
    def failing(pages: Iterable[Page], **_: object) -> Iterator[Extraction | Failure]:
        for page in pages:
            yield Failure(input_id=page.input_id, error=InputError("no such luck"))

    module = importlib.import_module("benchmarks.evaluation.evaluate")  # its name in the package is the function
    monkeypatch.setattr(module, "extract_pages", failing)
    run = evaluate(CORPUS, spacy.blank("en"), "test")
    assert [failure.input_id for failure in run.failures] == [article.id for article in run.articles]
    assert {article.split for article in run.articles} == {"test"}
    scores = run.scores()
    assert scores["figures/span"] == scores["quotes/words"] == scores["text/headline"] == 0.0
