"""Texts that cost the square of their length once, by the calls of functions, which no other process on the machine changes."""

from itertools import pairwise

import pytest
from spacy.language import Language

from benchmarks.hostile_texts import LINEAR, component_calls
from benchmarks.token_kinds import CROWD_SIZES, CROWDS, crowd

PIECES = 500  # more than a sentence may have tokens, so that both texts are cut
DOUBLE = 2.5  # of twice the text; the square of it would be 4
# Words cost little to read, figures a lot: the others of `CROWDS` are for `python -m benchmarks.hostile_texts --crowds`.
CROWDS_OF_WORDS = ("he ", "Jan ", "3rd ", "£ ", "said ", "MOFCOM ")
CROWDS_WITH_FIGURES = ("½ ", "$3 ", "#1 ", "from $3 to $5 ", "Smith said 5% of MOFCOM in Jan ")


@pytest.mark.parametrize("piece", ["5 first ", "5 centuries ", "5pc ", "5 became ", "became 5 ", "average 5 "])
def test_twice_the_text_costs_twice_the_work(nlp: Language, piece: str) -> None:
    before, after = (component_calls(nlp, piece * count) for count in (PIECES, 2 * PIECES))
    growing = {name: after[name] / before[name] for name in after if after[name] > DOUBLE * max(before[name], PIECES)}
    assert growing == {}


@pytest.mark.parametrize(
    ("piece", "sizes"),
    [
        *((piece, CROWD_SIZES) for piece in CROWDS_OF_WORDS),
        *((piece, CROWD_SIZES[1:3]) for piece in CROWDS_WITH_FIGURES),
    ],
)
def test_work_for_a_crowd_of_small_tokens_at_most_doubles_with_it(
    nlp: Language, piece: str, sizes: tuple[int, ...]
) -> None:
    assert piece in CROWDS
    calls = [sum(component_calls(nlp, crowd(piece, size)).values()) for size in sizes]
    assert [after / before for before, after in pairwise(calls) if after > LINEAR * before] == []
