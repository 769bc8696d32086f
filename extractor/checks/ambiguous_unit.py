"""One unit word with two meanings: "tons" beside "tonnes" in one article."""

from __future__ import annotations

from collections.abc import Iterator

from extractor.checks import wording
from extractor.checks.index import Index
from extractor.checks.report import report
from extractor.finding import Finding

CHECK = "ambiguous_unit"


def check_ambiguous_units(index: Index) -> Iterator[Finding]:
    """Name each amount whose unit may be one that the article uses elsewhere under another word."""
    figures = [figure for figure in index.extraction.figures if figure.kind == "quantity" and figure.unit]
    for figure in figures:
        assert figure.unit is not None
        others = [
            other
            for other in figures
            if other.unit
            and other.unit.id != figure.unit.id
            and other.unit.id in figure.unit.candidates
            and len(other.unit.candidates) < 2
        ]
        if others:
            other = others[0]
            assert other.unit is not None
            names = " or ".join(name.replace("_", " ") for name in figure.unit.candidates)
            message = (
                f'"{figure.unit.surface}" and "{other.unit.surface}" in one article: '
                f"the unit of {wording.short(figure)} is ambiguous, it may be {names}."
            )
            yield report(index, CHECK, [figure], "unresolved", message)
