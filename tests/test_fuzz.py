"""Texts that nobody would print, and damaged files, give records that keep the contract; the same seed gives the same ones."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from random import Random

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from benchmarks.fuzz import Input, faults_of, fuzz, kind_of, main, smallest
from benchmarks.fuzz_articles import Published, fuzz_article
from benchmarks.fuzz_inputs import SOUND
from benchmarks.fuzz_texts import PUBLISHED, fuzz_text
from extractor import extract_pages
from extractor.ingest.readers import READERS
from extractor.pipeline import Pipeline
from extractor.record.page import Failure, Page
from tests.test_determinism import pages
from tests.test_robustness import ARTICLES

CALENDAR_ENDS = [day for day in PUBLISHED if day and day[:3] in ("000", "999")]


@given(st.randoms(use_true_random=False), st.sampled_from(PUBLISHED))
@settings(max_examples=150, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
def test_a_fuzzed_text_gives_a_sound_record(reading: Pipeline, rng: Random, published: str | None) -> None:
    text = fuzz_text(rng, ARTICLES)
    assert faults_of(reading, [Input(text, published=published)]) == [{}]


def drawn(seed: int) -> list[str]:
    rng = Random(seed)
    return [fuzz_text(rng, ARTICLES) for _ in range(50)]


def changed(seed: int) -> list[Published]:
    rng = Random(seed)
    return [fuzz_article(rng, [Published(text, None) for text in ARTICLES]) for _ in range(60)]


def test_a_seed_gives_its_articles_whole_and_changed() -> None:
    assert changed(1) == changed(1)
    assert changed(1) != changed(2)
    whole = [article.text in ARTICLES for article in changed(1)]
    assert 10 < sum(whole) < 40


@given(st.randoms(use_true_random=False))
@settings(max_examples=20, suppress_health_check=[HealthCheck.too_slow])
def test_a_changed_article_gives_a_sound_record(reading: Pipeline, rng: Random) -> None:
    text, _ = fuzz_article(rng, [Published(text, None) for text in ARTICLES])
    assert faults_of(reading, [Input(text, published="2025-06-09")]) == [{}]


def test_an_article_without_extraction_is_counted_as_lost(
    nlp: Pipeline, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "articles.jsonl"
    file.write_text(json.dumps({"text": "Boats sank.", "published": None}))
    monkeypatch.setattr("benchmarks.fuzz.load_pipeline", lambda: nlp)
    monkeypatch.setattr("benchmarks.fuzz.extract_pages", lambda *_, **__: iter([]).__next__())
    monkeypatch.setattr("logging.disable", lambda _: None)
    monkeypatch.setattr("sys.argv", ["fuzz", "--count", "3", "--articles", str(file)])
    with pytest.raises(SystemExit):
        main()
    assert "3 inputs of seed 0: 3 lost, 3 faults of 1 kinds" in capsys.readouterr().out


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
def test_the_ends_of_the_calendar_give_sound_records(reading: Pipeline, text: str, published: str) -> None:
    assert faults_of(reading, [Input(text, published=published)]) == [{}]


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
def test_values_beside_a_slash_or_hyphen_are_there_once(
    reading: Pipeline, text: str, figures: list[str], times: list[str]
) -> None:
    (page,) = pages()[:1]
    (extraction,) = extract_pages([replace(page, content=text)], nlp=reading)
    assert not isinstance(extraction, Failure)
    assert [figure.surface for figure in extraction.figures] == figures
    assert [time.surface for time in extraction.times] == times
    assert faults_of(reading, [Input(text, published="2025-06-09")]) == [{}]


def test_a_fault_is_shown_with_its_smallest_text(nlp: Pipeline, monkeypatch: pytest.MonkeyPatch) -> None:
    def faults(nlp: object, inputs: list[Input]) -> list[dict[str, str]]:
        (article,) = inputs
        fault = f"figures f{len(article.content)}: low 5 is above high 3"
        return [{kind_of(fault): fault} if "a" in article.content and "z" in article.content else {}]

    monkeypatch.setattr("benchmarks.fuzz.faults_of", faults)
    small = smallest(nlp, Input("the amazing boat sails a zigzag"), "figures #: low # is above high #")
    assert small == Input("az")


@pytest.mark.issue(15)
def test_there_is_a_sound_file_of_every_format_that_is_read() -> None:
    assert set(SOUND) == set(READERS)
    for name, make in SOUND.items():
        pages = list(Input(make(), name).pages())
        wanted = Failure if name in ("urls", "feed", "sitemap") else Page  # nothing comes from the web
        assert any(isinstance(page, wanted) for page in pages), name
        assert make() == make()


@pytest.mark.issue(15)
def test_a_damaged_file_of_any_format_gives_pages_and_named_failures() -> None:
    assert fuzz(None, count=1_500, seed=15, texts=0) == {}


@pytest.mark.issue(15)
def test_a_damaged_file_of_any_format_gives_sound_records(reading: Pipeline) -> None:
    assert fuzz(reading, count=60, seed=15, texts=0) == {}
