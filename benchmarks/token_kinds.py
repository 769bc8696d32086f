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


CROWD_SIZES = (500, 1_000, 2_000, 4_000)  # words
CROWDS = (
    *(
        "½ ",
        "$3 ",
        "5% ",
        "1/2 ",
        "10 ",
        "#1 ",
        "£ ",
        "3rd ",
        "Jan ",
        "Monday ",
        "10:30 ",
        "2019 ",
        "he ",
        "that ",
        "said ",
    ),
    *("Smith ", "MOFCOM ", "and ", "( ", "“ ", "— ", "5%. ", "Smith. ", "5%\n", "Monday\n"),
    *("½ he $3 ", "5% Jan said ", "£ 1/2 that 3rd ", "Smith, 10, ", "from $3 to $5 ", "5% and $3 ", "the 5% said “ "),
    *("became 5 ", "Smith said 5% of MOFCOM in Jan ", "$3 million from 2019 to Monday ", "He rose 5% to $3.\n"),
)
"""Small tokens and mixtures of them: what a page may hold by the thousand where a list or a table has lost its lines."""


def crowd(piece: str, words: int) -> str:
    """So many words of a piece, again and again."""
    return piece * (words // len(piece.split()))


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
