"""Change against a level that another sentence prints."""

from __future__ import annotations

import pytest

from extractor.checks import check
from extractor.extraction import Extraction
from tests.checks.builder import build
from tests.checks.findings import findings

APRIL, MAY = "from=2025-04-01 until=2025-05-01", "from=2025-05-01 until=2025-06-01"
LEVEL = (
    f"<TIME id=t1 {MAY}>Last month</TIME>, <MEASURE id=m1>exports of rare ores</MEASURE> were "
    "<FIGURE id=f1 kind=money value=18700000 half=50000 measure=m1 period=t1>$18.7 million</FIGURE>.\n"
)


def later(measure: str, *, percent: str = "13.7", period: str = MAY) -> Extraction:
    return build(
        f"{LEVEL}<MEASURE id=m2>{measure}</MEASURE> in <TIME id=t2 {period}>May</TIME> was a <FIGURE id=f2 "
        f"kind=percent value={percent} half=0.05 role=change direction=down measure=m2 period=t2 with=f3>{percent} percent"
        "</FIGURE> decrease from <FIGURE id=f3 kind=money value=21700000 half=50000 role=baseline>$21.7 million</FIGURE>.",
        claims=[{"value": "f1"}, {"change": "f2", "baseline": "f3"}],
    )


@pytest.mark.parametrize("measure", ["The value", "Exports of rare ores"])
def test_change_finds_its_value_by_measure_and_period(measure: str) -> None:
    (finding,) = findings(later(measure), "change")
    assert finding.status == "consistent_rounded"
    assert finding.claims == ("c1", "c2")


@pytest.mark.parametrize(("measure", "severity"), [("The value", "info"), ("Exports of rare ores", "warn")])
def test_change_across_sentences_is_never_an_error(measure: str, severity: str) -> None:
    (finding,) = findings(later(measure, percent="31.7"), "change")
    assert (finding.status, finding.severity) == ("inconsistent", severity)


def test_change_of_another_period_or_measure_finds_nothing() -> None:
    assert not findings(later("The value", period=APRIL, percent="31.7"), "change")
    assert not findings(later("Exports of steel", percent="31.7"), "change")


def test_change_finds_its_baseline_by_the_time_it_is_compared_with() -> None:
    extraction = build(
        f"{LEVEL}In <TIME id=t3 {APRIL}>April</TIME> <MEASURE id=m2>exports of rare ores</MEASURE> were "
        " <FIGURE id=f2 kind=money value=21700000 half=50000 measure=m2 period=t3>$21.7 million</FIGURE>.\n"
        "<MEASURE id=m3>Exports of rare ores</MEASURE> fell <FIGURE id=f3 kind=percent value=31.7 half=0.05 "
        "role=change direction=down with=t4 measure=m3>31.7%</FIGURE> to <FIGURE id=f4 kind=money value=18700000 half=50000 "
        f"measure=m3>$18.7 million</FIGURE> from <TIME id=t4 {APRIL}>April</TIME>.",
        claims=[{"value": "f1"}, {"value": "f2"}, {"value": "f4", "change": "f3"}],
    )
    (finding,) = findings(extraction, "change")
    assert finding.status == "inconsistent"


VALUE = "<FIGURE id=f1 kind=money value=105 half=0.5>$105</FIGURE>"
RISE = "<FIGURE id=f2 kind=percent value={} half=0.5 role=change direction=up>{}%</FIGURE>"
BEFORE = "<FIGURE id=f3 kind=money value=100.4 half=0.05 role=baseline>$100.40</FIGURE>"


@pytest.mark.parametrize(
    ("text", "claims"),
    [
        (f"It rose {RISE} to {VALUE}. That compared with {BEFORE} in May.", [{"value": "f1", "change": "f2"}]),
        (
            f"It came to {VALUE}, against {BEFORE} in May. That is a rise of {RISE}.",
            [{"value": "f1", "baseline": "f3"}, {"change": "f2"}],
        ),
        (
            f"It came to {VALUE}, against {BEFORE} in May. That is a rise of {RISE}.",
            [{"value": "f1", "baseline": "f3"}, {"change": "f2", "baseline": "f3"}],
        ),
        (
            f"It came to {VALUE}. That was up {RISE} from {BEFORE} in May.",
            [{"value": "f1"}, {"change": "f2", "baseline": "f3"}],
        ),
    ],
)
@pytest.mark.parametrize(("percent", "status"), [("5", "consistent"), ("15", "inconsistent")])
def test_change_that_points_back_or_is_told_on(
    text: str, claims: list[dict[str, str]], percent: str, status: str
) -> None:
    (finding,) = findings(build(text.replace("{}", percent), claims=claims), "change")
    assert finding.status.startswith(status)
    assert finding.severity == "info"


