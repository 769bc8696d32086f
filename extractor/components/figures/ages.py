"""Ages: "aged 13", "the age of 21", "Chang, 46, said", "she was 15", "people over 65"."""

from __future__ import annotations

import re

from extractor.components.figures.amount import Amount
from extractor.components.figures.context import Context
from extractor.components.figures.rules import RULES, ask, rule_of_words
from extractor.record.figure import Unit

_LIST = re.compile(r",? (?:and |or )?")
_OLDEST = 125  # years: larger numbers between commas are no ages
_AGED = r"\b(?:{aged}|{older} than)(?: (?:of|between|from|over|under))?(?: {blur})? (?:\d{1,3}(?: to | and |-|–))?"
_PEOPLE = r"\b{of_an_age} (?:between|under|over|at least|{older} than) "
_OR_OLDER = r" (?:or|and) {older}\b|-(?:and|or)-(?:over|under|{older})"
_SHE_IS = r"\b(?:I|he|she|we|they|who)(?:[’'](?:s|re|m)| (?:is|was|are|were|{becomes}))(?: {blur})? "
_EXPECTANCY = r"\b{age_measure}\b[^.\n]{0,40}\b(?:is|was|at|to|of|from|be|{blur}) (?:{blur} )?"


def read_age(amount: Amount, context: Context, previous: Amount | None) -> None:
    """Take a bare number, or one of years, for an age by the words beside it or by its position after a person's name."""
    value = amount.number.value
    in_years = amount.kind == "duration" and amount.unit is not None and amount.unit.id == "year"
    if not (amount.bare or in_years) or value is None or not 0 <= value <= _OLDEST or value % 1:
        return
    if rule := ask("age", amount, context, previous):
        amount.kind, amount.unit, amount.rule = "age", Unit(id="year", dimension="time"), rule


def _is_plain(amount: Amount) -> bool:
    return amount.bare and amount.numeral.scale == 1


rule_of_words("age:words", "age", "It is for pupils aged 13.", "It is for 13 pupils.", before=_AGED, answer="age:words")


@RULES.add("age:list", "age", "Her sons are aged nine, ten and four.", "Her sons are aged nine, with two dogs.")
def _goes_on_list(amount: Amount, context: Context, previous: Amount | None) -> str | None:
    """The next one of a list of ages."""
    if previous is None or previous.kind != "age" or not _is_plain(amount):
        return None
    is_next = _LIST.fullmatch(previous.gap(amount)) and amount.after(r"[,.;)]|,? (?:and|or) (?:\d|[a-z-]+[,.;)])")
    return previous.rule if is_next else None


@RULES.add("age:people", "age", "It covers adults under 30.", "It covers adults on 30 farms.")
def _bounds_people(amount: Amount, context: Context, previous: Amount | None) -> str | None:
    return "age:people" if _is_plain(amount) and (amount.before(_PEOPLE) or amount.after(_OR_OLDER)) else None


@RULES.add("age:predicate", "age", "She was 15 then.", "She was 15 times there.")
def _is_predicate(amount: Amount, context: Context, previous: Amount | None) -> str | None:
    """ "she was 15", "Blair is 71", "life expectancy is around 73"; not "is one of 40", "was 10 for 17"."""
    if not _is_plain(amount):
        return None
    is_said = context.is_verb(amount.start) and context.is_said_of_person(amount.start, amount.end)
    is_stated = is_said or amount.before(_SHE_IS) or amount.before(_EXPECTANCY, 60)
    if not is_stated or amount.after(r"[-–]| (?:of|for)\b") or context.heads.after(amount.end):
        return None
    return "age:predicate"


@RULES.add("age:name", "age", "Anna Weber, 46, left.", "Anna Weber took 46, left.")
def _is_beside_name(amount: Amount, context: Context, previous: Amount | None) -> str | None:
    if not _is_plain(amount):
        return None
    apposition = amount.before(r"(?<=[A-Za-z.’'])(?: \([^()]*\))?, ?") if amount.after(r"[,.;:](?!\d)") else None
    return "age:name" if apposition and context.is_person_name(apposition.start()) else None
