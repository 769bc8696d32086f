"""The value or the baseline that another sentence prints."""

from __future__ import annotations

from typing import Any

import pytest

from extractor.checks.completion import Found, find_baseline, find_value
from extractor.checks.index import Index
from extractor.checks.statements import read_statements
from extractor.extraction import Extraction
from tests.checks.builder import build

MAY, APRIL = "from=2025-05-01 until=2025-06-01", "from=2025-04-01 until=2025-05-01"
LEVEL = "In <TIME id=t{n} {time}>then</TIME> <MEASURE id=m{n}>{measure}</MEASURE> were <FIGURE id=f{n} kind=money value={value} measure=m{n} period=t{n} {slots}>so much</FIGURE>."
RISE = "kind=percent value=5 role=change direction=up"


def level(n: int, *, time: str = MAY, measure: str = "sales of tea", value: int = 105, slots: str = "") -> str:
    return LEVEL.format(n=n, time=time, measure=measure, value=value, slots=slots)


def found(extraction: Extraction, *, value: bool) -> tuple[str, str] | None:
    index = Index(extraction)
    told = next(read_statements(index))
    result: Found | None = (find_value if value else find_baseline)(index, told)
    return result and (result.figure.id, result.binding)


def value_of(
    *levels: str,
    change: str = "measure=m9 period=t9",
    measure: str = "Sales of tea",
    opening: str = "In",
    claims: Any = None,
) -> tuple[str, str] | None:
    text = " ".join(levels)
    text += f" {opening} <TIME id=t9 {MAY}>May</TIME> <MEASURE id=m9>{measure}</MEASURE> rose <FIGURE id=f8 {RISE} {change}>5%</FIGURE> from <FIGURE id=f9 kind=money value=100 role=baseline>$100</FIGURE>."
    return found(build(text, claims=claims or [{"change": "f8", "baseline": "f9"}]), value=True)


@pytest.mark.parametrize(
    ("levels", "value"),
    [
        ([level(1)], ("f1", "likely")),
        ([level(1, slots="role=rate")], ("f1", "likely")),
        ([level(1, slots="role=target")], None),
        ([level(1, slots="unit=EUR")], None),
        ([level(1, measure="sales of salt")], None),
        ([level(1, time=APRIL)], None),
        ([level(1), level(2)], ("f1", "likely")),
        ([level(1), level(2, value=106)], None),
        ([level(1, measure="sales of salt"), level(2)], ("f2", "likely")),
        ([], None),
    ],
)
def test_a_value_has_measure_period_and_unit_of_the_statement(levels: list[str], value: tuple[str, str] | None) -> None:
    assert value_of(*levels) == value


def test_a_measure_that_points_back_takes_the_nearest_before_it() -> None:
    assert value_of(level(1), level(2, value=106), measure="The value") == ("f2", "inferred")
    assert value_of(level(1, measure="it"), measure="The value") == ("f1", "inferred")
    assert value_of(measure="The value") is None
    assert value_of(level(1), change="period=t9", measure="The value") is None
    assert value_of(level(1), change="measure=m9") is None


@pytest.mark.parametrize(
    ("before", "value"),
    [
        ("<FIGURE id=f1 kind=money value=105>$105</FIGURE>", ("f1", "inferred")),
        ("<FIGURE id=f1 kind=money value=105 role=rate>$105</FIGURE>", ("f1", "inferred")),
        ("<FIGURE id=f1 kind=money value=105 role=target>$105</FIGURE>", None),
        ("<FIGURE id=f1 kind=money value=105 unit=EUR>$105</FIGURE>", None),
        ("<FIGURE id=f1 kind=money value=105>$105</FIGURE> and <FIGURE id=f2 kind=money value=106>$106</FIGURE>", None),
    ],
)
def test_that_is_the_one_level_of_the_sentence_before(before: str, value: tuple[str, str] | None) -> None:
    back = f"That was <FIGURE id=f8 {RISE}>5%</FIGURE> above <FIGURE id=f9 kind=money value=100 role=baseline>$100</FIGURE>."
    claims = [{"change": "f8", "baseline": "f9"}]
    assert found(build(f"It paid {before}. {back}", claims=claims), value=True) == value
    assert found(build(back, claims=claims), value=True) is None
    assert found(build(f"It was. {back}", claims=[{"baseline": "f9"}]), value=True) is None


def test_a_span_is_no_level_of_that() -> None:
    text = f"It took <FIGURE id=f1 kind=duration value=10>10 days</FIGURE>. That was <FIGURE id=f8 {RISE}>5%</FIGURE> above <FIGURE id=f9 kind=duration value=9 role=baseline>9 days</FIGURE>."
    assert found(build(text, claims=[{"change": "f8", "baseline": "f9"}]), value=True) is None


