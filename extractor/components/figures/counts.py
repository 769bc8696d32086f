"""Counts: a bare number and the noun that it counts, or a number whose noun is left out."""

from __future__ import annotations

import re

from extractor.components.figures.amount import Amount
from extractor.components.figures.counted import is_victim
from extractor.components.figures.heads import Head, Heads
from extractor.components.figures.modifiers import find_modifier
from extractor.components.figures.reading import MAGNITUDE, set_unit
from extractor.components.figures.vocabulary import any_of, words
from extractor.currencies import DOLLARS
from extractor.figure import Unit
from extractor.units import ask_quantulum, unit_of_noun

_PARTITIVE = re.compile(
    r" of (?:(?:the|its|their|his|her|our|those(?! \w+ed\b)|these|all|my|your) )*(?!them\b|us\b|whom\b|which\b|you\b|[\d$£€])"
)
_MONEY_VERB = re.compile(
    r"\b(?:mak|cost|earn|spen|worth|los|sav|rais|invest|pa|borrow|ow|rak|pour|donat|generat|bring|receiv)\w*(?: \w+)? \Z",
    re.IGNORECASE,
)
# what makes "one" a count: a bound before it, another count beside it, or that there was one
_ONE = re.compile(
    r"\b(?:only|just|least|exactly|including|than|another|about|nearly|and|or|all but|there (?:was|were|has been|had been)) \Z",
    re.IGNORECASE,
)
_NOT_PHYSICAL = frozenset(
    {"second", "degree", "bit", "bar", "pound", "mole", "yard", "foot", "point", "stone", "league"}
)
_SYMBOL_BEHIND = re.compile(r"[ \u00a0]?([^\s.,;:()]{2,14})(?![^\s.,;:)])")
_SCALE_WINDOW = 120  # code points before a decimal in which its scale is named
_BLUR = re.compile(r"-odd|-plus|\+| or so| or more| plus(?= [a-z])")


def read_count(text: str, amount: Amount, heads: Heads) -> bool:
    """Give a bare amount its noun; False where it is no amount ("one" as a pronoun, part of a name)."""
    if amount.number.form == "fraction" and not amount.is_range:
        return _read_fraction(text, amount, heads)
    if amount.number.form == "digits" and _read_unknown_unit(text, amount):
        return True
    blur = _BLUR.match(text, amount.end)  # "3,000-odd families", "50+ people", "100 or so men"
    head = heads.after(blur.end()) if blur else None
    head = head or heads.after(amount.end)
    surface = text[amount.start : amount.end]
    if surface.lower() == "one" and not _is_counted_one(text, amount, head, heads):
        return False
    lone = None if head is None or head.plural else head
    if lone and _is_no_count(surface, amount, lone, heads):
        return False
    if lone and amount.number.rounded and (amount.number.value or 0) > 1:
        if lone.lemma in words("on_scale"):  # "a 6.4 quake"
            amount.take("other", MAGNITUDE, "unit:on-scale", amount.end)
            return True
        head = None
    if amount.number.form == "vague" and head is None:
        return _read_vague(text, amount, heads)
    if head is not None:
        _count(text, amount, head, heads)
        return True
    if amount.number.form == "digits" and amount.number.rounded and amount.found.scale == 1:
        is_told = re.search(
            rf"\b(?:magnitude|{any_of('on_scale')})\b", text[max(0, amount.start - _SCALE_WINDOW) : amount.start]
        )
        amount.kind, amount.rule = "other", "other:decimal"
        amount.unit = MAGNITUDE if is_told and (amount.number.value or 0) < 10 else None
        return True
    if (dead := re.compile(rf" (?:{any_of('counted_person')})\b").match(text, amount.end)) and not amount.is_range:
        amount.unit, amount.end = Unit(id="person", surface=dead[0][1:]), dead.end()
        amount.kind, amount.rule = "count", "count:person"
        return True
    partitive = _PARTITIVE.match(text, amount.end)
    whole = heads.after(partitive.end() - 1) if partitive else None
    amount.kind, amount.rule = "count", "count:bare"
    if whole is not None and whole.plural:
        amount.unit, amount.rule = Unit(id=whole.lemma, surface=text[whole.start : whole.end]), "count:partitive"
    return True


