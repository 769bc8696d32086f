"""Rate against count and base: "69 cases among 640,000 people, or 10.8 per 100,000", "2 million shares at $5 a share"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from extractor.checks import wording
from extractor.checks.index import Index
from extractor.checks.intervals import compare, divide, multiply, printed, scale
from extractor.checks.report import report
from extractor.figure import Figure
from extractor.finding import Finding

CHECK = "rate_and_base"
_PER = re.compile(r"\bper\s+(?P<base>\d[\d,]*)\s+(?P<noun>[\w-]+)")
_PEOPLE = frozenset({"person", "people", "inhabitant", "resident", "citizen", "population"})
_OR = re.compile(
    r".{0,60}?(?:,\s*or|\bor|\(|,\s*an?\s+(?:[\w-]+\s+){0,2}rate\s+of|\bat a rate of|,)\s*(?:about|around|nearly|some)?\s*",
    re.S,
)
_AT = re.compile(r".{0,40}?\b(?:at|for|priced at|costing|of)\s+(?:about\s+)?", re.S)
_FOR = re.compile(
    r".{0,30}?(?:\bfor|\braising|\bto raise|\braised|\bworth|\bpaying|\bearning|\bbringing in|\btotall?ing|,\s*or|\bor)\s+"
    r"(?:a total of\s+|about\s+|around\s+|some\s+|nearly\s+)?",
    re.S,
)


def check_rate_and_base(index: Index) -> Iterator[Finding]:
    """Recompute rates per so many people from count and population, and totals from quantity and price."""
    for figures in index.figures_by_sentence():
        for figure in figures:
            if figure.per and figure.kind == "money":
                yield from _check_price(index, figure, figures)
            elif (per := _PER.search(figure.surface)) and figure.value is not None:
                yield from _check_rate(index, figure, per, figures)


def _check_rate(index: Index, rate: Figure, per: re.Match[str], figures: list[Figure]) -> Iterator[Finding]:
    """The one count of people in the sentence is the base, the other count is what happened to them."""
    before = [figure for figure in figures if figure.end <= rate.start and figure.kind == "count"]
    people = [figure for figure in before if figure.unit and figure.unit.id in _PEOPLE]
    counts = [figure for figure in before if figure not in people]
    if len(people) != 1 or len(counts) != 1 or not _OR.fullmatch(index.between(before[-1], rate)):
        return
    count, base, reported = printed(counts[0]), printed(people[0]), printed(rate)
    ratio = divide(count, base) if count and base else None
    if ratio is None or reported is None:
        return
    computed = scale(ratio, Decimal(per["base"].replace(",", "")))
    status = compare(computed, reported, approximate=rate.modifier != "exact")
    message = (
        f"{wording.short(counts[0])} among {wording.short(people[0])} is {wording.plain(computed)} per {per['base']}; "
        f"the article says {wording.short(rate)}: {wording.OUTCOME[status]}."
    )
    parts = [counts[0], people[0], rate]
    yield report(index, CHECK, parts, status, message, computed=computed, reported=reported)


def _check_price(index: Index, price: Figure, figures: list[Figure]) -> Iterator[Finding]:
    """Quantity at a price, for an amount: the three side by side."""
    at = figures.index(price)
    if not 0 < at < len(figures) - 1:
        return
    quantity, total = figures[at - 1], figures[at + 1]
    unit = quantity.unit.id if quantity.unit else None
    if price.per is None or unit != price.per.id or total.kind != "money" or total.per or total.range or price.range:
        return
    if (total.unit and price.unit and total.unit.id != price.unit.id) or not (
        _AT.fullmatch(index.between(quantity, price)) and _FOR.fullmatch(index.between(price, total))
    ):
        return
    amount, each, reported = printed(quantity), printed(price), printed(total)
    if amount is None or each is None or reported is None:
        return
    computed = multiply(amount, each)
    status = compare(computed, reported, approximate=total.modifier != "exact")
    message = (
        f"{wording.short(quantity)} at {wording.short(price)} is {wording.amounts(computed, total)}; "
        f"the article says {wording.short(total)}: {wording.OUTCOME[status]}."
    )
    yield report(index, CHECK, [quantity, price, total], status, message, computed=computed, reported=reported)
