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
_OF_YEAR = rf"(?:,?0?(?:Y|K|fY|'[N#])|0?{_RELATIVE})"
_COUNT = r"(?:L-?L|L(?:-?&-?a?-?G|5)?|[N#Y](?:&aG)?|a(?=U(?!-))|a50?|50?|a?[~]0?|aG|Ga?0?)"
_APPROX = r"(?:c|>=|@<|c@<|~(?=[NL#5]))"
_DAY_AND_MONTH = rf"(?:(?:{_WEEKDAY},?)?{_MONTH}t?[NO](?:,?Y)?|(?:{_WEEKDAY},?)?t?[NO]0?{_MONTH}(?:,?Y)?)"
# a point or period with a place in the calendar
_DATE = (
    rf"(?:I|{_DAY_AND_MONTH}|{_MONTH}{_OF_YEAR}?|t?O-?U{_OF_YEAR}?|Q{_OF_YEAR}?|t?{_DETERMINER}?S{_OF_YEAR}?"
    rf"|t?{_DETERMINER}(?:U|M|W)|W|Y|K|fY|t?X|D|J|H)"
)
_EDGED = rf"(?:t?A0(?:t?{_DATE}|{_RELATIVE})|t?[eA]-?{_DATE}|e{_RELATIVE}|{_DATE})"

