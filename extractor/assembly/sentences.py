"""The sentences of a Doc as text ranges: the frame in which a claim stands."""

from __future__ import annotations

from bisect import bisect_right
from typing import Any

from spacy.tokens import Doc

from extractor.components.extensions import readable_ranges
from extractor.textrange import TextRange


def sentence_ranges(doc: Doc) -> list[TextRange]:
    """The sentences outside furniture, in text order, without white space at their ends.

    A block is one sentence where the pipeline has no parser.
    """
    ranges = []
    for first, last, _ in readable_ranges(doc):
        block: Any = doc[first:last]  # spaCy's stubs do not know Span.sents
        for sentence in block.sents if doc.has_annotation("SENT_START") else [block]:
            surface = doc.text[sentence.start_char : sentence.end_char]
            start = sentence.start_char + len(surface) - len(surface.lstrip())
            if surface.strip():
                ranges.append(TextRange(start, start + len(surface.strip())))
    return sorted(set(ranges))


def enclosing(sentences: list[TextRange], start: int, end: int) -> TextRange:
    """The sentence that holds `start`, stretched to `end`; the range itself where no sentence holds it."""
    index = bisect_right(sentences, (start, float("inf"))) - 1
    if index < 0 or sentences[index].end <= start:
        return TextRange(start, end)
    return TextRange(sentences[index].start, max(end, sentences[index].end))
