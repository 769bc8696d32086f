"""The checker of the contract finds each kind of fault, and none in what the pipeline makes."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest

from extractor import extract
from extractor.contract import contract_faults
from extractor.extraction import Extraction
from extractor.figure import ComparedWith
from extractor.pipeline import Pipeline
from extractor.textrange import TextRange
from tests.checks.builder import build

ARTICLES = sorted((Path(__file__).parents[1] / "corpus/articles").glob("*/article.txt"))


def sound() -> Extraction:
    return build(
        "Sales fell <FIGURE id=f1 kind=percent value=5 half=0.5 role=change direction=down with=f3>5%</FIGURE> to "
        "<FIGURE id=f2 kind=money value=95>$95</FIGURE> from <FIGURE id=f3 kind=money value=100 role=baseline>$100</FIGURE>.",
        claims=[{"value": "f2", "change": "f1", "baseline": "f3"}],
    )


def test_a_sound_extraction_has_no_faults() -> None:
    assert contract_faults(sound()) == []


def changed(name: str, **slots: object) -> Extraction:
    """The sound extraction with slots of the first row of a list changed."""
    extraction = sound()
    first, *others = getattr(extraction, name)
    return replace(extraction, **{name: (replace(first, **slots), *others)})


@pytest.mark.parametrize(
    ("name", "slots", "fault"),
    [
        ("figures", {"id": "f2"}, "id f2 is there 2 times"),
        ("figures", {"compared_with": ComparedWith(figure="f9")}, "figures f1.compared_with.figure: f9 leads to none"),
        ("figures", {"attributed_to": "q1"}, "figures f1.attributed_to: q1 leads to none"),
        ("figures", {"low": Decimal(6), "high": Decimal(5)}, "figures f1: low 6 is above high 5"),
        ("figures", {"surface": "6%"}, "figures f1: the text at 11-13 is '5%', not '6%'"),
        ("figures", {"measure": TextRange(4, 4)}, "figures f1.measure: 4-4 is no range"),
        ("statements", {"value": "f9"}, "statements s1.value: f9 leads to none"),
        ("figures", {"start": 17, "end": 20, "surface": "$95"}, "figures f2: the range of f1"),
        ("claims", {"baseline": "t9"}, "claims c1.baseline: t9 leads to none of the figures or times"),
        ("claims", {"figures": ("f1", "f1")}, "claims c1: a figure twice"),
        ("claims", {"text": "Sales\x07 fell."}, "claims c1: a line break or control character"),
        ("claims", {"text": "Sales\u2028fell."}, "claims c1: a line break or control character"),
        ("claims", {"findings": ("x1",)}, "claims c1.findings: x1 leads to none"),
    ],
)
def test_a_fault_is_named(name: str, slots: dict[str, object], fault: str) -> None:
    assert any(one.startswith(fault) for one in contract_faults(changed(name, **slots)))


def test_a_change_in_two_statements_is_a_fault() -> None:
    extraction = sound()
    again = replace(extraction.statements[0], id="s2")
    assert contract_faults(replace(extraction, statements=(*extraction.statements, again))) == [
        "figures f1: in 2 statements"
    ]


def test_blocks_that_leave_words_out_are_a_fault() -> None:
    extraction = sound()
    (block,) = extraction.article.blocks
    article = replace(extraction.article, blocks=(replace(block, end=block.end - 5),))
    assert contract_faults(replace(extraction, article=article)) == [
        f"blocks end at {block.end - 5}, before the text does"
    ]


@pytest.mark.model
@pytest.mark.parametrize("path", ARTICLES, ids=lambda path: path.parent.name)
def test_the_articles_of_the_corpus_keep_the_contract(nlp: Pipeline, path: Path) -> None:
    assert contract_faults(extract(path.read_text("utf-8"), published="2025-06-09", nlp=nlp, format="text")) == []
