"""Two wordings of one measure have one key."""

import pytest

from extractor.components.assertions.measured import measure_words


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("rare earth exports", "exports of rare earth materials"),
        ("the unemployment rate", "unemployment"),
        ("Total mortgage applications", "applications for mortgages"),
    ],
)
def test_wordings_of_one_measure(one: str, other: str) -> None:
    assert measure_words(one) == measure_words(other)


@pytest.mark.parametrize(("one", "other"), [("exports", "imports"), ("steel exports", "rare earth exports")])
def test_different_measures_differ(one: str, other: str) -> None:
    assert measure_words(one) != measure_words(other)


def test_a_measure_of_fillers_only_keeps_them() -> None:
    assert measure_words("the total") == ("total",)
