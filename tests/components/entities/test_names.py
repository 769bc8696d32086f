"""Sentences of news with their names marked: borders, types and clusters as the whole component gives them."""

import re
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from spacy.language import Language
from spacy.tokens import Doc, Span

from benchmarks.evaluation.markup import parse_markup
from extractor import extract
from extractor.components.annotations import found_on
from extractor.components.entities.borders import find_model_names
from extractor.components.entities.name_lexicon import load_name_lexicon
from extractor.components.entities.name_types import settle_types
from extractor.components.entities.words import FoundName, read_words
from extractor.pipeline import load_pipeline
from extractor.record.entity import EntityType

TYPES = ("PERSON", "ORG", "GPE", "LOC", "FAC")


def annotated(nlp: Language, text: str) -> Doc:
    """The Doc of a text whose lines are paragraphs."""
    doc = nlp.make_doc(text)
    doc._.blocks = [[m.start(), m.end(), "paragraph", None] for m in re.finditer(r"[^\n]*\S[^\n]*", text)]
    return nlp(doc)


def names_of(nlp: Language, text: str) -> list[tuple[str, str]]:
    mentions = found_on(annotated(nlp, text)).mentions
    return [
        (m.surface, m.type) for m in mentions if m.form in ("name", "short", "acronym") and m.type in (*TYPES, "EVENT")
    ]


@pytest.mark.parametrize(
    "marked",
    [
        # brackets, and the acronym in them
        "The <ORG>Ministry of Commerce</ORG> (<ORG>MOFCOM</ORG>) approved the licences on Monday.",
        "The <ORG>National Farmers Union</ORG> (<ORG>NFU</ORG>) said harvests were poor.",
        # titles stay outside
        "On Tuesday Prime Minister <PERSON>Ingrid Solberg</PERSON> met <PERSON>Li Wei</PERSON> in <GPE>Oslo</GPE>.",
        # a possessor is a name of its own
        "<GPE>Japan</GPE>'s <ORG>Ministry of Finance</ORG> sold bonds worth 2 trillion yen.",
        # a noun for a body before a name
        "They sued the law firm <ORG>Hart Lovell</ORG> in May.",
        # heads that go on with "of"
        "She studied at the <ORG>University of the Western Cape</ORG> before the war.",
        "The <ORG>Central Bank of Norland Governor</ORG>".replace(" Governor</ORG>", "</ORG> Governor")
        + " <PERSON>Ann Lee</PERSON> resigned.",
        # party names without the word
        "The <ORG>Liberal Democrats</ORG> and the <ORG>Left Bloc</ORG> voted against the budget.",
        # a company noun in front
        "Data of the financial information company <ORG>Wind</ORG> showed a fall of 4%.",
        # the year and the place belong to the name of an election
        # trades and ranks before a name
        "Shopkeeper <PERSON>Dennis Hartley</PERSON> locked the door.",
        # a life after the name
        "<PERSON>Halcyon Vell</PERSON>, 34, of <GPE>Leeds</GPE>, was fined.",
        "Friends of <PERSON>Glacier Moss</PERSON>, who died of fever, wept.",
        # a portfolio is no body, and neither are offices, diseases and tags
        "The Secretary of State met <PERSON>Ingrid Solberg</PERSON> in <GPE>Oslo</GPE>.",
        "The CEO said that COVID-19 was over, and #NorlandVotes trended.",
        # honours and lone titles stay outside
        "Judge <PERSON>Dennis Hartley</PERSON> QC said he was sorry. The Sultan wept.",
        # storms and operations
        "<EVENT>Tropical Storm Velma</EVENT> reached <GPE>Texas</GPE> on Friday.",
        # a court's district, a country before its body
        "The <ORG>District Court for the Western District of Norland</ORG> ruled against him.",
        # two places side by side, and one said to be a place
        "Talks between <GPE>North</GPE> and <GPE>South Korea</GPE> ended on Monday.",
        # written like a brand, or after a noun for a body
        "The app <ORG>VellPay</ORG> is free.",
        # what is reached is a building
        "She died at the <FAC>Norland Hospital</FAC> on Friday.",
    ],
)
def test_names_have_their_borders_and_types(nlp: Language, marked: str) -> None:
    text, marks = parse_markup(marked)
    assert names_of(nlp, text) == [(mark.surface, mark.label) for mark in marks]


