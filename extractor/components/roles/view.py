"""An article as the role rules read it: words, parts of speech and figures by token, looked up once for the whole Doc."""

from __future__ import annotations

from dataclasses import dataclass, field

from spacy.tokens import Doc, Span, Token

from extractor.components.roles.cues import ChangeNoun, ChangeVerb, ChangeWord, Cue, Cues
from extractor.figure import Figure
from extractor.timex import Timex

RELATIVE = frozenset({"percent", "points", "fraction", "multiple"})
NOMINAL = frozenset({"NOUN", "PROPN", "PRON"})

# Words between a cue or preposition and its figure that change nothing: bounds, approximators, determiners, colour.
_MODIFIERS = frozenset(
    """about around roughly nearly almost approximately circa some just only over under above below exceeding estimated
    another additional further record whopping mere net combined total an a the its their his her our own only another even still
    annualised annualized adjusted seasonally between yet fully exactly barely scarcely virtually essentially
    ~ + - – — c. ca.""".split()
)
_BEFORE_THAN = frozenset({"more", "less", "fewer", "greater", "better"})


@dataclass(slots=True)
class View:
    """Parallel lists by token of one Doc.  `figure_at[i]` is the index of the figure that covers token i, or -1."""

    doc: Doc
    cues: Cues
    figures: list[Figure]
    times: list[Timex]
    spans: list[Span]
    time_spans: list[Span]
    tokens: list[Token]
    words: list[str]
    pos: list[str]
    figure_at: list[int]
    time_at: list[int]
    sentence_of: list[tuple[int, int]] = field(default_factory=list)

    def cue_at(self, i: int) -> Cue | None:
        """The cue of change at token i, as the part of speech allows; an attributive participle ("reduced fares") is none."""
        word, pos = self.words[i], self.pos[i]
        noun, verb = self.cues.nouns.get(word), self.cues.verbs.get(word)
        if noun is None and verb is None:
            return self._word_at(i, word, pos)
        if pos in ("NOUN", "PROPN") and noun is not None:
            return noun
        if verb is not None and pos != "ADP" and self.tokens[i].dep_ != "amod":
            return verb if pos in ("VERB", "AUX", "") or noun is None else noun
        return noun if pos in ("VERB", "ADJ") and self.tokens[i].dep_ != "amod" else None

    def _word_at(self, i: int, word: str, pos: str) -> ChangeWord | None:
        entry = self.cues.words.get(word)
        if entry is None or pos in ("NOUN", "VERB") or (pos == "ADJ" and self.tokens[i].dep_ == "amod"):
            return None
        return entry

    def before(self, index: int) -> int:
        """The token that leads to figure `index`: the nearest on the left that is not a modifier of the number."""
        figure, span = self.figures[index], self.spans[index]
        i = span.start - 1
        floor = self.sentence_of[index][0]
        if figure.modifier_span is not None and figure.modifier_span.end <= figure.start:
            while i >= floor and self.tokens[i].idx >= figure.modifier_span.start:
                i -= 1
        while i >= floor:
            word = self.words[i]
            if word == "than" and i > floor and self.words[i - 1] in _BEFORE_THAN:
                i -= 2
            elif word == "as" and i - 2 >= floor and self.words[i - 2] == "as":
                i -= 3
            elif word in ("least", "most") and i > floor and self.words[i - 1] in ("at", "the"):
                i -= 2
            elif word == "to" and i > floor and self.words[i - 1] in ("up", "close") and figure.modifier_span is None:
                i -= 2
            elif word == "of" and i - 1 >= floor and self.words[i - 1] in ("excess", "upwards"):
                i -= 3 if self.words[i - 2] == "in" else 2
            elif word in _MODIFIERS or (
                self.pos[i] in ("ADV", "ADJ", "DET") and self.cue_at(i) is None and word != "not"
            ):
                i -= 1
            else:
                break
        return i


def make_view(doc: Doc, cues: Cues, figures: list[Figure], times: list[Timex]) -> View:
    """Look up every token once; figures and times are in text order, as the Doc has them."""
    tokens = list(doc)
    figure_at, time_at = [-1] * len(tokens), [-1] * len(tokens)
    spans = [_span(doc, figure) for figure in figures]
    time_spans = [_span(doc, time) for time in times]
    for places, found in ((figure_at, spans), (time_at, time_spans)):
        for index, span in enumerate(found):
            for i in range(span.start, span.end):
                places[i] = index
    view = View(
        doc, cues, figures, times, spans, time_spans, tokens,
        [token.lower_ for token in tokens], [token.pos_ for token in tokens], figure_at, time_at,
    )  # fmt: skip
    view.sentence_of = _sentences(view)
    return view


def _span(doc: Doc, annotation: Figure | Timex) -> Span:
    span = doc.char_span(annotation.start, annotation.end, alignment_mode="expand")
    if span is None:
        raise ValueError(f"{annotation.id} at {annotation.start}-{annotation.end} is not in the text")
    return span


def _sentences(view: View) -> list[tuple[int, int]]:
    """The bounds of the sentence of each figure; without a parser, of its line."""
    bounds = []
    has_sentences = view.doc.has_annotation("SENT_START")
    start = end = 0
    for span in view.spans:
        if span.start >= end:
            start, end = _bounds(view, span.start, has_sentences)
        bounds.append((start, end))
    return bounds


def _bounds(view: View, i: int, has_sentences: bool) -> tuple[int, int]:
    tokens, n = view.tokens, len(view.tokens)
    if has_sentences:
        start = i
        while start > 0 and not tokens[start].is_sent_start:
            start -= 1
        end = i + 1
        while end < n and not tokens[end].is_sent_start:
            end += 1
        return start, end
    start, end = i, i + 1
    while start > 0 and "\n" not in view.words[start - 1] and view.words[start - 1] not in (".", "!", "?"):
        start -= 1
    while end < n and "\n" not in view.words[end] and view.words[end - 1] not in (".", "!", "?"):
        end += 1
    return start, end


__all__ = ["NOMINAL", "RELATIVE", "ChangeNoun", "ChangeVerb", "View", "make_view"]
