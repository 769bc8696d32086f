"""The characters beside a number in digits that make it part of a code, an address, a name or a list, as one table."""

from __future__ import annotations

import re
from dataclasses import dataclass

from extractor.components.figures.amount import Amount

_WINDOW = 24  # code points before a number


@dataclass(frozen=True, slots=True, kw_only=True)
class Code:
    """One way to be a code: what stands `before` and `behind` the number, or the number `itself` and what goes on with it.

    A `bare` one is asked of amounts without any unit only.
    """

    id: str
    bare: bool = False
    before: str = ""
    behind: str = ""
    itself: str = ""
    example: str
    counterexample: str

    def marks(self, text: str, amount: Amount) -> bool:
        """Whether the amount is such a code."""
        if self.bare and not amount.bare:
            return False
        start, end = amount.start, amount.end
        if self.before and not re.search(rf"(?:{self.before})\Z", text[max(0, start - _WINDOW) : start]):
            return False
        if self.behind and not re.compile(self.behind).match(text, end):
            return False
        return not self.itself or re.compile(self.itself).match(text, amount.found.start) is not None


def is_code(text: str, amount: Amount) -> bool:
    """Whether the characters beside the number make it part of a code, a name, an address or a list."""
    return any(code.marks(text, amount) for code in CODES)


_IDIOM = r"zero out\b|24/7|9/11|50/50|7/7|20/20|(?:240|360|480|720|1080|1440|2160|4320)p\b|[48]K\b(?! (?:to|of) )|(?<=[A-Z])0\b"

CODES: tuple[Code, ...] = (
    Code(id="glued", before=r"[^\W\d]|[_#@№]|\d['’′:]|[A-Z]\+", example="The G7 met.", counterexample="The 7 met."),
    Code(
        id="name",
        before=r"(?:[A-Z][A-Za-z]*|[a-z]\w*[A-Z]\w*)[-‑]",
        example="The MiG-29 landed.",
        counterexample="A non-29 answer won.",
    ),
    Code(id="idiom", itself=_IDIOM, example="The shop sells 4K screens 24/7.", counterexample="It sells 24 screens."),
    Code(
        id="goes on",
        bare=True,
        behind=r"(?!x\b)[^\W\d]|_|[/\\](?!\s?[$£€])\w|-[A-Z]\w*\d|:\d|['’′]\d|\([a-z]\)",
        example="Room 4b2 is free.",
        counterexample="There were 4 free rooms.",
    ),
    Code(
        id="rank",
        before=r"\b(?:[Ll]ast|[Tt]op|[Ff]inal|(?:[Rr]ound|[Bb]est|[Gg]roup)-of|[Uu]nder|[Ss]weet)-",
        example="They reached a last-16 place.",
        counterexample="The last 16 places went.",
    ),
    Code(
        id="event",
        itself=r"[\d,]+[ -]?(?:m|km|metres?|meters?|yards?|yds?|miles?)[ -](?:(?:individual|women.s|men.s|wheelchair) )*"
        r"(?:hurdles|freestyle|relay|dash|sprint|backstroke|breaststroke|butterfly|medley|steeplechase)\b",
        example="She won the 400 m hurdles.",
        counterexample="The 400 m track is closed.",
    ),
    Code(
        id="time",
        before=r"\b(?:last|past|next|previous|first) (?:hour|day|week|month|year|decade) and ",
        example="It sank in the past year and a half.",
        counterexample="It took a year and a half.",
    ),
    Code(
        id="telephone",
        bare=True,
        itself=r"(?:911|999|112)\b(?: (?:call|dispatch|operator|recording)|(?<=called \d\d\d))",
        example="A 911 dispatcher came.",
        counterexample="The 911 homes burned.",
    ),
    Code(
        id="clock",
        itself=r"(?:a )?(?:quarter|half) (?:past|before|to|after) \d",
        example="It began a quarter before 11.",
        counterexample="It sold a quarter to them.",
    ),
    Code(
        id="mentioned",
        bare=True,
        before=r"[“‘\"]",
        behind=r"[”’\"]",
        example="The “40” on his shirt came off.",
        counterexample="It cost “40 euros” there.",
    ),
    Code(
        id="ticker",
        bare=True,
        before=r"<",
        behind=r"(?:\.[A-Z]{1,3})?>",
        example="Norda Motor <7201.T> rose.",
        counterexample="It was <7201 tonnes.",
    ),
    Code(
        id="list",
        bare=True,
        before=r"(?:^|\n)[ \t(\[]*",
        behind=r"[.)\]][ \t]",
        example="1. Wash it.",
        counterexample="1 car burned.",
    ),
)
