"""What the reader is asked: candidates that are ranges of the text, the right one among them."""

import pytest
from spacy.language import Language

from extractor.cleaning import clean
from extractor.components.reader.candidate import POINTED, Subject
from extractor.components.reader.context import Context
from extractor.components.reader.question import Question, questions
from extractor.pipeline import SpacyDoc, annotate_article, load_pipeline
from extractor.record.article import Article
from extractor.record.figure import Figure, FigurePeriod
from extractor.record.page import Page, Source
from extractor.record.quote import Quote
from extractor.record.reference import Reference
from extractor.record.textrange import TextRange

TEXT = """Norland exports fall

Norland's steel exports fell 5 percent to 18 million tonnes in May, the Steel Federation said on Monday. Prices rose.

"We lost three big customers," said Ona Vell, who runs the federation. The mills of Bergen employ 400 people.
"""


def article(text: str) -> Article:
    source = Source(kind="stdin", location="-", sha256="")
    return clean(Page(input_id="-", content=text, format="text", source=source, published="2025-06-09"))


@pytest.fixture(scope="module")
def doc(nlp: Language) -> SpacyDoc:
    return annotate_article(nlp, article(TEXT))


def said(question: Question, slot: str) -> list[str]:
    """What the candidates of a slot say: words, the first day of a period, an id."""
    answers = [candidate.answer for candidate in question.candidates[slot]]  # type: ignore[index]
    spans = [answer.span if isinstance(answer, Subject) else answer for answer in answers]
    return [
        TEXT[slice(*answer)]
        if isinstance(answer, TextRange)
        else (answer.from_ or "")
        if isinstance(answer, FigurePeriod)
        else answer
        for answer in spans
    ]


def of(doc: SpacyDoc, surface: str) -> Question:
    return next(question for question in figures(doc) if question.row.surface == surface)  # type: ignore[union-attr]


def figures(doc: SpacyDoc) -> list[Question]:
    return [question for question in questions(Context(doc)) if isinstance(question.row, Figure)]


@pytest.mark.parametrize(
    ("surface", "slot", "answer"),
    [
        ("5 percent", "measure", "Norland's steel exports"),
        ("5 percent", "period", "2025-05-01"),
        ("5 percent", "event", "fell"),
        ("5 percent", "subject", "Norland"),
        ("18 million tonnes", "measure", "Norland's steel exports"),
        ("three big customers", "event", "lost"),
        ("400 people", "subject", "The mills of Bergen"),
        ("400 people", "event", "employ"),
    ],
)
def test_the_right_answer_is_among_the_candidates(doc: SpacyDoc, surface: str, slot: str, answer: str) -> None:
    assert answer in said(of(doc, surface), slot)


def test_sources_are_those_who_speak_around_the_figure(doc: SpacyDoc) -> None:
    quotes = {quote.id: TEXT[slice(*quote.speaker)] for quote in doc._.found.quotes if quote.speaker}
    assert "the Steel Federation" in [quotes.get(id_) for id_ in said(of(doc, "5 percent"), "source")]
    assert "Ona Vell" in [quotes.get(id_) for id_ in said(of(doc, "three big customers"), "source")]


def test_the_day_of_publication_is_a_candidate_without_words(doc: SpacyDoc) -> None:
    days = [day for day in of(doc, "400 people").candidates["period"] if day.first < 0]
    assert [day.answer for day in days] == [
        FigurePeriod(time=None, from_="2025-06-09", until="2025-06-10", inferred=True)
    ]


def test_no_measure_is_in_its_figure(doc: SpacyDoc) -> None:
    for question in figures(doc):
        figure = TextRange(question.row.start, question.row.end)
        for candidate in question.candidates["measure"]:
            assert isinstance(candidate.answer, TextRange)
            assert not candidate.answer.overlaps(figure)


