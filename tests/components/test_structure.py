"""The structure of a Doc: positions, governors, phrases, sentences, and what it is without a parser."""

from __future__ import annotations

import pytest
import spacy
from hypothesis import given, settings
from hypothesis import strategies as st
from spacy.language import Language
from spacy.tokens import Doc

from benchmarks.evaluation.markup import parse_markup
from extractor.components.clauses.sentences import LONGEST
from extractor.components.extensions import register_extensions
from extractor.components.structure import Structure, structure_of


def place_of(nlp: Language, marked: str) -> tuple[str, str | None, str, str]:
    """Predicate, slot, polarity and mode of the one figure marked in a sentence."""
    text, (mark,) = parse_markup(marked)
    doc = nlp(text)
    span = doc.char_span(mark.start, mark.end, alignment_mode="expand")
    position = Structure(doc).position(span.start, span.end)
    return doc[position.clause.token].text if position.clause else "-", position.slot, position.polarity, position.mode


@pytest.mark.model
@pytest.mark.parametrize(
    ("marked", "wanted"),
    [
        ("Exports fell <F>5 percent</F> in May.", ("fell", "object", "affirmed", "actual")),
        ("Exports fell by <F>5 percent</F> in May.", ("fell", "by", "affirmed", "actual")),
        ("Sales rose to $3 million, up from <F>$2 million</F>.", ("up", "from", "affirmed", "actual")),
        ("The firm, which employs <F>300 people</F>, was sold.", ("employs", "object", "affirmed", "actual")),
        ("A total of <F>12 people</F> were killed.", ("killed", "subject", "affirmed", "actual")),
        ("It opened a <F>40km</F> tunnel.", ("opened", "attributive", "affirmed", "actual")),
        ("Sales of <F>$3 million</F> were reported.", ("reported", "of", "affirmed", "actual")),
        ("Sales rose 5 percent and profits <F>3 percent</F>.", ("rose", "object", "affirmed", "actual")),
        (
            "She was sentenced to 23 years, his brother to <F>19</F> and the driver to four.",
            ("sentenced", "to", "affirmed", "actual"),
        ),
        (
            "The court jailed the driver for 14 years, his brother for <F>nine</F>.",
            ("jailed", "for", "affirmed", "actual"),
        ),
        (
            "Of the 96 sailors, 41 were Egyptian, <F>30</F> Sudanese and 25 Eritrean.",
            ("were", "subject", "affirmed", "actual"),
        ),
        ("Police seized 14 rifles, <F>630 rounds</F> and a knife.", ("seized", "object", "affirmed", "actual")),
        ("The firm plans to hire <F>40 people</F>.", ("hire", "object", "affirmed", "planned")),
        ("Prices are expected to rise <F>5 percent</F>.", ("rise", "object", "affirmed", "expected")),
        ("If sales drop <F>5 percent</F>, it will close.", ("drop", "object", "affirmed", "conditional")),
        ("It was linked to a fall of <F>5 percent</F>.", ("linked", "of", "affirmed", "dependent")),
        ("It depends on it for <F>70 percent</F> of imports.", ("depends", "for", "affirmed", "actual")),
        ("The firm will sell shares worth <F>$3 million</F>.", ("sell", "attributive", "affirmed", "planned")),
        ("The rule would let groups disclose <F>30 gifts</F>.", ("disclose", "object", "affirmed", "conditional")),
        ("He denied that he had taken <F>$300</F>.", ("taken", "object", "negated", "actual")),
        ("The plan, which did not help, cost <F>$300</F>.", ("cost", "object", "affirmed", "actual")),
        ("Analysts expect sales of <F>$3 million</F>.", ("expect", "of", "affirmed", "expected")),
        ("<F>Nine analysts</F> expect sales of $3 million.", ("expect", "subject", "affirmed", "actual")),
        ("Some <F>300 guests</F> are expected at the fair.", ("expected", "subject", "affirmed", "expected")),
        ("The firm had to pay <F>$300</F>.", ("pay", "object", "affirmed", "actual")),
        ("The network is to scrap <F>300 jobs</F>.", ("scrap", "object", "affirmed", "planned")),
        ("The glacier will have lost <F>300 metres</F> by 2060.", ("lost", "object", "affirmed", "expected")),
        ("The bank sees prices rising <F>3 percent</F>.", ("rising", "object", "affirmed", "expected")),
        ("The bank saw prices rising <F>3 percent</F>.", ("rising", "object", "affirmed", "actual")),
        ("To save <F>$3 million</F>, it is dropping two shows.", ("save", "object", "affirmed", "planned")),
        ("Police arrested a man over tariffs cut from 25% to <F>15%</F>.", ("cut", "to", "affirmed", "actual")),
        ("It has been in talks for <F>three years</F>.", ("been", "for", "affirmed", "actual")),
        ("Imports rose 3 percent to a record <F>$3 million</F>.", ("rose", "to", "affirmed", "actual")),
        ("A slowdown to <F>42 planes</F> is estimated to have cut growth.", ("cut", "noun-to", "affirmed", "actual")),
        ("The firm sold shares priced at <F>$3</F>.", ("priced", "at", "affirmed", "actual")),
        ("Output was expected to be around <F>300 tonnes</F>.", ("be", "object", "affirmed", "expected")),
        (
            "It has spent money on the mill, including <F>$3 million</F> in May.",
            ("spent", "noun-including", "affirmed", "actual"),
        ),
        ("It promises delivery within <F>three days</F>.", ("promises", "within", "affirmed", "planned")),
    ],
)
def test_a_figure_is_in_its_own_clause(nlp: Language, marked: str, wanted: tuple[str, str, str, str]) -> None:
    assert place_of(nlp, marked) == wanted


