"""brat, Label Studio, Prodigy and spaCy: what was written is read back, and is what the extraction says.

The readers and the schemas here are written by us from the formats' public descriptions; spaCy reads its own.
"""

from __future__ import annotations

import json
import re
import xml.etree.ElementTree as ET
from dataclasses import replace
from pathlib import Path
from typing import Any

import spacy
from jsonschema import Draft202012Validator
from spacy.tokens import DocBin

from extractor.record.extraction import Extraction
from extractor.record.spans import Relation, spans_of
from extractor.record.tables import article_id
from extractor.sinks.export import write_export
from extractor.sinks.label_studio import CONTINUES
from extractor.sinks.prodigy import prodigy_task
from tests.sinks.export.sample import HARD, SAMPLES

Places = set[tuple[str, tuple[tuple[int, int], ...]]]


def labelled(extraction: Extraction) -> Places:
    return {(span.label, tuple(map(tuple, span.fragments))) for span in spans_of(extraction).spans}  # type: ignore[misc]


def related(extraction: Extraction) -> set[tuple[str, int, int]]:
    """Relations by the places where their spans begin."""
    spans = spans_of(extraction)
    start = {span.id: span.start for span in spans.spans}
    return {(relation.label, start[relation.head], start[relation.child]) for relation in spans.relations}


# ---------------------------------------------------------------- brat
_TEXT_BOUND = re.compile(r"(T\d+)\t([A-Z_]+) (\d+ \d+(?:;\d+ \d+)*)\t(.*)")
_RELATION = re.compile(r"R\d+\t([A-Z_]+) Arg1:(T\d+) Arg2:(T\d+)")


def read_brat(folder: Path, name: str) -> tuple[Places, set[tuple[str, int, int]]]:
    text = (folder / f"{name}.txt").read_bytes().decode()
    spans: dict[str, tuple[str, tuple[tuple[int, int], ...]]] = {}
    relations = set()
    for line in (folder / f"{name}.ann").read_text(encoding="utf-8").split("\n"):
        if match := _TEXT_BOUND.fullmatch(line):
            id_, label, ranges, words = match.groups()
            parts = [(int(start), int(end)) for start, end in (range_.split() for range_ in ranges.split(";"))]
            assert " ".join(text[start:end] for start, end in parts) == words
            assert "\n" not in "".join(text[start:end] for start, end in parts)
            joined: list[tuple[int, int]] = []  # over a line break it is one stretch again
            for start, end in parts:
                if joined and text[joined[-1][1] : start].strip("\n") == "":
                    joined[-1] = (joined[-1][0], end)
                else:
                    joined.append((start, end))
            spans[id_] = label, tuple(joined)
        elif match := _RELATION.fullmatch(line):
            label, head, child = match.groups()
            relations.add((label, spans[head][1][0][0], spans[child][1][0][0]))
        else:
            assert line == "" or line[0] in "#N", line
    return set(spans.values()), relations


def test_brat_gives_spans_and_relations_back(tmp_path: Path) -> None:
    write_export("brat", SAMPLES, tmp_path / "brat")
    for extraction in SAMPLES:
        assert read_brat(tmp_path / "brat", article_id(extraction)) == (labelled(extraction), related(extraction))
    ann = (tmp_path / "brat" / f"{article_id(HARD)}.ann").read_text(encoding="utf-8")
    assert re.search(r"^N1\tReference T\d+ Wikidata:Q42\tSandvik harbour$", ann, re.MULTILINE)
    assert re.search(r"^#\d+\tAnnotatorNotes T\d+\tvalue=5; unit=percent; ", ann, re.MULTILINE)
    ids = re.findall(r"^([TR#N])(\d+)", ann, re.MULTILINE)
    assert all([int(number) for kind, number in ids if kind == kind_][:2] in ([1], [1, 2]) for kind_ in "TR#N")


def test_the_configuration_of_brat_knows_every_label(tmp_path: Path) -> None:
    write_export("brat", SAMPLES, tmp_path / "brat")
    parts: dict[str, list[str]] = {}
    for line in (tmp_path / "brat/annotation.conf").read_text(encoding="utf-8").splitlines():
        if line.startswith("["):
            name = line.strip("[]")
            parts[name] = []
        else:
            parts[name].append(line.split("\t")[0])
    assert list(parts) == ["entities", "relations", "events", "attributes"]
    assert {label for sample in SAMPLES for label, _ in labelled(sample)} <= set(parts["entities"])
    assert {label for sample in SAMPLES for label, *_ in related(sample)} <= set(parts["relations"])


