"""Numbers that are no amounts by the words around them: dates and times, names, ranks; codes and scores are in `codes`."""

from __future__ import annotations

import re

from extractor.components.figures.amount import Amount
from extractor.components.figures.context import Context
from extractor.components.figures.rules import BARE, RULES, rule_of_words

_NEVER_TIMES = frozenset({"age", "money", "percent", "points"})  # "$12m" is not noon, whatever a time says
_NEXT_DAY = r"(?-i:[A-Z][a-z]{2,8}\.? (?P<day>\d{1,2})(?:, \d{1,2})*(?:,? (?:and|or|to) |, |[-–]))"
_AMOUNT_BEFORE = r"\b(?<!since ){before_amount} "
_VERSION = re.compile(r"\d+|\d\.\d")
_CAMEL = re.compile(r"[a-z]{1,2}[A-Z]\w*")
_YEAR = re.compile(r"(?:1[5-9]|20)\d\d")
_OLD_YEAR = re.compile(r"1[5-8]\d\d")
_INSTRUMENT = r"(?:,? (?:{issuer}|(?-i:[A-Z][\w.]*)))* {instrument}\b"
_SHORT = frozenset({"minute", "hour"})  # "the last 24 hours"; longer windows are times


@RULES.add("time", "code", "It opened on 3 June 2004.", "It opened with three brides.")
def _is_in_time(amount: Amount, context: Context) -> bool:
    """An interval or a clock time; "every 30 seconds" is an amount, and so is what could be a year but for the words beside."""
    start, end = amount.numeral.start, amount.numeral.end
    time = context.time_at(start, end)
    if amount.kind in _NEVER_TIMES:  # "in April 2018 won the prize": no currency after a year
        return amount.kind == "money" and time is not None and time[0] < start and not amount.prefix_currency
    if amount.bare and time == (start, end):
        if _OLD_YEAR.fullmatch(amount.text, start, end):
            return False  # `year` sees whether it counts: "1846 persons"
        if end - start == 4 and _reads_as_amount(amount):  # "1400"
            return False
    return time is not None or (amount.bare and context.is_in_set(start, end))


@RULES.add("time:next-day", "code", "On March 4 and 5 it shut.", "On March 4 some 5 shops shut.")
def _is_next_day(amount: Amount, context: Context) -> bool:
    day = amount.before(_NEXT_DAY, 24) if amount.bare else None
    return day is not None and context.time_at(*day.span("day")) is not None


@RULES.add("year", "name", "It rained in 1846, more than 2014.", "It drew 1846 persons, more than 40.")
def _is_year(amount: Amount, context: Context) -> bool:
    is_year = amount.bare and amount.number.form == "digits" and _YEAR.fullmatch(amount.surface)
    if not is_year or _reads_as_amount(amount):
        return False
    head = context.heads.after(amount.end)
    if head is None or not head.plural:
        return int(amount.surface) <= 2060
    if _OLD_YEAR.fullmatch(amount.surface):
        return amount.before(r"\b(?:in|since|by|until|from|of|to|the|and|{before_year}) ") is not None
    return not amount.before(r"\b(?:about|over|to|{blur}) ") and int(amount.surface) <= 2035


rule_of_words(
    "name:brackets",
    "name",
    "A goal by Okafor (4) won.",
    "A goal by Okafor (4 metres) won.",
    of=BARE,
    before=r"[(\[]",
    itself=r"\d+[)\]]",
)


@RULES.add("name:after", "name", "The Slate Go 2 was shown.", "The Slate sold 2 yachts.")
def _follows_name(amount: Amount, context: Context) -> bool:
    """ "Kick Six", "HIV 2 drug", "iPad mini 5", "coronavirus 2", quoted as a name."""
    is_plain = _VERSION.fullmatch(amount.surface) if amount.number.form == "digits" else (
        amount.number.form == "words" and amount.surface[0].isupper()
    )  # fmt: skip
    before = context.token_before(amount.start) if amount.bare and is_plain else None
    if before is None or before.idx + len(before) + 1 != amount.start:
        return False
    head = context.heads.after(amount.end)
    if head is not None and head.plural:
        return False
    if not before.text[0].isupper():
        if before.i > 0 and _CAMEL.fullmatch(before.nbor(-1).text):
            return True
        return before.tag_ in ("NN", "NNP") and amount.text[amount.end : amount.end + 1] in ('"', "”")
    return before.tag_ in ("NNP", "NNPS") or (before.tag_ in ("NN", "VB") and not before.is_sent_start)


def _reads_as_amount(amount: Amount) -> bool:
    """Whether the words beside a number that could be a year make it an amount."""
    return bool(amount.before(_AMOUNT_BEFORE) or amount.after(r" (?:per|an?|{each}) (?-i:[a-z])"))


def _is_time_span(amount: Amount) -> bool:
    """Whether it is a duration."""
    return amount.kind == "duration" and amount.per is None and not amount.is_range and amount.unit is not None


def _is_short(amount: Amount) -> bool:
    return _is_time_span(amount) and amount.unit is not None and amount.unit.id in _SHORT


rule_of_words(
    "when:window", "when", "It rained the last 9 hours.", "It rained 9 hours.", of=_is_short, before=r"\b{window} "
)


@RULES.add("unit:tenor", "rate", "The 10-year Treasury yield fell.", "The 10-year plan fell.")
def _is_tenor(amount: Amount) -> bool:
    """A part of the name of an instrument: no statement of its own."""
    is_tenor = _is_time_span(amount) and amount.after(_INSTRUMENT) is not None
    if is_tenor:
        amount.rule = "unit:tenor"
    return is_tenor


@RULES.add("when:one-day", "when", "One day he will go.", "It took one day.")
def _is_some_day(amount: Amount) -> bool:
    is_one = amount.number.form == "words" and amount.number.value == 1
    is_day = _is_time_span(amount) and is_one and amount.surface[3:] == " day"
    is_how_long = amount.after(" of") or amount.before(
        r"\b(?:for|in|within|of|per|than|by|or|and|{each}|{blur}|{lasts}) "
    )
    return is_day and not is_how_long


@RULES.add("when:after", "when", "He left two weeks after the vote.", "He stayed for two weeks after the vote.")
def _is_after(amount: Amount) -> bool:
    if not _is_time_span(amount) or amount.before(r"\b(?:for|{lasts}) "):  # "for nine days before they were found"
        return False
    return amount.text[amount.numeral.end] == " " and amount.after(r" {when}\b") is not None
