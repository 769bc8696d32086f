"""Units whose word means two things: pounds of weight and of money, degrees of an angle and of temperature."""

from __future__ import annotations

import re

from extractor.components.figures.amount import Amount
from extractor.currencies import CurrencyContext

_STERLING = re.compile(
    r"£|\bsterling\b|\bpence\b|\bGBP\b|\b(?:Britain|British|UK|England|London|Scotland|Wales|pub|Sunderland|Manchester|Liverpool)\b"
)
_WEATHER = re.compile(r"\b(?:temperatures?|warming|heat ?waves?|frost|mercury|colder|hottest|coldest)\b", re.IGNORECASE)
_FAHRENHEIT = re.compile(r"\bFahrenheit\b|°F|\bU\.S\.|\bUS\b|\b(?:America|United States|Liberia|Bahamas)")
_METRIC = re.compile(r"\bCelsius\b|°C|\b(?:kilo|centi|milli)?met(?:re|er)s?\b|\bhectares?\b|\bkm\b|\blit(?:re|er)s\b")
_HOTTEST = 60  # degrees; more is an oven or an angle


def is_weight(context: CurrencyContext) -> bool:
    """Whether "pounds" are a weight: where the article does not speak of British money or places."""
    return not context.speaks_of(_STERLING)


def is_celsius(amount: Amount, context: CurrencyContext) -> bool:
    """Whether bare "degrees" are of the Celsius scale: in an article on the weather that measures in metric units."""
    value = amount.number.value
    if amount.unit is None or amount.unit.id != "degree" or (value is not None and value > _HOTTEST):
        return False
    return context.speaks_of(_WEATHER) and context.speaks_of(_METRIC) and not context.speaks_of(_FAHRENHEIT)
