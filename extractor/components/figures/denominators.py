"""Rates: what an amount is taken by ("per barrel", "a share", "per 100,000 people")."""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence

from extractor.components.figures.amount import Amount
from extractor.components.figures.context import Context
from extractor.components.figures.rules import RULES, ask
from extractor.components.figures.vocabulary import meanings, pattern
from extractor.components.structure import structure_of
from extractor.record.figure import Denominator
from extractor.words.lexicons import entry_key
from extractor.words.units import match_unit, unit_of_noun

_PER = r"(?:[ -](?:per|(?:for )?{each})[ -]| ?/ ?(?!\d))(?=\w)(?!{others}\b)"
_NUMBER = r"[\d,.]*\d(?: {scale})?|{scale}|{hundred}"
_BREAK = re.compile(r"[.!?][\"”’)]? |[\n;:]")


def read_denominator(amount: Amount, context: Context) -> None:
    """Extend the amount over its denominator, if it has one."""
    if amount.per is None:
        ask("per", amount, context)


@RULES.add("per", "per", "It kills six miners per 1,000 and $3 per kg.", "Six miners, per se, cost $3.")
def _is_per(amount: Amount, context: Context) -> bool:
    text, per = amount.text, amount.after(_PER)
    if per is None:
        return False
    start = per.end()
    if unit := match_unit(text, start, attached=True):
        return _take(amount, unit.entry.id, start, unit.end)
    number = pattern(_NUMBER).match(text, start)
    noun = context.heads.after(number.end() if number else start)
    if noun and (noun.plural or not number or text[noun.start - 1] == "-"):
        return _take(amount, text[start : noun.end].lower() if number else _unit_or(noun.lemma), start, noun.end)
    return number is not None and _take(amount, number[0].lower(), start, number.end())


@RULES.add("per:how-often", "per", "The cut saves $3 million annually.", "The cut saves $3 million.")
def _is_so_often(amount: Amount, context: Context) -> bool:
    often = amount.after(r" {how_often}\b")
    if often is None or context.heads.after(often.end()):  # "40 daily ferries"
        return False
    return _take(amount, meanings("how_often")[entry_key(often[0][1:])], often.start() + 1, often.end())


@RULES.add("per:article", "per", "He earns $9 an hour.", "He left $9 an hour ago.")
def _is_by_article(amount: Amount, context: Context) -> bool:
    article = amount.after(r"(?: more| less)?[ -]an?[ -](?P<noun>{denominator})(?!\w|-[a-z]| {when}\b)(?P<or> or )?")
    if article is None or (article["or"] and amount.kind != "money"):
        return False
    return _take(amount, _unit_or(article["noun"].lower()), *article.span("noun"))


def _take(amount: Amount, id: str, start: int, end: int) -> bool:
    amount.per, amount.end = Denominator(id=id, surface=amount.text[start:end]), end
    return True


def _unit_or(noun: str) -> str:
    """The unit that a noun names in any spelling ("liter"), else the noun."""
    unit = unit_of_noun(noun)
    return unit.id if unit else noun


def spread_denominators(amounts: Sequence[Amount], context: Context) -> None:
    """Give amounts the denominators that are not right after them."""
    for amount in amounts:
        if amount.per is None and amount.kind in ("count", "quantity", "money"):
            amount.per = ask("per apart", amount, context)
    for first, second in itertools.pairwise(amounts):
        first.per = first.per or ask("per brackets", first, second, context)
        second.per = second.per or ask("per before", first, second, context)


@RULES.add("per:price", "per before", "Tin rose to $18 a ton and closed at $17.", "Tin rose to $18 a ton and lost $1.")
def _of_price(first: Amount, second: Amount, context: Context) -> Denominator | None:
    """ "Rose to $18 an ounce and closed at $17": of one size, with no other name between."""
    a, b = first.number.value, second.number.value
    is_price = first.codes == second.codes != () and a and b and a / 3 <= b <= a * 3
    is_price = is_price and first.numeral.scale == second.numeral.scale == 1
    is_apart = _BREAK.search(first.text, first.end, second.start) or context.names_between(first.end, second.start)
    return first.per if is_price and not is_apart else None


@RULES.add("per:of-noun", "per apart", "Its annual sales are $3 million.", "Its sales are $3 million.")
def _of_noun(amount: Amount, context: Context) -> Denominator | None:
    """ "annual sales of $3m", "$3 million in annual sales": an adjective gives the time."""
    at, structure, doc = context.position(amount.start, amount.end), structure_of(context.doc), context.doc
    if at is None:
        return None
    subject = at.clause.argument("subject") if at.clause and at.slot == "predicative" else None
    host = subject.token if subject else at.host
    core = structure.phrase(host).core if host is not None and host < context.heads.token_at(amount.start) else (0, 0)
    following = context.heads.token_at(amount.end)
    columns = structure.columns
    following += columns.lower[following : following + 1] == ["in"]
    tokens = (i for i in (*range(*core), *range(following, len(columns))[:1]) if columns.tags[i] == "JJ")
    often = meanings("how_often")
    return next(
        (Denominator(id=often[doc[i].lower_], surface=doc[i].text) for i in tokens if doc[i].lower_ in often), None
    )
