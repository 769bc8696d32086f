"""The characters beside a number in digits that make it part of a code, an address, a name or a list, as one table."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

from extractor.components.figures.amount import Amount

_WINDOW = 24  # code points before a number
_ADDRESS_WINDOW = 60  # code points before a number in which its address begins
_ADDRESS = re.compile(r"://|www\.|@\w|\.(?:com|org|net|co\.uk|gov)\b|\w/\w+/")
_BLANK = re.compile(r"[ \n]")
_TELEPHONE = re.compile(r"(?:\+|\b)\d{1,4}[ -]?\(?\d{2,4}\)?[ -]\d{3,4}(?:[ -]\d{3,4})?\b")
_CLOCK_AFTER = re.compile(
    r"""  :\d\d | (?:\.\d\d)?\s?(?:[ap]\.?\s?m\b\.? | o[’']?clock | (?:[Aa][Mm]|[Pp][Mm])\b)
    | \s?(?:hrs|hours)?[ ]?(?:GMT|UTC|BST|EST|EDT|CET|IST|PST|PDT|ET|PT)\b""",
    re.VERBOSE,
)
_CLOCK_BEFORE = re.compile(r"\d:\Z")
_MARKED = {"money", "percent", "points", "age"}  # what a sign or a word has made an amount
Of = Literal["any", "unmarked", "bare"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Code:
    """One way to be a code: what stands `before` and `behind` the number, or `holds`, asked of the text and the amount.

    It is asked of amounts of one sort: any, those without a sign of money, percent or age, or those without any unit.
    """

    id: str
    of: Of = "any"
    before: str = ""
    behind: str = ""
    holds: Callable[[str, Amount], bool] | None = None
    example: str
    counterexample: str

    def marks(self, text: str, amount: Amount) -> bool:
        """Whether the amount is such a code."""
        if (self.of == "bare" and not amount.bare) or (self.of == "unmarked" and amount.kind in _MARKED):
            return False
        start, end = amount.start, amount.end
        if self.before and not re.search(rf"(?:{self.before})\Z", text[max(0, start - _WINDOW) : start]):
            return False
        if self.behind and not re.compile(self.behind).match(text, end):
            return False
        return self.holds is None or self.holds(text, amount)


def is_code(text: str, amount: Amount) -> bool:
    """Whether the characters beside the number make it part of a code, a name, an address or a list."""
    return any(code.marks(text, amount) for code in CODES)


def is_clock_time(text: str, amount: Amount) -> bool:
    """Whether the number is an hour or a minute: "10:30", "6pm", "1300 GMT"."""
    found = amount.found
    before = _CLOCK_BEFORE.search(text, max(0, found.start - 2), found.start)
    return bool(_CLOCK_AFTER.match(text, found.digits_end) or before)


def _in_address(text: str, amount: Amount) -> bool:
    floor = max(0, amount.start - _ADDRESS_WINDOW)
    start = max(text.rfind(" ", floor, amount.start) + 1, text.rfind("\n", floor, amount.start) + 1, floor)
    return _ADDRESS.search(_BLANK.split(text[start : amount.end + 30], maxsplit=1)[0]) is not None


def _in_telephone_number(text: str, amount: Amount) -> bool:
    """A group of a telephone number: three groups and more, or a "+" before them."""
    start, end = amount.start, amount.end
    if "," in text[start:end]:
        return False
    for number in _TELEPHONE.finditer(text, max(0, start - 18), end + 18):
        if number.start() <= start and end <= number.end() and number.end() - number.start() > end - start:
            return number[0][0] == "+" or len(re.findall(r"\d+", number[0])) > 2
    return False


def _is_letter_and_zero(text: str, amount: Amount) -> bool:
    start = amount.start
    return text[start].isalpha() and amount.found.start == start + 1 and amount.number.value == 0


def _is_idiom(text: str, amount: Amount) -> bool:
    return _IDIOM.match(text, amount.found.start) is not None


_IDIOM = re.compile(r"24/7|9/11|50/50|7/7|20/20|(?:240|360|480|720|1080|1440|2160|4320)p\b|[48]K\b(?! (?:to|of) )")

CODES: tuple[Code, ...] = (
    Code(id="glued", before=r"[^\W\d]|[_#@№]", example="The G7 met.", counterexample="The 7 met."),
    Code(id="sign", before=r"[A-Z]\+", example="It is a D+26 seat.", counterexample="It gained +26 seats."),
    Code(id="slash", before=r"\b[A-Za-z]/", example="The lens is f/2.2.", counterexample="The ratio is 2.2."),
    Code(
        id="name",
        before=r"(?:[A-Z][A-Za-z]*|[a-z]\w*[A-Z]\w*)[-‑]",
        example="The MiG-29 landed.",
        counterexample="A non-29 answer won.",
    ),
    Code(
        id="script",
        behind=r"(?s:.?)[^\W\d_a-zA-ZÀ-ɏµΩ]",
        example="He wrote 4시간.",
        counterexample="He wrote 4 letters.",
    ),
    Code(
        id="letter",
        behind=r"\([a-z]\)",
        example="He has a 401(k) plan.",
        counterexample="He has 401 (free) plans.",
    ),
    Code(
        id="marks",
        of="bare",
        before="[\"'“”‘’]",
        behind="[\"'“”‘’]",
        example="The film “19” opens.",
        counterexample="The “19 men” left.",
    ),
    Code(id="address", holds=_in_address, example="See www.x.org/page-5.", counterexample="See 5 films."),
    Code(id="idiom", holds=_is_idiom, example="The shop sells 4K screens 24/7.", counterexample="It sells 24 screens."),
    Code(id="zero", holds=_is_letter_and_zero, example="The R0 is fixed.", counterexample="It cost $0."),
    Code(
        id="clock",
        of="unmarked",
        holds=is_clock_time,
        example="It opens at 9:30.",
        counterexample="It opens 9 doors.",
    ),
    Code(
        id="telephone",
        of="bare",
        holds=_in_telephone_number,
        example="Call 1-800-555-0142.",
        counterexample="It has 800 rooms.",
    ),
    Code(id="decade", of="bare", behind=r"[’']?s\b", example="It was the 90s.", counterexample="It has 90 rooms."),
    Code(
        id="goes on",
        of="bare",
        behind=r"(?!x\b)[A-Za-z_]|[/\\](?!\s?[$£€])\w|-[A-Z]\w*\d|:\d",
        example="Room 4b2 is free.",
        counterexample="There were 4 free rooms.",
    ),
    Code(
        id="list",
        of="bare",
        before=r"(?:^|\n)[ \t(\[]*",
        behind=r"[.)\]][ \t]",
        example="1. Wash it.",
        counterexample="1 car burned.",
    ),
)
