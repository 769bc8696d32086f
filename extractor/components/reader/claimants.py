"""Who the claimant of a quote may be: whom its speaker names or means, who spoke before, whom the text has named."""

from __future__ import annotations

from collections.abc import Iterator

from extractor.components.reader.candidate import Candidate
from extractor.components.reader.context import Context, step
from extractor.components.reader.view import View
from extractor.components.reference.pronouns import contradicts
from extractor.record.quote import Quote

_MOST = 9  # entities that are looked at, the nearest
_BEFORE, _AFTER = 100, 10  # mentions
_SPEAKERS = frozenset({"PERSON", "ORG", "GPE", "GROUP", "NORP", "WORK", "PRODUCT"})


def speaker_of(context: Context, quote: Quote) -> tuple[int, int]:
    """The tokens of the speaker of a quote; where the words name none those of its cue, else its first one."""
    words = quote.speaker or quote.cue
    if words is not None:
        return context.structure.tokens(*words)
    first = context.structure.tokens(*quote.fragments[0])[0]
    return first, first + 1


def quote_features(view: View, quote: Quote) -> Iterator[str]:
    """The features of a quote: its kind and cue, its speaker, what the rules make of it."""
    context, columns = view.context, view.context.columns
    cue = context.structure.tokens(*quote.cue) if quote.cue else None
    first, stop = context.structure.tokens(*quote.fragments[0])
    yield f"quote={quote.kind}"
    yield f"quote_rule={quote.rule}"
    yield f"quote_cue={columns.lemmas[cue[0]] if cue else None}"
    yield f"quote_cue_class={quote.cue_class}"
    yield f"quote_negated={quote.negated}"
    yield f"quote_parent={quote.parent is not None}"
    yield f"quote_again={quote.duplicate_of is not None}"
    yield f"quote_length={step(stop - first)}"
    yield f"quote_opens={columns.lower[first]}"
    yield f"quote_tag={columns.tags[first]}"
    yield f"quote_block={context.block_kind(first)}"
    yield f"quote_inferred={','.join(quote.inferred)}"
    yield f"speaker={_kind(view, quote)}"
    yield f"speaker_word={_word(view)}"
    yield f"speaker_dep={context.structure.label(view.root)}"
    yield f"speaker_named={bool(context.mentions_at.get(view.root))}"
    yield f"claimant={quote.claimant is not None},{context.entities[quote.claimant].type if quote.claimant else None}"


def claimants(view: View, quote: Quote) -> Iterator[Candidate]:
    """The entities that may be the speaker: that of the rules, those who spoke before, those named near."""
    context, word, named = view.context, _word(view), dict[str, int]()
    count = context.count_before(context.mentions, view.stop)
    near = reversed(context.mentions[max(0, count - _BEFORE) : count])
    for mention, first, _ in (*near, *context.mentions[count : count + _AFTER]):
        if mention.type in _SPEAKERS and mention.entity and len(named) < _MOST:
            named.setdefault(mention.entity, first)
    if quote.claimant:
        named.setdefault(quote.claimant, context.first_of.get(quote.claimant, -1))
    spoke = [before.claimant for before in _quotes_before(view, quote)]
    meant = context.meant.get(context.range(view.first, view.stop))
    for rank, (id_, at) in enumerate(named.items()):
        entity, thing = context.entities[id_], context.things.get(id_)
        if thing is not None and contradicts(word, thing):
            continue
        inside = any(mention.entity == id_ for i in range(view.first, view.stop) for mention in context.mentions_at[i])
        number = f"{thing.sort},{thing.plural}" if thing else None
        is_meant = meant is not None and any(
            mention.entity == id_
            for i in range(*context.structure.tokens(*meant))
            for mention in context.mentions_at[i]
        )
        features = (
            f"rule={quote.claimant == id_}",
            f"ruled={quote.claimant == id_},{quote.rule}",
            f"unruled={quote.claimant is None}",
            f"type={entity.type}",
            f"subtype={entity.subtype}",
            f"anonymous={entity.anonymous}",
            f"rank={step(rank)}",
            f"inside={inside},{_kind(view, quote)}",
            f"meant={is_meant}",
            f"spoke={spoke.index(id_) if id_ in spoke else None}",
            f"quoted={at >= 0 and context.referents.says(at) is not None}",
            f"word,type={word},{entity.type}",
            f"word,sort={word},{number}",
            f"gender={word},{thing.gender if thing else None}",
            f"called={thing is not None and word in thing.nouns}",
            f"fits={entity.type in context.referents.words.kinds(word)[0]}",
            f"mentions={step(context.mentions_of[id_])}",
            *(view.relation(at) if at >= 0 else ()),
        )
        yield Candidate(id_, at, at, features)


def _quotes_before(view: View, quote: Quote) -> list[Quote]:
    """The quotes with a claimant before the speaker, the nearest first; at most three."""
    context, count = view.context, view.context.count_before(view.context.quotes, view.first)
    before = (earlier for earlier, _ in reversed(context.quotes[:count]) if earlier.claimant and earlier is not quote)
    return [earlier for earlier, _ in zip(before, range(3), strict=False)]


def _kind(view: View, quote: Quote) -> str:
    """What names the speaker: a pronoun, a name, a common noun, or nothing."""
    if quote.speaker is None:
        return "none"
    tag = view.context.columns.tags[view.root]
    return "pronoun" if tag in ("PRP", "WP") else "name" if tag[:3] == "NNP" else "noun"


def _word(view: View) -> str:
    columns = view.context.columns
    return columns.lower[view.root] if columns.tags[view.root] == "PRP" else columns.lemmas[view.root].lower()
