"""The words that a regular expression needs."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractor.cleaning.needed_words import TWINS, find_needed_words


def needed(pattern: str, *, whole: bool = True) -> list[tuple[str, bool]]:
    return sorted((word.letters, word.starts) for word in find_needed_words(pattern, whole=whole))


@pytest.mark.parametrize(
    ("pattern", "words"),
    [
        ("comments?", [("comment", True)]),
        ("(?:view|see) (?:all )?Comments", [("comments", True)]),
        ("grain|barley prices", [("barley", True), ("grain", True)]),
        (r".{0,80}\bharbour", [("harbour", True)]),
        (".{0,80}harbour", [("harbour", False)]),
        (r"\w*harbour", [("harbour", False)]),
        ("e?mail", [("mail", False)]),
        ("(?:the )?port", [("port", True)]),
        ("(?:sea)?port", [("port", False)]),
        ("(?:port)+", [("port", False)]),  # "portport"
        ("(?:port )+", [("port", True)]),
        (r"\d+ ?tonnes", [("tonnes", True)]),
        ("ship(?:ping|ment)", [("ship", True)]),
        ("a(?=b)c.{2}", [("a", True)]),
        ("(?>quay|dock) [12]", [("dock", True), ("quay", True)]),
        ("(?:grain)?", []),
        ("grain|.*", []),
        ("[gb]rain", [("rain", False)]),
        (r"\W*", []),
    ],
)
def test_the_rarest_piece_that_cannot_be_left_out_is_needed(pattern: str, words: list[tuple[str, bool]]) -> None:
    assert needed(pattern) == words


@pytest.mark.parametrize("pattern", ["{}ail", "[-{}]ail"])
@pytest.mark.parametrize("twin", sorted(TWINS))
def test_after_what_equals_a_letter_no_word_starts(pattern: str, twin: str) -> None:
    assert needed(pattern.format(twin)) == [("ail", False)]


def test_a_match_inside_of_a_text_may_begin_inside_of_a_word() -> None:
    assert needed("port", whole=False) == [("port", False)]
    assert needed(r"\bport", whole=False) == [("port", True)]


def test_the_twins_of_letters_are_all_that_equals_a_letter_where_case_does_not_matter() -> None:
    letters = re.compile("[a-z]", re.IGNORECASE)
    others = (character for character in map(chr, range(0x80, 0x110000)) if letters.fullmatch(character))
    assert {twin: letter for twin in others for letter in "isk" if re.fullmatch(letter, twin, re.IGNORECASE)} == TWINS


_PIECES = st.recursive(
    st.sampled_from(["a", "b", "ab", " ", "-", ".", r"\w", r"\s", "[ab]", "[ -]", "[^a]", r"\b", "é", "ſ", "K"]),
    lambda inner: st.one_of(
        st.lists(inner, min_size=1, max_size=4).map("".join),
        st.lists(inner, min_size=2, max_size=3).map(lambda some: f"(?:{'|'.join(some)})"),
        st.tuples(inner, st.sampled_from(["?", "*", "+", "{2}", "{0,2}", "{1,3}?"])).map(
            lambda two: f"(?:{two[0]}){two[1]}"
        ),
        inner.map("({})".format),
    ),
    max_leaves=12,
)


@given(_PIECES, st.text(alphabet="abABkıſ \u212a-é", max_size=12), st.booleans())
def test_a_text_that_matches_holds_a_needed_word(pattern: str, text: str, whole: bool) -> None:
    words = find_needed_words(pattern, whole=whole)
    match = re.compile(pattern, re.IGNORECASE)
    if words and (match.fullmatch(text) if whole else match.search(text)):
        folded = text.translate(str.maketrans(TWINS)).lower()
        assert any(re.search(f"(?<![a-z]){w.letters}" if w.starts else w.letters, folded) for w in words)
