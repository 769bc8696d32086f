"""Headline against body, rough against exact figures."""

from __future__ import annotations

import pytest

from extractor.extraction import Extraction
from extractor.finding import Finding
from tests.checks.builder import build
from tests.checks.findings import findings, statuses


def story(headline: str, body: str, *, measure: str = "exports of tea", slots: str = "") -> Extraction:
    return build(
        f"<MEASURE id=m1>Tea exports</MEASURE> fall <FIGURE id=f1 kind=percent value={headline} half=0.5 role=change "
        f"direction=down measure=m1>{headline}%</FIGURE>\n<MEASURE id=m2>{measure}</MEASURE> fell <FIGURE id=f2 kind=percent "
        f"value={body} half=0.05 role=change direction=down measure=m2 {slots}>{body}%</FIGURE> in May.",
        claims=[{"change": "f1"}, {"change": "f2"}],
        headline=True,
    )


@pytest.mark.parametrize(
    ("headline", "body", "found"),
    [("12", "12.3", 0), ("50", "48.3", 0), ("12", "21.3", 1), ("5", "5.45", 0), ("5", "5.6", 1)],
)
def test_headline_rounds_the_body(headline: str, body: str, found: int) -> None:
    assert statuses(story(headline, body), "headline_and_body") == ["inconsistent"] * found


def test_the_message_tells_both_and_that_a_headline_rounds() -> None:
    (finding,) = findings(story("12", "21.3"), "headline_and_body")
    assert finding.severity == "warn"
    assert finding.message == (
        "The headline says down 12%, the article down 21.3%: inconsistent, even if the headline is rounded."
    )


def test_headline_about_something_else_is_left_alone() -> None:
    assert not findings(story("12", "21.3", measure="imports of coffee"), "headline_and_body")
    assert not findings(story("12", "21.3", slots="unit=percentage_point"), "headline_and_body")


TOLD = "<MEASURE id=m{n}>Tea exports</MEASURE> fell <FIGURE id=f{n} kind=percent value={v} half={h} role=change direction=down measure=m{n}>{v}%</FIGURE>"


def test_a_figure_anywhere_in_the_body_that_fits_is_enough() -> None:
    lines = [TOLD.format(n=n, v=v, h=h) for n, (v, h) in enumerate([("12", "0.5"), ("30", "0.05"), ("12.3", "0.05")])]
    assert findings(build("\n".join(lines[:2]), headline=True), "headline_and_body")
    assert not findings(
        build("\n".join([*lines[:2], *["Ships waited."] * 9, lines[2]]), headline=True), "headline_and_body"
    )


def test_of_two_figures_of_the_lead_the_one_may_be_another_thing() -> None:
    lines = [TOLD.format(n=n, v=v, h="0.05") for n, v in enumerate(("12", "30", "40"))]
    (finding,) = findings(build("\n".join(lines), headline=True), "headline_and_body")
    assert finding.severity == "info"
    assert finding.message.endswith("; these may not be the same thing.")


@pytest.mark.parametrize(("sentences", "found"), [(4, 1), (5, 0)])
def test_a_headline_is_doubted_for_the_lead_alone(sentences: int, found: int) -> None:
    lines = [TOLD.format(n=1, v="12", h="0.5"), *["Ships waited."] * sentences, TOLD.format(n=2, v="30", h="0.5")]
    assert len(findings(build("\n".join(lines), headline=True), "headline_and_body")) == found


@pytest.mark.parametrize(
    ("slots", "measure", "found"),
    [
        ("", "The value of tea exports", 1),
        ("", "Exports of tea and wool", 1),  # two of three words
        ("", "Tea", 0),
        ("", "Wool", 0),
        ("inferred=unit", "Tea exports", 1),
        ("per=share", "Tea exports", 0),
        ("kind=points", "Tea exports", 0),
        ("range=yes", "Tea exports", 0),
    ],
)
def test_headline_and_lead_speak_of_one_thing(slots: str, measure: str, found: int) -> None:
    given = {"kind": "percent", "role": "change", **dict(slot.split("=") for slot in slots.split())}
    more = " ".join(f"{slot}={value}" for slot, value in given.items())
    text = (
        f"<MEASURE id=m1>Tea exports</MEASURE> fall <FIGURE id=f1 value=12 measure=m1 {more}>12</FIGURE>\n"
        f"<MEASURE id=m2>{measure}</MEASURE> of the harbour fell <FIGURE id=f2 kind=percent role=change value=30 measure=m2>30%</FIGURE>."
    )
    assert len(findings(build(text, headline=True), "headline_and_body")) == found


