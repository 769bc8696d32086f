"""Units whose word means two things: pounds of weight and of money, degrees of an angle and of temperature."""

from __future__ import annotations

import re
from decimal import Decimal
from functools import cache

from extractor.components.figures.amount import Amount
from extractor.components.figures.vocabulary import any_of
from extractor.currencies import CurrencyContext

_STERLING = re.compile(
    r"£|\bsterling\b|\bpence\b|\bGBP\b|\b(?:Britain|British|UK|England|London|Scotland|Wales|pub|Sunderland|Manchester|Liverpool)\b"
)
_NOTE = re.compile(
    r"[ -](?:notes?|coins?|fine|fee|bill|budget|deal|contract|ticket|prize|a-week|a-year|a-month|an-hour)\b"
)
_WEIGHED = re.compile(r"\bpounds (?:per|an?) (?:tonne|ton|kilo|kg|barrel|ounce)")
_WEATHER = re.compile(
    r"\b(?:temperatures?|warming|heat ?waves?|cold snap|frost|thermometers?|mercury|warmer|colder|hottest|coldest)\b",
    re.IGNORECASE,
)
_FAHRENHEIT = re.compile(r"\bFahrenheit\b|°F|\bU\.S\.|\bUS\b|\b(?:America|United States|Liberia|Bahamas)")
_METRIC = re.compile(r"\bCelsius\b|°C|\b(?:kilo|centi|milli)?met(?:re|er)s?\b|\bhectares?\b|\bkm\b|\blit(?:re|er)s\b")
_HOTTEST = Decimal(60)  # degrees; more is an oven or an angle
_MILLION = Decimal(1_000_000)


@cache
def _weight() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{any_of('weight')})\b", re.IGNORECASE)


@cache
def _of_stuff() -> re.Pattern[str]:
    """ "40 pounds of beef", but not "40 pounds of the debt"."""
    return re.compile(rf" of (?!(?:{any_of('money_owed')}|the|its|his|her|their)\b)[a-z]")


@cache
def _price_before() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{any_of('price')})(?: \w+){{0,2}} \Z", re.IGNORECASE)


def decide_pounds(text: str, amount: Amount, currency: CurrencyContext) -> bool:
    """Whether an amount in "pounds" is a weight: by its size, the words beside it, and the money of its article."""
    if amount.found.scale >= _MILLION and currency.speaks_of(_STERLING):
        return False
    around = text[max(0, amount.start - 60) : amount.end + 60]
    if _of_stuff().match(text, amount.end):
        return True
    if _price_before().search(text, max(0, amount.start - 30), amount.start) or _NOTE.match(text, amount.end):
        return False
    if _WEIGHED.search(around) and currency.speaks_of(_STERLING):  # "1,595 pounds per tonne from 1,690 pounds"
        return False
    if _weight().search(around):
        return True
    return not currency.speaks_of(_STERLING)


def is_celsius(amount: Amount, context: CurrencyContext) -> bool:
    """Whether bare "degrees" are of the Celsius scale: in an article on the weather that measures in metric units."""
    value = amount.number.value
    if amount.unit is None or amount.unit.id != "degree" or (value is not None and value > _HOTTEST):
        return False
    return context.speaks_of(_WEATHER) and context.speaks_of(_METRIC) and not context.speaks_of(_FAHRENHEIT)
