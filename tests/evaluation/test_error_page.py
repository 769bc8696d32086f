"""The page of errors: every error is there, and nothing of an article becomes markup."""

from __future__ import annotations

from dataclasses import replace

from benchmarks.evaluation import Evaluation, Table
from benchmarks.evaluation.error_page import error_page
from benchmarks.evaluation.evaluate import score_article
from benchmarks.evaluation.gold import GoldArticle
from benchmarks.evaluation.sheet import Miss, Sheet
from extractor.record.extraction import Extraction


def page_of(gold: GoldArticle, sheet: Sheet, *extra: Miss) -> str:
    """The page for one article."""
    tables = tuple(Table(topic, rows) for topic, rows in sheet.counts.items())
    run = Evaluation(
        split=None,
        articles=(gold,),
        tables=tables,
        misses=(*sheet.misses, *extra),
        failures=(),
        corpus_sha256="",
    )
    return error_page(run)


def test_each_difference_is_shown_in_its_sentence(gold: GoldArticle, perfect: Extraction) -> None:
    sheet = Sheet()
    score_article(gold, replace(perfect, figures=perfect.figures[1:]), sheet)
    page = page_of(gold, sheet)
    assert "Slate output fell <mark>5%</mark> in June" in page
    assert "figures: missed" in page


def test_words_of_articles_are_escaped(gold: GoldArticle) -> None:
    miss = Miss(article="slate", topic="figures", slot="value", surface="<img src=x>", gold='"<i>"', found="&")
    page = page_of(gold, Sheet(), miss)
    assert "<img" not in page
    assert "<i>" not in page
    assert "<b>Sand" not in page
