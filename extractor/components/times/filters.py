"""What looks like a time and is none: "may" the verb, "2,000" people, "second" the ordinal, ages.

    @FILTERS.add("age", "duration", "The man is 45 years old.", "It was shut for 45 years.")
    def _age(expression: Expression, tense: Tense) -> bool: ...

The stage of a filter is the rule whose expressions it rejects, "" for those of all rules.
"""

from __future__ import annotations

from collections.abc import Callable

from extractor.components.times.counts import read_count
from extractor.components.times.spans import Expression
from extractor.components.times.tense import Tense
from extractor.rules import Rules
from extractor.words.uses import words_that

Filter = Callable[[Expression, Tense], bool]
FILTERS = Rules[Filter]("time_filters")

_NAMES = frozenset(["FAC", "ORG", "PERSON", "PRODUCT", "WORK_OF_ART"])
_AMOUNTS = frozenset(["MONEY", "CARDINAL", "QUANTITY", "PERCENT"])
_ENDS = frozenset([".", ",", "line_end", ")"])  # classes after which nothing follows that the time could belong to
_BEFORE_MONTHS = frozenset(["edge", "in", "last", "next", "this"])
_BEFORE_SEASONS = _BEFORE_MONTHS | {"and", "of", "every"}
_BEFORE_YEARS = frozenset(["in", "of", "from", "to", "than", "at", "shift", "and", "(", "-", "approx"])
_ATTRIBUTIVE = frozenset(
    ["year_earlier", "season", "decade", "quarter", "half", "holiday", "weekday_part", "part_of_day", "century"]
)
_USUAL_YEARS = range(1900, 2061)
_AFTER_UNIT = frozenset(["CC", "HYPH", "IN", "JJ", "MD", "RB", "TO", "VBD", "VBZ"])


def is_time(expression: Expression, tense: Tense) -> bool:
    """True if no filter rejects the words."""
    filters = (*FILTERS.of(), *FILTERS.of(expression.rule))
    return not any(rule.find(expression, tense) for rule in filters)


def before_noun(expression: Expression, tense: Tense) -> bool:
    """True if the article belongs to a noun that the time describes: "the [summer] offensive", "the [1991] deal"."""
    words, last = expression.words, expression.last
    if words.kind(expression.first) != "the" or expression.rule not in _ATTRIBUTIVE or expression.has("year"):
        return False
    return (
        expression.kind_after() not in _ENDS
        and last - expression.first <= 4
        and _tag_after(expression, tense)[:2] == "NN"
    )


def _tag_after(expression: Expression, tense: Tense) -> str:
    return tense.tag_at(expression.words.starts[expression.last])


@FILTERS.add("fewer_than", "", "Sales were 2 percent fewer than a year ago.", "It was shut for fewer than two years.")
def _fewer_than(expression: Expression, tense: Tense) -> bool:
    return expression.kind("approx") == "more" and expression.word_before(1) in words_that("percent")


@FILTERS.add("month_in_name", "month", "April Jones left the club.", "Growth Slows As May Exports Fall")
def _month_in_name(expression: Expression, tense: Tense) -> bool:
    return tense.name_type_at(expression.start) in _NAMES


@FILTERS.add("month_surname", "month", "Prime Minister Theresa May quit. They ousted May.", "Theresa May quit in May.")
def _month_surname(expression: Expression, tense: Tense) -> bool:
    """ "May" in an article about a Ms May."""
    is_usual = expression.kind_before() in _BEFORE_MONTHS or expression.word_before(1) in ("since", "until")
    return expression.text("month").lower() in tense.surnames and not is_usual


@FILTERS.add("month_verb", "month", "May the best man win.", "The mill opened in May.")
def _month_verb(expression: Expression, tense: Tense) -> bool:
    return expression.is_ambiguous("month") and tense.tag_at(expression.start) in ("MD", "VB", "VBP", "VBZ")


@FILTERS.add("month_after_name", "month", "A Peace March was held.", "China March exports fell.")
def _month_after_name(expression: Expression, tense: Tense) -> bool:
    is_name = expression.kind_before() == "word" and expression.words.surface(expression.first - 1)[0].isupper()
    return expression.is_ambiguous("month") and is_name and _tag_after(expression, tense)[:2] != "NN"


@FILTERS.add("month_march", "month", "The March, it said, was long.", "The March vote was close.")
def _month_march(expression: Expression, tense: Tense) -> bool:
    is_noun = expression.kind_before() in ("the", "'") and expression.kind_after() != "word"
    return expression.is_ambiguous("month") and is_noun