def test_a_name_has_one_type_in_an_article(nlp: Language) -> None:
    text = (
        "Norland Steel NV said on Thursday it would cut 300 jobs.\n\nShares in Norland, which is listed in Amsterdam, fell 3%."
        "\n\nNorland blamed weak demand in Europe."
    )
    assert {type_ for surface, type_ in names_of(nlp, text) if surface.startswith("Norland")} == {"ORG"}


def test_names_found_once_are_found_everywhere(nlp: Language) -> None:
    text = (
        "The surgeon Mehmet Oz met voters.\n\nOz took questions. Critics say that Oz has no plan, and OZ is his brand."
    )
    surfaces = [surface for surface, _ in names_of(nlp, text)]
    assert surfaces.count("Oz") == 2


def test_the_place_of_a_dateline_is_a_name(nlp: Language) -> None:
    extraction = extract("PORT HALDEN, Dec 9 (NNS) - Rain fell for a week in the north of Norland.", nlp=nlp)
    assert [(mention.surface, mention.type) for mention in extraction.mentions][:1] == [("PORT HALDEN", "GPE")]


def test_a_headline_in_capitals_is_no_name(nlp: Language) -> None:
    text = "BRANDT WARNS IRAN AS UNITED NATIONS MEETS\n\nThe German envoy Karin Brandt warned on Monday of delays."
    assert names_of(nlp, text) == [("Karin Brandt", "PERSON")]


@pytest.mark.parametrize(
    ("text", "name", "surfaces"),
    [
        (
            "Charles Renard, a chemist, agreed.\n\nRenard said so twice. Mr. Renard left.",
            "Charles Renard",
            {"Charles Renard", "Renard"},
        ),
        (
            "The European Wind Council (EWC) met.\n\nThe EWC will meet again.",
            "European Wind Council",
            {"European Wind Council", "EWC"},
        ),
        (
            "The United States and Mexico talked.\n\nThe U.S. offered more, and America waits.",
            "United States",
            {"United States", "U.S.", "America"},
        ),
        (
            "Jan de Vries runs the plant.\n\n\"We regret this,\" said de Vries.",
            "Jan de Vries",
            {"Jan de Vries", "de Vries"},
        ),
        (
            "The South Norland Morning Post wrote about it. SNMP reporters were there for days.",
            "South Norland Morning Post",
            {"South Norland Morning Post", "SNMP"},
        ),
        (
            "Kestrel Marine A/S said it would appeal. Shares of Kestrel fell by a tenth.",
            "Kestrel Marine A/S",
            {"Kestrel Marine A/S", "Kestrel"},
        ),
        (
            "\"It is over,\" said Derek Scissors, a scholar.\n\nScissors, who advises the government, was sad.",
            "Derek Scissors",
            {"Derek Scissors", "Scissors"},
        ),
        (
            "Ricardo Rosales Vega resigned on Friday. Rosales said he would leave.",
            "Ricardo Rosales Vega",
            {"Ricardo Rosales Vega", "Rosales"},
        ),
        (
            "Wanda Vidal Garcia spoke on Friday. Vidal Garcia said she would not run.",
            "Wanda Vidal Garcia",
            {"Wanda Vidal Garcia", "Vidal Garcia"},
        ),
    ],
)  # fmt: skip
def test_names_of_one_entity_are_joined(nlp: Language, text: str, name: str, surfaces: set[str]) -> None:
    doc = annotated(nlp, text)
    entity = next(e for e in found_on(doc).entities if e.name == name)
    mentioned = {m.surface for m in found_on(doc).mentions if m.entity == entity.id and m.form != "nominal"}
    assert mentioned == surfaces
    assert {alias.surface for alias in entity.aliases} == surfaces - {name}


