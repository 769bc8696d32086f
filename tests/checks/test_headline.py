"""Headline against body, rough against exact figures."""

from __future__ import annotations

import pytest

from extractor.extraction import Extraction
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
    ("headline", "body", "status"),
    [("12", "12.3", "consistent_rounded"), ("50", "48.3", "consistent_rounded"), ("12", "21.3", "inconsistent")],
)
def test_headline_rounds_the_body(headline: str, body: str, status: str) -> None:
    (finding,) = findings(story(headline, body), "headline_and_body")
    assert finding.status == status
    assert finding.severity == ("warn" if status == "inconsistent" else "info")


def test_headline_about_something_else_is_left_alone() -> None:
    assert not findings(story("12", "21.3", measure="imports of coffee"), "headline_and_body")
    assert not findings(story("12", "21.3", slots="unit=percentage_point"), "headline_and_body")


def test_a_rough_figure_of_the_body_is_consistent_with_the_exact_one() -> None:
    extraction = build(
        "The <MEASURE id=m1>worth of rare earth minerals</MEASURE> dropped by approximately <FIGURE id=f1 kind=percent value=50 "
        "half=5 modifier=approx role=change direction=down measure=m1>50%</FIGURE>.\n<MEASURE id=m2>Rare earth materials"
        "</MEASURE> saw a decrease of <FIGURE id=f2 kind=percent value=48.3 half=0.05 role=change direction=down measure=m2>"
        "48.3%</FIGURE>.",
        claims=[{"change": "f1"}, {"change": "f2"}],
    )
    assert statuses(extraction, "headline_and_body") == ["consistent_rounded"]


def test_the_figure_that_fits_is_told_before_one_that_does_not() -> None:
    fall = "<MEASURE id=m{n}>Tea exports</MEASURE> fell <FIGURE id=f{n} kind=percent value={v} half={h} role=change direction=down measure=m{n}>{v}%</FIGURE>"
    lines = [fall.format(n=n, v=v, h=h) for n, (v, h) in enumerate([("12", "0.5"), ("30", "0.05"), ("12.3", "0.05")])]
    (finding,) = findings(build("\n".join(lines), headline=True), "headline_and_body")
    assert finding.message == (
        "The headline says 12 % down and 12.3 % down for the same thing: consistent, the first is approximate."
    )


@pytest.mark.parametrize(("body", "status"), [("5.45", "consistent_rounded"), ("5.6", "inconsistent")])
def test_a_headline_rounds_to_its_last_place(body: str, status: str) -> None:
    lines = [
        f"<MEASURE id=m{n}>Tea exports</MEASURE> fell <FIGURE id=f{n} kind=percent value={value} measure=m{n}>so much</FIGURE>"
        for n, value in enumerate(("5", body))
    ]
    assert statuses(build("\n".join(lines), headline=True), "headline_and_body") == [status]


@pytest.mark.parametrize(("sentences", "found"), [(2, 1), (3, 0)])
def test_a_headline_is_doubted_for_the_lead_alone(sentences: int, found: int) -> None:
    lines = [
        "<MEASURE id=m1>Tea exports</MEASURE> fall <FIGURE id=f1 kind=percent value=12 half=0.5 role=change measure=m1>12%</FIGURE>"
    ]
    lines += ["Ships waited."] * sentences
    lines += [
        "<MEASURE id=m2>Tea exports</MEASURE> fell <FIGURE id=f2 kind=percent value=30 half=0.5 role=change measure=m2>30%</FIGURE>."
    ]
    told = findings(build("\n".join(lines), headline=True), "headline_and_body")
    assert len(told) == found
    if found:
        assert "(a headline rounds: 11.40 to 12.60)" in told[0].message
        assert "30 %" in told[0].message
        assert told[0].message.endswith("inconsistent (a headline rounds: 11.40 to 12.60).")


@pytest.mark.parametrize(
    ("slots", "measure", "found"),
    [
        ("", "Tea", 1),
        ("", "Tea exports of May", 1),
        ("", "Tea imports", 0),
        ("", "The value", 0),
        ("inferred=unit", "Tea exports", 1),
        ("inferred=measure", "Tea exports", 0),
        ("role=level", "Tea exports", 0),
        ("per=share", "Tea exports", 0),
        ("direction=down", "Tea exports", 0),
        ("kind=points", "Tea exports", 0),
    ],
)
def test_headline_and_lead_speak_of_one_thing(slots: str, measure: str, found: int) -> None:
    given = {"kind": "percent", "role": "change", **dict(slot.split("=") for slot in slots.split())}
    more = " ".join(f"{slot}={value}" for slot, value in given.items())
    text = (
        f"<MEASURE id=m1>Tea exports</MEASURE> fall <FIGURE id=f1 value=12 measure=m1 {more}>12</FIGURE>\n"
        f"<MEASURE id=m2>{measure}</MEASURE> fell <FIGURE id=f2 kind=percent role=change value=30 measure=m2>30%</FIGURE>."
    )
    assert len(findings(build(text, headline=True), "headline_and_body")) == found


