"""Figures and times where they stand in the parsed text, and how far apart they are in it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from spacy.tokens import Doc, Span, Token

from extractor.components.extensions import read_annotations
from extractor.figure import Figure
from extractor.timex import Timex

_DEPTH = 40  # heads climbed at most: deeper trees are parses gone wrong


@dataclass(frozen=True, slots=True)
class PlacedTime:
    """A time, the token that stands for it, and the index of its sentence."""

    time: Timex
    root: Token
    sentence: int


@dataclass(frozen=True, slots=True)
class PlacedFigure:
    """A figure, the token that stands for it, and the indices of its sentence and paragraph."""

    figure: Figure
    root: Token
    sentence: int
    paragraph: int


class Layout:
    """Sentences and paragraphs by token: sentences end at the parser's marks, else at full stops and line ends."""

    def __init__(self, doc: Doc) -> None:
        self.sentence_of: list[int] = []
        self.paragraph_of: list[int] = []
        sentence = paragraph = 0
        marked = doc.has_annotation("SENT_START")
        previous = ""
        for token in doc:
            text = token.text
            starts = bool(token.is_sent_start) if marked else previous in (".", "!", "?")
            if previous.isspace() and "\n" in previous:
                paragraph += 1
                starts = True
            sentence += starts
            self.sentence_of.append(sentence)
            self.paragraph_of.append(paragraph)
            previous = text


def place_times(doc: Doc, layout: Layout) -> list[PlacedTime]:
    """The times of a Doc, in text order."""
    spans: list[Span] = list(doc.spans.get("times", ()))
    return [
        PlacedTime(time, span.root, layout.sentence_of[span.start])
        for time, span in zip(read_annotations(doc, Timex), spans, strict=True)
    ]


def place_figures(doc: Doc, layout: Layout) -> list[PlacedFigure]:
    """The figures of a Doc, in text order."""
    spans: list[Span] = list(doc.spans.get("figures", ()))
    return [
        PlacedFigure(figure, span.root, layout.sentence_of[span.start], layout.paragraph_of[span.start])
        for figure, span in zip(read_annotations(doc, Figure), spans, strict=True)
    ]


def heads(token: Token) -> Iterator[Token]:
    """The token and the heads above it, nearest first."""
    for _ in range(_DEPTH):
        yield token
        if token.head == token:
            return
        token = token.head


def tree_distance(a: Token, b: Token) -> int:
    """The number of arcs between two tokens of one sentence; `2 * _DEPTH` where they do not meet."""
    steps = {token.i: k for k, token in enumerate(heads(a))}
    for k, token in enumerate(heads(b)):
        if token.i in steps:
            return k + steps[token.i]
    return 2 * _DEPTH


def governing_verb(token: Token) -> Token | None:
    """The nearest verb above (or at) a token."""
    return next((head for head in heads(token) if head.tag_[:2] == "VB" or head.tag_ == "MD"), None)
