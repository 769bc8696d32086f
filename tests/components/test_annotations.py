"""How rows lie on a Doc: typed, in text order, filled in place, and shown as spans."""

from dataclasses import replace
from decimal import Decimal

import pytest
import spacy
from spacy.language import Language
from spacy.tokens import Doc

from extractor import extract
from extractor.components.annotations import Found, fill, found_on, put
from extractor.components.extensions import register_extensions
from extractor.record.entity import Entity
from extractor.record.figure import Figure
from extractor.record.timex import Timex


def make_doc(text: str) -> Doc:
    register_extensions()
    return spacy.blank("en")(text)


def time(id_: str, start: int, end: int, surface: str) -> Timex:
    return Timex(id=id_, start=start, end=end, surface=surface, type="DATE", value="2025-05", rule="month")


MAY, JUNE = time("t1", 3, 6, "May"), time("t2", 11, 15, "June")
FIGURE = Figure(id="f1", start=8, end=12, surface="3.5%", kind="percent", value=None, rule="percent")


def test_rows_are_the_same_objects_in_text_order() -> None:
    doc = make_doc("In May and June.")
    put(doc, Timex, [JUNE, MAY])
    assert doc._.found.times is found_on(doc).times
    assert [row is wanted for row, wanted in zip(doc._.found.times, (MAY, JUNE), strict=True)] == [True, True]


def test_entities_keep_their_order_and_have_no_spans() -> None:
    doc = make_doc("Norland and Estia.")
    entities = [Entity(id="e1", name="Norland", type="GPE"), Entity(id="e2", name="Estia", type="GPE")]
    put(doc, Entity, entities)
    assert (found_on(doc).entities, list(doc.spans)) == (entities, [])


def test_spans_show_the_rows_by_label_rule_and_id() -> None:
    doc = make_doc("In May and June.")
    put(doc, Timex, [JUNE, MAY])
    assert [(span.text, span.label_, span.id_, span.kb_id_, span._.timex) for span in doc.spans["times"]] == [
        ("May", "DATE", "month", "t1", MAY),
        ("June", "DATE", "month", "t2", JUNE),
    ]


def test_a_span_of_somebody_else_shows_no_row() -> None:
    doc = make_doc("In May and June.")
    put(doc, Timex, [MAY, JUNE])
    assert (doc[1:2]._.timex, doc.spans["times"][0]._.figure) == (None, None)


def test_a_range_inside_a_token_keeps_its_exact_offsets() -> None:
    doc = make_doc("It fell 3.5%-ish.")
    put(doc, Figure, [FIGURE])
    (span,) = doc.spans["figures"]
    assert (found_on(doc).figures, span._.figure) == ([FIGURE], FIGURE)


def test_a_range_outside_the_text_is_an_error() -> None:
    with pytest.raises(ValueError, match="t9 at 50-60"):
        put(make_doc("Short."), Timex, [time("t9", 50, 60, "x")])


def test_nothing_put_is_nothing_found() -> None:
    assert make_doc("Nothing.")._.found == Found()


def test_putting_again_replaces_the_rows() -> None:
    doc = make_doc("In May and June.")
    put(doc, Timex, [MAY])
    put(doc, Timex, [JUNE])
    assert (found_on(doc).times, [span.text for span in doc.spans["times"]]) == ([JUNE], ["June"])


def test_a_filled_slot_is_seen_in_the_list_and_through_the_span() -> None:
    doc = make_doc("In May and June.")
    put(doc, Timex, [MAY, JUNE])
    filled = replace(JUNE, role="baseline")
    fill(doc, Timex, [MAY, filled], ["role"])
    assert found_on(doc).times == [MAY, filled]
    assert doc.spans["times"][1]._.timex is filled


def test_a_slot_that_was_not_declared_is_not_filled() -> None:
    doc = make_doc("In May and June.")
    put(doc, Timex, [MAY, JUNE])
    with pytest.raises(ValueError, match="Timex t2: value was changed, but is not among role"):
        fill(doc, Timex, [MAY, replace(JUNE, role="baseline", value="2025-06")], ["role"])


def test_rows_that_come_or_go_are_not_filled() -> None:
    doc = make_doc("In May and June.")
    put(doc, Timex, [MAY, JUNE])
    with pytest.raises(ValueError, match="times to fill are not those on the Doc"):
        fill(doc, Timex, [MAY], ["role"])


@pytest.mark.issue(11)
@pytest.mark.model
@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Temperatures reached 40C/104F on Monday.", {"40C": 40, "104F": 104}),
        ("The road is 15km/9mi long.", {"15km": 15, "9mi": 9}),
        ("The owners hold 25%/30%/45% of the shares.", {"25%": 25, "30%": 30, "45%": 45}),
    ],
)
def test_figures_that_share_tokens_are_all_there(nlp: Language, text: str, wanted: dict[str, int]) -> None:
    extraction = extract(text, published="2025-06-09", nlp=nlp)
    assert extraction.article.text.strip() == text
    assert {figure.surface: figure.value for figure in extraction.figures} == {
        surface: Decimal(value) for surface, value in wanted.items()
    }
    assert all(extraction.article.text[f.start : f.end] == f.surface for f in extraction.figures)
    assert [figure.id for figure in extraction.figures] == [f"f{k + 1}" for k in range(len(wanted))]


@pytest.mark.issue(11)
@pytest.mark.model
def test_equal_figures_that_share_tokens_have_ids_of_their_own(nlp: Language) -> None:
    doc = nlp("The owners hold 25%/25%/50% of the shares.")
    assert [(span.kb_id_, span._.figure.surface) for span in doc.spans["figures"]] == [
        ("f1", "25%"),
        ("f2", "25%"),
        ("f3", "50%"),
    ]


@pytest.mark.issue(11)
@pytest.mark.model
def test_times_that_share_a_token_are_all_there(nlp: Language) -> None:
    assert [time.surface for time in nlp("The shift starts at 9am/5pm.")._.found.times] == ["9am", "5pm"]


@pytest.mark.issue(11)
@pytest.mark.model
def test_a_people_that_speaks_is_one_mention(nlp: Language) -> None:
    mentions = nlp("The survey was short. Americans said that they want lower prices.")._.found.mentions
    named = [mention for mention in mentions if mention.surface == "Americans"]
    assert [(mention.type, mention.form) for mention in named] == [("NORP", "name")]
    assert len({mention.id for mention in mentions}) == len(mentions)
