"""The places where a measure can stand, by the names that the frames give them.

Reading order: `sites` (where the figure stands), `earlier` (places in front of its own words), then here those beside it and
in its clause.
"""

from __future__ import annotations

from extractor.components.clauses.clause import Clause, Place
from extractor.components.clauses.columns import SUBJECTS
from extractor.components.measures.earlier import Earlier
from extractor.components.measures.names import GROUP, OBJECT, SUBJECT, Phrase

_UP = 4  # clauses between a predicate without a subject and the one that has it


class Where(Earlier):
    """Looks at the places of one Doc."""

    def look(self, at: str, index: int, place: Place) -> Phrase | None:
        """The words at the place named `at`: a method of this class, "argument:PREPOSITION,..." or "behind:WORD,..."."""
        name, _, words = at.partition(":")
        if words:
            phrase: Phrase | None = getattr(self, f"_{name}")(index, place, words.split(","))
        else:
            phrase = getattr(self, f"_{name}")(index, place)
        return phrase

    # ------------------------------------------------------------ beside the figure
    def _behind(self, index: int, place: Place, words: list[str]) -> Phrase | None:
        """The complement of the figure: "9 tons [of rice]", "$3bn [in loans]"; a bracket may stand between."""
        columns, i = self._columns, self.names.spans[index][1]
        if columns.lower[i : i + 1] == ["("]:
            i = next((k + 1 for k in range(i, min(i + 8, len(columns))) if columns.lower[k] == ")"), i)
        thing = columns.child(i, "pobj") if columns.lower[i : i + 1] in [[word] for word in words] else -1
        if thing < 0:
            return None
        phrase = self.names.name(thing, index, wide=GROUP if columns.lower[i] == "of" else ())
        if phrase is not None and self.figures[index].role == "share" and place.slot == "subject":
            phrase = self.names.restricted(phrase)  # elsewhere the parser may have put the main verb into it
        return phrase or self._counted(columns.stop[thing] - 1)

    def _next(self, index: int, place: Place) -> Phrase | None:
        """The noun right behind the figure: "one in five [adults]"."""
        return self.names.name(self._ahead(self.names.spans[index][1]), index, wide=SUBJECT)

    def _host(self, index: int, place: Place) -> Phrase | None:
        return self.names.name(place.host, index) if place.host is not None else None

    def _person(self, index: int, place: Place) -> Phrase | None:
        """The name in front of a mark, "[Ann Lee], 44, a nurse", or in the host's phrase; else the host."""
        before = self.names.spans[index][0] - 2
        if before >= 0 and self._columns.lower[before + 1] in (",", "(") and self._columns.entities[before] == "PERSON":
            return self._person_at(before, 0)
        phrase = self._host(index, place)
        inside = range(phrase.first, phrase.stop) if phrase is not None else ()
        last = next((i for i in reversed(inside) if self._columns.entities[i] == "PERSON"), None)
        return phrase if last is None else self._person_at(last, 0)

    def _part(self, index: int, place: Place) -> Phrase | None:
        """The whole of a part that the figure stands beside: "a majority [of voters], 51 percent"."""
        of = next((k for k in self._columns.right[place.host or 0] if self._columns.lower[k] == "of"), -1)
        thing = self._columns.child(of, "pobj") if of >= 0 else -1
        return self.names.name(thing, index, wide=GROUP) if thing >= 0 else None

    def _change(self, index: int, place: Place) -> Phrase | None:
        """What a noun of change tells of: "a fall [in sales] of 5%", "[sales] growth of 5%"."""
        columns, host = self._columns, place.host
        if host is None:
            return None
        for k in columns.right[host]:
            if columns.deps[k] == "prep" and columns.lower[k] in ("in", "of", "for", "on", "to"):
                thing = columns.child(k, "pobj")
                if thing >= 0 and self.names.is_noun(thing) and columns.entities[thing] != "GPE":
                    return self.names.name(thing, index)
        first, behind = self.structure.phrase(host).core[0], self.names.spans[index][1]
        first = max(first, behind) if behind <= host else first
        while first < host and columns.tags[first] in ("DT", "PRP$", "JJR"):
            first += 1
        return Phrase(first, host, host - 1) if first < host and self.names.is_noun(host - 1) else None

    def _front(self, index: int, place: Place) -> Phrase | None:
        """The noun right in front of a clause without a verb of its own: "with [the euro] up 5%"."""
        columns, first = self._columns, self.names.spans[index][0]
        i = (min(place.clause.token, first) if place.clause is not None else first) - 1
        while i > 0 and columns.deps[i] == "pobj" and columns.lower[columns.heads[i]] == "of":
            i = columns.heads[columns.heads[i]]
        return self.names.name(i, index, wide=SUBJECT) if self.names.is_noun(i) else None

    def _bounded(self, index: int, place: Place) -> Phrase | None:
        """The noun in front of a bound: "[children] under five", "[women] between 20 and 35", "people older than 65"."""
        i, bounds = self.names.spans[index][0] - 1, self._words.uses("bound")
        while i > 0 and self._columns.lower[i] in self._words.uses("filler") and self._columns.lower[i] not in bounds:
            i -= 1
        if i < 1 or self._columns.lower[i] not in bounds:
            return None
        return self.names.name(i - 1, index) if self.names.is_noun(i - 1) else self._counted(i - 1)

    # ------------------------------------------------------------ in the clause
    def _argument(self, index: int, place: Place, words: list[str]) -> Phrase | None:
        """What the predicate has in one of the slots: "argument:on,for"."""
        for one in place.clause.arguments if place.clause is not None else ():
            if one.slot in words and one.token not in self.names.figure_at:
                phrase = self.names.name(one.token, index, wide=OBJECT if one.slot == "object" else ())
                if phrase is not None and not self.names.is_empty(phrase):
                    return phrase
        return None

    def _subject(self, index: int, place: Place) -> Phrase | None:
        clause = place.clause
        token = self._subject_of(clause) if clause is not None else None
        return self._named(token, index) if token is not None else None

    def _thing(self, index: int, place: Place) -> Phrase | None:
        """The subject, if it is nobody who acts."""
        token = self._subject_of(place.clause) if place.clause is not None else None
        return None if token is None or self.is_agent(token) else self._named(token, index)

    def _subject_of(self, clause: Clause) -> int | None:
        """The subject of a clause, through relatives, participles and infinitives."""
        for _ in range(_UP):
            own = [one for one in clause.arguments if one.slot == "subject" and one.token not in self.names.figure_at]
            if own and not (self._columns.tags[own[0].token][:1] == "W" and clause.antecedent is not None):
                return self._first_subject(own[0].token)
            if clause.antecedent is not None:
                return clause.antecedent
            if own or clause.parent is None or clause.link == "content":
                return None  # "they said there were nine"
            clause = self.structure.clauses[clause.parent]
        return None

    def _first_subject(self, token: int) -> int:
        """A subject; of one that the parser made of a whole clause ("[the storm] had high winds and was moving") its subject."""
        inside = range(self.structure.phrase(token).core[0], token)
        return next((i for i in inside if self._columns.deps[i] in SUBJECTS), token)

    def _named(self, token: int, index: int) -> Phrase | None:
        """The phrase of a noun, or the name that a pronoun stands for."""
        if self._columns.tags[token][:3] == "PRP" or self._columns.lower[token] in ("this", "that"):
            return self._antecedent(token, index)
        return self.names.name(token, index, wide=SUBJECT)
