"""What the sentence says of a figure or a quote beyond its slots, in plain form: made while the Doc is there.

    find_scopes(doc, annotations, sentences) -> the scope of each figure and quote, by id

The scope is that of the clause in which a figure stands, of a quote that of the main clause of its words: a relative clause
beside it, or another clause of the sentence, says nothing of it.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from dataclasses import dataclass, replace

from spacy.tokens import Doc

from extractor.assembly.annotations import Annotations
from extractor.assembly.modality import Cue, find_cues
from extractor.assembly.sentences import enclosing
from extractor.claim import Event, Mode, Polarity
from extractor.components.clauses import Structure, structure_of
from extractor.components.clauses.clause import Clause, Place
from extractor.components.extensions import text_of
from extractor.textrange import TextRange

_GOVERNED = frozenset({"complement", "content"})  # clauses whose governor says how they are meant
_CLIMB = 8  # governors above a clause, and words between the two, that are asked


@dataclass(frozen=True, slots=True)
class Scope:
    """How the words of a figure or quote are meant.

    `clause` is the clause from its first to its last word, cut to the frame of the claim; `mode` is None where there is no
    parse, and the cues are then those of the whole frame.  `cues` are in text order; `event` is that of a figure.
    """

    clause: TextRange
    polarity: Polarity = "affirmed"
    mode: Mode | None = None
    cues: tuple[Cue, ...] = ()
    event: Event | None = None


def find_scopes(doc: Doc, found: Annotations, sentences: list[TextRange]) -> dict[str, Scope]:
    """The scope of each figure and each quote, by id; empty without a parse."""
    structure = structure_of(doc)
    if not structure.columns.parsed:
        return {}
    scopes = _Scopes(structure, text_of(doc))
    of_figures = {
        figure.id: scopes.around(figure.start, figure.end, enclosing(sentences, figure.start, figure.end))
        for figure in found.figures
    }
    return of_figures | {quote.id: scopes.inside(quote.fragments) for quote in found.quotes}


class _Scopes:
    def __init__(self, structure: Structure, text: str) -> None:
        self._structure, self._columns = structure, structure.columns
        self._text, self._cues = text, find_cues(text)
        self._cue_starts = [cue.start for cue in self._cues]
        self._heads = [clause.token for clause in structure.clauses]

    def around(self, start: int, end: int, frame: TextRange) -> Scope:
        """The scope of a figure: of the clause that it stands in."""
        place = self._structure.place(*self._structure.tokens(start, end))
        scope = self._scope(place.clause, place.mode, frame, governors=True)
        return replace(scope, event=self._event(place))

    def _event(self, place: Place) -> Event | None:
        found = self._structure.event(place)
        if found is None:
            return None
        columns = self._columns
        start, end = columns.starts[found.first], columns.ends[found.stop - 1]
        return Event(
            start=start,
            end=end,
            surface=self._text[start:end],
            lemma=columns.lemmas[found.token] if columns.is_verb(found.token) else columns.lower[found.token],
            polarity=place.polarity,
            mode=place.mode,
        )

    def inside(self, fragments: Iterable[TextRange]) -> Scope:
        """The scope of a quote: of the first clause of its words that hangs on none of them."""
        fragments = tuple(fragments)
        main, clauses = None, self._structure.clauses
        for fragment in fragments:
            first, stop = self._structure.tokens(*fragment)
            inner = range(bisect_left(self._heads, first), bisect_left(self._heads, stop))
            main = next((clauses[k] for k in inner if clauses[k].parent not in inner), None)
            if main is not None:
                break
        mode = main.mode if main is not None else "actual"
        return self._scope(main, mode, TextRange(fragments[0].start, fragments[-1].end), governors=False)

    def _scope(self, clause: Clause | None, mode: Mode, frame: TextRange, *, governors: bool) -> Scope:
        """The scope of a clause inside a frame; outside of clauses, what the words outside of clauses say."""
        tokens = self._governing(clause) if governors else frozenset()
        cues = [cue for cue in self._cues_in(frame) if self._belongs(cue, clause, tokens)]
        if clause is None:
            return Scope(frame, "affirmed", mode, tuple(cues))
        starts, ends = self._columns.starts, self._columns.ends
        start = max(frame.start, starts[clause.first])
        extent = TextRange(start, max(start, min(frame.end, ends[clause.stop - 1])))
        return Scope(extent, clause.polarity, mode, tuple(cues))

    def _cues_in(self, frame: TextRange) -> list[Cue]:
        return self._cues[bisect_left(self._cue_starts, frame.start) : bisect_left(self._cue_starts, frame.end)]

    def _belongs(self, cue: Cue, clause: Clause | None, governing: frozenset[int]) -> bool:
        token = bisect_right(self._columns.starts, cue.start) - 1
        return token in governing or self._structure.clause_of(token) is clause

    def _governing(self, clause: Clause | None) -> frozenset[int]:
        """The words above a clause that say how it is meant: "[appears] to have widened", "is [on track] to sell"."""
        words: set[int] = set()
        for _ in range(_CLIMB):
            if clause is None or clause.parent is None or clause.link not in _GOVERNED:
                break
            governor = self._structure.clauses[clause.parent]
            words.update(governor.verbs, range(governor.token, min(clause.first, governor.token + _CLIMB)))
            clause = governor
        return frozenset(words)
