"""Texts that nobody would print give records that keep the contract; the same seed gives the same ones."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from random import Random

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from benchmarks.fuzz import faults_of, kind_of, smallest
from benchmarks.fuzz_texts import PUBLISHED, fuzz_text
from extractor import extract_pages
from extractor.page import Failure
from extractor.pipeline import load_pipeline
from tests.test_determinism import pages
from tests.test_robustness import ARTICLES

NLP = load_pipeline()
CALENDAR_ENDS = [one for one in PUBLISHED if one and one[:3] in ("000", "999")]


@given(st.randoms(use_true_random=False), st.sampled_from(PUBLISHED))
@settings(max_examples=300, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
def test_a_fuzzed_text_gives_a_sound_record(rng: Random, published: str | None) -> None:
    text = fuzz_text(rng, ARTICLES)
    assert next(faults_of(NLP, [(text, published)])) == {}


def drawn(seed: int) -> list[str]:
    rng = Random(seed)
    return [fuzz_text(rng, ARTICLES) for _ in range(50)]


def test_a_seed_gives_its_texts() -> None:
    assert drawn(1) == drawn(1)
    assert drawn(1) != drawn(2)


@pytest.mark.parametrize("published", CALENDAR_ENDS)
@pytest.mark.parametrize(
    "text",
    [
        "Sales rose 5% last year, from $3 a week earlier, and will fall next month, by the end of the decade and in 9,999 years.",
        "Sales\x00 rose\ud800 5%\u2028 in\x1b May,\u202e “he\u0301 said\udfff.",
        "Temperatures reached 40C/104F on Monday.",
    ],
)
def test_the_ends_of_the_calendar_give_sound_records(text: str, published: str) -> None:
    assert next(faults_of(NLP, [(text, published)])) == {}


@pytest.mark.parametrize(
    ("text", "figures", "times"),
    [
        ("Temperatures reached 40C/104F.", ["40C", "104F"], []),
        ("They walked 15km/9mi.", ["15km", "9mi"], []),
        ("The seats went 25%/25%/50%.", ["25%", "25%", "50%"], []),
        ("It is open 9am/5pm.", [], ["9am", "5pm"]),
        ("The poll put them at 52-41 percent.", ["52", "41 percent"], []),
        ("The model 9Q was sold.", [], []),
        ("Prices: 5K - $24.99.", ["5K", "$24.99"], []),
    ],
)
def test_values_beside_a_slash_or_hyphen_are_there_once(text: str, figures: list[str], times: list[str]) -> None:
    (page,) = pages()[:1]
    (extraction,) = extract_pages([replace(page, content=text)], nlp=NLP)
    assert not isinstance(extraction, Failure)
    assert [figure.surface for figure in extraction.figures] == figures
    assert [time.surface for time in extraction.times] == times
    assert next(faults_of(NLP, [(text, "2025-06-09")])) == {}


def test_a_fault_is_shown_with_its_smallest_text(monkeypatch: pytest.MonkeyPatch) -> None:
    def faults(nlp: object, texts: list[tuple[str, str | None]]) -> Iterator[dict[str, str]]:
        for text, _ in texts:
            fault = f"figures f{len(text)}: low 5 is above high 3"
            yield {kind_of(fault): fault} if "a" in text and "z" in text else {}

    monkeypatch.setattr("benchmarks.fuzz.faults_of", faults)
    assert smallest(NLP, "the amazing boat sails a zigzag", None, "figures #: low # is above high #") == "az"
