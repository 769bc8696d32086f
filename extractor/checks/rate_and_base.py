"""Rate against count and base: "69 cases among 640,000 people, or 10.8 per 100,000", "2 million shares at $5 a share"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from extractor.checks import wording
from extractor.checks.index import RULES, Index
from extractor.checks.intervals import compare, divide, multiply, printed, scale
from extractor.checks.report import report
from extractor.checks.words import WordPattern, words
from extractor.figure import Figure
from extractor.finding import Finding

CHECK = "rate_and_base"
_PER = re.compile(r"\bper\s+(?P<base>1[\d,]*0)\b")
_AMONG = WordPattern(r"\s*(?:[\w'’-]+\s+){0,2}{among}\s+(?:the\s+|its\s+)?")
_PAID_FOR = WordPattern(r"\s*(?:for|on|of)\s+(?:the\s+|its\s+|about\s+)?")
_OR = WordPattern(r".{0,60}?(?:,\s*or|\bor|\(|,\s*an?\s+(?:[\w-]+\s+){0,2}rate\s+of|\ba rate of|,)\s*{hedge}?\s*", re.S)
_AT = WordPattern(r".{0,40}?\b{priced}\s+(?:about\s+)?", re.S)
_FOR = WordPattern(r".{0,30}?(?:\b{comes_to}|,\s*or|\bor)\s+(?:(?:a total of|{hedge})\s+)?", re.S)


@RULES.add(
    CHECK,
    example="Doctors counted 69 cases among 640,000 people, or 18.1 per 100,000.",
    counterexample="Doctors counted 69 cases among nurses, or 18.1 per 100,000.",
)
def check_rate_and_base(index: Index) -> Iterator[Finding]:
    """Recompute rates per so many people from count and population, and totals from quantity and price."""
    for figures in index.figures_by_sentence():
        for at, figure in enumerate(figures):
            if figure.per and figure.kind == "money":
                yield from _check_price(index, figure, figures[max(at - 1, 0) : at + 3])
            elif figure.value is not None and (per := _PER.search(index.text, figure.start, figure.end + 16)):
                yield from _check_rate(index, figure, Decimal(per["base"].replace(",", "")), figures[:at])


def _check_rate(index: Index, rate: Figure, size: Decimal, before: list[Figure]) -> Iterator[Finding]:
    """The one count of people in the sentence is the base, the other count is what happened to them."""
    counts = [figure for figure in before if figure.kind == "count"]
    if len(counts) != 2 or not _OR.fullmatch(index.between(counts[1], rate)):
        return
    people = [figure for figure in counts if figure.unit and figure.unit.id in words("person_unit")]
    if not people and _AMONG.fullmatch(index.between(*counts)):
        people = counts[1:]
    if len(people) != 1:
        return
    (base,) = people
    (count,) = (figure for figure in counts if figure is not base)
    cases, whole, reported = printed(count), printed(base), printed(rate)
    ratio = divide(cases, whole) if cases and whole else None
    if ratio is None or reported is None:
        return
    computed = scale(ratio, size)
    status = compare(computed, reported, approximate=rate.modifier != "exact")
    message = (
        f"{wording.short(count)} among {wording.short(base)} is {wording.plain(computed)} per {wording.number(size, 0)}; "
        f"the article says {wording.short(rate)}: {wording.OUTCOME[status]}."
    )
    yield report(index, CHECK, [count, base, rate], status, message, computed=computed, reported=reported)


def _check_price(index: Index, price: Figure, around: list[Figure]) -> Iterator[Finding]:
    """A quantity at a price, for an amount: the three side by side."""
    at = around.index(price)
    if len(around) < at + 2:
        return
    if at and _is_counted_by(around[0], price) and _AT.fullmatch(index.between(around[0], price)):
        quantity, total, last = around[0], around[2], price  # 2 million shares at $5 a share, for $10 million
    elif len(around) == at + 3 and _is_counted_by(around[at + 1], price):
        quantity, total, last = around[at + 1], around[at + 2], around[at + 1]  # $5 a share for 2 million shares
        if not _PAID_FOR.fullmatch(index.between(price, quantity)):
            return
    else:
        return
    if total.kind != "money" or total.per or not _FOR.fullmatch(index.between(last, total)):
        return
    if total.range or price.range or (total.unit and price.unit and total.unit.id != price.unit.id):
        return
    amount, each, reported = printed(quantity), printed(price), printed(total)
    if amount is None or each is None or reported is None:
        return
    computed = multiply(amount, each)
    if computed is None:
        return
    status = compare(computed, reported, approximate=total.modifier != "exact")
    message = (
        f"{wording.short(quantity)} at {wording.short(price)} is {wording.amounts(computed, total)}; "
        f"the article says {wording.short(total)}: {wording.OUTCOME[status]}."
    )
    yield report(index, CHECK, [quantity, price, total], status, message, computed=computed, reported=reported)


def _is_counted_by(quantity: Figure, price: Figure) -> bool:
    return quantity.unit is not None and price.per is not None and quantity.unit.id == price.per.id