@pytest.mark.parametrize(
    ("body", "found"),
    [
        ("A flood killed <FIGURE id=f2 unit=person value=30>30 people</FIGURE> in Norland.", 1),
        ("A flood hit <FIGURE id=f2 unit=person value=30>30 people</FIGURE> in Norland.", 1),  # three words of five
        ("A storm hit <FIGURE id=f2 unit=person value=30>30 people</FIGURE> in Norland.", 0),
    ],
)
def test_counts_are_one_where_most_words_of_the_headline_return(body: str, found: int) -> None:
    headline = "Norland flood kills <FIGURE id=f1 unit=person value=20>20 people</FIGURE> overnight"
    told = findings(build(f"{headline}\n{body}", headline=True), "headline_and_body")
    assert len(told) == found


ROUGH = (
    "The <MEASURE id=m1>price of black tea leaves</MEASURE> fell <FIGURE id=f1 kind=percent value=50 half=5 role=change "
    "modifier=approx measure=m1 {}>about 50%</FIGURE>.\n{}"
)
EXACT = "<FIGURE id=f2 kind=percent value={} half=0.05 role=change measure=m2 {}>48.3%</FIGURE>"
PERIOD = "<TIME id=t{n} from=2025-0{n}-01 until=2025-0{m}-01>a month</TIME>"


@pytest.mark.parametrize(
    ("rough", "exact", "status"),
    [
        ("", f"<MEASURE id=m2>Black tea</MEASURE> lost {EXACT.format('48.3', '')}.", "consistent_rounded"),
        (
            "",
            f"<MEASURE id=m2>Black tea leaves of hills</MEASURE> lost {EXACT.format('48.3', '')}.",
            "consistent_rounded",
        ),
        ("", f"<MEASURE id=m2>Black tea bags, cups</MEASURE> lost {EXACT.format('48.3', '')}.", "consistent_rounded"),
        ("", f"<MEASURE id=m2>Green tea</MEASURE> lost {EXACT.format('48.3', '')}.", None),
        ("", f"<MEASURE id=m2>Black tea bags, cups, pots</MEASURE> lost {EXACT.format('48.3', '')}.", None),
        ("", f"<MEASURE id=m2>Black tea</MEASURE> lost {EXACT.format('38.3', '')}.", None),
        ("", f"<MEASURE id=m2>Black tea</MEASURE> lost {EXACT.format('48.3', 'modifier=approx')}.", None),
        (
            "period=t1",
            f"In {PERIOD.format(n=1, m=2)} and {PERIOD.format(n=3, m=4)} <MEASURE id=m2>black tea</MEASURE> lost {EXACT.format('48.3', 'period=t3')}.",
            None,
        ),
        (
            "period=t1",
            f"In {PERIOD.format(n=1, m=2)} <MEASURE id=m2>black tea</MEASURE> lost {EXACT.format('48.3', 'period=t1')}.",
            "consistent_rounded",
        ),
    ],
)
def test_a_rough_change_and_the_exact_one_share_the_words_of_the_measure(
    rough: str, exact: str, status: str | None
) -> None:
    told = statuses(build(ROUGH.format(rough, exact)), "headline_and_body")
    assert told == ([status] if status else [])


def test_a_rough_level_is_not_compared() -> None:
    exact = f"<MEASURE id=m2>Black tea</MEASURE> lost {EXACT.format('48.3', '')}."
    level = ROUGH.format("", exact).replace("role=change", "role=level")
    assert not findings(build(level), "headline_and_body")
    assert not findings(build(ROUGH.format("", exact).replace("modifier=approx", "")), "headline_and_body")


@pytest.mark.parametrize(("lines", "found"), [(2, 1), (3, 0)])
def test_another_scale_is_looked_for_in_the_lead(lines: int, found: int) -> None:
    text = "Storms cost <FIGURE id=f1 kind=money value=224000000000 half=500000000>$224 billion</FIGURE>\n"
    text += "It rained.\n" * lines
    text += "Property worth <FIGURE id=f2 kind=money value=224000000 half=500000>$224 million</FIGURE> was destroyed."
    told = findings(build(text, headline=True), "unit_factor")
    assert [one.message for one in told] == [
        "The headline says $224bn and the article $224m: the same digits, with a factor of 1,000 between them."
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
