"""The sentences of a Doc as text ranges."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence

from spacy.tokens import Doc

from extractor.components.extensions import readable_ranges, text_of
from extractor.components.structure import structure_of
from extractor.record.textrange import TextRange

LONGEST, MARGIN = 1500, 200  # code points


def sentence_ranges(doc: Doc) -> list[TextRange]:
    """The sentences outside furniture, in text order, without white space at their ends.

    Where the pipeline has no parser, a sentence ends at its marks.
    """
    readable = [(doc[first].idx, doc[last - 1].idx + len(doc[last - 1])) for first, last, _ in readable_ranges(doc)]
    structure = structure_of(doc)
    starts, ends = structure.columns.starts, structure.columns.ends
    text = text_of(doc)
    ranges = []
    begins = [start for start, _ in readable]
    for first, stop in structure.sentences:
        index = bisect_right(begins, starts[first]) - 1
        if index >= 0 and starts[first] < readable[index][1]:
            surface = text[starts[first] : ends[stop - 1]]
            if surface.strip():
                start = starts[first] + len(surface) - len(surface.lstrip())
                ranges.append(TextRange(start, start + len(surface.strip())))
    return ranges


def index_at(sentences: Sequence[TextRange], position: int) -> int:
    """The index of the last sentence that begins at `position` or before it; -1 where there is none."""
    return bisect_right(sentences, (position, float("inf"))) - 1


def frame(sentences: Sequence[TextRange], start: int, end: int) -> TextRange:
    """The sentences from that of `start` to that of `end - 1`; the range itself where no sentence has `start`.

    Of sentences beyond `LONGEST` code points, which are no sentences but a table or a list, `MARGIN` on either side is kept.
    """
    index = index_at(sentences, start)
    if index < 0 or sentences[index].end <= start:
        return TextRange(start, end)
    first = sentences[index].start
    last = max(sentences[max(index, bisect_left(sentences, (end, 0)) - 1)].end, end)
    if last - first > LONGEST:
        first, last = max(first, start - MARGIN), min(last, end + MARGIN)
    return TextRange(first, last)
