"""How the text is seen from one figure, reference or speaker."""

from __future__ import annotations

from collections.abc import Iterator

from extractor.components.clauses.clause import LocatedFigure, Position
from extractor.components.reader.context import Context, step
from extractor.record.figure import Figure

_UP, _DOWN = 6, 4  # heads above the words, and above the other token
_BEFORE, _AFTER = 150, 80  # tokens
_LONGEST = 60  # letters of a path


class View:
    """Some words in their sentence: tokens [first, stop), the token that heads them, clause, slot, sentence."""

    def __init__(self, context: Context, position: Position) -> None:
        self.context, self.position = context, position
        self.first, self.stop, self.root = position.first, position.stop, position.root
        self.sentence = context.sentence(self.first)
        self._above = self._heads()
        self._relations: dict[int, tuple[str, ...]] = {}

    def _heads(self) -> list[int]:
        heads, i = [self.root], self.root
        while (above := self.context.structure.parent(i)) != i and len(heads) <= _UP:
            heads.append(i := above)
        return heads

    def around(self, back: int) -> tuple[int, int]:
        """The tokens of their sentence and of so many before it; of long ones those near the words."""
        sentences = self.context.structure.sentences
        start, stop = sentences[max(0, self.sentence - back)][0], sentences[self.sentence][1]
        return max(start, self.first - _BEFORE), min(stop, self.stop + _AFTER)

    def overlaps(self, first: int, stop: int) -> bool:
        """True if tokens [first, stop) touch the words."""
        return first < self.stop and stop > self.first

    def relation(self, i: int) -> tuple[str, ...]:
        """What lies between the words and token i: clauses, arguments, the way through the parse, distances."""
        if i not in self._relations:
            self._relations[i] = tuple(self._relation(i))
        return self._relations[i]

    def _relation(self, i: int) -> Iterator[str]:
        context, own = self.context, self.position.clause
        clause = context.structure.clause_of(i)
        slot = context.slots.get((clause.token, i)) if clause else None
        is_own = clause is own and own is not None
        sentences = self.sentence - context.sentence(i)
        yield f"slot={slot}"
        yield f"own={is_own}"
        yield f"own,slot={is_own},{slot}"
        yield f"sentences={step(sentences)}"
        yield f"blocks={step(context.block(self.first) - context.block(i))}"
        yield f"tokens={step(i - self.first if i > self.first else i - self.stop + 1) if sentences == 0 else 'far'}"
        yield f"path={self._path(i)}"
        if clause and own and not is_own and sentences == 0:
            yield f"link={clause.link}"
            yield f"above={own.parent is not None and context.structure.clauses[own.parent] is clause}"

    def _path(self, i: int) -> str | None:
        """The labels up from the words and down to token i; None where their paths do not meet."""
        structure, down = self.context.structure, list[str]()
        while i not in self._above and (above := structure.parent(i)) != i and len(down) < _DOWN:
            down.append(structure.label(i))
            i = above
        if i not in self._above:
            return None
        up = (structure.label(k) for k in self._above[: self._above.index(i)])
        path = "^".join(up) + "|" + "v".join(down)
        return path if len(path) < _LONGEST else "long"


class FigureView(View):
    """A figure with what happens to it."""

    position: LocatedFigure

    def __init__(self, context: Context, figure: Figure) -> None:
        super().__init__(context, context.structure.locate(figure))
        self.figure = figure
        self.event = context.structure.event(self.position)
