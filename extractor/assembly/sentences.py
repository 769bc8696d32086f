"""The sentences of a Doc as text ranges: the frame in which a claim stands."""

from __future__ import annotations

from bisect import bisect_right

from spacy.tokens import Doc

from extractor.components.extensions import readable_ranges, text_of
from extractor.textrange import TextRange

LONGEST, MARGIN = 1500, 200  # code points


def sentence_ranges(doc: Doc) -> list[TextRange]:
    """The sentences outside furniture, in text order, without white space at their ends.

    A block is one sentence where the pipeline has no parser.
    """
    readable = readable_ranges(doc)
    if doc.has_annotation("SENT_START"):  # Span.sents would walk the whole Doc for each block
        begins = [first for first, _, _ in readable]
        spans = [
            sentence
            for sentence in doc.sents
            if (place := bisect_right(begins, sentence.start) - 1) >= 0 and sentence.start < readable[place][1]
        ]
    else:
        spans = [doc[first:last] for first, last, _ in readable]
    text = text_of(doc)
    ranges = []
    for span in spans:
        surface = text[span.start_char : span.end_char]
        if surface.strip():
            start = span.start_char + len(surface) - len(surface.lstrip())
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
