"""What looks like a time and is none: "may" the verb, "2,000" people, "second" the ordinal, ages."""

from __future__ import annotations

from extractor.components.times.spans import Expression
from extractor.components.times.tense import Tense

_OPENERS = frozenset(
    ["after", "as", "at", "before", "by", "circa", "for", "from", "in", "of", "since", "than", "until", "versus", "vs", "with"]
)  # fmt: skip


def is_time(expression: Expression, tense: Tense) -> bool:
    """Whether the words are used as a time here."""
    if expression.text("approx").lower().endswith(" than") and _counts(expression):
        return False
    check = _CHECKS.get(expression.rule)
    return check is None or check(expression, tense)


def _counts(expression: Expression) -> bool:
    """Whether an amount stands before a time: "£9,000 [more than] twelve months earlier"."""
    before = expression.words.classes[max(0, expression.first - 1) : expression.first]
    return before in ("N", "#", "L", "5", "Y") or expression.word_before(1) in ("%", "percent")


def _month(expression: Expression, tense: Tense) -> bool:
    """May and March are verbs, surnames and marches as well, other months names of persons."""
    surface = expression.text("month")
    if surface.lower() not in ("may", "march", "august", "april", "june"):
        return True
    tag = tense.tag_at(expression.start)
    if tag in ("MD", "VB", "VBP", "VBZ") or (surface == "MAY" and not tag):
        return False
    words, i = expression.words, expression.first
    before = words.surface(i - 1) if i and words.classes[i - 1] == "x" else ""
    counts_for_noun = tense.tag_at(words.starts[expression.last])[:2] == "NN"
    if tense.name_type_at(expression.start) == "PERSON" or (before[:1].isupper() and not counts_for_noun):
        return False  # "Theresa May", "the Long March", but not "China May exports"
    return surface != "March" or words.classes[i - 1 : i] not in ("t", "'") or words.classes[expression.last] == "x"


def _year(expression: Expression, tense: Tense) -> bool:
    words, i = expression.words, expression.first
    if expression.has("unit"):
        return expression.value("unit") == "year"
    year = int(expression.text("year"))
    name_type = tense.name_type_at(expression.start)
    before = words.surface(i - 1).lower() if i else ""
    after = words.classes[expression.last] if expression.last < len(words.classes) else "|"
    if (before in "$€£¥₹#" and before) or (after in "U*%" and not expression.has("last")):
        return False
    if name_type in ("MONEY", "CARDINAL", "QUANTITY", "PERCENT") and before not in ("in", "since", "of", "by"):
        return False
    if year % 100 == 0 and tense.tag_at(words.starts[expression.last]) == "NNS" and before not in _OPENERS:
        return False
    if name_type == "DATE" or 1900 <= year <= 2060:
        return True
    return before in _OPENERS or before in ("and", "to", "(", "-", "–")


def _season(expression: Expression, tense: Tense) -> bool:
    """Spring is also a source and fall a verb and a defeat."""
    words, place = expression.words, expression.match.start("season")
    is_verb = tense.tag_at(words.starts[place])[:2] == "VB"
    if not is_verb and (expression.has("year") or expression.kind("which")):
        return True
    if is_verb or words.classes[expression.last] == "0":
        return False
    if expression.value("season") in ("SU", "WI") or expression.text("season").lower() == "autumn":
        return True
    before = expression.word_before(1)
    return before in _SEASON_BEFORE or (expression.text("season")[:1].isupper() and words.classes[place - 1] == "t")


def before_noun(expression: Expression, tense: Tense) -> bool:
    """Whether the article belongs to a noun that the time describes: "the [summer] offensive", "the [1991] deal"."""
    words = expression.words
    if words.classes[expression.first] != "t" or expression.rule not in _ATTRIBUTIVE or expression.has("year"):
        return False
    if words.classes[expression.last] in ".,|)" or expression.last - expression.first > 4:
        return False
    return tense.tag_at(words.starts[expression.last]) in ("NN", "NNP", "NNS", "NNPS")


_ATTRIBUTIVE = frozenset(["season", "decade", "quarter", "half", "holiday", "weekday_part", "part_of_day", "century"])
_SEASON_BEFORE = frozenset(
    ["and", "by", "during", "early", "every", "for", "in", "last", "late", "mid", "next", "of", "or", "over", "since", "this",
     "through", "throughout", "until"]
)  # fmt: skip


