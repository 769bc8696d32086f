"""The ranges of the words of each slot."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from extractor.assembly.claims import project
from extractor.assembly.sentences import Sentences
from extractor.desk import Row
from extractor.desk.report.evidence import SlotWords
from extractor.record.claim import Claim, Event
from extractor.record.extraction import Extraction
from extractor.record.textrange import TextRange
from tests.assembly.sample import SENTENCES, TEXT, annotations, article, span
from tests.record.tables.sample import extraction


def words(extraction: Extraction, claim: Claim) -> dict[str, list[str]]:
    """The words of each slot of a claim."""
    by_slot: dict[str, list[str]] = {}
    for words in SlotWords(extraction).of(Row(claim), "c1"):
        by_slot.setdefault(words.slot, []).append(TEXT[slice(*words.range)])
    return by_slot


def changed(**slots: Any) -> Extraction:
    """The steel article; its change (5%) has these slots."""
    extracted = extraction()
    figures = tuple(replace(figure, **slots) if figure.id == "f1" else figure for figure in extracted.figures)
    return replace(extracted, figures=figures)


def test_a_quote_has_its_words_and_its_speaker() -> None:
    annotated = annotations(figures=[])
    claim = next(quote for quote in project(article(), annotated, Sentences(SENTENCES)) if quote.quote_id == "q2")
    by_slot = words(replace(extraction(), figures=()), claim)
    assert (by_slot["words"], by_slot["who"]) == (["We could lose 400 jobs,"], ["Ana Ruiz"])


def test_words_that_bound_an_amount_or_show_its_direction_are_its_own() -> None:
    changed_ = changed(modifier_span=span("fell"), direction_span=span("exports"))
    assert words(changed_, changed_.claims[0])["amount"] == ["$3bn", "5%", "fell", "exports"]


def test_a_direction_that_the_event_shows_is_the_event() -> None:
    changed_ = changed(direction_span=span("fell"))
    event = Event(start=span("fell").start, end=span("fell").end, surface="fell", lemma="fall")
    by_slot = words(changed_, replace(changed_.claims[0], event=event))
    assert (by_slot["event"], by_slot["amount"]) == (["fell"], ["$3bn", "5%"])


def test_a_subject_without_words_of_its_own_is_where_the_sentence_names_it() -> None:
    extracted = extraction()
    by_slot = words(extracted, replace(extracted.claims[0], subject_id="e1", also=(TextRange(110, 120),)))
    assert by_slot["subject"] == ["Norland"]
    assert by_slot["also"] == [TEXT[110:120]]
