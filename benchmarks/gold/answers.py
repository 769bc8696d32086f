"""What the extractor says in each slot of a figure, in the terms of the gold.

What a figure has of its own clause is that of the claim that states it; without one it is empty.
"""

from __future__ import annotations

import datetime as dt
import re
from typing import Any

from benchmarks.gold.extracted import Extracted
from extractor.record.figure import Figure
from extractor.record.textrange import TextRange

Day = dt.date | None

_LATER_THAN_MIDNIGHT = re.compile(r"T(?!00:00(:00(\.0+)?)?([+-Z]|$))")
_OF = re.compile(r"\s+of\s+(?:the\s+)?", re.IGNORECASE)


def answers(figure: Figure, article: Extracted) -> dict[str, Any]:
    """What the extractor says in each slot; None is nothing."""
    claim, period = article.claims.get(figure.id), figure.period
    event, is_baseline = claim.event if claim else None, figure.role == "baseline"
    polarity, mode = (event.polarity, event.mode) if event and not is_baseline else (None, None)
    if is_baseline and figure.baseline_kind == "expected":
        mode = "expected"
    return {
        "value": figure.value, "unit": figure.unit and figure.unit.id, "role": figure.role,
        "direction": figure.direction, "per": figure.per and figure.per.id,
        "modifier": _other(figure.modifier, "exact"), "measure": figure.measure,
        "period": _interval(period.from_, period.until) if period else None,
        "compared_with": _compared_with(figure, article), "source": _source(figure, article),
        "subject": _subject(figure, article) or None,
        "subject: entity": (article.mentions.get(claim.subject_id) if claim and claim.subject_id else None) or None,
        "event": event and TextRange(event.start, event.end),
        "polarity": _other(polarity, "affirmed"), "mode": _other(mode, "actual"),
        "whole": _whole(figure, article) or None,
        "place": (article.mentions.get(claim.place_id) if claim and claim.place_id else None) or None,
    }  # fmt: skip


def _other(answer: str | None, default: str) -> str | None:
    return None if answer == default else answer


def _interval(start: str | None, end: str | None) -> tuple[Day, Day] | None:
    """Whole days, the end rounded up; None without either side."""
    first, last = (dt.date.fromisoformat(side[:10]) if side else None for side in (start, end))
    if end and last and _LATER_THAN_MIDNIGHT.search(end):
        last += dt.timedelta(1)
    if first and last and last <= first:
        last = first + dt.timedelta(1)
    return (first, last) if first or last else None


def _compared_with(figure: Figure, article: Extracted) -> TextRange | None:
    target = figure.compared_with
    compared = target and (article.figures.get(target.figure or "") or article.times.get(target.time or ""))
    return TextRange(compared.start, compared.end) if compared else None


def _source(figure: Figure, article: Extracted) -> str | None:
    """The name of who gives a figure, empty for somebody without one; None for the article."""
    source = figure.attributed_to
    if source in article.quotes:
        return article.claimant(article.quotes[source]) or ""
    return article.entities[source].name if source in article.entities else _other(source, "article")


def _subject(figure: Figure, article: Extracted) -> list[TextRange]:
    """The ranges that say the subject."""
    claim = article.claims.get(figure.id)
    span = claim.subject_span if claim else None
    if claim and claim.subject_id:
        return [*article.mentions[claim.subject_id], *([span] if span else [])]
    if span is None or span.overlaps(TextRange(figure.start, figure.end)):
        return []
    meant = (row.refers_to for row in article.references if (row.start, row.end) == span)
    return [span, *(span_ for span_ in meant if span_)]


def _whole(figure: Figure, article: Extracted) -> list[TextRange]:
    statement = article.statements.get(figure.id)
    whole = article.figures.get(statement.whole or "") if statement and statement.value == figure.id else None
    if whole is not None:
        return [TextRange(whole.start, whole.end)]
    if figure.role != "share" or figure.measure is None or figure.measure.start < figure.end:
        return []
    return [figure.measure] if _OF.fullmatch(article.text[figure.end : figure.measure.start]) else []
