"""What bounds or blurs an amount: "more than", "about", "up to", "or less"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal, NamedTuple

from extractor.components.figures.amount import Amount
from extractor.components.figures.context import Context
from extractor.components.figures.rules import RULES, ask
from extractor.numbers.words import number_words
from extractor.record.figure import Modifier
from extractor.record.textrange import TextRange
from extractor.words.lexicons import alternatives, cached, entry_key, lexicon, load_lexicon
from extractor.words.uses import words_that

_WINDOW = 40  # code points before an amount in which its modifier is
_MOST_WORDS = 5
_WORD = re.compile(r"[^\s(\[\"“”‘]+")
_SENTENCE_END = re.compile(r"[.!?;:]\s")
_CONVERSION = re.compile(r" \(|; |, or | or |, or about ")
_OVER_IS_A_MODIFIER = ("VB", "IN", "RB", "RP")  # tags before "over two hours"
_AGED = r"\b(?:the )?{aged}(?: of)? "


@lexicon("modifiers")
@dataclass(frozen=True, slots=True)
class ModifierEntry:
    """The words of a `modifier` of the record, and the `sides` of the amount on which they are."""

    id: str
    surface: str
    modifier: Modifier
    sides: tuple[Literal["before", "after"], ...] = ("before",)


class FoundModifier(NamedTuple):
    """A modifier with the range of its words."""

    entry: ModifierEntry
    words: TextRange


@cached
def _before() -> Mapping[str, ModifierEntry]:
    return {e.surface: e for e in load_lexicon("modifiers", ModifierEntry) if "before" in e.sides}


@cached
def _after() -> tuple[re.Pattern[str], Mapping[str, ModifierEntry]]:
    table = {e.surface: e for e in load_lexicon("modifiers", ModifierEntry) if "after" in e.sides}
    return re.compile(rf",?[ ]?(?P<word>(?:{alternatives(table)}))(?![\w])", re.IGNORECASE), table


@cached
def _next_number() -> re.Pattern[str]:
    return re.compile(rf" ?[\d$£€]| (?:than|(?:{alternatives(number_words())}))\b", re.IGNORECASE)


def find_modifiers(amounts: Sequence[Amount], context: Context) -> Iterator[FoundModifier | None]:
    """The modifier of each amount; one that repeats an amount in another unit has that of the first ("6 miles (10 km)")."""
    previous: Amount | None = None
    modifier: FoundModifier | None = None
    for amount in amounts:
        own = _find_own(amount, context)
        if own is None and previous is not None and _is_conversion(previous, amount):
            own = modifier
        previous, modifier = amount, own
        yield own


def _is_conversion(first: Amount, second: Amount) -> bool:
    """Whether the two state one amount: in another unit, but not as a share ("2,000 jobs, or 4 percent")."""
    units = [(side.codes[:1], side.unit and side.unit.id, side.per and side.per.id) for side in (first, second)]
    is_beside = _CONVERSION.fullmatch(first.gap(second)) is not None
    return is_beside and units[0] != units[1] and (first.kind == "percent") == (second.kind == "percent")


def _find_own(amount: Amount, context: Context) -> FoundModifier | None:
    text, start = amount.text, amount.start
    if amount.kind == "age" and (aged := amount.before(_AGED)):
        start = aged.start()
    sentence = max((end.end() for end in _SENTENCE_END.finditer(text, max(0, start - _WINDOW), start)), default=0)
    modifier = find_modifier(text, start, amount.end, sentence=sentence)
    modifier = modifier or find_modifier(text, amount.end, amount.numeral.end)  # "four or more people"
    inside = amount.numeral.digits_end
    if modifier is None and inside < amount.numeral.end and text[inside] == "+":  # "2+ million"
        modifier = FoundModifier(_after()[1]["+"], TextRange(inside, inside + 1))
    return None if modifier is None or ask("unbounded", amount, modifier, context) else modifier


@RULES.add("modifier:over", "unbounded", "It rose 7.5 per cent over three years.", "It took over three years.")
def _is_over_time(amount: Amount, modifier: FoundModifier, context: Context) -> bool:
    before = context.token_before(modifier.words.start)
    is_over = modifier.entry.surface == "over" and amount.kind == "duration"
    return is_over and before is not None and not before.tag_.startswith(_OVER_IS_A_MODIFIER)


def find_modifier(text: str, start: int, end: int, *, sentence: int = 0) -> FoundModifier | None:
    """The modifier of the amount at [start, end); its sentence begins at `sentence`."""
    return _find_before(text, start, sentence) or _find_after(text, end)


def _find_before(text: str, start: int, sentence: int) -> FoundModifier | None:
    offset = max(sentence, start - _WINDOW)
    words = list(_WORD.finditer(text, offset, start))
    if not words or text[words[-1].end() : start].strip(" \u00a0-"):
        return None
    stop = len(words)
    table = _before()
    for _ in range(2):  # with and without the article before the number ("nearly a quarter")
        for first in range(max(0, stop - _MOST_WORDS), stop):
            surface = " ".join(w[0].strip("-").lower() for w in words[first:stop])
            entry = table.get(surface)
            if entry is not None:
                return FoundModifier(entry, TextRange(words[first].start(), words[stop - 1].end()))
        if not stop or words[stop - 1][0].lower() not in {"a", "an", *words_that("between")}:
            return None
        stop -= 1
    return None


def _find_after(text: str, end: int) -> FoundModifier | None:
    if text[end : end + 1] not in (" ", "-", ",", "+"):
        return None
    pattern, table = _after()
    match = pattern.match(text, end)
    if match is None or match["word"][:1].isupper() or _next_number().match(text, match.end()):
        return None
    entry = table[entry_key(match["word"])]
    return FoundModifier(entry, TextRange(match.start("word"), match.end("word")))
