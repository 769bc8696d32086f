"""Whatever a scraped text has become, it gives a record that keeps the contract."""

from __future__ import annotations

import random
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from spacy.language import Language

from extractor import extract
from extractor.record.contract import contract_faults
from extractor.record.extraction import Extraction

ARTICLES = [
    path.read_text("utf-8") for path in sorted((Path(__file__).parents[1] / "corpus/articles").glob("*/article.txt"))
]
MARKS = "\"“”'’‘()$€£%-–—,.;:1230 \n\u00a0\u200b🚢"


def cut(text: str, rng: random.Random) -> str:
    start = rng.randrange(len(text))
    return text[start : start + rng.randrange(20, 900)]


def shuffled(text: str, rng: random.Random) -> str:
    words = cut(text, rng).split(" ")
    rng.shuffle(words)
    return " ".join(words)


def holed(text: str, rng: random.Random) -> str:
    return "".join(c for c in cut(text, rng) if rng.random() > 0.04)


def sprinkled(text: str, rng: random.Random) -> str:
    return "".join(c if rng.random() > 0.04 else rng.choice(MARKS) for c in cut(text, rng))


def joined(text: str, rng: random.Random) -> str:
    return cut(text, rng).replace("\n", " ").replace(".", "")


@given(
    st.sampled_from(ARTICLES),
    st.sampled_from([cut, shuffled, holed, sprinkled, joined]),
    st.integers(0, 10**6),
    st.sampled_from(["2025-06-09", "2024-02-29T23:30:00+09:00", None]),
)
@settings(max_examples=80)
def test_a_broken_text_gives_a_sound_record(
    reading: Language, article: str, broken: object, seed: int, published: str | None
) -> None:
    text = broken(article, random.Random(seed))  # type: ignore[operator]
    extraction = extract(text, published=published, nlp=reading, format="text")
    assert extraction.article.text == text
    assert_sound(extraction)


@pytest.mark.parametrize(
    "text",
    [
        "The mayor called it",
        "She said the plan would fail,",
        "He told them,",
        "According to",
        '"',
        "$",
        "%",
        "5",
        "in",
        "\n\n",
        " ",
        "Mr.",
        "said said said said",
        "from from to to 5 5",
        "Officials say it is, but",
        "Not",
        "\u201cI,dismissed",
        "tal of stood bas)s half sha",
        "d\u0130d not",
        "\u017f\u0131x per cent of m\u0130ll\u0131on\u017f",
        "6 95% confidence interval 7 to 1",
        "he was a Th\u0131rd  man, twice da\u0131ly",
        "oo 3% of",
        "a dozen,1,234,567,890,123 its ebt  buing i,is",
        "999999999999999999b,1/2 of 1",
        "Accept cookies, it said in a statement.",
        'He said any process "must be fair": "Moves to reduce the backlog are welcome."',
    ],
)
def test_a_text_that_ends_too_soon_gives_a_sound_record(nlp: Language, text: str) -> None:
    assert_sound(extract(text, published="2025-06-09", nlp=nlp, format="text"))


@pytest.mark.issue(7)
def test_an_address_says_no_time(nlp: Language) -> None:
    text = "See https://daily.example/2025/sep/16/night-shift-nurses for more."
    extraction = extract(text, published="2025-06-09", nlp=nlp, format="text")
    assert extraction.times == ()
    assert_sound(extraction)


@pytest.mark.parametrize(
    "piece", ["1,", "$", '"', "“", "1,1,1,1 ", "(", "said ", "5% ", "May ", "a year earlier ", "Ann ", "'", "\n"]
)
def test_a_thousand_of_the_same_give_a_sound_record(nlp: Language, piece: str) -> None:
    assert_sound(extract(piece * 1000, published="2025-06-09", nlp=nlp, format="text"))


def assert_sound(extraction: Extraction) -> None:
    """The extraction keeps the contract."""
    assert contract_faults(extraction) == []


@pytest.mark.parametrize("words", ["the council", "the ministry"])
def test_a_reference_at_the_cut_of_an_endless_sentence_is_not_open_outside_of_its_claim(
    nlp: Language, words: str
) -> None:
    text = "He left. It said " + f"{words} had bought 40 boats for $3 million, " * 60 + "in May."
    assert_sound(extract(text, published="2025-06-09", nlp=nlp, format="text"))
