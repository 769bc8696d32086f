"""Where time expressions stand: the grammar, regular expressions over the classes of words (`words.py`).

Of all rules that fit at a word the longest wins, of equal ones the first.  A rule's named groups are its parts;
`value.py` reads them.  Parts that are times themselves (`date`) are read by the same grammar again.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from extractor.components.times.words import WordString

_MONTH = r"(?:M|3\.?)"
_WEEKDAY = r"(?:W|7\.?)"
_DETERMINER = "[lnhkds]"
_RELATIVE = rf"(?:t?{_DETERMINER}z?f?U|tz?f?U)"  # last year, the current financial year, the year
_OF_YEAR = rf"(?:,?0?(?:Y|fY|K|'[N#])|0?{_RELATIVE})"
_COUNT = r"(?:L-?L|L(?:-?&-?a?-?G|5)?|[N#Y](?:-?G|&aG)?|a(?=z?U(?!-))|a50?|50?|a?[~]0?|aG|Ga?0?)"
_APPROX = r"(?:c|>=|@<|c@<|~(?=[NL#5]))"
_DAY_AND_MONTH = rf"(?:(?:{_WEEKDAY},?)?{_MONTH}t?[NO](?:,?Y)?|(?:{_WEEKDAY},?)?t?[NO]0?{_MONTH}(?:,?Y)?)"
# a point or period with a place in the calendar
_DATE = (
    rf"(?:I|{_DAY_AND_MONTH}|{_MONTH}{_OF_YEAR}?|t?O-?U{_OF_YEAR}?|Q{_OF_YEAR}?|t?{_DETERMINER}?S{_OF_YEAR}?"
    rf"|t?{_DETERMINER}(?:U|M|W)|W|Y|fY|K|t?X|D|J|H)"
)
_EDGED = rf"(?:t?A0(?:t?{_DATE}|{_RELATIVE})|t?[eA]-?{_DATE}|e{_RELATIVE}|{_DATE})"

PATTERNS: dict[str, str] = {
    # dates that name their place
    "numeric_date": r"(?P<day>I)",
    "month_day": rf"(?:{_WEEKDAY},?)?(?P<month>{_MONTH})t?(?P<day>[NO])(?:,?(?P<year>Y)(?!-?U)|0?(?P<date>t?{_DETERMINER}U))?",
    "day_month": rf"(?:{_WEEKDAY},?)?t?(?P<day>[NO])0?(?P<month>{_MONTH})(?:,?(?P<year>Y))?",
    "days_month": rf"t?(?P<day>[NO])(?=[-&o]t?[NO]0?{_MONTH})",
    "month_days": r"(?:(?<=M[NO][-&o])|(?<=3\.[NO][-&o])|(?<=3[NO][-&o]))t?(?P<day>[NO])(?:,(?P<year>Y))?(?![U-])",
    "month_year": rf"(?P<month>{_MONTH}),?0?(?P<year>Y)",
    "month_of": rf"(?P<month>{_MONTH})0?(?P<date>t?{_DETERMINER}U)",
    "month": r"(?P<month>M|3\.|(?<=[ioFbu0&-])3)",
    "year": r"(?P<unit>tU)?(?P<year>Y)(?:[-:](?P<last>[N#])(?!-))?|'(?P<short>[N#])",
    "year_bc": r"(?P<year>[N#Y])(?P<era>B)",
    "fiscal_year": rf"t?fU?(?P<year>Y)|(?P<year3>K)|t?(?P<which>{_DETERMINER}?)f(?P<unit>U)|t?(?P<year2>Y)fU",
    "decade": r"t?(?P<edge>e?)-?'?(?P<decade>X)",
    "century": r"t?(?P<edge>e?)-?(?P<ordinal>O)-?(?P<unit>U)(?P<era>B)?",
    "quarter": rf"(?:(?:t?(?P<year2>Y)|(?P<year3>{_DETERMINER}U)'x)-?|t?)f?-?(?P<ordinal>[Ol])-?f?(?P<unit>U)"
    rf"(?P<year>0?t?f?{_OF_YEAR})?(?:(?=,?d?ui?t?(?P<date>{_DATE})))?",
    "quarter_code": rf"(?P<code>Q)(?P<year>{_OF_YEAR}|N(?=[.,()|&]))?",
    "half": rf"t?(?P<ordinal>[Oln])-?G(?P<year>0?f?{_OF_YEAR})?",
    "season": rf"(?:t|h(?=[ln]))?(?P<which>{_DETERMINER}?)s?(?P<season>S)(?P<year>,?0?(?:Y|{_RELATIVE}))?",
    "weekday": rf"(?:(?:t|h(?=[ln]))?(?P<which>{_DETERMINER}))?(?P<weekday>W)|(?P<short>7\.)",
    "weekday_part": rf"(?P<date>(?:t?{_DETERMINER})?W|D|{_DAY_AND_MONTH}|H)(?:'x)?e?(?P<part>P)",
    "week_of": rf"t?(?P<ordinal>[Ol])?(?P<unit>U)[0o]t?(?P<date>{_DATE})",
    "holiday": rf"(?:(?P<holiday>H)(?P<eve>v)?U?|(?P<day>_)(?:'x?)?U)(?:,?0?(?P<year>Y|{_DETERMINER}U))?",
    # dates that hang on another
    "relative": rf"(?:t|h(?=[ln]))?(?P<which>{_DETERMINER})s?z?(?P<unit>U)(?P<part>P)?",
    "relative_month": rf"t?(?P<which>{_DETERMINER})s?(?P<month>M)",
    "definite_unit": r"tz?(?P<unit>U)",
    "definite": r"t(?P<unit>U)(?P<after>r|[ln](?![UMS0]))",
    "ago": rf"(?P<approx>{_APPROX})?(?P<count>{_COUNT})z?-?(?P<unit>U)(?:(?P<half>&aG)?g|F(?P<ahead>J))",
    "shifted": rf"(?P<approx>{_APPROX})?(?P<count>{_COUNT})?z?-?(?P<unit>U)'?(?P<after>r)",
    "deictic": r"(?P<deictic>D)",
    "deictic_part": r"(?P<overnight>V)|(?P<last>l)(?P<night>P)|t?(?P<which>[hdsn])s?(?P<part>P)",
    "edge": rf"t?6?(?P<edge>A)(?:0(?P<date>t?{_DATE}|{_RELATIVE})|-(?P<date3>{_DATE}))"
    rf"|t?(?P<edge2>e)-?i?(?P<date2>t?{_DATE}|{_RELATIVE})",
    "unit_end": r"(?P<unit>U)(?:'x|-)(?P<edge>A)",
    "later_this": rf"(?P<later>[re])i?(?P<date>{_RELATIVE}|D|W)|(?P<late>r)i(?P<date2>{_DATE})",
    "same_period": rf"t?s(?P<unit>[RU])(?:0?i?F?(?P<date>t?l?{_DETERMINER}U|Y|(?:L|a)Ur|aUg|tUr|tUl))?"
    r"|t?(?P<which>[dhl])s?(?P<unit2>R)",
    # windows
    "to_date": rf"t?(?P<unit>U)-?o-?8R?(?P<date>,?0?i?t?{_DETERMINER}U)?"
    r"|9\+(?:(?P<so>[hk]U)|i(?P<so3>Y))|(?P<so2>hU)9\+|(?P<unit2>t?U)9\+",
    "last_count": rf"(?:t|h(?=[ln]))?(?P<which>{_DETERMINER})(?P<approx>{_APPROX})?(?P<count>{_COUNT})z?-?(?P<unit>U)R?",
    "first_count": rf"t?(?P<ordinal>[Ol])-?(?P<count>{_COUNT})z?-?(?P<unit>U)R?"
    rf"(?P<date>[0i]?(?:{_OF_YEAR}|tf?U)|0{_MONTH}(?:,?Y)?)?",
    "window_to": rf"t?(?P<which>{_DETERMINER})?(?P<count>{_COUNT})?-?z?f?(?P<unit>U)-?R?"
    rf"(?P<to>[ou]|d?uiA?0?|uA|du|(?P<from>A))i?(?P<date>t?{_EDGED})",
    "from_to": rf"F(?P<date>t?{_EDGED})o(?P<until>t?{_EDGED})|b(?P<date2>t?{_EDGED})&(?P<until2>t?{_EDGED})"
    r"|(?:t?U)?(?P<date3>Y)[-:](?P<until3>Y)(?!-)|(?:(?<=[0bi(@])|t?U)(?P<date4>Y)o(?P<until4>Y)(?!-?[U#N])"
    rf"|[bF]t?(?P<day>[NO])[-&o](?P<until6>t?[NO]0?{_MONTH}(?:,?Y)?)|(?P<date5>{_MONTH}Y?)(?:[-:o]|-o-)(?P<until5>{_MONTH}Y?)",
    # durations and sets
    "duration": rf"(?:t(?=[LN]U))?(?P<approx>{_APPROX})?(?P<count>{_COUNT})[z>]?-?z?(?P<unit>U)(?P<half>&aG)?",
    "unit_long": r"(?P<unit>U)-z",
    "bare_units": r"(?P<unit>U)",
    "every": r"E(?P<ordinal>[O!]?)(?P<count>[LN]?)(?P<unit>[UWMSP])|(?P<days>m)",
    "per": r"(?:/|(?:2|[LN]\*)[a/E])(?P<unit>U)",
    "frequency": r"(?P<adverb>y)",
    "year_earlier": r"[ta]?s?(?P<by>U)-[rg]-?(?:O-?|(?P<count>[LN]))?(?P<unit>[UR])|t?(?P<by2>U)-[rg]",
    "year_on_year": r"(?P<unit>U)-?[irc]-?(?P<unit2>U)|(?P<code>%)",
    # clock times and references
    "clock": rf"(?P<clock>[TC]|(?P<hour>[NL])(?:p|q))p?(?:\(?(?P<zone>Z)\)?)?(?:(?:i|,)?(?P<date>{_DATE}))?"
    r"|(?P<four>#|Y)(?P<zone2>Z)|(?P<date2>I)(?P<clock2>T)(?:\(?(?P<zone3>Z)\)?)?",
    "part_of_day": rf"t?(?P<edge>e?)(?P<part>P)(?:(?:U?0|i)?(?P<date>{_DATE}))?",
    "recent": r"(?P<reference>[1k])(?P<unit>U)?",
    "vague_time": r"[6>]?(?P<reference>J)|t[6z]?(?P<noun>j)|t(?P<reference2>l)(?=[x.,|()])",
    "that_time": r"d4",
}  # fmt: skip

NEVER_FIRST = frozenset("x|.,()io-=*upZqB0&8+:")  # classes that no rule begins with
NEVER_ALONE = frozenset("!tafAFbegrlnhsdNOL#~5cE/@>2vG6<9")  # classes that mean nothing before a word of no class
_RUN = re.compile(r"[^x|]+")
_CORE = re.compile(
    r"[MW37USPDVYKITCQXHJjymk1%4_]|'[N#]|[Oln]-?G|[sdhl]R|tl(?:[.,()]|\Z)|[N#Y][BZ]|[NL][pq]|[NO][-&o]|[-&o]t?[NO]"
)  # what a time needs


@dataclass(frozen=True, slots=True)
class Expression:
    """A time expression: words `first` to `last` (exclusive), the rule that found it and the match with its parts."""

    words: WordString
    first: int
    last: int
    rule: str
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
        """The word `distance` places before, lower-cased; "" before the start of its line."""
        i = self.first - distance
        return "" if i < 0 or "|" in self.words.classes[i : self.first] else self.words.surface(i).lower()

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


class Grammar:
    """The compiled rules."""

    def __init__(self) -> None:
        self._rules = [(name, re.compile(pattern)) for name, pattern in PATTERNS.items()]

    def runs(self, words: WordString) -> Iterator[tuple[int, int]]:
        """The stretches of words in which a time may stand: first word, last word (exclusive)."""
        for run in _RUN.finditer(words.classes):
            if _CORE.search(run[0]):
                yield run.span()

    def candidates(self, words: WordString, first: int, last: int | None = None) -> list[Expression]:
        """The expressions that begin at word `first`, longest first; with `last`, those that fill the words up to it."""
        classes = words.classes
        if last is None and (
            classes[first] in NEVER_FIRST or (classes[first] in NEVER_ALONE and classes[first + 1] in "x|")
        ):
            return []
        found = []
        for name, pattern in self._rules:
            match = pattern.match(classes, first) if last is None else pattern.fullmatch(classes, first, last)
            if match and match.end() > first:
                found.append(Expression(words, first, match.end(), name, match))
        found.sort(key=lambda expression: -expression.last)  # stable: of equal ones the first rule
        return found
