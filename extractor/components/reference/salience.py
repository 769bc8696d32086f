"""Which of the things before a reference is in the foreground, and by how much."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from extractor.components.reference.things import Sight, Thing
from extractor.components.structure import Structure

SEVERAL = frozenset({"they", "them", "their"})
_FAR = 3  # sentences back
_DECAY = 0.5  # for each of them
_ABOVE = (1.2, 0.8, 0.5, 0.3)  # more for the subject of the own clause, of the one above it ...
_SPEAKER, _SPOKE, _PARALLEL, _OFTEN = 0.4, 0.3, 0.25, 0.04  # what else makes a thing likelier
_ACROSS = 0.6  # times as likely from said words to others and back
_THING = 0.7  # times as likely is what is no person, body or place
_ONE = 0.6  # times as likely is one body where several are meant
LEAST, _MARGIN = 0.35, 1.3  # score of what is meant, and how many times that of the next
_MARGIN_OF_NAME, _MARGIN_TO_NAME = 1.1, 1.5  # the same for a name before other words, and the other way round


@dataclass(frozen=True, slots=True)
class Spot:
    """Where a reference is: token, number of its sentence, heads of the clauses above it, the innermost first.

    `speaker` says its words (`marked`: between marks); it `acts` where its verb is one of persons and bodies.  Of one that says
    something itself, `spoke` is who did so last, and who is named in its words is `barred`.
    """

    token: int
    sentence: int
    above: tuple[int, ...]
    speaker: Thing | None
    marked: bool
    acts: bool = False
    spoke: Thing | None = None
    barred: frozenset[Thing] = frozenset()


class Salience:
    """Ranks the things seen before a reference."""

    def __init__(self, structure: Structure) -> None:
        self._structure, self._columns = structure, structure.columns

    def above(self, i: int) -> tuple[int, ...]:
        """The heads of the clause of a token and of those above it, the innermost first."""
        heads: list[int] = []
        clause = self._structure.clause_of(i)
        while clause is not None and len(heads) < len(_ABOVE):
            heads.append(clause.token)
            clause = self._structure.clauses[clause.parent] if clause.parent is not None else None
        return tuple(heads)

    def choose(
        self, spot: Spot, sights: Iterable[Sight], fits: Callable[[Sight], bool], *, least: float = LEAST
    ) -> Thing | None:
        """The thing that fits and is salient, of those seen (the last one first); None where two do about equally."""
        scores: dict[int, tuple[float, Thing]] = {}
        for sight in sights:
            if sight.thing in spot.barred and (sight.thing.sort != "body" or sight.thing.plural):
                continue  # nobody speaks of himself in the third person, but one body may
            back = spot.sentence - sight.sentence
            if back > _FAR:
                if spot.spoke is None or spot.spoke is not sight.thing:
                    continue
                back = 2  # who spoke last speaks on
            if fits(sight):
                score = self._score(spot, sight, back)
                if score > scores.get(id(sight.thing), (0.0, sight.thing))[0]:
                    scores[id(sight.thing)] = score, sight.thing
        ranked = sorted(scores.values(), key=lambda scored: -scored[0])[:2]
        if len(ranked) == 1 and ranked[0][1].sort == "person":
            return ranked[0][1]
        if not ranked or ranked[0][0] < least:
            return None
        if len(ranked) > 1:
            names = [thing.entity is not None for _, thing in ranked]
            margin = (
                _MARGIN_OF_NAME if names == [True, False] else _MARGIN_TO_NAME if names == [False, True] else _MARGIN
            )
            if spot.spoke is None and ranked[0][0] < margin * ranked[1][0]:
                return None
        return ranked[0][1]

    def _score(self, spot: Spot, sight: Sight, back: int) -> float:
        score = sight.weight * _DECAY**back
        if back == 0 and sight.verb in spot.above:
            score += _ABOVE[spot.above.index(sight.verb)]
        if sight.thing is spot.speaker and not spot.marked:
            score += _SPEAKER
        if sight.thing is spot.spoke:
            score += _SPOKE
        if back == 1 and sight.verb >= 0 and sight.weight == 1.0 and self._leads(spot.token):
            score += _PARALLEL
        score += _OFTEN * min(sight.thing.seen, 5)
        thing, is_several = sight.thing, self._columns.lower[spot.token] in SEVERAL
        score *= _ONE if is_several and not thing.plural else 1
        score *= _THING if thing.sort == "other" and not thing.plural else 1
        is_across = spot.marked != bool(self._structure.speech.inside[sight.noun])
        return score * (_ACROSS if is_across else 1)

    def _leads(self, i: int) -> bool:
        """Whether a token is the subject of its clause or in it."""
        slots = self._structure.slots(i)
        return slots[0] == "subject" or (slots[0] != "complement" and slots[1:] == ["subject"])
