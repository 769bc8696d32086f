"""What an article prints twice: paragraphs and pull quotes, linked to the words that they repeat.  Nothing is deleted."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace

from extractor.record.article import Block, BlockKind
from extractor.record.textrange import TextRange

_KINDS: set[BlockKind] = {"dek", "paragraph", "list_item", "quote", "pull_quote", "caption"}
_LENGTH = range(6, 301)  # words: fewer are a phrase, and phrases come again; no paragraph has more
_SENTENCE = 60  # words that a pull quote has at most
_ALIKE = 20  # blocks with the same first words that are looked for: more are a form, and a hostile page has thousands
_MARKS = "\"'“”‘’«».!?…"  # belong to the words that they are next to
_WORD = re.compile(r"\w+")


def link_repeats(text: str, blocks: Sequence[Block]) -> list[Block]:
    """The blocks, with `repeats` where all words of one are in another, in a row: their range there.

    Of two with the same words the later one repeats; a pull quote repeats the article wherever it is.  The line that
    names the speaker of a pull quote does not count.  A block quote, or a short paragraph, that repeats a part of a paragraph
    is a pull quote.
    """
    words = {i: _words(text, block) for i, block in enumerate(blocks) if block.kind in _KINDS}
    few = _LENGTH.start
    starts: dict[tuple[str, ...], list[int]] = defaultdict(list)
    for i, own in words.items():
        if len(own) in _LENGTH and len(starts[tuple(own[:few])]) < _ALIKE:
            starts[tuple(own[:few])].append(i)
    firsts = {start[0] for start in starts}
    linked = list(blocks)
    for there, plain in words.items():
        printed: list[re.Match[str]] = []  # the words of this block with their ranges, once they are needed
        for at in (at for at, word in enumerate(plain) if word in firsts):
            for here in starts.get(tuple(plain[at : at + few]), ()):
                if linked[here].repeats is not None or not _follows(blocks, words, here, there):
                    continue
                size = len(words[here])
                if plain[at : at + size] == words[here]:
                    kind = blocks[here].kind
                    is_whole = text[blocks[here].end - 1] in _MARKS
                    is_short = kind == "paragraph" and is_whole and size < len(plain) and size <= _SENTENCE
                    if blocks[there].kind == "paragraph" and (kind == "quote" or is_short):
                        kind = "pull_quote"
                    printed = printed or list(_WORD.finditer(text, blocks[there].start, blocks[there].end))
                    linked[here] = replace(
                        linked[here], kind=kind, repeats=_range(text, blocks[there], printed, at, size)
                    )
    return linked


def _words(text: str, block: Block) -> list[str]:
    line = text.rfind("\n", block.start, block.end) if block.kind == "pull_quote" else -1
    return [word.lower() for word in _WORD.findall(text, block.start, line if line > 0 else block.end)]


def _follows(blocks: Sequence[Block], words: dict[int, list[str]], here: int, there: int) -> bool:
    """True if a block repeats another, not vice versa."""
    if here == there or blocks[there].kind == "pull_quote":
        return False
    return blocks[here].kind == "pull_quote" or len(words[here]) < len(words[there]) or there < here


def _range(text: str, block: Block, words: Sequence[re.Match[str]], at: int, size: int) -> TextRange:
    """The range of `size` of a block's words from its word number `at` on, with the marks beside them."""
    start, end = words[at].start(), words[at + size - 1].end()
    while start > block.start and text[start - 1] in _MARKS:
        start -= 1
    while end < block.end and text[end] in _MARKS:
        end += 1
    return TextRange(start, end)
