"""The words of a text as the grammar of times sees them: one character for each word, its class.

The grammar (`spans.py`) is regular expressions over the string of these characters.  Most words of a text are of no class
and are `x`, so that almost everywhere there is nothing to try.  Words are cut here and not by spaCy's tokenizer, which
leaves "mid-2011" whole and splits "May-June".
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from string import capwords

from extractor.calendar import TimeWord, load_time_words

# kind of lexicon entry -> its character
CLASSES = {
    "a": "a", "ad": "B", "ago": "g", "am_pm": "p", "and": "&", "approx": "c", "at": "@", "bc": "B", "between": "b",
    "big_number": "5", "current": "k", "date_noun": "8", "decade_word": "X", "deictic": "D", "deictic_part": "V",
    "edge": "e", "edge_noun": "A", "ended": "u", "eve": "v", "every": "E", "far": "+", "fiscal": "f",
    "frequency": "y", "from": "F", "half": "G", "holiday": "H", "holiday_day": "_", "in": "i",
    "last": "l", "least": "<", "month": "M", "more": ">", "next": "n", "number": "L", "o'clock": "q",
    "of": "0", "ordinal": "O", "other": "!", "part_of_day": "P", "per": "/", "period": "R", "periods": "R",
    "recent": "1", "same": "s", "season": "S", "shift": "r", "so": "9", "straight": "z", "than": "=", "that": "d",
    "the": "t", "this": "h", "time_noun": "4", "times": "2", "times_noun": "*", "to": "o", "unit": "U", "units": "U",
    "vague": "~", "vague_noun": "j", "vague_time": "J", "versus": "%", "very": "6", "weekday": "W", "weekdays": "m",
    "year": "Y", "zone": "Z",
}  # fmt: skip
# "may", "sun", "march" are other words
CAPITALISED = {"month", "weekday", "weekdays", "holiday", "holiday_day", "zone", "ad", "bc"}
ABBREVIATED = {"month": "3", "weekday": "7"}  # weaker: "Sun" is a paper too
# Classes that are told from the characters: Y year 1000 to 2199, N whole number 1 to 31, # other number, I numeric date,
# T clock time, C clock time with am or pm, Q "Q3" or "1H25", K "FY25"; `,` `.` `-` `'` `(` `)` themselves, | end of line.

_WORD = r"""
    (?P<plain>[^\W\d_]{3,})[ ]                                      # most words, with the blank behind them, for speed
  | \d{4}-\d\d-\d\d (?:T(?=\d\d:\d\d)|(?![\w-]))                 # 2025-06-09, and before T10:00
  | (?<=\dT)\d\d:\d\d (?::\d\d(?:\.\d+)?)? (?:Z|[+-]\d\d:\d\d)?  # 10:00+02:00
  | \d{1,2}\.\d{1,2}\.\d{4} (?![\w/]|\.\d)                       # 7.8.2007
  | \d{1,2}/\d{1,2}/(?:\d{4}|\d\d) (?![\w/]|\.\d)                # 7/8/07
  | \d{4}/\d{1,2}/\d{1,2}(?!\d) | \d{1,2}-[A-Za-z]{3,9}-(?:\d{4}|\d\d)(?!\w) # 2025/6/9, 4-Oct-05
  | 1/2(?![\d/])                                                # 4 1/2
  | \d{1,2}[:.]\d\d (?::\d\d)? (?:\s?[ap]\.?m\b\.?)               # 6:40 pm
  | \d{1,2}:\d\d (?::\d\d)? (?!:?\d)                             # 18:00
  | \d{1,2}\s?(?:[ap]\.m\.|[ap]m\b)                              # 5pm
  | \d+(?:,\d{3})*(?:\.\d+)?(?:st|nd|rd|th|s|am|pm|h|GMT)?(?![^\W_])   # 21st, 1990s
  | [QH][1-4](?=FY\d|[\W_]|$) | [1-4][QH](?:\d\d(?:\d\d)?)?(?![^\W_])   # Q3, 2Q25
  | FY[ ]?['’]?\d\d(?:\d\d)?(?![^\W_])                           # FY25
  | [ym]/[ym]\b | q/q\b | [yqm]-o-[yqm]\b
  | (?:[ap]\.m | b\.c | a\.d | b\.c\.e)\b\.?
  | o['’]clock\b
  | [^\W\d_]+ | [^\S\n]{0,9}\n\s* | [^\w\s] | [\w]+                   # {0,9}: any number costs its square
    """
_HALF_OF_DAY = re.compile(r"[ap]\.?m\b\.?$", re.IGNORECASE)
_YEAR = re.compile(r"1\d{3}|20\d\d|21\d\d")
REMEMBERED = 50_000  # words whose class is kept
_MARKS = {"–": "-", "—": "-", "-": "-", "’": "'", "'": "'", "‘": "'", ",": ",", ".": ".", "(": "(", ")": ")", "½": "G",
          "1/2": "G", "&": "&", "/": ":"}  # fmt: skip


@dataclass(slots=True)
class WordString:
    """The words of a stretch of text: their classes in one string, and their places (code points) in lists."""

    text: str
    classes: str
    starts: list[int]
    ends: list[int]
    lexicon: dict[str, TimeWord]

    def surface(self, i: int) -> str:
        """The characters of word `i`."""
        return self.text[self.starts[i] : self.ends[i]]

    def year(self, i: int) -> int:
        """The number of a year in digits or in words."""
        entry = self.entry(i)
        return int(entry.value if entry and entry.value else self.surface(i))

    def entry(self, i: int) -> TimeWord | None:
        """The lexicon entry of word `i`, if it has one."""
        return self.lexicon.get(self.surface(i).lower())


def spelled_years(lexicon: dict[str, TimeWord]) -> dict[str, TimeWord]:
    """The years 1910 to 2099 in words, as they are spoken: "nineteen ninety-six", "twenty ten"."""
    names = {int(e.value or 0): form for form, e in lexicon.items() if e.kind == "number" and form == e.surface}
    rests = {n: names[n] for n in range(10, 20)}
    rests |= {n: names[n] if n % 10 == 0 else f"{names[n // 10 * 10]}-{names[n % 10]}" for n in range(20, 100)}
    years = {f"{names[c]} {rest}": 100 * c + n for c in (19, 20) for n, rest in rests.items()}
    return {
        form: TimeWord(id=f"year-{year}", surface=words, kind="year", example=words, value=str(year))
        for words, year in years.items()
        for form in (words, words.replace("-", " "))
    }


class WordReader:
    """Cuts text into classed words; keeps the class of each known word in one dictionary."""

    def __init__(self) -> None:
        self.lexicon = load_time_words()
        self._classes = dict(_MARKS)
        for form, entry in self.lexicon.items():
            kind = CLASSES[entry.kind]
            if entry.kind not in CAPITALISED:
                self._classes[form] = kind
                continue
            if form != entry.surface.lower():
                kind = ABBREVIATED.get(entry.kind, kind)
            self._classes[form.upper()] = self._classes[capwords(form)] = kind
        self._lexical = dict(self._classes)
        phrases = "|".join(re.escape(capwords(form)) for form in self.lexicon if " " in form)  # "Good Friday"
        years = spelled_years(self.lexicon)
        centuries, rests = ({form.split(" ", 1)[k] for form in years} for k in (0, 1))
        spelled = rf"(?:{'|'.join(centuries)})[ ](?:{'|'.join(map(re.escape, sorted(rests, key=len, reverse=True)))})(?![-\w])"
        self._word = re.compile(rf"(?-i:(?:{phrases})\b)|{spelled}|{_WORD}", re.VERBOSE | re.IGNORECASE)
        self.lexicon |= years
        self._lexical |= dict.fromkeys(years, CLASSES["year"])

    def read(self, text: str, ranges: Iterable[tuple[int, int]]) -> WordString:
        """The words of the given stretches (code points, in order); a line end stands between two stretches."""
        classes: list[str] = []
        starts: list[int] = []
        ends: list[int] = []
        known = self._classes
        for start, end in ranges:
            for word in self._word.finditer(text, start, end):
                surface = word["plain"] or word[0]
                place = word.start()
                classes.append(known.get(surface) or self._class_of(surface))
                starts.append(place)
                ends.append(place + len(surface))
            classes.append("|")
            starts.append(end)
            ends.append(end)
        return WordString(text, "".join(classes), starts, ends, self.lexicon)

    def _class_of(self, surface: str) -> str:
        """The class of a surface that was not met before; it is remembered."""
        kind = self._lexical.get(surface.lower()) or _class_of(surface)
        if len(self._classes) < REMEMBERED:
            self._classes[surface] = kind
        return kind


def _class_of(surface: str) -> str:
    """The class of a word that is not in the lexicon, from its characters."""
    if surface.isspace():
        return "|"
    if surface[0].isdigit() and surface.isascii():
        return _class_of_number(surface)
    if surface[:2] == "FY" and surface[-1].isdigit():
        return "K"
    return "Q" if len(surface) == 2 and surface[0] in "QH" and surface[1].isdigit() else "x"


def _class_of_number(surface: str) -> str:
    if surface.isdigit():
        if _YEAR.fullmatch(surface):
            return "Y"
        return "N" if len(surface) <= 2 and 1 <= int(surface) <= 31 else "#"
    if _HALF_OF_DAY.search(surface):
        return "C"
    if ":" in surface:
        return "T"
    if "-" in surface or "/" in surface or surface.count(".") == 2:
        return "I"
    if surface[-2:].lower() in ("st", "nd", "rd", "th"):
        return "O"
    if surface[-1].lower() == "s":
        return "X" if surface[:-1].isdigit() and len(surface) in (3, 5) else "x"
    if surface[1] in "QHqh":
        return "Q"
    return "#" if surface[-1].isdigit() else "x"
