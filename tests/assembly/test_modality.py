"""How a statement is meant, read from its words."""

import pytest

from extractor.assembly.modality import read_modality


@pytest.mark.parametrize(
    ("text", "attributed", "factuality", "negated"),
    [
        ("Exports fell 5 percent in May.", False, "fact", False),
        ("Exports fell 5 percent in May.", True, "reported", False),
        ("Growth is expected to slow to 2 percent.", True, "forecast", False),
        ("If prices rose 10 percent, output would fall.", False, "hypothetical", False),
        ("I believe 80 percent would be too much.", True, "hypothetical", False),
        ("Taxes should go up by 5 percent.", True, "opinion", False),
        ("The trip usually takes three hours.", False, "generic", False),
        ("Sales did not reach $5 million.", False, "fact", True),
    ],
)
def test_factuality(text: str, attributed: bool, factuality: str, negated: bool) -> None:
    modality = read_modality(text, 0, len(text), attributed=attributed)
    assert (modality.factuality, modality.negated) == (factuality, negated)


def test_hedges_are_ranges_and_the_month_is_none() -> None:
    text = "In May the fine may exceed $20 million."
    modality = read_modality(text, 0, len(text), attributed=False)
    assert [text[start:end] for start, end in modality.hedges] == ["may"]


def test_only_the_given_stretch_is_read() -> None:
    text = "It could rain. Sales rose 5 percent."
    assert read_modality(text, 15, len(text), attributed=False).hedges == ()
