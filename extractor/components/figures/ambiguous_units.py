"""Units whose word means two things: pounds of weight and of money."""

from __future__ import annotations

import re
from decimal import Decimal

from extractor.components.figures.amount import Amount
from extractor.currencies import CurrencyContext

_WEIGHT = re.compile(
    r"\b(?:weigh\w*|weight\w*|lbs?|heav(?:y|ier|iest)|kilos?|kilograms?|kg|tons?|tonnes?|ounces?|overweight|fat|bench|lift\w*|diet\w*|carr(?:y|ied)"
    r"|luggage|baggage|cargo|payload|fish|beef|meat|chicken|pork|cocaine|marijuana|cannabis|heroin|fentanyl|methamphetamine|meth|drugs?|explosives?"
    r"|slimmed|shed|pounds per|thrust|force|pressure|recipe|feet|foot|inch(?:es)?)\b",
    re.IGNORECASE,
)
_OF_STUFF = re.compile(
    r" of (?!the\b|its\b|his\b|her\b|their\b|debt|money|cash|taxpayer|public|investment|funding|savings|damage|revenue|profit|income|spending|new\b|extra\b)[a-z]"
)
_STERLING = re.compile(
    r"£|\bsterling\b|\bpence\b|\bGBP\b|\b(?:Britain|British|UK|England|London|Scotland|Wales|pub|Sunderland|Manchester|Liverpool)\b"
)
_PRICE = re.compile(
    r"\b(?:cost\w*|pa(?:y|id|ys|ying)|pric\w+|worth|fin(?:e|ed|es)|spen[dt]\w*|salary|wages?|bill|charg\w+|earn\w*|sold for|fee)"
    r"(?: \w+){0,2} \Z",
    re.IGNORECASE,
)
_NOTE = re.compile(
    r"[ -](?:notes?|coins?|fine|fee|bill|budget|deal|contract|ticket|prize|a-week|a-year|a-month|an-hour)\b"
)
_MILLION = Decimal(1_000_000)


def decide_pounds(text: str, amount: Amount, currency: CurrencyContext) -> bool:
    """Whether an amount in "pounds" is a weight: by its size, the words beside it, and the money of its article."""
    if amount.found.scale >= _MILLION:
        return False
    around = text[max(0, amount.start - 60) : amount.end + 60]
    if _OF_STUFF.match(text, amount.end):
        return True
    if _PRICE.search(text, max(0, amount.start - 30), amount.start) or _NOTE.match(text, amount.end):
        return False
    if _WEIGHT.search(around):
        return True
    return currency.decide_pounds_by_article(_STERLING)
