"""Texts of one kind of token each, again and again, made from the lexicons: every kind of number, unit, currency, modifier and
word beside a number that the finder knows.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import get_args

from extractor.components.figures.modifiers import ModifierEntry
from extractor.numbers.digits import VULGAR
from extractor.numbers.words import NumberWord
from extractor.words.currencies import CurrencyEntry
from extractor.words.lexicons import load_lexicon
from extractor.words.units import UnitEntry
from extractor.words.uses import FigureUse, words_by_use

_DIGITS = ("7", "1,200", "0.5", ".5", "1 000", "1,5", "5%", "(5)", "3-5", "3–5", "3/4", "5x", "10^6")
_SIGNS = ("-", "−", "+", "±", "~", "<", ">", "=", "#", "@", "&", "*", "/")


def token_kinds() -> Iterator[str]:
    """One piece of text a kind, with a blank at its end: the first entry of the lexicons for each kind of word and dimension."""
    yield from (f"{character} " for character in (*_DIGITS, next(iter(VULGAR))))
    yield from (f"{sign}5 " for sign in _SIGNS)
    numbers = {word.kind: word.surface for word in reversed(load_lexicon("number_words", NumberWord))}
    yield from (f"{surface} " for surface in numbers.values())
    yield from (f"5 {surface} " for surface in numbers.values())
    units = {(unit.dimension, unit.kind): unit for unit in reversed(load_lexicon("units", UnitEntry))}
    for unit in units.values():
        yield from (f"5 {name} " for name in (*unit.surfaces[:1], *unit.symbols[:1]))
        yield from (f"5{name} " for name in unit.loose_symbols[:1])
    currency = load_lexicon("currencies", CurrencyEntry)
    for field in ("symbols", "prefixes"):
        yield next(f"{name}5 " for entry in currency for name in getattr(entry, field))
    yield from (
        f"5 {next(name for entry in currency for name in getattr(entry, field))} " for field in ("words", "minor")
    )
    words = [entries[0].id for tag in get_args(FigureUse) if (entries := words_by_use()[tag])]
    for surface in dict.fromkeys(words):
        yield from (f"{surface} 5 ", f"5 {surface} ")
    modifiers = {word.modifier: word for word in reversed(load_lexicon("modifiers", ModifierEntry))}
    yield from (f"{word.surface} 5 " for word in modifiers.values())
