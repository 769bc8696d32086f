"""What an article prints twice: paragraphs and pull quotes, linked to the words that they repeat.  Nothing is deleted."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace

from extractor.article import Block, BlockKind
from extractor.textrange import TextRange

_KINDS: set[BlockKind] = {"dek", "paragraph", "list_item", "quote", "pull_quote", "caption"}
_LENGTH = range(6, 301)  # words: fewer are a phrase, and phrases come again; no paragraph has more
_ALIKE = 20  # blocks with the same first words that are looked for: more are a form, and a hostile page has thousands
_MARKS = "\"'“”‘’«».!?…"  # belong to the words that they stand beside
_WORD = re.compile(r"\w+")


def link_repeats(text: str, blocks: Sequence[Block]) -> list[Block]:
    """The blocks, with `repeats` where all words of one stand in another, in a row: where they stand there.

    Of two with the same words the later one repeats; a pull quote repeats the article wherever it stands.  The line that
    names the speaker of a pull quote does not count.  A block quote that repeats a part of a paragraph is a pull quote.
    """
    words = {i: _words(text, block) for i, block in enumerate(blocks) if block.kind in _KINDS}
    starts: dict[tuple[str, ...], list[int]] = defaultdict(list)
    for i, found in words.items():
        first = tuple(word for word, _ in found[: _LENGTH.start])
        if len(found) in _LENGTH and len(starts[first]) < _ALIKE:
            starts[first].append(i)
    linked = list(blocks)
    for there, found in words.items():
        plain = [word for word, _ in found]
        for at, few in enumerate(zip(*(plain[n:] for n in range(_LENGTH.start)), strict=False)):
            for here in starts.get(few, ()):
                size = len(words[here])
                if linked[here].repeats is not None or not _follows(blocks, words, here, there):
                    continue
                if plain[at : at + size] == [word for word, _ in words[here]]:
                    where = TextRange(found[at][1], found[at + size - 1][1] + len(found[at + size - 1][0]))
                    linked[here] = replace(linked[here], repeats=_with_marks(text, where, blocks[there]))
                    if blocks[here].kind == "quote" and blocks[there].kind == "paragraph":
                        linked[here] = replace(linked[here], kind="pull_quote")
    return linked


def _words(text: str, block: Block) -> list[tuple[str, int]]:
    end = block.end
    if block.kind == "pull_quote":
        line = text.rfind("\n", block.start, block.end)
        end = line if line > 0 else end
    return [(match.group().lower(), match.start()) for match in _WORD.finditer(text, block.start, end)]


def _follows(blocks: Sequence[Block], words: dict[int, list[tuple[str, int]]], here: int, there: int) -> bool:
    """Whether a block repeats another, not the other way round."""
    if here == there or blocks[there].kind == "pull_quote":
        return False
    return blocks[here].kind == "pull_quote" or len(words[here]) < len(words[there]) or there < here


def _with_marks(text: str, r: TextRange, block: Block) -> TextRange:
    start, end = r
    while start > block.start and text[start - 1] in _MARKS:
        start -= 1
    while end < block.end and text[end] in _MARKS:
        end += 1
    return TextRange(start, end)
