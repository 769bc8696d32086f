"""Multiples and exchange rates: "doubled", "twice as many", "threefold", "four times", "10x"; "108.55 per dollar"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal

from spacy.tokens import Doc

from extractor.components.figures.amount import Amount
from extractor.components.figures.rules import RULES
from extractor.components.figures.vocabulary import pattern
from extractor.numbers import FoundNumber, Number
from extractor.record.figure import Denominator, Unit
from extractor.words import currencies
from extractor.words.lexicons import alternatives, cached, entry_key, lexicon, load_lexicon

_AS_MUCH = re.compile(r"(?<= as) [a-z]+| as [a-z]+")  # "twice as likely"
_WINDOW = 24  # code points after a word that decide what it is
_RATE_WINDOW = 160  # code points before an exchange rate in which its currency is named


@lexicon("multiples")
@dataclass(frozen=True, slots=True)
class MultipleWord:
    """A word that multiplies, with its `factor`.

    It is a multiple where its tag is one of `tags` or a word of `before` follows; without both, everywhere.
    """

    id: str
    surface: str
    factor: Decimal
    tags: tuple[str, ...] = ()
    before: tuple[str, ...] = ()


@cached
def _words() -> tuple[re.Pattern[str], Mapping[str, tuple[MultipleWord, re.Pattern[str]]]]:
    """The pattern of all of them, and each by its surface with the pattern of what follows it."""
    entries = load_lexicon("multiples", MultipleWord)
    table = {
        entry.surface: (entry, re.compile(rf"\W+(?:{alternatives(entry.before)})\b", re.IGNORECASE))
        for entry in entries
    }
    return re.compile(rf"(?<![\w-])(?:{alternatives(table)})(?![\w])(?!-\w| down\b)", re.IGNORECASE), table


@RULES.add("multiple", "words", "Exports doubled.", "She doubled down on it.")
def _find_multiple_words(doc: Doc, text: str, start: int, end: int) -> Iterator[Amount]:
    words, table = _words()
    for match in words.finditer(text, start, end):
        word, follows = table[entry_key(match[0])]
        if not _multiplies(doc, text, word, match, follows):
            continue
        number = Number(word.factor, "words")
        compared = _AS_MUCH.match(text, match.end())
        stop = compared.end() if compared else match.end()
        numeral = FoundNumber(match.start(), stop, number, stop)
        yield Amount(
            text, numeral, match.start(), stop, number, "multiple", Unit(id="multiple"), rule=f"multiple:{word.id}"
        )


def _multiplies(doc: Doc, text: str, word: MultipleWord, match: re.Match[str], follows: re.Pattern[str]) -> bool:
    """Whether the word is a multiple, by its tag and by the text after it."""
    start, end = match.span()
    if "VB" in word.tags and pattern(r"\b(?:than|least|{nearly}) ", ends=True).search(text, max(0, start - 12), start):
        return True  # "more than double the sales of its rival"
    if follows.match(text, end, end + _WINDOW) or not (word.tags or word.before):
        return True
    if not doc.has_annotation("TAG"):
        return not word.before
    span = doc.char_span(start, end, alignment_mode="expand")
    return span is not None and span[0].tag_ in word.tags


@RULES.add("multiple:fold", "rate", "Output rose 12-fold; it costs 10x more.", "It has 12 folds.")
def _is_fold(amount: Amount) -> bool:
    fold = amount.after(r"[ -]?{fold}(?![a-z])|(?-i:x)(?![a-z0-9])")
    return _is_multiple(amount, fold)


@RULES.add("multiple:times", "rate", "Rents are four times as high.", "He rang four times ago.")
def _is_so_many_times(amount: Amount) -> bool:
    times = amount.after(r"[ -]{times}(?![a-z])")
    value = amount.number.value
    is_whole = value is not None and value == value.to_integral_value()  # exact whatever the size, unlike "% 1"
    follows = pattern(r" (?:{multiplied}|as \w+ as)\b")
    return _is_multiple(amount, times if times and (not is_whole or follows.match(amount.text, times.end())) else None)


def _is_multiple(amount: Amount, word: re.Match[str] | None) -> bool:
    if word is None or not amount.bare or amount.number.value is None:
        return False
    amount.take("multiple", Unit(id="multiple"), "multiple:times", word.end())
    return True


@RULES.add("money:exchange-rate", "rate", "The yen stood at 151.30 per dollar.", "It stood at 151.30 per dollar.")
def _is_exchange_rate(amount: Amount) -> bool:
    """In the currency that was named last before it."""
    per = amount.after(r" (?:per|to the|to a|a) ") if amount.bare and amount.number.form == "digits" else None
    base = currencies.name_at(amount.text, per.end()) if per else None
    named = currencies.names_between(amount.text, max(0, amount.start - _RATE_WINDOW), amount.start) if base else []
    quoted = next((match for match in reversed(named) if base and match.codes != base.codes), None)
    if base is None or quoted is None:
        return False
    surface = amount.text[base.start : base.end].split()[-1]
    amount.take("money", None, "money:exchange-rate", base.end)
    amount.codes, amount.per = quoted.codes, Denominator(id=surface.lower(), surface=surface)
    return True
