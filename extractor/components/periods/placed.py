"""Figures and times where they stand in the parsed text, and how far apart they are in it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from spacy.tokens import Doc, Token

from extractor.components.found import found_on, token_span
from extractor.figure import Figure
from extractor.timex import Timex

_DEPTH = 40  # heads climbed at most: deeper trees are parses gone wrong
_PARAGRAPH = 2000  # characters looked back at most for the marks of a quote


@dataclass(frozen=True, slots=True)
class PlacedTime:
    """A time, the token that stands for it, and the number of its sentence."""

    time: Timex
    root: Token
    sentence: int


@dataclass(frozen=True, slots=True)
class PlacedFigure:
    """A figure, the token that stands for it, and the number of its sentence."""

    figure: Figure
    root: Token
    sentence: int


def sentence_numbers(doc: Doc) -> list[int]:
    """The number of each token's sentence; a Doc without marks is one sentence."""
    return (doc.to_array("SENT_START") == 1).cumsum().tolist()  # type: ignore[no-any-return]


def place_times(doc: Doc, sentences: list[int]) -> list[PlacedTime]:
    """The times of a Doc, in text order."""
    times = ((time, token_span(doc, time)) for time in found_on(doc).times)
    return [PlacedTime(time, span.root, sentences[span.start]) for time, span in times]


def place_figures(doc: Doc, sentences: list[int]) -> list[PlacedFigure]:
    """The figures of a Doc, in text order."""
    figures = ((figure, token_span(doc, figure)) for figure in found_on(doc).figures)
    return [PlacedFigure(figure, span.root, sentences[span.start]) for figure, span in figures]


def heads(token: Token) -> Iterator[Token]:
    """The token and the heads above it, nearest first."""
    for _ in range(_DEPTH):
        yield token
        if token.head == token:
            return
        token = token.head


def are_joined(a: Token, b: Token) -> bool:
    """Whether two tokens are parts of one coordination: both go back to one first part, a short way off."""
    return a != b and _first_part(a) == _first_part(b)


def _first_part(token: Token) -> Token:
    for _ in range(_DEPTH):
        if token.dep_ != "conj":
            break
        token = token.head
    return token


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


def verb_of(figure: PlacedFigure) -> Token | None:
    """The verb that governs a figure; itself where it is one ("doubled"), never the "m" of "£12.3m"."""
    plain = figure.figure
    for token in heads(figure.root):
        is_inside = plain.start <= token.idx < plain.end
        if (token.tag_[:2] == "VB" or token.tag_ == "MD") and (not is_inside or plain.surface.isalpha()):
            return token
    return None


def in_quotes(text: str, position: int) -> bool:
    """Whether a place lies between quote marks, of those that stand before it in its paragraph."""
    before = text[max(text.rfind("\n", 0, position) + 1, position - _PARAGRAPH) : position]
    return before.rfind("“") > before.rfind("”") or before.count('"') % 2 == 1
