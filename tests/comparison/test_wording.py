"""What is said of a group in words."""

from __future__ import annotations

import pytest

from extractor.comparison import Relation
from extractor.comparison.wording import about, message
from tests.comparison.stories import MAY, figure_of, story

BARE = figure_of(story("a", "It was <FIGURE id=f1 value=6>six</FIGURE>."))
NAMED = figure_of(
    story("b", f"<MEASURE id=m1>Exports of tea</MEASURE> in {MAY}: <FIGURE id=f1 value=5 measure=m1 period=t1>five</FIGURE>.")
)  # fmt: skip


def test_a_value_without_a_time_is_reported_with_the_day_of_its_article() -> None:
    assert message("different_period", [NAMED, BARE]) == "five (May 2025), six (9 June 2025); for different periods"


@pytest.mark.parametrize(
    ("relation", "words"), [("same", "It was six."), ("rounded", "It was six."), ("updated", "Exports of tea")]
)
def test_one_value_has_the_name_that_most_articles_have_for_it(relation: Relation, words: str) -> None:
    assert about(relation, [NAMED, BARE]) == words
