"""Claims -> findings: whether the numbers of an article agree with each other.

Each check is a pure function in a module of its own, `check_x(index) -> Iterator[Finding]`.  Checks show calculations
and never say what is true.  Reading order: `intervals` (what a printed number may stand for), `index` (the extraction,
looked up), `statements` (value, change and baseline of one statement), `links` (part and whole, the same in other terms), then
any check.
"""

from __future__ import annotations

from dataclasses import replace

from extractor.checks import (  # noqa: F401 (they add themselves to the rules)
    age,
    ambiguous_unit,
    change,
    change_elsewhere,
    conversion,
    direction,
    future_as_past,
    gap,
    headline,
    implied,
    parts_and_sum,
    percent_or_points,
    period_order,
    pull_quote,
    rate_and_base,
    same_quantity,
    share_of_total,
    shares_of_whole,
    told_twice,
    two_changes,
    weekday,
    years,
)
from extractor.checks.doubtful_date import doubt_date
from extractor.checks.index import RULES, Index
from extractor.extraction import Extraction
from extractor.finding import Finding

__all__ = ["check"]


def check(extraction: Extraction) -> tuple[Finding, ...]:
    """Run every check, in a fixed order; the findings are numbered in the order of the text."""
    index = Index(extraction)
    found = [finding for rule in RULES.of() for finding in rule.find(index)]
    ordered = sorted(doubt_date(index, found), key=lambda finding: (finding.start, finding.end, finding.check))
    return tuple(replace(finding, id=f"x{number}") for number, finding in enumerate(ordered, 1))
