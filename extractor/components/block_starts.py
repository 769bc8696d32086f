"""Sentences end where blocks end: a headline without a full stop does not run into the first paragraph."""

from __future__ import annotations

from spacy.language import Language
from spacy.tokens import Doc


def find_block_starts(doc: Doc) -> list[int]:
    """The indices of the first words of blocks; without blocks, of the words that follow a line break."""
    if doc._.blocks:
        wanted = {start for start, *_ in doc._.blocks}
        starts = []
        for start in wanted:
            span = doc.char_span(start, start + 1, alignment_mode="expand")
            if span is not None:
                starts.append(span.start)
        return sorted(starts)
    return [
        token.i
        for token in doc[1:]
        if not token.is_space and doc[token.i - 1].is_space and "\n" in doc[token.i - 1].text
    ]


@Language.component("extractor_block_starts", assigns=["token.is_sent_start"])
def block_starts(doc: Doc) -> Doc:
    """Mark the first word of each block as the start of a sentence; the parser keeps such marks."""
    for i in find_block_starts(doc):
        doc[i].is_sent_start = True
    return doc