@pytest.mark.parametrize(
    ("slots", "severities"), [("role=level", ["info"]), ("direction=down", ["info"]), ("", ["warn"])]
)
def test_figures_of_two_roles_may_not_be_the_same_thing(slots: str, severities: list[str]) -> None:
    text = (
        f"<MEASURE id=m1>Tea exports</MEASURE> fall <FIGURE id=f1 kind=percent role=change value=12 measure=m1 {slots}>12</FIGURE>\n"
        "<MEASURE id=m2>Tea exports</MEASURE> fell <FIGURE id=f2 kind=percent role=change value=30 measure=m2>30%</FIGURE>."
    )
    assert [one.severity for one in findings(build(text, headline=True), "headline_and_body")] == severities


def test_figures_of_opposite_directions_are_two_things() -> None:
    text = (
        "Tea exports fall <FIGURE id=f1 kind=percent role=change direction=down value=12>12</FIGURE>\n"
        "Tea exports rose <FIGURE id=f2 kind=percent role=change direction=up value=30>30%</FIGURE>."
    )
    assert not findings(build(text, headline=True), "headline_and_body")


@pytest.mark.parametrize(
    ("headline", "body", "found"),
    [
        ("value=500 modifier=more_than", "value=480", 0),  # rounded
        ("value=500 modifier=more_than", "value=300", 1),
        ("value=500 modifier=more_than", "value=700", 0),
        ("value=500 modifier=more_than", "value=800", 1),
        ("value=500 modifier=less_than", "value=400", 0),
        ("value=500 modifier=less_than", "value=300", 1),
        ("value=100000000", "value=150000000", 1),
        ("value=500 modifier=more_than", "value=700 modifier=more_than", 1),
        ("value=700", "value=500 modifier=more_than", 1),
        ("value=700", "low=500 high=900 range=yes", 0),
        ("low=500 high=900 range=yes", "value=300", 0),
        ("value=500", "value=700 modifier=less_than", 1),
        ("value=500", "value=545", 0),  # in hundreds
        ("value=500", "value=560", 1),
    ],
)
def test_bounds_of_headline_and_body(headline: str, body: str, found: int) -> None:
    text = (
        f"Storm leaves <FIGURE id=f1 unit=home {headline}>so many homes</FIGURE> in ruins\n"
        f"A storm left <FIGURE id=f2 unit=home {body}>so many homes</FIGURE> in ruins."
    )
    assert len(findings(build(text, headline=True), "headline_and_body")) == found


def homes(*body: str, headline: str = "<FIGURE id=f0 unit=home value=500>500 homes</FIGURE>") -> list[Finding]:
    told = " ".join(f"The storm took <FIGURE id=f{n} {slots}>those</FIGURE>." for n, slots in enumerate(body, 1))
    return findings(build(f"Storm took {headline}\n{told}", headline=True), "headline_and_body")


@pytest.mark.parametrize(
    ("slots", "found"),
    [
        ("value=500 unit=home", 0),
        ("value=500", 0),
        ("value=500 unit=flat inferred=unit", 0),
        ("value=500 unit=flat", 1),
        ("value=500 kind=money", 1),
    ],
)
def test_the_headlines_figure_is_told_elsewhere_in_its_unit_or_bare(slots: str, found: int) -> None:
    assert len(homes("unit=home value=300", slots)) == found


@pytest.mark.parametrize(("slots", "found"), [("", 1), ("unit=flat inferred=unit", 0), ("unit=flat", 0)])
def test_digits_of_the_lead_may_be_of_the_headlines_unit(slots: str, found: int) -> None:
    assert len(homes(f"value=300 {slots}")) == found


@pytest.mark.parametrize(
    ("body", "severities"),
    [
        (["unit=home value=100"], ["warn"]),
        (["unit=home value=100", "kind=money value=9"], ["warn"]),  # the one figure of homes
        (["unit=home value=300 inferred=measure"], ["warn"]),  # bound by the words around it
        (["unit=home value=300", "unit=home value=200"], ["info"]),
        (["unit=home value=100", "unit=home value=90"], []),
    ],
)
def test_of_several_figures_in_the_lead_one_lies_near_the_headlines(body: list[str], severities: list[str]) -> None:
    assert [one.severity for one in homes(*body)] == severities


