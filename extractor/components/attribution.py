"""Who gives each figure: the quote it stands in, or the article itself.

Runs after quotes and entities.  The innermost quote wins, because it names the nearest speaker; a quote without a speaker
gives nothing away and is passed over.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from spacy.language import Language
from spacy.tokens import Doc

from extractor.components.extensions import read_annotations, write_annotations
from extractor.figure import Figure
from extractor.quote import Quote


def attribute_figures(figures: Iterable[Figure], quotes: Iterable[Quote]) -> list[Figure]:
    """The figures with `attributed_to` filled: the id of the shortest quote around them that has a speaker."""
    spoken = [quote for quote in quotes if quote.speaker is not None]
    attributed = []
    for figure in figures:
        around = [
            (fragment.end - fragment.start, quote.id)
            for quote in spoken
            for fragment in quote.fragments
            if fragment.start <= figure.start and figure.end <= fragment.end
        ]
        attributed.append(replace(figure, attributed_to=min(around)[1] if around else "article"))
    return attributed


@Language.component("extractor_attribution", requires=["doc.spans"], assigns=["doc.spans"])
def attribution(doc: Doc) -> Doc:
    """Tell each figure who gives it."""
    write_annotations(doc, Figure, attribute_figures(read_annotations(doc, Figure), read_annotations(doc, Quote)))
    return doc
