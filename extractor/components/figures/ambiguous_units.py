"""Units whose word means two things: pounds of weight and of money, degrees of an angle and of temperature."""

from __future__ import annotations

import re

from extractor.components.figures.amount import Amount
from extractor.components.figures.vocabulary import any_of
from extractor.currencies import CurrencyContext

_STERLING = re.compile(
    r"£|\bsterling\b|\bpence\b|\bGBP\b|\b(?:Britain|British|UK|England|London|Scotland|Wales|pub|Sunderland|Manchester|Liverpool)\b"
)
_WEATHER = re.compile(r"\b(?:temperatures?|warming|heat ?waves?|frost|mercury|colder|hottest|coldest)\b", re.IGNORECASE)
_FAHRENHEIT = re.compile(r"\bFahrenheit\b|°F|\bU\.S\.|\bUS\b|\b(?:America|United States|Liberia|Bahamas)")
_METRIC = re.compile(r"\bCelsius\b|°C|\b(?:kilo|centi|milli)?met(?:re|er)s?\b|\bhectares?\b|\bkm\b|\blit(?:re|er)s\b")
_MILLION = 1_000_000
_SENTENCE_END = re.compile(r"[.!?;]\s")
_HOTTEST = 60  # degrees; more is an oven or an angle


def is_weight(text: str, amount: Amount, context: CurrencyContext) -> bool:
    """Whether "pounds" are a weight: beside a word of weight, or in an article without British money or places."""
    before, behind = text[max(0, amount.start - 40) : amount.start], text[amount.end : amount.end + 40]
    beside = _SENTENCE_END.split(before)[-1] + "|" + _SENTENCE_END.split(behind)[0]
    is_large = amount.found.scale >= _MILLION
    if is_large and not behind.startswith(" of "):
        return False  # "losses of 3.5 million pounds"
    is_weighed = amount.per is None and not is_large and re.search(rf"\b(?:{any_of('weight')})\b", beside) is not None
    return is_weighed or not context.speaks_of(_STERLING)


def is_celsius(amount: Amount, context: CurrencyContext) -> bool:
    """Whether bare "degrees" are of the Celsius scale: in an article on the weather that measures in metric units."""
    value = amount.number.value
    if amount.unit is None or amount.unit.id != "degree" or (value is not None and value > _HOTTEST):
        return False
    return context.speaks_of(_WEATHER) and context.speaks_of(_METRIC) and not context.speaks_of(_FAHRENHEIT)
