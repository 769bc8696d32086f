"""Where time expressions are: the grammar, regular expressions over the classes of words (`words.py`).

    @time_rule("month_year", rf"(?P<month>{MONTH}),?0?(?P<year>Y)",
               "The mill opened in May 2025.", "The mill opened in May.")
    def month_year(expression: Expression, context: Anchors) -> Meaning | None: ...

Each rule of `value/` has its pattern, an example, a counterexample, and the function that reads it.  Of all rules that fit at
a word the longest wins, of equal ones the first.  The named groups of a pattern are its parts; parts that are times
themselves (`date`) are read by the same grammar again.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from extractor.components.times.words import WordString
from extractor.rules import Rules

if TYPE_CHECKING:
    from extractor.components.times.anchoring import Anchors
    from extractor.components.times.meaning import Meaning

    Reader = Callable[["Expression", Anchors], Meaning | None]

# patterns of parts that several rules have

MONTH = r"(?:M|3\.?)"
WEEKDAY = r"(?:W|7\.?)"
DETERMINER = "[lnhkds]"
RELATIVE = rf"(?:t?{DETERMINER}z?f?U|tz?f?U)"  # last year, the current financial year, the year
OF_YEAR = rf"(?:,?0?(?:Y|fY|K|'[N#])|0?{RELATIVE})"
COUNT = r"(?:L-?L|L(?:-?&-?a?-?G|5)?|[N#Y](?:-?G|&aG)?|a(?=z?U(?!-))|a50?|50?|a?[~]0?|aG|Ga?0?)"
APPROX = r"(?:c|>=|@<|c@<|~(?=[NL#5]))"
DAY_AND_MONTH = rf"(?:(?:{WEEKDAY},?)?{MONTH}t?[NO](?:,?Y)?|(?:{WEEKDAY},?)?t?[NO]0?{MONTH}(?:,?Y)?)"
# a point or period with a position in the calendar
DATE = (
    rf"(?:I|{DAY_AND_MONTH}|{MONTH}{OF_YEAR}?|t?O-?U{OF_YEAR}?|Q{OF_YEAR}?|t?{DETERMINER}?S{OF_YEAR}?"
    rf"|t?{DETERMINER}(?:U|M|W)|W|Y|fY|K|t?X|D|J|H)"
)
EDGED = rf"(?:t?A0(?:t?{DATE}|{RELATIVE})|t?[eA]-?{DATE}|e{RELATIVE}|{DATE})"

NEVER_FIRST = frozenset("x|.,()io-=*upZqB0&8+:")  # classes that no rule begins with
NEVER_ALONE = frozenset("!tafAFbegrlnhsdNOL#~5cE/@>2vG6<9")  # classes that mean nothing before a word of no class
_RUN = re.compile(r"[^x|]+")
_CORE = re.compile(
    r"[MW37USPDVYKITCQXHJjymk1%4_w]|'[N#]|[Oln]-?G|[sdhl]R|tl(?:[.,()]|\Z)|[N#Y][BZ]|[NL][pq]|[NO][-&o]|[-&o]t?[NO]"
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
        return "" if i < 0 or "|" in self.words.classes[i : self.first] else self.words.surface(i).lower()

    def class_before(self) -> str:
        """The class of the word before, that of a line end at the start of the text."""
        return self.words.classes[self.first - 1] if self.first else "|"

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
        return self.match[group].lstrip("t")[:1] if group else ""

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
        RULES.add(id, "", example, counterexample, after=after)(TimeRule(re.compile(pattern), read))
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
        classes[first] in NEVER_FIRST or (classes[first] in NEVER_ALONE and classes[first + 1] in "x|")
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
