"""Selectors find the words again, in code points, in quotes and in UTF-16."""

from hypothesis import given
from hypothesis import strategies as st

from extractor.assembly.selectors import CONTEXT, Selecting
from tests.strategies import texts


@given(texts)
def test_utf16_places_are_those_of_utf16(text: str) -> None:
    assert Selecting(text).utf16(len(text)) == len(text.encode("utf-16-le")) // 2


@given(texts, st.data())
def test_selectors_agree_on_the_words(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    selectors = Selecting(text).select(start, end)
    units = text.encode("utf-16-le")
    assert selectors.quote.exact == text[start:end]
    assert units[2 * selectors.utf16.start : 2 * selectors.utf16.end].decode("utf-16-le") == text[start:end]
    assert selectors.quote.prefix + selectors.quote.exact + selectors.quote.suffix in text
    assert len(selectors.quote.prefix) == min(CONTEXT, start)
