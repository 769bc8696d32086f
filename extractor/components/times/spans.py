"""Where time expressions stand: the grammar, regular expressions over the classes of words (`words.py`).

Of all rules that fit at a word the longest wins, of equal ones the first.  A rule's named groups are its parts;
`value.py` reads them.  Parts that are times themselves (`date`) are read by the same grammar again.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from extractor.components.times.words import WordString

_MONTH = r"(?:M|3\.?)"
_WEEKDAY = r"(?:W|7\.?)"
_RELATIVE_YEAR = r"(?:t?[lnhsd]U|tU)"
_OF_YEAR = rf"(?:,?f?(?:Y|K|kY|{_RELATIVE_YEAR}))"
_NUMBER = r"(?:LL?-?L?|[N#Y]|a(?:(?=U)|L)|[~]|a~|aLf|Lf|~f)"
_COUNT = rf"(?:{_NUMBER}(?:&aG)?|aG|Gaf?)"
_APPROX = r"(?:c|>=|@<|c@)"
# a point or period with a place in the calendar, without its determiner's own rules
_DATE = (
    r"(?:I"
    rf"|(?:{_WEEKDAY},?)?{_MONTH}[NO](?:,?Y)?|(?:{_WEEKDAY},?)?t?[NO]f?{_MONTH}(?:,?Y)?"
    rf"|{_MONTH}{_OF_YEAR}?|t?O-?U{_OF_YEAR}?|Q{_OF_YEAR}?|t?[lnh]?S{_OF_YEAR}?|t?[lnhd](?:U|M)|[eD]-?(?:Y|M)|W|Y|K|kY|D|J|H)"
)
_EDGED = rf"(?:t?ef?{_DATE}|{_DATE})"

PATTERNS: dict[str, str] = {
    # explicit
    "numeric_date": r"(?P<day>I)",
    "month_day": rf"(?:(?P<weekday>{_WEEKDAY}),?)?(?P<month>{_MONTH})t?(?P<day>[NO])(?:,?(?P<year>Y)(?![-]?[U]))?(?P<part>P)?",
    "day_month": rf"(?:(?P<weekday>{_WEEKDAY}),?)?t?(?P<day>[NO])f?(?P<month>{_MONTH})(?:,?(?P<year>Y))?(?P<part>P)?",
    "days_month": rf"(?P<day>[N])(?=[-&][N]f?{_MONTH})",
    "month_days": rf"(?<=[NO][-&o])(?P<day>[N])(?![U])",
    "month_year": rf"(?P<month>{_MONTH}),?f?(?P<year>Y)",
    "month_of": rf"(?P<month>{_MONTH})f?(?P<date>{_RELATIVE_YEAR})",
    "month": r"(?P<month>M)|(?P<abbreviated>3\.)(?![A-Z])|(?<=[ioFbuf&-])(?P<short>3)",
    "year": r"(?P<year>Y)(?:-(?P<last>[NY#])(?!-))?",
    "year_bc": r"(?P<year>[N#Y])(?P<era>B)",
    "short_year": r"(?P<mark>')(?P<year>[N#])",
    "fiscal_year": r"(?:t?kU?(?P<year>Y)|(?P<fy>K)|t?(?P<which>[lnh]?)k(?P<unit>U)|t?(?P<year2>Y)kU)",
    "school_year": r"(?P<year>Y)-(?P<last>[N#])",
    "decade": r"t?(?P<edge>e?)-?(?P<decade>X)",
    "century": r"t?(?P<edge>e?)-?(?P<ordinal>O)-?(?P<unit>U)(?P<era>B)?",
    "quarter": rf"t?(?:(?P<edge>ef)t?)?(?P<ordinal>[Ol])-?(?P<unit>U)(?:f?(?:t?k)?(?P<year>{_OF_YEAR}))?",
    "quarter_code": rf"(?P<code>Q),?(?:f?(?P<year>{_OF_YEAR}))?|(?P<year2>Y)-?(?P<code2>Q)",
    "half": rf"t?(?P<ordinal>[Olne])-?G(?:f?(?P<year>{_OF_YEAR}|t?{_MONTH}Y?|t?O?U(?:f?Y)?))?",
    "season": rf"t?(?P<which>[lnhds]?)(?P<season>S)(?:(?P<year>,?f?(?:Y|{_RELATIVE_YEAR})))?",
    "weekday": rf"(?P<which>t?[lnh])?(?P<weekday>W)(?P<part>P)?(?:f?(?P<week>t?[lnh]U))?|(?P<short>7\.)(?P<part2>P)?",
    "weekday_date": r"(?P<weekday>W),?(?P<deictic>D)",
    "holiday": r"(?:w(?P<new>'?x?)v|(?P<holiday>H)(?P<eve>v)?(?P<unit>U)?)(?:,?(?P<year>Y))?",
    # relative
    "relative": r"t?(?P<very>s?)(?P<which>[lnhds])s?k?z?(?P<unit>U)(?P<part>P)?",
    "relative_month": rf"t?(?P<which>[lnhd])s?(?P<month>M)",
    "definite": r"t(?P<unit>U)(?P<after>r)|t(?P<unit2>U)(?P<after2>[ln])(?![UMS])",
    "ago": rf"(?P<approx>{_APPROX})?(?P<count>{_COUNT}|a)z?-?(?P<unit>U)(?P<ago>g)",
    "shifted": rf"(?P<approx>{_APPROX})?(?P<count>{_COUNT}|a|the)?z?-?(?P<unit>U)'?(?P<after>r)",
    "deictic": r"(?P<early>[er]?)(?P<deictic>D)(?:'x)?(?P<part>P)?",
    "deictic_part": r"(?P<part>V)|(?P<last>l)(?P<night>P)|(?P<this>[hd])(?P<part2>P)",
    "edge": rf"(?P<det>t?)(?P<edge>e)-?f?i?(?P<date>t?{_DATE}|tU|t?[lnhd]s?U|tk?U)",
    "later_this": r"(?P<edge>[re])i?(?P<date>[hld]U|tU|D)",
    "same_period": rf"t?(?P<same>s)(?P<unit>[RUP])(?:f?i?(?P<date>t?l?[lnhd]U|Y|t?l?U|(?:L|a)Ur|aUg|tUr|tUl))?|t?(?P<that>[dh])s?(?P<unit2>[R])",
    # windows
    "last_count": rf"t?(?P<which>[lnh])(?P<approx>{_APPROX})?(?P<count>{_COUNT})z?-?(?P<unit>U)(?P<period>-?R)?",
    "first_count": rf"t?(?P<ordinal>[Ol])-?(?P<count>{_COUNT})z?-?(?P<unit>U)(?P<period>R)?(?:(?:f|i)?(?P<date>{_OF_YEAR}|t?k?U))?",
    "window_to": rf"t?(?P<count>{_COUNT})?-?z?k?(?P<unit>U)(?P<period>-?R)?(?P<to>[ou]|ue)[io]?(?P<date>t?{_EDGED})",
    "window_from": rf"(?:{_COUNT})z?-?(?P<unit>U)R?(?P<from>[eF])i?(?P<date>{_EDGED})",
    "week_of": rf"tU(?P<of>[fo])(?P<date>{_DATE})",
    "from_to": rf"(?:F(?P<date>t?{_EDGED})o(?P<until>t?{_EDGED})|b(?P<date2>t?{_EDGED})&(?P<until2>t?{_EDGED}))",
    "span_to": rf"(?P<date>{_MONTH}Y?)[-o](?P<until>{_MONTH}Y?)",
    # durations and sets
    "duration": rf"(?P<approx>{_APPROX})?(?P<count>{_COUNT})z?-?z?(?P<unit>U)(?:-z)?(?P<half>&aG)?",
    "bare_units": r"(?P<unit>U)",
    "every": r"E(?P<ordinal>[O]?)(?P<count>[LN]?)(?P<unit>[UWMSP])|(?P<days>m)",
    "per": r"/(?P<unit>U)",
    "frequency": r"(?P<adverb>y)",
    "times": r"(?P<times>2|[LN]\*)(?P<per>[a/E])(?P<unit>[U])",
    "year_on_year": r"(?P<unit>U)-?[ir]-?(?P<unit2>U)|(?P<code>%)",
    # clock and references
    "clock": rf"(?P<clock>[TC]|(?P<hour>[NL])(?:p|q))(?P<ampm>p)?(?:\(?(?P<zone>Z)\)?)?(?:(?:i|,)?(?P<date>{_DATE}))?|(?P<four>#|Y)(?P<zone2>Z)",
    "part_of_day": r"t?(?P<edge>e?)(?P<part>P)(?:f(?P<date>" + _DATE + r"))?",
    "vague_time": r"(?P<word>J)|t(?P<noun>j)|t(?P<past>l)(?![A-Z~NL])",
    "recent": r"t?(?P<recent>~)(?P<unit>U)",
}  # fmt: skip

NEVER_FIRST = frozenset("x|.,()io-=*upZqB'&")  # classes that no rule begins with
_BLANK = ("x", "|", "")
NEVER_ALONE = frozenset("tafFbegrlnhsdkLNO#~cE/@>2w")  # classes that mean nothing before a word of no class


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

    def has(self, *groups: str) -> str | None:
        """The name of the first of these groups that matched something."""
        known = self.match.re.groupindex
        return next((group for group in groups if group in known and self.match.group(group)), None)

    def text(self, *groups: str) -> str:
        """The characters of a part; "" when it is absent."""
        group = self.has(*groups)
        if group is None:
            return ""
        first, last = self.match.span(group)
        return self.words.text[self.words.starts[first] : self.words.ends[last - 1]]

    def value(self, *groups: str) -> str:
        """The lexicon value of the first word of a part that has one, else its characters."""
        group = self.has(*groups)
        if group is None:
            return ""
        first, last = self.match.span(group)
        for i in range(first, last):
            entry = self.words.entry(i)
            if entry is not None and entry.value is not None:
                return entry.value
        return self.text(group)


class Grammar:
    """The compiled rules."""

    def __init__(self) -> None:
        self._rules = [(name, re.compile(pattern)) for name, pattern in PATTERNS.items()]

    def candidates(self, words: WordString, first: int, last: int | None = None) -> list[Expression]:
        """The expressions that begin at word `first`, longest first; with `last`, those that fill the words up to it."""
        classes = words.classes
        if classes[first] in NEVER_FIRST or (classes[first] in NEVER_ALONE and classes[first + 1 : first + 2] in _BLANK):
            return []
        found = []
        for name, pattern in self._rules:
            match = pattern.match(classes, first) if last is None else pattern.fullmatch(classes, first, last)
            if match and match.end() > first:
                found.append(Expression(words, first, match.end(), name, match))
        found.sort(key=lambda expression: -expression.last)  # stable: of equal ones the first rule
        return found
