"""How a statement is meant, from the mode of its clause and the words in it."""

import pytest

from extractor.components.assertions.modality import Cue, find_cues, read_modality
from extractor.components.clauses.clause import Mode


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
def test_without_a_parse_the_words_say_all(text: str, attributed: bool, factuality: str, negated: bool) -> None:
    modality = read_modality(find_cues(text), None, negated=False, attributed=attributed)
    assert (modality.factuality, modality.negated) == (factuality, negated)


@pytest.mark.parametrize(
    ("text", "mode", "factuality"),
    [
        ("Sales will rise.", "actual", "fact"),  # "will" is of another clause: the mode knows
        ("Sales rose.", "planned", "forecast"),
        ("Sales rose.", "expected", "forecast"),
        ("Sales rose.", "conditional", "hypothetical"),
        ("Sales rose.", "dependent", "hypothetical"),
        ("Sales could rise.", "possible", "fact"),
        ("I think they rose.", "planned", "opinion"),
        ("Usually they rise.", "actual", "generic"),
    ],
)
def test_with_a_parse_the_mode_says_what_the_words_do_not(text: str, mode: Mode, factuality: str) -> None:
    assert read_modality(find_cues(text), mode, negated=False, attributed=False).factuality == factuality


def test_polarity_is_that_of_the_clause() -> None:
    cues = find_cues("It did not rise.")
    assert not read_modality(cues, "actual", negated=False, attributed=False).negated
    assert read_modality((), "actual", negated=True, attributed=False).negated


def test_hedges_are_ranges_and_the_month_is_none() -> None:
    text = "In May the fine may exceed $20 million."
    assert find_cues(text) == [Cue(16, 19, "hedge")]
    modality = read_modality(find_cues(text), None, negated=False, attributed=False)
    assert [text[start:end] for start, end in modality.hedges] == ["may"]


def test_only_the_given_stretch_is_read() -> None:
    text = "It could rain. Sales rose 5 percent."
    assert find_cues(text, 15, len(text)) == []
