"""What an article prints twice is linked to where it is, and stays."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractor.cleaning import clean
from extractor.cleaning.repeats import link_repeats
from extractor.record.article import Block
from tests.cleaning.pages import BODY, make_html, make_page


def repeated(source: str, format: str = "html") -> list[tuple[str, str, str]]:
    """Kind, words, and the words that they repeat, of each block that repeats some."""
    article = clean(make_page(source, format))  # type: ignore[arg-type]
    return [
        (b.kind, article.text[b.start : b.end], article.text[b.repeats.start : b.repeats.end])
        for b in article.blocks
        if b.repeats is not None
    ]


def test_a_paragraph_that_is_printed_twice_repeats_the_first() -> None:
    article = clean(make_page("\n\n".join((*BODY, BODY[1]))))
    first = article.text.index(BODY[1])
    assert [block.repeats for block in article.blocks] == [None] * 4 + [(first, first + len(BODY[1]))]


def test_a_pull_quote_repeats_its_sentence_and_not_the_whole_paragraph() -> None:
    said = "We have never seen such a spring in the valley."
    paragraphs = (*BODY[:2], f"The farmers wait. “{said}” said Olav Brenne, who has 40 hectares.", *BODY[2:])
    source = make_html(paragraphs=paragraphs).replace(
        "<p>Shipping", f"<blockquote><p>{said}</p></blockquote><p>Shipping"
    )
    assert repeated(source) == [("pull_quote", said, f"“{said}”")]


def test_a_block_quote_with_words_of_its_own_stays_a_quote() -> None:
    quote = "<blockquote><p>Nobody in the valley has told us about that yet.</p></blockquote>"
    article = clean(make_page(make_html().replace("<p>Shipping", f"{quote}<p>Shipping"), "html"))
    assert [block.kind for block in article.blocks if block.kind in ("quote", "pull_quote")] == ["quote"]


def test_a_phrase_that_comes_again_is_no_repeat() -> None:
    assert repeated("\n\n".join((*BODY, "The board said on Tuesday.")), "text") == []


@given(
    st.lists(st.sampled_from(["one two three four five six", "Seven eight.", "so: one two three four five six!", ""]))
)
def test_a_repeat_has_the_same_words_and_never_goes_round(lines: list[str]) -> None:
    text = "\n".join(lines)
    starts = [sum(len(line) + 1 for line in lines[:i]) for i in range(len(lines))]
    blocks = [
        Block(start=at, end=at + len(line), kind="paragraph") for at, line in zip(starts, lines, strict=True) if line
    ]
    for block in link_repeats(text, blocks):
        if block.repeats is not None:
            surface = text[block.repeats.start : block.repeats.end]
            assert text[block.start : block.end].strip("!.") in surface
            assert block.repeats.start >= block.end or block.repeats.end <= block.start


@pytest.mark.issue(7)
def test_a_hostile_number_of_like_blocks_is_soon_done() -> None:
    line = "one two three four five six seven "
    text = "\n".join(f"{line}{i}" for i in range(20_000))
    starts = [0, *(i + 1 for i, mark in enumerate(text) if mark == "\n")]
    ends = [i for i, mark in enumerate(text) if mark == "\n"] + [len(text)]
    blocks = [Block(start=s, end=e, kind="paragraph") for s, e in zip(starts, ends, strict=True)]
    assert all(block.repeats is None for block in link_repeats(text, blocks))
