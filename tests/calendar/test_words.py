"""The words of the calendar."""

from extractor.calendar.words import month_numbers


def test_months_are_known_by_three_letters() -> None:
    assert month_numbers()["sep"] == 9
    assert sorted(month_numbers().values()) == list(range(1, 13))
