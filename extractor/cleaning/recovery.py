"""The other parts of a body that its page splits over several containers."""

from __future__ import annotations

from collections.abc import Sequence

from extractor.cleaning.body import Paragraph, read_paragraph
from extractor.cleaning.outline import WHOLE, Check, Outline

_WORTH = 0.1  # of what was found: less is a stray paragraph that the extractor had its reasons to leave
_LEAST = 200  # code points


def recover_body(
    paragraphs: Sequence[Paragraph], outline: Outline, about: str, url: str | None
) -> tuple[list[Paragraph], Check]:
    """The paragraphs with those that belong to them and were not found, in the order of the page, and their check.

    The same paragraphs where little is missing.  `about` is what the page's metadata say of its topic, `url` its address.
    """
    texts = [paragraph.text for paragraph in paragraphs]
    check = outline.check(texts, about)
    lost = (*check.siblings, *(check.strays if check.is_half else ()))
    if sum(len(part.text) for part in lost) < max(_LEAST, _WORTH * check.found):
        return list(paragraphs), check
    wanted = {(part.path, part.container) for part in lost}
    after: dict[int, list[Paragraph]] = {}
    last = -1
    for part, index in zip(outline.parts, outline.indexes(texts), strict=True):
        if index is not None:
            last = index
        elif (part.path, part.container) in wanted and outline.is_shown(part):
            after.setdefault(last, []).append(
                read_paragraph(part.element, part.kind, url, whole=part.element.tag in WHOLE)
            )
    recovered = after.get(-1, [])
    for i, paragraph in enumerate(paragraphs):
        recovered += [paragraph, *after.get(i, ())]
    return recovered, outline.check([paragraph.text for paragraph in recovered], about)
