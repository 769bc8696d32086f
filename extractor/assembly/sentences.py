"""The sentences of a Doc as text ranges: what of them can be stated alone."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from spacy.tokens import Doc

from extractor.components.assertions.sentences import index_at, sentence_ranges
from extractor.components.structure import Structure, structure_of
from extractor.record.textrange import TextRange

_INDEFINITE = ("DT", "PDT", "WDT", "WP", "WRB")  # tags of the first word
_UNDESCRIBING = frozenset(
    {"DT", ",", ".", ":", "``", "''", "-LRB-", "-RRB-"}
)  # tags of what says nothing of a noun after it
_SHORTEST = 3  # tokens of a sentence


@dataclass(frozen=True, slots=True)
class Sentences:
    """The sentences of an article and, where there is a parse, what of them can stand alone.

    `lead` is the index of the first one that has a name and states something of a subject, `nouns` has the ends (code points,
    exclusive) of the nouns in text order, by their lemma, `sections` are the ranges of the headings, those in a row as one.
    `articles` has, by the id of an entity, the article before its name: "the" or "The".
    """

    ranges: Sequence[TextRange]
    structure: Structure | None = None
    lead: int = 0
    nouns: Mapping[str, Sequence[int]] = field(default_factory=dict)
    sections: Sequence[TextRange] = ()
    articles: Mapping[str, str] = field(default_factory=dict)

    def index(self, position: int) -> int:
        """The index of the last sentence that begins at `position` or before it; -1 where there is none."""
        return index_at(self.ranges, position)

    def nouns_like(self, end: int) -> Sequence[int]:
        """The ends of all nouns like the one that ends at `end`, in text order; none where there is no parse."""
        if self.structure is None:
            return ()
        return self.nouns.get(self.structure.columns.lemmas[self.structure.tokens(end - 1, end)[0]].lower(), ())

    def section(self, position: int) -> TextRange | None:
        """The last heading before `position`, after the first sentence; None where there is none."""
        before = bisect_left(self.sections, (position, 0))
        last = self.sections[before - 1] if before else None
        return last if last is not None and last.start > self.ranges[self.lead].start else None

    def standalone(self, frame: TextRange, start: int, end: int) -> TextRange:
        """The words of `frame` that state [start, end) without another independent clause; the frame where that is not sure."""
        if self.structure is None:
            return frame
        columns = self.structure.columns
        first, stop = self.structure.standalone.words(self._tokens(frame), *self.structure.tokens(start, end))
        return TextRange(max(frame.start, columns.starts[first]), min(frame.end, columns.ends[stop - 1]))

    def is_statement(self, words: TextRange) -> bool:
        """True if the words have a finite verb and are no longer than a sentence, or where there is no parse."""
        return self.structure is None or self.structure.standalone.is_statement(*self._tokens(words))

    def says_which(self, words: TextRange) -> bool:
        """False for words that open with "a", "all" or "what": they can mean any of a kind."""
        if self.structure is None:
            return True
        columns, first = self.structure.columns, self._tokens(words)[0]
        return columns.tags[first] not in _INDEFINITE or columns.lower[first] == "the"

    def begins_with_name(self, words: TextRange) -> bool:
        """True if the first of the words is a proper noun, or where there is no parse."""
        return self.structure is None or self.structure.columns.tags[self._tokens(words)[0]] in ("NNP", "NNPS")

    def definite_nouns(self, words: TextRange) -> Iterator[int]:
        """The ends of the nouns of the words with "the" and without a complement of their own: "the 2016 verdict"."""
        if self.structure is None:
            return
        columns = self.structure.columns
        for token in range(*self._tokens(words)):
            is_common = columns.tags[token] in ("NN", "NNS") and not columns.entities[token]
            if is_common and self.has_the(columns.ends[token]) and _is_bare(self.structure, token):
                yield columns.ends[token]

    def introduces(self, end: int) -> bool:
        """True if the noun that ends at `end` is without "the", or with words that say which one."""
        if self.structure is None:
            return False
        columns, token = self.structure.columns, self.structure.tokens(end - 1, end)[0]
        before = any(columns.tags[k] not in _UNDESCRIBING for k in self.structure.modifiers(token))
        after = any(modifier.kind != "mark" for modifier in self.structure.postmodifiers(token))
        return before or after or not self.has_the(end)

    def has_the(self, end: int) -> bool:
        """True if the noun that ends at `end` has "the"; False where there is no parse."""
        if self.structure is None:
            return False
        columns, token = self.structure.columns, self.structure.tokens(end - 1, end)[0]
        return any(columns.lower[k] == "the" for k in self.structure.modifiers(token))

    def is_whole(self, words: TextRange) -> bool:
        """True if the words are a sentence with a full stop or another mark at its end; False where there is no parse."""
        if self.structure is None:
            return False
        first, stop = self._tokens(words)
        return stop - first > _SHORTEST and "." in self.structure.columns.tags[stop - 2 : stop]

    def can_lead(self, words: TextRange) -> bool:
        """True if the words state something of a subject; False where there is no parse."""
        return (
            self.is_statement(words)
            and self.structure is not None
            and self.structure.standalone.has_subject(*self._tokens(words))
        )

    def looks_ahead(self, words: TextRange) -> bool:
        """True if a clause of the words is about what is to come, or where there is no parse."""
        return self.structure is None or self.structure.standalone.looks_ahead(*self._tokens(words))

    def _tokens(self, words: TextRange) -> tuple[int, int]:
        return self.structure.tokens(*words) if self.structure is not None else (0, 0)


def read_sentences(
    doc: Doc, names: Iterable[TextRange] = (), headline: TextRange | None = None, sections: Sequence[TextRange] = ()
) -> Sentences:
    """The sentences of a Doc with its structure; the first one that states something of a subject and has a name leads."""
    structure, ranges = structure_of(doc), sentence_ranges(doc)
    columns = structure.columns
    if not columns.parsed:
        return Sentences(ranges)
    nouns: defaultdict[str, list[int]] = defaultdict(list)
    for token, tag in enumerate(columns.tags):
        if tag[:2] == "NN" and (tag[:3] == "NNP" or structure.slots(token)[0] != "compound"):
            nouns[columns.lemmas[token].lower()].append(columns.ends[token])
    plain = Sentences(ranges, structure)
    named = sorted({plain.index(name.start) for name in names})
    candidates = (index for index in named if index >= 0 and not (headline and headline.overlaps(ranges[index])))
    lead = next((index for index in candidates if plain.can_lead(ranges[index])), 0)
    return replace(plain, lead=lead, nouns=nouns, sections=sections)


def _is_bare(structure: Structure, token: int) -> bool:
    return all(modifier.kind == "mark" for modifier in structure.postmodifiers(token))
