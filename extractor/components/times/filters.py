"""What looks like a time and is none: "may" the verb, "2,000" people, "second" the ordinal, ages."""

from __future__ import annotations

from extractor.components.times.spans import Expression
from extractor.components.times.tense import Tense

_YEAR_BEFORE = frozenset("ioFbuf&-tles<'(,.|DMRBrhnkS")  # classes after which four digits are a year
_OPENERS = frozenset(["since", "by", "before", "after", "circa", "until", "from", "in", "of", "as", "than", "vs", "versus", "for", "with", "at"])


def is_time(expression: Expression, tense: Tense) -> bool:
    """Whether the words are used as a time here."""
    check = _CHECKS.get(expression.rule)
    return check is None or check(expression, tense)


def _month(expression: Expression, tense: Tense) -> bool:
    surface = expression.text("month")
    if surface.lower() not in ("may", "march", "august", "april", "june"):
        return True
    token = tense.token_at(expression.start)
    if token.tag_ in ("MD", "VB", "VBP", "VBZ") or surface.isupper() and surface == "MAY":
        return token.tag_ not in ("MD", "VB", "VBP") and bool(token.tag_)
    return token.ent_type_ not in ("PERSON",)


def _year(expression: Expression, tense: Tense) -> bool:
    words, i = expression.words, expression.first
    year = int(expression.text("year"))
    token = tense.token_at(expression.start)
    before = words.surface(i - 1).lower() if i else ""
    after = words.classes[expression.last] if expression.last < len(words.classes) else "|"
    if before in "$€£¥₹#" and before or after in "U*%" and not expression.has("last"):
        return False
    if token.ent_type_ in ("MONEY", "CARDINAL", "QUANTITY", "PERCENT") and before not in ("in", "since", "of", "by"):
        return False
    if token.ent_type_ == "DATE":
        return True
    if 1900 <= year <= 2060:
        following = tense.token_at(words.starts[expression.last]) if expression.last < len(words.starts) else None
        if following is not None and following.tag_ == "NNS" and year % 100 == 0:
            return False
        return True
    return before in _OPENERS or before in ("and", "to", "(", "-", "–")


def _season(expression: Expression, tense: Tense) -> bool:
    if expression.last - expression.first > 1:
        return True
    token = tense.token_at(expression.start)
    return not token.tag_.startswith("V") and token.tag_ not in ("NNP",) and expression.text("season").lower() not in ("spring", "fall") or token.tag_ in ("NN", "NNP") and token.head.lower_ in ("in", "by", "during", "this", "since", "until", "for")


def _duration(expression: Expression, tense: Tense) -> bool:
    words, last = expression.words, expression.last
    following = [words.surface(k).lower() for k in range(last, min(last + 2, len(words.starts))) if words.classes[k] != "|"]
    if "old" in following or "olds" in following[:2] or "age" in following[:1]:
        return False
    before = words.surface(expression.first - 1).lower() if expression.first else ""
    if before in ("aged", "age"):
        return False
    kind = expression.value("unit")
    if kind == "second" and expression.value("unit") == "second" and expression.text("count").lower() in ("a",):
        return False
    return True


def _bare_units(expression: Expression, tense: Tense) -> bool:
    words = expression.words
    surface = expression.text("unit").lower()
    before = words.surface(expression.first - 1).lower() if expression.first else ""
    if surface in ("decades", "years", "months", "weeks", "centuries") and before in ("for", "in", "over", "within", "after", "than", "of", "took", "take", "last", "lasted"):
        return True
    return surface in ("days", "hours", "minutes", "seconds") and before in ("for", "in", "within", "after")


def _definite(expression: Expression, tense: Tense) -> bool:
    return True


def _part_of_day(expression: Expression, tense: Tense) -> bool:
    words, i = expression.words, expression.first
    before = words.surface(i - 1).lower() if i else ""
    return expression.last - i > 1 and words.classes[i] in "te" or before in ("at", "by", "in", "since", "until", "before", "after", "around")


def _frequency(expression: Expression, tense: Tense) -> bool:
    token = tense.token_at(expression.start)
    return token.tag_ not in ("NNP", "NNPS")


def _vague_time(expression: Expression, tense: Tense) -> bool:
    if expression.has("past"):
        return expression.text("past").lower() == "past" and expression.words.classes[expression.last] in "x.,|"
    return True


def _holiday(expression: Expression, tense: Tense) -> bool:
    return expression.has("new") is None or expression.last - expression.first >= 2


_CHECKS = {
    "month": _month,
    "year": _year,
    "season": _season,
    "duration": _duration,
    "bare_units": _bare_units,
    "part_of_day": _part_of_day,
    "frequency": _frequency,
    "vague_time": _vague_time,
    "holiday": _holiday,
}
