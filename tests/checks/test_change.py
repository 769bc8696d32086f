"""Change against value and baseline, in one statement."""

from __future__ import annotations

from dataclasses import replace

import pytest

from extractor.record.extraction import Extraction
from extractor.record.finding import Finding
from tests.checks.builder import build
from tests.checks.findings import findings, statuses

TRIPLE = [{"value": "f2", "change": "f1", "baseline": "f3"}]


def only(extraction: Extraction) -> Finding:
    (finding,) = findings(extraction, "change")
    return finding


STATED = "measure=m1 period=t1"


def fall(percent: str, *, direction: str = "down", modifier: str = "exact", inferred: str = "") -> Extraction:
    slots = f" inferred={inferred}" if inferred else ""
    return build(
        f"<MEASURE id=m1>Exports</MEASURE> fell <FIGURE id=f1 kind=percent value={percent} half=0.05 role=change direction={direction} "
        f"modifier={modifier} with=f3{slots}>{percent} percent</FIGURE> to "
        f"<FIGURE id=f2 kind=money value=18700000 half=50000 {STATED}>$18.7 million</FIGURE> in <TIME id=t1 from=2025-05-01 "
        "until=2025-06-01>May</TIME> from "
        "<FIGURE id=f3 kind=money value=21700000 half=50000 role=baseline>$21.7 million</FIGURE>.",
        claims=TRIPLE,
    )


def test_change_within_the_rounding_is_consistent_and_shows_the_calculation() -> None:
    finding = only(fall("13.7"))
    assert finding.status == "consistent_rounded"
    assert finding.severity == "info"
    assert finding.message == (
        "From $21.7m to $18.7m is a change of -13.8% (-13.4 to -14.3 allowing for rounding); "
        "the article says down 13.7%: consistent."
    )
    assert finding.claims == ("c1",)


def test_change_as_printed_is_consistent_exactly() -> None:
    assert only(fall("13.8")).status == "consistent_exact"


def test_change_beyond_the_rounding_is_inconsistent() -> None:
    finding = only(fall("17.3"))
    assert (finding.status, finding.severity) == ("inconsistent", "error")
    assert finding.computed is not None
    assert finding.reported is not None
    assert finding.reported.low is not None
    assert finding.message.endswith("down 17.3%: inconsistent.")


def test_change_with_an_inferred_binding_never_gives_more_than_info() -> None:
    assert only(fall("17.3", inferred="period")).severity == "info"


def test_change_with_the_wrong_sign_says_so() -> None:
    assert "with the opposite sign" in only(fall("13.8", direction="up")).message


@pytest.mark.parametrize("kind", ["expected", "other_group", "revised"])
def test_change_is_checked_against_earlier_baselines_only(kind: str) -> None:
    assert not findings(
        build(
            "Profit rose <FIGURE id=f1 kind=percent value=40 half=0.5 role=change direction=up>40%</FIGURE> to "
            "<FIGURE id=f2 kind=money value=10000000 half=500000>$10 million</FIGURE>, against "
            f"<FIGURE id=f3 kind=money value=9000000 half=500000 role=baseline baseline={kind}>$9 million</FIGURE>.",
            claims=TRIPLE,
        ),
        "change",
    )


def test_change_across_currencies_is_not_computed() -> None:
    assert not findings(
        build(
            "Sales rose <FIGURE id=f1 kind=percent value=40 half=0.5 role=change direction=up>40%</FIGURE> to "
            "<FIGURE id=f2 kind=money value=10 half=0.5 unit=EUR>€10</FIGURE> from "
            "<FIGURE id=f3 kind=money value=9 half=0.5 role=baseline>$9</FIGURE>.",
            claims=TRIPLE,
        ),
        "change",
    )


def test_change_factor_of_a_thousand_is_named() -> None:
    finding = only(
        build(
            "Sales rose <FIGURE id=f1 kind=percent value=5 half=0.5 role=change direction=up>5%</FIGURE> to "
            "<FIGURE id=f2 kind=money value=3150000000 half=5000000>$3.15 billion</FIGURE> from "
            "<FIGURE id=f3 kind=money value=3000000 half=500000 role=baseline>$3 million</FIGURE>.",
            claims=TRIPLE,
        )
    )
    assert finding.status == "inconsistent"
    assert finding.message.endswith(": inconsistent (it would fit with a factor of 1,000).")