@pytest.mark.parametrize(
    ("value", "baseline", "found"),
    [
        ("Sales", "sales", 1),
        ("Sales", "exports", 0),
        ("Sales", "the value", 1),
        ("The value", "sales", 1),
        ("Sales", "", 1),
        ("", "sales", 1),
    ],
)
def test_a_value_of_another_measure_is_not_compared_where_no_words_tie_it(
    value: str, baseline: str, found: int
) -> None:
    text = (
        f"<MEASURE id=m1>{value or 'It'}</MEASURE> came to <FIGURE id=f1 kind=money value=105 {'measure=m1' if value else ''}>$105</FIGURE>. "
        f"That was up {RISE} from <MEASURE id=m3>{baseline or 'it'}</MEASURE> of <FIGURE id=f3 kind=money value=100 role=baseline "
        f"{'measure=m3' if baseline else ''}>$100</FIGURE>."
    )
    for tied, wanted in ((False, found), (True, 1)):
        claims: list[dict[str, object]] = [{"value": "f1"}, {"change": "f2", "baseline": "f3", "tied": tied}]
        assert len(findings(build(text.replace("{}", "5"), claims=claims), "change")) == wanted


@pytest.mark.issue(11)
def test_change_tied_to_its_baseline_finds_its_value_whatever_the_baseline_measures() -> None:
    extraction = build(
        f"{LEVEL}<MEASURE id=m2>The value</MEASURE> in <TIME id=t2 {MAY}>May</TIME> marked a <FIGURE id=f2 kind=percent value=13.7 "
        "half=0.05 role=change direction=down measure=m2 period=t2 with=f3>13.7 percent</FIGURE> <MEASURE id=m3>drop</MEASURE> "
        "from the <FIGURE id=f3 kind=money value=21700000 half=50000 role=baseline measure=m3>$21.7 million</FIGURE>.",
        claims=[{"value": "f1"}, {"change": "f2", "baseline": "f3"}],
    )
    (finding,) = findings(extraction, "change")
    assert finding.status == "consistent_rounded"


@pytest.mark.parametrize(
    ("second", "found"),
    [
        ("That was {change} from {then} in 2023.", 1),
        ("That was {change} on the {then} of 2023.", 1),
        ("That was {change}, as {then} in 2023.", 0),
        ("Rents were {change} from {then} in 2023.", 0),
    ],
)
def test_that_was_up_from_an_earlier_amount(second: str, found: int) -> None:
    change = "<FIGURE id=f2 kind=percent value=40 half=0.5 role=change direction=up>up 40 percent</FIGURE>"
    then = "<FIGURE id=f3 unit=guest value=100>100 guests</FIGURE>"
    text = f"It had <FIGURE id=f1 unit=guest value=120>120 guests</FIGURE>. {second.format(change=change, then=then)}"
    claims = [{"value": "f1"}, {"change": "f2"}, {"value": "f3"}]
    told = [one for one in check(build(text, claims=claims)) if one.status == "inconsistent"]
    assert [one.severity for one in told] == ["info"] * found


@pytest.mark.parametrize(
    ("words", "found"), [("That is a rise", 1), ("The amount is a rise", 1), ("Rents had a rise", 0)]
)
def test_only_a_sentence_that_points_back_takes_the_pair_before_it(words: str, found: int) -> None:
    text = f"It came to {VALUE}, against {BEFORE} in May. {words} of {RISE}.".replace("{}", "15")
    claims = [{"value": "f1", "baseline": "f3"}, {"change": "f2"}]
    assert len(findings(build(text, claims=claims), "change")) == found


def test_that_was_up_from_an_amount_of_another_measure_is_tied_to_it() -> None:
    text = (
        "<MEASURE id=m1>Sales</MEASURE> came to <FIGURE id=f1 kind=money value=120 measure=m1>$120</FIGURE>. That was <FIGURE id=f2 kind=percent "
        "value=40 role=change direction=up>up 40 percent</FIGURE> from <FIGURE id=f3 kind=money value=100 measure=m3>$100</FIGURE> of "
        "<MEASURE id=m3>exports</MEASURE>."
    )
    claims = [{"value": "f1"}, {"change": "f2"}, {"value": "f3"}]
    assert findings(build(text, claims=claims), "change")