def _duration(expression: Expression, tense: Tense) -> bool:
    words, last = expression.words, expression.last
    following = [
        words.surface(k).lower() for k in range(last, min(last + 2, len(words.starts))) if words.classes[k] != "|"
    ]
    if "old" in following or "olds" in following[:2] or "age" in following[:1]:
        return False
    if expression.word_before(1) in ("aged", "age"):
        return False
    if expression.value("unit") == "quarter":  # "three quarters of them", "a quarter"
        counted = expression.text("count").lower() not in ("a", "one")
        return counted and (following[:1] != ["of"] or "z" in words.classes[expression.first : last])
    return True


def _shifted(expression: Expression, tense: Tense) -> bool:
    """ "two years after" its launch is a duration, "two years after." a date; "later" and "earlier" always are."""
    if expression.text("after").lower() not in ("after", "before", "following"):
        return True
    return expression.words.classes[expression.last] in ".,|)"


def _counted_from(expression: Expression, tense: Tense) -> bool:
    """ "two days after May 3", not "two days later, on May 3"."""
    return expression.text("after").lower() in ("after", "before")


def _weekday(expression: Expression, tense: Tense) -> bool:
    """ "Black Monday" is a name."""
    return expression.word_before(1) not in ("black", "cyber", "super", "giving", "ash", "fat", "shrove")


def _bare_units(expression: Expression, tense: Tense) -> bool:
    """ "(for) decades", "(within) hours": a plural without a number is a duration behind some prepositions only."""
    before, surface = expression.word_before(1), expression.text("unit").lower()
    if surface in ("decades", "years", "months", "weeks", "centuries"):
        return before in _BEFORE_YEARS
    return surface in ("days", "hours", "minutes", "seconds") and before in ("for", "in", "within", "after", "just")


_BEFORE_YEARS = frozenset(["after", "for", "in", "last", "lasted", "of", "over", "take", "than", "took", "within"])


def _definite_unit(expression: Expression, tense: Tense) -> bool:
    """ "the day" that is spoken of, not "the day that", "the day job", "the year of the cat"."""
    words = expression.words
    if expression.text("unit").lower().endswith("s") or expression.value("unit") in ("decade", "century"):
        return False
    if words.classes[expression.last] in ".,|)":
        return True
    following = words.starts[expression.last]
    if tense.word_at(following) in ("of", "that", "when"):
        return False
    tag = tense.tag_at(following)
    return tag in _AFTER_UNIT or (expression.word_before(1) in ("for", "during", "on", "over") and tag[:2] != "NN")


_AFTER_UNIT = frozenset(["CC", "HYPH", "IN", "JJ", "MD", "RB", "TO", "VBD", "VBZ"])


def _part_of_day(expression: Expression, tense: Tense) -> bool:
    words = expression.words
    if words.classes[expression.first] in "te" or expression.has("date"):
        return words.classes[expression.last] != "0"
    if expression.text("part").lower() in ("morning", "afternoon", "evening", "night", "nights", "midnight", "noon"):
        return True
    return expression.word_before(1) in ("at", "by", "before", "after", "since", "until", "around")


def _frequency(expression: Expression, tense: Tense) -> bool:
    return tense.tag_at(expression.start) not in ("NNP", "NNPS")


def _vague_time(expression: Expression, tense: Tense) -> bool:
    words = expression.words
    after = words.classes[expression.last]
    if expression.has("past"):
        return expression.text("past").lower() == "past" and after in "x.,|"
    return after != "-"


def _recent(expression: Expression, tense: Tense) -> bool:
    return tense.tag_at(expression.start) in ("JJ", "")


def _month_days(expression: Expression, tense: Tense) -> bool:
    """The 5 in "May 4 and 5": no noun may follow that it could count."""
    words = expression.words
    following = tense.tag_at(words.starts[expression.last])
    return words.classes[expression.last] in ".,|)" or following in ("IN", "TO", "CC", "VBD", "MD", "DT")


def _term(expression: Expression, tense: Tense) -> bool:
    """The near, short or long term, not the full one."""
    return bool({expression.text_of(-2), expression.text_of(-3)} & {"near", "short", "medium", "long"})


def _holiday(expression: Expression, tense: Tense) -> bool:
    return expression.has("new") is None or expression.text("new").lower().startswith("year")


_CHECKS = {
    "definite_unit": _definite_unit,
    "month": _month,
    "month_days": _month_days,
    "recent": _recent,
    "year": _year,
    "season": _season,
    "duration": _duration,
    "counted_from": _counted_from,
    "shifted": _shifted,
    "units_later": _shifted,
    "weekday": _weekday,
    "bare_units": _bare_units,
    "part_of_day": _part_of_day,
    "term": _term,
    "frequency": _frequency,
    "vague_time": _vague_time,
    "holiday": _holiday,
}