@pytest.mark.parametrize(
    ("change", "status"),
    [
        ("kind=points value=0.3 half=0.05", "consistent_exact"),
        ("kind=points value=0.5 half=0.05", "inconsistent"),
        ("kind=points unit=basis_point value=30", "consistent_exact"),
        ("kind=points unit=basis_point value=3", "inconsistent"),
        ("kind=percent value=7.9 half=0.05", "consistent_exact"),
    ],
)
def test_change_of_a_percentage_in_points_and_in_percent(change: str, status: str) -> None:
    finding = only(
        build(
            f"The rate rose <FIGURE id=f1 {change} role=change direction=up>so much</FIGURE> to "
            "<FIGURE id=f2 kind=percent value=4.1 half=0.05 role=rate>4.1%</FIGURE> from "
            "<FIGURE id=f3 kind=percent value=3.8 half=0.05 role=baseline>3.8%</FIGURE>.",
            claims=TRIPLE,
        )
    )
    assert finding.status == status


@pytest.mark.parametrize(
    ("change", "value", "status"),
    [
        ("kind=count unit=car value=120", 1123, "consistent_exact"),
        ("kind=count unit=car value=130", 1123, "inconsistent"),
        ("kind=multiple value=2", 2080, "consistent_exact"),
        ("kind=multiple value=3", 2080, "inconsistent"),
        ("kind=fraction value=0.333333333", 1340, "consistent_exact"),
        ("kind=fraction value=0.25", 1340, "inconsistent"),
    ],
)
def test_change_in_absolute_numbers_multiples_and_fractions(change: str, value: int, status: str) -> None:
    finding = only(
        build(
            f"The fleet grew by <FIGURE id=f1 {change} role=change direction=up>so much</FIGURE> to "
            f"<FIGURE id=f2 unit=car value={value}>{value} cars</FIGURE> from "
            "<FIGURE id=f3 unit=car value=1003 role=baseline>1,003</FIGURE>.",
            claims=TRIPLE,
        )
    )
    assert finding.status.startswith(status.split("_")[0])


def test_change_three_times_more_may_be_four_times() -> None:
    finding = only(
        build(
            "It was <FIGURE id=f1 kind=multiple value=3 role=change direction=up>three times</FIGURE> more: "
            "<FIGURE id=f2 unit=car value=41>41 cars</FIGURE>, up from "
            "<FIGURE id=f3 unit=car value=10 role=baseline>10</FIGURE>.",
            claims=TRIPLE,
        )
    )
    assert finding.status != "inconsistent"


def test_change_said_twice_is_checked_twice() -> None:
    extraction = build(
        "The index lost <FIGURE id=f1 kind=index value=102.2 half=0.05 role=change direction=down>102.2</FIGURE>, or "
        "<FIGURE id=f4 kind=percent value=0.36 half=0.005 role=change direction=down>0.36%</FIGURE>, to "
        "<FIGURE id=f2 kind=index value=27934.02 half=0.005>27,934.02</FIGURE> from "
        "<FIGURE id=f3 kind=index value=28036.22 half=0.005 role=baseline>28,036.22</FIGURE>.",
        claims=[{**TRIPLE[0], "again": "f4"}],
    )
    assert statuses(extraction, "change") == ["consistent_exact", "consistent_exact"]


def rise(
    change: str = "kind=percent value=5 half=0.5",
    *,
    value: str = "kind=money value=115",
    before: str = "kind=money value=100",
    words: str = "It rose",
    end: str = "",
) -> Extraction:
    return build(
        f"{words} <FIGURE id=f1 role=change direction=up {change}>so much</FIGURE> to <FIGURE id=f2 {value}>so much</FIGURE> "
        f"from <FIGURE id=f3 role=baseline {before}>so much</FIGURE>{end}.",
        claims=TRIPLE,
    )


@pytest.mark.parametrize(
    "slots",
    [
        {"change": "kind=percent value=5 range=yes"},
        {"value": "kind=money value=115 range=yes"},
        {"before": "kind=money value=100 range=yes"},
        {"change": "kind=percent"},
        {"value": "kind=money"},
        {"before": "kind=money"},
        {"change": "kind=percent value=5 role=share"},
        {"change": "kind=money unit=EUR value=5"},
        {"change": "kind=points value=5"},
        {"value": "kind=age value=40", "before": "kind=age value=30", "change": "kind=age value=5"},
        {"value": "kind=percent value=40", "before": "kind=percent value=30", "change": "kind=money value=5"},
        {"before": "kind=money value=100 baseline=expected"},
        {"before": "kind=money value=0"},
    ],
)
def test_change_that_cannot_be_recomputed_is_left_alone(slots: dict[str, str]) -> None:
    assert not findings(rise(**slots), "change")


def test_change_in_a_fraction_of_a_price_is_not_computed() -> None:
    text = "It rose <FIGURE id=f1 kind=fraction value=0.9 role=change direction=up>29/32</FIGURE> to <FIGURE id=f2 value=5>5</FIGURE> from <FIGURE id=f3 value=4 role=baseline>4</FIGURE>."
    assert not findings(build(text, claims=TRIPLE), "change")
    assert findings(build(text.replace("29/32", "nine tenths"), claims=TRIPLE), "change")


