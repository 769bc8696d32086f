"""The whole evaluation: extract every article of a corpus and compare it with its gold."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from benchmarks.evaluation.clauses import load_sentences, score_sentences
from benchmarks.evaluation.entities import score_entities
from benchmarks.evaluation.figures import score_figures
from benchmarks.evaluation.findings import score_findings
from benchmarks.evaluation.gold import GoldArticle, Split, corpus_sha256, load_corpus
from benchmarks.evaluation.quotes import score_quotes
from benchmarks.evaluation.reading import Reading
from benchmarks.evaluation.sheet import Miss, Sheet
from benchmarks.evaluation.tables import Table
from benchmarks.evaluation.text import score_text
from benchmarks.evaluation.times import score_times
from extractor.api import extract_pages
from extractor.pipeline import Pipeline
from extractor.record.article import Article
from extractor.record.extraction import Extraction, Producer
from extractor.record.page import Failure


@dataclass(frozen=True, slots=True, kw_only=True)
class Evaluation:
    """The scores of one run over a corpus or one of its splits.

    `misses` are all differences, in the order of the articles; `failures` the articles that gave no extraction, which
    count as found empty.  `corpus_sha256` is the state of the whole corpus, whatever the split.
    """

    split: Split | None
    articles: tuple[GoldArticle, ...]
    tables: tuple[Table, ...]
    misses: tuple[Miss, ...]
    failures: tuple[Failure, ...]
    corpus_sha256: str

    def scores(self) -> dict[str, float]:
        """F1 by "topic/row", from 0 to 1; recall for confirmations, whose precision nobody knows."""
        return {
            f"{table.topic}/{name}": counts.f1
            for table in self.tables
            for name, counts in table.rows.items()
            if counts.f1 is not None
        }


def evaluate(folder: str | Path, nlp: Pipeline, split: Split | None = None) -> Evaluation:
    """Extract the articles of the corpus in `folder`, or of one split, with `nlp` and score them slot by slot.

    A web page is given to the extractor as bytes and nothing else; a text comes with its publication date.
    Raises InputError where the folder is no corpus.
    """
    root = Path(folder)
    articles = load_corpus(root, split)
    sheet = Sheet()
    failures: list[Failure] = []
    results = extract_pages((article.page() for article in articles), nlp=nlp)
    for article, result in zip(articles, results, strict=True):
        if isinstance(result, Failure):
            failures.append(result)
            result = _nothing(article)
        score_article(article, result, sheet)
    for part in (split,) if split else ("dev", "test"):
        score_sentences(load_sentences(root / "clauses" / f"{part}.jsonl"), nlp, sheet)
    return Evaluation(
        split=split,
        articles=tuple(articles),
        tables=tuple(Table(topic, rows) for topic, rows in sheet.counts.items()),
        misses=tuple(sheet.misses),
        failures=tuple(failures),
        corpus_sha256=corpus_sha256(root),
    )


def score_article(gold: GoldArticle, extraction: Extraction, sheet: Sheet) -> None:
    """Count everything of one article."""
    wanted, predicted = Reading.of_gold(gold), Reading.of_extraction(extraction, gold.text)
    score_figures(gold.id, wanted, predicted, sheet)
    score_quotes(gold.id, wanted, predicted, gold.text, sheet)
    score_entities(gold.id, wanted, predicted, sheet)
    score_times(gold.id, wanted, predicted, sheet)
    score_findings(gold, extraction, sheet)
    score_text(gold, extraction.article, sheet)


def _nothing(gold: GoldArticle) -> Extraction:
    """What an article that failed counts as."""
    article = Article(key=gold.id, text="", text_sha256="", headline=None, source=gold.page().source)
    return Extraction(input_id=gold.id, article=article, producer=Producer(version="", model="", rules_sha256=""))
