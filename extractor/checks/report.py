"""How a check says what it found: one way from figures, status and words to a Finding."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

from extractor.checks.index import Index
from extractor.figure import Figure
from extractor.finding import Finding, Interval, Severity, Status
from extractor.quote import Quote
from extractor.textrange import TextRange
from extractor.timex import Timex

Binding = Literal["explicit", "likely", "inferred"]
_SEVERITY: dict[Binding, Severity] = {"explicit": "error", "likely": "warn", "inferred": "info"}
_BINDING_SLOTS = frozenset({"measure", "period", "baseline", "compared_with", "role"})


def binding_of(index: Index, figures: Sequence[Figure]) -> Binding:
    """How sure it is that the figures belong together: inferred where a slot that binds one of them was concluded."""
    for figure in figures:
        claim = index.claim_of(figure)
        slots = {*figure.inferred, *(claim.inferred if claim else ())}
        if slots & _BINDING_SLOTS or (figure.period and figure.period.inferred):
            return "inferred"
    return "explicit"


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
    computed: Interval | None = None,
    reported: Interval | None = None,
) -> Finding:
    """The finding on these annotations.  Its severity is that of the binding where the numbers disagree, else info.

    The id is given when all checks have run.
    """
    figures = [part for part in parts if isinstance(part, Figure)]
    return Finding(
        id="",
        check=check,
        severity=_SEVERITY[weakest(binding, binding_of(index, figures))] if status == "inconsistent" else "info",
        claims=index.claims_of([part for part in parts if isinstance(part, (Figure, Quote))]),
        start=min(part.start for part in parts),
        end=max(part.end for part in parts),
        status=status,
        message=message,
        computed=computed,
        reported=reported,
    )
