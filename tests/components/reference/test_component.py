"""What words refer to: invented sentences, each gate from both sides.

In a marked text [an expression] goes back to {what it refers to}; without braces the article leaves it open.
"""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from spacy.language import Language

from extractor.components.annotations import found_on
from extractor.record.reference import Reference


def rows(nlp: Language, text: str) -> dict[str, str | None]:
    """What each reference of a text refers to, the last one of the same words."""
    references = found_on(nlp(text)).references
    return {text[row.start : row.end]: text[slice(*row.refers_to)] if row.refers_to else None for row in references}


def read(marked: str) -> tuple[str, str, str | None]:
    """A text without its marks, the expression in brackets, and the words in braces."""
    expression = re.search(r"\[(.+?)\]", marked)
    meant = re.search(r"\{(.+?)\}", marked)
    assert expression is not None
    return re.sub(r"[\[\]{}]", "", marked), expression[1], meant[1] if meant else None


@pytest.mark.model
@pytest.mark.parametrize(
    "marked",
    [
        # pronouns
        "{Ana Ruiz} won 40 votes. [She] is a nurse.",
        "{Halden Bank}, founded in 1901, said on Monday [it] would cut 40 jobs.",
        "{Halden Bank} said on Monday that [its] profit rose 3 percent.",
        "{Ana Ruiz} met Bo Hart in May. He was late, but [she] waited.",
        "{Carl Hart} of Halden was ill. Questioned by Bob Lee on Monday, [he] told of 40 boats.",
        "Bo Hart met {a man} who had sold [his] house for $3 million.",
        "{Young mothers} and [their] friends sold 40 boats.",
        "{Ana Ruiz and Bo Hart} spoke. [They] won 40 votes.",
        # who is mentioned in somebody's words does not go on, nor who spoke long ago before the subject of the last sentence
        "{Mayor Paul Rossi} said in a note that deputy mayor Ivo Hart had informed him that 40 homes were lost. [He] said 12 boats sank.",
        "Peter Hall said the tax was high. The law is old. Rents rose in May. Sales fell in June. {James Reed} was more hopeful. [He] said 40 boats sank.",
        # a pronoun says of which sex its person is, but in the words of somebody it may be another's
        "Oyu Sand, who had lost her house, wrote to {James Reed}. [He] said 40 boats sank.",
        "{Oyu Sand} said her case was weak. [He] said 40 boats sank.",
        # persons do not speak of themselves as a third
        "{Ana Ruiz and Carla Hart} wrote a note. Banks may sell 40 bonds in May, [they] said.",
        # noun phrases
        "Acme struck {a three-year deal}. [The deal] is worth $3 million.",
        "Police held {a 51-year-old man}. [The man] had 40 guns.",
        "{Halden Bank} lost 3 million kroner. [The bank] cut 40 jobs.",
        "{Ana Ruiz}, a teacher, spoke. [The teacher] won 40 votes.",
        "The mayor saw {300 new cases}. [Those cases] cost $3 million.",
        # names
        "{Ana Ruiz} won. [Ruiz] got 40 votes.",
    ],
)
def test_a_reference_goes_back_to_the_first_full_mention(nlp: Language, marked: str) -> None:
    text, expression, meant = read(marked)
    assert rows(nlp, text)[expression] == meant


@pytest.mark.model
@pytest.mark.parametrize(
    "marked",
    [
        "The mayor said no. [Which] is why Halden sold 40 boats.",
        "Ana Ruiz and Carla Hart met in May. [She] won 40 votes.",  # two fit
        "Bo Hart sold 40 boats. [She] left.",  # another gender
        '"[He] won 40 votes," Bo Hart said.',  # nobody speaks of himself in the third person
        "Divers found a sunken cargo wreck and a burnt tanker wreck. [The wreck] was 50 miles off.",
        "The Ministry of Commerce met. [The health ministry] closed 40 clinics.",
        "Ana Ruiz won 40 votes. [The man] is a nurse.",
        "Ana Ruiz and Carla Hart spoke. [Both women] won 40 votes.",
        "[This] is 3 percent more.",
        "Acme Corp and Halden Bank fell. [The latter] lost $3 million.",
        "James Reed, who leads its shipping business, will go in 40 days, [the company] said.",
        "Eva Stern, who led the bank, will go in 40 days, [the person] said.",
        "Something fell at noon. [It] cost $3 million.",
        "Firms fell. [The hospital] lost 40 beds.",
    ],
)
def test_what_two_could_be_or_nothing_fits_is_left_open(nlp: Language, marked: str) -> None:
    text, expression, _ = read(marked)
    assert rows(nlp, text).get(expression) is None


