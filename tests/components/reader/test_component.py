"""The component: what it fills in place of the rules, what it leaves, and how sure it says it is."""

from collections.abc import Iterator, Sequence

import pytest
from spacy.language import Language

from extractor.article import Article
from extractor.cleaning import clean
from extractor.components.reader.candidate import Answer, Subject
from extractor.components.reader.component import FigureReader
from extractor.components.reader.context import Context
from extractor.components.reader.model import Answered
from extractor.components.reader.question import Question
from extractor.figure import Figure, FigurePeriod
from extractor.page import Page, Source
from extractor.pipeline import SpacyDoc, annotate_article
from extractor.reading import Reading
from extractor.textrange import TextRange

TEXT = (
    "Norland's steel exports fell 5 percent to 18 million tonnes in May, Mill Minister Ona Vell said on Monday.\n\n"
    "Bergen has 400 people."
)


class Answering:
    """A reader that gives the same answers to the first figure, and none to the others."""

    sha256 = "0"

    def __init__(self, **answers: Answered) -> None:
        self._answers = answers

    def read(self, context: Context, asked: Sequence[Question], least: float) -> Iterator[dict[str, Answered]]:
        for number, _ in enumerate(asked):
            yield self._answers if number == 0 else {}


@pytest.fixture(scope="module")
def article() -> Article:
    source = Source(kind="stdin", location="-", sha256="")
    return clean(Page(input_id="-", content=TEXT, format="text", source=source, published="2025-06-09"))


@pytest.fixture
def doc(nlp: Language, article: Article) -> SpacyDoc:
    return annotate_article(nlp, article)


def read(doc: SpacyDoc, **answers: Answered) -> tuple[Figure, Reading]:
    """The first figure and its reading after these answers."""
    FigureReader(Answering(**answers))(doc)  # type: ignore[arg-type]
    return doc._.found.figures[0], doc._.found.readings[0]


def words(text: str) -> TextRange:
    return TextRange(TEXT.index(text), TEXT.index(text) + len(text))


def test_an_answer_that_is_not_that_of_the_rules_takes_its_place(doc: SpacyDoc) -> None:
    figure, _ = read(doc, measure=Answered(words("steel"), 0.874, "differs"))
    assert (figure.measure, figure.rules["measure_words"]) == (words("steel"), "reader")
    assert figure.confidence == {"measure": 0.87}
    assert "measure" not in figure.inferred


def test_where_it_agrees_the_words_and_the_rule_stay(doc: SpacyDoc) -> None:
    ruled = doc._.found.figures[0]
    figure, _ = read(doc, measure=Answered(words("steel"), 0.9, "agrees"))
    assert (figure.measure, figure.rules) == (ruled.measure, ruled.rules)


@pytest.mark.parametrize("stance", ["agrees", "overruled"])
def test_what_is_not_sure_is_empty_whatever_the_rules_say(doc: SpacyDoc, stance: str) -> None:
    empty = Answered(None, 0.4, stance)  # type: ignore[arg-type]
    assert doc._.found.figures[0].measure is not None
    figure, _ = read(doc, measure=empty, period=empty, source=empty)
    assert (figure.measure, figure.period, figure.attributed_to) == (None, None, "article")
    assert "measure_words" not in figure.rules
    assert figure.confidence == {"measure": 0.4, "period": 0.4, "attributed_to": 0.4}


def test_what_another_sentence_says_is_inferred(doc: SpacyDoc) -> None:
    bergen = next(one.id for one in doc._.found.entities if one.name == "Bergen")
    figure, _ = read(doc, measure=Answered(words("people"), 0.9, "differs"), source=Answered(bergen, 0.9, "differs"))
    assert {"measure", "attributed_to"} <= {*figure.inferred}
    vell = next(one.id for one in doc._.found.entities if one.name == "Ona Vell")
    figure, _ = read(doc, source=Answered(vell, 0.9, "differs"), measure=Answered(words("exports"), 0.9, "differs"))
    assert {"measure", "attributed_to"}.isdisjoint(figure.inferred)


def test_another_role_takes_what_went_with_the_first_one(doc: SpacyDoc) -> None:
    figure, _ = read(doc, role=Answered("level", 0.8, "differs"))
    assert (figure.role, figure.rules["role"], figure.confidence) == ("level", "reader", {"role": 0.8})
    assert (figure.direction, figure.direction_span, figure.compared_with) == (None, None, None)


def test_a_word_that_says_which_way_is_never_overruled(doc: SpacyDoc) -> None:
    figure, _ = read(doc, role=Answered("change", 0.9, "agrees"), direction=Answered("up", 0.99, "differs"))
    assert (figure.direction, figure.direction_span) == ("down", words("fell"))
    assert "direction" not in figure.inferred


@pytest.mark.parametrize(("answer", "wanted"), [("up", "up"), (None, None)])
def test_a_way_that_no_word_says_is_inferred_where_it_is_sure(
    nlp: Language, answer: str | None, wanted: str | None
) -> None:
    source = Source(kind="stdin", location="-", sha256="")
    page = Page(input_id="-", content="Norland has 400 people.", format="text", source=source)
    doc = annotate_article(nlp, clean(page))
    figure, _ = read(doc, role=Answered("change", 0.9, "differs"), direction=Answered(answer, 0.8, "differs"))
    assert (figure.role, figure.direction, figure.direction_span) == ("change", wanted, None)
    assert ("direction" in figure.inferred) == (wanted is not None)


def test_a_change_keeps_its_sign_in_the_direction(nlp: Language) -> None:
    source = Source(kind="stdin", location="-", sha256="")
    page = Page(input_id="-", content="The index is at minus 12 degrees.", format="text", source=source)
    doc = annotate_article(nlp, clean(page))
    assert doc._.found.figures[0].value == -12
    figure, _ = read(doc, role=Answered("change", 0.9, "differs"), direction=Answered("up", 0.9, "differs"))
    assert (figure.value, figure.direction) == (12, "down")


def test_subject_and_event_are_its_reading(doc: SpacyDoc) -> None:
    answers: dict[str, Answer] = {"subject": Subject(words("Norland"), "e1"), "event": words("fell")}
    _, reading = read(doc, **{slot: Answered(answer, 0.8, "unruled") for slot, answer in answers.items()})
    assert (reading.subject, reading.entity, reading.event) == (words("Norland"), "e1", words("fell"))
    assert reading.confidence == {"subject": 0.8, "event": 0.8}
    _, reading = read(doc, subject=Answered(None, 0.3, "unruled"))
    assert (reading.subject, reading.entity) == (None, None)


def test_a_period_is_filled_as_it_is(doc: SpacyDoc) -> None:
    year = FigurePeriod(time=None, from_="2024-01-01", until="2025-01-01", inferred=True)
    figure, _ = read(doc, period=Answered(year, 0.8, "differs"))
    assert (figure.period, figure.rules["period"]) == (year, "reader")


def test_cells_of_a_table_are_left_to_the_rules(nlp: Language) -> None:
    source = Source(kind="stdin", location="-", sha256="")
    page = "<html><body><article><h1>Exports of Norland</h1><p>Norland exports steel to its neighbours.</p><table><tr><th>Year<th>Exports</tr><tr><td>2024<td>$5 million</tr></table></article></body></html>"
    doc = annotate_article(nlp, clean(Page(input_id="-", content=page, format="html", source=source)))
    ruled = list(doc._.found.figures)
    assert ruled
    FigureReader(Answering(measure=Answered(None, 0.1, "agrees")))(doc)  # type: ignore[arg-type]
    assert (doc._.found.figures, doc._.found.readings) == (ruled, [])
