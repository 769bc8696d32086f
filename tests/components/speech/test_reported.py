"""What is reported and how far it reaches: each rule by its example, and statements as a whole."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from spacy.language import Language
from spacy.tokens import Doc

from benchmarks.evaluation.markup import parse_markup
from extractor.components.speech.cues import load_cues
from extractor.components.speech.reporting_rules import REPORTING
from extractor.components.structure import structure_of
from extractor.rules import Rule


@pytest.mark.model
@pytest.mark.parametrize("rule", [pytest.param(rule, id=rule.id) for rule in REPORTING])
def test_a_rule_finds_its_example_and_nothing_in_its_counterexample(
    rule: Rule[Callable[..., object]], nlp: Language
) -> None:
    shown = {entry.id for entry in (*load_cues().nouns.values(), *(e for _, e in load_cues().phrases["according"]))}
    ids = shown if rule.stage in ("phrase", "noun") else {rule.id}
    assert any(reported.rule in ids for reported in structure_of(nlp(rule.example)).said)
    assert not any(reported.rule in ids for reported in structure_of(nlp(rule.counterexample)).said)


_MARKS = ",.“”"
STATEMENTS = [
    "The agency said on Monday that <R>it had checked 300 farms</R>.",
    "The agency said that <R>it had checked 300 farms</R> and added that <R>12 were closed</R>.",
    "<R>Output will rise by a fifth</R>, the company said.",
    "<R part=a>The deal</R>, analysts say, <R part=a>is too dear</R>.",
    "<R part=a>The smugglers</R>, police in Brindle said in a statement, <R part=a>were carrying 38 kilograms of tea</R>.",
    "<R>Costs fell by 3 percent</R>, according to the audit.",
    "<R>Boys can look forward to nine more years of good health</R>, the charity calculates.",
    "The committee heard that <R>a clerk handled 200 cases</R>.",
    "“<R>We sell 40 boats a year. It is not enough</R>,” said Ida Moe.",
    "“<R part=a>The tax</R>,” Ms Vale said, “<R part=a>will cost us 30 jobs</R>.”",
    "“<R>We lost 40 men</R>,” said Ida Moe. “It was a bad year.”",
    "The judge said <R>the owner had shown “utter contempt” for the rules</R>.",
    "Ms Vale said: “<R>It will cost us 30 jobs.</R>”",
    "The crowd was in good heart: “<R>We will be back</R>,” one man said.",
    "<R part=a>Riders</R>, the line promised, <R part=a>would get their money back</R>.",
    "The firm said <R>it had shut the mill and expressed regret to its staff</R>.",
    "The firm said <R>it had shut the mill</R> and announced that <R>200 people would go</R>.",
    "The minister said that <R>the tax was “a bad joke</R>,” angering his party.",
    "<R part=a>There is</R>, Dr Moe says, <R part=a>no sign of rain</R>.",
    "<R part=a>Since January</R>, the trade body reckons, <R part=a>shops have sold a fifth more</R>.",
    "The grant, which, as the auditor points out, <R>would pay for 40 beds</R>, was spent.",
    "<R>The books were a work of fiction</R>, as the auditors put it.",
    "The minister would say only that <R>the case was open</R>.",
    "The firm recalled 300 vans, admitting <R>their brakes could fail</R>, and offered each owner $250.",
    "Analysts expect sales to fall by 3 percent.",
    "Police seized a passport with the same number, suggesting that both were false.",
    "The bank raised its rate again, signalling that prices are not stable.",
    "A letter hinting that <R>the mill would close</R> was found on Monday.",
    "The minister said <R>no deal was near</R>, implying that <R>talks had failed</R>.",
    "The siege was the first of the war and signalled that the army was not ready.",
    "The low end of the range may suggest sales could slow.",
    "The report suggests that <R>sales could slow</R>.",
    "The company suggested that <R>sales could slow</R>.",
    "The regulator found that <R>the bank had lost 40 files</R>.",
    "The government demonstrated that it was prepared.",
    "The central bank trims its rate by 25 points, signals a pause.",
    "<R>The rate is too high</R>, warned the governor.",
    "The firm reported sales on Tuesday that beat its forecast.",
    "Did the bank know that the money had gone?",
    "Local officials said on Saturday, <R>about 20 houses fell</R>.",
    "<R>While the pit is old, the mine will have room to grow</R>, Ida Moe, its chief, said in an interview.",
    "China has kept its limits on ore, according to their agreement.",
    "She urged the council to keep the library open.",
    "The mayor announced plans to open 30 nurseries.",
    "The bank would not say whether the branch had been closed.",
    "The senator called the tax “a gift to the rich”.",
]


@pytest.mark.model
@pytest.mark.parametrize("marked_text", STATEMENTS)
def test_statements_of_a_text(marked_text: str, nlp: Language) -> None:
    text, marks = parse_markup(marked_text)
    wanted: dict[str, list[str]] = {}
    for number, mark in enumerate(marks):
        wanted.setdefault(mark.attributes.get("part") or str(number), []).append(
            text[mark.start : mark.end].strip(_MARKS)
        )
    doc = nlp(text)
    stated = dict.fromkeys(reported.ranges for reported in structure_of(doc).said if reported.statement)
    assert [words_of(doc, ranges) for ranges in stated] == list(wanted.values())


def words_of(doc: Doc, ranges: tuple[tuple[int, int], ...]) -> list[str]:
    return [doc[first:stop].text.strip(_MARKS) for first, stop in ranges]


@pytest.mark.model
def test_a_request_is_said_but_not_stated(nlp: Language) -> None:
    structure = structure_of(nlp("She urged the council to keep the library open."))
    assert [reported.statement for reported in structure.said] == [False]


@pytest.mark.model
def test_who_says_it_is_the_subject_the_agent_or_the_source(nlp: Language) -> None:
    for text, who in (
        ("The agency said that it had checked 300 farms.", "agency"),
        ("Mr Osei was told by officials that his permit had run out.", "officials"),
        ("Costs fell by 3 percent, according to the audit.", "audit"),
        ("The talks were opened by the minister on Monday, saying that the price would fall.", "minister"),
        ("Boys can look forward to nine more years of good health, the charity calculates.", "charity"),
        ("Northway, a chain that grew fast owing to debt, said that it would close.", "Northway"),
    ):
        doc = nlp(text)
        (reported,) = structure_of(doc).said
        assert reported.speaker is not None
        assert doc[reported.speaker].text == who


@pytest.mark.model
def test_the_words_looked_at_around_a_verb_are_bounded(nlp: Language) -> None:
    """However long a sentence is, no verb of saying reads more than a part of it: the cost grows with the text alone."""
    speech = structure_of(nlp("It rained, " + "he said, " * 2000 + "again.")).speech
    assert all(stop - first <= 500 for first, stop in (speech.sentence_of(i) for i in speech.cues))


@pytest.mark.model
@pytest.mark.parametrize(
    "text", ["Prices rose, the Courier writes:", "Boats sank.\n\nThree men were saved, the Courier says:"]
)
def test_a_text_may_end_in_the_colon_of_a_verb_of_saying(text: str, nlp: Language) -> None:
    assert [reported.words is not None for reported in structure_of(nlp(text)).said] == [True]


@pytest.mark.model
@pytest.mark.parametrize(
    "text",
    ["The report's claim that lakes are warming was disputed.", "By the club's count, 300 fans were left outside."],
)
def test_nothing_is_reported_in_furniture(text: str, nlp: Language) -> None:
    doc = nlp.make_doc(text)
    doc._.blocks = [[0, len(text), "furniture", "related"]]
    structure = structure_of(nlp(doc))
    assert structure.speech.parsed
    assert structure.said == []


_PARTS = [
    '"',
    ":",
    "“",
    "”",
    "’",
    " said ",
    " Bo ",
    ", ",
    ". ",
    "\n",
    " according to ",
    "the man",
    "HOST:",
    "—",
    " that ",
    "it fell",
]


@pytest.mark.model
@given(st.lists(st.sampled_from(_PARTS), max_size=25).map("".join))
@settings(max_examples=60, deadline=None)
def test_ranges_are_whole_tokens_in_text_order(nlp: Language, text: str) -> None:
    doc = nlp(text)
    for reported in structure_of(doc).said:
        assert reported.ranges
        assert all(0 <= first < stop <= len(doc) for first, stop in reported.ranges)
        assert all(left[1] <= right[0] for left, right in zip(reported.ranges, reported.ranges[1:], strict=False))
