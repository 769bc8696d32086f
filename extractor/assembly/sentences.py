"""The sentences of a Doc as text ranges: the frame in which a claim stands."""

from __future__ import annotations

from bisect import bisect_right

from spacy.tokens import Doc

from extractor.components.clauses import structure_of
from extractor.components.extensions import readable_ranges, text_of
from extractor.textrange import TextRange

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
        place = bisect_right(begins, starts[first]) - 1
        if place >= 0 and starts[first] < readable[place][1]:
            surface = text[starts[first] : ends[stop - 1]]
            if surface.strip():
                start = starts[first] + len(surface) - len(surface.lstrip())
                ranges.append(TextRange(start, start + len(surface.strip())))
    return ranges


def enclosing(sentences: list[TextRange], start: int, end: int) -> TextRange:
    """The sentence that holds `start`, stretched to `end`; the range itself where no sentence holds it.

    Of a sentence beyond `LONGEST` code points, which is no sentence but a table or a list, `MARGIN` on either side is kept.
    """
    index = bisect_right(sentences, (start, float("inf"))) - 1
    if index < 0 or sentences[index].end <= start:
        return TextRange(start, end)
    first, last = sentences[index]
    if last - first > LONGEST:
        first, last = max(first, start - MARGIN), min(last, end + MARGIN)
    return TextRange(first, max(end, last))