def test_two_persons_of_one_family_keep_their_own_places(nlp: Language) -> None:
    doc = nlp(
        "Anna Keller opened the meeting. Keller spoke first.\n\nThen Thomas Keller took the floor. Keller was not amused."
    )
    names = {e.id: e.name for e in found_on(doc).entities}
    owners = [names[str(m.entity)] for m in found_on(doc).mentions if m.surface == "Keller"]
    assert owners == ["Anna Keller", "Thomas Keller"]


def found_types(nlp: Language, text: str, names: list[FoundName]) -> list[str]:
    """The types of names after the vote, whatever the model says of them."""
    lexicon = load_name_lexicon(lambda phrase: [token.text for token in nlp.make_doc(phrase)])
    settle_types(names, read_words(nlp.make_doc(text)), lexicon)
    return [name.type for name in names]


def found_name(words: list[str], surface: str, type_: EntityType, rule: str = "model") -> FoundName:
    parts = surface.split()
    start = next(i for i in range(len(words)) if words[i : i + len(parts)] == parts)
    return FoundName(start, start + len(parts), type_, rule)


@pytest.mark.parametrize(
    ("text", "names", "types"),
    [
        # what is listed together is of one kind
        ("Elm , Oak , Ash and Yew left", [("Elm", "ORG"), ("Oak", "PERSON"), ("Ash", "PERSON"), ("Yew", "PERSON")], "PERSON"),
        # ... but a surer word has the last say
        ("Elm , Oak and Ash met Norland University", [("Elm", "PERSON"), ("Oak", "PERSON"), ("Ash", "PERSON")], "PERSON"),
        # a place comes after "in", before a country, and where it is said to be one
        ("He lives in Velby today", [("Velby", "PERSON")], "GPE"),
        ("He came from Velby , Norway", [("Velby", "ORG")], "GPE"),
        ("in the town of Velby", [("Velby", "PERSON")], "GPE"),
        # the surname of somebody in the article, though a town is called so
        ("Ona Paris left . Paris wept", [("Ona Paris", "PERSON"), ("Paris", "GPE")], "PERSON"),
        # surnames that are words for places
        ("Ona Hall left", [("Ona Hall", "PERSON")], "PERSON"),
    ],
)  # fmt: skip
def test_types_follow_from_the_words_around(
    blank: Language, text: str, names: list[tuple[str, EntityType]], types: str
) -> None:
    words = text.split()
    rows = [found_name(words, surface, type_) for surface, type_ in names]
    if len(rows) == 2:
        rows[1].start, rows[1].end = len(words) - 2, len(words) - 1
    assert set(found_types(blank, text, rows)) == {types}


def test_a_list_is_outvoted_by_a_surer_word(blank: Language) -> None:
    text = "Elm , Oak and Vell University left"
    words = text.split()
    rows = [
        found_name(words, "Elm", "PERSON"),
        found_name(words, "Oak", "PERSON"),
        found_name(words, "Vell University", "ORG"),
    ]
    assert found_types(blank, text, rows) == ["PERSON", "PERSON", "ORG"]


@pytest.mark.parametrize(
    ("text", "surface", "name"),
    [
        # the head word alone is the only body that has it
        ("The Supreme Court of Norland ruled on Friday. The Court said so twice.", "Court", "Supreme Court of Norland"),
        # the North of North Korea
        ("Officials in the North said North Korea would wait.", "North", "North Korea"),
        # a bridge is no city
        ("Trains to London were late. London Bridge was closed.", "London", "London"),
        # a chamber is not its party
        ("Senate Democrats were split. The Senate votes on Friday.", "Senate", "Senate"),
        # a party and its longer name, a broadcaster and its orchestra
        ("The Labour Party lost. Labour had been warned by pollsters.", "Labour", "Labour Party"),
        ("The BBC Orchestra played in Leeds. The BBC said it would pay.", "BBC", "BBC"),
        # a first name and its short form
        ("Kenneth Ampofo resigned on Friday. Friends of Ken Ampofo wept.", "Ken Ampofo", "Kenneth Ampofo"),
        # a first name is kept with the family name
        ("Grace Ampofo resigned. On Friday, Kweku Ampofo spoke.", "Kweku Ampofo", "Kweku Ampofo"),
    ],
)
def test_short_forms_belong_to_what_they_are_short_for(nlp: Language, text: str, surface: str, name: str) -> None:
    rows = found_on(annotated(nlp, text))
    names = {entity.id: entity.name for entity in rows.entities}
    assert {names[str(m.entity)] for m in rows.mentions if m.surface == surface} == {name}


