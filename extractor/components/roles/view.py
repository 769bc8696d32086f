"""An article as the role rules read it: words, parts of speech, figures and times by token, looked up once for the Doc."""

from __future__ import annotations

from dataclasses import dataclass, field

from spacy.tokens import Doc, Span, Token

from extractor.components.found import token_span
from extractor.components.roles.cues import ChangeWord, Cue, Cues
from extractor.figure import Figure
from extractor.timex import Timex

RELATIVE = frozenset({"percent", "points", "fraction", "multiple"})
NOMINAL = frozenset({"NOUN", "PROPN", "PRON"})
COPULAS = frozenset({"be", "is", "are", "was", "were", "been", "being", "am", "'s", "’s", "'re", "’re"})

_SENTENCE_ENDS = frozenset(".!?:;…”\")]’'")
_SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj"})
_BEFORE_THAN = frozenset({"more", "less", "fewer", "greater", "better"})
_LONGEST_SENTENCE = 200  # tokens looked at on each side of a figure for the bounds of its sentence


@dataclass(slots=True)
class View:
    """Parallel lists by token of one Doc.

    All but `tokens` end with an empty entry, so that the place before the first token (-1) and the one behind the last
    can be asked for.  `figure_at[i]` and `time_at[i]` are the index of the figure and of the time that cover token i, or -1.
    """

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
    time_starts: list[int]
    sentence_of: list[tuple[int, int]] = field(default_factory=list)
    subjects: dict[int, tuple[Token, ...]] = field(default_factory=dict)  # of verbs, looked up once
    subject: dict[int, Token | None] = field(default_factory=dict)  # the one that holds for the verb's figures

    def subjects_of(self, verb: Token) -> tuple[Token, ...]:
        """The subjects before a verb; a verb above hundreds of figures has as many children."""
        if verb.i not in self.subjects:
            self.subjects[verb.i] = tuple(child for child in verb.lefts if child.dep_ in _SUBJECTS)
        return self.subjects[verb.i]

    def cue_at(self, i: int) -> Cue | None:
        """The cue of change at token i, as its part of speech allows; a participle in a noun phrase is none."""
        word = self.words[i]
        noun, verb = self.cues.nouns.get(word), self.cues.verbs.get(word)
        if self.time_at[i] >= 0:  # "this fall", "spring"
            return None
        if noun is None and verb is None:
            return self._word_at(i)
        pos = self.pos[i]
        if pos in (
            "NOUN",
            "PROPN",
        ):  # a verb that is tagged as a noun is one in headlines ("Shares plummet"), no "firm"
            is_verb = word.endswith("ed") or self.tokens[i].dep_ == "ROOT"
            if noun is not None:
                return noun if self.tokens[i].dep_ != "compound" else None  # "its growth forecast"
            return verb if is_verb else None
        if pos == "ADP" or self.tokens[i].dep_ == "amod":
            return None
        return verb if verb is not None and (pos in ("VERB", "AUX", "") or noun is None) else noun

    def _word_at(self, i: int) -> ChangeWord | None:
        entry = self.cues.words.get(self.words[i])
        token = self.tokens[i]
        describes = token.dep_ in ("amod", "compound") and token.head.i > i  # "lower prices", not "left it lower"
        return None if entry is None or describes or self.pos[i] in ("NOUN", "VERB") else entry

    def before(self, index: int) -> int:
        """The token that leads to figure `index`: the nearest on its left that is not a modifier of the number."""
        figure, floor = self.figures[index], self.sentence_of[index][0]
        modifiers = self.cues.uses["modifier"]
        i = self.spans[index].start - 1
        if figure.modifier_span is not None and figure.modifier_span.end <= figure.start and self.words[i] != "to":
            while i >= floor and self.tokens[i].idx >= figure.modifier_span.start:
                i -= 1
            i += self.words[i + 1] == "at" and self.words[i + 2] not in ("least", "most")  # "at about 5%"
        while i >= floor:
            word, previous = self.words[i], self.words[i - 1] if i > floor else ""
            if word == "than" and previous in _BEFORE_THAN and self.words[i + 1] != "the":
                i -= 2
            elif word == "as" and i - 2 >= floor and self.words[i - 2] == "as":
                i -= 3
            elif (word in ("least", "most") and previous in ("at", "the")) or (
                word == "to"
                and (
                    previous == "close"
                    or (previous == "up" and figure.modifier == "at_most" and not self._rises(i - 2))
                )
            ):
                i -= 2
            elif word == "of" and previous in ("excess", "upwards"):
                i -= 3 if previous == "excess" else 2
            elif word == "of" and previous in ("total", "average") and self.words[i - 2] in ("a", "an"):
                i -= 3
            elif word in modifiers or (self.pos[i] in ("ADV", "ADJ", "DET") and self._is_colour(i)):
                i -= 1
            else:
                break
        return i

    def _rises(self, i: int) -> bool:
        """Whether "up to" behind token i is "up" and "to" ("was revised up to 2%"), not a bound ("fines of up to $5")."""
        word = self.words[i] if i >= 0 else ""
        return word not in COPULAS and (word in self.cues.uses["motion"] or word in self.cues.verbs)

    def _is_colour(self, i: int) -> bool:
        """An adverb or adjective that only colours the number ("a whopping 5%"), no cue and no negation."""
        return self.words[i] not in ("not", "no", "worth") and self.time_at[i] < 0 and self.cue_at(i) is None

    def is_time(self, i: int) -> bool:
        """Whether token i belongs to a time expression."""
        return self.time_at[i] >= 0 or self.tokens[i].ent_type_ in ("DATE", "TIME")

    def is_ticker(self, i: int) -> bool:
        """Whether token i is a wire code behind a name (".DJI", "EUR=", "US10YT=RR", "CLc1"), not a word."""
        text = self.tokens[i].text
        if "=" in text or (len(text) > 2 and text[0] == ".") or "=" in self.words[max(0, i - 1) : i + 2 : 2]:
            return True
        if len(text) < 4 or not text[:2].isalpha() or not text[0].isupper() or "-" in text:
            return False
        return any(c.isdigit() for c in text) and self.figure_at[i] < 0

    def same_sentence(self, index: int, reach: int = 8) -> list[int]:
        """The other figures of a figure's sentence, at most `reach` on each side."""
        bounds = self.sentence_of[index]
        around = range(max(0, index - reach), min(len(self.figures), index + reach + 1))
        return [other for other in around if other != index and self.sentence_of[other] == bounds]


