"""Claims as a pure projection of the annotations: what is selected, how it belongs together, what is missing.

    project(article, lookup, sentences) -> claims

Reading order: `project`, `_figure_claim`, `_quote_claim`; then the slots, each a small function of the annotations.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from extractor.assembly.claim_sentence import ClaimSentence, state_figures, state_quote, states
from extractor.assembly.reasons import with_ranks
from extractor.assembly.selectors import Selecting
from extractor.assembly.sentences import Sentences
from extractor.assembly.wording import word_figure_claim, word_value
from extractor.components.assertions.measured import measure_words
from extractor.components.lookup import Lookup, Stated
from extractor.record.article import Article
from extractor.record.assertion import Assertion
from extractor.record.claim import Attribution, Claim, Period
from extractor.record.entity import Entity
from extractor.record.figure import CONFIDENCE_DIGITS, Figure
from extractor.record.quote import Quote
from extractor.record.textrange import TextRange
from extractor.record.timex import interval_text
from extractor.words.specific import is_name, is_named, is_specific

_NAMED = {"attributed_to": "attribution"}  # slots of a claim that have another name there


def project(article: Article, lookup: Lookup, sentences: Sentences) -> tuple[Claim, ...]:
    """The claims of an article, in text order: of each statement and quote that states something."""
    selecting = Selecting(article.text)
    same: dict[str, list[Claim]] = {}  # by the id of the first statement, or of the quote
    for statement in map(lookup.stated, lookup.statements):
        assertion = lookup.assertion(statement.id)
        if assertion is not None and assertion.is_stated:
            sentence = state_figures(article, lookup, sentences, statement, assertion)
            claim = _figure_claim(article, lookup, statement, assertion, sentence, selecting)
            same.setdefault(assertion.repeats or statement.id, []).append(claim)
    stated = [TextRange(claim.start, claim.end) for claims in same.values() for claim in claims]
    for quote in lookup.quotes:
        assertion = lookup.assertion(quote.id)
        if quote.parent is not None or assertion is None or not assertion.is_stated:
            continue
        if not all(any(states(article.text, words, fragment) for words in stated) for fragment in quote.fragments):
            sentence = state_quote(article, lookup, sentences, quote)
            same[quote.id] = [_quote_claim(article, lookup, quote, assertion, sentence, selecting)]
    at = {figure.id: figure.start for figure in lookup.figures} | {quote.id: quote.start for quote in lookup.quotes}

    def in_text(claim: Claim) -> tuple[object, ...]:
        figures = [at[id_] for id_ in claim.figure_ids]
        return claim.start, claim.end, claim.type, figures, at.get(claim.quote_id or "", 0)

    groups = [sorted(claims, key=in_text) for claims in same.values()]
    claims = map(_joined, sorted(groups, key=lambda claims: in_text(claims[0])))
    return with_ranks(article, lookup, _with_unique_ids(claims))


def _joined(claims: Sequence[Claim]) -> Claim:
    """Of claims that say the same the one with most slots filled, `also` the ranges of the others."""
    kept = min(
        claims, key=lambda claim: (len(claim.missing) + (claim.subject_id is None), len(claim.inferred), claim.start)
    )
    ranges = {TextRange(claim.start, claim.end) for claim in claims} - {TextRange(kept.start, kept.end)}
    return replace(kept, also=tuple(sorted(ranges))) if ranges else kept


def _digest(parts: Iterable[str]) -> str:
    """Sixteen hex digits of the SHA-256 of the parts, in order."""
    return hashlib.sha256("\x1f".join(parts).encode()).hexdigest()[:16]


def _id(article: Article, type_: str, words: Iterable[str]) -> str:
    """The id of a claim by the address of its article, not by its offsets or by the bytes of the page: edits change those."""
    return _digest([article.key if article.url else "", type_, *words])


def _with_unique_ids(claims: Iterable[Claim]) -> tuple[Claim, ...]:
    """The claims; of those that would have one id (a sentence printed twice) the later ones get another digest."""
    seen: dict[str, int] = {}
    unique = []
    for claim in claims:
        seen[claim.id] = seen.get(claim.id, 0) + 1
        again = seen[claim.id]
        unique.append(claim if again == 1 else replace(claim, id=_digest([claim.id, str(again)])))
    return tuple(unique)


# ---------------------------------------------------------------- figures
def _figure_claim(
    article: Article,
    lookup: Lookup,
    statement: Stated,
    assertion: Assertion,
    sentence: ClaimSentence,
    selecting: Selecting,
) -> Claim:
    lead, figures = statement.lead, statement.figures
    frame, measure = assertion.frame, assertion.measure
    subject, location = lookup.entity(assertion.subject), lookup.entity(assertion.place)
    name = subject.name if subject else None
    period = Period(time=lead.period.time, from_=lead.period.from_, until=lead.period.until) if lead.period else None
    attribution = _attribution(lookup, lead.attributed_to)
    is_cell = lead.rules.get("measure_words") == "table_head"
    return Claim(
        id=_id(article, "figure", selecting.words_in_context([TextRange(lead.start, lead.end)], frame)),
        type="figure",
        start=sentence.words.start,
        end=sentence.words.end,
        surface=article.text[slice(*sentence.words)],
        text=_cell_text(article.text, lookup, statement, assertion, period) if is_cell else sentence.text,
        insertions=() if is_cell else sentence.insertions,
        open=() if is_cell else sentence.open,
        self_contained=is_cell or _is_self_contained(article, sentence),
        figure_ids=tuple(figure.id for figure in figures),
        time_ids=_times(lookup, frame, figures),
        quote_id=lead.attributed_to if lookup.quote(lead.attributed_to) else None,
        entity_ids=_entities(lookup, frame, attribution),
        subject_id=assertion.subject,
        subject_span=assertion.subject_span,
        measure=measure,
        event=assertion.event,
        value_id=statement.value.id if statement.value else None,
        change_id=statement.change.id if statement.change else None,
        baseline_id=assertion.baseline,
        period=period,
        place_id=assertion.place,
        attribution=attribution,
        modality=assertion.modality,
        cluster_key=_cluster_key(
            statement,
            measure.surface if measure else "",
            period,
            (name or _unnamed(article.text, assertion), location.name if location else ""),
            lookup.entity(attribution[-1].entity) if attribution else None,
        ),
        selectors=selecting.select(*sentence.words),
        missing=_missing(lead, statement, assertion),
        inferred=_inferred(statement, assertion),
        confidence=_confidence(lookup, lead),
    )


def _confidence(lookup: Lookup, lead: Figure) -> Mapping[str, float]:
    """How sure the trained reader is of the slots of a claim that it is asked for; empty where it was not."""
    reading = lookup.reading(lead.id)
    given = {_NAMED.get(slot, slot): sure for slot, sure in lead.confidence.items()}
    quote = lookup.quote(lead.attributed_to)
    if quote is not None and "attribution" in given:
        given["attribution"] = round(given["attribution"] * quote.confidence.get("claimant", 1.0), CONFIDENCE_DIGITS)
    return {**given, **(reading.confidence if reading else {})}


def _confidence_of(quote: Quote) -> Mapping[str, float]:
    return {"attribution": quote.confidence["claimant"]} if quote.claimant and quote.confidence else {}


def _is_self_contained(article: Article, sentence: ClaimSentence) -> bool:
    """True if nothing is open and the words are a sentence or the headline."""
    is_headline = article.headline is not None and article.headline.overlaps(sentence.words)
    return not sentence.open and (sentence.is_statement or is_headline)


def _cell_text(text: str, lookup: Lookup, statement: Stated, assertion: Assertion, period: Period | None) -> str:
    """What a cell of a table says: it has no sentence, so its slots are joined."""
    measure, subject = statement.lead.measure, lookup.entity(assertion.subject)
    time = lookup.time(assertion.baseline)
    compared = (interval_text(time.from_, time.until) or time.surface) if time else None
    return word_figure_claim(
        subject=subject.name if subject else None,
        measure=text[slice(*measure)] if measure else None,
        value=statement.value,
        changes=statement.changes,
        difference=statement.difference,
        baseline=word_value(statement.baseline) if statement.baseline else compared,
        period=(period.from_, period.until) if period else None,
    )


def _unnamed(text: str, assertion: Assertion) -> str:
    """The words of a subject that is no entity; in small letters, for the first word of a sentence is no name."""
    return text[slice(*assertion.subject_span)].lower() if assertion.subject_span else ""


def _cluster_key(
    statement: Stated, measure: str, period: Period | None, whose: tuple[str, str], by: Entity | None
) -> str | None:
    """What claims of several articles share that say the same thing of the same subject and place (`whose`).

    None without a period, and where neither a name nor, of a measure with a modifier, a named source says which thing that is.
    """
    lead, is_whole = statement.lead, is_named(measure, *whose)
    is_known = is_whole or (by is not None and is_name(by.name) and is_specific(measure, *whose))
    if not is_known or period is None or not (period.from_ or period.until):
        return None
    role = "change" if statement.value is None else lead.role
    subject, location = whose
    named = (subject if is_name(subject) else "", location, "" if is_whole or by is None else by.name)
    when = (period.from_ or "", period.until or "")
    return _digest([*measure_words(measure), "/", *named, *when, lead.kind, role, *sorted(lead.basis)])


def _inferred(statement: Stated, assertion: Assertion) -> tuple[str, ...]:
    period = statement.lead.period
    added = {
        "measure": assertion.measure is not None and assertion.measure.is_concluded,
        "period": period is not None and period.inferred,
        "subject": assertion.is_subject_inferred,
    }
    own = {slot for figure in statement.figures for slot in figure.inferred}
    return tuple(sorted(own | {slot for slot, is_added in added.items() if is_added}))


def _missing(lead: Figure, statement: Stated, assertion: Assertion) -> tuple[str, ...]:
    absent = {
        "measure": assertion.measure is None,
        "period": lead.period is None,
        "baseline": statement.change is not None and assertion.baseline is None,
        "unit": lead.unit is None or lead.unit.id is None,
    }
    return tuple(slot for slot, is_absent in absent.items() if is_absent)


# ---------------------------------------------------------------- quotes
def _quote_claim(
    article: Article,
    lookup: Lookup,
    quote: Quote,
    assertion: Assertion,
    sentence: ClaimSentence,
    selecting: Selecting,
) -> Claim:
    frame = assertion.frame
    claimant = lookup.entity(quote.claimant)
    speaker = quote.speaker
    name = claimant.name if claimant else article.text[slice(*speaker)] if speaker else None
    attribution = _attribution(lookup, quote.id)
    inside = [figure.id for fragment in quote.fragments for figure in lookup.figures_in(*fragment)]
    return Claim(
        id=_id(article, "quote", selecting.words_in_context(quote.fragments, frame)),
        type="statement" if quote.kind == "indirect" else "quote",
        start=frame.start,
        end=frame.end,
        surface=article.text[frame.start : frame.end],
        text=sentence.text,
        insertions=sentence.insertions,
        open=sentence.open,
        self_contained=not sentence.open and name is not None,
        figure_ids=tuple(dict.fromkeys(inside)),
        time_ids=_times(lookup, frame, ()),
        quote_id=quote.id,
        entity_ids=_entities(lookup, frame, attribution),
        subject_id=quote.claimant,
        attribution=attribution,
        modality=assertion.modality,
        cluster_key=_digest(["quote", claimant.name, *measure_words(article.text[quote.start : quote.end])])
        if claimant and is_name(claimant.name)
        else None,
        selectors=selecting.select(*frame),
        missing=() if name else ("speaker",),
        inferred=quote.inferred,
        confidence=_confidence_of(quote),
    )


# ---------------------------------------------------------------- slots of both
def _attribution(lookup: Lookup, source: str) -> tuple[Attribution, ...]:
    """The chain of sources from the article inward; empty where the article itself says it."""
    quote = lookup.quote(source)
    if quote:
        outer = _attribution(lookup, quote.parent) if quote.parent else ()
        return (*outer, Attribution(entity=quote.claimant, quote=quote.id, cue=quote.cue, said_on=quote.said_on))
    return (Attribution(entity=source),) if lookup.entity(source) else ()


def _times(lookup: Lookup, frame: TextRange, figures: Iterable[Figure]) -> tuple[str, ...]:
    wanted = {time.id for time in lookup.times_in(*frame)}
    for figure in figures:
        wanted |= {figure.period.time} if figure.period and figure.period.time else set()
        wanted |= {figure.compared_with.time} if figure.compared_with and figure.compared_with.time else set()
    return lookup.in_order(wanted)


def _entities(lookup: Lookup, frame: TextRange, attribution: Iterable[Attribution]) -> tuple[str, ...]:
    wanted = {mention.entity for mention in lookup.mentions_in(*frame) if mention.entity}
    return lookup.in_order(wanted | {link.entity for link in attribution if link.entity})
