"""Which mark opens, which closes, and that the pairing stays linear and inside the text."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractor.components.clauses.marks import final_character, find_marked


def stretches(text: str) -> list[tuple[str, int]]:
    """The words of each stretch and its level."""
    return [(text[marked.start : marked.end], marked.level) for marked in find_marked(text, 0, len(text))]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('He said "yes" and "no".', [("yes", 0), ("no", 0)]),
        ("“Yes,” he said.", [("Yes,", 0)]),
        ('He saw “no link" to it.', [("no link", 0)]),
        ("« Oui », dit-il.", [("Oui", 0)]),
        ("«Oui», dit-il.", [("Oui", 0)]),
        ("»Ja«, sagte er.", [("Ja", 0)]),
        ("„Ja“, sagte er.", [("Ja", 0)]),
        ("„Ja”, sagte er.", [("Ja", 0)]),
        ("``Yes,'' he said.", [("Yes,", 0)]),
        ("''Yes,'' he said.", [("Yes,", 0)]),
        ("‘Yes,’ he said.", [("Yes,", 0)]),
        ("`Yes,' he said.", [("Yes,", 0)]),
        ("'Yes,' he said.", [("Yes,", 0)]),
        ("\"I said 'no' to him,\" she said.", [("I said 'no' to him,", 0), ("no", 1)]),
        ("'I said \"no\" to him,' she said.", [('I said "no" to him,', 0), ("no", 1)]),
        ("“He read “Emma” twice,” she said.", [("He read “Emma” twice,", 0), ("Emma", 1)]),
        ('"… we go," he said.', [("… we go,", 0)]),
        ('"...we go," he said.', [("...we go,", 0)]),
    ],
)
def test_marks_of_every_style_pair(text: str, expected: list[tuple[str, int]]) -> None:
    assert stretches(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "The workers' money and the firm's plan aren't safe.",
        "It was the '90s; 'tis gone, and so are the girls' shoes.",
        'A 6" pipe and a 12" screw.',
        '"" and “”',
    ],
)
def test_apostrophes_and_inches_are_no_marks(text: str) -> None:
    assert stretches(text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("'It's the workers' money,' he said.", ["It's the workers' money,"]),
        ("'The players' bus left,' he said. 'It was late.'", ["The players' bus left,", "It was late."]),
    ],
)
def test_a_plural_apostrophe_closes_nothing(text: str, expected: list[str]) -> None:
    assert [words for words, _ in stretches(text)] == expected


def test_an_unclosed_mark_ends_with_its_paragraph() -> None:
    text = 'She said: "We wait.\nNobody came.'
    (marked,) = find_marked(text, 0, text.index("\n"))
    assert (text[marked.start : marked.end], marked.closed) == ("We wait.", False)


def test_a_mark_that_opens_again_ends_the_one_left_open() -> None:
    assert stretches('"We wait, he said. "We go."') == [("We wait, he said.", 0), ("We go.", 0)]


def test_the_final_character_is_looked_for_inside_inner_marks() -> None:
    text = "“He said ‘go.’”"
    assert final_character(text, find_marked(text, 0, len(text))[0]) == "."


@given(st.text(alphabet="ab .,'\"“”‘’«»„`\n—", max_size=200))
def test_stretches_lie_in_the_paragraph_and_nest(text: str) -> None:
    marked = find_marked(text, 0, len(text))
    for stretch in marked:
        assert 0 <= stretch.outer.start <= stretch.start < stretch.end <= stretch.outer.end <= len(text)
    for left, right in pairwise(marked):
        assert left.outer.end <= right.outer.start or right.outer.end <= left.outer.end


@given(st.text(alphabet="ab '\"“”‘’«»", max_size=80), st.integers(min_value=1, max_value=20))
def test_no_more_stretches_than_half_of_the_marks(text: str, times: int) -> None:
    """So that all that loops over stretches is bounded by the length of the text."""
    repeated = text * times
    assert len(find_marked(repeated, 0, len(repeated))) <= sum(not c.isalnum() for c in repeated)
