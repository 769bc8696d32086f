"""One number -> an amount: sign, currency, scale letters, percent, points, unit, denominator, all beside the number."""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal
from functools import cache

from extractor import currencies
from extractor.components.figures.amount import Amount
from extractor.components.figures.modifiers import find_modifier
from extractor.components.figures.scale_letters import read_scale_letter
from extractor.components.figures.vocabulary import any_of
from extractor.figure import Denominator, FigureKind, Unit
from extractor.numbers import FoundNumber
from extractor.numbers.scales import scaled, with_scale
from extractor.units import UnitEntry, match_unit

_SIGN = re.compile(r"(?:(?<![\w%)\]])[-−–‑]|(?<![\w-])(?<!plus or )(?:minus|negative)[ -])\Z", re.IGNORECASE)
_PLUS = re.compile(r"(?<![\w+])\+\Z")
_PERCENT = re.compile(
    r"""[ \u00a0\u202f-]?(?:
          (?P<points>(?:percentage|percent|per\ cent|pct|%)[ -]points?(?![a-z])|(?:pp|ppts?|ppt|pps|pts?\.?\ pp)(?![A-Za-z]))
        | (?P<basis>basis[ -]points?(?![a-z])|bps?(?![A-Za-z]))
        | (?P<percent>%|per[ -]?cent(?![a-z])|pct(?![a-z]))
        )|(?P<pc>pc)(?![A-Za-z])""",
    re.VERBOSE | re.IGNORECASE,
)
_INDEX_POINTS = re.compile(r"[ -](?P<points>points?|pts)(?![A-Za-z])")
_AGE = re.compile(r"[ -](?P<unit>year|month|week|day)s?(?:[ -]old|(?: of age))(?![a-z])", re.IGNORECASE)
_HALF = Decimal("0.5")
_KIND_OF_DIMENSION: dict[str, FigureKind] = {"time": "duration", "magnitude": "other"}
_RANK = re.compile(
    r"an? (?!half|quarter)[a-z]+[ -](?!of|an?\b)", re.IGNORECASE
)  # "a fourth month", "a third-quarter loss"
_UNIT_AND_A_HALF = re.compile(r"\b(?:an?|one) (?P<unit>[a-z]+) and a half\Z", re.IGNORECASE)
_MAGNITUDE = re.compile(r"\bmagnitude[ -]\Z", re.IGNORECASE)
MAGNITUDE = Unit(id="magnitude", dimension="magnitude")
_NUMBER_BEHIND = re.compile(r"[ -]\d")
_FEET = re.compile(r"['’′]\d{1,2}(?:[\"”″]|'')")
_FEET_BEFORE = re.compile(r"(?:['’′]|\d ?ft\.? ?)\Z")
_INCHES = re.compile(r" ?in(?![a-z])|[\"”″]|''")
_DISTANCE = re.compile(r" (?:fun )?(?:run|race|runner|walk|course|championships?|event|time)\b")
_OF_A = re.compile(r"(?:[ -](?:of )?(?:an?|one)[ -]|[ -])", re.IGNORECASE)
_AFTER_DOLLAR = re.compile(r" ?(?:US|U\.S\.|USD|AUD|CAD|NZD|HKD|SGD|CDN|Cdn|Canadian|Australian)(?![A-Za-z])(?! [a-z])")
_AFTER_CODE = {"US": "USD", "U.S.": "USD", "CDN": "CAD", "Cdn": "CAD", "Canadian": "CAD", "Australian": "AUD"}
# one letter behind a blank: only these, only where the word ends ("98.6 F", "down 68 p at 1112 p", "50 m")
_SPACED_SYMBOL = re.compile(r"[CFmpt](?![\w.]\w|\w|'|-)")
_INCH_SIGNS = "\"″”'"
_NAMES_TOO = frozenset({"stone", "tesla", "bar", "curie", "newton", "watt", "pint"})  # "during 2016 Stone spoke"


def read_amount(text: str, found: FoundNumber) -> Amount:
    """The amount around a number, from the characters beside it alone."""
    start, negative, bracket = found.start, False, False
    currency = currencies.match_before(text, start)
    sign = _SIGN.search(text, max(0, start - 9), start) if currency is None else None
    if currency is None and text[start - 1 : start] == "(" and text[found.end : found.end + 1] == ")":
        currency = currencies.match_before(text, start - 1)
        bracket = negative = currency is not None
    if sign:
        currency = currencies.match_before(text, sign.start())
        if currency is not None or text[sign.start()] not in "–‑" or sign.start() == 0:
            negative, start = True, sign.start()
    elif plus := _PLUS.search(text, max(0, start - 2), start):
        start = plus.start()
    if currency is not None:
        start = currency.start
        if outer := _SIGN.search(text, max(0, start - 9), start):
            negative, start = True, outer.start()
    if bracket:
        found = _scale_behind_bracket(text, found)
    number = (
        replace(found.number, value=-found.number.value)
        if negative and found.number.value is not None
        else found.number
    )
    amount = Amount(replace(found, number=number), start, found.end, number)
    if currency is not None:
        amount.kind, amount.codes, amount.prefix_currency, amount.rule = "money", currency.codes, True, "money:before"
    read_scale_letter(text, amount)
    _read_unit(text, amount)
    return amount


