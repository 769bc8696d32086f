"""Intervals in words."""

import pytest

from extractor.record.timex import interval_text, interval_words


@pytest.mark.parametrize(
    ("from_", "until", "text"),
    [
        ("2025-05-01", "2025-06-01", "2025-05"),
        ("2025-06-09", "2025-06-10", "2025-06-09"),
        ("2025-01-01", "2025-06-01", "2025-01 to 2025-05"),
        ("2025-01-01", "2025-04-01", "2025-Q1"),
        ("2025-02-01", "2025-05-01", "2025-02 to 2025-04"),
        ("2024-01-01", "2025-01-01", "2024"),
        ("2010-01-01", "2020-01-01", "2010 to 2019"),
        ("2025-06-02", "2025-06-09", "2025-06-02 to 2025-06-08"),
        ("2025-04-02", None, "since 2025-04-02"),
        (None, "2030-01-01", "until 2030-01-01"),
        ("2025-06-09T10:30", "2025-06-09T10:31", "2025-06-09T10:30 to 2025-06-09T10:31"),
        (None, None, ""),
    ],
)
def test_interval_text(from_: str | None, until: str | None, text: str) -> None:
    assert interval_text(from_, until) == text


@pytest.mark.parametrize(
    ("from_", "until", "words"),
    [
        (None, "2020-07-07", "until 6 July 2020"),
        (None, "2020-07-02", "until 1 July 2020"),
        (None, "2020-07-01", "until July 2020"),
        (None, "2030-01-01", "until 2030"),
        (None, "2020-07-07T10:00Z", "until 7 July 2020"),
        ("2025-04-02", None, "since 2 April 2025"),
        (None, None, ""),
    ],
)
def test_an_open_interval_in_words_names_the_last_day_that_is_meant(
    from_: str | None, until: str | None, words: str
) -> None:
    assert interval_words(from_, until) == words
