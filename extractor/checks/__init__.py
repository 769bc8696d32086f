"""Statements -> findings: whether the numbers of an article agree with each other.

Each check is a pure function in a module of its own, `check_x(index) -> Iterator[Finding]`: arithmetic over the statements of
the record, which say what belongs together; no check reads the words of the text.  Checks show calculations and never say
what is true.
Reading order: `intervals` (what a printed number may mean), `index` (the extraction, looked up), then any check.
"""

from __future__ import annotations

from dataclasses import replace
from importlib import import_module
from pkgutil import iter_modules

from extractor.checks.index import RULES, Index
from extractor.record.extraction import Extraction
from extractor.record.finding import Finding

__all__ = ["check"]

for _module in iter_modules(__path__):  # each adds its check to the rules
    import_module(f"{__name__}.{_module.name}")


def check(extraction: Extraction) -> tuple[Finding, ...]:
    """Run every check, in a fixed order; the findings are numbered in the order of the text."""
    index = Index(extraction)
    findings = [finding for rule in RULES.of() for finding in rule.find(index)]
    ordered = sorted(findings, key=lambda finding: (finding.start, finding.end, finding.check))
    return tuple(replace(finding, id=f"x{number}") for number, finding in enumerate(ordered, 1))
