"""What a sheet shows as found in an article: ranges and values of figures and times, marked stretches, expressions."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from spacy.language import Language

from benchmarks.gold.expressions import Expression, find_expressions, read_sentences
from benchmarks.gold.figures import FACTS, Row
from benchmarks.gold.numbered_text import SheetError
from extractor import extract
from extractor.pipeline import Pipeline
from extractor.record.extraction import Extraction
from extractor.record.figure import Figure
from extractor.record.textrange import TextRange
from extractor.record.timex import Timex

MOST_EXPRESSIONS = 15  # of an article
_MARKED = re.compile(
    r"“[^“”\n]+(?:”|$)|\"[^\"\n]+(?:\"|$)|«[^«»\n]+»|(?<!\w)‘(?:[^’\n]|’(?=\w))+’(?!\w)|(?<!\w)'(?:[^'\n]|'(?=\w))+'(?!\w)",
    re.MULTILINE,
)


@dataclass(frozen=True, slots=True)
class SheetContent:
    """The sentences of an article and what was found in it; a figure has its `range` and its facts, a time its interval."""

    sentences: tuple[TextRange, ...]
    figures: tuple[Row, ...] = ()
    times: tuple[tuple[TextRange, str | None, str | None], ...] = ()
    marked: tuple[TextRange, ...] = ()
    expressions: tuple[Expression, ...] = ()


def find(article: Mapping[str, Any], nlp: Pipeline, base: Language) -> SheetContent:
    """What is found in an article (`id`, `text`, `published`, `url`): amounts and times by the extractor, sentences and
    expressions by the base model.  Raises ExtractorError or SheetError where the text cannot be read."""
    text = article["text"]
    extraction = extract(text, published=article.get("published"), url=article.get("url"), format="text", nlp=nlp)
    parsed = read_sentences(base, text)
    sentences = (_stripped(text, start + sent.start_char, start + sent.end_char) for start, sent in parsed)
    if extraction.article.text != text:
        raise SheetError("the extractor reads another text: write it with line feeds alone, without marks of encoding")
    return SheetContent(
        tuple(sentence for sentence in sentences if sentence.start < sentence.end),
        tuple(_figures(extraction)),
        tuple(_times(extraction.times)),
        tuple(find_marked(text)),
        tuple(choose(article["id"], find_expressions(parsed))),
    )


def _stripped(text: str, start: int, end: int) -> TextRange:
    words = text[start:end]
    return TextRange(start + len(words) - len(words.lstrip()), start + len(words.rstrip()))


def _figures(extraction: Extraction) -> Iterator[Row]:
    for figure in extraction.figures:
        yield {"range": TextRange(figure.start, figure.end), **_facts(figure)}


def _facts(figure: Figure) -> Row:
    is_value = not figure.vague and figure.value is not None
    row = {
        "kind": figure.kind, "value": _number(figure.value) if is_value else None,
        "unit": figure.unit.id if figure.unit else None, "per": figure.per.id if figure.per else None,
        "modifier": figure.modifier,
        "low": _number(figure.low) if figure.range else None,
        "high": _number(figure.high) if figure.range else None,
        "vague": True if figure.vague or not (is_value or figure.range) else None,
    }  # fmt: skip
    return {slot: row[slot] for slot in FACTS if row[slot] is not None or slot in FACTS[:5]}


def _number(value: Decimal | None) -> str | None:
    """The digits without zeros that end a fraction."""
    digits = "" if value is None else f"{value:f}"
    return (digits.rstrip("0").rstrip(".") if "." in digits else digits) or None


def _times(times: Iterable[Timex]) -> Iterator[tuple[TextRange, str | None, str | None]]:
    """The times that have an interval, in whole days."""
    for time in times:
        if time.from_ or time.until:
            start, until = (time.from_ or "")[:10], time.until or ""
            if "T" in until and start >= until[:10]:
                until = ""
            yield TextRange(time.start, time.end), start or None, until[:10] or None


def find_marked(text: str) -> Iterator[TextRange]:
    """What is between quotation marks; a mark that is not closed runs to the end of its line."""
    for match in _MARKED.finditer(text):
        closed = match[0][-1] in "”\"»’'"
        words = _stripped(text, match.start() + 1, match.end() - closed)
        if words.start < words.end:
            yield words


def choose(id_: str, expressions: Iterable[Expression]) -> list[Expression]:
    """At most `MOST_EXPRESSIONS`, in text order: quantifiers first, which are rare, then by digest."""
    ranked = sorted(
        expressions, key=lambda expression: (expression.kind != "quantifier", _digest(id_, expression.start))
    )
    return sorted(ranked[:MOST_EXPRESSIONS], key=lambda expression: expression.start)


def _digest(id_: str, start: int) -> str:
    return hashlib.sha256(f"{id_} {start}".encode()).hexdigest()
