"""What a pronoun or a definite phrase may refer to: the things seen last before it, and what the rules say."""

from __future__ import annotations

from collections.abc import Iterator

from extractor.components.reader.candidate import Candidate
from extractor.components.reader.context import step
from extractor.components.reader.view import View
from extractor.components.reference.pronouns import contradicts
from extractor.components.reference.resolution import Resolved
from extractor.components.reference.things import Sight
from extractor.record.reference import Reference

_UP = 4  # clauses above a reference
_LONG = 40  # letters of a noun


def reference_features(view: View, row: Reference, resolved: Resolved) -> Iterator[str]:
    """The features of a reference: its words, what the rules make of it, where it is."""
    columns, position, clause = view.context.columns, view.position, view.position.clause
    yield f"reference={row.kind}"
    yield f"reference_rule={row.rule}"
    yield f"reference_word={_word(view, resolved)}"
    yield f"reference_opens={columns.lower[view.first]}"
    yield f"reference_tag={columns.tags[resolved.noun]}"
    yield f"reference_dep={view.context.structure.label(resolved.noun)}"
    yield f"reference_after={' '.join(columns.lower[view.stop : view.stop + 1])}"
    yield f"reference_block={view.context.block_kind(view.first)}"
    yield f"reference_slot={position.slot}"
    yield f"reference_says={view.root in view.context.speaking}"
    yield f"reference_quoted={view.context.referents.says(resolved.noun) is not None}"
    yield f"reference_open={resolved.thing is not None and resolved.thing.open}"
    if clause is not None:
        yield f"reference_link={clause.link}"
        yield f"reference_lemma={clause.lemma}"


def antecedents(view: View, row: Reference, resolved: Resolved) -> Iterator[Candidate]:
    """The things named before a reference, each by its full first mention, the nearest first."""
    context, columns, has_rule, above = view.context, view.context.columns, False, _above(view)
    earlier = [
        sight
        for sight in resolved.before
        if not (sight.thing.first <= view.first and view.stop <= sight.thing.stop)
        and not contradicts(columns.lower[resolved.noun], sight.thing)
    ]
    for rank, sight in enumerate(earlier):
        thing = sight.thing
        words = context.range(thing.first, thing.stop)
        is_rule = words == row.refers_to
        has_rule = has_rule or is_rule
        features = (
            f"rule={is_rule}",
            f"ruled={is_rule},{row.rule}",
            f"rank={step(rank)}",
            *_of_thing(view, resolved, sight),
            f"above={above.index(sight.verb) if sight.verb in above else None}",
            f"tag={columns.tags[sight.noun]}",
            f"dep={context.structure.label(sight.noun)}",
            *view.relation(sight.noun),
        )
        yield Candidate(words, sight.noun, sight.noun, features)
    if row.refers_to is not None and not has_rule:
        first, stop = context.structure.tokens(*row.refers_to)
        yield Candidate(row.refers_to, first, stop - 1, ("rule=True", f"ruled_alone={row.rule}"))


def _of_thing(view: View, resolved: Resolved, sight: Sight) -> Iterator[str]:
    """What a thing is, and whether the words of the reference can mean it."""
    context, thing, word = view.context, sight.thing, _word(view, resolved)
    kinds = context.referents.words.kinds(word)[0]
    number = f"{thing.sort},{thing.plural}"
    yield f"sort={number}"
    yield f"type={thing.type}"
    yield f"word,sort={word},{number}"
    yield f"kind,sort={resolved.kind},{number}"
    yield f"gender={word if resolved.kind == 'pronoun' else context.referents.words.gender(word)},{thing.gender}"
    yield f"fits={bool(kinds)},{thing.type in kinds}"
    yield f"called={word in thing.nouns}"
    yield f"words={word},{'/'.join(thing.nouns)[:_LONG]}"
    yield f"weight={sight.weight:.1f}"
    yield f"seen={step(thing.seen)}"
    yield f"named={thing.entity is not None},{thing.open}"
    says = context.referents.says
    yield f"sayer={says(resolved.noun) is thing},{view.root in context.speaking}"
    yield f"spoke={resolved.spoke is thing},{view.root in context.speaking}"
    yield f"quoted={says(resolved.noun) is not None},{says(sight.noun) is not None}"
    yield f"again={context.columns.lower[sight.noun] == word}"


def _word(view: View, resolved: Resolved) -> str:
    columns = view.context.columns
    return columns.lower[resolved.noun] if resolved.kind == "pronoun" else columns.lemmas[resolved.noun].lower()


def _above(view: View) -> list[int]:
    """The heads of the clause of the words and of those above it, the innermost first."""
    heads, clause, clauses = list[int](), view.position.clause, view.context.structure.clauses
    while clause is not None and len(heads) < _UP:
        heads.append(clause.token)
        clause = clauses[clause.parent] if clause.parent is not None else None
    return heads