# ---------------------------------------------------------------- Label Studio
REGION = {
    "properties": {
        "id": {"type": "string"},
        "from_name": {"const": "label"},
        "to_name": {"const": "text"},
        "type": {"const": "labels"},
        "value": {
            "properties": {
                "start": {"type": "integer"},
                "end": {"type": "integer"},
                "text": {"type": "string"},
                "labels": {"type": "array", "items": {"type": "string"}, "minItems": 1},
            },
            "required": ["start", "end", "labels"],
            "additionalProperties": False,
        },
        "meta": {"properties": {"text": {"type": "array", "items": {"type": "string"}}}},
    },
    "required": ["id", "from_name", "to_name", "type", "value"],
    "additionalProperties": False,
}
RELATION = {
    "properties": {
        "type": {"const": "relation"},
        "from_id": {"type": "string"},
        "to_id": {"type": "string"},
        "direction": {"enum": ["left", "right", "bi"]},
        "labels": {"type": "array", "items": {"type": "string"}},
    },
    "required": ["type", "from_id", "to_id"],
    "additionalProperties": False,
}
TASK = {
    "properties": {
        "data": {"type": "object", "required": ["text"]},
        "predictions": {
            "type": "array",
            "items": {
                "properties": {
                    "model_version": {"type": "string"},
                    "result": {"type": "array", "items": {"oneOf": [REGION, RELATION]}},
                },
                "required": ["result"],
            },
        },
    },
    "required": ["data"],
    "additionalProperties": False,
}


def test_label_studio_gives_spans_and_relations_back(tmp_path: Path) -> None:
    write_export("label-studio", SAMPLES, tmp_path / "ls")
    tasks = json.loads((tmp_path / "ls/tasks.json").read_text(encoding="utf-8"))
    for extraction, task in zip(SAMPLES, tasks, strict=True):
        assert list(Draft202012Validator(TASK).iter_errors(task)) == []
        result = task["predictions"][0]["result"]
        regions = {part["id"]: part["value"] for part in result if part["type"] == "labels"}
        assert len(regions) == sum(part["type"] == "labels" for part in result)
        assert all(task["data"]["text"][value["start"] : value["end"]] == value["text"] for value in regions.values())
        ranges_of: dict[str, list[tuple[int, int]]] = {
            id_: [(region["start"], region["end"])] for id_, region in regions.items()
        }
        relations = set()
        for part in (part for part in result if part["type"] == "relation"):
            (label,) = part["labels"]
            if label == CONTINUES:
                ranges_of[part["from_id"]] += ranges_of.pop(part["to_id"])
            else:
                relations.add((label, regions[part["from_id"]]["start"], regions[part["to_id"]]["start"]))
        assert {(regions[id_]["labels"][0], tuple(ranges)) for id_, ranges in ranges_of.items()} == labelled(extraction)
        assert relations == related(extraction)


def test_the_stretches_of_a_quote_are_numbered_in_label_studio(tmp_path: Path) -> None:
    write_export("label-studio", [HARD], tmp_path / "ls")
    (answer,) = json.loads((tmp_path / "ls/tasks.json").read_text(encoding="utf-8"))
    (prediction,) = answer["predictions"]
    continued = [part for part in prediction["result"] if part.get("labels") == [CONTINUES]]
    assert [(part["from_id"], part["to_id"]) for part in continued] == [("q1", "q1.2")]


def test_the_configuration_of_label_studio_knows_every_label(tmp_path: Path) -> None:
    write_export("label-studio", SAMPLES, tmp_path / "ls")
    view = ET.fromstring((tmp_path / "ls/config.xml").read_text(encoding="utf-8"))
    assert {label for sample in SAMPLES for label, _ in labelled(sample)} <= {
        label_.attrib["value"] for label_ in view.iter("Label")
    }
    assert {label for sample in SAMPLES for label, *_ in related(sample)} < {
        relation.attrib["value"] for relation in view.iter("Relation")
    }
    (labels,) = view.iter("Labels")
    assert (labels.attrib["name"], labels.attrib["toName"]) == ("label", "text")


