"""What moves a period, and by how much."""

import datetime as dt

import pytest

from extractor.calendar import Interval
from extractor.components.periods.shifting import after_duration, moved, shift_of
from extractor.record.timex import Timex


def time(surface: str, rule: str, **fields: object) -> Timex:
    plain = {
        "id": "t1",
        "start": 0,
        "end": len(surface),
        "surface": surface,
        "type": "DATE",
        "value": None,
        "rule": rule,
    }
    return Timex(**{**plain, **fields})  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("surface", "rule", "shift"),
    [
        ("a year earlier", "shifted", ("year", -1)),
        ("two years ago", "ago", ("year", -2)),
        ("the previous month", "relative", ("month", -1)),
        ("the same month a year ago", "same_period", ("year", -1)),
        ("the year-ago quarter", "year_earlier", ("year", -1)),
        ("quarter-on-quarter", "year_on_year", ("quarter", -1)),
        ("yoy", "year_on_year", ("year", -1)),
        ("annual", "frequency", ("year", -1)),
        ("monthly", "frequency", ("month", -1)),
        ("next year", "relative", None),
        ("2019", "year", None),
    ],
)
def test_shift(surface: str, rule: str, shift: tuple[str, int] | None) -> None:
    assert shift_of(time(surface, rule)) == shift


def test_moving_a_window_keeps_its_length() -> None:
    window = Interval(dt.date(2025, 1, 1), dt.date(2025, 6, 1))
    shifted = moved(time("a year earlier", "shifted"), window)
    assert (shifted.from_, shifted.until) == ("2024-01-01", "2024-06-01")


def test_an_annual_change_stays_a_set() -> None:
    shifted = moved(
        time("annual", "frequency", type="SET", value="P1Y"), Interval(dt.date(2025, 5, 1), dt.date(2025, 6, 1))
    )
    assert (shifted.type, shifted.value, shifted.from_) == ("SET", "P1Y", "2024-05-01")


@pytest.mark.parametrize(
    ("value", "day"), [("P2Y", dt.date(2027, 6, 9)), ("P3W", dt.date(2025, 6, 30)), ("PXM", None), ("PT5H", None)]
)
def test_after_a_duration(value: str, day: dt.date | None) -> None:
    assert after_duration(dt.date(2025, 6, 9), value) == day
