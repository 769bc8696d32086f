"""The index of patterns finds what trying all of them finds."""

import re
from collections.abc import Sequence

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from extractor.cleaning.furniture import FurnitureRule
from extractor.cleaning.page_kind import KindPattern
from extractor.cleaning.pattern_index import PatternIndex
from extractor.words.lexicons import load_lexicon

Patterns = Sequence[tuple[str, str]]

FURNITURE = [(rule.id, rule.pattern) for rule in load_lexicon("furniture", FurnitureRule)]
KINDS = [(entry.id, entry.pattern) for entry in load_lexicon("page_kinds", KindPattern)]
INDEXES = [
    (patterns, PatternIndex(patterns, whole=whole), whole) for patterns in (FURNITURE, KINDS) for whole in (True, False)
]
LETTERS = [word for _, pattern in FURNITURE + KINDS for word in re.findall(r"[a-z]{2,}", pattern)]


def try_all(patterns: Patterns, text: str, *, whole: bool) -> str | None:
    compiled = ((name, re.compile(pattern, re.IGNORECASE)) for name, pattern in patterns)
    return next(
        (name for name, pattern in compiled if (pattern.fullmatch(text) if whole else pattern.search(text))), None
    )


def check(text: str) -> None:
    for patterns, index, whole in INDEXES:
        assert index.find(text) == try_all(patterns, text, whole=whole)


@given(
    st.sampled_from(FURNITURE + KINDS).flatmap(lambda named: st.from_regex(re.compile(named[1], re.I), fullmatch=True))
)
@settings(suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
def test_what_a_pattern_matches_is_found_as_if_all_had_been_tried(text: str) -> None:
    check(text)


@given(
    st.lists(
        st.one_of(st.sampled_from(LETTERS), st.text(alphabet="abcs ſı\u212aİ.,:|/-'’12", max_size=4)), max_size=12
    ),
    st.sampled_from(["", " ", " ", " - "]),
    st.sampled_from([str, str.upper, str.title]),
)
def test_lines_of_the_words_of_patterns_are_found_as_if_all_had_been_tried(
    pieces: list[str], between: str, cased
) -> None:  # type: ignore[no-untyped-def]
    check(cased(between.join(pieces)))


@pytest.mark.parametrize(
    ("text", "name"), [("Grain and barley", "grain"), ("BARLEY", "barley"), ("oats", None), ("", None)]
)
def test_the_first_pattern_that_matches_counts(text: str, name: str | None) -> None:
    many = [(f"none{i}", f"never{i}") for i in range(20)]
    patterns = [*many, ("grain", "grain.*"), ("barley", "barley|grain.*|.*barley")]
    assert PatternIndex(patterns, whole=True).find(text) == name
    assert PatternIndex(patterns[-2:], whole=True).find(text) == name


@pytest.mark.parametrize("text", ["\u212aay", "ſound", "İsle", "ıslet"])
def test_a_letter_that_equals_another_where_case_does_not_matter_hides_no_pattern(text: str) -> None:
    patterns = [*((f"none{i}", f"never{i}") for i in range(20)), ("coast", "kay|sound|isle|islet")]
    assert PatternIndex(patterns, whole=True).find(text) == "coast"


def test_without_patterns_nothing_is_found() -> None:
    assert PatternIndex([], whole=False).find("grain") is None
