"""What looks like a time and is none: "may" the verb, "2,000" people, "second" the ordinal, ages."""

from __future__ import annotations

from extractor.components.times.spans import Expression
from extractor.components.times.tense import Tense

_OPENERS = frozenset(
    ["after", "as", "at", "before", "by", "circa", "for", "from", "in", "of", "since", "than", "until", "versus", "vs", "with"]
)  # fmt: skip
_BEFORE_MONTHS = frozenset(["early", "in", "last", "late", "mid", "next", "since", "this", "until"])
_NAMES = frozenset(["FAC", "ORG", "PERSON", "PRODUCT", "WORK_OF_ART"])
_ENDS = ".,|)"  # classes behind which nothing follows that the time could belong to
_ATTRIBUTIVE = frozenset(
    ["year_earlier", "season", "decade", "quarter", "half", "holiday", "weekday_part", "part_of_day", "century"]
)
_SEASON_BEFORE = frozenset(
    ["and", "by", "during", "early", "every", "for", "in", "last", "late", "mid", "next", "of", "or", "over", "since", "this",
     "through", "throughout", "until"]
)  # fmt: skip
_BEFORE_YEARS = frozenset(["after", "for", "in", "last", "lasted", "of", "over", "take", "than", "took", "within"])
_BEFORE_DAYS = frozenset(["for", "in", "within", "after", "just"])
_AFTER_UNIT = frozenset(["CC", "HYPH", "IN", "JJ", "MD", "RB", "TO", "VBD", "VBZ"])


def is_time(expression: Expression, tense: Tense) -> bool:
    """Whether the words are used as a time here."""
    if expression.kind("approx") == ">" and expression.word_before(1) in ("%", "percent"):
        return False  # "2 percent [fewer than] a year ago"
    check = _CHECKS.get(expression.rule)
    return check is None or check(expression, tense)


def _following(expression: Expression, tense: Tense) -> str:
    """The tag of the word behind an expression."""
    return tense.tag_at(expression.words.starts[expression.last])


def _month(expression: Expression, tense: Tense) -> bool:
    """May and March are verbs, surnames and marches as well."""
    surface = expression.text("month")
    if tense.name_type_at(expression.start) in _NAMES:
        return False
    if surface.lower() in tense.surnames and expression.word_before(1) not in _BEFORE_MONTHS:
        return False  # "May" in an article about a Ms May
    if surface.lower() not in ("may", "march"):
        return True
    if tense.tag_at(expression.start) in ("MD", "VB", "VBP", "VBZ"):
        return False
    words, i = expression.words, expression.first
    is_behind_name = bool(i) and words.classes[i - 1] == "x" and words.surface(i - 1)[:1].isupper()
    if is_behind_name and _following(expression, tense)[:2] != "NN":
        return False  # "Ana May", "the Long March", but not "China May exports"
    return surface != "March" or words.classes[i - 1 : i] not in ("t", "'") or words.classes[expression.last] == "x"


def _year(expression: Expression, tense: Tense) -> bool:
    if expression.has("unit"):
        return expression.value("unit") == "year"
    if expression.has("short"):
        return True
    name_type, before = tense.name_type_at(expression.start), expression.word_before(1)
    if name_type in ("MONEY", "CARDINAL", "QUANTITY", "PERCENT") and before not in ("in", "since", "of", "by"):
        return False
    is_usual = name_type == "DATE" or 1900 <= int(expression.value("year")) <= 2060
    return is_usual or before in _OPENERS or before in ("and", "to", "(", "-", "–")


def _season(expression: Expression, tense: Tense) -> bool:
    """Spring is also a source and fall a verb and a defeat."""
    words, place = expression.words, expression.match.start("season")
    if tense.tag_at(words.starts[place])[:2] == "VB":
        return False
    if expression.has("year") or expression.kind("which"):
        return True
    if words.classes[expression.last] == "0":
        return False
    return expression.text("season").lower() not in ("spring", "fall") or expression.word_before(1) in _SEASON_BEFORE


def before_noun(expression: Expression, tense: Tense) -> bool:
    """Whether the article belongs to a noun that the time describes: "the [summer] offensive", "the [1991] deal"."""
    words, last = expression.words, expression.last
    if words.classes[expression.first] != "t" or expression.rule not in _ATTRIBUTIVE or expression.has("year"):
        return False
    if words.classes[last] in _ENDS or last - expression.first > 4:
        return False
    return _following(expression, tense) in ("NN", "NNP", "NNS", "NNPS")


