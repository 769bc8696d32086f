"""Counts without a noun of their own: the unit comes from what is measured, and is inferred."""

from __future__ import annotations

import pytest
from spacy.language import Language

from extractor.components.found import found_on


@pytest.mark.model
@pytest.mark.parametrize(
    ("text", "unit"),
    [
        ("The number of new pupils fell to 1,046.", "pupil"),
        ("Arrivals on the island climbed to 66,300.", "arrival"),
        ("Sales rose to 5,102.", None),
    ],
)
def test_bare_count_takes_the_unit_of_its_measure(nlp: Language, text: str, unit: str | None) -> None:
    figure = found_on(nlp(text)).figures[0]
    assert (figure.unit.id if figure.unit is not None else None) == unit