def _scale_behind_bracket(text: str, found: FoundNumber) -> FoundNumber:
    """ "$(3.2) million": the scale stands behind the bracket."""
    return with_scale(text, replace(found, end=found.end + 1))


def _set_number(amount: Amount, found: FoundNumber) -> None:
    amount.found, amount.end, amount.number = found, found.end, found.number


def _read_unit(text: str, amount: Amount) -> None:
    """Read percent, points, currency, age or unit behind the number."""
    end = amount.end
    attached = end == amount.found.digits_end and amount.number.form != "words" and text[end : end + 1] != "s"
    if _read_one_and_a_half(text, amount) or _read_height(text, amount):
        return
    percent = _PERCENT.match(text, end) if amount.kind is None else None
    if percent is None and amount.kind is None and amount.number.form == "fraction" and (gap := _OF_A.match(text, end)):
        percent = _PERCENT.match(text, gap.end())
        if percent and percent["pc"]:
            percent = None
    if percent:
        kind: FigureKind = "percent"
        unit, word = "percent", percent[0].strip(" -\u00a0")
        if percent["points"]:
            kind, unit = "points", "percentage_point"
        elif percent["basis"]:
            kind, unit = "points", "basis_point"
        amount.kind, amount.unit, amount.end, amount.rule = (
            kind,
            Unit(id=unit, surface=word),
            percent.end(),
            f"percent:{unit}",
        )
        return
    if amount.kind == "money":
        _read_behind_money(text, amount)
        return
    if age := _AGE.match(text, end):
        amount.kind, amount.unit, amount.rule = (
            "age",
            Unit(id=age["unit"].lower(), surface=age["unit"], dimension="time"),
            "age:old",
        )
        amount.end = age.end()
        return
    gap = _OF_A.match(text, end) if amount.number.form == "fraction" else None
    if points := _INDEX_POINTS.match(text, end) or (gap and _INDEX_POINTS.match(text, gap.end() - 1)):
        amount.unit, amount.end = Unit(id="point", surface=points["points"]), points.end()
        amount.rule = "points"
        return
    if amount.number.form == "fraction" and _RANK.match(text, amount.start):
        return
    if _read_named_unit(text, amount, end, attached=attached):
        return
    if gap:
        _read_named_unit(text, amount, gap.end() - 1, attached=False)
    elif amount.number.form == "vague" and text.startswith(" of ", end):
        _read_named_unit(text, amount, end + 3, attached=False)


def _read_one_and_a_half(text: str, amount: Amount) -> bool:
    """ "an hour and a half", "two miles and a half" stand around their unit; "10k run" is a distance."""
    if amount.number.form == "fraction" and amount.number.value == _HALF:
        lead = _UNIT_AND_A_HALF.search(text, max(0, amount.start - 24), amount.end)
        unit = match_unit(text, lead.start("unit")) if lead else None
        if lead and unit:
            amount.start = lead.start()
            amount.number = replace(amount.number, value=1 + _HALF)
            set_unit(amount, unit.entry, lead["unit"], amount.end)
            return True
    if amount.found.scale_word in ("k", "K") and _DISTANCE.match(text, amount.end):
        amount.number = replace(
            amount.number, value=amount.number.value and amount.number.value / 1000, place=Decimal(1), rounded=False
        )
        amount.kind, amount.unit, amount.rule = (
            "quantity",
            Unit(id="kilometre", surface=amount.found.scale_word, dimension="length"),
            "unit:kilometre",
        )
        return True
    return False


def _read_height(text: str, amount: Amount) -> bool:
    """ "6'2\"", "6ft 2in": a prime and "in" are feet and inches only beside each other."""
    end = amount.end
    scale = _MAGNITUDE.search(text, max(0, amount.start - 11), amount.start) if amount.kind is None else None
    if scale:
        amount.kind, amount.unit, amount.rule = "other", MAGNITUDE, "unit:magnitude"
        if (
            scale[0].endswith("-")
            or _scaled().match(text, amount.end)
            or find_modifier(text, scale.start(), scale.start())
        ):
            amount.start = scale.start()  # "a magnitude 5.2 quake", but "was put at magnitude 5.2"
        return True
    inches = _INCHES.match(text, end) if _FEET_BEFORE.search(text, max(0, amount.start - 5), amount.start) else None
    if amount.kind is not None or not (inches or _FEET.match(text, end)):
        return False
    stop = inches.end() if inches else end + 1
    unit = "inch" if inches else "foot"
    amount.kind, amount.unit, amount.rule = (
        "quantity",
        Unit(id=unit, surface=text[end:stop], dimension="length"),
        f"unit:{unit}",
    )
    amount.end = stop
    return True


