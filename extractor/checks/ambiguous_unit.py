"""One unit word with two meanings: "tons" beside "tonnes" in one article."""

from __future__ import annotations

from collections.abc import Iterator

from extractor.checks import wording
from extractor.checks.index import RULES, Index
from extractor.checks.report import report
from extractor.record.finding import Finding

CHECK = "ambiguous_unit"


@RULES.add(
    CHECK,
    "",
    "The port shipped 24,827 tons of ore and 5,864 tonnes of coal.",
    "The port shipped 24,827 tonnes of ore and 5,864 tonnes of coal.",
)
def check_ambiguous_units(index: Index) -> Iterator[Finding]:
    """Looks for a unit that may be one which the article uses elsewhere under another word.

    Needs: both words in one article; it is reported where the first of them is, and accuses nobody.
    """
    figures = [figure for figure in index.amounts() if figure.kind == "quantity" and figure.unit]
    plain = {figure.unit.id: figure.unit for figure in figures if figure.unit and len(figure.unit.candidates) < 2}
    reported: set[str | None] = set()
    for figure in figures:
        unit = figure.unit
        others = [plain[name] for name in unit.candidates if name in plain and name != unit.id] if unit else []
        if unit and others and unit.id not in reported:
            reported.add(unit.id)
            *first, last = map(wording.plural, unit.candidates)
            message = (
                f'The article uses both "{unit.surface}" and "{others[0].surface}": '
                f"{wording.short(figure)} may be in {', '.join(first)} or {last}."
            )
            yield report(index, CHECK, [figure], "unresolved", message)
