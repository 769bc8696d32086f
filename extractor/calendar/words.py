"""The words of the calendar, `models/en/lexicons/time_words.jsonl`, for all who read days."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated

from extractor.words.lexicons import Known, cached, lexicon, load_lexicon


@lexicon("time_words")
@dataclass(frozen=True, slots=True)
class TimeWord:
    """A word of the grammar of times: `kind` is its class, `value` what the class needs (month number, TIMEX value, ...).

    `ambiguous` where the word is often no time: "may", "fall", "term".
    """

    id: str
    surface: str
    kind: Annotated[str, Known()]
    example: str
    value: str | None = None
    forms: tuple[str, ...] = ()
    ambiguous: bool = False


def load_time_words() -> dict[str, TimeWord]:
    """Every surface and other form of the lexicon, lower-cased, with its entry."""
    return {form: e for e in load_lexicon("time_words", TimeWord) for form in (e.surface.lower(), *e.forms)}


@cached
def month_numbers() -> dict[str, int]:
    """The months by the three letters, small, with which all their forms begin: "jan" is 1."""
    words = load_time_words().values()
    return {word.surface[:3].lower(): int(word.value) for word in words if word.kind == "month" and word.value}


@cached
def calendar_names(kind: str) -> dict[str, int]:
    """Every form of the names of months or weekdays, in small letters, with its number: "sept" is 9, "monday" 1."""
    return {form: int(word.value or 0) for form, word in load_time_words().items() if word.kind == kind}
