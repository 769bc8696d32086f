"""Where words are said: the lines of a Doc with their quotation marks and sentences, and the verbs of saying in them."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property

from extractor.components.clauses.columns import SUBJECTS, Columns
from extractor.components.speech.cues import Cue, CueLexicon
from extractor.components.speech.marks import Marked, final_character, find_marked
from extractor.components.speech.turns import Turn, find_turns
from extractor.record.textrange import TextRange

# "LONDON, May 4 (Reuters) - ", "NEWPORT NEWS, Va. --", "Paris (AFP) — ", "(Wire) -- "
_DATELINE = re.compile(
    r"""(?: [A-Z][A-Z.'’-]+ (?:[ /][A-Z][A-Z.'’-]+){0,3} (?:,\ [A-Z][\w.]*(?:\ [A-Z]?[\w.]*)?){0,3} ,?\s* (?:\([^()\n]{2,30}\))?
      | \( [A-Z]\w[\w. ]{0,18} \) (?= \s* (?:--|—|–))
      | [A-Z][a-z]+ (?:\ [A-Z][a-z]+)? (?:,\ [A-Z][a-z]{2,8}\.?\ \d{1,2})?
        \ \((?:Reuters|AP|AFP|CNN|UPI|PTI|ANI|Bloomberg|Xinhua|dpa|IANS|BBC)\) )
      \s* (?:--|[-—–]) \s+""",
    re.VERBOSE,
)
_REOPENED = re.compile(r"\s*[\"“„«`‘']")  # the next paragraph opens its marks again
_MOST_BESIDE_CUE = 250  # tokens on each side of a cue; longer sentences are lists or hostile
_MOST_IN_HEADLINE = 25  # tokens of the longest headline
_SHORT_SUBJECT = 7  # tokens of "the foreign ministry said"
_SENTENCE_END = frozenset({".", "!", "?", "…", "..."})
_DIVIDERS = frozenset({"(", ")", ";", "—", "–", "--"})  # between parts of a sentence
FINITE = frozenset({"VBD", "VBZ", "VBP"})
QUOTE_MARKS = frozenset({'"', "“", "”", "'", "‘", "’", "``", "''", "„", "«", "»", "‟", "‹", "›", "`"})


@dataclass(slots=True)
class Paragraph:
    """A line of a block: characters `start` to `end`, tokens `first` to `stop` (exclusive)."""

    start: int
    end: int
    first: int
    stop: int
    kind: str
    body: int  # the first token after a dateline
    marked: list[Marked] = field(default_factory=list)
    turn: Turn | None = None


class Speech:
    """What the finders of reported words share.  Token indices throughout, unless a name says characters.

    `inside[i]` is 1 for tokens between outermost marks; `unclosed` has where stretches begin (characters) that no mark
    closes, in text order.
    """

    def __init__(
        self,
        columns: Columns,
        sentences: Sequence[tuple[int, int]],
        text: str,
        blocks: Iterable[tuple[int, int, str]],
        lexicon: CueLexicon,
    ) -> None:
        self.columns, self.text, self.lexicon = columns, text, lexicon
        self.starts, self.ends, self.lower, self.tags = columns.starts, columns.ends, columns.lower, columns.tags
        self.deps, self.heads, self.entities, self.parsed = (
            columns.deps,
            columns.heads,
            columns.entities,
            columns.parsed,
        )
        self.firsts, self.stops, self.left, self.right = columns.first, columns.stop, columns.left, columns.right
        self.inside = bytearray(len(columns))
        self.unclosed: list[int] = []
        self.paragraphs = [paragraph for block in blocks for paragraph in self._paragraphs_of(*block)]
        turns = find_turns(text, [(paragraph.start, paragraph.end) for paragraph in self.paragraphs])
        for paragraph in self.paragraphs:
            paragraph.turn = turns.get(paragraph.start)
            if paragraph.turn is not None:
                paragraph.marked = []
                for i in range(paragraph.first, paragraph.stop):
                    self.inside[i] = 1
        self._sentence_starts = self._starts(sentences)

    # ------------------------------------------------------------ places
    def token_at(self, offset: int) -> int:
        """The index of the first token that starts at or after a character."""
        return bisect_left(self.starts, offset)

    def token_over(self, offset: int) -> int:
        """The index of the token that a character lies in (or in the white space after)."""
        return bisect_right(self.starts, offset) - 1

    def is_space(self, token: int) -> bool:
        """True if a token is white space."""
        return self.lower[token].isspace()

    def is_mark(self, token: int) -> bool:
        """True if a token is a quotation mark, no apostrophe: "the Exporters' Association"."""
        is_apostrophe = self.tags[token] == "POS" or (self.lower[token] in ("'", "’") and not self.inside[token])
        return self.lower[token] in QUOTE_MARKS and not is_apostrophe

    def ends_sentence(self, token: int) -> bool:
        """True if a token is a mark that ends a sentence, not the full stop of a title."""
        if self.lower[token] == "." and token and self.lower[token - 1] in self.lexicon.words_that("title"):
            return False
        return self.lower[token] in _SENTENCE_END

    def sentence_of(self, token: int) -> tuple[int, int]:
        """The sentence that a token lies in, within its line; of a very long one the part around the token."""
        paragraph = self.paragraph_of(token)
        at = bisect_right(self._sentence_starts, token)
        first = max(self._sentence_starts[at - 1], paragraph.body, token - _MOST_BESIDE_CUE)
        stop = self._sentence_starts[at] if at < len(self._sentence_starts) else len(self.lower)
        return min(first, token), min(stop, paragraph.stop, token + _MOST_BESIDE_CUE)

    def paragraph_of(self, token: int) -> Paragraph:
        """The line that a token lies in."""
        at = bisect_right(self._paragraph_starts, token) - 1
        return self.paragraphs[max(at, 0)]

    def dividers(self, first: int, stop: int) -> list[int]:
        """The brackets, dashes and semicolons among tokens [first, stop), in text order."""
        low, high = (bisect_left(self._dividers, i) for i in (first, stop))
        return self._dividers[low:high]

    @cached_property
    def _dividers(self) -> list[int]:
        return [i for i, word in enumerate(self.lower) if word in _DIVIDERS]

    @cached_property
    def subjects(self) -> dict[int, list[int]]:
        """The subjects of each verb, in text order."""
        subjects: dict[int, list[int]] = {}
        for i, dep in enumerate(self.deps):
            if dep in SUBJECTS:
                subjects.setdefault(self.heads[i], []).append(i)
        return subjects

    @cached_property
    def names(self) -> frozenset[str]:
        """The words, in small letters, that the tagger takes for names somewhere in running text."""
        lines = (line for line in self.paragraphs if not self.is_headline(line))
        return frozenset(
            self.lower[i] for line in lines for i in range(line.first, line.stop) if self.tags[i][:3] == "NNP"
        )

    @cached_property
    def _paragraph_starts(self) -> list[int]:
        return [paragraph.first for paragraph in self.paragraphs]

    def _starts(self, sentences: Iterable[tuple[int, int]]) -> list[int]:
        """Where sentences start: between marks none does, since what is said there and its attribution are one sentence."""
        starts = {a for a, _ in sentences if not (a and self.inside[a] and self.inside[a - 1])}
        for paragraph in self.paragraphs:
            for marked in paragraph.marked:
                after = self.token_at(marked.outer.end)
                ended = marked.level == 0 and final_character(self.text, marked) in ".!?…" and after < paragraph.stop
                if ended and not self.text[self.starts[after]].islower():
                    starts.add(after)
        return sorted(starts)

    # ------------------------------------------------------------ lines and marks
    def _paragraphs_of(self, first: int, stop: int, kind: str) -> Iterator[Paragraph]:
        for a, b in _lines(self.text, self.starts[first], self.ends[stop - 1]):
            paragraph = Paragraph(a, b, self.token_over(a), self.token_at(b), kind, self.token_over(a))
            goes_on = _REOPENED.match(self.text, b) is not None
            paragraph.marked = [
                m if m.closed or goes_on else self._unclosed_stretch(m)
                for m in find_marked(self.text, a, b)
                if not self._is_nickname(m)
            ]
            dateline = _DATELINE.match(self.text, a, b)
            paragraph.body = self.token_at(dateline.end()) if dateline is not None else self._after_place(paragraph)
            for marked in paragraph.marked:
                if marked.level == 0:
                    for i in range(self.token_at(marked.outer.start), self.token_at(marked.outer.end)):
                        self.inside[i] = 1
            yield paragraph

    def _after_place(self, paragraph: Paragraph) -> int:
        """The token after a place and a colon, the dateline of Indian papers: "Mumbai: A contractor was arrested"."""
        first, stop = paragraph.first, min(paragraph.first + 4, paragraph.stop - _SHORT_SUBJECT)
        colon = next((i for i in range(first, stop) if self.lower[i] == ":"), first)
        placed = colon > first and all(self.entities[i] == "GPE" for i in range(first, colon))
        return colon + 1 if placed and self.text[self.starts[colon + 1]].isupper() else first

    def _is_nickname(self, marked: Marked) -> bool:
        """True if marks are around a name inside a name: Robert "Bobby" Scott."""
        if " " in self.text[marked.start : marked.end] or not self.text[marked.start].isupper():
            return False
        first, after = self.token_at(marked.outer.start), self.token_at(marked.outer.end)
        return first > 0 and after < len(self.tags) and self.tags[first - 1] == self.tags[after] == "NNP"

    def _unclosed_stretch(self, marked: Marked) -> Marked:
        """A stretch that no mark closes, cut before the first attribution in it: `"We stay, Mr Patel said`."""
        self.unclosed.append(marked.start)
        stop = self.token_at(marked.end)
        for i in range(self.token_at(marked.start), stop):
            after = range(i + 1, min(i + _SHORT_SUBJECT, stop)) if self.lower[i] in (",", "?", "!") else ()
            if any(self.lower[k] in self.lexicon.verbs and self.tags[k] in ("VBD", "VBZ") for k in after):
                return replace(marked, end=self.ends[i], outer=TextRange(marked.outer.start, self.ends[i]))
        return marked

    # ------------------------------------------------------------ verbs of saying
    @cached_property
    def cues(self) -> dict[int, Cue]:
        """The verbs of saying outside of marks, by their first token, in text order."""
        return {cue.first: cue for paragraph in self.paragraphs for cue in self._cues_of(paragraph)}

    def _cues_of(self, paragraph: Paragraph) -> Iterator[Cue]:
        verbs, lower = self.lexicon.verbs, self.lower
        for i in range(paragraph.first, paragraph.stop):
            entries = verbs.get(lower[i])
            if entries is None or self.inside[i] or not self._may_be_verb(i, paragraph):
                continue
            for rest, verb in entries:
                if not rest or tuple(lower[i + 1 : i + 1 + len(rest)]) == rest:
                    yield Cue(i, i + len(rest), verb)
                    break

    @cached_property
    def thoughts(self) -> list[Cue]:
        """The verbs of thinking and hearing outside of marks, and those of showing, whose subject may be anybody here."""
        verbs = self.lexicon.thoughts
        return [
            Cue(i, i, verbs[word])
            for paragraph in self.paragraphs
            for i, word in enumerate(self.lower[paragraph.first : paragraph.stop], paragraph.first)
            if word in verbs and not self.inside[i] and self.tags[i][:1] == "V"
        ]

    def _may_be_verb(self, i: int, paragraph: Paragraph) -> bool:
        tag = self.tags[i]
        return not tag or tag[0] == "V" or (tag in ("NNPS", "NNS", "NNP", "NN") and self._headline_verb(i, paragraph))

    def _headline_verb(self, i: int, paragraph: Paragraph) -> bool:
        """In a headline's capitals the tagger takes "Says" for a name; only forms in -s that are hardly nouns count."""
        final = self.tags[i] == "NNS" or (
            self.tags[i] == "NN" and self.lower[i] in self.lexicon.words_that("final_verb")
        )
        if final and self.lower[i + 1 : i + 2] == ["."]:  # ", the bank estimates.", ", results of the census show."
            return self.tags[i - 1][:1] == "N" and "," in self.lower[max(i - 8, paragraph.first) : i]
        return self.is_headline(paragraph) and self.lower[i] in self.lexicon.words_that("headline_verb")

    def is_headline(self, paragraph: Paragraph) -> bool:
        """True if a line is short and has no full stop."""
        return self.lower[paragraph.stop - 1] != "." and paragraph.stop - paragraph.first <= _MOST_IN_HEADLINE

    def cue_range(self, cue: Cue) -> TextRange:
        """The characters of a cue."""
        return TextRange(self.starts[cue.first], self.ends[cue.last])

    def is_question(self, verb: int) -> bool:
        """True for a verb that an auxiliary before its subject makes a question: "Did the bank know that ..."."""
        subject = self.columns.child(verb, "nsubj")
        return any(self.deps[k] == "aux" and k < subject for k in self.left[verb])

    def is_negated(self, token: int) -> bool:
        """True if a verb is negated: "did not say", "never said", "nobody said"."""
        for i in range(token - 1, max(token - 4, -1), -1):
            if self.inside[i]:
                return False  # “whether it is a deal or not,” he said
            if self.lower[i] in self.lexicon.words_that("negation"):
                return True
            if self.tags[i][:2] in ("NN", "PR", "VB") and self.lower[i] not in self.lexicon.words_that("auxiliary"):
                return False
        return False


def _lines(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The lines with words in them: blocks may hold several."""
    while start < end:
        stop = text.find("\n", start, end)
        stop = end if stop < 0 else stop
        if text[start:stop].strip():
            yield start, stop
        start = stop + 1
