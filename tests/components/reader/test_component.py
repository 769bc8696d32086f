"""The component: what it fills in place of the rules, what it leaves, and how sure it says it is."""

from collections.abc import Iterator, Sequence

import pytest
from spacy.language import Language

from extractor.cleaning import clean
from extractor.components.reader.candidate import Answer, Subject
from extractor.components.reader.component import SlotReader
from extractor.components.reader.context import Context
from extractor.components.reader.model import Answered, least_of
from extractor.components.reader.question import Question
from extractor.pipeline import SpacyDoc, annotate_article
from extractor.record.article import Article
from extractor.record.figure import Figure, FigurePeriod
from extractor.record.page import Page, Source
from extractor.record.quote import Quote
from extractor.record.reading import Reading
from extractor.record.reference import Reference
from extractor.record.textrange import TextRange

TEXT = (
    "Norland's steel exports fell 5 percent to 18 million tonnes in May, Mill Minister Ona Vell said on Monday.\n\n"
    "Bergen has 400 people."
)

SOURCE = Source(kind="stdin", location="-", sha256="")


class Answering:
    """A reader that gives the same answers to the first figure, and none to the others."""

    sha256 = "0"

    def __init__(self, **answers: Answered) -> None:
        self._answers = answers

    def read(self, context: Context, questions: Sequence[Question], least: float) -> Iterator[dict[str, Answered]]:
        for number, _ in enumerate(questions):
            yield self._answers if number == 0 else {}


@pytest.fixture(scope="module")
def article() -> Article:
    return clean(Page(input_id="-", content=TEXT, format="text", source=SOURCE, published="2025-06-09"))


@pytest.fixture
def doc(nlp: Language, article: Article) -> SpacyDoc:
    return annotate_article(nlp, article)


def read(doc: SpacyDoc, **answers: Answered) -> tuple[Figure, Reading]:
    """The first figure and its reading after these answers."""
    SlotReader(Answering(**answers))(doc)  # type: ignore[arg-type]
    return doc._.found.figures[0], doc._.found.readings[0]


def words(text: str) -> TextRange:
    return TextRange(TEXT.index(text), TEXT.index(text) + len(text))


def test_an_answer_that_is_not_that_of_the_rules_takes_its_place(doc: SpacyDoc) -> None:
    figure, _ = read(doc, measure=Answered(words("steel"), 0.874, "differs"))
    assert (figure.measure, figure.rules["measure_words"]) == (words("steel"), "reader")
    assert figure.confidence == {"measure_words": 0.87}
    assert "measure" not in figure.inferred


def test_where_it_agrees_the_words_and_the_rule_stay(doc: SpacyDoc) -> None:
    ruled = doc._.found.figures[0]
    figure, _ = read(doc, measure=Answered(words("steel"), 0.9, "agrees"))
    assert (figure.measure, figure.rules) == (ruled.measure, ruled.rules)


@pytest.mark.parametrize("stance", ["agrees", "overruled"])
def test_what_is_not_sure_is_empty_whatever_the_rules_say(doc: SpacyDoc, stance: str) -> None:
    empty = Answered(None, 0.4, stance)  # type: ignore[arg-type]
    assert doc._.found.figures[0].measure is not None
    figure, _ = read(doc, measure=empty, period=empty)
    assert (figure.measure, figure.period) == (None, None)
    assert "measure_words" not in figure.rules
    assert figure.confidence == {"measure_words": 0.4, "period": 0.4}


@pytest.mark.parametrize(
    ("compared", "period"), [("from a year earlier", "2025-05-01"), ("from 2024", None), ("on Tuesday", None)]
)
def test_a_period_that_another_one_is_measured_from_is_never_emptied(
    nlp: Language, compared: str, period: str | None
) -> None:
    text = f"Norland's exports rose 5 percent in May {compared}."
    doc = annotate_article(
        nlp, clean(Page(input_id="-", content=text, format="text", source=SOURCE, published="2025-06-09"))
    )
    assert doc._.found.figures[0].period.from_ == "2025-05-01"
    figure, _ = read(doc, period=Answered(None, 0.4, "agrees"))
    assert (figure.period and figure.period.from_) == period


def test_a_false_event_costs_less_than_another_false_answer() -> None:
    assert least_of("measure", 0.78) == 0.78
    assert 0.5 < least_of("event", 0.78) < 0.66
    assert (least_of("event", 0.0), least_of("event", 1.0)) == (0, 1)


def test_what_another_sentence_says_is_inferred(doc: SpacyDoc) -> None:
    bergen = next(entity.id for entity in doc._.found.entities if entity.name == "Bergen")
    figure, _ = read(doc, measure=Answered(words("people"), 0.9, "differs"), source=Answered(bergen, 0.9, "differs"))
    assert {"measure", "attributed_to"} <= {*figure.inferred}
    vell = next(entity.id for entity in doc._.found.entities if entity.name == "Ona Vell")
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
    page = Page(input_id="-", content="Norland has 400 people.", format="text", source=SOURCE)
    doc = annotate_article(nlp, clean(page))
    figure, _ = read(doc, role=Answered("change", 0.9, "differs"), direction=Answered(answer, 0.8, "differs"))
    assert (figure.role, figure.direction, figure.direction_span) == ("change", wanted, None)
    assert ("direction" in figure.inferred) == (wanted is not None)