def test_a_shared_family_name_falls_back_to_who_is_named_most(nlp: Language) -> None:
    text = (
        "Usman Keller was tried. Usman Keller said nothing.\n\nThe mayor, Sadia Keller, wept.\n\n"
        "Keller was sentenced to eight years."
    )
    rows = found_on(annotated(nlp, text))
    names = {entity.id: entity.name for entity in rows.entities}
    assert [names[str(m.entity)] for m in rows.mentions if m.surface == "Keller"] == ["Usman Keller"]


def test_nothing_is_found_in_furniture(nlp: Language) -> None:
    text = "The mayor of Hamburg resigned.\nMore from Berlin and Paris"
    doc = nlp.make_doc(text)
    doc._.blocks = [[0, 30, "paragraph", None], [31, len(text), "furniture", "related"]]
    surfaces = [m.surface for m in found_on(nlp(doc)).mentions]
    assert "Hamburg" in surfaces
    assert not {"Berlin", "Paris"} & set(surfaces)


def test_credit_lines_are_read_for_names(nlp: Language) -> None:
    text = "The mayor of Hamburg resigned.\nPhotograph: Jens Matthes/Rheinwelle"
    doc = nlp.make_doc(text)
    doc._.blocks = [[0, 30, "paragraph", None], [31, len(text), "furniture", "credit"]]
    names = {m.surface: m.type for m in found_on(nlp(doc)).mentions}
    assert (names.get("Jens Matthes"), names.get("Rheinwelle")) == ("PERSON", "ORG")


@pytest.fixture(scope="module")
def blank() -> Language:
    return load_pipeline("blank:en")


def test_lists_and_brackets_work_without_a_model(blank: Language) -> None:
    mentions = found_on(blank("Peruvians and the Harbour Workers Union (HWU) talked to Reuters.")).mentions
    assert [m.surface for m in mentions] == ["Peruvians", "Harbour Workers Union", "HWU", "Reuters"]


@settings(max_examples=60, deadline=None)
@given(st.lists(st.sampled_from(
    ["Peru", "(", ")", "of", "University", "the", "U.S.", "WHO", "-", "'s", "said", ",", "\n\n", "2014", "election",
     "He", "Lee", "Bank", "and", "é", "😀", ".", "MOFCOM", "\u2060an"]), max_size=40))  # fmt: skip
def test_surfaces_are_the_text_and_names_do_not_overlap(blank: Language, words: list[str]) -> None:
    text = " ".join(words)
    doc = blank(text)
    names = [m for m in found_on(doc).mentions if m.form in ("name", "short", "acronym")]
    entities = {e.id for e in found_on(doc).entities}
    assert all(text[m.start : m.end] == m.surface and m.entity in entities for m in names)
    assert all(a.end <= b.start for a, b in pairwise(names))
    assert doc.text == text


@pytest.mark.parametrize("text", ["surv\n", "the\n", "’s", "The"])
def test_a_name_of_which_nothing_is_left_is_none(nlp: Language, text: str) -> None:
    doc = nlp.make_doc(text)
    doc.ents = [Span(doc, 0, len(doc), label="PERSON")]
    lexicon = load_name_lexicon(lambda phrase: [token.text for token in nlp.make_doc(phrase)])
    assert find_model_names(doc, read_words(doc), lexicon) == []
