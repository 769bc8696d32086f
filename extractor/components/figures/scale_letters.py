"""Letters behind digits that are a scale or a unit: "m" of "$5m" and "100m", "t" of "$2t" and "3t", "10k" of a run."""

from __future__ import annotations

import re

from extractor import currencies
from extractor.components.figures.amount import Amount
from extractor.numbers.scales import with_ambiguous_suffix

_PLURAL_BEHIND = re.compile(
    r"""(?: [ ]of(?:[ ](?:its|the|their|his|her|our|all|those|these))* )?
    (?: [ -](?!(?:of|in|at|on|from|to|by|and|or|for|with|than|into|off|down|up|a|an|the|its|their|his|her)\b)[A-Za-z’'-]+ ){0,3}?
    [ -](?:[A-Za-z-]+(?<![sui])s | people|men|women|children|staff|data|aircraft|TEU|more )\b""",
    re.VERBOSE,
)
_UNITS_FIRST = frozenset({"mm", "MM", "t"})  # a unit unless money is said


def read_scale_letter(text: str, amount: Amount) -> None:
    """Take the letter for a scale where money or a counted thing says so: "$5m", "1.2m tons", "8 B people"."""
    letter = with_ambiguous_suffix(text, amount.found)
    if letter is None:
        return
    if amount.kind != "money" and not currencies.match_after(text, letter.end + 1):
        behind = text[letter.end : letter.end + 40]
        if letter.scale_word in _UNITS_FIRST:
            return
        if letter.scale_word == "m" and not _PLURAL_BEHIND.match(behind):
            return
    amount.found, amount.end, amount.number = letter, letter.end, letter.number
