"""Stated ranges: "$10 to $15 million", "3-4%", "between 3 and 5 percent", "three or four years"."""

from __future__ import annotations

import re
from dataclasses import replace

from extractor.components.clauses.vocabulary import load_vocabulary
from extractor.components.figures.amount import Amount
from extractor.components.figures.context import Context
from extractor.components.figures.reading import rescale
from extractor.components.figures.rules import RULES, ask
from extractor.components.figures.vocabulary import pattern
from extractor.record.figure import Unit
from extractor.words.uses import words_that
from extractor.words.verbs import Verb

_DASH = re.compile(r"\s?[-–—‑]\s?(?:to[-– ])?")
_TO = r"(?: to |-to-| through | thru )(?:{bound} )?(?:{blur} )?"
_AND = r" and (?:{blur} )?"
_BETWEEN = r"\bbetween (?:the {aged} )?(?:{blur} )?"
_FROM = r"from (?:{blur} )?(?:{bound} )?"
_THEN_FROM = r",? (?:\w+ ){0,3}?from (?:{blur} )?(?:[A-Z]{0,3}[$€£¥]|\d)"
_CHANGING = frozenset({"move", "add_lose", "raise"})  # classes of verbs that the change directly follows


@RULES.add("range", "join", "It holds 3 to 5 tons.", "It rose 3 tons to 5 tons.", after=("fraction:one-in",))
def _join_range(first: Amount, second: Amount, context: Context) -> list[Amount] | None:
    """One stated range; not "from A to B", "rose 5% to 8%", a score."""
    low, high = first.number.value, second.number.value
    if first.is_range or second.is_range or low is None or high is None or not _same_unit(first, second):
        return None
    gap = first.gap(second)
    falls = first.before(r"\b" + _FROM) is not None  # "from 12 to 9 million tonnes"
    if pattern(_TO).fullmatch(gap) and _scale_is_shared(first, second, falls=falls):  # in "from $3 to $4 million" too
        rescale(first, second)
    if not ask("range", first, second, gap, context):
        return None
    if _scale_is_shared(first, second, falls=False):
        rescale(first, second)
    low = first.number.value or low
    if first.bare and second.numeral.number.value:
        low = low * high / second.numeral.number.value  # cents: "50 to 60 cents"
    if first.number.form == second.number.form == "fraction":  # "a third to a fifth"
        low, high = min(low, high), max(low, high)
        second = replace(second, kind="fraction", unit=Unit(id="fraction"))
    if low >= high:  # "one-to-one", "4 to 1", "by 46 percent to 42 percent", a poll's "53%-27%"
        return None
    base = first if second.bare and not first.bare else second
    return [replace(
        second, start=first.start, kind=base.kind, unit=base.unit, per=second.per or first.per, codes=base.codes,
        prefix_currency=first.prefix_currency, low=low, high=high, is_range=True, rule="range:" + base.rule,
    )]  # fmt: skip


@RULES.add("range:dash", "range", "The discount is 10-15%.", "The discount is 10%, or 15%.")
def _with_dash(first: Amount, second: Amount, gap: str, context: Context) -> bool:
    return bool(gap.strip()) and _DASH.fullmatch(gap) is not None


@RULES.add("range:between", "range", "It takes between 3 and 5 days.", "It takes 3 and 5 days.")
def _between(first: Amount, second: Amount, gap: str, context: Context) -> bool:
    return pattern(_AND).fullmatch(gap) is not None and first.before(_BETWEEN) is not None


@RULES.add("range:or", "range", "The deal covers three or four clubs.", "The deal covers three or nine clubs.")
def _neighbours(first: Amount, second: Amount, gap: str, context: Context) -> bool:
    """Neighbouring whole numbers, the first bare or both with their sign; not "5 or €6", "€5 or €6"."""
    low, high = first.number.value, second.number.value
    if gap != " or " or not (first.bare or second.prefix_currency) or low is None or high is None:
        return False
    return high / second.numeral.scale - low == 1 and low == low.to_integral_value()


@RULES.add("range:to", "range", "It holds 3 to 5 tons.", "It fell from 5 to 3 tons.")
def _reaches(first: Amount, second: Amount, gap: str, context: Context) -> bool:
    """ "A to B": not after "from", unless things range there, and not a change to a level."""
    low, high = first.number.value or 0, second.number.value or 0
    if pattern(_TO).fullmatch(gap) is None:
        return False
    is_part = first.number.form == "fraction" and second.number.form != "fraction"  # "by a third to 2,918"
    if is_part or pattern(_THEN_FROM).match(first.text, second.end):  # "slowed 1.1 percent to 2.3 percent from 3.4"
        return False
    if first.before(r"\bby (?:{blur} )?") and high > 4 * low:  # "by 466 to 4,886"; "by 10 to 15 percent" is a range
        return False
    if first.before(r"\b" + _FROM) is None:
        is_count = first.bare and second.bare and high > 4 * low  # "rose 17,000 to 283,000"
        return (not is_count and (first.bare or second.bare)) or not _is_changed_by(
            first, context
        )  # "fell 12p to 340p"
    # "from 5 to 7 percent to 3 to 5 percent"
    return bool(first.before(r"\b{ranges} " + _FROM) or second.after(r" to (?:{blur} )?[$£€]?\d"))


def _is_changed_by(amount: Amount, context: Context) -> bool:
    """Whether the word before the amount is a verb of change or one like "up"."""
    before = amount.before(r"\b(?P<word>[a-z]+)(?: (?:an?|over|{bound}|{blur}))? ")
    if before is None:
        return False
    token = context.doc[context.heads.token_at(before.start("word"))]
    predicate = load_vocabulary().predicate(token.lower_, token.lemma_)
    return token.lower_ in words_that("changes_by") or (isinstance(predicate, Verb) and predicate.class_ in _CHANGING)


def _scale_is_shared(first: Amount, second: Amount, *, falls: bool) -> bool:
    """ "$10 to $15 million", but not "$200 to $4 million": a shared scale leaves the ends in order, or of one size."""
    if first.numeral.scale != 1 or second.numeral.scale == 1 or not (first.bare or first.prefix_currency):
        return False
    low, high = first.number.value, second.number.value
    is_part = first.number.form == "fraction"  # "by a fifth to $3 million"
    return (
        not is_part
        and low is not None
        and high is not None
        and low < high / second.numeral.scale * (10 if falls else 1)
    )


def _same_unit(first: Amount, second: Amount) -> bool:
    """Whether the two ends can have one unit: the first may leave it out, and a sign may be printed once."""
    if first.bare:
        return True
    if second.bare:
        return first.prefix_currency or first.kind == "age"
    if first.codes or second.codes:
        return bool(set(first.codes) & set(second.codes))
    same_unit = first.unit is not None and second.unit is not None and first.unit.id == second.unit.id
    return same_unit and first.kind == second.kind
