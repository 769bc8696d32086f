"""Exchange rates whose currency is named before the number: "the yen stood at 108.55 per dollar"."""

from __future__ import annotations

import re

from extractor import currencies
from extractor.components.figures.amount import Amount
from extractor.figure import Denominator

_PER_CURRENCY = re.compile(
    r" (?:per|to the|to a|a) (?:U\.?S\.? )?(?P<currency>dollar|euro|pound|yen|yuan)(?![a-z])",
    re.IGNORECASE,
)
_WINDOW = 160  # code points before the rate in which its currency is named


def read_exchange_rate(text: str, amount: Amount) -> bool:
    """Take a bare number before "per dollar" for money in the currency that was named last before it."""
    per = _PER_CURRENCY.match(text, amount.end) if amount.bare and amount.number.form == "digits" else None
    if per is None:
        return False
    other = per["currency"].lower()
    named = currencies.names_between(text, max(0, amount.start - _WINDOW), amount.start)
    codes = next((match.codes for match in reversed(named) if other not in text[match.start : match.end].lower()), ())
    if not codes:
        return False
    amount.kind, amount.codes, amount.rule = "money", codes, "money:exchange-rate"
    amount.per, amount.end = Denominator(id=other, surface=per["currency"]), per.end()
    return True