def baseline_of(
    *levels: str,
    value: str = "measure=m9 period=t9",
    change: str = "with=t8",
    end: str = "",
    then: str = f"<TIME id=t8 {APRIL}>April</TIME>",
) -> tuple[str, str] | None:
    text = " ".join(levels)
    text += f" In <TIME id=t9 {MAY}>May</TIME> <MEASURE id=m9>sales of tea</MEASURE> were <FIGURE id=f9 kind=money value=105 {value}>$105</FIGURE>, <FIGURE id=f8 {RISE} {change}>5%</FIGURE> above {then}.{end}"
    return found(build(text, claims=[{"value": "f9", "change": "f8"}]), value=False)


@pytest.mark.parametrize(
    ("levels", "baseline"),
    [
        ([level(1, time=APRIL)], ("f1", "likely")),
        ([level(1)], None),
        ([level(1, time=APRIL, slots="unit=EUR")], None),
        ([level(1, time=APRIL, measure="sales of salt")], None),
        ([level(1, time=APRIL), level(2, time=APRIL, value=99)], None),
    ],
)
def test_a_baseline_is_of_the_time_that_the_change_is_compared_with(
    levels: list[str], baseline: tuple[str, str] | None
) -> None:
    assert baseline_of(*levels) == baseline


def test_a_baseline_needs_a_time_with_both_ends_that_is_not_the_value_s_own() -> None:
    before = level(1, time=APRIL)
    assert baseline_of(before, change="") == ("f1", "inferred")  # the month before, in the sentence before
    assert baseline_of(level(1, time=APRIL, measure="sales of salt"), change="") is None
    assert baseline_of(level(1, time="from=2025-03-01 until=2025-04-01"), change="") is None
    assert baseline_of(before, then="<TIME id=t8 from=2025-04-01>April</TIME>") is None
    assert baseline_of(before, then="<TIME id=t8 until=2025-05-01>April</TIME>") is None
    assert baseline_of(level(1, time="from=2025-04-01"), then="<TIME id=t8 from=2025-04-01>April</TIME>") is None
    assert baseline_of(before, value="measure=m9 period=t8") is None
    role = f"<TIME id=t8 {APRIL} role=baseline>April</TIME>"
    assert baseline_of(before, value="measure=m9 period=t8", then=role) == ("f1", "likely")
    same = f"<TIME id=t8 {APRIL}>April</TIME>, when <MEASURE id=m7>sales of tea</MEASURE> were <FIGURE id=f7 kind=money value=100 measure=m7 period=t8>$100</FIGURE>"
    assert baseline_of(then=same) is None


@pytest.mark.parametrize(
    ("end", "baseline"),
    [
        (" That compared with <FIGURE id=f7 kind=money value=100 role=baseline>$100</FIGURE>.", ("f7", "inferred")),
        (" Sales compared with <FIGURE id=f7 kind=money value=100 role=baseline>$100</FIGURE>.", None),
        (" That compared with <FIGURE id=f7 kind=money value=100>$100</FIGURE>.", None),
        (" That compared with <FIGURE id=f7 kind=money value=100 role=baseline unit=EUR>$100</FIGURE>.", None),
        (
            " That was <FIGURE id=f6 unit=ship value=2>2 ships</FIGURE>, or <FIGURE id=f7 kind=money value=100 role=baseline>$100</FIGURE>.",
            None,
        ),
    ],
)
def test_the_first_figure_of_the_next_sentence_may_be_the_baseline(end: str, baseline: tuple[str, str] | None) -> None:
    assert baseline_of(end=end, change="") == baseline


def test_a_difference_from_an_earlier_amount_is_a_change() -> None:
    text = (
        "It was <FIGURE id=f1 kind=percent value=3.8>3.8%</FIGURE>, <FIGURE id=f2 kind=points value=0.6 role=difference>0.6 points</FIGURE> "
        "below <FIGURE id=f3 kind=percent value=4.4 role=baseline baseline={}>4.4%</FIGURE> of <TIME id=t1 role={}>then</TIME>."
    )
    claims = [{"value": "f1", "difference": "f2", "baseline": "f3"}]
    for kind, role, changes in (("earlier", "period", 1), ("expected", "baseline", 1), ("expected", "period", 0)):
        (told,) = read_statements(Index(build(text.format(kind, role), claims=claims)))
        assert [change.role for change in told.changes] == ["change"] * changes
    bare = text.format("expected", "period").replace(" of <TIME id=t1 role=period>then</TIME>", "")
    (told,) = read_statements(Index(build(bare, claims=claims)))
    assert told.changes == ()
    (told,) = read_statements(Index(build(bare, claims=[{"value": "f1", "difference": "f2"}])))
    assert told.changes == ()


def test_the_level_of_the_month_before_is_the_one_of_its_unit_in_the_sentence_before() -> None:
    before = level(1, time=APRIL)
    ships = before.removesuffix(".") + " and <FIGURE id=f2 unit=ship value=2>2 ships</FIGURE>."
    assert baseline_of(ships, change="") == ("f1", "inferred")
    assert baseline_of(end=f" {before}", change="") is None
