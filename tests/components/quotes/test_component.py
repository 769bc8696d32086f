"""What the quotes carry besides words and speaker: cue, class, negation, time, medium, links, flags; and hostile texts."""

from __future__ import annotations

import pytest
import spacy
from hypothesis import given, settings
from hypothesis import strategies as st
from spacy.language import Language

from extractor.components.annotations import put
from extractor.components.extensions import register_extensions
from extractor.components.quotes.component import find_quotes
from extractor.record.quote import Quote
from extractor.record.timex import Timex

pytestmark = pytest.mark.model


def quotes_of(nlp: Language, text: str) -> list[Quote]:
    return find_quotes(nlp(text))


def the_quote(nlp: Language, text: str) -> Quote:
    (quote,) = quotes_of(nlp, text)
    return quote


@pytest.mark.parametrize(
    ("text", "cue", "cue_class", "negated"),
    [
        ("The firm denied that it had hidden losses.", "denied", "denial", False),
        ("The firm insisted that it had paid.", "insisted", "assertive", False),
        ("The ministry doubted whether the plant was safe.", "doubted", "doubt", False),
        ("The bank’s figures show that rents fell.", "show", "document", False),
        ("The bank never said that rates would rise.", "said", "neutral", True),
        ("Mr Roe pointed out that the road was wet.", "pointed out", "neutral", False),
        ("According to the bank, rates will rise.", "According to", "neutral", False),
    ],
)
def test_cue_class_and_negation(nlp: Language, text: str, cue: str, cue_class: str, negated: bool) -> None:
    quote = the_quote(nlp, text)
    assert quote.cue is not None
    assert (text[slice(*quote.cue)], quote.cue_class, quote.negated) == (cue, cue_class, negated)


@pytest.mark.parametrize(
    ("text", "medium"),
    [
        ('"It is over," the singer wrote on X.', "post"),
        ('"It is over," tweeted the singer.', "post"),
        ('"It is over," the firm said in a statement.', "statement"),
        ('"It is over," the captain told reporters.', "press_conference"),
        ("In an open letter, the staff said that pay had fallen.", "letter"),
        ("The report said that output had dropped.", "report"),
        ('"It is over," the singer said.', None),
    ],
)
def test_the_medium_is_read_from_the_attribution(nlp: Language, text: str, medium: str | None) -> None:
    assert the_quote(nlp, text).medium == medium


@pytest.mark.parametrize(
    "text",
    [
        "The firm said on <> that profits had risen.",
        "“Profits rose,” the firm said on <>.",
        "The firm on <> said that profits had risen.",
        "On <>, the firm said that profits had risen.",
        "Profits had risen, as reported by the firm on <>.",
    ],
)
def test_the_day_of_saying_is_linked(nlp: Language, text: str) -> None:
    start = text.index("<>")
    doc = nlp(text.replace("<>", "Monday"))
    times = [Timex(id="t1", start=start, end=start + 6, surface="Monday", type="DATE", value="2025-06-09")]
    put(doc, Timex, times)
    assert [quote.said_on for quote in find_quotes(doc)] == ["t1"]


def test_a_day_inside_the_content_is_not_the_day_of_saying(nlp: Language) -> None:
    text = "The firm said that profits had risen on Monday."
    doc = nlp(text)
    start = text.index("Monday")
    put(doc, Timex, [Timex(id="t1", start=start, end=start + 6, surface="Monday", type="DATE", value="2025-06-09")])
    assert [quote.said_on for quote in find_quotes(doc)] == [None]


def test_a_pull_quote_is_linked_to_the_quote_in_the_body(nlp: Language) -> None:
    text = (
        "Usually it is the one with the fuel who sets the price.\nLea Brandt, Port University\n\n"
        'Lea Brandt said, "Usually, the one who has the fuel sets the price."'
    )
    pulled, body = quotes_of(nlp, text)
    assert pulled.duplicate_of == body.id
    assert text[slice(*pulled.speaker or (0, 0))] == "Lea Brandt"


def test_a_floating_quote_says_that_its_speaker_is_inferred(nlp: Language) -> None:
    first, second = quotes_of(nlp, '"We won," said Ada Bell. "It was close."')
    assert (first.inferred, second.inferred) == ((), ("speaker",))
    assert second.speaker == first.speaker


def test_an_unclosed_mark_is_flagged(nlp: Language) -> None:
    assert the_quote(nlp, '"We stay, Mr Patel said.\n\nThe road was shut.').flags == ("unclosed_mark",)


def test_a_mark_that_the_next_paragraph_opens_again_is_no_fault(nlp: Language) -> None:
    quotes = quotes_of(nlp, 'Mr Patel said: "We stay.\n\n"We always have."')
    assert [quote.flags for quote in quotes] == [()] * len(quotes)


def test_speech_inside_speech_has_its_parent(nlp: Language) -> None:
    quotes = quotes_of(nlp, "The mayor said that the builder had promised that the roof would hold.")
    assert [quote.parent for quote in quotes] == [None, "q1"]


def test_without_a_parse_marks_and_attributions_beside_them_still_count() -> None:
    register_extensions()
    text = '"We won," said Ada Bell. Then she left.'
    quotes = find_quotes(spacy.blank("en")(text))
    assert [text[slice(*fragment)] for quote in quotes for fragment in quote.fragments] == ["We won,"]


_PARTS = [
    '"',
    "“",
    "”",
    "'",
    "’",
    "«",
    "»",
    "``",
    " said ",
    " Bo ",
    ", ",
    ". ",
    "\n",
    " according to ",
    "the man",
    "Q:",
    "—",
]


@settings(max_examples=60, deadline=None)
@given(st.lists(st.sampled_from(_PARTS), max_size=60))
def test_any_text_gives_sound_quotes(parts: list[str]) -> None:
    register_extensions()
    text = "".join(parts)
    quotes = find_quotes(spacy.blank("en")(text))
    ids = [quote.id for quote in quotes]
    assert ids == [f"q{k}" for k in range(1, len(ids) + 1)]
    for quote in quotes:
        for start, end in (*quote.fragments, *filter(None, (quote.speaker, quote.cue))):
            assert 0 <= start < end <= len(text)
        assert list(quote.fragments) == sorted(quote.fragments)
        assert {quote.parent, quote.duplicate_of} <= {*ids, None} - {quote.id}


def test_thousands_of_marks_give_no_more_quotes_than_marks() -> None:
    register_extensions()
    text = '"A b c," he said, ' * 2000
    assert len(find_quotes(spacy.blank("en")(text))) <= 2000


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("This is to say that it rained.", []),
        ("This is to say that sales fell.", []),
        ("“It is late,” he said.", [("direct", "he")]),
    ],
)
def test_a_lone_pronoun_that_names_nobody_is_no_speaker(
    nlp: Language, text: str, wanted: list[tuple[str, str | None]]
) -> None:
    quotes = find_quotes(nlp(text))
    assert [(quote.kind, text[slice(*quote.speaker)] if quote.speaker else None) for quote in quotes] == wanted


def test_labels_of_which_none_comes_twice_are_no_speakers(nlp: Language) -> None:
    column = "RISKS: Sales fell in May.\nREACTION: The bank cut rates.\nOUTLOOK: Prices may rise."
    assert find_quotes(nlp(column)) == []
    assert len(find_quotes(nlp(f"{column}\nRISKS: Sales rose."))) == 4
