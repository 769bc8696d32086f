"""Numbers that are no amounts: dates and times, names and identifiers, ranks, scores, phone numbers, addresses, lists."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from spacy.tokens import Doc

from extractor.components.figures.amount import Amount
from extractor.components.figures.heads import Heads
from extractor.components.figures.vocabulary import any_of
from extractor.components.found import found_on
from extractor.lexicons import load_lexicon

_MONTH = r"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Sept|Oct|Nov|Dec)(?:[a-z]*\.?)"
_YEARS = re.compile(r"(?:1[5-9]|20)\d\d ?(?:[-–—]|to|and) ?(?:(?:1[5-9]|20)\d\d|\d\d)")
_BLUR_BEFORE = re.compile(
    r"\b(?:about|around|some|nearly|almost|than|over|least|approximately|roughly|to|only|just) \Z"
)
_TOP = re.compile(r"\b[Tt]op \Z")
_IN_UNITS = re.compile(r"\(in \Z")
_TELEPHONE = re.compile(r"(?:\+|\b)\d{1,4}[ -]?\(?\d{2,4}\)?[ -]\d{3,4}(?:[ -]\d{3,4})?\b")
_PARENTHESIS = re.compile(r"[(\[]\Z")
_MONTH_BEFORE = re.compile(rf"\b{_MONTH}[ ,]\s?(?:the )?(?:\d{{1,2}}(?:st|nd|rd|th)?(?:,| and| to|-|–) ?)?\Z")
_MONTH_AFTER = re.compile(rf"(?:st|nd|rd|th)?(?: of)?[ -](?:[-–] ?\d{{1,2}} )?{_MONTH}(?![a-z])")
_CLOCK_AFTER = re.compile(
    r"""  :\d\d | (?:\.\d\d)?\s?(?:[ap]\.?\s?m\b\.? | o[’']?clock | (?:[Aa][Mm]|[Pp][Mm])\b)
    | \s?(?:hrs|hours)?[ ]?(?:GMT|UTC|BST|EST|EDT|CET|IST|PST|PDT|ET|PT)\b""",
    re.VERBOSE,
)
_OCLOCK = re.compile(r"[ -]o[’']clock| (?:[ap]\.m\.|[ap]m\b|(?:AM|PM)\b)")
_CLOCK_BEFORE = re.compile(r"\d:\Z")
_YEAR = re.compile(r"(?:1[5-9]|2[01])\d\d")
_YEAR_BEFORE = re.compile(
    r"\b(?:in|since|by|until|till|from|to|of|during|before|after|through|mid|early|late|for|between|and|than|year|fiscal|summer|winter|spring|autumn|fall"
    rf"|the|its|his|her|their|this|{_MONTH})[ -–]\Z",
    re.IGNORECASE,
)
_IDENTIFIER_BEFORE = re.compile(r"(?:[A-Za-z_#@№&/]|[A-Z][A-Za-z]*[-–]|[A-Za-z]\.)\Z")
_NAME_HYPHEN = re.compile(r"(?:[A-Z][A-Za-z]*|[a-z]\w*[A-Z]\w*)[-‑]\Z")
_ADDRESS_WINDOW = 60  # code points before a number in which its address begins
_CHUNK_ADDRESS = re.compile(r"://|www\.|@\w|\.(?:com|org|net|co\.uk|gov)\b|\w/\w+/")
_AFTER_IDENTIFIER = re.compile(r"[A-Za-z_]|[/\\](?!\s?[$£€])\w|-[A-Z]\w*\d|:\d")
_LIST_NUMBER = re.compile(r"(?:^|\n)[ \t(\[]*\Z")
_LIST_AFTER = re.compile(r"[.)\]][ \t]")
_FOOTNOTE = re.compile(r"\[\Z")
_RATIO = re.compile(
    r"(?<![\w.,$])(\d{1,3}) to (\d{1,3})(?![\w%]|[.,]\d| [a-z]+s\b| percent| per cent| million| billion)"
)
_TO_LESS = re.compile(r" to \d")
_TO_BEFORE = re.compile(r"\d to \Z")
_DASHED_BEFORE = re.compile(r"\d[-–‑]\Z")
_DASHED_AFTER = re.compile(r"[-–‑]\d")
_IDIOM = re.compile(r"24/7|9/11|50/50|7/7|20/20|(?:240|360|480|720|1080|1440|2160|4320)p\b")
_ZONE_BEFORE = re.compile(r"\b(?:UTC|GMT) ?[+-]?\Z")
_BEFORE_CLOCK = re.compile(r" (?:before|after|past|to) \d{1,2}(?!\d|[.,]\d| ?%)")
_MARKS = "\"'“”‘’"
_LETTER_OF_OTHERS = re.compile(r"[^\W\d_a-zA-ZÀ-ɏµΩ]")  # no letter of the Latin script
_WHEN = re.compile(r" (?:ago|after|afterwards|before|earlier|later|from now|into)\b")
_ONE_DAY = re.compile(r"(?<!-)\bone (?:day|night|morning|evening|afternoon)\b(?! (?:of|off)\b|-)", re.IGNORECASE)
_BEFORE_ONE_DAY = re.compile(
    r"\b(?:for|in|within|of|per|than|least|just|only|about|nearly|every|to|by|after|or|and|last|lasted|takes?|took) \Z"
)
_DECADE = re.compile(r"[’']?s\b")


@dataclass(frozen=True, slots=True)
class Nominal:
    """A word behind which a number is a name, not an amount: "Section 427", "page 4".

    `capital` says that the word must be capitalised ("Boeing"), else any case counts.
    """

    id: str
    surface: str
    capital: bool = False


@cache
def _nominal_pattern() -> re.Pattern[str]:
    words = load_lexicon("nominals", Nominal)
    capital = "|".join(re.escape(w.surface) for w in words if w.capital)
    any_case = "|".join(re.escape(w.surface) for w in words if not w.capital)
    return re.compile(rf"(?:(?<![A-Za-z])(?:{capital})|(?<![A-Za-z])(?i:{any_case}))[ -]#?\Z")


class NotAmounts:
    """What is known of a Doc's numbers before they are read: its times and its names."""

    def __init__(self, doc: Doc) -> None:
        times = [
            (t.start, t.end)
            for t in found_on(doc).times
            if t.type != "DURATION" or t.from_ is not None or t.until is not None
        ]
        self._times = _Ranges(times)
        self._names = _Ranges(
            [
                (e.start_char, e.end_char)
                for e in doc.ents
                if e.label_ in ("PRODUCT", "FAC", "LAW", "EVENT", "WORK_OF_ART")
            ]
        )

    def in_time(self, start: int, end: int) -> bool:
        """Whether the number stands inside a time expression that means a calendar interval or a clock time."""
        return self._times.holds(start, end) is not None

    def in_name(self, start: int, end: int) -> bool:
        """Whether the number stands inside a name of the base model, behind its first word."""
        name = self._names.holds(start, end)
        return name is not None and name[0] < start

    def names_something(self, text: str, amount: Amount, heads: Heads) -> bool:
        """Whether a bare number is a date, or part of a name by the words around it: "Kick Six", "HIV 2 drug", "Prescott (4)"."""
        head = heads.after(amount.end)
        counts = head is not None and head.plural
        form = amount.number.form
        surface = text[amount.start : amount.end]
        if form == "digits" and _is_date(text, amount, counts=counts):
            return True
        if (
            form == "digits"
            and amount.found.scale == 1
            and _PARENTHESIS.search(text, max(0, amount.start - 1), amount.start)
        ):
            return surface.isdigit() and text[amount.end : amount.end + 1] in (")", "]")
        if form == "vague" and _IN_UNITS.search(text, max(0, amount.start - 4), amount.start):
            return text[amount.end : amount.end + 1] == ")"  # "(in millions)" heads a table
        if counts or text[amount.start - 1 : amount.start] != " " or amount.is_range:
            return False
        if _TOP.search(text, max(0, amount.start - 6), amount.start):
            return True
        plain = (form == "digits" and surface.isdigit()) or (form == "words" and surface[0].isupper())
        before = heads.token_before(amount.start) if plain else None
        if before is None or before.idx + len(before) + 1 != amount.start:
            return False
        if not before.text[0].isupper():  # "coronavirus 2", quoted as a name
            return before.tag_ == "NN" and text[amount.end : amount.end + 1] in ('"', "”")
        return before.tag_ in ("NNP", "NNPS") or (
            len(before) > 1 and before.text.isupper() and not before.is_sent_start
        )


class _Ranges:
    def __init__(self, ranges: Sequence[tuple[int, int]]) -> None:
        self._ranges = sorted(ranges)
        self._starts = [start for start, _ in self._ranges]

    def holds(self, start: int, end: int) -> tuple[int, int] | None:
        i = bisect_right(self._starts, start) - 1
        if i >= 0 and self._ranges[i][1] >= end:
            return self._ranges[i]
        return None


def is_identifier(text: str, amount: Amount) -> bool:
    """Whether the characters beside the number make it part of a name, a code, an address or a list."""
    start, end = amount.start, amount.end
    found = amount.found
    if amount.number.form in ("words", "vague"):
        if _OCLOCK.match(text, end):
            return True
        return bool(_nominal_before(text, start) and amount.kind is None)
    before = text[max(0, start - 24) : start]
    if before and (before[-1].isalpha() or before[-1] in "_#@№"):
        return True
    if _NAME_HYPHEN.search(before):
        return True
    if _ZONE_BEFORE.search(before) or _LETTER_OF_OTHERS.search(text[end : end + 2]):
        return True
    if amount.bare and start and text[start - 1] in _MARKS and text[end : end + 1] in _MARKS and text[end : end + 1]:
        return True  # the "19" of a name
    if _FOOTNOTE.search(before) and text[end : end + 1] == "]":
        return True
    floor = max(0, start - _ADDRESS_WINDOW)
    chunk_start = max(text.rfind(" ", floor, start) + 1, text.rfind("\n", floor, start) + 1, floor)
    chunk = text[chunk_start : end + 30].split(" ", 1)[0].split("\n", 1)[0]
    if _CHUNK_ADDRESS.search(chunk):
        return True
    if _IDIOM.match(text, found.start):
        return True
    if amount.kind == "money" and text[start].isalpha() and found.start == start + 1 and amount.number.value == 0:
        return True  # "V0": a letter and nothing is a symbol, no sum
    if amount.kind in ("money", "percent", "points", "age"):
        return False
    lettered = end == found.digits_end + 1 and text[end - 1].isupper()  # "Bulletin Number 25A" is in no amperes
    if (amount.kind is None or lettered) and _nominal_before(text, start):
        return True
    if is_clock_time(text, amount) or (amount.bare and _in_telephone_number(text, start, end)):
        return True
    if amount.kind is not None or amount.unit is not None:
        return False
    if _DECADE.match(text, end) or _AFTER_IDENTIFIER.match(text, end):
        return True
    return bool(_LIST_NUMBER.search(text[max(0, start - 6) : start] or "\n") and _LIST_AFTER.match(text, end))


def only_tells_when(text: str, amount: Amount) -> bool:
    """Whether a duration says when and not how long: "two weeks after the vote", "one day he left", "a quarter before 11"."""
    if amount.kind == "fraction":
        return _BEFORE_CLOCK.match(text, amount.end) is not None
    if amount.kind != "duration" or amount.per is not None or amount.is_range:
        return False
    if _ONE_DAY.fullmatch(text, amount.start, amount.end) and _ONE_DAY.match(text, amount.start):
        return _BEFORE_ONE_DAY.search(text, max(0, amount.start - 12), amount.start) is None
    return text[amount.found.end : amount.found.end + 1] == " " and _WHEN.match(text, amount.end) is not None


def is_event(text: str, amount: Amount) -> bool:
    """Whether a length names a race: "the 400 metres hurdles"."""
    is_length = amount.unit is not None and amount.unit.dimension == "length"
    return is_length and re.match(rf" (?:{any_of('race')})\b", text[amount.end : amount.end + 20]) is not None


def _in_telephone_number(text: str, start: int, end: int) -> bool:
    """Whether the digits are a group of a telephone number: three groups and more, or a "+" before them."""
    if "," in text[start:end]:
        return False
    for number in _TELEPHONE.finditer(text, max(0, start - 18), end + 18):
        if number.start() <= start and end <= number.end() and number.end() - number.start() > end - start:
            return number[0][0] == "+" or len(re.findall(r"\d+", number[0])) > 2
    return False


def is_part_of_code(text: str, amount: Amount) -> bool:
    """Whether a bare number is one side of a dash that made no range: a score, a season, a telephone number."""
    if not amount.bare and not amount.is_range:
        return False
    if amount.bare and (
        _TO_LESS.match(text, amount.end) or _TO_BEFORE.search(text, max(0, amount.start - 8), amount.start)
    ):
        return _is_ratio(text, amount)
    return bool(
        _DASHED_BEFORE.search(text, max(0, amount.start - 2), amount.start)
        or _DASHED_AFTER.match(text, amount.found.end)
    )


def _is_ratio(text: str, amount: Amount) -> bool:
    """Whether a bare number is one side of a result or a ratio: "split 4 to 1", "voted 52 to 48"."""
    ratio = _RATIO.search(text, max(0, amount.start - 8), amount.end + 8)
    is_from = ratio is not None and text.endswith("from ", 0, ratio.start())  # "cut the posts from 180 to 5"
    return ratio is not None and not is_from and int(ratio[1]) > int(ratio[2])


def _nominal_before(text: str, start: int) -> bool:
    return _nominal_pattern().search(text[max(0, start - 24) : start]) is not None


def is_clock_time(text: str, amount: Amount) -> bool:
    """Whether the number is an hour or a minute: "10:30", "6pm", "1300 GMT"."""
    found = amount.found
    if found.scale != 1 or amount.kind == "money" or amount.number.form != "digits":
        return False
    return bool(
        _CLOCK_AFTER.match(text, found.digits_end) or _CLOCK_BEFORE.search(text, max(0, found.start - 2), found.start)
    )


def _is_date(text: str, amount: Amount, *, counts: bool) -> bool:
    """Whether a bare number is a day of a month or a year; `counts`: a plural noun follows it."""
    start, end = amount.start, amount.end
    surface = text[start:end]
    before = text[max(0, start - 24) : start]
    if len(surface) <= 2 and (_MONTH_BEFORE.search(before) or _MONTH_AFTER.match(text, end)):
        return True
    if amount.is_range:
        return bool(_YEARS.fullmatch(surface))
    if not _YEAR.fullmatch(surface):
        return False
    if counts and not _MONTH_BEFORE.search(before):
        return not _BLUR_BEFORE.search(before) and 1900 <= int(surface) <= 2035
    return bool(1500 <= int(surface) <= 2060 or _YEAR_BEFORE.search(before))
