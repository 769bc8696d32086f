"""Degrees: of temperature in an article about weather, of an angle elsewhere."""

from __future__ import annotations

import pytest
from spacy.language import Language

from extractor.components.annotations import found_on


@pytest.mark.model
@pytest.mark.parametrize(
    ("text", "unit"),
    [
        ("A heatwave grips Spain, where 200 hectares burn. On Monday Seville reached 44.1 degrees.", "degree celsius"),
        ("A heatwave grips the United States. Phoenix reached 44.1 degrees on Monday.", "degree"),
        ("The arm turns by 45 degrees.", "degree"),
    ],
)
def test_bare_degrees_are_celsius_in_weather_outside_america(nlp: Language, text: str, unit: str) -> None:
    figure = found_on(nlp(text)).figures[-1]
    assert figure.unit is not None
    assert figure.unit.id == unit
