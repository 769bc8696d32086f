"""Counts: a bare number and the noun that it counts, or a number whose noun is left out."""

from __future__ import annotations

import re

from extractor.components.figures.amount import Amount
from extractor.components.figures.heads import Heads
from extractor.components.figures.reading import set_unit
from extractor.figure import Unit
from extractor.units import unit_of_noun

# what follows "one" without making it a count: "one day", "one of", "one another"
_PRONOUN_ONE = frozenset(
    "day time thing way hand side point reason example another more last man woman time-out night part minute moment year word step look".split()
)
_OF = re.compile(r" of (?:the |its |their |his |her |our |those |these |them|all |which|whom)?", re.IGNORECASE)
_AFTER_PARTITIVE = re.compile(r" of ", re.IGNORECASE)


def read_count(text: str, amount: Amount, heads: Heads) -> bool:
    """Give a bare amount its noun; False where it is no amount ("one" as a pronoun, a score, an unknown code)."""
    form = amount.number.form
    surface = text[amount.start : amount.end].lower()
    if form == "fraction":
        return _read_fraction(text, amount, heads)
    head = heads.after(amount.end)
    if surface == "one":
        if head is None or head.plural or head.lemma in _PRONOUN_ONE or not _is_counted_one(text, amount):
            return False
    if head is None and form == "vague":
        of = _AFTER_PARTITIVE.match(text, amount.end)
        head = heads.after(of.end()) if of else None
    if head is not None and not head.plural and _names_something(text, amount, head.lemma):
        return False
    if head is not None:
        unit = unit_of_noun(head.lemma)
        if unit is not None and unit.dimension != "mass" and head.lemma not in ("second", "degree", "bit", "bar"):
            set_unit(amount, unit, text[head.start : head.end], head.end)
            return True
        amount.kind, amount.unit = "count", Unit(id=head.lemma, surface=text[head.start : head.end])
        amount.end, amount.rule = head.end, "count:head"
        return True
    if amount.is_range and form == "digits" and "-" in text[amount.start : amount.end]:
        return False
    of = _OF.match(text, amount.end)
    inherited = heads.after(of.end()) if of else None
    if form == "digits" and amount.number.rounded and amount.found.scale == 1:
        amount.kind, amount.rule = "other", "other:decimal"
        return True
    amount.kind, amount.rule = "count", "count:bare"
    amount.unit = Unit(id=inherited.lemma, surface=text[inherited.start : inherited.end]) if inherited else None
    return True


def _is_counted_one(text: str, amount: Amount) -> bool:
    before = text[max(0, amount.start - 10) : amount.start].lower()
    return not before.endswith(("no ", "any ", "every ", "each ", "this ", "that ", "the ", "which "))


def _names_something(text: str, amount: Amount, lemma: str) -> bool:
    """Whether a number in digits before a singular noun is no count: "the 737 jet", "a 60 vote"."""
    return (
        amount.number.form == "digits"
        and amount.number.value not in (0, 1)
        and text[amount.end : amount.end + 1] == " "
        and lemma[:1].isupper()
    )


def _read_fraction(text: str, amount: Amount, heads: Heads) -> bool:
    """ "a third of voters", "half the staff"; "3 1/2" without a unit counts; "a third term" is a rank."""
    value = amount.number.value
    if value is not None and value >= 1:
        head = heads.after(amount.end)
        amount.kind, amount.rule = "count", "count:mixed"
        amount.unit = None
        if head is not None:
            amount.unit, amount.end = Unit(id=head.lemma, surface=text[head.start : head.end]), head.end
        return True
    surface = text[amount.start : amount.end].lower()
    if surface.startswith(("a ", "an ")) and "half" not in surface and heads.after(amount.end) is not None:
        return False
    amount.kind, amount.unit, amount.rule = "fraction", Unit(id="fraction"), "fraction"
    return True
