"""Change against a value or a baseline that another sentence prints."""

from __future__ import annotations

from collections.abc import Iterator

from extractor.checks.change import compare_change
from extractor.checks.completion import find_baseline, find_value
from extractor.checks.index import Index
from extractor.checks.statements import read_statements
from extractor.finding import Finding


def check_change_elsewhere(index: Index) -> Iterator[Finding]:
    """Complete the statements that lack their value or their baseline, and recompute their changes."""
    for statement in read_statements(index):
        value, baseline, binding = statement.value, statement.baseline, None
        if baseline and not value and (found := find_value(index, statement)):
            value, binding = found
        elif value and not baseline and (found := find_baseline(index, statement)):
            baseline, binding = found
        if value and baseline and binding:
            for change in statement.changes:
                yield from compare_change(index, value, change, baseline, binding)
