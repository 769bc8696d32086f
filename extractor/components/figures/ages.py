"""Ages: "aged 13", "the age of 21", "Chang, 46, said"."""

from __future__ import annotations

import re

from extractor.components.figures.amount import Amount
from extractor.components.figures.heads import Heads
from extractor.figure import Unit

_AGED = re.compile(
    r"\b(?:aged|ages|age|ages of|age of|aged between|aged from|aged over|aged under|ages from) \Z", re.IGNORECASE
)
_AGE_RANGE = re.compile(r"\b(?:aged|ages|age)(?: between| from| of)? \d{1,3}(?: to | and |-|–)\Z", re.IGNORECASE)
_PEOPLE = (
    r"(?:people|persons?|children|adults?|women|men|kids|boys|girls|those|anyone|everyone|voters|patients|residents|users"
    r"|teens|teenagers|workers|players|Americans|Britons|aged?|population)"
)
_OF_PEOPLE = re.compile(rf"\b{_PEOPLE} (?:under|over|above|below|older than|younger than|at least) \Z", re.IGNORECASE)
_SHE_IS = re.compile(
    r"\b(?:he|she|who)(?:[’']s| is| was| turns| turned| turning| will be| would be| would have been| became)"
    r"(?: now| only| just| about| almost| nearly)? \Z",
    re.IGNORECASE,
)
_DASH = re.compile(r" ?[–—―]")
_OR_OLDER = re.compile(r" (?:or|and) (?:older|younger)\b|-(?:and|or)-(?:over|older|under|younger)")
_EXPECTANCY = re.compile(
    r"\b(?:life expectancy|(?:average|median|retirement|minimum|voting|drinking|mean|pension|typical) age)\b[^.\n]{0,40}"
    r"\b(?:is|was|at|to|of|from|around|about|be) (?:around |about |just |only )?\Z",
    re.IGNORECASE,
)
_APPOSITION = re.compile(r"(?<=[A-Za-z.’'])(?:,| \() ?\Z")
_OLDEST = 125  # years: larger numbers between commas are no ages


def read_age(text: str, amount: Amount, heads: Heads) -> bool:
    """Take a bare number for an age in years, by its words or by its place behind a person's name."""
    if amount.number.value is None or not (
        amount.bare or amount.unit is not None and amount.unit.id == "year" and amount.kind == "duration"
    ):
        return False
    before = text[max(0, amount.start - 24) : amount.start]
    value = amount.number.value
    if value % 1 or not 0 <= value <= _OLDEST:
        return False
    if amount.bare and _is_of_person(text, amount, before, heads):
        amount.kind, amount.unit, amount.rule = "age", Unit(id="year", dimension="time"), "age:people"
        return True
    if (
        _AGED.search(before)
        or _AGE_RANGE.search(before)
        or (amount.bare and _is_apposition(text, amount, before, heads))
    ):
        amount.kind, amount.unit, amount.rule = "age", Unit(id="year", dimension="time"), "age:words"
        return True
    return False


def _is_of_person(text: str, amount: Amount, before: str, heads: Heads) -> bool:
    if (
        _SHE_IS.search(before)
        and not text[amount.end : amount.end + 2].strip().isdigit()
        and heads.after(amount.end) is None
    ):
        return True
    if _OF_PEOPLE.search(before) or _OR_OLDER.match(text, amount.end) or _is_expectancy(text, amount):
        return True
    return _is_behind_person(text, amount, heads)


def _is_expectancy(text: str, amount: Amount) -> bool:
    """ "life expectancy is around 73", "the average age rose to 42"."""
    value = amount.number.value
    if amount.found.scale != 1 or value is None or not 15 <= value <= 110:
        return False
    found = _EXPECTANCY.search(text, max(0, amount.start - 60), amount.start)
    return found is not None and not text[amount.end : amount.end + 2].strip().isalpha()


def _is_behind_person(text: str, amount: Amount, heads: Heads) -> bool:
    """ "Nick Hague 44 has ...": scraped text that lost its commas."""
    value = amount.number.value
    if amount.number.form != "digits" or value is None or not 16 <= value <= 99 or text[amount.start - 1] != " ":
        return False
    token = heads.token_before(amount.start)
    return token is not None and token.ent_type_ == "PERSON" and heads.is_verb_at(amount.end + 1)


def _is_apposition(text: str, amount: Amount, before: str, heads: Heads) -> bool:
    """ "Chang, 46, said": digits between commas or brackets behind a person's name."""
    if amount.number.form != "digits" or amount.found.scale != 1 or not _APPOSITION.search(before):
        return False
    behind = text[amount.end : amount.end + 1]
    if behind == ")" and (amount.number.value or 0) < 16:  # "Prescott (4)" is a shirt
        return False
    if _DASH.match(text, amount.end):
        return heads.is_person_name(amount.start - len(before) + len(_APPOSITION.sub("", before)))
    if behind not in (",", ")", ".", ";", ":") or (behind == ")") != before.rstrip().endswith("("):
        return False
    if text[amount.end + 1 : amount.end + 2].isdigit():
        return False
    return heads.is_person_name(amount.start - len(before) + len(_APPOSITION.sub("", before)))
