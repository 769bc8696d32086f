"""Ages: "aged 13", "the age of 21", "Chang, 46, said", "she was 15", "people over 65"."""

from __future__ import annotations

import re

from extractor.components.figures.amount import Amount
from extractor.components.figures.heads import Heads
from extractor.components.figures.vocabulary import any_of
from extractor.figure import Unit
from extractor.lexicons import cached

_YOUNGEST = 14  # years: smaller numbers behind a name without a comma are points and goals
_OLDEST = 125  # years: larger numbers between commas are no ages
_AGED = re.compile(
    r"\b(?:aged?|ages|older than|younger than)(?: of| between| from| over| under)?"
    r"(?: about| around| just)? (?:\d{1,3}(?: to | and |-|–))?\Z",
    re.IGNORECASE,
)
_OR_OLDER = re.compile(r" (?:or|and) (?:older|younger)\b|-(?:and|or)-(?:over|older|under|younger)")
_SHE_IS = re.compile(
    r"\b(?:(?:I|he|she|we|they|who)"
    r"(?:[’'](?:s|re|m)| (?:is|was|are|were|turn(?:s|ed|ing)?|(?:will|would) be|would have been|became)))"
    r"(?: now| only| just| about| almost| nearly)? \Z",
    re.IGNORECASE,
)
_EXPECTANCY = re.compile(
    r"\b(?:life expectancy|(?:average|median|retirement|minimum|voting|drinking|mean|pension|typical) age)\b[^.\n]{0,40}"
    r"\b(?:is|was|at|to|of|from|around|about|be) (?:around |about |just |only )?\Z",
    re.IGNORECASE,
)
_APPOSITION = re.compile(r"(?<=[A-Za-z.’']), ?\Z")
_GOES_ON = re.compile(r"[-–]| (?:of|for)\b")  # "is one of 40", "was 10 for 17"
_LIST = re.compile(r",? (?:and |or )?")
_LIST_GOES_ON = re.compile(r"[,.;)]|,? (?:and|or) (?:\d|[a-z-]+[,.;)])")


@cached
def _of_people() -> re.Pattern[str]:
    return re.compile(
        rf"\b(?:{any_of('people')}) (?:between|under|over|above|below|older than|younger than|at least) \Z",
        re.IGNORECASE,
    )


def read_age(text: str, amount: Amount, heads: Heads, previous: Amount | None) -> bool:
    """Take a bare number, or one of years, for an age by the words beside it or by its place behind a person's name."""
    value = amount.number.value
    in_years = amount.kind == "duration" and amount.unit is not None and amount.unit.id == "year"
    if not (amount.bare or in_years) or value is None or not 0 <= value <= _OLDEST or value % 1:
        return False
    before = text[max(0, amount.start - 24) : amount.start]
    if _AGED.search(before):
        rule = "age:words"
    elif not amount.bare or amount.found.scale != 1:
        return False
    elif previous is not None and _goes_on_list(text, previous, amount):
        rule = previous.rule
    elif _of_people().search(before) or _OR_OLDER.match(text, amount.end):
        rule = "age:people"
    elif _is_predicate(text, amount, before, heads):
        rule = "age:predicate"
    elif _is_beside_name(text, amount, before, heads):
        rule = "age:name"
    else:
        return False
    amount.kind, amount.unit, amount.rule = "age", Unit(id="year", dimension="time"), rule
    return True


def _goes_on_list(text: str, previous: Amount, amount: Amount) -> bool:
    """ "Aged nine, ten and thirteen": the next one of a list of ages."""
    is_next = previous.kind == "age" and _LIST.fullmatch(text, previous.end, amount.start)
    return bool(is_next and _LIST_GOES_ON.match(text, amount.end))


def _is_predicate(text: str, amount: Amount, before: str, heads: Heads) -> bool:
    """ "she was 15", "Blair is 71", "life expectancy is around 73"."""
    is_said = heads.is_verb(amount.start) and heads.is_said_of_person(amount.start, amount.end)
    is_told = is_said or _SHE_IS.search(before) or _EXPECTANCY.search(text, max(0, amount.start - 60), amount.start)
    return bool(is_told) and heads.after(amount.end) is None and not _GOES_ON.match(text, amount.end)


def _is_beside_name(text: str, amount: Amount, before: str, heads: Heads) -> bool:
    """ "Chang, 46, said"."""
    if heads.has_age(amount.start, amount.end):  # "Lena Okoro 44 has won"
        return amount.number.form == "digits" and (amount.number.value or 0) > _YOUNGEST
    apposition = _APPOSITION.search(before)
    closed = (
        text[amount.end : amount.end + 1] in (",", ".", ";", ":")
        and not text[amount.end + 1 : amount.end + 2].isdigit()
    )
    if apposition is None or not closed:
        return False
    return heads.is_person_name(amount.start - len(before) + apposition.start())
