"""Whom the pronouns of a clause mean, where the sentence or the one before leaves one choice: subject goes on to subject."""

from __future__ import annotations

from bisect import bisect_left, bisect_right

from extractor.assembly.annotations import Annotations
from extractor.components.clauses import Structure
from extractor.components.clauses.clause import Clause
from extractor.components.names.lexicon import gender_of
from extractor.entity import Mention

_THINGS = frozenset({"ORG", "GPE", "PRODUCT"})
_PERSONS = frozenset({"PERSON"})
_MEANS = {
    **dict.fromkeys(("it", "its"), _THINGS),
    **dict.fromkeys(("he", "his", "him", "she", "her"), _PERSONS),
}


class References:
    """Looks up mentions by token and resolves pronouns; what a component resolved goes first."""

    def __init__(self, structure: Structure, found: Annotations) -> None:
        self._structure, self._columns, self._found = structure, structure.columns, found
        self._main: dict[int, list[Clause]] = {}
        for clause in structure.clauses:
            if clause.parent is None:
                self._main.setdefault(structure.sentence_of(clause.token)[0], []).append(clause)
        self._sentence_starts = [first for first, _ in structure.sentences]

    def mention_at(self, token: int) -> Mention | None:
        """The mention that covers a token, the shortest of several, or None."""
        start, end = self._columns.starts[token], self._columns.ends[token]
        covering = [one for one in self._found.mentions_in(start - 200, end) if one.start <= start and end <= one.end]
        return min(covering, key=lambda one: one.end - one.start, default=None)

    def meant(self, token: int) -> str | None:
        """The id of the named entity that a pronoun means, or None."""
        types = _MEANS.get(self._columns.lower[token])
        if types is None:
            return None
        mention = self.mention_at(token)
        if mention is not None and mention.form == "pronoun":
            entity = self._found.entity(mention.entity)
            return entity.id if entity is not None and entity.type in types and not entity.anonymous else None
        return self._by_subject(token, types)

    def _by_subject(self, token: int, types: frozenset[str]) -> str | None:
        """The nearest subject above or before that has a name of the type; another noun in between ends the search."""
        clause = self._structure.clause_of(token)
        seen: list[Clause] = []
        while clause is not None and clause not in seen:
            seen.append(clause)
            found = self._subject_of(clause, token, types)
            if found is not None:
                return found or None
            clause = self._structure.clauses[clause.parent] if clause.parent is not None else None
        before = bisect_right(self._sentence_starts, token) - 2
        if before < 0:
            return None
        main = self._main.get(self._sentence_starts[before], [])
        if len(main) != 1 or self._is_rivalled(self._sentence_starts[before], token, types):
            return None
        return self._subject_of(main[0], token, types) or None

    def _subject_of(self, clause: Clause, token: int, types: frozenset[str]) -> str | None:
        """The entity of a clause's subject; "" for a subject that ends the search, None to go on."""
        subject = clause.argument("subject")
        columns = self._columns
        if subject is None or subject.token >= token:
            return None
        if columns.lower[subject.token] in ("who", "which", "that", "there"):
            return None
        if columns.tags[subject.token] == "PRP":
            if columns.lower[subject.token] in _MEANS and _MEANS[columns.lower[subject.token]] == types:
                return self.meant(subject.token) or ""
            return None
        mention = self.mention_at(subject.token)
        if mention is None or mention.form in ("nominal", "pronoun"):
            return "" if types is _THINGS else None
        if mention.type not in types:
            return None
        return mention.entity if mention.entity and self._can_mean(token, mention) else ""

    def _can_mean(self, pronoun: int, mention: Mention) -> bool:
        """False where "she" would stand for somebody with a man's name or title, or the other way round."""
        word, entity = self._columns.lower[pronoun], self._found.entity(mention.entity)
        if entity is None or entity.type not in _PERSONS:
            return True
        first = bisect_left(self._columns.starts, mention.start)
        gender = gender_of(entity.name, self._columns.lower[first - 1] if first else "")
        return gender is None or gender == ("f" if word in ("she", "her") else "m")

    def _is_rivalled(self, first: int, token: int, types: frozenset[str]) -> bool:
        """True where two names of the type stand between a token and the pronoun."""
        start, end = self._columns.starts[first], self._columns.starts[token]
        names = {
            one.entity for one in self._found.mentions_in(start, end) if one.type in types and one.form != "pronoun"
        }
        return len(names) > 1
