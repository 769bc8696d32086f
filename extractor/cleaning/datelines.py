"""The dateline in front of a paragraph, told apart: "MELBOURNE, Aug 20 (Agency) -" is no part of the sentence after it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from extractor.article import Block

_PARAGRAPHS = 4  # at the top: a dateline stands there
_LONGEST = 80  # code points
_CAPITAL, _SMALL = "A-ZÀ-ÖØ-Þ", "a-zß-öø-ÿ"
_CAPITALS = rf"[{_CAPITAL}][{_CAPITAL}.'’-]+(?:[ /][{_CAPITAL}][{_CAPITAL}.'’-]+){{0,3}}"
_TITLED = rf"[{_CAPITAL}][{_SMALL}'’-]+(?:[ /-][{_CAPITAL}][{_SMALL}'’-]+){{0,2}}"
_REGION = r"(?:, (?:[A-Z]\.){2,3}|, [A-Z][\w'’-]*\.?(?: [A-Z][\w'’-]*\.?){0,2})"
_DAY = r"(?:\d{1,2} )?[A-Z][a-z]{2,8}\.?(?: \d{1,2})?(?:,? \d{4})?"
_AGENCY = r"[(/][A-Z][^()\n/]{1,30}[)/]"
_DASH = r"\s*(?:--|[-—–])\s+(?=\S)"
_DATELINE = re.compile(
    rf"(?:{_CAPITALS}{_REGION}{{0,2}}(?:,? {_DAY})?,?\s*(?:{_AGENCY})?"  # "PORT LOUIS, Mauritius (Agency) -"
    rf"|{_TITLED}{_REGION}?(?:, {_DAY}\s*(?:{_AGENCY})?|\s*{_AGENCY})){_DASH}"  # "Port Louis, June 9 -"
)


def split_datelines(text: str, blocks: Sequence[Block]) -> Iterator[Block]:
    """The blocks with the dateline of one of the first paragraphs as a block of its own, of kind "byline"."""
    left = _PARAGRAPHS
    for block in blocks:
        found = _DATELINE.match(text, block.start, min(block.end, block.start + _LONGEST)) if left else None
        if block.kind == "paragraph" and left:
            left -= 1
            if found and found.end() < block.end:
                left = 0
                yield Block(start=block.start, end=block.start + len(found.group().rstrip()), kind="byline")
                block = replace(block, start=found.end())
        yield block