def _duration(expression: Expression, tense: Tense) -> bool:
    """Ages are none ("two years old", "aged two years"), nor are "three quarters of them" and "a quarter"."""
    words, last = expression.words, expression.last
    after = [words.surface(k).lower() for k in range(last, min(last + 2, len(words.starts))) if words.classes[k] != "|"]
    if "old" in after or "olds" in after or expression.word_before(1) == "aged":
        return False
    is_share = after[:1] == ["of"] and "z" not in words.classes[expression.first : last]
    is_share |= expression.text("count").lower() in ("a", "one")
    return expression.value("unit") != "quarter" or not is_share


def _shifted(expression: Expression, tense: Tense) -> bool:
    """ "two years after" its launch is a duration, "two years after." a date; "later" and "earlier" always are."""
    is_preposition = expression.text("after").lower() in ("after", "before", "following")
    return not is_preposition or expression.words.classes[expression.last] in _ENDS


def _weekday(expression: Expression, tense: Tense) -> bool:
    """ "Black Monday" is a name, "Good Friday" another day."""
    return expression.word_before(1) not in ("black", "cyber", "super", "giving", "good", "ash", "fat", "shrove")


def _holiday(expression: Expression, tense: Tense) -> bool:
    """ "Good Friday", not "the Good Friday Agreement"."""
    return tense.name_type_at(expression.start) == "DATE" or _following(expression, tense) not in ("NNP", "NNPS")


def _bare_units(expression: Expression, tense: Tense) -> bool:
    """ "(for) decades", "(within) hours": a plural without a number is a duration behind some prepositions only."""
    before, surface = expression.word_before(1), expression.text("unit").lower()
    if surface in ("decades", "years", "months", "weeks", "centuries"):
        return before in _BEFORE_YEARS
    return surface in ("days", "hours", "minutes", "seconds") and before in _BEFORE_DAYS


def _definite_unit(expression: Expression, tense: Tense) -> bool:
    """ "the day" that is spoken of, not "the day that", "the day job", "the year of the cat"."""
    words = expression.words
    if expression.is_plural("unit"):
        return False
    if words.classes[expression.last] in _ENDS:
        return True
    if tense.word_at(words.starts[expression.last]) in ("of", "that", "when"):
        return False
    tag = _following(expression, tense)
    return tag in _AFTER_UNIT or (
        expression.word_before(1) in ("for", "during", "in", "on", "over") and tag[:2] != "NN"
    )


def _part_of_day(expression: Expression, tense: Tense) -> bool:
    """A greeting is none, nor is a part of day that a relative clause tells of."""
    words = expression.words
    if expression.word_before(1) == "good":
        return False
    if words.classes[expression.first] in "te" or expression.has("date"):
        return words.classes[expression.last] != "0"
    if expression.text("part").lower() in ("morning", "afternoon", "evening", "night", "nights", "midnight", "noon"):
        return True
    return expression.word_before(1) in ("at", "by", "before", "after", "since", "until", "around")


def _frequency(expression: Expression, tense: Tense) -> bool:
    return tense.tag_at(expression.start) not in ("NNP", "NNPS")


def _vague_time(expression: Expression, tense: Tense) -> bool:
    """ "the past", "soon", "the near term", not "the last of them", "as soon as", "the full term"."""
    if expression.kind("reference") == "l":
        return expression.value("reference") == "past" and tense.tag_at(expression.end - 1) == "NN"
    words, after = expression.words, expression.last
    is_joined = expression.word_before(1) == "as" or words.classes[after] == "r"
    if expression.text("reference").lower() == "soon" and (is_joined or tense.direction(expression.start) < 0):
        return False  # nor "soon after", "it soon failed"
    if expression.text("noun").lower() == "term" and words.surface(after - 2).lower() not in ("near", "short", "long"):
        return False
    return words.classes[after] != "-"


def _later_this(expression: Expression, tense: Tense) -> bool:
    """ "later this week", not "after this week"."""
    return expression.text("later", "late").lower() in ("earlier", "later", "early", "late")


def _last_count(expression: Expression, tense: Tense) -> bool:
    """ "the last two years", not "is to last two years"."""
    return tense.tag_at(expression.start) not in ("VB", "VBP")


_CHECKS = {
    "definite_unit": _definite_unit,
    "month": _month,
    "year": _year,
    "season": _season,
    "duration": _duration,
    "shifted": _shifted,
    "weekday": _weekday,
    "holiday": _holiday,
    "bare_units": _bare_units,
    "part_of_day": _part_of_day,
    "frequency": _frequency,
    "vague_time": _vague_time,
    "later_this": _later_this,
    "last_count": _last_count,
    "first_count": _last_count,
}
