"""The sentences of an extraction and what stands in them."""

from __future__ import annotations

import pytest

from extractor.checks import check
from extractor.checks.index import Index
from tests.checks.builder import build


@pytest.mark.parametrize(
    ("text", "sentences"),
    [
        ("It rose. It fell.", ["It rose. ", "It fell."]),
        ("It rose to 3.5 percent. “Why?” he asked.", ["It rose to 3.5 percent. ", "“Why?” he asked."]),
        ("Mr. Berg and J. Lund met. They left.", ["Mr. Berg and J. Lund met. ", "They left."]),
        ("U.S. exports fell.", ["U.S. exports fell."]),
        ("A headline\nA body.", ["A headline\n", "A body."]),
    ],
)
def test_sentences_cover_the_text(text: str, sentences: list[str]) -> None:
    index = Index(build(text))
    found = [text[sentence.start : sentence.end] for sentence in index.sentences]
    assert [part for part in found if part] == sentences


def test_an_endless_sentence_is_not_checked() -> None:
    figure = "<FIGURE id=f{} kind=percent value=60 half=0.5 role=share>60%</FIGURE> of voters said yes, and no, and "
    text = "".join(figure.format(n) for n in range(50))
    assert Index(build(text)).figures_by_sentence() == []
    assert check(build(text)) == ()


def test_time_after_stands_before_the_next_figure() -> None:
    first = "<FIGURE id=f1 value=5>5</FIGURE>"
    time = "<TIME id=t1 from=2025-05-01 until=2025-06-01>May</TIME>"
    index = Index(build(f"It was {first} in {time}, <FIGURE id=f2 value=6>6</FIGURE> later."))
    after = index.time_after(index.figures["f1"])
    assert after is not None
    assert after.id == "t1"
    assert index.time_after(index.figures["f2"]) is None
