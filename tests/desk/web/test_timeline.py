"""Where the values of a measure are drawn, and what its axes say."""

from __future__ import annotations

from extractor.desk.store import Point
from extractor.desk.web.timeline import Timeline, draw


def point(value: str, month: int, *, source: str | None = "Labour Office", inferred: tuple[str, ...] = ()) -> Point:
    return Point(
        claim_id="a:c",
        article_id="a",
        value=value,
        unit="USD",
        period_from=f"2025-{month:02}-01",
        period_until=f"2025-{month + 1:02}-01",
        published="2025-06-09",
        source=source,
        outlet="news.example",
        said_on=None,
        text="",
        amount=value,
        inferred=inferred,
        is_corrected=False,
    )


def test_time_runs_to_the_right_and_values_up() -> None:
    drawn = draw([point("4.1", 1), point("4.0", 2), point("4.3", 4)])
    first, second, third = drawn.dots
    assert (first.x, third.x) == (Timeline.left, Timeline.right)
    assert first.x < second.x < third.x
    assert third.y < first.y < second.y
    assert (third.y, second.y) == (Timeline.top, Timeline.bottom)


def test_the_lines_of_the_values_are_round_numbers_in_words() -> None:
    words = [tick.words for tick in draw([point("1800000000", 1), point("3100000000", 2)]).values]
    assert words == ["1.5 billion", "2 billion", "2.5 billion", "3 billion", "3.5 billion"]
    assert [tick.words for tick in draw([point("-1", 1), point("1", 2)]).values] == ["-1", "-0.5", "0", "0.5", "1"]


def test_one_value_for_all_periods_is_drawn_too() -> None:
    for value in ("5", "0", "-5"):
        assert len({dot.y for dot in draw([point(value, 1), point(value, 2)]).dots}) == 1


def test_periods_are_named_where_there_is_space_and_an_inferred_one_is_marked() -> None:
    drawn = draw([point("1", month, inferred=("period",) if month == 11 else ()) for month in range(1, 12)])
    words = [tick.words for tick in drawn.periods]
    assert (words[0], words[-1]) == ("January 2025", "November 2025?")
    assert 2 < len(words) < 6


def test_a_line_joins_the_values_of_one_source_alone() -> None:
    drawn = draw([point("1", 1), point("2", 2, source="Ministry"), point("3", 3)])
    first, _, third = drawn.dots
    assert list(drawn.lines()) == [f"{first.x},{first.y} {third.x},{third.y}"]
