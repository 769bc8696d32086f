"""The columns of a Doc are spaCy's own tree as lists, and edges grow from any heads."""

from __future__ import annotations

import pytest
import spacy
from hypothesis import given
from hypothesis import strategies as st
from spacy.language import Language

from extractor.components.clauses.columns import Columns, read_columns

TEXT = "Profit at the lender rose 5 percent to $3.2 million in May, down from $4 million, the ministry said.  It fell."


@pytest.mark.model
def test_columns_agree_with_the_tree_of_spacy(nlp: Language) -> None:
    doc = nlp(TEXT)
    columns = read_columns(doc)
    columns.grow()
    assert columns.heads == [token.head.i for token in doc]
    assert columns.first == [token.left_edge.i for token in doc]
    assert columns.stop == [token.right_edge.i + 1 for token in doc]
    assert [columns.below(i) for i in range(len(doc))] == [[child.i for child in token.children] for token in doc]
    assert [TEXT[a:b] for a, b in zip(columns.starts, columns.ends, strict=True)] == [token.text for token in doc]


def test_without_a_parser_every_token_is_a_root() -> None:
    columns = read_columns(spacy.blank("en")("Sales rose 5 percent."))
    columns.grow()
    assert not columns.parsed
    assert columns.heads == [0, 1, 2, 3, 4]


def test_an_empty_doc_has_no_tokens() -> None:
    assert len(read_columns(spacy.blank("en")(""))) == 0


@st.composite
def trees(draw: st.DrawFn) -> list[int]:
    """Heads of a forest: each token is attached to one of those that were placed before it, in shuffled order, or on itself."""
    size = draw(st.integers(1, 30))
    order = draw(st.permutations(range(size)))
    heads = list(range(size))
    for count, token in enumerate(order):
        heads[token] = draw(st.sampled_from([token, *order[:count]]))
    return heads


@given(trees())
def test_edges_are_the_first_and_last_token_below(heads: list[int]) -> None:
    size = len(heads)
    blank = [""] * size
    columns = Columns(blank, blank, blank, blank, blank, heads, [0] * size, [0] * size, [False] * size, parsed=True)
    columns.grow()
    for i in range(size):
        below = {k for k in range(size) if i in _way_up(heads, k)}
        assert (columns.first[i], columns.stop[i]) == (min(below), max(below) + 1)


def _way_up(heads: list[int], token: int) -> set[int]:
    path = {token}
    while heads[token] != token:
        token = heads[token]
        path.add(token)
    return path
