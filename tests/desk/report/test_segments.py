"""A text cut at all borders of what is marked in it."""

from __future__ import annotations

import pytest
import regex
from hypothesis import given
from hypothesis import strategies as st

from extractor.desk.report.segments import cut, within
from extractor.record.textrange import TextRange

# Letters, a combining accent, an emoji of several code points, a flag, curly quotes, a joined pair of letters
PIECES = st.sampled_from(["a", "e\u0301", "👩‍🔬", "🇳🇴", "“", "’", "क्ष", " ", "\r\n", "\u0301", "\u0600", "\r", "\n"])
TEXTS = st.lists(PIECES, min_size=1, max_size=12).map("".join)


@st.composite
def marked_texts(draw: st.DrawFn) -> tuple[str, list[tuple[TextRange, int]]]:
    text = draw(TEXTS)
    range_lists = (
        st.tuples(st.integers(0, len(text)), st.integers(0, len(text))).map(sorted).filter(lambda two: two[0] < two[1])
    )
    ranges = draw(st.lists(range_lists, max_size=6))
    return text, [(TextRange(*range_), number) for number, range_ in enumerate(ranges)]


@given(marked_texts())
def test_the_segments_are_the_text_and_each_range_is_the_segments_that_it_marks(
    drawn: tuple[str, list[tuple[TextRange, int]]],
) -> None:
    text, ranges = drawn
    segments = cut(text, ranges)
    assert "".join(text[segment.start : segment.end] for segment in segments) == text
    starts = {match.start() for match in regex.finditer(r"\X", text)} | {len(text)}
    for range_, number in ranges:
        mine = [segment for segment in segments if number in segment.marks]
        start, end = mine[0].start, mine[-1].end
        assert start <= range_.start
        assert end >= range_.end
        assert {start, end} <= starts, "a border parts what is read as one character"
        assert start == max(at for at in starts if at <= range_.start), "wider than its characters"
        assert end == min(at for at in starts if at >= range_.end)
        assert [segment for segment in segments if start <= segment.start < end] == mine, "a gap"
        assert [segment for segment in segments if number in segment.begins] == mine[:1]


def test_where_ranges_lie_over_each_other_the_shortest_comes_first() -> None:
    text = "sales of steel rose"
    segments = cut(text, [(TextRange(0, 19), "sentence"), (TextRange(0, 14), "measure"), (TextRange(9, 14), "subject")])
    pieces = [(text[segment.start : segment.end], segment.marks) for segment in segments]
    assert pieces == [
        ("sales of ", ("measure", "sentence")),
        ("steel", ("subject", "measure", "sentence")),
        (" rose", ("sentence",)),
    ]


@pytest.mark.parametrize(
    ("text", "range_", "whole"),
    [
        ("cafe\u0301s", TextRange(0, 4), "cafe\u0301"),
        ("a 👩‍🔬 b", TextRange(3, 4), "👩‍🔬"),
        ("👍🏽 5%", TextRange(0, 1), "👍🏽"),
        ("“5%”", TextRange(1, 3), "5%"),
    ],
)
def test_a_range_takes_all_of_a_character(text: str, range_: TextRange, whole: str) -> None:
    (segment,) = (piece for piece in cut(text, [(range_, 1)]) if piece.marks)
    assert text[segment.start : segment.end] == whole


def test_a_block_has_the_segments_between_its_borders() -> None:
    segments = cut("one two three", [(TextRange(2, 9), 1)], borders=[4, 8])
    assert [(piece.start, piece.end) for piece in within(segments, TextRange(4, 8))] == [(4, 8)]
