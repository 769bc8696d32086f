"""The articles of a gold as the extractor reads them: each beside its line of the gold, with what belongs to a figure at hand."""

from __future__ import annotations

import hashlib
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from spacy.tokens import Doc

from benchmarks.evaluation.counts import best_pairs, unpaired
from benchmarks.evaluation.projection import Projection
from benchmarks.gold.figures import Row
from benchmarks.gold.reading import VERSION
from benchmarks.references import Outcome, compare, read_links
from extractor.assembly.assemble import assemble
from extractor.cleaning import clean
from extractor.pipeline import Pipeline, annotate_article
from extractor.record.article import Article
from extractor.record.claim import Claim
from extractor.record.extraction import Extraction, Producer
from extractor.record.figure import Figure
from extractor.record.page import Page, Source
from extractor.record.quote import Quote
from extractor.record.reference import Reference
from extractor.record.textrange import TextRange
from extractor.training.likeness import iou, letters, set_iou

ALIKE, QUOTE_ALIKE = 0.5, 0.8


class Extracted:
    """An article of the gold, extracted."""

    def __init__(self, gold: Row, doc: Doc, extraction: Extraction) -> None:
        self.gold, self.doc, self.found = gold, doc, extraction
        self.text: str = doc.text
        self.figures = {figure.id: figure for figure in extraction.figures}
        self.times = {time.id: time for time in extraction.times}
        self.entities = {entity.id: entity for entity in extraction.entities}
        self.quotes = {quote.id: quote for quote in extraction.quotes}
        self.statements = {id_: statement for statement in extraction.statements for id_ in statement.figures}
        self.claims: dict[str, Claim] = {}
        for claim in sorted(extraction.claims, key=lambda claim: claim.type != "figure"):
            for id_ in claim.figure_ids:
                self.claims.setdefault(id_, claim)
        self.mentions: dict[str, list[TextRange]] = defaultdict(list)
        for mention in extraction.mentions:
            self.mentions[mention.entity or ""].append(TextRange(mention.start, mention.end))

    @property
    def references(self) -> list[Reference]:
        """All references, in text order."""
        return list(self.doc._.found.references)

    def words(self, range_: TextRange | None) -> str | None:
        """The words of a range."""
        return self.text[slice(*range_)] if range_ else None

    def claimant(self, quote: Quote) -> str | None:
        """The fullest name of who is quoted, else the words of the speaker."""
        entity = self.entities.get(quote.claimant or "")
        return entity.name if entity else self.words(quote.speaker)

    def figure_pairs(self) -> list[tuple[Row, Figure]]:
        """The figures of both, by ranges with half in common."""
        gold, figures = self.gold["figures"], self.found.figures
        pairs = best_pairs(gold, figures, lambda g, f: _at_least(iou(_place(g), TextRange(f.start, f.end)), ALIKE))
        return [(gold[g], figures[f]) for g, f in pairs]

    def quote_pairs(self) -> tuple[list[tuple[Row, Quote]], list[Quote]]:
        """The quotes of both, by 80 % of their letters, and those found beside.

        A quote that matches nothing is passed over where it repeats another or is part of one: the gold has none of these.
        """
        gold, quotes = self.gold["quotes"], self.found.quotes
        wanted = [letters(self.text, (TextRange(*fragment) for fragment in row["fragments"])) for row in gold]
        got = [letters(self.text, quote.fragments) for quote in quotes]
        pairs = best_pairs(wanted, got, lambda g, f: _at_least(set_iou(g, f), QUOTE_ALIKE))
        beside = unpaired(pairs, gold, quotes)[1]
        return [(gold[g], quotes[f]) for g, f in pairs], [
            quote for quote in beside if quote.duplicate_of is None and quote.parent is None
        ]

    def reference_outcomes(self) -> list[Outcome]:
        """Each expression of the gold with the reference that is there."""
        links = list(read_links({"links": self.gold.get("references", [])}, Projection(self.text, self.text)))
        return compare(self.gold["id"], self.doc, links, self.references)


def text_article(text: str, published: str | None) -> Article:
    """The article of a text that comes without a page.  Raises ExtractorError."""
    source = Source(kind="stdin", location="-", sha256=hashlib.sha256(text.encode()).hexdigest())
    return clean(Page(input_id="-", content=text, format="text", source=source, published=published))


def assembled(doc: Doc, article: Article) -> Extraction:
    """The extraction of an annotated Doc; no checks."""
    return assemble(doc, article, input_id="-", producer=Producer(version="", model="", rules_sha256=""))


def extract_text(text: str, published: str | None, nlp: Pipeline) -> tuple[Doc, Extraction]:
    """The annotated Doc of a text and the extraction that is assembled from it; no checks.  Raises ExtractorError."""
    article = text_article(text, published)
    doc = annotate_article(nlp, article)
    return doc, assembled(doc, article)


def gold_articles(
    gold: Iterable[Row], articles: Mapping[str, Mapping[str, Any]], left_out: Counter[str]
) -> Iterator[tuple[Row, Article]]:
    """The articles of a gold, each once, by text and day of publication; why others are left out is counted."""
    done = set()
    for row in gold:
        text = articles.get(row["id"], {}).get("text")
        if row["id"] in done:
            left_out["read twice"] += 1
        elif row.get("version") != VERSION:
            left_out["of another version"] += 1
        elif text is None:
            left_out["without a text"] += 1
        elif hashlib.sha256(text.encode()).hexdigest() != row["sha256"]:
            left_out["with another text"] += 1
        else:
            done.add(row["id"])
            try:
                article = text_article(text, row.get("published"))
            except Exception:  # whatever one article raises stops nothing, and its words are not shown
                left_out["not extracted"] += 1
                continue
            if article.text == text:
                yield row, article
            else:
                left_out["read as another text"] += 1


def extract_gold(
    gold: Iterable[Row], articles: Mapping[str, Mapping[str, Any]], nlp: Pipeline, left_out: Counter[str]
) -> Iterator[Extracted]:
    """The articles of a gold, each once, extracted; why others are left out is counted."""
    for row, article in gold_articles(gold, articles, left_out):
        try:
            doc = annotate_article(nlp, article)
            yield Extracted(row, doc, assembled(doc, article))
        except Exception:  # as above
            left_out["not extracted"] += 1


def _place(row: Row) -> TextRange:
    return TextRange(row["start"], row["end"])


def _at_least(likeness: float, least: float) -> float:
    return likeness if likeness >= least else 0.0