def _is_no_count(surface: str, amount: Amount, head: Head, heads: Heads) -> bool:
    """True where a singular noun is named or denied, not counted: "the 737 jetliner", "10 Harbour Street", "zero interest"."""
    is_name = head.name and (amount.number.form == "digits" or surface[0].isupper())
    return is_name or surface.lower() == "zero" or (surface.isdigit() and heads.is_model(amount.start, head))


def _read_unknown_unit(text: str, amount: Amount) -> bool:
    """A symbol that only a unit can have, but the catalogue has not: "3.2 mGy"."""
    symbol = _SYMBOL_BEHIND.match(text, amount.end)
    unit = ask_quantulum(symbol[1]) if symbol else None
    if symbol is None or unit is None:
        return False
    amount.kind, amount.unit = "quantity", Unit(id=unit[0], surface=symbol[1], dimension=unit[1])
    amount.end, amount.rule = symbol.end(1), "unit:asked"
    return True


def _count(text: str, amount: Amount, head: Head, heads: Heads) -> None:
    surface = text[head.start : head.end]
    entry = unit_of_noun(head.lemma)
    if entry is not None and entry.id not in _NOT_PHYSICAL:  # "three successive months", "40 new acres"
        set_unit(amount, entry, surface, head.end)
        return
    amount.kind, amount.rule = "count", "count:head"
    amount.end = amount.end if head.shared else head.end
    amount.unit = Unit(id=head.lemma, surface=surface) if head.lemma != "other" else None  # left out
    if head.plural:
        heads.counted.add(head.lemma)


def _read_vague(text: str, amount: Amount, heads: Heads) -> bool:
    """ "dozens of homes"; "billions" alone behind a verb of money are money."""
    head = heads.after(amount.end + 3) if text.startswith(" of ", amount.end) else None
    if head is not None:
        _count(text, amount, head, heads)
        return True
    amount.kind, amount.rule = "count", "count:vague"
    word = text[amount.start : amount.end].lower()
    if word.endswith(("illions", "illion")) and _MONEY_VERB.search(text, max(0, amount.start - 24), amount.start):
        amount.kind, amount.codes, amount.rule = "money", DOLLARS, "money:vague"
    return True


def _is_counted_one(text: str, amount: Amount, head: Head | None, heads: Heads) -> bool:
    """Whether "one" counts: a bound or another count stands before it, or it tells whom an event hit ("killed one")."""
    if head is not None and head.plural:
        return False
    if (head is None and text.startswith(" of ", amount.end)) or heads.is_determined(amount.start):
        return False
    end = head.end if head else amount.end
    if text.startswith(" per ", end) or is_victim(heads.place(amount.start, end)):
        return True
    if head is None or head.name:
        return False
    return head.lemma in words("counted_one") | heads.counted or bool(
        _ONE.search(text, max(0, amount.start - 16), amount.start)
    )


def _read_fraction(text: str, amount: Amount, heads: Heads) -> bool:
    """ "a third of voters", "half the staff"; "3 1/2" counts; "a third term" is a rank."""
    value = amount.number.value
    head = heads.after(amount.end)
    if amount.found.scale != 1 or (value is not None and value >= 1):
        amount.kind, amount.rule = "count", "count:mixed"
        if head is not None:
            _count(text, amount, head, heads)
        return True
    surface = text[amount.start : amount.end].lower()
    is_share = find_modifier(text, amount.start, amount.start) is not None  # "more than a third chose"
    if surface.startswith(("a ", "an ", "one ")) and "half" not in surface and head is not None and not is_share:
        return False
    if surface == "half" and heads.is_described(amount.start) and not text.startswith(" ", amount.end):
        return False  # "in their attacking half"
    amount.kind, amount.unit, amount.rule = "fraction", Unit(id="fraction"), "fraction"
    return True
