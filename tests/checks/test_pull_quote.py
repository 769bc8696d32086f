"""Pull quotes against the quotes that they repeat."""

from __future__ import annotations

import pytest

from extractor.record.extraction import Extraction
from tests.checks.builder import build
from tests.checks.findings import findings


def repeated(pull: str, body: str) -> Extraction:
    text = f"{pull}\nShe said, “{body}”"
    start = len(pull) + len("\nShe said, “")
    return build(
        text,
        quotes=[
            {"id": "q1", "fragments": [[0, len(pull)]], "kind": "direct", "duplicate_of": "q2"},
            {"id": "q2", "fragments": [[start, start + len(body)]], "kind": "direct"},
        ],
    )


def test_pull_quote_in_other_words_is_a_question_that_shows_both() -> None:
    (finding,) = findings(
        repeated("The owner of the well holds the cards.", "Who owns the well holds the cards."), "quote_wording"
    )
    assert (finding.status, finding.severity) == ("inconsistent", "info")
    assert '"The owner of the well holds the cards." and "Who owns the well holds the cards."' in finding.message


@pytest.mark.parametrize("length", [120, 121])
def test_a_long_quote_is_cut_in_the_message(length: int) -> None:
    pull = "a b c d " + "x" * (length - 8)
    (finding,) = findings(repeated(pull, "a b c d y"), "quote_wording")
    assert f'"{pull if length == 120 else pull[:117] + "..."}" and' in finding.message


@pytest.mark.parametrize(("pull", "count"), [("a b c d e", 1), ("a b c v w", 1), ("a b v w x", 0)])
def test_a_quote_of_which_less_than_three_in_five_words_return_is_another_one(pull: str, count: int) -> None:
    assert len(findings(repeated(pull, "a b c d f"), "quote_wording")) == count


def test_a_quote_that_repeats_none_is_left_alone() -> None:
    assert not findings(build("“Yes”", quotes=[{"id": "q1", "fragments": [[1, 4]], "kind": "direct"}]), "quote_wording")


@pytest.mark.parametrize(
    ("pull", "body"),
    [
        ("It’s the well that counts.", "It's the well that counts."),
        ("It is the WELL that counts", "it is the well that counts,"),
        ("The well counts.", "In the end the well counts."),
    ],
)
def test_pull_quote_in_the_same_words_is_not_reported(pull: str, body: str) -> None:
    assert not findings(repeated(pull, body), "quote_wording")


def test_words_that_return_often_count_in_a_long_quote() -> None:
    often = "the well holds " * 70
    assert len(findings(repeated(f"Water {often}", f"Oil {often}"), "quote_wording")) == 1