def make_view(doc: Doc, cues: Cues, figures: list[Figure], times: list[Timex]) -> View:
    """Look up every token once; figures and times are in text order, as the Doc has them."""
    tokens = list(doc)
    figure_at, time_at = [-1] * (len(tokens) + 1), [-1] * (len(tokens) + 1)
    spans, time_spans = [token_span(doc, figure) for figure in figures], [token_span(doc, time) for time in times]
    for places, found in ((figure_at, spans), (time_at, time_spans)):
        for index, span in enumerate(found):
            for i in range(span.start, span.end):
                places[i] = index
    time_starts = [span.start for span in time_spans]
    words, pos = [*(token.lower_ for token in tokens), ""], [*(token.pos_ for token in tokens), ""]
    view = View(doc, cues, figures, times, spans, time_spans, tokens, words, pos, figure_at, time_at, time_starts)
    starts = _sentence_starts(view)
    start = end = 0
    for span in spans:
        if span.start >= end:
            start, end = _bounds(starts, span.start)
        view.sentence_of.append((start, end))
    return view


def _sentence_starts(view: View) -> list[bool]:
    """Where sentences start: where the parser says so, unless inside a line before a small letter; without it, at marks."""
    words, tokens = view.words, view.tokens
    if not view.doc.has_annotation("SENT_START"):
        return [i == 0 or "\n" in words[i - 1] or words[i - 1] in (".", "!", "?") for i in range(len(tokens))]
    starts = [bool(token.is_sent_start) for token in tokens]
    for i in range(1, len(starts)):
        if starts[i] and "\n" not in words[i - 1]:
            ends = words[i - 1] in _SENTENCE_ENDS and (view.pos[i - 1] == "PUNCT" or not tokens[i].text[0].isdigit())
            starts[i] = ends and not tokens[i].text[0].islower()
    return starts


def _bounds(starts: list[bool], i: int) -> tuple[int, int]:
    start, end = i, i + 1
    while start > 0 and not starts[start] and i - start < _LONGEST_SENTENCE:
        start -= 1
    while end < len(starts) and not starts[end] and end - i < _LONGEST_SENTENCE:
        end += 1
    return start, end
