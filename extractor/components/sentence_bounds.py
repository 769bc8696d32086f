"""Where a sentence must start and where it cannot; the parser keeps to both.

It must where a block begins: a headline without a full stop does not run into the first paragraph.  It cannot inside a
block after a word or a comma: the base model else splits "Norway | exported steel worth $18.2 million".
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np
from spacy.language import Language
from spacy.tokens import Doc

from extractor.components.extensions import text_of
from extractor.components.order import BOUNDS, component

# The last character of a token that a sentence can start after: stops, and marks and brackets that may close one.
_ENDINGS = frozenset(".!?:;…\"”“'’‘»«)]}>*•|-–—")


def find_block_starts(doc: Doc) -> set[int]:
    """The indices of the first words of blocks; without blocks, of the words that follow a line break."""
    if doc._.blocks:
        spans = (doc.char_span(start, start + 1, alignment_mode="expand") for start, *_ in doc._.blocks)
        return {span.start for span in spans if span is not None}
    return {i for i in range(1, len(doc)) if doc[i - 1].is_space and "\n" in doc[i - 1].text and not doc[i].is_space}


def sentence_bounds(doc: Doc) -> Doc:
    """Mark the tokens that start a sentence, and those that do not; the others are left to the parser."""
    text = text_of(doc)
    marks = np.zeros(len(doc), dtype="int64")
    for i, offset in enumerate(doc.to_array("IDX").tolist()):
        # The last character of the token before, past the one blank that may follow a token.
        before = text[offset - 2 : offset].rstrip(" ")[-1:] if offset > 1 else "."
        if before and before not in _ENDINGS and not before.isspace():
            marks[i] = -1
    marks[sorted(find_block_starts(doc))] = 1
    column: Any = marks.astype("uint64")[:, np.newaxis]  # spaCy's stubs want a memory view
    return doc.from_array(["SENT_START"], column)


@component("extractor_sentence_bounds", writes=(BOUNDS,))
def make_sentence_bounds(nlp: Language, name: str) -> Callable[[Doc], Doc]:
    """The component; it has no settings."""
    return sentence_bounds
