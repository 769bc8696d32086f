"""Change against a value or a baseline that another sentence prints."""

from __future__ import annotations

from collections.abc import Iterator

from extractor.checks.change import compare_change
from extractor.checks.completion import find_baseline, find_value
from extractor.checks.index import RULES, Index
from extractor.checks.statements import Told, read_statements
from extractor.figure import Figure
from extractor.finding import Finding


@RULES.add(
    "change_elsewhere",
    example=(
        "Exports of tin were $21.7 million in January 2026. "
        "In February 2026, exports of tin fell 31.7% from January 2026 to $18.7 million."
    ),
    counterexample=(
        "Exports of tin were $21.7 million in January 2026. "
        "In February 2026, rents fell 31.7% from 2023 to $18.7 million."
    ),
)
def check_change_elsewhere(index: Index) -> Iterator[Finding]:
    """Recomputes a change from a value or a starting amount that another sentence prints.

    Needs: the same measure in the same unit, for the period of the change or for the one that it is compared with; or a sentence
    that begins with "That is" after one with both amounts.
    """
    statements = list(read_statements(index))
    told = {statement.baseline.id for statement in statements if statement.value and statement.baseline}
    for statement in statements:
        value, baseline, binding = statement.value, statement.baseline, None
        if baseline and not value and baseline.id not in told and (found := find_value(index, statement)):
            value, binding = found
        elif value and not baseline and (found := find_baseline(index, statement)):
            baseline, binding = found
        elif statement.changes and not value and (not baseline or baseline.id in told):
            value, baseline = _pair_before(index, statement, statements)
            binding = "inferred"
        if value and baseline and binding:
            for change in statement.changes:
                yield from compare_change(index, value, change, baseline, binding, one_measure=statement.tied)


def _pair_before(index: Index, statement: Told, statements: list[Told]) -> tuple[Figure | None, Figure | None]:
    """Value and baseline of the sentence before, for "That is a rise of 5%"; nothing where it has several pairs."""
    at = index.sentence_number(statement.changes[0])
    if not at or not index.points_back(statement.changes[0]):
        return None, None
    before = index.sentences[at - 1]
    pairs = [s for s in statements if s.value and s.baseline and index.sentence_of(s.value) == before]
    return (pairs[0].value, pairs[0].baseline) if len(pairs) == 1 else (None, None)
