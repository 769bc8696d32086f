"""Rates: what an amount is taken by ("per barrel", "a share", "/kWh", "per 100,000 people")."""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence
from dataclasses import replace
from functools import cache

from extractor.components.figures.amount import Amount
from extractor.components.figures.heads import Heads
from extractor.components.figures.vocabulary import denominators, words
from extractor.figure import Denominator
from extractor.units import match_unit

_SLASH = re.compile(r"\s?/\s?(?=[A-Za-z])")
_PER = re.compile(
    r"[ -](?:per|(?:for )?each|(?:for )?every)[ -](?=\w)(?!cent\b|se\b|capita\b|other\b|of\b)", re.IGNORECASE
)
_CAPITA = re.compile(r"[ -]per[ -](capita|head)(?![a-z])", re.IGNORECASE)
_ARTICLE = re.compile(
    r"(?: more| less)?[ -]an?[ -](?P<noun>[a-z]+(?:[ -](?:foot|feet|metre|meter|mile|ton))?)(?![a-z]|-old|-long)",
    re.IGNORECASE,
)
_TO_THE_CURRENCY = re.compile(r" to the (?:U\.?S\.? )?(dollar|euro|pound|yen)(?![a-z])", re.IGNORECASE)
_PER_NUMBER = re.compile(r"[\d,.]*\d(?: (?:thousand|million|billion))?|hundred|thousand|million")
_WHEN = (" ago", " earlier", " later", " before", " after")
_BREAK = re.compile(r"[.!?][\"”’)]? |[\n;:]")
_SQUARE = frozenset(f"square {word}" for word in ("foot", "metre", "meter", "mile", "kilometre", "kilometer"))
_SPELLING = {"liter": "litre", "meter": "metre", "kilometer": "kilometre", "kilo": "kilogram", "kg": "kilogram", "bbl": "barrel",
             "lb": "pound", "oz": "ounce", "square meter": "square metre", "square feet": "square foot"}  # fmt: skip


@cache
def _often() -> re.Pattern[str]:
    """How often, right behind an amount: "$2 billion annually", "40 daily"."""
    return re.compile(rf" ({'|'.join(denominators())})\b", re.IGNORECASE)


def read_denominator(text: str, amount: Amount, heads: Heads) -> None:
    """Extend the amount over its denominator, if it has one."""
    if amount.per is not None:
        return
    end = amount.end
    if slash := _SLASH.match(text, end):
        unit = match_unit(text, slash.end(), attached=True)
        if unit:
            amount.per = Denominator(id=unit.entry.id, surface=text[slash.end() : unit.end])
            amount.end = unit.end
        return
    if amount.kind == "money" and (other := _TO_THE_CURRENCY.match(text, end)):
        amount.per, amount.end = Denominator(id=other[1].lower(), surface=other[1]), other.end()
        return
    if capita := _CAPITA.match(text, end):
        amount.per, amount.end = Denominator(id="person", surface=capita[1]), capita.end()
        return
    if per := _PER.match(text, end):
        _read_per(text, amount, per.end(), heads)
        return
    if (often := _often().match(text, end)) and heads.after(often.end()) is None:
        amount.per, amount.end = Denominator(id=denominators()[often[1].lower()], surface=often[1]), often.end()
        return
    if article := _ARTICLE.match(text, end):
        noun = article["noun"].lower()
        if noun not in words("denominator") and noun not in _SQUARE:
            noun, stop = noun.split(" ")[0].split("-")[0], None
            if noun not in words("denominator"):
                return
            stop = article.start("noun") + len(noun)
        else:
            stop = article.end()
        if text[stop : stop + 1].isalnum() or text.startswith(
            _WHEN if amount.kind == "money" else (*_WHEN, " or "), stop
        ):
            return
        amount.per, amount.end = Denominator(id=_SPELLING.get(noun, noun), surface=text[stop - len(noun) : stop]), stop


def share_denominators(text: str, amounts: Sequence[Amount], heads: Heads) -> None:
    """ "C$6 (US$4.46) per share": the amount before the bracket is per share too; its range stays."""
    for amount in amounts:
        if amount.per is None and amount.kind in ("count", "quantity", "money"):
            amount.per = heads.how_often(amount.start, amount.end)
    for first, second in itertools.pairwise(amounts):
        if second.per is None and _repeats_price(text, first, second, heads):
            second.per = first.per
        if first.per is None and text[first.end : second.start] == " (" and text[second.end : second.end + 1] == ")":
            behind = replace(first, end=second.end + 1)
            read_denominator(text, behind, heads)
            first.per = behind.per


def _repeats_price(text: str, first: Amount, second: Amount, heads: Heads) -> bool:
    """ "Rose to $1,818 an ounce and closed at $1,808": a price of one thing told twice in a sentence."""
    a, b = first.number.value, second.number.value
    if first.per is None or first.kind != second.kind or first.codes != second.codes or not (a and b and first.codes):
        return False
    alike = first.found.scale == second.found.scale == 1 and a / 2 <= b <= a * 2
    is_broken = _BREAK.search(text, first.end, second.start) is not None
    return alike and not is_broken and not heads.names_between(first.end, second.start)


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
    nouns = [number[0].replace(",", "")] if number else []
    nouns += [head.lemma] if head and head.end == end else []
    amount.per, amount.end = Denominator(id=" ".join(nouns), surface=text[start:end]), end
