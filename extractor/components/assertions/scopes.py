"""What the clause of a figure, or the main clause of a quote, says of it; a relative clause beside it says nothing of it."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from dataclasses import dataclass, replace

from extractor.components.assertions.modality import Cue, find_cues
from extractor.components.clauses.clause import Clause, EventWords, LocatedFigure
from extractor.components.clauses.vocabulary import load_vocabulary
from extractor.components.lookup import Lookup
from extractor.components.structure import Structure
from extractor.record.claim import Event, Mode, Polarity
from extractor.record.entity import Mention
from extractor.record.figure import Figure
from extractor.record.reading import Reading
from extractor.record.textrange import TextRange

_GOVERNED = frozenset({"complement", "content"})  # clauses whose governor says how they are meant
_OWNERS = frozenset({"ORG", "GPE", "PERSON", "LOC", "FAC", "PRODUCT"})
_LONGEST_NAME = 200  # code points
_CLIMB = 8  # governors above a clause, and words between the two, that are asked


@dataclass(frozen=True, slots=True)
class Scope:
    """How the words of a figure or quote are meant.

    `clause` is the clause from its first to its last word, cut to the frame of the claim, `cues` are in text order.  Of a figure:
    `event`, the subject of its clause and the entity that owns it.
    """

    clause: TextRange
    polarity: Polarity
    mode: Mode
    cues: tuple[Cue, ...] = ()
    event: Event | None = None
    subject: TextRange | None = None
    owner: str | None = None
    is_owner_meant: bool = False  # by a pronoun or a description


class Scopes:
    """Reads the scopes of the figures and quotes of a Doc that has a parse."""

    def __init__(self, structure: Structure, text: str, lookup: Lookup) -> None:
        self._structure, self._columns = structure, structure.columns
        self._text, self._cues = text, find_cues(text)
        self._lookup = lookup
        self._cue_starts = [cue.start for cue in self._cues]
        self._heads = [clause.token for clause in structure.clauses]

    def around(self, figure: Figure, frame: TextRange) -> Scope:
        """The scope of a figure: of the clause that it is in."""
        structure = self._structure
        position = structure.locate(figure)
        scope = self._scope(position.clause, position.mode, frame, governors=True)
        if figure.kind == "age" and position.slot == "apposition":
            return scope  # "Ana Ruiz, 51, said"
        if (reading := self._lookup.reading(figure.id)) is not None:
            return self._read(scope, position, reading)
        event_words = structure.event(position)
        if event_words is not None and event_words.clause is not None:
            position = replace(position, clause=event_words.clause)
        elif event_words is not None and self._columns.is_verb(event_words.token):
            event_words = None if self._is_of_others(position) else event_words
        owner, is_meant = self._owner(position)
        return replace(
            scope,
            event=self._event(position, event_words),
            subject=self._named(self._structure.subject(position)),
            owner=owner,
            is_owner_meant=is_meant,
        )

    def _read(self, scope: Scope, position: LocatedFigure, reading: Reading) -> Scope:
        """The scope with the event and the subject that the trained reader found."""
        event = None
        if reading.event is not None:
            first, stop = self._structure.tokens(*reading.event)
            clause = next((clause for clause in self._structure.clauses_in(first, stop) if clause.token < stop), None)
            token = self._structure.root(first, stop)
            event_words = EventWords(first, stop, clause.token if clause else token)
            event = self._event(replace(position, clause=clause or position.clause), event_words)
            event = replace(event, mode=reading.mode) if event else None
        subject, is_meant = reading.subject, False
        if subject is not None:
            is_meant = self._is_meant(subject, scope.clause)
            is_name = self._named(self._structure.root(*self._structure.tokens(*subject))) is not None
            subject = subject if is_name else None  # no pronoun
        return replace(
            scope, mode=reading.mode, event=event, subject=subject, owner=reading.entity, is_owner_meant=is_meant
        )

    def _is_meant(self, words: TextRange, frame: TextRange) -> bool:
        """True where the words only refer to somebody, or are of another sentence than the figure's."""
        mention = self._mention_at(*words)
        return not words.overlaps(frame) or mention is None or mention.form in ("pronoun", "nominal")

    def _range(self, first: int, stop: int) -> TextRange:
        return TextRange(self._columns.starts[first], self._columns.ends[stop - 1])

    def _owner(self, position: LocatedFigure) -> tuple[str | None, bool]:
        """The id of the entity that the figure is about, and whether it is only meant.

        It is the subject of the own clause or the possessor of the measured noun.
        """
        for token in self._structure.owners(position):
            mention = self._mention_at(self._columns.starts[token], self._columns.ends[token])
            if mention is not None and (mention.form not in ("pronoun", "nominal") or mention.rule == "descriptor"):
                if mention.type in _OWNERS and mention.entity:
                    return mention.entity, mention.form == "nominal"
            elif (meant := self._meant(token)) is not None:
                return meant, True
        return None, False

    def _mention_at(self, start: int, end: int) -> Mention | None:
        """The shortest mention that covers [start, end), or None."""
        near = self._lookup.mentions_in(start - _LONGEST_NAME, end)
        return min(
            (mention for mention in near if end <= mention.end),
            key=lambda mention: mention.end - mention.start,
            default=None,
        )

    def _meant(self, token: int) -> str | None:
        """The id of the named entity that the reference at a token refers to, or None."""
        start, end = self._columns.starts[token], self._columns.ends[token]
        for reference in self._lookup.references_in(start - _LONGEST_NAME, end):
            if reference.end == end and reference.refers_to is not None:
                name = self._mention_at(reference.refers_to.end - 1, reference.refers_to.end)
                return name.entity if name is not None and name.type in _OWNERS else None
        return None

    def _named(self, noun: int | None) -> TextRange | None:
        """The range of the words that name something; None for a pronoun."""
        if noun is None or self._columns.tags[noun][:2] not in ("NN", "CD", "JJ"):
            return None
        return self._range(*self._structure.naming(noun))

    def _is_of_others(self, position: LocatedFigure) -> bool:
        """True where the verb is about something other than the figure: "backed the leader of the [12-member] pact", "in [24
        outbreaks], 900 people died", "some of its [17 hospitals]"; and where nobody did it: "Buy it for $3".
        """
        columns, clause, figure = self._columns, position.clause, position.figure
        if clause is None or clause.verbless:
            return False
        subject = clause.argument("subject")
        if clause.link == "main" and columns.tags[clause.token] == "VB" and subject is None and len(clause.verbs) == 1:
            return True
        above = self._structure.above(position)
        if (
            figure.kind == "count"
            and subject is not None
            and position.stop <= subject.token
            and position.slot != "subject"
        ):
            return subject.token not in above[1:]
        is_compound = position.slot == "attributive" and "-" in figure.surface and len(above) > 1
        return is_compound or any(columns.lower[i] in load_vocabulary().words_that("part_word") for i in above[:2])

    def _object(self, position: LocatedFigure, event: TextRange) -> TextRange | None:
        """The object that the event has beside the figure and its measure.

        Where the figure is a part of it, or of what follows a preposition, these are the words before the figure:
        "lost [the data of] 40 users".
        """
        if position.clause is None:
            return None
        thing = position.clause.argument("object")
        words = [self._named(thing.token) if thing is not None else None]
        figure, above = position.figure, self._structure.above(position)
        if len(above) > 1 and self._columns.lower[above[0]] == "of" and self._columns.starts[above[-1]] >= event.end:
            words.insert(
                0,
                TextRange(
                    self._columns.starts[self._structure.phrase(above[-1]).full[0]], self._columns.ends[above[0]]
                ),
            )
        taken = (event, TextRange(figure.start, figure.end), figure.measure or event)
        for extent in words:
            if (
                extent is not None
                and not self._lookup.figures_in(*extent)
                and not any(extent.overlaps(part) for part in taken)
            ):
                return extent
        return None

    def _event(self, position: LocatedFigure, event_words: EventWords | None) -> Event | None:
        if event_words is None:
            return None
        columns = self._columns
        start, end = columns.starts[event_words.first], columns.ends[event_words.stop - 1]
        return Event(
            start=start,
            end=end,
            surface=self._text[start:end],
            lemma=columns.lemmas[event_words.token]
            if columns.is_verb(event_words.token)
            else columns.lower[event_words.token],
            polarity=position.polarity,
            mode=event_words.clause.mode if event_words.clause else position.mode,
            object_span=self._object(position, TextRange(start, end)) if columns.is_verb(event_words.token) else None,
        )

    def inside(self, fragments: Iterable[TextRange]) -> Scope:
        """The scope of a quote: of the first clause of its words that depends on none of them."""
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