@FILTERS.add("year_amount", "year", "About 2000 people came.", "They came in 2000.")
def _year_amount(expression: Expression, tense: Tense) -> bool:
    is_amount = tense.name_type_at(expression.start) in _AMOUNTS and not expression.has("unit", "short")
    return is_amount and expression.word_before(1) not in ("in", "since", "of", "by")


@FILTERS.add("year_unusual", "year", "Flight 1549 was late.", "It was founded in 1549.")
def _year_unusual(expression: Expression, tense: Tense) -> bool:
    """A number that nothing takes for a year, or that counts things, and that no preposition leads to."""
    is_count = (
        _tag_after(expression, tense) == "NNS" and expression.kind_before() != "the"
    )  # "1,846 people" without its comma
    if expression.has("unit", "short") or (tense.name_type_at(expression.start) == "DATE" and not is_count):
        return False
    before = expression.word_before(1)
    is_led_to = expression.kind_before() in _BEFORE_YEARS or before in ("as", "by", "for", "since", "with")
    return int(expression.value("year")) not in _USUAL_YEARS and not is_led_to


@FILTERS.add("season_verb", "season", "Prices fall this week.", "Prices rose this fall.")
def _season_verb(expression: Expression, tense: Tense) -> bool:
    return tense.tag_at(expression.words.starts[expression.match.start("season")])[:2] == "VB"


@FILTERS.add("season_of", "season", "Winter of the heart is long.", "Winter was long.")
def _season_of(expression: Expression, tense: Tense) -> bool:
    return _is_bare(expression) and expression.kind_after() == "of"


@FILTERS.add("season_ambiguous", "season", "The spring was dry.", "The summer was dry.")
def _season_ambiguous(expression: Expression, tense: Tense) -> bool:
    """Spring is also a source and fall a defeat."""
    before = expression.word_before(1)
    is_led_to = expression.kind_before() in _BEFORE_SEASONS or before in (
        "by",
        "for",
        "over",
        "since",
        "through",
        "until",
    )
    return _is_bare(expression) and expression.is_ambiguous("season") and not is_led_to


def _is_bare(expression: Expression) -> bool:
    return not (expression.has("year") or expression.kind("which"))


@FILTERS.add("age", "duration", "The man is 45 years old.", "The mill was shut for 45 years.")
def _age(expression: Expression, tense: Tense) -> bool:
    words, last = expression.words, expression.last
    near = {
        words.surface(k).lower() for k in range(last, min(last + 2, len(words.starts))) if words.kind(k) != "line_end"
    }
    return not words_that("age").isdisjoint({*near, expression.word_before(1)})


@FILTERS.add("share", "duration", "Three quarters of them agreed.", "It lost money for three quarters.")
def _share(expression: Expression, tense: Tense) -> bool:
    """ "three quarters of them", "a quarter", not "three straight quarters of growth"."""
    is_part = expression.kind_after() == "of" and not expression.contains("straight")
    return expression.value("unit") == "quarter" and (is_part or read_count(expression) == 1)


@FILTERS.add(
    "after_event", "shifted", "It closed two years after its sale.", "It opened in 2019 and closed two years later."
)
def _after_event(expression: Expression, tense: Tense) -> bool:
    """ "two years after" its launch is a duration, "two years after." a date."""
    return expression.is_ambiguous("after") and expression.kind_after() not in _ENDS


@FILTERS.add(
    "quarter_of_game",
    "quarter",
    "The coach said it scored that season in the first quarter.",
    "The coach said it rose in the first quarter.",
)
@FILTERS.add(
    "half_of_game",
    "half",
    "The coach said it scored that season in the first half.",
    "The coach said it rose in the first half.",
)
def _part_of_game(expression: Expression, tense: Tense) -> bool:
    return tense.is_about_games and not expression.has("year")


@FILTERS.add("named_day", "weekday", "They recall Black Monday.", "They met on Monday.")
def _named_day(expression: Expression, tense: Tense) -> bool:
    return expression.word_before(1) in words_that("named_day")


@FILTERS.add("holiday_in_name", "holiday", "They signed the Good Friday Agreement.", "They met on Good Friday.")
def _holiday_in_name(expression: Expression, tense: Tense) -> bool:
    return tense.name_type_at(expression.start) != "DATE" and _tag_after(expression, tense)[:3] == "NNP"


