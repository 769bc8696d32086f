"""Multiples: verbs ("doubled"), "twice as many", "threefold", "four times", "10x"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal

from spacy.tokens import Doc

from extractor.components.figures.amount import Amount
from extractor.components.figures.vocabulary import any_of
from extractor.figure import Unit
from extractor.lexicons import alternatives, cached, entry_key, lexicon, load_lexicon
from extractor.numbers import FoundNumber, Number

_FOLD = re.compile(r"[ -]?fold(?![a-z])", re.IGNORECASE)
_TIMES = re.compile(r"[ -]times?(?![a-z])(?! (?:ago|zone|limit|period|frame|table|square))", re.IGNORECASE)
_WORD = re.compile(r"[A-Za-z]+")
_AS_MUCH = re.compile(r"(?<= as) [a-z]+| as [a-z]+")  # "twice as likely"
_BOUND = re.compile(r"\b(?:than|almost|nearly|about|roughly|least) \Z")
_WINDOW = 24  # code points behind a word that decide what it is
_X = re.compile(r"x(?![A-Za-z0-9])", re.IGNORECASE)


@lexicon("multiples")
@dataclass(frozen=True, slots=True)
class MultipleWord:
    """A word that multiplies, with its `factor`.

    It is a multiple where its tag is one of `tags` or a word of `before` follows; without both, everywhere.
    """

    id: str
    surface: str
    factor: str
    tags: tuple[str, ...] = ()
    before: tuple[str, ...] = ()


@cached
def _words() -> tuple[re.Pattern[str], Mapping[str, MultipleWord]]:
    table = {w.surface: w for w in load_lexicon("multiples", MultipleWord)}
    return re.compile(rf"(?<![\w-])(?:{alternatives(table)})(?![\w])(?!-\w| down\b)", re.IGNORECASE), table


@cached
def _multiplied() -> re.Pattern[str]:
    return re.compile(rf" (?:{any_of('multiplied')}|as \w+ as)\b")


def find_multiple_words(doc: Doc, text: str, start: int, end: int) -> Iterator[Amount]:
    """The multiples in words between two places: "doubled", "halved", "twice as many", "threefold"."""
    pattern, table = _words()
    for match in pattern.finditer(text, start, end):
        word = table[entry_key(match[0])]
        if not _multiplies(doc, text, word, match.start(), text[match.end() : match.end() + _WINDOW]):
            continue
        number = Number(Decimal(word.factor), "words")
        compared = _AS_MUCH.match(text, match.end())
        end = compared.end() if compared else match.end()
        found = FoundNumber(match.start(), end, number, end)
        yield Amount(found, match.start(), end, number, "multiple", Unit(id="multiple"), rule=f"multiple:{word.id}")


def _multiplies(doc: Doc, text: str, word: MultipleWord, start: int, behind: str) -> bool:
    """Whether the word at `start` is a multiple, by its tag and by the text behind it."""
    following = " ".join(_WORD.findall(behind)[:2]).lower()
    if word.tags and "VB" in word.tags and _BOUND.search(text, max(0, start - 12), start):
        return True  # "more than double the sales of its rival"
    if _begins_with(following, word.before) or not (word.tags or word.before):
        return True
    if not doc.has_annotation("TAG"):
        return not word.before
    span = doc.char_span(start, start + len(word.surface), alignment_mode="expand")
    return span is not None and span[0].tag_ in word.tags


def _begins_with(text: str, phrases: tuple[str, ...]) -> bool:
    return any(text == phrase or text.startswith(phrase + " ") for phrase in phrases)


def read_multiple(text: str, amount: Amount) -> bool:
    """Take a bare number for a multiple: "five-fold", "four times the", "6.5 times", "10x"."""
    end = amount.end
    if not amount.bare or amount.number.value is None:
        return False
    fold = _FOLD.match(text, end) or _X.match(text, end)
    times = _TIMES.match(text, end)
    is_whole = amount.number.value == amount.number.value.to_integral_value()  # exact whatever the size, unlike "% 1"
    if not fold and not (times and (not is_whole or _multiplied().match(text, times.end()))):
        return False
    amount.end = fold.end() if fold else times.end() if times else end
    amount.kind, amount.unit, amount.rule = "multiple", Unit(id="multiple"), "multiple:times"
    return True
