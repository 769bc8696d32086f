"""Spans and relations as tasks of Prodigy's `relations` interface: text, tokens, spans, relations."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from extractor.record.extraction import Extraction
from extractor.record.spans import spans_of
from extractor.record.tables import article_id


def prodigy_task(extraction: Extraction) -> Iterator[dict[str, Any]]:
    """One task.  Offsets are code points, token numbers inclusive on both ends; a relation names the last token of each span."""
    from extractor.assembly.span_docs import span_doc  # loads spaCy

    spans, article = spans_of(extraction), extraction.article
    doc = span_doc(spans, article.language)
    shown = [span for layer in doc.spans.values() for span in layer]
    first: dict[str, dict[str, Any]] = {}  # a relation leads to the first stretch of a quote
    tasks = []
    for span in sorted(shown, key=lambda span: (span.start, -span.end)):
        token_range = {
            "start": span.start_char,
            "end": span.end_char,
            "token_start": span.start,
            "token_end": span.end - 1,
            "label": span.label_,
        }
        tasks.append({**token_range, "id": span.id_})
        first.setdefault(span.id_, token_range)
    yield {
        "text": spans.text,
        "tokens": [
            {
                "text": token.text,
                "start": token.idx,
                "end": token.idx + len(token),
                "id": token.i,
                "ws": bool(token.whitespace_),
            }
            for token in doc
        ],
        "spans": tasks,
        "relations": [
            {
                "head": first[relation.head]["token_end"],
                "child": first[relation.child]["token_end"],
                "head_span": first[relation.head],
                "child_span": first[relation.child],
                "label": relation.label,
            }
            for relation in spans.relations
            if relation.head in first and relation.child in first
        ],
        "meta": {"article_id": article_id(extraction), "input_id": extraction.input_id, "url": article.url},
    }
