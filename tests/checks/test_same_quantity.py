"""One quantity printed twice."""

from __future__ import annotations

from dataclasses import replace

import pytest

from extractor.extraction import Extraction
from extractor.textrange import TextRange
from tests.checks.builder import build
from tests.checks.findings import findings

MAY = "from=2025-05-01 until=2025-06-01"


def twice(first: str, second: str, *, measure: str = "steel exports", period: str = MAY, slots: str = "") -> Extraction:
    return build(
        f"In <TIME id=t1 {MAY}>May</TIME> <MEASURE id=m1>steel exports</MEASURE> were "
        f"<FIGURE id=f1 kind=money measure=m1 period=t1 {first}>this</FIGURE>.\n"
        f"<MEASURE id=m2>{measure}</MEASURE> in <TIME id=t2 {period}>May</TIME> came to "
        f"<FIGURE id=f2 kind=money measure=m2 period=t2 {second} {slots}>that</FIGURE>."
    )


def test_same_quantity_with_two_values_is_a_warning() -> None:
    (finding,) = findings(twice("value=5000000 half=50000", "value=6000000 half=50000"), "same_quantity")
    assert (finding.status, finding.severity) == ("inconsistent", "warn")


def test_same_quantity_rounded_differently_is_not_told() -> None:
    assert not findings(twice("value=5000000 half=500000", "value=5230000 half=5000"), "same_quantity")


def test_same_quantity_a_thousand_times_greater_is_a_factor() -> None:
    (finding,) = findings(twice("value=5200000 half=50000", "value=5200000000 half=50000000"), "unit_factor")
    assert "a factor of 1,000" in finding.message


def sentences(first: str, second: str, *, claims: list[dict[str, object]] | None = None) -> Extraction:
    time = f"<TIME id=t{{n}} {MAY}>May</TIME>"
    figure = "<FIGURE id=f{n} unit=car period=t{n} value={v}>{v} cars</FIGURE>"
    texts = [
        text.format(time=time.format(n=n), figure=figure.format(n=n, v=v))
        for n, text, v in ((1, first, 50), (2, second, 60))
    ]
    return build(" ".join(texts), claims=claims)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("first", "second", "found"),
    [
        ("In {time} the firm sold {figure}.", "The firm sold {figure} in {time}.", 1),
        ("In {time} the firm built and sold {figure}.", "The firm sold {figure} in {time}.", 1),  # four words of five
        ("In {time} the firm built, washed and sold {figure}.", "The firm sold {figure} in {time}.", 0),
        ("In {time} the firm sold {figure} to Norland.", "The firm sold {figure} in {time}.", 0),
        ("In {time} the firm sold {figure},", "the firm sold {figure} in {time}.", 0),
    ],
)
def test_counts_are_one_where_the_sentences_say_the_same(first: str, second: str, found: int) -> None:
    assert len(findings(sentences(first, second), "same_quantity")) == found


@pytest.mark.parametrize(
    "slots",
    [
        {"modality": {"factuality": "forecast"}},
        {"modality": {"negated": True}},
        {"inferred": ["measure"]},
        {"inferred": ["period"]},
        {"place": "e1"},
    ],
)
def test_what_is_uncertain_denied_or_concluded_is_no_second_value(slots: dict[str, object]) -> None:
    texts = ("In {time} the firm sold {figure}.", "The firm sold {figure} in {time}.")
    assert not findings(sentences(*texts, claims=[{"value": "f1", **slots}, {"value": "f2"}]), "same_quantity")
    assert findings(
        sentences(*texts, claims=[{"value": "f1", "inferred": ["subject"]}, {"value": "f2"}]), "same_quantity"
    )
    assert not findings(sentences(*texts, claims=[{"value": "f1"}]), "same_quantity")


