"""What relative times are measured from: the publication date, the dateline, or the last period mentioned.

A news article is read from its publication day.  A narrative (history in order, published long after) is recognized
by its own dates and read from its last mention.  A flashback is between the two: after an explicit date of
another year, bare months and days of the same paragraph belong to that year.
"""

from __future__ import annotations

import datetime as dt
from collections import deque
from itertools import takewhile

from extractor.calendar import SIZES, Interval, Period, PeriodUnit
from extractor.components.times.counts import read_count
from extractor.components.times.meaning import AnchorKind, Meaning, dated
from extractor.components.times.roles import is_since
from extractor.components.times.spans import Expression, characters, class_pattern, find_expressions
from extractor.components.times.tense import Tense
from extractor.components.times.words import WordString
from extractor.words.uses import words_that

# a year after a preposition, month or comma, or alone in its line
_DATED = class_pattern(
    r"(?: (?<=[-{in}{to}{from}{between}{ended}{fiscal}{of},{month}{short_month}({edge}{and}{line_end}]) | ^)"
    r" ({year}) (?![{unit}{digits}])"
)
# "today", "last week", "Monday": the words of news
_DEICTIC = class_pattern(
    r"[{deictic}{deictic_part}] | [{last}{this}{current}] {unit} | {last} {month}"
    r" | {weekday} (?! ,? [{month}{short_month}{day_number}{ordinal}])"
)
_OPENERS = characters(". line_end")  # before the first word of a sentence
NARRATIVE_YEARS, NARRATIVE_WORDS = 5, 1500
OLD_SHARE = 0.5  # of the years, before the year ahead of publication
DEICTIC_SHARE = 0.34  # words of news for each year
_COMPARISON = 16  # words that a comparison may have: "compared with $2.9 billion, or $3 a share, in the second quarter"
RECENT = 12  # mentions that "that month" may go back to
ASIDE = 4  # years
DATELINE = 300  # code points from the start of the text


def is_narrative(words: WordString, published: dt.date | None) -> bool:
    """True if a text is history: its explicit years lie well before publication, and it does not speak of "today".

    A long text without any word of news needs fewer years.
    """
    if published is None:
        return False
    years = [words.year(match.start(1)) for match in _DATED.finditer(words.classes)]
    deictics = len(_DEICTIC.findall(words.classes))
    enough = NARRATIVE_YEARS if deictics or len(words.classes) < NARRATIVE_WORDS else 2
    old = sum(year < published.year - 1 for year in years)
    return len(years) >= enough and old >= OLD_SHARE * len(years) and deictics <= DEICTIC_SHARE * len(years)


