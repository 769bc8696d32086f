"""More than two conflicts of dates are one finding, on the date of publication."""

from __future__ import annotations

from dataclasses import replace

import pytest

from extractor.article import DateSource, Published
from extractor.checks import check
from extractor.extraction import Extraction
from extractor.timex import Anchor
from tests.checks.builder import build

_DAYS = ("Monday, June 10, 2025", "Friday, June 12, 2025", "Sunday, June 14, 2025")


@pytest.mark.parametrize(
    ("days", "expected"), [(_DAYS[:2], ["weekday", "weekday"]), (_DAYS, ["publication_date"])], ids=["two", "three"]
)
def test_many_conflicts_are_one_doubt(days: tuple[str, ...], expected: list[str]) -> None:
    text = " ".join(f"The hall opened on {day}." for day in days)
    found = [one for one in check(build(text, published="2025-06-20")) if one.status != "consistent_exact"]
    assert [one.check for one in found] == expected
    if len(days) > 2:
        assert (found[0].severity, "20 June 2025, is doubtful" in found[0].message) == ("warn", True)


def test_a_date_that_fits_is_no_conflict() -> None:
    text = " ".join(f"The hall opened on {day}." for day in (*_DAYS[:2], "Saturday, June 14, 2025"))
    assert [one.check for one in check(build(text, published="2025-06-20"))] == ["weekday"] * 2


def dated(published: str, source: DateSource, *days: str, kind: str = "explicit") -> Extraction:
    """An article with those days, stated in full, of a page that gives that date."""
    marks = " ".join(
        f"The hall had <TIME id=t{n} from={day} until={day}>{day}</TIME> on its door." for n, day in enumerate(days)
    )
    built = build(marks, published=published)
    times = tuple(replace(time, granularity="day", anchor=Anchor(kind=kind)) for time in built.times)  # type: ignore[arg-type]
    return replace(
        built, times=times, article=replace(built.article, published=Published(value=published, source=source))
    )


@pytest.mark.parametrize(
    ("source", "days", "doubted"),
    [
        ("json-ld", ("2025-03-02", "2025-05-04"), True),
        ("json-ld", ("2025-03-02",), False),
        ("json-ld", ("2021-03-02", "2021-05-04", "2025-06-01"), False),
        ("json-ld", ("2025-03-02", "2025-05-04", "2021-06-01", "2021-06-02"), False),
        ("json-ld", ("2022-06-10", "2022-06-10"), False),
        ("json-ld", ("2022-06-11", "2022-06-11"), True),
        ("time-tag", ("2019-06-09", "2019-06-09", "2019-06-09"), False),
        ("time-tag", ("2019-06-08", "2019-06-08", "2019-06-08"), True),
        ("time-tag", ("2011-03-02", "2011-05-04"), False),
        ("time-tag", ("2011-03-02", "2011-05-04", "2012-06-01"), True),
        ("json-ld", ("2011-03-02", "2011-05-04", "2012-06-01"), False),
        ("time-tag", ("2011-03-02", "2011-05-04", "2021-06-01"), False),
    ],
)
def test_a_date_years_away_from_those_of_the_article_is_doubted(
    source: DateSource, days: tuple[str, ...], doubted: bool
) -> None:
    found = [one for one in check(dated("2021-06-09", source, *days)) if one.check == "publication_date"]
    assert [one.severity for one in found] == ["warn"] * doubted
    if doubted:
        assert (found[0].start, found[0].end) == (13, 23)
        assert f'as in "{days[0]}"' in found[0].message


def test_a_guessed_date_on_which_times_hang_says_so() -> None:
    guessed = dated("2021-06-09", "htmldate", "2021-06-08", kind="publication")
    (found,) = (one for one in check(guessed) if one.check == "publication_date")
    assert (found.severity, found.status, found.start, found.end) == ("info", "unresolved", 13, 23)
    assert "9 June 2021, is guessed: 1 of the article's times" in found.message
    assert not [one for one in check(dated("2021-06-09", "htmldate", "2021-06-08")) if one.check == "publication_date"]


def test_only_days_that_are_stated_in_full_tell_of_another_date() -> None:
    days = ("2011-03-02", "2011-05-04", "2012-06-01")
    assert not [
        one
        for one in check(dated("2021-06-09", "time-tag", *days, kind="publication"))
        if one.check == "publication_date"
    ]
