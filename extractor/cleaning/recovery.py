"""The other parts of a body that its page splits over several containers of one kind."""

from __future__ import annotations

from collections.abc import Sequence

from extractor.cleaning.body import Paragraph
from extractor.cleaning.outline import Check, Outline

_WORTH = 0.1  # of what was found: less is a stray paragraph that the extractor had its reasons to leave
_LEAST = 200  # code points


def recover_body(paragraphs: Sequence[Paragraph], outline: Outline) -> tuple[list[Paragraph], Check]:
    """The paragraphs with those of the sibling containers that were not found, in the order of the page, and their check.

    The same paragraphs where the siblings have little.  What is recovered comes without links.
    """
    texts = [paragraph.text for paragraph in paragraphs]
    check = outline.check(texts)
    lost = sum(len(part.text) for part in check.siblings)
    if lost < max(_LEAST, _WORTH * check.found):
        return list(paragraphs), check
    paths = {part.path for part in check.siblings}
    containers = {part.container for part in check.siblings}
    after: dict[int, list[Paragraph]] = {}
    last = -1
    for part, place in zip(outline.parts, outline.places(texts), strict=True):
        if place is not None:
            last = place
        elif part.path in paths and part.container in containers:
            after.setdefault(last, []).append(Paragraph(part.text, part.kind))
    recovered = after.get(-1, [])
    for i, paragraph in enumerate(paragraphs):
        recovered += [paragraph, *after.get(i, ())]
    return recovered, outline.check([paragraph.text for paragraph in recovered])
