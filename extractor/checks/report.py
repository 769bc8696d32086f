"""How a check says what it found: one way from figures, status and words to a Finding."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Literal

from extractor.checks.index import Index
from extractor.record.figure import Figure
from extractor.record.finding import Finding, Interval, Severity, Status
from extractor.record.quote import Quote
from extractor.record.textrange import TextRange
from extractor.record.timex import Timex

Binding = Literal["explicit", "likely", "inferred"]
_SEVERITY: dict[Binding, Severity] = {"explicit": "error", "likely": "warn", "inferred": "info"}
_DOUBT = re.compile(r"\binconsistent(?=[.]| \()")
_BINDING_SLOTS = frozenset({"measure", "period", "baseline", "compared_with", "role", "direction"})


def binding_of(index: Index, figures: Sequence[Figure]) -> Binding:
    """How sure it is that the figures belong together: inferred where a slot that binds one of them was concluded."""
    for figure in figures:
        claim = index.claim_of(figure)
        slots = {*figure.inferred, *(claim.inferred if claim else ())}
        if slots & _BINDING_SLOTS or (figure.period and figure.period.inferred):
            return "inferred"
    return "explicit"


def is_stated(index: Index, figures: Sequence[Figure]) -> bool:
    """Whether unit, measure, period and comparison of the figures are stated, and none of them concluded.

    Only then can numbers that disagree be called an error: else it may be the reading that is wrong.
    """
    claims = [claim for figure in figures if (claim := index.claim_of(figure))]
    concluded = {slot for figure in figures for slot in figure.inferred}.union(*(claim.inferred for claim in claims))
    if not figures or concluded & (_BINDING_SLOTS | {"unit"}):
        return False
    if not all(figure.unit and figure.unit.id and len(figure.unit.candidates) < 2 for figure in figures):
        return False
    changes = [figure for figure in figures if figure.role in ("change", "difference")]
    is_compared = any(figure.role == "baseline" for figure in figures) or all(
        change.compared_with for change in changes
    )
    has_measure = any(figure.measure for figure in figures) or any(claim.measure for claim in claims)
    return is_compared and has_measure and any(figure.period and not figure.period.inferred for figure in figures)


def weakest(*bindings: Binding) -> Binding:
    """The least sure of them."""
    return max(bindings, key=list(_SEVERITY).index)


def report(
    index: Index,
    check: str,
    parts: Sequence[Figure | Timex | Quote | TextRange],
    status: Status,
    message: str,
    *,
    binding: Binding = "explicit",
    by_words: bool = False,
    computed: Interval | None = None,
    reported: Interval | None = None,
) -> Finding:
    """The finding on these annotations or parts of the text.

    Its severity is that of the binding where the numbers disagree, else info.  What is only a question says so: "inconsistent
    if they belong together".  `by_words`: the words between the figures bind them ("of them", "in all"), whatever was inferred
    about their measure or period.  The id is given when all checks have run.
    """
    figures = [part for part in parts if isinstance(part, Figure)]
    claims = (id_ for part in parts if isinstance(part, TextRange) for id_ in index.claims_at(part))
    bindings = [binding] if by_words else [binding, binding_of(index, figures)]
    bindings += ["likely"] * bool(figures and not is_stated(index, figures))
    severity: Severity = _SEVERITY[weakest(*bindings)] if status == "inconsistent" else "info"
    if severity == "info":
        message = _DOUBT.sub("inconsistent if they belong together", message)
    return Finding(
        id="",
        check=check,
        severity=severity,
        claims=(*index.claims_of(figures), *claims),
        start=min(part.start for part in parts),
        end=max(part.end for part in parts),
        status=status,
        message=message,
        computed=computed,
        reported=reported,
    )
