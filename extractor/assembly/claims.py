"""Claims as a pure projection of the annotations: what is selected, how it hangs together, what is missing.

    project(article, annotations, sentences, scopes) -> claims

Reading order: `project`, `_figure_claim`, `_quote_claim`; then the slots, each a small function of the annotations.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from types import MappingProxyType

from extractor.assembly.annotations import Annotations
from extractor.assembly.claim_sentence import ClaimSentence, state_figures, state_quote, states
from extractor.assembly.clustering import digest, measure_words
from extractor.assembly.frames import Scope
from extractor.assembly.measured import measure_of
from extractor.assembly.modality import find_cues, read_modality
from extractor.assembly.reasons import with_ranks
from extractor.assembly.repeats import join_repeats
from extractor.assembly.selectors import Selecting
from extractor.assembly.sentences import Sentences
from extractor.assembly.stated import Stated, look_up
from extractor.assembly.wording import word_figure_claim, word_value
from extractor.record.article import Article
from extractor.record.claim import Attribution, Claim, Measure, Modality, Period
from extractor.record.entity import Entity
from extractor.record.figure import CONFIDENCE_DIGITS, Figure
from extractor.record.quote import Quote
from extractor.record.textrange import TextRange
from extractor.record.timex import interval_text
from extractor.words.specific import is_name, is_named, is_specific

NO_SCOPES: Mapping[str, Scope] = MappingProxyType({})
_NAMED = {"attributed_to": "attribution"}  # slots of a claim that have another name there
_PLACES = frozenset({"GPE", "LOC"})


def project(
    article: Article, found: Annotations, sentences: Sentences, scopes: Mapping[str, Scope] = NO_SCOPES
) -> tuple[Claim, ...]:
    """The claims of an article, in text order.

    `sentences` are the frames in which they stand, `scopes` how their figures and quotes are meant, by id; what has none is
    read from the cues of its frame.
    """
    selecting = Selecting(article.text)
    quotes = [quote for quote in found.quotes if quote.parent is None]
    told = [look_up(found, statement) for statement in found.statements]
    claims = [
        _figure_claim(article, found, statement, sentence, sentences, scopes, selecting)
        for statement in told
        if _states(article, statement, sentence := state_figures(article, found, sentences, statement), sentences)
    ]
    stated = [TextRange(claim.start, claim.end) for claim in claims]
    claims += [
        _quote_claim(article, found, quote, said, sentences, scopes, selecting)
        for quote in quotes
        if (said := state_quote(article, found, sentences, quote)) is not None
        and not all(any(states(article.text, words, fragment) for words in stated) for fragment in quote.fragments)
    ]
    at = {figure.id: figure.start for figure in found.figures} | {quote.id: quote.start for quote in found.quotes}
    in_order = sorted(
        claims,
        key=lambda claim: (
            claim.start,
            claim.end,
            claim.type,
            [at[id_] for id_ in claim.figure_ids],
            at.get(claim.quote_id or "", 0),
        ),
    )
    return with_ranks(article, found, _with_unique_ids(join_repeats(in_order, found)))


def _id(article: Article, type_: str, words: Iterable[str]) -> str:
    """The id of a claim by the address of its article, not by its offsets or by the bytes of the page: edits change those."""
    return digest([article.key if article.url else "", type_, *words])


def _with_unique_ids(claims: Iterable[Claim]) -> tuple[Claim, ...]:
    """The claims; of those that would have one id (a sentence printed twice) the later ones get another digest."""
    seen: dict[str, int] = {}
    unique = []
    for claim in claims:
        seen[claim.id] = seen.get(claim.id, 0) + 1
        again = seen[claim.id]
        unique.append(claim if again == 1 else replace(claim, id=digest([claim.id, str(again)])))
    return tuple(unique)


# ---------------------------------------------------------------- figures
def _figure_claim(
    article: Article,
    found: Annotations,
    statement: Stated,
    sentence: ClaimSentence,
    sentences: Sentences,
    scopes: Mapping[str, Scope],
    selecting: Selecting,
) -> Claim:
    lead, figures = statement.lead, statement.figures
    frame = sentences.around(figures[0].start, figures[-1].end)
    measure = measure_of(article.text, found, statement)
    scope = scopes.get(lead.id)
    subject = _subject(found, scope, lead)
    name = subject.name if subject else None
    period = Period(time=lead.period.time, from_=lead.period.from_, until=lead.period.until) if lead.period else None
    place = _place(article.text, found, frame)
    attribution = _attribution(found, lead.attributed_to)
    baseline_id, baseline = _baseline(found, statement)
    modality = _modality(article.text, scope, frame, attributed=bool(attribution))
    missing = _missing(lead, statement, measure, period, baseline_id)
    is_cell = lead.rules.get("measure_words") == "table_head"
    return Claim(
        id=_id(article, "figure", selecting.words_in_context([TextRange(lead.start, lead.end)], frame)),
        type="figure",
        start=sentence.words.start,
        end=sentence.words.end,
        surface=article.text[slice(*sentence.words)],
        text=_cell_text(article.text, statement, name, period, baseline) if is_cell else sentence.text,
        insertions=() if is_cell else sentence.insertions,
        open=() if is_cell else sentence.open,
        self_contained=is_cell or _stands_alone(article, sentence),
        figure_ids=tuple(figure.id for figure in figures),
        time_ids=_times(found, frame, figures),
        quote_id=lead.attributed_to if found.quote(lead.attributed_to) else None,
        entity_ids=_entities(found, frame, attribution),
        subject_id=subject.id if subject else None,
        subject_span=scope.subject if scope else None,
        measure=measure if measure.surface else None,
        event=scope.event if scope else None,
        value_id=statement.value.id if statement.value else None,
        change_id=statement.change.id if statement.change else None,
        baseline_id=baseline_id,
        period=period,
        place_id=place.id if place else None,
        attribution=attribution,
        modality=modality,
        cluster_key=_cluster_key(
            statement,
            measure.surface,
            period,
            (name or _unnamed(article.text, scope), place.name if place else ""),
            found.entity(attribution[-1].entity) if attribution else None,
        ),
        selectors=selecting.select(*sentence.words),
        missing=missing,
        inferred=_inferred(statement, measure, subject, scope),
        confidence=_confidence(found, lead),
    )


def _confidence(found: Annotations, lead: Figure) -> Mapping[str, float]:
    """How sure the trained reader is of the slots of a claim that it is asked for; empty where it was not."""
    reading = found.reading(lead.id)
    given = {_NAMED.get(slot, slot): sure for slot, sure in lead.confidence.items()}
    quote = found.quote(lead.attributed_to)
    if quote is not None and "attribution" in given:
        given["attribution"] = round(given["attribution"] * quote.confidence.get("claimant", 1.0), CONFIDENCE_DIGITS)
    return {**given, **(reading.confidence if reading else {})}


def _confidence_of(quote: Quote) -> Mapping[str, float]:
    return {"attribution": quote.confidence["claimant"]} if quote.claimant and quote.confidence else {}


def _states(article: Article, statement: Stated, sentence: ClaimSentence, sentences: Sentences) -> bool:
    """False for a question, the heading of a section, and a line that states nothing: "From $2 to $3"."""
    headings = (block for block in article.blocks if block.kind == "heading")
    if sentence.is_question or any(sentence.words.overlaps(TextRange(one.start, one.end)) for one in headings):
        return False
    is_headline = article.headline is not None and article.headline.overlaps(sentence.words)
    is_line = not (sentence.is_statement or is_headline or sentences.is_whole(sentence.words))
    return not is_line or statement.lead.measure is not None


def _stands_alone(article: Article, sentence: ClaimSentence) -> bool:
    """True if nothing is open and the words are a sentence or the headline."""
    is_headline = article.headline is not None and article.headline.overlaps(sentence.words)
    return not sentence.open and (sentence.is_statement or is_headline)


def _cell_text(text: str, statement: Stated, subject: str | None, period: Period | None, baseline: str | None) -> str:
    """What a cell of a table says: it has no sentence, so its slots are joined."""
    measure = statement.lead.measure
    return word_figure_claim(
        subject=subject,
        measure=text[slice(*measure)] if measure else None,
        value=statement.value,
        changes=statement.changes,
        difference=statement.difference,
        baseline=baseline,
        period=(period.from_, period.until) if period else None,
    )


def _subject(found: Annotations, scope: Scope | None, lead: Figure) -> Entity | None:
    """The entity that holds the figure by its own clause; a person who gives it is its source: "she expects a fall of 2 %"."""
    subject = found.entity(scope.holder) if scope else None
    source = _attribution(found, lead.attributed_to)
    is_speaker = subject is not None and any(link.entity == subject.id for link in source)
    return None if subject is None or (is_speaker and subject.type == "PERSON") else subject


def _unnamed(text: str, scope: Scope | None) -> str:
    """The words of a subject that is no entity; in small letters, for the first word of a sentence is no name."""
    return text[slice(*scope.subject)].lower() if scope and scope.subject else ""


def _place(text: str, found: Annotations, frame: TextRange) -> Entity | None:
    """The place that the sentence names with "in" or "across"."""
    for mention in found.mentions_in(frame.start, frame.end):
        if mention.type in _PLACES:
            before = text[frame.start : mention.start].lower().split()
            if before and (before[-1] in ("in", "across") or before[-2:] in (["in", "the"], ["across", "the"])):
                return found.entity(mention.entity)
    return None


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
    subject, place = whose
    named = (subject if is_name(subject) else "", place, "" if is_whole or by is None else by.name)
    when = (period.from_ or "", period.until or "")
    return digest([*measure_words(measure), "/", *named, *when, lead.kind, role, *sorted(lead.basis)])


def _baseline(found: Annotations, statement: Stated) -> tuple[str | None, str | None]:
    """The id of what the statement is compared with, a figure before a time, and its words."""
    if statement.baseline:
        return statement.baseline.id, word_value(statement.baseline)
    for figure in (*statement.changes, statement.value):
        time = found.time(figure.compared_with.time) if figure and figure.compared_with else None
        if time:
            return time.id, interval_text(time.from_, time.until) or time.surface
    return None, None


def _inferred(statement: Stated, measure: Measure, subject: Entity | None, scope: Scope | None) -> tuple[str, ...]:
    period = statement.lead.period
    added = {
        "measure": measure.is_concluded,
        "period": period is not None and period.inferred,
        "subject": subject is not None and scope is not None and scope.is_holder_meant,
    }
    own = {slot for figure in statement.figures for slot in figure.inferred}
    return tuple(sorted(own | {slot for slot, is_added in added.items() if is_added}))


def _missing(
    lead: Figure, statement: Stated, measure: Measure, period: Period | None, baseline: str | None
) -> tuple[str, ...]:
    absent = {
        "measure": not measure.surface,
        "period": period is None,
        "baseline": statement.change is not None and baseline is None,
        "unit": lead.unit is None or lead.unit.id is None,
    }
    return tuple(slot for slot, is_absent in absent.items() if is_absent)


# ---------------------------------------------------------------- quotes
def _quote_claim(
    article: Article,
    found: Annotations,
    quote: Quote,
    sentence: ClaimSentence,
    sentences: Sentences,
    scopes: Mapping[str, Scope],
    selecting: Selecting,
) -> Claim:
    frame = sentences.around(quote.start, quote.end)
    claimant = found.entity(quote.claimant)
    speaker = quote.speaker
    name = claimant.name if claimant else article.text[slice(*speaker)] if speaker else None
    attribution = _attribution(found, quote.id)
    modality = _modality(article.text, scopes.get(quote.id), TextRange(quote.start, quote.end), attributed=True)
    inside = [figure.id for fragment in quote.fragments for figure in found.figures_in(*fragment)]
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
        time_ids=_times(found, frame, ()),
        quote_id=quote.id,
        entity_ids=_entities(found, frame, attribution),
        subject_id=quote.claimant,
        attribution=attribution,
        modality=modality,
        cluster_key=digest(["quote", claimant.name, *measure_words(article.text[quote.start : quote.end])])
        if claimant and is_name(claimant.name)
        else None,
        selectors=selecting.select(*frame),
        missing=() if name else ("speaker",),
        inferred=quote.inferred,
        confidence=_confidence_of(quote),
    )


# ---------------------------------------------------------------- slots of both
def _attribution(found: Annotations, source: str) -> tuple[Attribution, ...]:
    """The chain of sources from the article inward; empty where the article itself says it."""
    quote = found.quote(source)
    if quote:
        outer = _attribution(found, quote.parent) if quote.parent else ()
        return (*outer, Attribution(entity=quote.claimant, quote=quote.id, cue=quote.cue, said_on=quote.said_on))
    return (Attribution(entity=source),) if found.entity(source) else ()


def _modality(text: str, scope: Scope | None, frame: TextRange, *, attributed: bool) -> Modality:
    """How a statement is meant in its own clause, else by the cues of its frame."""
    if scope is None:
        return read_modality(find_cues(text, *frame), None, negated=False, attributed=attributed)
    return read_modality(scope.cues, scope.mode, negated=scope.polarity == "negated", attributed=attributed)


def _times(found: Annotations, frame: TextRange, figures: Iterable[Figure]) -> tuple[str, ...]:
    wanted = {time.id for time in found.times_in(*frame)}
    for figure in figures:
        wanted |= {figure.period.time} if figure.period and figure.period.time else set()
        wanted |= {figure.compared_with.time} if figure.compared_with and figure.compared_with.time else set()
    return found.in_order(wanted)


def _entities(found: Annotations, frame: TextRange, attribution: Iterable[Attribution]) -> tuple[str, ...]:
    wanted = {mention.entity for mention in found.mentions_in(*frame) if mention.entity}
    return found.in_order(wanted | {link.entity for link in attribution if link.entity})