@pytest.mark.model
@pytest.mark.parametrize(
    ("text", "expression"),
    [
        ("The euro rose 3 percent.", "The euro"),
        ("The weather cost farms $3 million.", "The weather"),
        ("The president of Chile won 40 votes.", "The president"),
        ("The man who sold the boat got $3 million.", "The man"),
        ("The largest bank lost $3 million.", "The largest bank"),
        ("Firms signed a trade pact. The average pact costs $3 million.", "The average pact"),
        ("It is likely that 40 people left.", "It"),
        ("It rained on 40 days.", "It"),
        ("It will cost $3 million to build a bridge.", "It"),
        ("In the first quarter sales rose 3 percent.", "the first quarter"),
        ("Those who left got $300.", "Those"),
        ("The Norwegian steel industry lost 40 jobs.", "The Norwegian steel industry"),
        ("Nobody left. Nothing cost more than $3.", "Nothing"),
    ],
)
def test_what_is_clear_by_itself_is_no_reference(nlp: Language, text: str, expression: str) -> None:
    assert expression not in rows(nlp, text)


@pytest.mark.model
@pytest.mark.parametrize(
    ("text", "expression", "meant"),
    [
        ("Kenya sold 40 boats in May. The nation kept 3.", "The nation", "Kenya"),
        ("A masked attacker left. He took $40.", "He", "A masked attacker"),
        ("New boats pleased three nurses. They bought 40.", "They", "three nurses"),
        ("A chairwoman met a local nurse. He sold 40 boats.", "He", "a local nurse"),
        ("A chairman met a local nurse. She sold 40 boats.", "She", "a local nurse"),
        (
            "Halden Teachers Association met Acme Corp. The union lost 40 members.",
            "The union",
            "Halden Teachers Association",
        ),
        ("The S&P 500 closed lower on Monday. The broad index is down 5% since May.", "The broad index", "S&P 500"),
        ("The Norges Institute met. It agreed to pay $3 million.", "It", "Norges Institute"),
        (
            "Sales are their best in years, Ana Ruiz said. It was the record for any storm. The storm cost $3.",
            "The storm",
            None,
        ),
    ],
)
def test_kinds_and_nouns(nlp: Language, text: str, expression: str, meant: str | None) -> None:
    antecedent = rows(nlp, text)[expression]
    assert (antecedent or "").endswith(meant or "")
    assert (antecedent is None) == (meant is None)


@pytest.mark.model
def test_who_took_a_picture_is_not_who_the_text_goes_on_with(nlp: Language) -> None:
    text = "Mayor Kofi Berg came.\n\nResidents fill bags near Halden. (Peter Hall/Getty Images)\n\nHe sold 40 boats."
    kinds = ("paragraph", "caption", "paragraph")
    doc = nlp.make_doc(text)
    starts = [text.index(part) for part in text.split("\n\n")]
    doc._.blocks = [
        [start, start + len(part), kind, None]
        for start, part, kind in zip(starts, text.split("\n\n"), kinds, strict=True)
    ]
    (pronoun,) = (row for row in found_on(nlp(doc)).references if text[row.start : row.end] == "He")
    assert pronoun.refers_to is not None
    assert text[slice(*pronoun.refers_to)] == "Mayor Kofi Berg"


WORDS = [
    "Ana Ruiz", "Bo Hart", "Halden Bank", "a deal", "the deal", "it", "she", "they", "his", "said", "bought", "both", "the bank",
    "the two", "who", "that", ".", ",", "and", '"', "\n\n", "40", "of", "34-year-old", "the", "Ruiz", "this",
]  # fmt: skip


@pytest.mark.model
@given(st.lists(st.sampled_from(WORDS), max_size=40))
def test_rows_are_in_order_and_never_go_back_to_an_open_reference(nlp: Language, words: list[str]) -> None:
    text = " ".join(words)
    references: list[Reference] = list(found_on(nlp(text)).references)
    assert [(row.start, row.end) for row in references] == sorted({(row.start, row.end) for row in references})
    assert all(0 <= row.start < row.end <= len(text) for row in references)
    for row in references:
        assert bool(row.rule) == (row.refers_to is not None)
        if row.refers_to is None:
            continue
        assert 0 <= row.refers_to.start < row.refers_to.end <= len(text)
        inside = [
            unresolved
            for unresolved in references
            if unresolved.refers_to is None
            and unresolved.start <= row.refers_to.start
            and row.refers_to.end <= unresolved.end
        ]
        assert not inside
    assert found_on(nlp(text)).references == references
