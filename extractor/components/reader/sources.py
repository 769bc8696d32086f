"""Who may give a figure: those who speak around it, and those whom its sentence names."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from extractor.components.reader.candidate import Candidate
from extractor.components.reader.context import Context
from extractor.components.reader.view import FigureView
from extractor.record.quote import Quote

_BACK = 4  # blocks before that of the figure
_BEFORE, _AFTER = 60, 40  # quotes, and mentions, that are looked at
_SOURCES = frozenset({"PERSON", "ORG", "GPE", "GROUP", "NORP", "WORK", "PRODUCT"})
_PREPOSITIONS = frozenset({"to", "by", "from", "at", "of"})
_NEAR = frozenset({"ORG", "GROUP", "PERSON"})


class _Sources:
    """The entities that may give a figure: why, by which quote, and the token of the mention nearest to the figure."""

    def __init__(self, view: FigureView) -> None:
        self._first, self._entities = view.first, view.context.entities
        self.why: dict[str, dict[str, None]] = defaultdict(dict)
        self.at: dict[str, int] = {}
        self.quote: dict[str, str] = {}

    def add(self, entity: str | None, why: str, at: int | None = None) -> None:
        if entity in self._entities and entity is not None:
            self.why[entity][why] = None
            if at is not None and abs(at - self._first) < abs(self.at.get(entity, 1_000_000) - self._first):
                self.at[entity] = at


def sources(view: FigureView) -> Iterator[Candidate]:
    """The claimants of the quotes around the figure, the bodies and people of its sentence and block, and what the rules say."""
    context, figure = view.context, view.figure
    giving = _Sources(view)
    _add_quotes(view, giving)
    _add_mentions(view, giving)
    rule = _entity(context, figure.attributed_to)
    if rule:
        is_quote = figure.attributed_to != rule
        giving.add(rule, f"rule={'quote' if is_quote else 'entity'},{'attributed_to' in figure.inferred}")
        if is_quote:
            giving.quote[rule] = figure.attributed_to
    for id_, why in giving.why.items():
        entity, at = context.entities[id_], giving.at.get(id_, context.first_of.get(id_, -1))
        features = [
            *why,
            f"type={entity.type}",
            f"subtype={entity.subtype}",
            f"anonymous={entity.anonymous}",
            f"unruled={rule is None}",
            f"rule={rule == id_}",
            *(view.relation(at) if at >= 0 else ()),
        ]
        yield Candidate(giving.quote.get(id_, id_), at, at, tuple(features))


def _entity(context: Context, source: str) -> str | None:
    """The entity that a source is or whose quote it is; None for the article."""
    if source in context.entities:
        return source
    return context.quote[source].claimant if source in context.quote else None


def _add_quotes(view: FigureView, giving: _Sources) -> None:
    context, figure, last = view.context, view.figure, None
    count = context.count_before(context.quotes, view.first)
    for quote, first in context.quotes[max(0, count - _BEFORE) : count + _AFTER]:
        if not quote.claimant:
            continue
        speaker = context.structure.tokens(*quote.speaker)[0] if quote.speaker else None
        for why in _why(view, quote, first):
            giving.add(quote.claimant, why, speaker)
            if why.startswith("inside"):
                giving.quote[quote.claimant] = quote.id
        if quote.fragments[-1].end <= figure.start:
            last = quote.claimant, speaker
    if last is not None:
        giving.add(last[0], "last", last[1])


def _why(view: FigureView, quote: Quote, first: int) -> Iterator[str]:
    """How a quote relates to the figure."""
    context, figure = view.context, view.figure
    blocks = context.block(view.first) - context.block(first)
    side = "before" if first < view.first else "after"
    if any(start <= figure.start and figure.end <= end for start, end in quote.fragments):
        yield f"inside={quote.kind}"
        yield f"inside_rule={quote.rule}"
    elif context.sentence(first) == view.sentence:
        yield f"sentence={side}"
    elif blocks == 0:
        yield f"block={side}"
    elif -1 <= blocks <= _BACK:
        yield f"blocks_off={blocks}"


def _add_mentions(view: FigureView, giving: _Sources) -> None:
    context = view.context
    columns, block = context.columns, context.block(view.first)
    count = context.count_before(context.mentions, view.first)
    for mention, first, stop in context.mentions[max(0, count - _BEFORE) : count + _AFTER]:
        if context.sentence(first) == view.sentence and mention.type in _SOURCES:
            giving.add(mention.entity, "named", first)
            clause = context.structure.clause_of(first)
            subject = clause.argument("subject") if clause else None
            if clause and subject and first <= subject.token < stop:
                giving.add(mention.entity, f"subject={clause.class_}", first)
                giving.add(mention.entity, f"subject_of={clause.lemma}", first)
            if first and columns.lower[first - 1] in _PREPOSITIONS:
                giving.add(mention.entity, f"preposition={columns.lower[first - 1]}", first)
        elif first < view.first and context.block(first) == block and mention.type in _NEAR:
            giving.add(mention.entity, "named_before", first)
