"""Who gives each figure: the quote it stands in, or the article itself.

Runs after quotes and entities.  The innermost quote wins, because it names the nearest speaker; a quote without a speaker
gives nothing away and is passed over.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable
from dataclasses import replace

from spacy.language import Language
from spacy.tokens import Doc

from extractor.components.extensions import read_annotations, write_annotations
from extractor.figure import Figure
from extractor.quote import Quote
from extractor.textrange import TextRange


def attribute_figures(figures: Iterable[Figure], quotes: Iterable[Quote]) -> list[Figure]:
    """The figures with `attributed_to` filled: the id of the shortest quote around them that has a speaker."""
    fragments = deque(sorted((fragment, quote.id) for quote in quotes if quote.speaker for fragment in quote.fragments))
    attributed: list[Figure] = []
    opened: list[tuple[TextRange, str]] = []  # the fragments that the sweep is inside of
    for figure in sorted(figures, key=lambda figure: figure.start):
        while fragments and fragments[0][0].start <= figure.start:
            opened.append(fragments.popleft())
        opened = [one for one in opened if one[0].end >= figure.end]
        innermost = min(opened, key=lambda one: one[0].end - one[0].start, default=(None, "article"))
        attributed.append(replace(figure, attributed_to=innermost[1]))
    return attributed


@Language.component("extractor_attribution", requires=["doc.spans"], assigns=["doc.spans"])
def attribution(doc: Doc) -> Doc:
    """Tell each figure who gives it."""
    write_annotations(doc, Figure, attribute_figures(read_annotations(doc, Figure), read_annotations(doc, Quote)))
    return doc