class Anchors:
    """The state of anchoring while a text is read from left to right: what readers need to know of the text around."""

    def __init__(self, *, published: dt.date | None, narrative: bool, tense: Tense, has_open_day: bool = False) -> None:
        self.published = published
        self._has_open_day = has_open_day
        self.narrative = narrative
        self.last: Period | None = None  # mentioned
        self.last_id: str | None = None
        self.window: Interval | None = None  # mentioned last, which is no period of the calendar
        self.flashback = False
        self._tense = tense
        self.interval: Interval | None = None  # of the last period or window mentioned that had begun
        self.interval_id: str | None = None
        self.ref: str | None = None  # the mention that the last meaning was resolved against
        self._dateline: tuple[dt.date, str] | None = None
        self._last_of: dict[str, tuple[Meaning, str]] = {}
        self._mentions: deque[tuple[Period, str]] = deque(maxlen=RECENT)

    def base(self, expression: Expression) -> tuple[dt.date | None, AnchorKind]:
        """The day that a bare date is nearest to; what lies ahead is ahead of the article, not of its flashback."""
        is_back = self.flashback and self.direction(expression) <= 0
        return self.mentioned_day() if self.narrative or is_back else self.publication()

    def publication(self) -> tuple[dt.date | None, AnchorKind]:
        """The day of "today" and "last month"."""
        if self.narrative and self.last is not None:
            return self.last.start, "mention"
        if self.published is None and self._dateline is not None:
            day, self.ref = self._dateline
            return day, "mention"
        return (self.published, "publication") if self.published else (None, "none")

    def mention(self) -> tuple[Period | None, AnchorKind]:
        """The last period mentioned, else the day of publication."""
        if self.last is not None:
            return self.last, "mention"
        base, anchor = self.publication()
        return (Period.around("day", base) if base else None), anchor

    def begun_mention(self) -> Period | None:
        """The last period mentioned that had begun by the day of publication."""
        begun = (period for period, _ in reversed(self._mentions) if self.has_begun(period.interval))
        return next(begun, None)

    def has_begun(self, interval: Interval) -> bool:
        """True if an interval had begun by the day of publication."""
        return self.published is None or interval.from_ is None or interval.from_ <= self.published

    def mentioned_day(self) -> tuple[dt.date | None, AnchorKind]:
        """The first day of `mention`."""
        period, anchor = self.mention()
        return (period.start if period else None), anchor

    def mention_of(self, unit: str) -> Meaning | None:
        """The last period of this unit that was mentioned."""
        meaning, self.ref = self._last_of.get(unit, (None, self.ref))
        return dated(meaning.period, "mention") if meaning and meaning.period else meaning

    def mention_within(self, unit: PeriodUnit) -> Period | None:
        """The last period mentioned that is no longer than this unit, as one of this unit."""
        for period, time_id in reversed(self._mentions):
            if SIZES.index(period.unit) <= SIZES.index(unit):
                self.ref = time_id
                return period.to(unit)
        return None

    def direction(self, expression: Expression) -> int:
        """Where the governing predicate looks: -1 back, 1 ahead, 0 where nothing says so."""
        return -1 if is_since(expression) else self._tense.direction(expression.start)

    def read(self, expression: Expression, *groups: str) -> Meaning | None:
        """The meaning of that of these parts which is there; None where none is, or it is no time."""
        group = expression.has(*groups)
        if group is None:
            return None
        first, last = expression.match.span(group)
        while first < last and expression.words.kind(first) in ("of", "in", ","):
            first += 1
        inner = find_expressions(expression.words, first, last) if first < last else ()
        return next((meaning for part in inner if (meaning := self.read_expression(part))), None)

    def read_expression(self, expression: Expression) -> Meaning | None:
        """The meaning of an expression; None where the words turn out to be no time, or outside the calendar."""
        try:
            return expression.read(expression, self)
        except (ValueError, OverflowError):  # "5,000 years ago" lies before the first day of the calendar
            return None

    def remember(self, meaning: Meaning, time_id: str, expression: Expression) -> None:
        """Make a period the last one mentioned."""
        if meaning.value == "PRESENT_REF":
            self.flashback = False
        if meaning.interval is None or meaning.value == "PRESENT_REF":
            return
        is_end = expression.kind_before() == "ended"  # "the quarter ended [Sept. 30]" goes on from the quarter
        if not self.narrative and (is_year_back(expression) or is_compared_with(expression) or is_end):
            return
        if self.has_begun(meaning.interval):
            self.interval, self.interval_id = meaning.interval, time_id
        self._remember_of_unit(meaning, time_id)
        period, self.window = meaning.period, None if meaning.period else meaning.interval
        if period is None or (self.narrative and self._is_aside(period, expression)):
            return
        self.last, self.last_id = period, time_id
        self._mentions.append((period, time_id))
        if self.published is None:
            is_day = meaning.anchor == "explicit" and period.unit == "day"
            if self._dateline is None and is_day and not self._has_open_day and _is_dateline(expression):
                self._dateline = period.start, time_id
            return
        if meaning.anchor == "explicit" and period.start.year < self.published.year - 1:
            if is_since(expression):  # "its lowest since 2019, from 3.2% in April"
                return
            self.flashback = period.unit != "year" or _opens_sentence(expression)
        elif meaning.anchor != "mention":
            self.flashback = False

    def _remember_of_unit(self, meaning: Meaning, time_id: str) -> None:
        """Make a period the last one of its unit; a quarter only once it is over, since results are reported then."""
        is_whole = meaning.fiscal or meaning.value.startswith("P1")
        unit = meaning.period.unit if meaning.period else meaning.granularity if is_whole else None
        until = meaning.interval.until if meaning.interval else None
        is_running = unit == "quarter" and until is not None and self.published is not None and until > self.published
        if unit and not (is_running and unit in self._last_of):
            self._last_of[unit] = meaning, time_id

    def _is_aside(self, period: Period, expression: Expression) -> bool:
        """True if a date lies outside the story: "declassified in 2005" in a history of 1964.

        A story is moved by dates that open a sentence or a heading, and by finer dates near to where it is.
        """
        if self.last is None or _opens_sentence(expression):
            return False
        away = period.start.year - self.last.start.year
        return abs(away) > ASIDE if period.unit in ("day", "month") else away not in (0, 1)


def _is_dateline(expression: Expression) -> bool:
    """True if a date stands alone at the head of the text, or as in "LONDON, June 9, 2025 (Agency) -"."""
    is_alone = expression.kind_after() in ("line_end", "-", "(") and expression.kind_before() in ("line_end", ",")
    return expression.start < DATELINE and is_alone


def is_year_back(expression: Expression) -> bool:
    """True if a time lies a year before the time that the text is about: "the year-ago quarter", "a year earlier"."""
    if expression.rule in ("same_period", "year_earlier", "year_on_year"):
        return True
    is_back = expression.rule == "ago" or (expression.rule == "shifted" and expression.value("after") == "-")
    return is_back and expression.value("unit") == "year" and read_count(expression) == 1


def is_compared_with(expression: Expression) -> bool:
    """True if a comparison leads to a time: "from April", "against 29% a year ago", "compared with 522 cases in 2024"."""
    near = [expression.word_before(k) for k in range(1, _COMPARISON)]
    clause = takewhile(lambda word: word not in (".", ";", "and", "but", *words_that("together")), near)
    return (
        not words_that("compares").isdisjoint(near[:3])
        or "from" in near[:3]
        or not words_that("contrast").isdisjoint(clause)
    )


def _opens_sentence(expression: Expression) -> bool:
    """True if at most a preposition is between the start of the sentence and the expression."""
    before = expression.words.classes[max(0, expression.first - 2) : expression.first]
    return len(before) < 2 or not _OPENERS.isdisjoint(before)
