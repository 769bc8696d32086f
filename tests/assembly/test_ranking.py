"""The rank is importance times completeness, and its reasons add up to it."""

from __future__ import annotations

import pytest

from extractor.assembly.ranking import rank

_WHOLE = ["quantity", "change", "baseline", "period"]


def test_the_reasons_add_up_to_the_score() -> None:
    ranked = rank([*_WHOLE, "inferred_period", "forecast"])
    assert ranked.score == pytest.approx(sum(reason.weight for reason in ranked.reasons), abs=0.01)


@pytest.mark.parametrize(
    "code",
    ["inferred_measure", "missing_measure", "forecast", "small_count", "inferred_period", "no_figure", "unbound"],
)
def test_what_is_missing_concluded_or_small_lowers_the_rank(code: str) -> None:
    assert rank([*_WHOLE, code]).score < rank(_WHOLE).score


def test_no_importance_makes_up_for_a_measure_that_is_missing() -> None:
    assert rank([*_WHOLE, "headline", "named_source", "missing_measure"]).score < rank(_WHOLE).score


def test_a_reason_that_is_not_listed_is_a_fault() -> None:
    with pytest.raises(KeyError):
        rank(["no such reason"])
