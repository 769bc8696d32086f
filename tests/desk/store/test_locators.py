"""A decision follows its claim, or is lost in sight; it is never on another claim."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractor.desk.store.locators import Locator, find_again, find_all, make_locator
from extractor.record.textrange import TextRange

TEXT = "Tolls rose 5 percent in May. Fares rose 5 percent in June. Nobody knows why, she said."


def locator(
    words: str,
    *,
    text: str = TEXT,
    sentence: str | None = None,
    type: str = "figure",
    id: str | None = None,
    nth: int = 0,
) -> Locator:
    """The locator of the words in a text, in their sentence."""
    start = [index for index in range(len(text)) if text.startswith(words, index)][nth]
    first = text.rfind(".", 0, start) + 1
    whole = (
        TextRange(first, text.index(".", start) + 1)
        if sentence is None
        else TextRange(text.index(sentence), text.index(sentence) + len(sentence))
    )
    return make_locator(
        text,
        str(hash(text)),
        record_id=id or f"{type}{start}",
        type=type,
        lead=TextRange(start, start + len(words)),
        claim=whole,
    )


TOLLS, FARES = locator("5 percent"), locator("5 percent", nth=1)


def test_in_the_same_text_the_place_decides() -> None:
    again = [replace(claim, record_id=f"new{claim.start}") for claim in (FARES, TOLLS)]
    assert find_again(TOLLS, again) == f"new{TOLLS.start}"
    assert find_again(FARES, again) == f"new{FARES.start}"


def test_a_place_that_has_grown_or_shrunk_is_the_same_one() -> None:
    assert find_again(TOLLS, [locator("5 percent in", id="new"), FARES]) == "new"
    assert find_again(TOLLS, [locator("rose 5 percent in May", id="new")]) is None  # more than half is other words
    assert find_again(TOLLS, [locator("percent", id="new")]) == "new"


def test_what_has_gone_from_the_same_text_is_lost_whatever_reads_like_it() -> None:
    assert find_again(TOLLS, [FARES]) is None


def test_a_figure_is_never_found_as_a_quote() -> None:
    quote = locator("5 percent", type="quote")
    assert find_again(TOLLS, [quote]) is None
    assert find_again(quote, [TOLLS]) is None
    assert find_again(quote, [replace(quote, type="statement", record_id="new")]) == "new"


def test_in_another_text_the_words_decide() -> None:
    text = "It rained. " + TEXT.replace("in May", "in early May")
    new = [locator("5 percent", text=text, id="tolls"), locator("5 percent", text=text, nth=1, id="fares")]
    assert find_again(TOLLS, new) == "tolls"
    assert find_again(FARES, new) == "fares"


def test_another_number_at_the_same_place_of_another_text_is_another_claim() -> None:
    assert find_again(TOLLS, [locator("6 percent", text=TEXT.replace("5", "6"), id="new")]) is None


def test_an_id_alone_does_not_make_a_claim_the_same() -> None:
    changed = replace(locator("6 percent", text=TEXT.replace("5", "6")), record_id=TOLLS.record_id)
    assert find_again(TOLLS, [changed]) is None


def test_of_two_that_fit_alike_none_is_taken() -> None:
    text = "Tolls rose 5 percent in May, he said. Tolls rose 5 percent in May, he said."
    new = [locator("5 percent", text=text, id="a"), locator("5 percent", text=text, nth=1, id="b")]
    old = locator("5 percent", text="Tolls rose 5 percent in May, they said.")
    assert find_again(old, new) is None


def test_a_sentence_that_was_written_anew_is_another_claim() -> None:
    text = "The ministry put growth of its budget, long disputed, at 5 percent for the year behind it."
    assert find_again(TOLLS, [locator("5 percent", text=text, id="new")]) is None


def test_a_quote_may_lose_some_of_its_words() -> None:
    old = locator("Nobody knows why", type="quote")
    assert (
        find_again(
            old,
            [locator("Nobody really knows why", text=TEXT.replace("knows", "really knows"), type="quote", id="new")],
        )
        == "new"
    )
    assert find_again(old, [locator("Tolls rose", text="Tolls rose, she said.", type="quote", id="new")]) is None


def test_two_that_would_be_one_are_both_lost() -> None:
    first, second = locator("5 percent"), locator("5 percent in")
    (new,) = [locator("5 percent ", id="new")]
    assert find_again(first, [new]) == find_again(second, [new]) == "new"
    assert find_all([first, second], [new]) == {}
    earlier = replace(first, text_sha256="other", record_id="new", exact=new.exact)
    assert find_all([first, earlier], [new]) == {
        first: "new",
        earlier: "new",
    }  # decided on before the text was changed, and after it


@pytest.mark.parametrize("name", ["record_id", "type", "exact", "sentence"])
def test_a_locator_is_the_same_after_json(name: str) -> None:
    assert getattr(Locator.from_json(TOLLS.to_json()), name) == getattr(TOLLS, name)


sentences = st.sampled_from(
    ["Tolls rose 5 percent in May.", "Fares fell 7 percent in June.", "Rents rose 5 percent in June.", "It rained."]
)


@given(
    st.lists(sentences, min_size=1, max_size=6, unique=True),
    st.permutations(range(6)),
    st.sampled_from(["", "A new day. "]),
)
def test_in_any_order_of_the_sentences_what_is_found_has_its_own_sentence(
    parts: list[str], order: list[int], before: str
) -> None:
    def all_of(sentences: list[str], text: str) -> list[Locator]:
        figures = [sentence for sentence in sentences if "percent" in sentence]
        return [
            locator(
                f"{'5' if '5' in figure else '7'} percent", text=text, nth=_count(figures[:index], figure), id=figure
            )
            for index, figure in enumerate(figures)
        ]

    old_text = " ".join(parts)
    shuffled = [parts[index] for index in order if index < len(parts)]
    new_text = before + " ".join(shuffled)
    new = all_of(shuffled, new_text)
    for old in all_of(parts, old_text):
        assert find_again(replace(old, record_id="other"), new) in (old.record_id, None)


def _count(before: list[str], sentence: str) -> int:
    digit = "5 percent" if "5" in sentence else "7 percent"
    return sum(digit in earlier for earlier in before)