def _read_named_unit(text: str, amount: Amount, end: int, *, attached: bool) -> bool:
    """A currency or a unit of the catalogue, directly behind the number or behind one blank or hyphen."""
    for gap in (0, 1):
        position = end + gap
        if gap and text[end : end + 1] not in (" ", "-", "\u00a0", "\u202f", "‑"):
            break
        if not gap and not attached:
            continue
        currency = currencies.match_after(text, position, attached=attached and not gap)
        unit = match_unit(text, position, attached=attached and not gap)
        if currency and (unit is None or unit.entry.id in ("pound", "dram") or currency.end > unit.end):
            codes = currency.codes
            amount.kind, amount.codes, amount.end, amount.rule = "money", codes, currency.end, "money:after"
            if currency.factor != 1:
                amount.number = amount.number.times(currency.factor)
            if unit is not None and unit.end == currency.end and unit.entry.id == "pound":
                amount.unit = Unit(
                    id="pound", surface=text[position : unit.end], dimension="mass", candidates=unit.entry.candidates
                )
            return True
        if unit and unit.entry.dimension == "magnitude" and _NUMBER_BEHIND.match(text, unit.end):
            return False  # "400 magnitude 2 quakes"
        if gap and unit is None and (spaced := _SPACED_SYMBOL.match(text, position)):
            unit = match_unit(text, position, attached=True) if spaced[0] != "p" else None
            currency = currency or (currencies.match_after(text, position, attached=True) if spaced[0] == "p" else None)
            if currency:
                amount.kind, amount.codes, amount.end, amount.rule = (
                    "money",
                    currency.codes,
                    currency.end,
                    "money:after",
                )
                amount.number = amount.number.times(currency.factor)
                return True
        if unit and unit.entry.id == "inch" and text[position] in _INCH_SIGNS and not _is_inch_sign(text, amount):
            return False
        if unit and not (
            unit.entry.id in _NAMES_TOO and text[position : unit.end].istitle() and unit.end - position > 1
        ):
            set_unit(amount, unit.entry, text[position : unit.end], unit.end)
            return True
    return False


@cache
def _scaled() -> re.Pattern[str]:
    """What has a magnitude, behind the number and a word at most."""
    return re.compile(rf"\+?(?: [a-z]+)? (?:{any_of('on_scale')})s?\b")


def _is_inch_sign(text: str, amount: Amount) -> bool:
    """Whether the mark behind the number is no quotation mark: a short number, no mark opened before it."""
    line = text[max(0, amount.start - 80) : amount.start].rsplit("\n", 1)[-1]
    opened = sum(line.count(mark) for mark in _INCH_SIGNS) % 2 or "“" in line
    return not opened and amount.end - amount.found.start <= 4


def set_unit(amount: Amount, entry: UnitEntry, surface: str, end: int) -> None:
    """Give the amount a unit of the catalogue."""
    amount.kind = _KIND_OF_DIMENSION.get(entry.dimension or "", "quantity")
    amount.unit = Unit(
        id=entry.unit or entry.id, surface=surface, dimension=entry.dimension, candidates=entry.candidates
    )
    if entry.per:
        amount.per = Denominator(id=entry.per, surface=surface)
    amount.end, amount.rule = end, f"unit:{entry.id}"


def _read_behind_money(text: str, amount: Amount) -> None:
    """ "$5 million dollars", "$31.20 US", "RMB 5 million yuan": the currency said again behind the number."""
    again = _AFTER_DOLLAR.match(text, amount.end) if "USD" in amount.codes else None
    if again:
        code = again[0].strip()
        amount.codes, amount.end = (_AFTER_CODE.get(code, code),), again.end()
        return
    if text[amount.end : amount.end + 1] == " ":
        named = currencies.match_after(text, amount.end + 1)
        if named and named.factor == 1 and set(named.codes) & set(amount.codes):
            amount.codes = tuple(code for code in named.codes if code in amount.codes)
            amount.end = named.end


def rescale(amount: Amount, other: Amount) -> None:
    """Give the first end of a range the scale that only its second end prints ("$10 to $15 million")."""
    if amount.found.scale == 1 and other.found.scale != 1:
        _set_number(amount, scaled(amount.found, amount.found.end, other.found.scale, other.found.scale_word))
