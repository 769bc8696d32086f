"""A Doc read once for all finders of quotes: words, paragraphs with their marked stretches, sentences, cues."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass, field, replace
from functools import cached_property

from spacy.tokens import Doc

from extractor.components.clauses import structure_of
from extractor.components.clauses.cues import CueLexicon, CueVerb
from extractor.components.clauses.marks import Marked, final_character, find_marked
from extractor.components.extensions import readable_ranges, text_of
from extractor.quote import CueClass
from extractor.textrange import TextRange

# "LONDON, May 4 (Reuters) - ", "NEWPORT NEWS, Va. --", "Paris (AFP) — "
_DATELINE = re.compile(
    r"""(?: [A-Z][A-Z.'’-]+ (?:[ /][A-Z][A-Z.'’-]+){0,3} (?:,\ [A-Z][\w.]*(?:\ [A-Z]?[\w.]*)?){0,3} ,?\s* (?:\([^()\n]{2,30}\))?
      | [A-Z][a-z]+ (?:\ [A-Z][a-z]+)? (?:,\ [A-Z][a-z]{2,8}\.?\ \d{1,2})?
        \ \((?:Reuters|AP|AFP|CNN|UPI|PTI|ANI|Bloomberg|Xinhua|dpa|IANS|BBC)\) )
      \s* (?:--|[-—–]) \s+""",
    re.VERBOSE,
)
_REOPENED = re.compile(r"\s*[\"“„«`‘']")  # the next paragraph opens its marks again
_NOUNISH = frozenset({"NNP", "NNPS", "NN", "NNS", "DT", "PRP", "PRP$", "JJ", "CD", "POS", ""})
_SENTENCE_REACH = 250  # tokens on each side of a cue; longer sentences are lists or hostile
_HEADLINE_REACH = 25  # tokens of the longest headline
_HEADLINE_VERBS = frozenset(
    {"says", "tells", "asks", "adds", "insists", "warns", "calls", "denies", "vows", "slams", "admits", "urges", "claims",
     "rejects", "defends", "pledges", "promises", "declares", "argues", "reveals", "predicts"}
)  # fmt: skip
_FINAL_VERBS = frozenset({"show", "say", "suggest", "estimate", "indicate", "reveal"})
_SHORT_SUBJECT = 7  # tokens of "the foreign ministry said"
_TITLES = frozenset(
    {"sgt", "cpl", "capt", "lt", "col", "maj", "cmdr", "insp", "supt", "sen", "rep", "gov", "gen", "prof", "hon",
     "rev", "fr", "br", "pres", "atty", "asst", "dep", "det", "pvt", "adm", "cllr", "amb"}
)  # fmt: skip
_SENTENCE_END = frozenset({".", "!", "?", "…", "..."})
_NOBODY = frozenset({"nobody", "none"})
_NEGATIONS = frozenset({"not", "n't", "n’t", "never", "neither", "nor"})
QUOTE_MARKS = frozenset({'"', "“", "”", "'", "‘", "’", "``", "''", "„", "«", "»", "‟", "‹", "›", "`"})


@dataclass(frozen=True, slots=True)
class Cue:
    """A cue in the text: tokens `first` to `last` (inclusive)."""

    first: int
    last: int
    verb: CueVerb | None

    def takes(self, frame: str) -> bool:
        """Whether the verb may stand in this frame."""
        return self.verb is not None and frame in self.verb.frames

    @property
    def class_(self) -> CueClass | None:
        """The class of the verb."""
        return self.verb.class_ if self.verb is not None else None


@dataclass(slots=True)
class Paragraph:
    """A paragraph of one block: characters `start` to `end`, tokens `first` to `stop` (exclusive)."""

    start: int
    end: int
    first: int
    stop: int
    kind: str
    body: int  # the first token after a dateline
    marked: list[Marked] = field(default_factory=list)
    sentences: list[tuple[int, int]] = field(default_factory=list)


class Reading:
    """What the finders share.  Token indices throughout, unless a name says characters."""

    def __init__(self, doc: Doc, lexicon: CueLexicon) -> None:
        self.doc = doc
        self.text = text_of(doc)
        self.lexicon = lexicon
        self.columns = columns = structure_of(doc).columns
        self.starts, self.lower, self.tags, self.lemmas = columns.starts, columns.lower, columns.tags, columns.lemmas
        self.deps, self.heads, self.entities, self.parsed = (
            columns.deps,
            columns.heads,
            columns.entities,
            columns.parsed,
        )
        self.firsts, self.stops, self.lefts, self.rights = columns.first, columns.stop, columns.lefts, columns.rights
        self.inside = bytearray(len(doc))  # 1 for tokens between outermost marks
        self.unclosed: list[int] = []  # where stretches begin (characters) that no mark closes, in text order
        self.counted = {i for span in doc.spans.get("figures", ()) for i in range(span.start, span.end)}
        self.shared_subject: dict[int, int] = {}  # cue -> the earlier cue whose subject it shares
        self.paragraphs = self._find_paragraphs()
        for paragraph in self.paragraphs:
            paragraph.sentences = self._find_sentences(paragraph)

    # ------------------------------------------------------------ places
    def token_at(self, offset: int) -> int:
        """The index of the first token that starts at or after a character."""
        return bisect_left(self.starts, offset)

    def token_over(self, offset: int) -> int:
        """The index of the token that a character lies in (or in the white space after)."""
        return bisect_right(self.starts, offset) - 1

    def end_of(self, token: int) -> int:
        """The character after the last one of a token."""
        return self.columns.ends[token]

    def is_space(self, token: int) -> bool:
        """Whether a token is white space."""
        return self.lower[token].isspace()

    def cue_range(self, cue: Cue) -> TextRange:
        """The characters of a cue; "was quoted as saying" is one."""
        first, last = cue.first, cue.last
        if self.lower[first - 2 : first] == ["quoted", "as"]:
            first -= 2
        elif self.lower[last : last + 3] == ["quoted", "as", "saying"]:
            last += 2
        return TextRange(self.starts[first], self.end_of(last))

    def ends_sentence(self, token: int) -> bool:
        """Whether a token is a mark that ends a sentence, not the full stop of a title."""
        if self.lower[token] == "." and token and self.lower[token - 1] in _TITLES:
            return False
        return self.lower[token] in _SENTENCE_END

    def is_mark(self, token: int) -> bool:
        """Whether a token is a quotation mark."""
        return self.lower[token] in QUOTE_MARKS and self.tags[token] != "POS"

    # ------------------------------------------------------------ structure
    def _find_paragraphs(self) -> list[Paragraph]:
        paragraphs = []
        for first, stop, kind in readable_ranges(self.doc):
            start, end = self.starts[first], self.end_of(stop - 1)
            for a, b in _lines(self.text, start, end):
                one = Paragraph(a, b, self.token_over(a), self.token_at(b), kind, self.token_over(a))
                goes_on = _REOPENED.match(self.text, b) is not None
                one.marked = [
                    m if m.closed or goes_on else self._unclosed_stretch(m)
                    for m in find_marked(self.text, a, b)
                    if not self._is_nickname(m)
                ]
                dateline = _DATELINE.match(self.text, a, b)
                one.body = self.token_at(dateline.end()) if dateline is not None else self._after_place(one)
                for marked in one.marked:
                    if marked.level == 0:
                        for i in range(self.token_at(marked.outer.start), self.token_at(marked.outer.end)):
                            self.inside[i] = 1
                paragraphs.append(one)
        return paragraphs

    def _after_place(self, paragraph: Paragraph) -> int:
        """The token after a place and a colon, the dateline of Indian papers: "Mumbai: A contractor was arrested"."""
        first, stop = paragraph.first, min(paragraph.first + 4, paragraph.stop - _SHORT_SUBJECT)
        colon = next((i for i in range(first, stop) if self.lower[i] == ":"), first)
        placed = colon > first and all(self.entities[i] == "GPE" for i in range(first, colon))
        return colon + 1 if placed and self.text[self.starts[colon + 1]].isupper() else first

    def _is_nickname(self, marked: Marked) -> bool:
        """Whether marks stand around a name inside a name: Robert "Bobby" Scott."""
        if " " in self.text[marked.start : marked.end] or not self.text[marked.start].isupper():
            return False
        first, after = self.token_at(marked.outer.start), self.token_at(marked.outer.end)
        return first > 0 and after < len(self.tags) and self.tags[first - 1] == self.tags[after] == "NNP"

    def _unclosed_stretch(self, marked: Marked) -> Marked:
        """A stretch that no mark closes, cut before the first attribution in it: `"We stay, Mr Patel said`."""
        self.unclosed.append(marked.start)
        first, stop = self.token_at(marked.start), self.token_at(marked.end)
        for i in range(first + 1, stop - 1):
            if self.lower[i] in (",", "?", "!") and self._attributes(i + 1, stop):
                end = self.end_of(i)
                return replace(marked, end=end, outer=TextRange(marked.outer.start, end))
        return marked

    def _attributes(self, first: int, stop: int) -> bool:
        """Whether "X said" or "said X" starts at a token."""
        verbs = self.lexicon.verbs
        if self.lower[first] in verbs:
            return self.tags[first] in ("VBD", "VBZ", "") and self.tags[first + 1] in _NOUNISH
        for i in range(first, min(first + _SHORT_SUBJECT, stop)):
            if i > first and self.lower[i] in verbs and self.tags[i] in ("VBD", "VBZ", ""):
                return True
            if self.tags[i] not in _NOUNISH:
                return False
        return False

    def _find_sentences(self, paragraph: Paragraph) -> list[tuple[int, int]]:
        """Sentences end at their marks; the parser's borders count only there, and never between quotation marks."""
        sentences, start = [], paragraph.body
        closers = {
            self.token_at(m.outer.end)
            for m in paragraph.marked
            if m.level == 0 and final_character(self.text, m) in ".!?…"
        }
        for i in range(paragraph.body + 1, paragraph.stop):
            if self.inside[i] and self.inside[i - 1] and i not in closers:
                continue
            before = self.lower[i - 1]
            if before in QUOTE_MARKS or before in ")]":
                ended = i in closers or (i >= 2 and self.lower[i - 2] in _SENTENCE_END)
            else:
                ended = self.ends_sentence(i - 1) or (before.endswith(".") and self.columns.sentence_starts[i])
            if ended and not self.text[self.starts[i]].islower() and self.lower[i] not in ")]":
                sentences.append((start, i))
                start = i
        sentences.append((start, paragraph.stop))
        return [(a, b) for a, b in sentences if b > a]

    @cached_property
    def cues(self) -> dict[int, Cue]:
        """The verbs of saying outside of marks, by their first token."""
        return {cue.first: cue for cue in self._find_cues()}

    def _find_cues(self) -> list[Cue]:
        found = []
        verbs, lower = self.lexicon.verbs, self.lower
        for paragraph in self.paragraphs:
            for i in range(paragraph.first, paragraph.stop):
                entries = verbs.get(lower[i])
                if entries is None or self.inside[i] or not self._may_be_verb(i, paragraph):
                    continue
                for rest, verb in entries:
                    if rest == ("it",) and lower[i + 2 : i + 3] and lower[i + 2][:1].isalnum():
                        continue  # "as she put it", not "put it first"
                    if not rest or tuple(lower[i + 1 : i + 1 + len(rest)]) == rest:
                        found.append(Cue(i, i + len(rest), verb))
                        break
        return found

    def _may_be_verb(self, i: int, paragraph: Paragraph) -> bool:
        tag = self.tags[i]
        return not tag or tag[0] == "V" or (tag in ("NNPS", "NNS", "NNP", "NN") and self._headline_verb(i, paragraph))

    def _headline_verb(self, i: int, paragraph: Paragraph) -> bool:
        """In a headline's capitals the tagger takes "Says" for a name; only forms in -s that are hardly nouns count."""
        final = self.tags[i] == "NNS" or (self.tags[i] == "NN" and self.lower[i] in _FINAL_VERBS)
        if final and self.lower[i + 1 : i + 2] == ["."]:  # ", the bank estimates.", ", results of the census show."
            return self.tags[i - 1][:1] == "N" and "," in self.lower[max(i - 8, paragraph.first) : i]
        if self.lower[paragraph.stop - 1] == "." or paragraph.stop - paragraph.first > _HEADLINE_REACH:
            return False
        return self.lower[i] in _HEADLINE_VERBS

    def sentence_of(self, token: int) -> tuple[int, int]:
        """The sentence that a token lies in, or of a very long one the part around the token."""
        paragraph = self.paragraph_of(token)
        at = bisect_right(paragraph.sentences, (token, len(self.lower))) - 1
        first, stop = paragraph.sentences[max(at, 0)]
        return max(first, token - _SENTENCE_REACH), min(stop, token + _SENTENCE_REACH)

    def paragraph_of(self, token: int) -> Paragraph:
        """The paragraph that a token lies in."""
        at = bisect_right(self.paragraphs, token, key=lambda one: one.first) - 1
        return self.paragraphs[max(at, 0)]

    def is_negated(self, token: int) -> bool:
        """Whether a verb is negated: "did not say", "never said"."""
        for i in range(token - 1, max(token - 4, -1), -1):
            if self.lower[i] in _NEGATIONS or (self.lower[i] in _NOBODY and i == token - 1):
                return True
            if self.tags[i][:2] in ("NN", "PR", "VB") and self.lower[i] not in _AUXILIARIES:
                return False
        return False


_AUXILIARIES = frozenset(
    {"do", "does", "did", "have", "has", "had", "is", "are", "was", "were", "be", "been", "being", "will", "would",
     "can", "could", "may", "might", "must", "should", "shall"}
)  # fmt: skip


def _lines(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """The lines with words in them: blocks may hold several."""
    lines, at = [], start
    while at < end:
        stop = text.find("\n", at, end)
        stop = end if stop < 0 else stop
        if text[at:stop].strip():
            lines.append((at, stop))
        at = stop + 1
    return lines
