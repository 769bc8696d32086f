"""Texts that cost the square of their length once, by the calls of functions, which no other process on the machine changes."""

import pytest
from spacy.language import Language

from benchmarks.hostile_texts import component_calls

PIECES = 200
DOUBLE = 2.5  # of twice the text; the square of it would be 4


@pytest.mark.parametrize("piece", ["5 first ", "5 centuries ", "5pc ", "5 became ", "became 5 ", "average 5 "])
def test_twice_the_text_costs_twice_the_work(nlp: Language, piece: str) -> None:
    before, after = (component_calls(nlp, piece * count) for count in (PIECES, 2 * PIECES))
    growing = {name: after[name] / before[name] for name in after if after[name] > DOUBLE * max(before[name], PIECES)}
    assert growing == {}
