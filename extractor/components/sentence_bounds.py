"""Where a sentence must start and where it cannot: told to the parser, which keeps to both.

It must where a block begins: a headline without a full stop does not run into the first paragraph.  It cannot inside a
block behind a word or a comma: the base model else splits "Norway | exported steel worth $18.2 million".
"""

from __future__ import annotations

from spacy.language import Language
from spacy.tokens import Doc

# The last character of a token that a sentence can start behind: stops, and marks and brackets that may close one.
_ENDINGS = frozenset(".!?:;…\"”“'’‘»«)]}>*•|-–—")


def find_block_starts(doc: Doc) -> set[int]:
    """The indices of the first words of blocks; without blocks, of the words that follow a line break."""
    if doc._.blocks:
        spans = (doc.char_span(start, start + 1, alignment_mode="expand") for start, *_ in doc._.blocks)
        return {span.start for span in spans if span is not None}
    return {i for i in range(1, len(doc)) if doc[i - 1].is_space and "\n" in doc[i - 1].text and not doc[i].is_space}


@Language.component("extractor_sentence_bounds", assigns=["token.is_sent_start"])
def sentence_bounds(doc: Doc) -> Doc:
    """Mark the tokens that start a sentence, and those that do not; the others are left to the parser."""
    starts = find_block_starts(doc)
    before = ""
    for i, token in enumerate(doc):
        if i in starts:
            token.is_sent_start = True
        elif before and before[-1] not in _ENDINGS and not before.isspace():
            token.is_sent_start = False
        before = token.text
    return doc
