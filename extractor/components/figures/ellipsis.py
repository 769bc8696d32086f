"""Units that the text leaves out because a neighbour says them: "191 of the 250 files", "from 208 pounds to 193"."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Sequence

from extractor.components.figures.amount import Amount
from extractor.components.figures.rules import RULES

_OF_WHOLE = re.compile(r" (?:out )?of (?:[A-Za-z’']+ ){0,4}")  # "191 of the approximately 250 files"
_LIST = re.compile(r"-?,? (?:and|or|to) (?:even )?|-, ")
_BREAK = re.compile(r"[.!?][\"”’)]? |[)\n;]")
_LONGEST_GAP = 40  # code points between two amounts that share a unit
_SHARED = frozenset({"money", "quantity", "percent", "points", "duration", "index"})


def fill_left_out_units(amounts: Sequence[Amount]) -> None:
    """Give amounts without a unit the unit of the neighbour whose words they share; such a unit is inferred."""
    for left_out in RULES.of("left out"):
        for amount, neighbour in left_out.find(amounts):
            _inherit(amount, neighbour)


@RULES.add("left-out:of-whole", "left out", "It read 191 of the 250 files.", "It read 191 and sent 250 files.")
def _of_whole(amounts: Sequence[Amount]) -> Iterator[tuple[Amount, Amount]]:
    for amount, following in _before(amounts):
        kinds = ("money", "count", "quantity", "duration")
        if following.kind in kinds and _OF_WHOLE.fullmatch(amount.gap(following)):
            yield amount, following


@RULES.add("left-out:list", "left out", "It makes five- and six-speed cars.", "It makes five, then six cars.")
def _in_list(amounts: Sequence[Amount]) -> Iterator[tuple[Amount, Amount]]:
    for amount, following in _before(amounts):
        if following.kind == "count" and _LIST.fullmatch(amount.gap(following)):
            yield amount, following


@RULES.add(
    "left-out:alike", "left out", "It cost $20.8, then 19.3.", "It cost $20.8, then 193.", after=("left-out:list",)
)
def _alike(amounts: Sequence[Amount]) -> Iterator[tuple[Amount, Amount]]:
    """Two numbers are printed as two values of one measure are: of one scale, size and precision."""
    for previous, amount in itertools.pairwise(amounts):
        a, b = previous.numeral.number.value, amount.numeral.number.value
        if not _is_open(amount) or amount.per or previous.kind not in _SHARED or a is None or b is None:
            continue
        is_level = previous.kind == "percent" and previous.gap(amount).endswith(" to ")  # "rose 8% to 9"
        is_alike = previous.numeral.scale == amount.numeral.scale and a.as_tuple().exponent == b.as_tuple().exponent
        if (
            is_alike
            and max(a, b) <= min(a, b) * (3 if amount.numeral.scale == 1 else 10)
            and not is_level
            and not _BREAK.search(amount.text, previous.end, amount.start)
        ):
            yield amount, previous


def _before(amounts: Sequence[Amount]) -> Iterator[tuple[Amount, Amount]]:
    """Amounts without unit close before one that has it, from the right: "four-, five- and six-cylinder"."""
    for amount, following in reversed([*itertools.pairwise(amounts)]):
        if _is_open(amount) and not _is_open(following) and following.start - amount.end <= _LONGEST_GAP:
            yield amount, following


def _is_open(amount: Amount) -> bool:
    is_said = amount.unit is not None or bool(amount.codes)
    return not is_said and amount.kind in ("count", "other") and amount.number.form != "vague"


def _inherit(amount: Amount, neighbour: Amount) -> None:
    printed, value = neighbour.numeral.number.value, neighbour.number.value
    if neighbour.kind == "money" and not neighbour.is_range and printed and value and 0 < value / printed < 1:  # cents
        amount.number = amount.number.times(value / printed)
    amount.kind, amount.unit, amount.codes = neighbour.kind, neighbour.unit, neighbour.codes
    amount.per = amount.per or neighbour.per
    amount.inferred_unit = True
    amount.rule = "left-out:" + neighbour.rule
