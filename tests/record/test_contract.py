"""The checker of the contract finds each kind of fault, and none in what the pipeline makes."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from extractor import extract
from extractor.assembly.selectors import Selecting
from extractor.errors import RecordError
from extractor.pipeline import Pipeline
from extractor.record.article import Link, Published
from extractor.record.checked import checked, read_typed
from extractor.record.claim import CheckWorthiness, Insertion, Period, Selectors
from extractor.record.contract import contract_faults, wording_faults
from extractor.record.extraction import Extraction
from extractor.record.figure import ComparedWith
from extractor.record.quote import Quote
from extractor.record.textrange import TextRange
from tests.checks.builder import build

ARTICLES = sorted((Path(__file__).parents[2] / "corpus/articles").glob("*/article.txt"))


def sound() -> Extraction:
    return build(
        "Sales fell <FIGURE id=f1 kind=percent value=5 half=0.5 role=change direction=down with=f3>5%</FIGURE> to "
        "<FIGURE id=f2 kind=money value=95>$95</FIGURE> from <FIGURE id=f3 kind=money value=100 role=baseline>$100</FIGURE>.",
        claims=[{"value": "f2", "change": "f1", "baseline": "f3"}],
    )


def sound_selectors(start: int, end: int) -> Selectors:
    """Selectors of another place than that of the claim."""
    return Selecting(sound().article.text).select(start, end)


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
        ("claims", {"baseline_id": "t9"}, "claims c1.baseline: t9 leads to none of the figures or times"),
        ("claims", {"figure_ids": ("f1", "f1")}, "claims c1: a figure twice"),
        ("claims", {"text": "Sales\x07 fell."}, "claims c1: a line break or control character"),
        ("claims", {"text": "Sales\u2028fell."}, "claims c1: a line break or control character"),
        ("claims", {"finding_ids": ("x1",)}, "claims c1.findings: x1 leads to none"),
        ("claims", {"open": (TextRange(11, 99),)}, "claims c1: open words outside of 11-"),
        ("claims", {"open": (TextRange(11, 13),)}, "claims c1: self-contained with open words"),
        ("claims", {"id": "a:b"}, "claims 'a:b': its id is not of letters"),
        (
            "claims",
            {"surface": "", "selectors": sound_selectors(11, 12)},
            "claims c1.selectors: they do not lead to 11-",
        ),
        ("claims", {"period": Period(time=None, from_="May", until=None)}, "claims c1.period.from: 'May' is no day"),
        (
            "claims",
            {"period": Period(time=None, from_=None, until="0001-01-01")},
            "claims c1.period.until: 0001-01-01 is before",
        ),
        (
            "claims",
            {"period": Period(time=None, from_="2025-05-01", until="2025-05-01")},
            "claims c1.period: from 2025-05-01",
        ),
        (
            "claims",
            {"period": Period(time=None, from_="2025-05-01T25:00", until=None)},
            "claims c1.period.from: '2025-05-01T25:00'",
        ),
        ("claims", {"period": Period(time=None, from_="20250501", until=None)}, "claims c1.period.from: '20250501'"),
        ("statements", {"value": None, "changes": (), "baseline": None}, "statements s1: it has no figure"),
    ],
)
def test_a_fault_is_named(name: str, slots: dict[str, object], fault: str) -> None:
    assert any(line.startswith(fault) for line in contract_faults(changed(name, **slots)))


@pytest.mark.parametrize(
    ("slots", "fault"),
    [
        ({"key": ""}, "article.key: it is empty"),
        ({"headline": TextRange(0, 999)}, "article.headline: 0-999 is no range"),
        ({"links": (Link(start=0, end=5, surface="Costs", href="/"),)}, "article.links[0]: the text at 0-5 is 'Sales'"),
        ({"published": Published(value="yesterday")}, "article.published.value: 'yesterday' is no ISO 8601 date"),
        ({"modified": "2025-02-30"}, "article.modified: '2025-02-30' is no ISO 8601 date"),
    ],
)
def test_a_fault_of_the_article_is_named(slots: dict[str, object], fault: str) -> None:
    extraction = sound()
    (message,) = contract_faults(replace(extraction, article=replace(extraction.article, **slots)))
    assert message.startswith(fault)


@pytest.mark.parametrize("fragments", [(), (TextRange(6, 10), TextRange(0, 5))])
def test_a_quote_has_its_words_in_text_order(fragments: tuple[TextRange, ...]) -> None:
    extraction = replace(sound(), quotes=(Quote(id="q1", fragments=fragments, kind="direct"),))
    (fault,) = contract_faults(extraction)
    assert fault.startswith("quotes q1.fragments: ")


def test_what_has_another_type_breaks_the_contract() -> None:
    extraction = replace(sound(), figures=("f1",))
    with pytest.raises(RecordError, match=r"breaks the contract .a value is of another type than its field"):
        checked(extraction)


@pytest.mark.parametrize(
    "read", [lambda data: Extraction.from_dict(data), lambda data: Extraction.from_json(json.dumps(data))]
)
def test_a_record_from_outside_keeps_the_contract(read: Callable[[dict[str, Any]], Extraction]) -> None:
    data = sound().to_dict()
    assert read(data) == sound()
    data["claims"][0]["period"] = {"time": None, "from": "soon", "until": None}
    with pytest.raises(RecordError, match=r"breaks the contract .claims c1.period.from: 'soon' is no day"):
        read(data)


@pytest.mark.parametrize("half", ["\0", "\ud800"])
def test_a_record_from_outside_is_readable(half: str) -> None:
    data = sound().to_dict() | {"input_id": f"a{half}b"}
    data["producer"]["settings"] = {half: f"{half}x"}
    for record in (
        Extraction.from_dict(data),
        Extraction.from_json(json.dumps(data)),
        read_typed(json.dumps(data).encode()),
    ):
        assert record.input_id == "a\ufffdb"
        assert record.producer.settings == {"\ufffd": "\ufffdx"}


def inserted(text: str, *insertions: tuple[int, str]) -> list[str]:
    """The faults of the sound claim with this before its words, where these insertions are said to be."""
    insertions_ = tuple(Insertion(at=at, words=words, kind="antecedent") for at, words in insertions)
    return contract_faults(changed("claims", text=text + sound().claims[0].text, insertions=insertions_))


def test_insertions_are_in_their_brackets_in_text_order() -> None:
    assert inserted("[Acme’s] [boat] ", (1, "Acme’s"), (10, "boat")) == []
    for text, *insertions in (
        ("[Acme’s] [boat] ", (10, "boat"), (1, "Acme’s")),
        ("[Acme’s] ", (0, "Acme’s")),
        ("Acme’s ", (0, "Acme’s")),
    ):
        (fault,) = inserted(text, *insertions)
        assert fault.startswith("claims c1: its insertions are not those of")


@pytest.mark.parametrize(("text", "faults"), [("5%, to $95 (from $100)", 0), ("Sales fell 5% to $95 from $100", 1)])
def test_the_text_of_a_claim_has_the_words_of_its_place(text: str, faults: int) -> None:
    assert len(wording_faults(changed("claims", text=text))) == faults


@pytest.mark.parametrize(("score", "faults"), [(-0.1, 0), (0.0, 1)])
def test_a_claim_that_is_not_self_contained_ranks_below_all_that_are(score: float, faults: int) -> None:
    extraction = sound()
    last = replace(extraction.claims[0], id="c2", self_contained=False, check_worthiness=CheckWorthiness(score=score))
    assert len(wording_faults(replace(extraction, claims=(*extraction.claims, last)))) == faults


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
    extraction = extract(path.read_text("utf-8"), published="2025-06-09", nlp=nlp, format="text")
    assert contract_faults(extraction) == wording_faults(extraction) == []
