"""The text of a figure claim: the words of its own clause, made self-contained."""

from __future__ import annotations

import re
from collections.abc import Sequence

from extractor.assembly.annotations import Annotations
from extractor.assembly.frames import Scope
from extractor.assembly.stated import Stated
from extractor.assembly.wording import word_clause, word_figure_claim, word_sentence
from extractor.claim import Attribution, Measure
from extractor.figure import Figure
from extractor.quote import Quote
from extractor.textrange import TextRange
from extractor.timex import Timex, interval_text

_SPEAKER_SELF = re.compile(r"\b(?:[Ww]e|[Oo]urs?|[Uu]s|I|[Mm]y|[Mm]ine)\b")
_PRONOUNS = frozenset({"it", "he", "she", "they", "we", "i", "you", "who", "which", "that", "this"})
_YEAR = re.compile(r"\b(?:1[5-9]|20)\d\d\b")


def tell_figure(
    text: str,
    found: Annotations,
    statement: Stated,
    scope: Scope | None,
    *,
    frame: TextRange,
    subject: str | None,
    measure: Measure,
    attribution: Sequence[Attribution],
    baseline: str | None,
) -> str:
    """The sentence of a figure claim.

    Its own clause where that holds all figures and does not stand under a condition told elsewhere, else the sentence; a
    change without a verb is told by its slots.
    """
    lead = statement.lead
    quote = found.quote(attribution[-1].quote) if attribution else None
    source = _source(text, found, attribution, quote)
    is_verbless = scope is not None and not scope.told and (statement.change or statement.difference)
    if lead.measure is not None and (is_verbless or lead.rules.get("measure_words") == "table_head"):
        period = lead.period
        return word_figure_claim(
            subject=subject,
            measure=text[slice(*lead.measure)],
            value=statement.value,
            changes=statement.changes,
            difference=statement.difference,
            baseline=baseline,
            period=(period.from_, period.until) if period else None,
            source=source,
        )
    own, brought = _parts(statement, scope, frame)
    time = _stated_time(found, lead)
    parts = (*brought, *own)
    is_quoted = quote is not None and quote.kind != "indirect" and _is_in(quote.fragments, own)
    is_quoted = is_quoted and any(_SPEAKER_SELF.search(text, *part) for part in parts)
    stands_for = _stands_for(text, found, scope, parts, time)
    if measure.is_concluded and _holds(parts, measure.start):
        stands_for[TextRange(measure.end, measure.end)] = f"of {measure.of}"
    words = word_clause(text, own, brought, stands_for)
    is_named = source is None or _names_source(found, attribution, quote, parts)
    return word_sentence(
        words,
        period=_period(lead) if time is not None and not _holds(parts, time.start) else "",
        source=None if is_named else source,
        quoted=is_quoted and not is_named,
    )


def _parts(
    statement: Stated, scope: Scope | None, frame: TextRange
) -> tuple[tuple[TextRange, ...], tuple[TextRange, ...]]:
    """The words that tell the claim, and those that they share with another clause."""
    if scope is None or not scope.told or (scope.event and scope.event.mode == "conditional"):
        return (frame,), ()
    own = tuple(
        part
        for start, end in scope.told
        if (part := TextRange(max(start, frame.start), min(end, frame.end))).start < part.end
    )
    if not all(_holds((*scope.brought, *own), figure.start) for figure in statement.figures):
        return (frame,), ()
    return own, scope.brought


def _holds(parts: Sequence[TextRange], position: int) -> bool:
    return any(start <= position < end for start, end in parts)


def _is_in(outer: Sequence[TextRange], parts: Sequence[TextRange]) -> bool:
    return all(any(a <= start + 1 and end <= b + 2 for a, b in outer) for start, end in parts)


def _stands_for(
    text: str, found: Annotations, scope: Scope | None, parts: Sequence[TextRange], time: Timex | None
) -> dict[TextRange, str]:
    """What stands beside or for words of the clause: names for pronouns, first names, the interval of a relative time."""
    names: dict[TextRange, str] = {}
    known: set[str] = set()
    for start, end in parts:
        meant = {place: id_ for place, id_ in (scope.meant if scope else {}).items() if start <= place.start < end}
        rows = [
            (TextRange(one.start, one.end), one.entity, one.form)
            for one in found.mentions_in(start, end)
            if one.form != "nominal" or (one.rule == "descriptor" and one.surface[1:].islower())
        ]
        rows = [row for row in rows if row[0] not in meant] + [(place, id_, "pronoun") for place, id_ in meant.items()]
        for place, id_, form in sorted(rows, key=lambda row: row[0]):
            entity = found.entity(id_)
            if entity is None or entity.anonymous:
                continue
            surface = text[place.start : place.end]
            if form in ("pronoun", "nominal") and entity.id not in known and entity.type not in ("GROUP", "NORP"):
                names[place] = entity.name
            elif form == "short" and entity.id not in known and entity.name.endswith(f" {surface}"):
                names[TextRange(place.start, place.start)] = entity.name.removesuffix(f" {surface}")
            known.add(entity.id)
    when = interval_text(time.from_, time.until) if time is not None else ""
    if time is not None and when and _holds(parts, time.start) and not _is_clear(text, time):
        names[TextRange(time.end, time.end)] = when
    return names


def _is_clear(text: str, time: Timex) -> bool:
    """True for a time that needs no interval beside it, or has no room for one: "in 2019", "Monday's"."""
    return bool(_YEAR.search(time.surface)) or text[time.end : time.end + 2] in ("'s", "’s")


def _stated_time(found: Annotations, lead: Figure) -> Timex | None:
    """The time that states the figure's period; None for one that is inferred."""
    return None if lead.period is None or lead.period.inferred else found.time(lead.period.time)


def _period(lead: Figure) -> str:
    return interval_text(lead.period.from_, lead.period.until) if lead.period else ""


def _source(text: str, found: Annotations, attribution: Sequence[Attribution], quote: Quote | None) -> str | None:
    """Who gives the figure, by name, else in the words of the article."""
    entity = found.entity(attribution[-1].entity) if attribution else None
    if entity is not None and not entity.anonymous:
        return entity.name.rstrip(".")
    if quote is not None and quote.speaker is not None:
        words = text[slice(*quote.speaker)].rstrip(".")
        if words.lower() in _PRONOUNS:
            return None
        article, _, rest = words.partition(" ")
        return f"{article.lower()} {rest}" if article in ("The", "A", "An") else words
    return entity.name if entity else None


def _names_source(
    found: Annotations, attribution: Sequence[Attribution], quote: Quote | None, parts: Sequence[TextRange]
) -> bool:
    """True where the words name the source themselves."""
    if quote is not None:
        return any(place is not None and _holds(parts, place.start) for place in (quote.cue, quote.speaker))
    source = attribution[-1].entity
    return any(one.entity == source for start, end in parts for one in found.mentions_in(start, end))
