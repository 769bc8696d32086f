"""One number -> an amount: sign, currency, scale letters, percent, points, unit, denominator, all beside the number."""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal

from extractor import currencies
from extractor.components.figures.amount import Amount
from extractor.components.figures.modifiers import find_modifier
from extractor.components.figures.scale_letters import read_scale_letter
from extractor.figure import Denominator, FigureKind, Unit
from extractor.numbers import FoundNumber
from extractor.numbers.scales import scaled
from extractor.units import UnitEntry, match_unit

_SIGN = re.compile(r"(?:(?<![\w%)\]])[-−–‑]|(?<![\w-])(?<!plus or )(?:minus|negative)[ -])\Z", re.IGNORECASE)
_PLUS = re.compile(r"(?<![\w+])\+\Z")
_PERCENT = re.compile(
    r"""[ \u00a0\u202f-]?(?:
          (?P<points>(?:percentage|percent|per\ cent|pct|%)[ -]points?(?![a-z])|(?:pp|ppts?|ppt|pps|pts?\.?\ pp)(?![A-Za-z]))
        | (?P<basis>basis[ -]points?(?![a-z])|bps?(?![A-Za-z]))
        | (?P<percent>%|per[ -]?cent(?![a-z])|pct(?![a-z])|pc(?![A-Za-z]))
        )""",
    re.VERBOSE | re.IGNORECASE,
)
_INDEX_POINTS = re.compile(r"[ -](?P<points>points?|pts)(?![A-Za-z])")
_AGE = re.compile(r"[ -](?P<unit>year|month|week|day)s?(?:[ -]old|(?: of age))(?![a-z])", re.IGNORECASE)
_KIND_OF_DIMENSION: dict[str, FigureKind] = {"time": "duration", "magnitude": "other", "score": "count"}
_RANK = re.compile(r"an? (?!half|quarter)[a-z]+[ -](?!of|an?\b)", re.IGNORECASE)
_MAGNITUDE = re.compile(r"\bmagnitude[ -]\Z", re.IGNORECASE)
_OPENS_PHRASE = re.compile(r"\ban? (?:[a-z]+ )?\Z", re.IGNORECASE)
_AND_A_HALF = re.compile(r"\b(?:an?|one) (?P<unit>[a-z]+) and \Z", re.IGNORECASE)
_OR_TWO = re.compile(r"\b(?:an?|another) (?P<noun>[a-z]+) or \Z", re.IGNORECASE)
MAGNITUDE = Unit(id="magnitude", dimension="magnitude")
_OF_A = re.compile(r"(?:[ -](?:of )?(?:an?|one)[ -]|[ -])", re.IGNORECASE)
# one letter behind a blank: only these, only where the word ends ("98.6 F", "down 68 p at 1112 p", "50 m")
_SPACED_SYMBOL = re.compile(r"[CFJLVWghlmpt](?![\w.]\w|\w|['’-])")
_PLURAL = re.compile(r"s(?!\w)")  # "the 1990s"; "4.1s" are seconds


def read_amount(text: str, found: FoundNumber) -> Amount:
    """The amount around a number, from the characters beside it alone."""
    start, negative = found.start, False
    currency = currencies.match_before(text, start)
    sign = _SIGN.search(text, max(0, start - 9), start) if currency is None else None
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
    number = found.number
    if negative and number.value is not None:
        number = replace(number, value=-number.value)
    amount = Amount(replace(found, number=number), start, found.end, number)
    if currency is not None:
        amount.kind, amount.codes, amount.prefix_currency, amount.rule = "money", currency.codes, True, "money:before"
    read_scale_letter(text, amount)
    if amount.kind is None:
        _read_unit(text, amount)
    else:
        _read_percent(text, amount, amount.end)
    return amount


def _read_unit(text: str, amount: Amount) -> None:
    """Read percent, points, currency, age or unit behind the number."""
    end = amount.end
    attached = end == amount.found.digits_end and amount.number.form != "words"
    attached = attached and (amount.number.rounded or not _PLURAL.match(text, end))
    gap = _OF_A.match(text, end) if amount.number.form == "fraction" else None  # "a quarter of a point"
    is_rank = amount.number.form == "fraction" and _RANK.match(text, amount.start)  # "a fourth month"
    if is_rank or _read_magnitude(text, amount) or _read_percent(text, amount, end):
        return
    if gap and _read_percent(text, amount, gap.end()):
        return
    if _read_unit_before(text, amount):
        return
    if age := _AGE.match(text, end):
        amount.take("age", Unit(id=age["unit"].lower(), surface=age["unit"], dimension="time"), "age:old", age.end())
    elif points := _INDEX_POINTS.match(text, end) or (gap and _INDEX_POINTS.match(text, gap.end() - 1)):
        amount.take(None, Unit(id="point", surface=points["points"]), "points", points.end())
    elif _read_named_unit(text, amount, end, attached=attached):
        return
    elif gap:
        _read_named_unit(text, amount, gap.end() - 1, attached=False)
    elif amount.number.form == "vague" and text.startswith(" of ", end):
        _read_named_unit(text, amount, end + 3, attached=False)