@pytest.mark.parametrize(
    ("first", "second", "end"),
    [
        ("value=5", "value=6", ": inconsistent."),
        ("value=5", "value=5000", ": inconsistent (they are a factor of 1,000 apart)."),
        ("value=5000", "value=5", ": inconsistent (they are a factor of 1,000 apart)."),
    ],
)
def test_the_message_says_why(first: str, second: str, end: str) -> None:
    (finding,) = [*findings(twice(first, second), "same_quantity"), *findings(twice(first, second), "unit_factor")]
    assert finding.message.endswith(end)


@pytest.mark.parametrize(
    ("sources", "severity"),
    [(("article", "article"), "warn"), (("e1", "e1"), "warn"), (("article", "e1"), "info"), (("e1", "e2"), "info")],
)
def test_two_sources_may_differ(sources: tuple[str, str], severity: str | None) -> None:
    extraction = twice("value=5", "value=6")
    figures = [
        replace(figure, attributed_to=source) for figure, source in zip(extraction.figures, sources, strict=True)
    ]
    found = findings(replace(extraction, figures=tuple(figures)), "same_quantity")
    assert [one.severity for one in found] == ([severity] if severity else [])
    assert [one.message.endswith(", by two sources.") for one in found] == [sources == ("e1", "e2")]


@pytest.mark.parametrize("slots", ["range=yes", "per=tonne", "direction=up", "role=change"])
def test_figures_of_other_slots_are_no_second_value(slots: str) -> None:
    assert not findings(twice("value=5", "value=6", slots=slots), "same_quantity")
    assert not findings(twice("value=5", ""), "same_quantity")


@pytest.mark.parametrize(
    ("more", "found"),
    [
        ("", 1),
        (" as in <TIME id=t3 from=2024-05-01 until=2024-06-01>the May before</TIME>", 0),
        (" as in <TIME id=t3 from=2024-05-01 until=2024-06-01 role=baseline>the May before</TIME>", 1),
        (" as told on <TIME id=t3 from=2025-06-02 until=2025-06-03 granularity=day>Monday</TIME>", 1),
        (" as told <TIME id=t3>lately</TIME>", 1),
    ],
)
def test_a_sentence_of_two_periods_states_none(more: str, found: int) -> None:
    text = f"In <TIME id=t1 {MAY}>May</TIME> <MEASURE id=m1>exports of tin</MEASURE> were <FIGURE id=f1 kind=money measure=m1 period=t1 value=5>$5</FIGURE>.\n"
    text += f"In <TIME id=t2 {MAY}>May</TIME> <MEASURE id=m2>exports of tin</MEASURE> came to <FIGURE id=f2 kind=money measure=m2 period=t2 value=6>$6</FIGURE>{more}."
    assert len(findings(build(text), "same_quantity")) == found
    baseline = text.replace(f"<TIME id=t2 {MAY}>", f"<TIME id=t2 {MAY} role=baseline>")
    assert not findings(build(baseline), "same_quantity")


@pytest.mark.parametrize(
    "different",
    [
        {"measure": "copper exports"},
        {"period": "from=2025-04-01 until=2025-05-01"},
        {"slots": "unit=EUR"},
        {"slots": "role=target"},
        {"slots": "inferred=period"},
        {"slots": "per=tonne"},
    ],
)
def test_same_quantity_differs_in_what_it_measures(different: dict[str, str]) -> None:
    extraction = twice("value=5000000 half=50000", "value=6000000 half=50000", **different)  # type: ignore[arg-type]
    assert not findings(extraction, "same_quantity")


def test_a_count_with_a_measure_is_not_one_without_it_in_other_words() -> None:
    words = (
        "In {time} the cars of the fair, old and new, washed and painted, drew {figure}.",
        "The firm sold {figure} in {time}.",
    )
    extraction = sentences(*words)
    at = extraction.article.text.index("cars")
    figures = (replace(extraction.figures[0], measure=TextRange(at, at + 4)), extraction.figures[1])
    assert not findings(replace(extraction, figures=figures), "same_quantity")
