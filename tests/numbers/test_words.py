"""The words of numbers, as a user may add them."""

from __future__ import annotations

import pytest

from extractor.numbers.words import NumberWord, check_number_word


@pytest.mark.parametrize("value", ["12", "1/3"])
def test_a_number_or_a_fraction_is_a_value(value: str) -> None:
    check_number_word(NumberWord(id="x", surface="x", kind="unit", value=value))


@pytest.mark.parametrize("value", ["a dozen", "1/0"])
def test_what_is_no_number_is_refused(value: str) -> None:
    with pytest.raises(ValueError, match="neither a decimal number nor a fraction"):
        check_number_word(NumberWord(id="x", surface="x", kind="unit", value=value))