# ---------------------------------------------------------------- Prodigy
_SPAN: dict[str, Any] = {
    "properties": {
        **{name: {"type": "integer", "minimum": 0} for name in ("start", "end", "token_start", "token_end")},
        "label": {"type": "string"},
        "id": {"type": "string"},
    },
    "required": ["start", "end", "token_start", "token_end", "label"],
    "additionalProperties": False,
}
PRODIGY = {
    "properties": {
        "text": {"type": "string"},
        "tokens": {
            "items": {
                "properties": {
                    "text": {"type": "string"},
                    **{name: {"type": "integer"} for name in ("start", "end", "id")},
                    "ws": {"type": "boolean"},
                },
                "required": ["text", "start", "end", "id", "ws"],
            }
        },
        "spans": {"items": _SPAN},
        "relations": {
            "items": {
                "properties": {
                    "head": {"type": "integer"},
                    "child": {"type": "integer"},
                    "head_span": _SPAN,
                    "child_span": _SPAN,
                    "label": {"type": "string"},
                },
                "required": ["head", "child", "label"],
                "additionalProperties": False,
            }
        },
        "meta": {"type": "object"},
    },
    "required": ["text", "tokens", "spans", "relations"],
    "additionalProperties": False,
}


def test_prodigy_gives_spans_and_relations_back(tmp_path: Path) -> None:
    write_export("prodigy", SAMPLES, tmp_path / "tasks.jsonl")
    lines = (tmp_path / "tasks.jsonl").read_text(encoding="utf-8").split("\n")[:-1]
    for extraction, line in zip(SAMPLES, lines, strict=True):
        task = json.loads(line)
        assert list(Draft202012Validator(PRODIGY).iter_errors(task)) == []
        tokens, text = task["tokens"], task["text"]
        assert "".join(token["text"] + " " * token["ws"] for token in tokens) == text
        assert all(text[token["start"] : token["end"]] == token["text"] for token in tokens)
        for span in task["spans"]:
            assert tokens[span["token_start"]]["start"] == span["start"]
            assert tokens[span["token_end"]]["end"] == span["end"]
        parts = {(span["label"], span["start"], span["end"]) for span in task["spans"]}
        assert parts == {(label, *range_) for label, ranges in labelled(extraction) for range_ in ranges}
        assert {
            (relation["label"], relation["head_span"]["start"], relation["child_span"]["start"])
            for relation in task["relations"]
        } == related(extraction)
        assert all(relation["head"] == relation["head_span"]["token_end"] for relation in task["relations"])


def test_prodigy_leaves_out_relations_to_a_span_that_begins_with_a_blank() -> None:
    (time,) = HARD.times
    (task,) = prodigy_task(replace(HARD, times=(replace(time, start=time.start - 1),)))
    (before,) = prodigy_task(HARD)
    lost = [relation["label"] for relation in before["relations"] if relation not in task["relations"]]
    assert sorted(lost) == ["PERIOD", "SAID_ON"]


# ---------------------------------------------------------------- spaCy
def test_spacy_gives_spans_relations_and_values_back(tmp_path: Path) -> None:
    write_export("spacy", SAMPLES, tmp_path / "train.spacy")
    docs = list(DocBin().from_disk(tmp_path / "train.spacy").get_docs(spacy.blank("en").vocab))
    for extraction, doc in zip(SAMPLES, docs, strict=True):
        spans = spans_of(extraction)
        assert doc.text == extraction.article.text
        fragments: dict[tuple[str, str, str], list[tuple[int, int]]] = {}
        for layer, group in doc.spans.items():
            for span in group:
                fragments.setdefault((layer, span.id_, span.label_), []).append((span.start_char, span.end_char))
        assert fragments == {
            (span.layer, span.id, span.label): [tuple(part) for part in span.fragments] for span in spans.spans
        }
        assert [Relation(*relation) for relation in doc.user_data["relations"]] == list(spans.relations)
        assert doc.user_data["values"] == {span.id: span.values for span in spans.spans if span.values}


def test_the_same_records_give_the_same_spacy_file(tmp_path: Path) -> None:
    for name in ("a", "b"):
        write_export("spacy", SAMPLES, tmp_path / name)
    assert (tmp_path / "a").read_bytes() == (tmp_path / "b").read_bytes()
