"""The words that may say what happens to a figure or with it."""

from __future__ import annotations

from collections.abc import Iterator

from extractor.components.reader.candidate import Candidate
from extractor.components.reader.view import FigureView

_LONG = 8  # tokens of a verb group
_UP = 3  # heads above the figure


def events(view: FigureView) -> Iterator[Candidate]:
    """What the rules take, the verb group of each clause of the sentence, and the nouns above the figure."""
    structure, columns = view.context.structure, view.context.columns
    words = [(view.event.first, view.event.stop, view.event.token, "rule")] if view.event else []
    for clause in structure.clauses_in(*view.around(0)):
        if not clause.verbless:
            first, last = min(clause.verbs), max(clause.verbs)
            if last - first < _LONG:
                words.append((first, last + 1, clause.token, "verbs"))
            else:
                words.append((clause.token, clause.token + 1, clause.token, "verb"))
    if view.position.host is not None:
        words.append((view.position.host, view.position.host + 1, view.position.host, "host"))
    head = view.root
    for _ in range(_UP):
        head = structure.parent(head)
        if columns.tags[head][:2] == "NN":
            words.append((head, head + 1, head, "noun"))
    seen = set()
    for first, end, token, kind in words:
        if (first, end) not in seen:
            seen.add((first, end))
            yield Candidate(view.context.range(first, end), first, end - 1, tuple(_features(view, token, kind)))


def _features(view: FigureView, token: int, kind: str) -> Iterator[str]:
    structure, columns, own = view.context.structure, view.context.columns, view.position.clause
    clause, (first, stop) = structure.clause_of(token), structure.span(token)
    yield f"kind={kind}"
    yield f"rule={view.event is not None and view.event.token == token}"
    yield f"unruled={view.event is None}"
    yield f"tag={columns.tags[token]}"
    yield f"lemma={columns.lemmas[token]}"
    yield f"class={clause.class_ if clause else None}"
    yield f"clause_link={clause.link if clause else None}"
    yield f"own_clause={clause is own}"
    yield f"over={first <= view.root < stop}"
    yield from view.relation(token)