def test_words_that_tie_a_change_outweigh_the_time_that_it_was_bound_to() -> None:
    text = (
        "After <TIME id=t1 from=2024-01-01 until=2025-01-01>2024</TIME> it rose <FIGURE id=f1 kind=percent value=5 role=change "
        "direction=up with=t1>5%</FIGURE> to <FIGURE id=f2 kind=money value=115>$115</FIGURE> from <FIGURE id=f3 kind=money "
        "value=100 role=baseline period=t2>$100</FIGURE> in <TIME id=t2 from=2025-01-01 until=2025-04-01>the quarter</TIME>."
    )
    assert statuses(build(text, claims=TRIPLE), "change") == ["inconsistent"]


@pytest.mark.parametrize(
    ("change", "value", "status"),
    [
        ("kind=multiple value=0.5 modifier=more_than", 400, "consistent_rounded"),
        ("kind=multiple value=0.5 modifier=at_least", 600, "inconsistent"),
        ("kind=multiple value=0.5", 400, "inconsistent"),
        ("kind=multiple value=0.5", 500, "consistent_exact"),
        ("kind=multiple value=2 modifier=more_than", 3000, "consistent_rounded"),
        ("kind=multiple value=2 modifier=less_than", 3000, "inconsistent"),
        ("kind=multiple value=1 modifier=more_than", 1500, "consistent_rounded"),
    ],
)
def test_change_by_a_multiple_may_be_more_or_less(change: str, value: int, status: str) -> None:
    assert statuses(rise(change, value=f"value={value}", before="value=1000"), "change") == [status]


def test_change_beside_a_way_of_its_own_is_not_compared() -> None:
    extraction = rise()
    (statement,) = extraction.statements
    for direction, count in (("down", 0), ("up", 1), ("flat", 1)):
        directed = replace(statement, direction=direction)  # type: ignore[arg-type]
        assert len(findings(replace(extraction, statements=(directed,)), "change")) == count


def test_change_that_no_words_tie_is_not_compared() -> None:
    extraction = build(
        "It lost <FIGURE id=f1 kind=percent value=4 half=0.5 role=change direction=down>4%</FIGURE> this year and stood at "
        "<FIGURE id=f2 kind=money value=11.62>$11.62</FIGURE>, compared with "
        "<FIGURE id=f3 kind=money value=11.58 role=baseline>$11.58</FIGURE> on Friday.",
        claims=[{**TRIPLE[0], "tied": False}],
    )
    assert not findings(extraction, "change")


@pytest.mark.parametrize(
    ("percent", "now", "severity"),
    [
        ("130", 227, "info"),
        ("130", 224.5, "info"),  # half a percent that the digits allow, five that tens do
        ("130", 224.4, "warn"),
        ("130", 235.5, "info"),
        ("130", 235.6, "warn"),
        ("120", 227, "warn"),
        ("135", 227, "warn"),
        ("20", 123, "info"),
        ("10", 113, "warn"),
    ],
)
def test_a_percentage_in_tens_may_be_rounded(percent: str, now: float, severity: str) -> None:
    text = (
        f"Fees rose <FIGURE id=f1 kind=percent value={percent} half=0.5 role=change direction=up>{percent}%</FIGURE> to "
        f"<FIGURE id=f2 kind=money value={now}>${now}</FIGURE> from <FIGURE id=f3 kind=money value=100 role=baseline>$100</FIGURE>."
    )
    finding = only(build(text, claims=TRIPLE))
    assert (finding.status, finding.severity) == ("inconsistent", severity)
    assert finding.message.endswith("inconsistent unless it is rounded to the nearest ten.") == (severity == "info")


def test_a_change_that_words_tie_is_not_kept_from_its_baseline_by_a_time_stated_elsewhere() -> None:
    text = (
        "It rose <FIGURE id=f1 kind=percent value=5 role=change direction=up with=t1>5%</FIGURE> to <FIGURE id=f2 kind=money value=115>$115</FIGURE> "
        "from <FIGURE id=f3 kind=money value=100 role=baseline period=t2>$100</FIGURE> in <TIME id=t2 from=2025-01-01 until=2025-04-01>the "
        "quarter</TIME>, unlike <TIME id=t1 from=2024-01-01 until=2025-01-01 role=baseline>a year earlier</TIME>."
    )
    assert findings(build(text, claims=TRIPLE), "change")


def test_a_change_in_points_has_no_hint_of_another_sign() -> None:
    points = "kind=points value=100 half=0.5 direction=down"
    finding = only(rise(points, value="kind=percent value=10", before="kind=percent value=5"))
    assert finding.message.endswith("down so much: inconsistent.")
