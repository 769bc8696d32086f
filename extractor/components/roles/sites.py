"""The figures of a Doc with the place of each in its sentence, and the words around them."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass

from spacy.tokens import Doc

from extractor.components.clauses import Structure, structure_of
from extractor.components.clauses.clause import Clause, Position
from extractor.components.found import found_on
from extractor.components.roles.cues import Cues
from extractor.figure import Figure
from extractor.timex import Timex

RELATIVE = frozenset({"percent", "points", "fraction", "multiple"})  # kinds that say how much of something else
_PREPOSITIONS = frozenset({"by", "from", "to", "at"})
_DESCRIBED = 20  # tokens before an amount in which words describe it


@dataclass(frozen=True, slots=True)
class Site:
    """A figure with its tokens [first, stop), its place, and its sentence [floor, ceiling).

    `start` is where its words begin: with the noun that only carries it ("to [an average of] 5%"), else with its modifier.
    `lead` is the token before them and what only modifies them ("fell [by] about 5%"), below `floor` where there is none.
    `slot` is the place's slot, that of the carrying noun where there is one, "object" for the subject of a passive.
    """

    figure: Figure
    first: int
    stop: int
    start: int
    lead: int
    place: Position
    slot: str
    floor: int
    ceiling: int

    @property
    def clause(self) -> Clause | None:
        """The figure's own clause."""
        return self.place.clause


class Sites:
    """The sites of a Doc's figures, in text order, and its words by token."""

    def __init__(self, doc: Doc, cues: Cues) -> None:
        self.structure: Structure = structure_of(doc)
        self.words, self.tags = self.structure.columns.lower, self.structure.columns.tags
        self.cues, self.published = cues, doc._.published or "9"
        self.times: list[Timex] = found_on(doc).times
        self.time_tokens = [self.structure.tokens(time.start, time.end) for time in self.times]
        self._time_firsts = [first for first, _ in self.time_tokens]
        self.all = [self._site(figure) for figure in found_on(doc).figures]
        self.figure_at = {token: i for i, site in enumerate(self.all) for token in range(site.first, site.stop)}
        self.time_at = {token: k for k, (first, stop) in enumerate(self.time_tokens) for token in range(first, stop)}

    def word(self, token: int) -> str:
        """The lower-cased token, "" outside the Doc."""
        return self.words[token] if 0 <= token < len(self.words) else ""

    def tag(self, token: int) -> str:
        """The tag of a token, "" outside the Doc."""
        return self.tags[token] if 0 <= token < len(self.tags) else ""

    def uses(self, token: int, use: str) -> bool:
        """True if the token is a word of one use of `role_words.jsonl`."""
        return self.word(token) in self.cues.uses[use]

    def names_time(self, first: int, stop: int) -> bool:
        """True if tokens [first, stop) name a time before the phrase ends, and no norm ("than usual for the average")."""
        if any(self.uses(k, "norm") for k in range(first, stop)):
            return False
        for k in range(first, stop):
            if self.word(k) in (",", ";", "and"):
                return False
            if k in self.time_at or self.uses(k, "time_word"):
                return True
        return False

    def before(self, i: int, limit: int = 6) -> list[int]:
        """The indices of up to `limit` figures before figure i in its sentence, the nearest first."""
        floor = self.all[i].floor
        return [k for k in range(i - 1, max(-1, i - 1 - limit), -1) if self.all[k].first >= floor]

    def times_in(self, first: int, stop: int) -> range:
        """The indices of the times that begin in tokens [first, stop)."""
        return range(bisect_left(self._time_firsts, first), bisect_left(self._time_firsts, stop))

    def noun_of(self, clause: Clause, *slots: str) -> int:
        """The token of the first argument of a clause in one of the slots, or -1."""
        argument = clause.argument(*slots)
        return argument.token if argument is not None else -1

    def hosts(self, site: Site) -> list[int]:
        """The nouns that a figure tells of, the nearest first: "a drop in sales of 5%" gives "sales" and "drop"."""
        hosts: list[int] = []
        place = site.place
        while place.host is not None and place.host not in hosts and len(hosts) < 3:
            hosts.append(place.host)
            place = self.structure.position(place.host, place.host + 1)
        return hosts

    def outer(self, site: Site) -> Position:
        """The place of the outermost noun that a figure tells of, its own where there is none."""
        hosts = self.hosts(site)
        return self.structure.position(hosts[-1], hosts[-1] + 1) if hosts else site.place

    def _site(self, figure: Figure) -> Site:
        first, stop = self.structure.tokens(figure.start, figure.end)
        floor, ceiling = self.structure.sentence_of(first)
        place = self.structure.position(first, stop)
        slot, start = place.slot or "", first
        if figure.modifier_span is not None and figure.modifier_span.start < figure.start:
            start = self.structure.tokens(figure.modifier_span.start, figure.start)[0]
        if self.word(start - 1) == "of" and start - 2 >= floor and self.tag(start - 2)[:2] == "NN":
            host, begin = start - 2, self.structure.phrase(start - 2).core[0]
            if self.word(begin - 1) == "from" or any(self.uses(host, use) for use in ("empty_head", "expected")):
                slot, start = self.structure.position(host, host + 1).slot or "", begin
        owner = self.structure.phrase(self.structure.root(first, stop)).core[0]
        if floor <= owner < start and self.tag(start - 1) in ("POS", "PRP$"):
            start = owner  # "from [the current year's $93.5 million]"
        lead = start - 1
        while lead >= max(floor, start - _DESCRIBED) and (self.uses(lead, "modifier") or self._describes(lead)):
            if self.word(lead) in self.cues.words:
                break
            lead -= 1
        is_own = place.host is None or (place.clause and place.host == self.noun_of(place.clause, "object"))
        if is_own and self.word(lead) in _PREPOSITIONS:
            slot = self.word(lead)  # "down from the $89 to $93 billion", "by up to £24"
        elif figure.modifier_span is not None and figure.kind in RELATIVE and slot in self.words[start:first]:
            slot = "object"  # "rose under 4%"
        if slot == "subject" and place.clause is not None and place.clause.voice == "passive":
            slot = "object"
        return Site(figure, first, stop, start, lead, place, slot, floor, ceiling)

    def _describes(self, token: int) -> bool:
        """True for an adjective, an adverb, and for what was reported or expected: "from [previously reported] 5 percent"."""
        is_told = self.tags[token] == "VBN" and any(self.uses(token, use) for use in ("expected", "revised_alone"))
        return is_told or self.tags[token] in ("RB", "JJ", "JJS", "HYPH")


def same_unit(one: Figure, two: Figure) -> bool:
    """True if two figures can be values of one measure: same kind, and same unit where both have one.

    A bare number ("52 million") can be a value of anything.
    """
    if any(figure.kind in ("count", "other") and figure.unit is None for figure in (one, two)):
        return True
    units = {figure.unit.id if figure.unit is not None else None for figure in (one, two)}
    return one.kind == two.kind and (len(units) == 1 or None in units)