PATTERNS: dict[str, str] = {
    # dates that name their place
    "numeric_date": r"(?P<day>I)",
    "month_day": rf"(?:(?P<weekday>{_WEEKDAY}),?)?(?P<month>{_MONTH})t?(?P<day>[NO])(?:,?(?P<year>Y)(?!-?U))?",
    "day_month": rf"(?:(?P<weekday>{_WEEKDAY}),?)?t?(?P<day>[NO])0?(?P<month>{_MONTH})(?:,?(?P<year>Y))?",
    "month_day_of": rf"(?P<day>{_MONTH}t?[NO])0(?P<date>{_RELATIVE})",
    "day_of": rf"t(?P<day>O)0(?P<date>{_RELATIVE})",
    "days_month": rf"t?(?P<day>[NO])(?=[-&o]t?[NO]0?{_MONTH})",
    "month_days": r"(?:(?<=M[NO][-&o])|(?<=3\.[NO][-&o])|(?<=3[NO][-&o]))t?(?P<day>[NO])(?:,(?P<year>Y))?(?![U-])",
    "month_year": rf"(?P<month>{_MONTH}),?0?(?P<year>Y)",
    "month_of": rf"(?P<month>{_MONTH})0?(?P<date>t?{_DETERMINER}U)",
    "month": r"(?P<month>M)|(?P<abbreviated>3\.)|(?<=[ioFbu0&-])(?P<short>3)",
    "year": r"(?P<unit>tU)?(?P<year>Y)(?:[-:](?P<last>[NY#])(?!-))?",
    "years_to": r"(?:(?<=[0bi(@])|(?P<unit>t?U))(?P<year>Y)o(?P<last>Y)(?!-?[U#N])",
    "year_bc": r"(?P<year>[N#Y])(?P<era>B)",
    "short_year": r"'(?P<year>[N#])",
    "fiscal_year": rf"(?:t?fU?(?P<year>Y)|(?P<fy>K)|t?(?P<which>{_DETERMINER}?)f(?P<unit>U)|t?(?P<year2>Y)fU)",
    "decade": r"t?(?P<edge>e?)-?'?(?P<decade>X)",
    "century": r"t?(?P<edge>e?)-?(?P<ordinal>O)-?(?P<unit>U)(?P<era>B)?",
    "quarter": rf"t?f?(?P<ordinal>[Ol])-?f?(?P<unit>U)(?P<year>0?t?f?{_OF_YEAR})?",
    "quarter_code": rf"(?P<code>Q)(?P<year>{_OF_YEAR})?|(?P<year2>Y)-?(?P<code2>Q)",
    "half": rf"t?(?P<ordinal>[Oln])-?G(?P<year>0?f?{_OF_YEAR}|0t?{_MONTH}Y?|0t?OU{_OF_YEAR}?)?",
    "season": rf"t?(?P<which>{_DETERMINER}?)s?(?P<season>S)(?P<year>,?0?(?:Y|{_RELATIVE}))?",
    "weekday": rf"(?P<which>t?{_DETERMINER})?(?P<weekday>W)(?:0?(?P<week>t?[lnhk]U))?|(?P<short>7\.)",
    "weekday_part": rf"(?P<date>(?:t?{_DETERMINER})?W|D|{_DAY_AND_MONTH}|H)(?:'x)?e?(?P<part>P)",
    "week_part": r"t?(?P<ordinal>[Ol])(?P<unit>U)0t?(?P<date>MY?|OUY?)",
    "holiday": r"(?:w(?P<new>U(?:'x)?v)|(?P<holiday>H)(?P<eve>v)?U?|(?P<day>_)(?:'x?)?U|(?P<easter>;W|HW))(?:,?(?P<year>Y))?",
    # dates that hang on another
    "relative": rf"t?(?P<which>{_DETERMINER})s?z?(?P<unit>U)(?P<part>P)?",
    "relative_month": rf"t?(?P<which>{_DETERMINER})s?(?P<month>M)",
    "definite_unit": r"tz?(?P<unit>U)",
    "definite": r"t(?P<unit>U)(?P<after>r)|t(?P<unit2>U)(?P<after2>[ln])(?![UMS])",
    "ago": rf"(?P<approx>{_APPROX})?(?P<count>{_COUNT})z?-?(?P<unit>U)(?P<half>&aG)?g(?P<date>D|hU)?",
    "shifted": rf"(?P<approx>{_APPROX})?(?P<count>{_COUNT})z?-?(?P<unit>U)'?(?P<after>r)",
    "from_now": rf"(?P<count>{_COUNT})(?P<unit>U)F(?P<date>J|D|W)",
    "counted_from": rf"(?P<count>{_COUNT})(?P<unit>U)(?P<after>r)t?(?P<date>{_DATE})",
    "units_later": r"(?P<unit>U)(?P<after>r)",
    "deictic": r"(?P<deictic>D)",
    "deictic_part": r"(?P<overnight>V)|(?P<last>l)(?P<night>P)|t?(?P<which>[hdsn])s?(?P<part>P)",
    "edge": rf"t?6?(?P<edge>A)(?:0(?P<date>t?{_DATE}|{_RELATIVE})|-?(?P<date3>{_DATE}))"
    rf"|t?(?P<edge2>e)-?i?(?P<date2>t?{_DATE}|{_RELATIVE})",
    "unit_end": r"(?P<unit>U)(?:'x|-)(?P<edge>A)",
    "later_this": rf"(?P<later>[re])i?(?P<date>{_RELATIVE}|D)|(?P<late>r)i(?P<date2>{_DATE})",
    "same_period": rf"t?s(?P<unit>[RU])(?:0?i?F?(?P<date>t?l?{_DETERMINER}U|Y|(?:L|a)Ur|aUg|tUr|tUl))?|t?[dh]s?(?P<unit2>R)",
    # windows
    "to_date": rf"t?(?P<unit>U)-?o-?8R?(?P<date>,?0?i?t?{_DETERMINER}U)?"
    r"|9\+(?P<date2>[hk]U|iY)|(?P<date3>hU)9\+|(?P<unit2>t?U)9\+",
    "last_count": rf"t?(?P<which>{_DETERMINER})(?P<approx>{_APPROX})?(?P<count>{_COUNT})z?-?(?P<unit>U)R?",
    "count_last": rf"t(?P<count>{_COUNT})(?P<which>[ln])z?-?(?P<unit>U)",
    "first_count": rf"t?(?P<ordinal>[Ol])-?(?P<count>{_COUNT})z?-?(?P<unit>U)R?"
    rf"(?P<date>[0i]?(?:{_OF_YEAR}|tf?U)|0{_MONTH}(?:,?Y)?)?",
    "window_to": rf"(?P<the>t?{_DETERMINER}?)(?P<count>{_COUNT})?-?z?f?(?P<unit>U)-?R?(?P<to>[ou]|d?uiA?0?|uA|du)i?"
    rf"(?P<date>t?{_EDGED})",
    "window_from": rf"(?:t?h?)(?P<count>{_COUNT})z?-?(?P<unit>U)R?(?:(?P<from>[AF])i?|iF)(?P<date>{_EDGED})",
    "week_of": rf"t?(?P<unit>U)[0o](?P<date>{_DATE})",
    "from_to": rf"F(?P<date>t?{_EDGED})o(?P<until>t?{_EDGED})|b(?P<date2>t?{_EDGED})&(?P<until2>t?{_EDGED})"
    rf"|(?:b|F)t?(?P<first>[NO])[&o](?P<until3>t?[NO]0?{_MONTH}(?:,?Y)?)",
    "span_to": rf"(?P<date>{_MONTH}Y?)(?:[-:o]|-o-)(?P<until>{_MONTH}Y?)",
    # durations and sets
    "duration": rf"(?P<approx>{_APPROX})?(?P<count>{_COUNT})z?-?z?(?P<unit>U)(?P<half>&aG)?",
    "unit_long": r"(?P<unit>U)-z",
    "long_word": r"\$",
    "bare_units": r"(?P<unit>U)",
    "recent": r"(?P<adjective>[1k])(?P<unit>U)?",
    "every": r"E(?P<ordinal>[O!]?)(?P<count>[LN]?)(?P<unit>[UWMSP])|(?P<days>m)",
    "per": r"/(?P<unit>U)",
    "frequency": r"(?P<adverb>y)",
    "times": r"(?P<times>2|[LN]\*)(?P<per>[a/E])(?P<unit>U)",
    "year_earlier": r"[ta]?(?P<by>U)-(?P<back>[rg])-?(?P<unit>[UR])",
    "year_on_year": r"(?P<unit>U)-?[irc]-?(?P<unit2>U)|(?P<code>%)",
    # clock times and references
    "clock": rf"(?P<clock>[TC]|(?P<hour>[NL])(?:p|q))p?(?:\(?(?P<zone>Z)\)?)?(?:(?:i|,)?(?P<date>{_DATE}))?"
    r"|(?P<four>#|Y)(?P<zone2>Z)",
    "part_of_day": rf"t?(?P<edge>e?)(?P<part>P)(?:(?:U?0|i)?(?P<date>{_DATE}))?",
    "vague_time": r"(?P<word>[6>]?J)|t?6?(?P<noun>j)|t(?P<past>l)(?![A-Z~NL])",
    "term": r"t?[6z]-?`",
    "that_time": r"d4",
}  # fmt: skip

NEVER_FIRST = frozenset("x|.,()io-=*upZqB0&8+:")  # classes that no rule begins with
NEVER_ALONE = frozenset(";!tafAFbegrlnhsdNOL#~5cE/@>2wvG6<9")  # classes that mean nothing before a word of no class
_RUN = re.compile(r"[^x|]+")
_CORE = re.compile(
    r"[MW37USPDVYITCQKXHJjymk1%4_$`]|'[N#]|[Oln]-?G|[sdh]R|[N#Y][BZ]|[NL][pq]|[NO][-&o]|[-&o]t?[NO]"
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

    def text_of(self, index: int) -> str:
        """Its word number `index`, from the end when negative, lower-cased; "" outside."""
        i = index + (self.last if index < 0 else self.first)
        return self.words.surface(i).lower() if self.first <= i < self.last else ""

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

    def kind(self, group: str) -> str:
        """The class of the first word of a part, determiners aside; "" when it is absent."""
        first, last = self.match.span(group) if group in self.match.re.groupindex else (-1, -1)
        return self.words.classes[first:last].lstrip("t")[:1] if first >= 0 else ""

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
