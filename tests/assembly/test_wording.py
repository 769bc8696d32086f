"""The sentence of a claim has what its slots say, and nothing else."""

import re
from dataclasses import replace

import pytest

from extractor.assembly.wording import (
    articles_of_names,
    on_one_line,
    within_sentence,
    word_change,
    word_figure_claim,
    word_stance,
    word_value,
)
from extractor.record.entity import Mention
from extractor.record.quote import CueClass, Quote
from extractor.record.textrange import TextRange
from tests.assembly.sample import figure

LEVEL = figure("f2", "$3bn")
STATEMENT = Quote(id="q1", fragments=(TextRange(0, 4),), kind="indirect")
CHANGE = figure("f1", "5%", role="change", direction="down")


def test_modifiers_are_words() -> None:
    assert word_value(replace(LEVEL, modifier="at_least")) == "at least $3bn"


def test_a_change_without_direction_is_a_change() -> None:
    assert word_change(replace(CHANGE, direction=None)) == "change of 5%"
    assert word_change(replace(CHANGE, direction="flat")) == "unchanged at 5%"


def test_empty_slots_leave_no_trace() -> None:
    sentence = word_figure_claim(subject=None, measure=None, value=LEVEL, baseline=None, period=None)
    assert sentence == "$3bn."


def test_a_subject_inside_the_measure_is_not_said_twice() -> None:
    sentence = word_figure_claim(
        subject="Norland", measure="Norland's exports", value=LEVEL, changes=[CHANGE], baseline=None,
        period=("2025-05-01", None),
    )  # fmt: skip
    assert sentence == "Norland's exports: $3bn, down 5%, since May 2025."


@pytest.mark.issue(14)
@pytest.mark.parametrize(
    ("cue_class", "negated", "mark"),
    [
        ("denial", False, " (denied)"),
        ("denial", True, " (did not deny)"),
        ("doubt", False, " (doubted)"),
        ("neutral", True, " (did not say)"),
        ("neutral", False, ""),
    ],
)
def test_nobody_is_shown_to_say_what_they_deny(cue_class: CueClass, negated: bool, mark: str) -> None:
    assert word_stance(replace(STATEMENT, cue_class=cue_class, negated=negated)) == mark


@pytest.mark.parametrize(
    ("text", "name", "article"),
    [
        ("The yard closed. Later the Yard paid, and so did the Yard.", "Yard", "the"),
        ("The Hague paid. Later they left The Hague.", "The Hague", "The"),
        ("He writes for The Courier.", "Courier", "The"),
        ("He writes for the Courier. “The Courier paid.”", "Courier", "the"),
        ("The Courier paid.", "The Courier", "the"),
        ("Bathe Yard paid. Bathe Yard left.", "Yard", None),
        ("The Acme deal failed. Acme paid, and Acme left.", "Acme", None),
    ],
)
def test_the_article_of_a_name_is_that_of_its_text(text: str, name: str, article: str | None) -> None:
    starts = (match.start() for match in re.finditer(name, text))
    mentions = [
        Mention(id=f"m{start}", start=start, end=start + len(name), surface=name, type="ORG", form="name", entity="e1")
        for start in starts
    ]
    assert articles_of_names(text, mentions).get("e1") == article


@pytest.mark.parametrize(
    ("name", "article", "expected"),
    [
        ("The government", "", "the government"),
        ("The Courier", "the", "the Courier"),
        ("The Hague", "The", "The Hague"),
        ("A spokesman", "", "a spokesman"),
        ("Theo Lund", "", "Theo Lund"),
    ],
)
def test_a_name_within_a_sentence_begins_with_a_small_article(name: str, article: str, expected: str) -> None:
    assert within_sentence(name, article) == expected


@pytest.mark.parametrize(
    ("words", "expected"),
    [("One\n\ntwo", "One two"), ("a\u2028b\u00a0c", "a b c"), ("bell\x07 \x1b[1m", "bell [1m"), ("🚢 ok", "🚢 ok")],
)
def test_words_are_on_one_line_without_control_characters(words: str, expected: str) -> None:
    assert on_one_line(words) == expected