def _read_unit_before(text: str, amount: Amount) -> bool:
    """ "an hour and a half", "a day or two": what is counted stands before the number."""
    before = text[max(0, amount.start - 24) : amount.start]
    if amount.number.form == "fraction" and (one := _AND_A_HALF.search(before)):
        unit = match_unit(text, amount.start - len(before) + one.start("unit"))
        if unit is None:
            return False
        set_unit(amount, unit.entry, one["unit"], amount.end)
        amount.start -= len(before) - one.start()
        amount.number = replace(amount.number, value=1 + (amount.number.value or Decimal(0)))
        return True
    if amount.number.value != 2 or amount.number.form != "words" or not (few := _OR_TWO.search(before)):
        return False
    if unit := match_unit(text, amount.start - len(before) + few.start("noun")):
        set_unit(amount, unit.entry, few["noun"], amount.end)
    else:
        amount.take("count", Unit(id=few["noun"], surface=few["noun"]), "count:or-two", amount.end)
    return True


def _read_percent(text: str, amount: Amount, start: int) -> bool:
    percent = _PERCENT.match(text, start) if amount.kind is None else None
    if percent is None:
        return False
    kind: FigureKind = "percent" if percent["percent"] else "points"
    unit = "percent" if percent["percent"] else "basis_point" if percent["basis"] else "percentage_point"
    amount.take(kind, Unit(id=unit, surface=percent[0].strip(" -\u00a0")), f"percent:{unit}", percent.end())
    return True


def _read_magnitude(text: str, amount: Amount) -> bool:
    """ "a [magnitude 5.2] quake", "was put at magnitude [5.2]": the word is of the amount where it opens its phrase."""
    scale = _MAGNITUDE.search(text, max(0, amount.start - 11), amount.start)
    if scale is None:
        return False
    amount.take("other", MAGNITUDE, "unit:magnitude", amount.end)
    opens = _OPENS_PHRASE.search(text, max(0, scale.start() - 16), scale.start())
    if scale[0].endswith("-") or opens or find_modifier(text, scale.start(), scale.start()):
        amount.start = scale.start()
    return True


def _read_named_unit(text: str, amount: Amount, end: int, *, attached: bool) -> bool:
    """A currency or a unit of the catalogue, directly behind the number or behind one blank or hyphen."""
    for gap in (0, 1):
        position = end + gap
        if gap and text[end : end + 1] not in (" ", "-", "\u00a0", "\u202f", "‑"):
            break
        if not gap and not attached:
            continue
        is_close = bool(attached and not gap) or _SPACED_SYMBOL.match(text, position) is not None
        currency = currencies.match_after(text, position, attached=is_close)
        unit = match_unit(text, position, attached=is_close)
        if currency and (unit is None or unit.entry.id == "pound" or currency.end > unit.end):
            amount.kind, amount.codes, amount.end, amount.rule = "money", currency.codes, currency.end, "money:after"
            if currency.factor != 1:
                amount.number = amount.number.times(currency.factor)
            if unit is not None and unit.end == currency.end and unit.entry.id == "pound":
                surface = text[position : unit.end]
                amount.unit = Unit(id="pound", surface=surface, dimension="mass", candidates=unit.entry.candidates)
            return True
        if unit:
            set_unit(amount, unit.entry, text[position : unit.end], unit.end)
            return True
    return False


def set_unit(amount: Amount, entry: UnitEntry, surface: str, end: int) -> None:
    """Give the amount a unit of the catalogue."""
    kind = _KIND_OF_DIMENSION.get(entry.dimension or "", "quantity")
    unit = Unit(id=entry.unit or entry.id, surface=surface, dimension=entry.dimension, candidates=entry.candidates)
    amount.take(kind, unit, f"unit:{entry.id}", end)
    if entry.per:
        amount.per = Denominator(id=entry.per, surface=surface)


def rescale(amount: Amount, other: Amount) -> None:
    """Give the first end of a range the scale that only its second end prints ("$10 to $15 million")."""
    if amount.found.scale == 1 and other.found.scale != 1:
        amount.found = scaled(amount.found, amount.found.end, other.found.scale, other.found.scale_word)
        amount.end, amount.number = amount.found.end, amount.found.number
