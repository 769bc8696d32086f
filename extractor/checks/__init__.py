"""Claims -> findings: whether the numbers of an article agree with each other.

Each check is a pure function in a module of its own, `check_x(index) -> Iterator[Finding]`.  Checks show calculations
and never say what is true.  Reading order: `intervals` (what a printed number may stand for), `index` (the extraction,
looked up), `statements` (value, change and baseline of one statement), then any check.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace

from extractor.checks.age import check_ages
from extractor.checks.ambiguous_unit import check_ambiguous_units
from extractor.checks.change import check_change
from extractor.checks.change_elsewhere import check_change_elsewhere
from extractor.checks.direction import check_direction
from extractor.checks.doubtful_date import doubt_date
from extractor.checks.future_as_past import check_future_as_past
from extractor.checks.headline import check_headline
from extractor.checks.implied import check_implied_values
from extractor.checks.index import Index
from extractor.checks.parts_and_sum import check_parts_and_sum
from extractor.checks.percent_or_points import check_percent_or_points
from extractor.checks.period_order import check_period_order
from extractor.checks.pull_quote import check_pull_quotes
from extractor.checks.rate_and_base import check_rate_and_base
from extractor.checks.same_quantity import check_same_quantity
from extractor.checks.share_of_total import check_share_of_total
from extractor.checks.shares_of_whole import check_shares_of_whole
from extractor.checks.two_changes import check_two_changes
from extractor.checks.weekday import check_weekdays
from extractor.extraction import Extraction
from extractor.finding import Finding

__all__ = ["CHECKS", "check"]

CHECKS: tuple[Callable[[Index], Iterator[Finding]], ...] = (
    check_change,
    check_change_elsewhere,
    check_two_changes,
    check_percent_or_points,
    check_direction,
    check_share_of_total,
    check_parts_and_sum,
    check_shares_of_whole,
    check_rate_and_base,
    check_same_quantity,
    check_headline,
    check_ambiguous_units,
    check_weekdays,
    check_period_order,
    check_future_as_past,
    check_ages,
    check_pull_quotes,
    check_implied_values,
)


def check(extraction: Extraction) -> tuple[Finding, ...]:
    """Run every check, in a fixed order; the findings are numbered in the order of the text."""
    index = Index(extraction)
    found = [finding for one in CHECKS for finding in one(index)]
    ordered = sorted(doubt_date(index, found), key=lambda finding: (finding.start, finding.end))
    return tuple(replace(finding, id=f"x{number}") for number, finding in enumerate(ordered, 1))