@pytest.mark.model
@pytest.mark.parametrize(
    ("text", "time", "governor"),
    [
        ("The ministry said on Monday that exports fell in May.", "Monday", "said"),
        ("The ministry said on Monday that exports fell in May.", "May", "fell"),
        ("Sales that rose in March fell again.", "March", "rose"),
        ("The results of the 2017 vote were close.", "2017", "vote"),
        ("Prices up 3 percent in May, shares jump", "May", "up"),
        ("The loan due in 2030 is quoted at 76 cents.", "2030", "due"),
        ("From 2030 firms will have to pay.", "2030", "pay"),
    ],
)
def test_a_time_belongs_to_its_predicate_or_noun(nlp: Language, text: str, time: str, governor: str) -> None:
    doc = nlp(text)
    span = doc.char_span(text.index(time), text.index(time) + len(time))
    assert doc[Structure(doc).governor(span.start, span.end)].text == governor


@pytest.mark.model
@pytest.mark.parametrize(
    ("text", "subject"),
    [
        ("The decision to close 14 shops was criticised.", None),
        ("The chances of selling 40 boats are slim.", None),
        ("Acme's decision to close 14 shops was criticised.", "Acme"),
        ("Bolt attacked Acme's plan to close 14 shops.", "Acme"),
        ("The firm announced its decision to close 14 shops.", "firm"),
        ("The first company to sell 40 boats was Acme.", "company"),
        ("The bank made an offer to buy 40 boats.", "bank"),
        ("Emissions, after holding steady for 40 years, rose.", "Emissions"),
    ],
)
def test_what_is_planned_is_done_by_whose_plan_it_is(text: str, subject: str | None, nlp: Language) -> None:
    doc = nlp(text)
    structure = structure_of(doc)
    i = next(token.i for token in doc if token.tag_ == "CD")
    noun = structure.subject(structure.position(i, i + 1))
    assert (None if noun is None else doc[noun].text) == subject


@pytest.mark.model
def test_a_coordinated_clause_shares_its_subject(nlp: Language) -> None:
    doc = nlp("The bank closed 30 branches and cut 400 jobs.")
    cut = next(clause for clause in Structure(doc).clauses if clause.lemma == "cut")
    subject = cut.argument("subject")
    assert subject is not None
    assert (doc[subject.token].text, subject.shared, cut.link) == ("bank", True, "coordination")


@pytest.mark.model
def test_a_noun_phrase_has_a_core_and_all_that_describes_it(nlp: Language) -> None:
    doc = nlp("The number of adults who smoke fell.")
    phrase = Structure(doc).phrase(1)
    assert (doc[slice(*phrase.core)].text, doc[slice(*phrase.full)].text) == (
        "The number",
        "The number of adults who smoke",
    )


@pytest.mark.model
def test_the_structure_is_made_once_and_kept(nlp: Language) -> None:
    doc = nlp("Exports fell.")
    assert structure_of(doc) is structure_of(doc)


def test_without_a_parser_there_are_sentences_and_no_clauses() -> None:
    register_extensions()
    doc = spacy.blank("en")("Exports fell 5 percent. Imports rose.\nA line")
    structure = Structure(doc)
    assert [doc[a:b].text.strip() for a, b in structure.sentences] == [
        "Exports fell 5 percent.",
        "Imports rose.",
        "A line",
    ]
    assert structure.clauses == []
    position = structure.position(2, 4)
    assert (position.clause, position.slot, position.polarity, position.mode) == (None, None, "affirmed", "actual")
    assert structure.governor(2, 4) == -1


@pytest.mark.model
@settings(max_examples=60, deadline=None)
@given(
    words=st.lists(
        st.sampled_from(
            [
                "said",
                "that",
                "5",
                "%",
                "rose",
                ",",
                "if",
                "no",
                "the",
                "bank",
                "to",
                "will",
                "40",
                "people",
                "who",
                "“",
                "”",
                ".",
                "\n",
                "and",
            ]
        ),
        max_size=40,
    )
)
def test_any_words_give_clauses_inside_the_doc(nlp: Language, words: list[str]) -> None:
    doc = nlp(" ".join(words))
    structure = Structure(doc)
    assert [token for sentence in structure.sentences for token in range(*sentence)] == list(range(len(doc)))
    for i in range(len(doc)):
        clause = structure.clause_of(i)
        assert clause is None or 0 <= clause.first <= clause.token < clause.stop <= len(doc)
        structure.position(i, i + 1)
        assert -1 <= structure.governor(i, i + 1) < len(doc)


def test_what_is_too_long_to_be_a_sentence_is_cut_and_its_tree_with_it() -> None:
    register_extensions()
    size = 3 * LONGEST + 10
    words, labels = ["word"] * size, ["ROOT", *["conj"] * (size - 1)]
    heads = [0, *range(size - 1)]  # each attached to the one before
    vocab = spacy.blank("en").vocab
    structure = Structure(Doc(vocab, words=words, tags=["NN"] * size, deps=labels, heads=heads, lemmas=words))
    assert structure.sentences == [*((k * LONGEST, (k + 1) * LONGEST) for k in range(3)), (3 * LONGEST, size)]
    assert all(map(structure.is_cut, range(size)))
    assert [structure.span(first) for first, _ in structure.sentences] == structure.sentences
    assert [structure.label(first) for first, _ in structure.sentences] == ["ROOT"] * 4
    assert structure.parent(LONGEST + 1) == LONGEST


def test_a_sentence_as_long_as_any_in_the_news_stays_whole() -> None:
    register_extensions()
    doc = spacy.blank("en")("word " * 190)
    structure = Structure(doc)
    assert structure.sentences == [(0, 190)]
    assert not structure.is_cut(0)
