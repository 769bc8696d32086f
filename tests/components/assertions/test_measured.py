"""Two wordings of one measure have one key."""

import pytest

from extractor.components.assertions.measured import measure_words


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("rare earth exports", "exports of rare earth materials"),
        ("the unemployment rate", "unemployment"),
        ("Total mortgage applications", "applications for mortgages"),
    ],
)
def test_wordings_of_one_measure(first: str, second: str) -> None:
    assert measure_words(first) == measure_words(second)


@pytest.mark.parametrize(("first", "second"), [("exports", "imports"), ("steel exports", "rare earth exports")])
def test_different_measures_differ(first: str, second: str) -> None:
    assert measure_words(first) != measure_words(second)


def test_a_measure_of_fillers_only_keeps_them() -> None:
    assert measure_words("the total") == ("total",)
