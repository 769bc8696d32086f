"""The blocks of a text, each with its segments: what is printed on the page, and which evidence lies over it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from extractor.desk.report.evidence import Evidence
from extractor.desk.report.segments import Segment, cut, within
from extractor.record.article import Article, Block
from extractor.record.textrange import TextRange


@dataclass(frozen=True, slots=True)
class BlockView:
    """A block of the text and its segments."""

    kind: str
    segments: Sequence[Segment[Evidence]]

    @property
    def range(self) -> TextRange:
        """Where it is."""
        return TextRange(self.segments[0].start, self.segments[-1].end)


def read_blocks(article: Article, evidence: Iterable[Evidence]) -> tuple[BlockView, ...]:
    """The blocks of the text, cut at all borders of the evidence.

    Text in no block is a paragraph, and so is a headline that somebody has replaced.
    """
    blocks = _without_gaps(article)
    borders = [border for block in blocks for border in (block.start, block.end)]
    segments = cut(article.text, ((words.range, words) for words in evidence), borders)
    replaced = "headline" if article.headline is None else None
    return tuple(
        BlockView(
            "paragraph" if block.kind == replaced else block.kind, within(segments, TextRange(block.start, block.end))
        )
        for block in blocks
    )


def _without_gaps(article: Article) -> list[Block]:
    """The blocks, and one for every stretch with words that none covers."""
    blocks: list[Block] = []
    position = 0
    ends = Block(start=len(article.text), end=len(article.text), kind="paragraph")
    for block in (*article.blocks, ends):
        if article.text[position : block.start].strip():
            blocks.append(Block(start=position, end=block.start, kind="paragraph"))
        if block.start < block.end:
            blocks.append(block)
        position = max(position, block.end)
    return blocks
