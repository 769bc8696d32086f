"""Pounds: of weight or of money."""

from __future__ import annotations

import re

from extractor.components.figures.amount import Amount
from extractor.components.figures.vocabulary import pattern
from extractor.words.currencies import CurrencyContext

_MILLION = 1_000_000
_SENTENCE_END = re.compile(r"[.!?;]\s")


def is_weight(amount: Amount, context: CurrencyContext) -> bool:
    """Whether "pounds" are a weight: beside a word of weight, or in an article without British money or places."""
    text = amount.text
    before, behind = text[max(0, amount.start - 40) : amount.start], text[amount.end : amount.end + 40]
    beside = _SENTENCE_END.split(before)[-1] + "|" + _SENTENCE_END.split(behind)[0]
    is_large = amount.found.scale >= _MILLION
    if is_large and not behind.startswith(" of "):
        return False  # "losses of 3.5 million pounds"
    is_weighed = amount.per is None and not is_large and pattern(r"\b{weight}\b").search(beside)
    return bool(is_weighed) or not context.has_currency(amount.codes[0])