@pytest.mark.parametrize(("words", "found"), [("The storm took", 1), ("Now it took", 0)])
def test_two_words_beside_both_figures_are_enough(words: str, found: int) -> None:
    text = (
        "Storm took <FIGURE id=f1 unit=home value=500>500 of them</FIGURE> while all Norland slept behind shuttered windows\n"
        f"{words} <FIGURE id=f2 unit=home value=300>300 of them</FIGURE>."
    )
    assert len(findings(build(text, headline=True), "headline_and_body")) == found


def test_a_headline_may_have_two_figures_of_one_unit() -> None:
    two = "<FIGURE id=f8 unit=home value=500>500</FIGURE> and <FIGURE id=f9 unit=home value=520>520</FIGURE>"
    assert len(homes("unit=home value=300", headline=two)) == 2


def test_a_list_of_results_is_no_headline() -> None:
    seats = " ".join(f"<FIGURE id=f{n} unit=seat value={n}>{n} seats</FIGURE>" for n in (4, 5, 6))
    text = f"Union {seats}\nThe union won <FIGURE id=f9 unit=seat value=9>9 seats</FIGURE>."
    assert not findings(build(text, headline=True), "headline_and_body")


@pytest.mark.parametrize("slots", ["role=baseline", "role=difference"])
def test_what_the_lead_compares_with_is_not_the_headlines(slots: str) -> None:
    text = (
        "Tea sales hit <FIGURE id=f1 kind=money value=12>$12</FIGURE>\n"
        f"Tea sales hit <FIGURE id=f2 kind=money value=30 {slots}>$30</FIGURE>."
    )
    assert not findings(build(text, headline=True), "headline_and_body")
    assert findings(build(text.replace(slots, ""), headline=True), "headline_and_body")
    in_headline = text.replace(slots, "").replace("value=12", f"value=12 {slots}")
    assert not findings(build(in_headline, headline=True), "headline_and_body")


@pytest.mark.parametrize(
    ("body", "found"),
    [
        ("A flood killed <FIGURE id=f2 unit=person value=30>30 people</FIGURE> in Norland.", 1),
        ("A flood hit <FIGURE id=f2 unit=person value=30>30 people</FIGURE> in Norland.", 1),
        ("A storm hit <FIGURE id=f2 unit=person value=30>30 people</FIGURE> in Sudland.", 0),
        (
            "In Norland a flood was feared, and at a school far off <FIGURE id=f2 unit=person value=30>30 of those</FIGURE> taught there danced.",
            0,
        ),
    ],
)
def test_half_of_the_words_of_the_headline_return_and_some_beside_the_figure(body: str, found: int) -> None:
    headline = "Norland flood kills <FIGURE id=f1 unit=person value=20>20 people</FIGURE> overnight"
    assert len(findings(build(f"{headline}\n{body}", headline=True), "headline_and_body")) == found


@pytest.mark.parametrize(("lines", "found"), [(4, 1), (5, 0)])
def test_another_scale_is_looked_for_in_the_lead(lines: int, found: int) -> None:
    text = "Storms cost <FIGURE id=f1 kind=money value=224000000000 half=500000000>$224 billion</FIGURE>\n"
    text += "It rained.\n" * lines
    text += "Property worth <FIGURE id=f2 kind=money value=224000000 half=500000>$224 million</FIGURE> was destroyed."
    told = findings(build(text, headline=True), "unit_factor")
    assert [one.message for one in told] == [
        "The headline says $224bn, the article $224m: the same digits, a factor of 1,000 apart."
    ] * found


def test_a_scale_of_nothing_or_of_percentages_is_no_factor() -> None:
    zero = "<FIGURE id=f1 kind=money value=0>$0</FIGURE> lost\nIt lost <FIGURE id=f2 kind=money value=5>$5</FIGURE>."
    assert not findings(build(zero, headline=True), "unit_factor")
    share = "<FIGURE id=f1 kind=percent value=5>5%</FIGURE> lost\nIt lost <FIGURE id=f2 kind=percent value=0.005>0.005%</FIGURE>."
    assert not findings(build(share, headline=True), "unit_factor")


@pytest.mark.parametrize(("body", "found"), [("224000000", 1), ("224000000000", 0), ("223000000", 0)])
def test_headline_with_another_scale_than_the_body(body: str, found: int) -> None:
    extraction = build(
        "Storms cost <FIGURE id=f1 kind=money value=224000000000 half=500000000>$224 billion</FIGURE>\n"
        f"Property worth <FIGURE id=f2 kind=money value={body} half=500000>$224 million</FIGURE> was destroyed.",
        headline=True,
    )
    assert len(findings(extraction, "unit_factor")) == found
