"""The words of a text as the grammar of times sees them: one character for each word, its class.

The grammar (`spans.py`) is regular expressions over the string of these characters.  Most words of a text have no other class
than `word`, so that almost everywhere there is nothing to try.  Words are cut here and not by spaCy's tokenizer, which
leaves "mid-2011" whole and splits "May-June".
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from string import capwords
from typing import Literal

from extractor.calendar import TimeWord, load_time_words
from extractor.words.lexicons import alternatives, cached

ShapeClass = Literal[
    "word",  # of no other class
    "line_end",
    "slash",
    "day_number",  # a whole number from 1 to 31
    "digits",  # another number
    "numeric_date",
    "clock",
    "clock_half",  # with am or pm
    "quarter_code",  # "Q3", "1H25"
    "fiscal_code",  # "FY25"
    "short_month",  # weaker than the whole word: "Sun" is a paper too
    "short_weekday",
]
# classes of words -> their characters: those that only characters show, and the kinds of the lexicon
CLASSES = {
    "word": "x", "line_end": "|", "slash": ":", "day_number": "N", "digits": "#", "numeric_date": "I", "clock": "T",
    "clock_half": "C", "quarter_code": "Q", "fiscal_code": "K", "short_month": "3", "short_weekday": "7",
    "a": "a", "ago": "g", "am_pm": "p", "and": "&", "approx": "c", "at": "@", "between": "b",
    "big_number": "5", "current": "k", "date_noun": "8", "decade": "X", "deictic": "D", "deictic_part": "V",
    "edge": "e", "edge_noun": "A", "ended": "u", "era": "B", "eve": "v", "every": "E", "far": "+", "fiscal": "f",
    "frequency": "y", "from": "F", "half": "G", "holiday": "H", "holiday_day": "_", "in": "i",
    "last": "l", "least": "<", "month": "M", "more": ">", "next": "n", "number": "L", "o_clock": "q",
    "of": "0", "ordinal": "O", "ordinal_ending": "x", "other": "!", "part_of_day": "P", "per": "/", "period": "R",
    "recent": "1", "same": "s", "season": "S", "shift": "r", "so": "9", "straight": "z", "than": "=", "that": "d",
    "the": "t", "then": "w", "this": "h", "time_noun": "4", "times": "2", "times_noun": "*", "to": "o", "unit": "U", "units": "U",
    "vague": "~", "vague_noun": "j", "vague_time": "J", "versus": "%", "very": "6", "weekday": "W", "weekdays": "m",
    "year": "Y", "zone": "Z",
}  # fmt: skip
_KINDS = {character: kind for kind, character in reversed(CLASSES.items())}  # the first that has it
_ABBREVIATED = {"month": "short_month", "weekday": "short_weekday"}

_WORD = r"""
    (?P<plain>[^\W\d_]{3,})[ ]                                      # most words, with the blank after them, for speed
  | \d{4}-\d\d-\d\d (?:T(?=\d\d:\d\d)|(?![\w-]))                 # 2025-06-09, and before T10:00
  | (?<=\dT)\d\d:\d\d (?::\d\d(?:\.\d+)?)? (?:Z|[+-]\d\d:\d\d)?  # 10:00+02:00
  | \d{1,2}\.\d{1,2}\.\d{4} (?![\w/]|\.\d)                       # 7.8.2007
  | \d{1,2}/\d{1,2}/(?:\d{4}|\d\d) (?![\w/]|\.\d)                # 7/8/07
  | \d{4}/\d{1,2}/\d{1,2}(?!\d) | \d{1,2}-[A-Za-z]{3,9}-(?:\d{4}|\d\d)(?!\w) # 2025/6/9, 4-Oct-05
  | 1/2(?![\d/])                                                # 4 1/2
  | \d{1,2}(?:[:.]\d\d (?::\d\d)?)? \s?(?:HALF_OF_DAY)(?!\w)     # 6:40 pm, 5pm
  | \d{1,2}:\d\d (?::\d\d)? (?!:?\d)                             # 18:00
  | \d+(?:,\d{3})*(?:\.\d+)?[a-z]*(?![^\W_])                    # 21st, 1990s
  | [QH][1-4](?=FY\d|[\W_]|$) | [1-4][QH](?:\d\d(?:\d\d)?)?(?![^\W_])   # Q3, 2Q25
  | FY[ ]?['’]?\d\d(?:\d\d)?(?![^\W_])                           # FY25
  | (?:MARKED)(?!\w)                                            # y/y, o'clock
  | [^\W\d_]+ | [^\S\n]{0,9}\n\s* | [^\w\s] | [\w]+                   # {0,9}: any number costs its square
    """
_SHAPES = {  # of words that are in no lexicon; the first that fits is the class
    "line_end": r"\s+",
    "year": r"1\d{3}|20\d\d|21\d\d",
    "day_number": r"0?[1-9]|[12]\d|3[01]",
    "clock_half": r"\d.*(?:HALF_OF_DAY)",
    "clock": r"\d.*:.*",
    "numeric_date": r"\d.*[-/].*|\d+\.\d+\.\d+",
    "ordinal": r"\d.*(?:ORDINAL_ENDING)",
    "decade": r"(?:\d\d)?\d\ds",
    "quarter_code": r"[QH][1-4]|[1-4][QH](?:\d\d){0,2}",
    "fiscal_code": r"FY.*\d",
    "digits": r"\d(?:.*\d)?",
}
REMEMBERED = 50_000  # words whose class is kept
_MARKS = {"–": "-", "—": "-", "-": "-", "’": "'", "'": "'", "‘": "'", ",": ",", ".": ".", "(": "(", ")": ")",
          "½": CLASSES["half"], "1/2": CLASSES["half"], "&": CLASSES["and"], "/": CLASSES["slash"]}  # fmt: skip


def kind_of(character: str) -> str:
    """The name of a class; punctuation is a class of its own."""
    return _KINDS.get(character, character)


@dataclass(slots=True)
class WordString:
    """The words of a stretch of text: their classes in one string, and their positions (code points) in lists."""

    text: str
    classes: str
    starts: list[int]
    ends: list[int]
    lexicon: dict[str, TimeWord]

    def kind(self, i: int) -> str:
        """The class of word `i`, by name; punctuation is a class of its own."""
        return kind_of(self.classes[i])

    def has(self, kind: str, first: int = 0, last: int | None = None) -> bool:
        """True if a word from `first` to `last` (exclusive) is of a class."""
        return CLASSES[kind] in self.classes[first:last]

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
    if not names.keys() >= {*range(1, 20), *range(20, 100, 10)}:
        return {}  # a language that does not have all the numbers
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
            if not entry.surface[0].isupper():  # else with a capital only: "may", "march" are other words
                self._classes[form] = kind
                continue
            if form != entry.surface.lower():
                kind = CLASSES[_ABBREVIATED.get(entry.kind, entry.kind)]
            self._classes[form.upper()] = self._classes[capwords(form)] = kind
        self._lexical = dict(self._classes)
        years = spelled_years(self.lexicon)
        parts = {
            "HALF_OF_DAY": alternatives(form for form, entry in self.lexicon.items() if entry.kind == "am_pm"),
            "ORDINAL_ENDING": alternatives(
                form for form, entry in self.lexicon.items() if entry.kind == "ordinal_ending"
            ),
            "MARKED": alternatives(form for form in self.lexicon if not form.isalpha() and " " not in form),
        }
        phrases = alternatives(capwords(form) for form in self.lexicon if " " in form)  # "Good Friday"
        self._word = _compiled(rf"(?-i:(?:{phrases})\b)|(?:{alternatives(years)})(?![-\w])|{_WORD}", parts)
        self._shapes = [(CLASSES[kind], _compiled(shape, parts)) for kind, shape in _SHAPES.items()]
        self.lexicon |= years
        self._lexical |= dict.fromkeys(years, CLASSES["year"])

    def read(self, text: str, ranges: Iterable[tuple[int, int]]) -> WordString:
        """The words of the given stretches (code points, in order); with a line end between two stretches."""
        classes: list[str] = []
        starts: list[int] = []
        ends: list[int] = []
        known = self._classes
        for first, end in ranges:
            for word in self._word.finditer(text, first, end):
                surface = word["plain"] or word[0]
                start = word.start()
                classes.append(known.get(surface) or self._class_of(surface))
                starts.append(start)
                ends.append(start + len(surface))
            classes.append(CLASSES["line_end"])
            starts.append(end)
            ends.append(end)
        return WordString(text, "".join(classes), starts, ends, self.lexicon)

    def _class_of(self, surface: str) -> str:
        """The class of a surface that was not met before; it is remembered."""
        kind = self._lexical.get(surface.lower())
        if kind is None:
            kind = next((kind for kind, shape in self._shapes if shape.fullmatch(surface)), CLASSES["word"])
        if len(self._classes) < REMEMBERED:
            self._classes[surface] = kind
        return kind


def read_words(text: str) -> WordString:
    """The words of a short text."""
    return load_reader().read(text, [(0, len(text))])


@cached
def load_reader() -> WordReader:
    """The reader of the words of the lexicon, made once."""
    return WordReader()


def _compiled(pattern: str, parts: Mapping[str, str]) -> re.Pattern[str]:
    """A verbose pattern with the named parts in it, which ignores case."""
    for name, part in parts.items():
        pattern = pattern.replace(name, part)
    return re.compile(pattern, re.VERBOSE | re.IGNORECASE)
