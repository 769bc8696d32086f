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
from extractor.statement import same_unit

CHECK = "rate_and_base"
_PER = re.compile(r"\bper\s+(?P<base>1[\d,]*0)\b")
_AMONG = WordPattern(r"\s*(?:[\w'’-]+\s+){0,2}{among}\s+(?:the\s+|its\s+)?")
_OR = WordPattern(r".{0,60}?(?:,\s*or|\bor|\(|,\s*an?\s+(?:[\w-]+\s+){0,2}rate\s+of|\ba rate of|,)\s*{hedge}?\s*", re.S)
_AT = WordPattern(r".{0,40}?\b(?:{priced}|over)\s+(?:(?:the|its|a|an|each|{hedge})\s+)*", re.S)
_FOR = WordPattern(r".{0,30}?(?:\b{comes_to}|,\s*or|\bor|\b{adds_up})\s+(?:(?:a total of|{hedge})\s+)?", re.S)
_EACH_IS = WordPattern(r".{0,40}?(?:,\s*or|\bor|\(|[–—]|,|\b{average})\s*(?:an? )?(?:{average}\s+)?{hedge}?\s*", re.S)
_OVER = re.compile(r"\s+(?:over|in|for|during)\s+(?:(?:the|its|all|these|those)\s+)*")
_EACH = WordPattern(r"\s*{each}\b")
_NO_AMOUNTS = frozenset({"change", "difference", "baseline"})


@RULES.add(
    CHECK,
    example="Doctors counted 69 cases among 640,000 people, or 18.1 per 100,000.",
    counterexample="Doctors counted 69 cases among nurses, or 18.1 per 100,000.",
)
def check_rate_and_base(index: Index) -> Iterator[Finding]:
    """Compares a rate with its count and its base, and a total with a quantity and what each of it comes to.

    Needs: the three side by side in one sentence, the rate per what the quantity counts ("$5 a share", "$5 each"), and a word
    that ties the third of them: "or", "a total of", "an average of".
    """
    for figures in index.figures_by_sentence():
        for at, figure in enumerate(figures):
            if figure.value is not None and (per := _PER.search(figure.surface)):
                yield from _check_rate(index, figure, Decimal(per["base"].replace(",", "")), figures[:at])
            elif at >= 2:
                bound = _rate_quantity_total(index, *figures[at - 2 : at + 1])
                if bound:
                    yield from _check_product(index, *bound)


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
    yield report(
        index, CHECK, [count, base, rate], status, message, by_words=True, computed=computed, reported=reported
    )


def _rate_quantity_total(
    index: Index, first: Figure, second: Figure, third: Figure
) -> tuple[Figure, Figure, Figure] | None:
    """What each comes to, how many there are, and the whole, of three figures side by side."""
    if any(one.range or one.role in _NO_AMOUNTS for one in (first, second, third)):
        return None
    before, last = index.between(first, second), index.between(second, third)
    for quantity, total in ((first, second), (second, first)):
        tied = _EACH_IS.fullmatch(last) or (total is first and _AT.fullmatch(before) and _AT.fullmatch(last))
        if tied and _is_rate_of(index, third, quantity, total):
            return third, quantity, total  # "$10 million for 2 million shares, or $5 a share"
    for rate, quantity in ((first, second), (second, first)):
        tied = _AT.fullmatch(before) and _FOR.fullmatch(last)
        if tied and _is_rate_of(index, rate, quantity, third):
            return rate, quantity, third  # "2 million shares at $5 a share, for $10 million"
    if _EACH_IS.fullmatch(before) and _OVER.fullmatch(last) and _is_rate_of(index, first, third, second):
        return first, third, second  # "$4 million a day, or $45 million over its 9 days"
    return None


def _is_rate_of(index: Index, rate: Figure, quantity: Figure, total: Figure) -> bool:
    """True if the rate is per what the quantity counts, in the unit of the total."""
    if quantity.kind not in ("count", "duration", "quantity") or quantity.unit is None or total.per:
        return False
    counted = rate.per.id == quantity.unit.id if rate.per else _EACH.match(index.text, rate.end) is not None
    return counted and rate.kind == total.kind == "money" and same_unit(rate, total)


def _check_product(index: Index, rate: Figure, quantity: Figure, total: Figure) -> Iterator[Finding]:
    amount, each, reported = printed(quantity), printed(rate), printed(total)
    computed = multiply(amount, each) if amount and each else None
    if computed is None or reported is None:
        return
    status = compare(computed, reported, approximate=total.modifier != "exact")
    message = (
        f"{wording.short(quantity)} at {wording.short(rate)} is {wording.amounts(computed, total)}; "
        f"the article says {wording.short(total)}: {wording.OUTCOME[status]}."
    )
    yield report(
        index, CHECK, [quantity, rate, total], status, message, by_words=True, computed=computed, reported=reported
    )
