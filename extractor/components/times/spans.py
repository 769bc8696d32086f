"""Where time expressions are: the grammar, regular expressions over the classes of words (`words.py`).

    @time_rule("month_year", r"(?P<month>{MONTH}) ,? {of}? (?P<year>{year})",
               "The mill opened in May 2025.", "The mill opened in May.")
    def month_year(expression: Expression, context: Anchors) -> Meaning | None: ...

Each rule has its pattern, an example, a counterexample, and the function that reads it.  In a pattern {month} is a word of the
class `month`, {MONTH} a part that several rules have; punctuation is itself and blanks are nothing.  Of all rules that fit at
a word the longest wins, of equal ones the first.  The named groups of a pattern are its parts; parts that are times
themselves (`date`) are read by the same grammar again.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from extractor.components.times.words import CLASSES, WordString, kind_of
from extractor.rules import Rules

if TYPE_CHECKING:
    from extractor.components.times.anchoring import Anchors
    from extractor.components.times.meaning import Meaning

    Reader = Callable[["Expression", Anchors], Meaning | None]

# patterns of parts that several rules have
PARTS = {
    "DAY": "[{day_number}{ordinal}]",
    "JOIN": "[-{and}{to}]",
    "MONTH": r"(?:{month} | {short_month} \.?)",
    "WEEKDAY": r"(?:{weekday} | {short_weekday} \.?)",
    "DETERMINER": "[{last}{next}{this}{current}{that}{same}]",
    # last year, the current financial year, the year
    "RELATIVE": "(?:{the}? {DETERMINER} {straight}? {fiscal}? {unit} | {the} {straight}? {fiscal}? {unit})",
    "OF_YEAR": "(?:,? {of}? (?:{year} | {fiscal} {year} | {fiscal_code} | ' [{day_number}{digits}]) | {of}? {RELATIVE})",
    "COUNT": """(?:
        {number} -? {number} | {number} (?: -? {and} -? {a}? -? {half} | {big_number} )?
        | [{day_number}{digits}{year}] (?: -? {half} | {and} {a} {half} )?
        | {a} (?={straight}? {unit} (?!-)) | {a} {big_number} {of}? | {big_number} {of}? | {a}? {vague} {of}?
        | {a} {half} | {half} {a}? {of}?
    )""",
    "APPROX": """(?:
        {approx} | {more} {than} | {at} {least} | {approx} {at} {least}
        | {vague} (?=[{day_number}{number}{digits}{big_number}])
    )""",
    "DAY_AND_MONTH": """(?:
        (?:{WEEKDAY} ,?)? {MONTH} {the}? {DAY} (?: ,? {year} )? | (?:{WEEKDAY} ,?)? {the}? {DAY} {of}? {MONTH} (?: ,? {year} )?
    )""",
    # a point or period with a position in the calendar
    "DATE": """(?:
        {numeric_date} | {DAY_AND_MONTH} | {MONTH} {OF_YEAR}? | {the}? {ordinal} -? {unit} {OF_YEAR}? | {quarter_code} {OF_YEAR}?
        | {the}? {DETERMINER}? {season} {OF_YEAR}? | {the}? {DETERMINER} (?:{unit} | {month} | {weekday})
        | {weekday} | {year} | {fiscal} {year} | {fiscal_code} | {the}? {decade} | {deictic} | {vague_time} | {holiday}
    )""",
    "EDGED": """(?:
        {the}? {edge_noun} {of} (?:{the}? {DATE} | {RELATIVE}) | {the}? [{edge}{edge_noun}] -? {DATE} | {edge} {RELATIVE} | {DATE}
    )""",
}
_NAME = re.compile(r"\{(\w+)\}")


def _filled(template: str) -> str:
    return _NAME.sub(
        lambda name: _filled(PARTS[name[1]]) if name[1] in PARTS else re.escape(CLASSES[name[1]]), template
    )


def class_pattern(template: str) -> re.Pattern[str]:
    """The regular expression over the characters of classes that a template means."""
    return re.compile(_filled(template), re.VERBOSE)


def characters(kinds: str) -> frozenset[str]:
    """The characters of classes, or of punctuation, named in one string."""
    return frozenset(CLASSES.get(kind, kind) for kind in kinds.split())


NEVER_FIRST = characters(
    "word line_end . , ( ) - in to than times_noun ended am_pm zone o_clock era of and date_noun far slash"
)  # classes that no rule begins with
NEVER_ALONE = characters(
    "other the a fiscal edge_noun from between edge ago shift last next this same that day_number ordinal number digits vague "
    "big_number approx every per at more times eve half very least so"
)  # classes that mean nothing before a word of no class
_RUN = class_pattern(r"[^{word}{line_end}]+")
_NOTHING = characters("word line_end")
_CORE = class_pattern(
    r"[{month}{weekday}{short_month}{short_weekday}{unit}{season}{part_of_day}{deictic}{deictic_part}{year}{fiscal_code}"
    r"{numeric_date}{clock}{clock_half}{quarter_code}{decade}{holiday}{vague_time}{vague_noun}{frequency}{weekdays}"
    r"{current}{recent}{versus}{time_noun}{holiday_day}{then}]"
    r" | ' [{day_number}{digits}] | [{ordinal}{last}{next}] -? {half} | [{same}{that}{this}{last}] {period}"
    r" | {the} {last} (?: [.,()] | \Z ) | [{day_number}{digits}{year}] [{era}{zone}] | [{day_number}{number}] [{am_pm}{o_clock}]"
    r" | {DAY} {JOIN} | {JOIN} {the}? {DAY}"
)  # what a time needs


@dataclass(frozen=True, slots=True)
class Expression:
    """A time expression: words `first` to `last` (exclusive), the rule that found it, its reader and the match with its parts."""

    words: WordString
    first: int
    last: int
    rule: str
    read: Reader
    match: re.Match[str]

    @property
    def start(self) -> int:
        """Its first code point."""
        return self.words.starts[self.first]

    @property
    def end(self) -> int:
        """The code point after its last."""
        return self.words.ends[self.last - 1]

    def word_before(self, distance: int) -> str:
        """The word `distance` words before, lower-cased; "" before the start of its line."""
        i = self.first - distance
        return "" if i < 0 or self.words.has("line_end", i, self.first) else self.words.surface(i).lower()

    def kind_before(self) -> str:
        """The class of the word before, that of a line end at the start of the text."""
        return self.words.kind(self.first - 1) if self.first else "line_end"

    def kind_after(self) -> str:
        """The class of the word after."""
        return self.words.kind(self.last)

    def contains(self, kind: str) -> bool:
        """True if a word of the expression is of a class."""
        return self.words.has(kind, self.first, self.last)

    def has(self, *parts: str) -> str | None:
        """The group of the first of these parts that matched something; "date2" is a group of part "date" too."""
        matched = [group for group, classes in self.match.groupdict().items() if classes]
        return next((group for part in parts for group in matched if group.rstrip("23456") == part), None)

    def text(self, *parts: str) -> str:
        """The characters of a part; "" when it is absent."""
        group = self.has(*parts)
        if group is None:
            return ""
        first, last = self.match.span(group)
        return self.words.text[self.words.starts[first] : self.words.ends[last - 1]]

    def is_plural(self, part: str) -> bool:
        """True if a part ends in "s"."""
        return self.text(part).lower().endswith("s")

    def is_ambiguous(self, part: str) -> bool:
        """True if the first word of a part is often no time."""
        group = self.has(part)
        entry = self.words.entry(self.match.start(group)) if group else None
        return entry is not None and entry.ambiguous

    def kind(self, part: str) -> str:
        """The class of the first word of a part, determiners aside; "" when it is absent."""
        group = self.has(part)
        return kind_of(self.match[group].lstrip(CLASSES["the"])[:1]) if group else ""

    def value(self, *parts: str) -> str:
        """The lexicon value of the first word of a part that has one, else its characters."""
        group = self.has(*parts)
        first, last = self.match.span(group) if group else (0, 0)
        entries = (self.words.entry(i) for i in range(first, last))
        return next((entry.value for entry in entries if entry and entry.value is not None), self.text(*parts))


@dataclass(frozen=True, slots=True)
class TimeRule:
    """The pattern of a form of times over the classes of words, and what such an expression means; None where it is no time."""

    pattern: re.Pattern[str]
    read: Reader


RULES = Rules[TimeRule]("times")


def time_rule(
    id: str, pattern: str, example: str, counterexample: str, *, after: tuple[str, ...] = ()
) -> Callable[[Reader], Reader]:
    """A decorator: a function reads the times of this pattern.  `after` the rules that win where both fit the same words."""

    def register(read: Reader) -> Reader:
        RULES.add(id, "", example, counterexample, after=after)(TimeRule(class_pattern(pattern), read))
        return read

    return register


def find_runs(words: WordString) -> Iterator[tuple[int, int]]:
    """The stretches of words in which a time may be: first word, last word (exclusive)."""
    for run in _RUN.finditer(words.classes):
        if _CORE.search(run[0]):
            yield run.span()


def find_expressions(words: WordString, first: int, last: int | None = None) -> list[Expression]:
    """The expressions that begin at word `first`, longest first; with `last`, those that fill the words up to it."""
    classes = words.classes
    if last is None and (
        classes[first] in NEVER_FIRST or (classes[first] in NEVER_ALONE and classes[first + 1] in _NOTHING)
    ):
        return []
    expressions = []
    for rule in RULES.of():
        pattern = rule.find.pattern
        match = pattern.match(classes, first) if last is None else pattern.fullmatch(classes, first, last)
        if match and match.end() > first:
            expressions.append(Expression(words, first, match.end(), rule.id, rule.find.read, match))
    expressions.sort(key=lambda expression: -expression.last)  # stable: of equal ones the first rule
    return expressions