@FILTERS.add("units", "bare_units", "The days were dull.", "The mill was shut for days.")
def _units(expression: Expression, tense: Tense) -> bool:
    """A plural without a number is a duration after some words only."""
    return not expression.is_plural("unit") or expression.word_before(1) not in words_that("length")


@FILTERS.add("definite_units", "definite_unit", "The years were dull.", "Sales rose in the year.")
def _definite_units(expression: Expression, tense: Tense) -> bool:
    return expression.is_plural("unit")


@FILTERS.add("described_unit", "definite_unit", "It was the day that he left.", "Shares rose on the day.")
def _described_unit(expression: Expression, tense: Tense) -> bool:
    """ "the day that", "the day job", "the year of the cat" are not the one that the text is about."""
    if expression.kind_after() in _ENDS:
        return False
    is_led_to = expression.kind_before() == "in" or expression.word_before(1) in ("for", "over")
    tag = _tag_after(expression, tense)
    if tense.word_at(expression.words.starts[expression.last]) in ("of", "that", "when"):
        return True
    return tag not in _AFTER_UNIT and not (is_led_to and tag[:2] != "NN")


@FILTERS.add("greeting", "part_of_day", "Good morning, she said.", "She left in the morning.")
def _greeting(expression: Expression, tense: Tense) -> bool:
    return expression.word_before(1) in words_that("greeting")


@FILTERS.add("part_of_day_of", "part_of_day", "It was the dawn of an age.", "It left at dawn.")
def _part_of_day_of(expression: Expression, tense: Tense) -> bool:
    return _is_definite(expression) and expression.kind_after() == "of"


@FILTERS.add("part_of_day_ambiguous", "part_of_day", "Dusk fell.", "It left by dusk.")
def _part_of_day_ambiguous(expression: Expression, tense: Tense) -> bool:
    is_led_to = expression.word_before(1) in ("at", "by", "before", "after", "since", "until", "around")
    return not _is_definite(expression) and expression.is_ambiguous("part") and not is_led_to


def _is_definite(expression: Expression) -> bool:
    return expression.words.kind(expression.first) in ("the", "edge") or expression.has("date") is not None


@FILTERS.add("frequency_in_name", "frequency", "The Daily Gazette said so.", "The daily meeting was dull.")
def _frequency_in_name(expression: Expression, tense: Tense) -> bool:
    return tense.tag_at(expression.start)[:3] == "NNP"


@FILTERS.add("last_of", "vague_time", "It sold the last.", "It is a thing of the past.")
def _last_of(expression: Expression, tense: Tense) -> bool:
    is_past = expression.value("reference") == "past" and tense.tag_at(expression.end - 1) == "NN"
    return expression.kind("reference") == "last" and not is_past


@FILTERS.add("soon_after", "vague_time", "The mill soon failed.", "The mill will soon close.")
def _soon_after(expression: Expression, tense: Tense) -> bool:
    """ "as soon as", "soon after", "it soon failed"."""
    is_joined = expression.word_before(1) == "as" or expression.kind_after() == "shift"
    is_ahead = expression.value("reference") == "FUTURE_REF"
    return is_ahead and (is_joined or tense.direction(expression.start) < 0)


@FILTERS.add("whole_term", "vague_time", "He served the full term.", "Jobs are safe in the near term.")
def _whole_term(expression: Expression, tense: Tense) -> bool:
    return expression.is_ambiguous("noun") and expression.words.surface(expression.last - 2).lower() not in words_that(
        "term"
    )


@FILTERS.add("then", "since_then", "It opened in 2019 and closed then.", "It opened in 2019 and has grown since then.")
def _then(expression: Expression, tense: Tense) -> bool:
    return expression.word_before(1) != "since"


@FILTERS.add("hyphenated", "vague_time", "The now-closed mill burned.", "The mill is now closed.")
def _hyphenated(expression: Expression, tense: Tense) -> bool:
    return expression.kind_after() == "-"


@FILTERS.add("before_this", "later_this", "The mill opens before this month.", "The mill opened earlier this month.")
def _before_this(expression: Expression, tense: Tense) -> bool:
    return expression.is_ambiguous("later") or expression.is_ambiguous("late")


@FILTERS.add("verb_last", "last_count", "It is to last two years.", "It fell over the last two years.")
@FILTERS.add("verb_last_first", "first_count", "It is to last two years.", "It fell over the last two years.")
def _verb_last(expression: Expression, tense: Tense) -> bool:
    return tense.tag_at(expression.start) in ("VB", "VBP")
