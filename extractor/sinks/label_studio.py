"""Spans and relations as predictions of Label Studio, with the labelling configuration that shows them."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Any

import orjson

from extractor.record.extraction import Extraction
from extractor.record.spans import LABELS, RELATIONS, Labelled, spans_of
from extractor.record.tables import article_id

CONTINUES = "CONTINUES"  # from the first stretch of a quote to its next


def write_label_studio(extractions: Iterable[Extraction], folder: Path) -> None:
    """`tasks.json`, a task for each article, and `config.xml`, the labelling interface of the project to import it into.

    Offsets are code points, as Label Studio counts them since 1.6.
    """
    with (folder / "tasks.json").open("wb") as file:
        file.write(b"[")
        for number, extraction in enumerate(extractions):
            file.write((b",\n" if number else b"\n") + orjson.dumps(task(extraction)))
        file.write(b"\n]\n")
    (folder / "config.xml").write_text(configuration(), encoding="utf-8")


def task(extraction: Extraction) -> dict[str, Any]:
    """One task: the text, and a prediction with a region for each span and the relations."""
    spans, article = spans_of(extraction), extraction.article
    regions = [region for span in spans.spans for region in _regions(span, spans.text)]
    relations = [_relation(relation.label, relation.head, relation.child) for relation in spans.relations]
    relations += [
        _relation(CONTINUES, _region_id(span, number), _region_id(span, number + 1))
        for span in spans.spans
        for number in range(len(span.fragments) - 1)
    ]
    return {
        "data": {
            "text": spans.text,
            "article_id": article_id(extraction),
            "input_id": extraction.input_id,
            "url": article.url,
            "published": article.published.value,
        },
        "predictions": [
            {"model_version": f"extractor {extraction.producer.version}", "result": [*regions, *relations]}
        ],
    }


def _region_id(span: Labelled, number: int) -> str:
    return f"{span.id}.{number + 1}" if number else span.id


def _regions(span: Labelled, text: str) -> list[dict[str, Any]]:
    return [
        {
            "id": _region_id(span, number),
            "from_name": "label",
            "to_name": "text",
            "type": "labels",
            "value": {"start": start, "end": end, "text": text[start:end], "labels": [span.label]},
            "meta": {"text": [f"{name}={value}" for name, value in span.values.items()]},
        }
        for number, (start, end) in enumerate(span.fragments)
    ]


def _relation(label: str, head: str, child: str) -> dict[str, Any]:
    return {"type": "relation", "from_id": head, "to_id": child, "direction": "right", "labels": [label]}


def configuration() -> str:
    """The labelling interface: every label and every relation."""
    labels = dict.fromkeys(label for layer in LABELS.values() for label in layer)
    lines = [
        "<View>",
        "  <Relations>",
        *(f'    <Relation value="{label}"/>' for label in (*RELATIONS, CONTINUES)),
        "  </Relations>",
        '  <Labels name="label" toName="text">',
        *(f'    <Label value="{label}"/>' for label in labels),
        "  </Labels>",
        '  <Text name="text" value="$text" granularity="word"/>',
        "</View>",
    ]
    return "\n".join(lines) + "\n"
