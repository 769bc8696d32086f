"""Characters of the article that could not be read."""

from __future__ import annotations

from dataclasses import replace

import pytest

from extractor import Extraction, extract
from extractor.pipeline import Pipeline
from extractor.record.article import UnreadBytes
from tests.checks.builder import build
from tests.checks.findings import findings

LOST = "They lost \ufffd<FIGURE id=f1 value=5000000>5 million</FIGURE>."


def with_unread(extraction: Extraction, content: str, offset: int | None) -> Extraction:
    at = extraction.article.text.index("\ufffd")
    unread = UnreadBytes(start=at, end=at + 1, bytes=content, offset=offset)
    return replace(extraction, article=replace(extraction.article, unread=(unread,)))


@pytest.mark.parametrize(
    ("content", "offset", "said"),
    [
        ("a3", 1_234, ": byte A3 at offset 1,234 of the page."),
        ("e282", 0, ": bytes E2 82 at offset 0 of the page."),
        ("a3", None, ": byte A3."),
    ],
)
def test_the_bytes_are_named(content: str, offset: int | None, said: str) -> None:
    (finding,) = findings(with_unread(build(LOST), content, offset), "unread_character")
    assert finding.message == f'In "\ufffd5" a character could not be read{said}'
    assert (finding.status, finding.severity) == ("unresolved", "info")


def test_a_character_that_was_lost_before_has_no_bytes() -> None:
    extraction = build(LOST)
    (finding,) = findings(extraction, "unread_character")
    assert finding.message == 'In "\ufffd5" a character could not be read.'
    assert extraction.article.text[finding.start : finding.end] == "\ufffd"


@pytest.mark.parametrize(
    ("marked", "concerned"),
    [
        (LOST, 1),
        ("They lost <FIGURE id=f1 value=5>5</FIGURE>\ufffd of it.", 1),
        ("They lost <FIGURE id=f1 value=5>5 mil\ufffdion</FIGURE> of it.", 1),
        ("They lost \ufffd <FIGURE id=f1 value=5>5</FIGURE> of it.", 0),
    ],
)
def test_the_claims_concerned_are_those_that_the_character_is_in_or_beside(marked: str, concerned: int) -> None:
    (finding,) = findings(build(marked), "unread_character")
    assert len(finding.claims) == concerned


@pytest.mark.parametrize(("count", "more"), [(10, ""), (11, " The article has 11 such characters.")])
def test_of_many_the_first_ten_are_shown_and_all_are_counted(count: int, more: str) -> None:
    reported = findings(build("a\ufffd " * count), "unread_character")
    assert [finding.message for finding in reported] == ['In "a\ufffd" a character could not be read.'] * 9 + [
        f'In "a\ufffd" a character could not be read.{more}'
    ]


def test_an_article_that_could_be_read_has_no_such_finding() -> None:
    assert not findings(build(LOST.replace("\ufffd", "£")), "unread_character")


@pytest.mark.model
def test_a_damaged_currency_is_no_currency_and_its_claim_has_the_finding(nlp: Pipeline) -> None:
    content = "The café lost £5.3 billion in naïve trades in May, the bank said.".encode()
    offset = content.index("£".encode())
    extraction = extract(content.replace("£".encode(), b"\xa3"), nlp=nlp)
    (finding,) = extraction.findings
    assert finding.message == f'In "\ufffd5.3" a character could not be read: byte A3 at offset {offset} of the page.'
    assert extraction.article.text[finding.start : finding.end] == "\ufffd"
    (claim,) = (claim for claim in extraction.claims if claim.type == "figure")
    assert claim.finding_ids == (finding.id,)
    assert [(figure.surface, figure.unit) for figure in extraction.figures] == [("5.3 billion", None)]
    assert Extraction.from_json(extraction.to_json()) == extraction
