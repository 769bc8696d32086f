"""The words of the calendar."""

from extractor.calendar.words import calendar_names, month_numbers


def test_months_are_known_by_three_letters() -> None:
    assert month_numbers()["sep"] == 9
    assert sorted(month_numbers().values()) == list(range(1, 13))


def test_weekdays_are_numbered_from_monday() -> None:
    names = calendar_names("weekday")
    assert (names["monday"], names["sunday"]) == (1, 7)
    assert set(names.values()) == set(range(1, 8))
