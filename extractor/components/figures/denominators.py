"""Rates: what an amount is taken by ("per barrel", "a share", "per 100,000 people")."""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence
from dataclasses import replace

from extractor.components.figures.amount import Amount
from extractor.components.figures.heads import Heads
from extractor.components.figures.vocabulary import any_of, meanings, words
from extractor.figure import Denominator
from extractor.units import match_unit

_PER = re.compile(
    r"(?:[ -](?:per|(?:for )?each|(?:for )?every)[ -]| ?/ ?(?!\d))(?=\w)(?!cent\b|se\b|capita\b|other\b|of\b)",
    re.IGNORECASE,
)
_ARTICLE = re.compile(
    r"(?: more| less)?[ -]an?[ -](?P<noun>[a-z]+)(?![a-z]|-old|-long)",
    re.IGNORECASE,
)
_ON_THE_WHOLE = re.compile(r" (?:on|in) the (?P<currency>dollar|pound|euro)(?![\w-])")
_PER_NUMBER = re.compile(r"[\d,.]*\d(?: (?:thousand|million|billion))?|hundred|thousand|million")
_BREAK = re.compile(r"[.!?][\"”’)]? |[\n;:]")
_WHEN = (" ago", " earlier", " later", " before", " after")
_SPELLING = {"liter": "litre", "meter": "metre", "kilometer": "kilometre", "kilo": "kilogram", "kg": "kilogram", "bbl": "barrel",
             "lb": "pound", "oz": "ounce", "annum": "year"}  # fmt: skip


def read_denominator(text: str, amount: Amount, heads: Heads) -> None:
    """Extend the amount over its denominator, if it has one."""
    if amount.per is not None:
        return
    end = amount.end
    if per := _PER.match(text, end):
        _read_per(text, amount, per.end(), heads)
        return
    often = re.compile(rf" ({any_of('how_often')})\b").match(text, end)
    if often and heads.after(often.end()) is None:  # not "40 daily ferries"
        amount.per, amount.end = Denominator(id=meanings("how_often")[often[1]], surface=often[1]), often.end()
        return
    if (whole := _ON_THE_WHOLE.match(text, end)) and amount.kind == "money":
        amount.per, amount.end = Denominator(id=whole["currency"], surface=whole["currency"]), whole.end()
        return
    if article := _ARTICLE.match(text, end):
        noun = article["noun"].lower()
        stop = article.end()
        if noun not in words("denominator"):
            return
        if text[stop : stop + 1].isalnum() or text.startswith(
            _WHEN if amount.kind == "money" else (*_WHEN, " or "), stop
        ):
            return
        amount.per, amount.end = Denominator(id=_SPELLING.get(noun, noun), surface=text[stop - len(noun) : stop]), stop


def spread_denominators(text: str, amounts: Sequence[Amount], heads: Heads) -> None:
    """ "12 people die on it every day", "rose to $18 an ounce and closed at $17", "C$6 ($4.46) a share": it stands apart."""
    for amount in amounts:
        if amount.per is None and amount.kind in ("count", "quantity", "money"):
            amount.per = heads.how_often(amount.start, amount.end)
    for first, second in itertools.pairwise(amounts):
        if first.per is None and text[first.end : second.start] == " (" and text[second.end : second.end + 1] == ")":
            behind = replace(first, end=second.end + 1)
            read_denominator(text, behind, heads)
            first.per = behind.per
        a, b = first.number.value, second.number.value
        is_price = first.per is not None and first.codes == second.codes != () and a and b and a / 3 <= b <= a * 3
        is_price = is_price and first.found.scale == second.found.scale == 1
        is_apart = _BREAK.search(text, first.end, second.start) or heads.names_between(first.end, second.start)
        if is_price and second.per is None and not is_apart:
            second.per = first.per


def _read_per(text: str, amount: Amount, start: int, heads: Heads) -> None:
    unit = match_unit(text, start, attached=True)
    if unit:
        amount.per, amount.end = Denominator(id=unit.entry.id, surface=text[start : unit.end]), unit.end
        return
    number = _PER_NUMBER.match(text, start)
    head = heads.after(number.end() if number else start)
    end = (
        head.end
        if head and (head.plural or not number or text[head.start - 1] == "-")
        else number.end()
        if number
        else None
    )
    if end is None:
        return
    noun = _SPELLING.get(head.lemma, head.lemma) if head and head.end == end else ""
    printed = text[start:end]
    amount.per, amount.end = Denominator(id=printed.lower() if number else noun, surface=printed), end