def test_candidates_say_different_things_and_are_tokens_of_the_text(doc: SpacyDoc) -> None:
    for question in questions(Context(doc)):
        for slot in POINTED:
            candidates = question.candidates[slot]
            assert len({candidate.answer for candidate in candidates if candidate.first >= 0}) == len(
                [candidate for candidate in candidates if candidate.first >= 0]
            )
            assert all(-1 <= candidate.first <= candidate.last < len(doc) for candidate in candidates)


def test_a_pronoun_goes_back_to_what_was_named_before(nlp: Language) -> None:
    text = "Acme's chief Ona Vell met Bo Hart. She employs 400 people. The firm lost 3 percent."
    doc = annotate_article(nlp, article(text))
    antecedents = {
        text[question.row.start : question.row.end]: [
            text[slice(*each.answer)] for each in question.candidates["antecedent"]
        ]  # type: ignore[misc]
        for question in questions(Context(doc))
        if isinstance(question.row, Reference)
    }
    assert antecedents["She"] == ["Bo Hart", "Ona Vell", "Acme"]
    assert {"Acme", "Ona Vell"} <= {*antecedents["The firm"]}


def test_the_claimants_of_a_quote_are_those_named_near(nlp: Language) -> None:
    doc = annotate_article(nlp, article(TEXT))
    (question,) = [row for row in questions(Context(doc)) if isinstance(row.row, Quote) and row.row.kind == "direct"]
    names = {entity.id: entity.name for entity in doc._.found.entities}
    assert {"Ona Vell", "Steel Federation"} <= {
        names[str(candidate.answer)] for candidate in question.candidates["claimant"]
    }
    assert [candidate.answer for candidate in question.candidates["claimant"] if "rule=True" in candidate.features] == [
        question.row.claimant
    ]


def test_nobody_is_he_who_was_she(nlp: Language) -> None:
    text = "Mayor Ona Vell met Bo Hart on Monday.\n\n“We will not close the mill,” she said. He said that the plan was wrong."
    doc = annotate_article(nlp, article(text))
    names = {entity.id: entity.name for entity in doc._.found.entities}
    offered = {
        f"{type(question.row).__name__} {doc[question.tokens[0]]}": {
            names.get(str(each.answer)) or text[slice(*each.answer)]  # type: ignore[misc]
            for slot in ("antecedent", "claimant")
            for each in question.candidates[slot]  # type: ignore[index]
        }
        for question in questions(Context(doc))
    }
    assert "Ona Vell" in offered["Quote she"]
    assert not any("Ona Vell" in name for key in ("Quote He", "Reference He") for name in offered[key])
    assert "Bo Hart" in offered["Quote He"] & offered["Reference He"]


def test_a_pipeline_without_a_parse_asks_too() -> None:
    doc = annotate_article(load_pipeline("blank:en"), article(TEXT))
    assert next(question.row.surface for question in figures(doc)) == "5 percent"


def questioned(nlp: Language, text: str) -> tuple[int, int]:
    """How many of the figures of a text are asked about, and how many there are."""
    doc = annotate_article(nlp, article(text))
    return len(figures(doc)), len(doc._.found.figures)


def test_a_list_of_figures_is_left_to_the_rules(nlp: Language) -> None:
    prose = "\n\nSales rose 5 percent."
    assert questioned(nlp, "40 boats. " * 149 + prose) == (150, 150)
    assert questioned(nlp, "40 boats. " * 150 + prose) == (1, 151)
    assert questioned(nlp, "They sold 40 boats. " * 151 + prose) == (152, 152)


def test_what_is_too_long_to_be_a_sentence_is_left_to_the_rules(nlp: Language) -> None:
    count, of_all = questioned(nlp, "it rose 5% " * 101 + "\n\nSales rose 5 percent.")
    assert (count, of_all) == (1, 102)
    doc = annotate_article(nlp, article("he said $3 and " * 80 + "left.\n\nShe said sales rose."))
    assert {question.row.start > 1_000 for question in questions(Context(doc))} == {True}
    assert min(row.start for row in (*doc._.found.quotes, *doc._.found.references)) < 1_000
