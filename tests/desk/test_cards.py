"""Which claims share a card, and what is known of each in words."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from benchmarks.evaluation.gold import load_corpus
from extractor import extract
from extractor.assembly.wording import on_one_line
from extractor.desk import Card, read_cards
from extractor.pipeline import Pipeline
from extractor.record.claim import Attribution, Claim, Event
from extractor.record.extraction import Extraction
from extractor.record.figure import FigurePeriod
from extractor.record.textrange import TextRange
from tests.assembly.sample import span
from tests.record.tables.sample import extraction

ROOT = Path(__file__).resolve().parents[2]


def with_claims(*claims: Claim) -> Extraction:
    return replace(extraction(), claims=claims)


def figure_claim(**slots: Any) -> Claim:
    """The claim of the steel exports, without what its quote says."""
    claim = next(claim for claim in extraction().claims if claim.type == "figure")
    return replace(claim, **slots)


def line(**slots: Any) -> list[str]:
    """The lines of a card with this claim."""
    (card,) = read_cards(with_claims(figure_claim(**slots))).shown
    return [line.words for line in card.lines]


def sentence(card: Card) -> str:
    return "".join(segment.words for segment in card.shown)


def test_the_slots_that_are_known_are_in_one_line() -> None:
    assert line() == ["Customs Office · May 2025 · compared with $3.2bn"]
    said = Attribution(entity="e2", quote="q1", said_on="t1")
    dated = tuple(replace(time, from_="2025-05-01", until="2025-06-01") for time in extraction().times)
    (card,) = read_cards(replace(with_claims(figure_claim(attribution=(said,))), times=dated)).shown
    assert card.lines[0].words.startswith("Customs Office, May 2025 · ")


def test_the_article_itself_and_an_unknown_speaker_are_not_named() -> None:
    assert line(attribution=(), quote_id=None, baseline_id=None) == ["May 2025"]
    assert line(attribution=(Attribution(entity=None, quote=None),), baseline_id=None) == ["May 2025"]
    assert line(attribution=(), quote_id=None, baseline_id=None, period=None) == []


def test_a_change_that_is_expected_says_so_first_and_what_the_words_say_of_other_figures_stays_there() -> None:
    event = Event(start=0, end=1, surface="", lemma="", mode="expected")
    slots: dict[str, Any] = {"event": event, "attribution": (), "quote_id": None, "baseline_id": None}
    assert line(value_id=None, change_id="f1", **slots) == ["expected · May 2025"]
    assert line(**slots) == ["May 2025"]
    assert line(**{**slots, "event": replace(event, polarity="negated", mode="planned")}) == ["May 2025"]


def test_what_is_inferred_is_marked() -> None:
    assert line(inferred=("period", "baseline"), time_ids=(), attribution=(), quote_id=None) == [
        "compared with $3.2bn?"
    ]
    assert "speaker inferred: Customs Office" in line(inferred=("attributed_to",))[0]


@pytest.mark.parametrize(("time", "words"), [("t2", "compared with April 2025"), ("t1", "compared with $3.2bn")])
def test_a_baseline_with_a_time_after_it_is_named_by_that(time: str, words: str) -> None:
    extraction = with_claims(figure_claim())
    april = FigurePeriod(time=time, from_="2025-04-01", until="2025-05-01")
    figures = tuple(replace(figure, period=april) if figure.id == "f3" else figure for figure in extraction.figures)
    (card,) = read_cards(replace(extraction, figures=figures)).shown
    assert card.lines[0].words.endswith(f" · {words}")


def test_a_time_that_is_no_interval_is_no_baseline() -> None:
    extraction = with_claims(figure_claim(baseline_id="t2"))
    times = tuple(replace(time, type="SET", from_=None, until=None) for time in extraction.times)
    (card,) = read_cards(replace(extraction, times=times)).shown
    assert "against" not in card.lines[0].words


def test_claims_of_one_sentence_are_one_card_with_a_line_for_each_figure_that_differs() -> None:
    first, second = (
        figure_claim(change_id=None),
        figure_claim(id="other", value_id=None, change_id="f1", baseline_id=None),
    )
    (card,) = read_cards(with_claims(first, second)).shown
    assert [row.words for row in card.lines] == [
        "$3bn: Customs Office · May 2025 · compared with $3.2bn",
        "down 5%: Customs Office · May 2025",
    ]
    (card,) = read_cards(with_claims(first, replace(second, baseline_id=first.baseline_id))).shown
    assert [row.words for row in card.lines] == ["Customs Office · May 2025 · compared with $3.2bn"]


def test_a_sentence_that_cannot_be_understood_alone_names_the_words_that_it_needs_the_article_for() -> None:
    range_ = span("steel exports")
    (card,) = read_cards(with_claims(figure_claim(open=(range_, TextRange(*range_)), self_contained=False))).shown
    assert card.needs == "not clear without the article: “steel exports”"
    assert [segment.words for segment in card.sentence if segment.is_open] == ["steel exports"]


def test_small_claims_join_the_card_of_their_sentence_on_demand() -> None:
    claim = figure_claim()
    worth = replace(claim.check_worthiness, reasons=(replace(claim.check_worthiness.reasons[0], code="small_count"),))
    small = replace(claim, id="small", value_id="f3", check_worthiness=worth)
    extraction = with_claims(claim, small)
    assert [len(card.statements) for card in read_cards(extraction).shown] == [2]
    few = read_cards(extraction, all_rows=False)
    assert ([len(card.statements) for card in few.shown], sum(few.kinds.values())) == ([1], 1)


@pytest.mark.model
def test_who_says_it_is_in_the_line_and_not_in_the_sentence(nlp: Pipeline) -> None:
    text = "Norland exported steel worth $18.2 million in May, the Customs Office said on Monday."
    (card,) = read_cards(extract(text, published="2025-06-09", nlp=nlp)).shown
    assert sentence(card).startswith("Norland exported steel worth $18.2 million in May")
    assert "Customs Office" not in sentence(card)
    assert "Customs Office, 9 June 2025" in card.lines[0].words


@pytest.mark.model
def test_the_cards_of_real_articles_have_all_claims_once_and_figures_word_for_word(nlp: Pipeline) -> None:
    for article in list(load_corpus(ROOT / "corpus", "dev"))[:6]:
        extraction = extract(article.page(), nlp=nlp)
        read = read_cards(extraction)
        cards = (*read.shown, *read.folded, *read.quotes, *read.merged)
        assert sorted(statement.claim.id for card in cards for statement in card.statements) == sorted(
            claim.id for claim in extraction.claims
        )
        surfaces = {on_one_line(figure.surface).casefold() for figure in extraction.figures}
        for card in cards:
            assert "".join(segment.words for segment in card.sentence) == card.statements[0].claim.text
            set_off = [segment.words for segment in card.sentence if segment.kind == "figure"]
            assert {words.casefold() for words in set_off} <= surfaces


@pytest.mark.model
@pytest.mark.parametrize(
    ("sentence", "amount"),
    [
        ("Smog causes roughly 16,000 deaths a year.", "roughly 16,000 deaths a year"),
        ("Output was 20 tonnes or more in June.", "20 tonnes or more"),
        ("Rents fell by about a third.", "down about a third"),
        ("Rents were about a third lower than in Bonn.", "about a third"),
    ],
)
def test_an_amount_keeps_the_words_that_bound_it_and_its_direction(nlp: Pipeline, sentence: str, amount: str) -> None:
    (card,) = read_cards(extract(sentence, nlp=nlp)).shown
    assert [statement.amount for statement in card.statements] == [amount]