def test_a_change_keeps_its_sign_in_the_direction(nlp: Language) -> None:
    page = Page(input_id="-", content="The index is at minus 12 degrees.", format="text", source=SOURCE)
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
    page = "<html><body><article><h1>Exports of Norland</h1><p>Norland exports steel to its neighbours.</p><table><tr><th>Year<th>Exports</tr><tr><td>2024<td>$5 million</tr></table></article></body></html>"
    doc = annotate_article(nlp, clean(Page(input_id="-", content=page, format="html", source=SOURCE)))
    ruled = list(doc._.found.figures)
    assert ruled
    SlotReader(Answering(measure=Answered(None, 0.1, "agrees")))(doc)  # type: ignore[arg-type]
    assert (doc._.found.figures, doc._.found.readings) == (ruled, [])


def rows(nlp: Language, text: str, **answers: Answered) -> tuple[SpacyDoc, list[Reference], list[Quote]]:
    """The references and quotes of a text after these answers to whoever is asked for the slot."""

    class WithCandidates(Answering):
        def read(self, context: Context, questions: Sequence[Question], least: float) -> Iterator[dict[str, Answered]]:
            for question in questions:
                yield {slot: answer for slot, answer in self._answers.items() if question.candidates[slot]}  # type: ignore[index]

    doc = annotate_article(nlp, clean(Page(input_id="-", content=text, format="text", source=SOURCE)))
    SlotReader(WithCandidates(**answers))(doc)  # type: ignore[arg-type]
    return doc, doc._.found.references, doc._.found.quotes


MET = "Ona Vell met Bo Hart on Monday. The mill employs 400 people. He said that prices rose."


@pytest.mark.parametrize(("meant", "rule"), [(TextRange(13, 20), "reader"), (TextRange(0, 8), "pronoun"), (None, "")])
def test_a_reference_gets_what_is_sure_and_else_nothing(nlp: Language, meant: TextRange | None, rule: str) -> None:
    _, references, _ = rows(nlp, MET, antecedent=Answered(meant, 0.816, "differs"))
    reference = next(row for row in references if MET[row.start : row.end] == "He")
    assert (reference.refers_to, reference.rule, reference.confidence) == (meant, rule, 0.82)


def test_another_claimant_takes_the_place_of_that_of_the_rules_and_is_inferred(nlp: Language) -> None:
    doc = annotate_article(nlp, clean(Page(input_id="-", content=MET, format="text", source=SOURCE)))
    names = {entity.name: entity.id for entity in doc._.found.entities}
    _, _, (quote,) = rows(nlp, MET, claimant=Answered(names["Ona Vell"], 0.9, "differs"))
    assert (quote.claimant, quote.confidence) == (names["Ona Vell"], {"claimant": 0.9})
    assert "claimant" in quote.inferred
    _, _, (quote,) = rows(nlp, MET, claimant=Answered(None, 0.4, "overruled"))
    assert (quote.claimant, "claimant" in quote.inferred) == (None, False)


def test_who_is_named_as_the_speaker_stays(nlp: Language) -> None:
    text = "Prices rose 5 percent, Ona Vell said."
    ruled = annotate_article(nlp, clean(Page(input_id="-", content=text, format="text", source=SOURCE)))._.found.quotes
    _, _, quotes = rows(nlp, text, claimant=Answered(None, 0.4, "overruled"))
    assert quotes == ruled
    assert quotes[0].claimant is not None


@pytest.mark.issue(35)
def test_who_has_no_name_but_says_it_in_their_own_words_is_not_inferred(nlp: Language) -> None:
    text = "Analysts said that prices rose 5 percent."
    doc = annotate_article(nlp, clean(Page(input_id="-", content=text, format="text", source=SOURCE)))
    _, _, (quote,) = rows(nlp, text, claimant=Answered(doc._.found.quotes[0].claimant, 0.9, "agrees"))
    assert (quote.claimant, quote.inferred) == ("e1", ())


def test_what_somebody_is_quoted_with_stays_theirs_where_it_is_not_sure(doc: SpacyDoc) -> None:
    quote = doc._.found.quotes[0]
    assert doc._.found.figures[0].attributed_to == quote.id
    figure, _ = read(doc, source=Answered(None, 0.4, "overruled"))
    assert (figure.attributed_to, figure.confidence) == (quote.id, {"attributed_to": 0.4})


def test_who_only_expects_a_figure_gives_it_where_that_is_sure(nlp: Language) -> None:
    text = "Halden Bank expects growth of 3 percent."
    doc = annotate_article(nlp, clean(Page(input_id="-", content=text, format="text", source=SOURCE)))
    assert doc._.found.figures[0].attributed_to != "article"
    figure, _ = read(doc, source=Answered(None, 0.4, "overruled"))
    assert figure.attributed_to == "article"
