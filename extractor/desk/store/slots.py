"""What a person types into the slots of a claim -> what its columns take.

in_columns -> checked_slot: "Q2 2019" is two days, "$18.2m" a number and a currency; what fits no column is refused
"""

from __future__ import annotations

import datetime as dt
import re
import typing
from collections.abc import Mapping
from decimal import Decimal, InvalidOperation
from typing import Any, Final

from extractor.calendar import TYPED_FORMS, Interval, parse_typed_period
from extractor.desk.store.amounts import AMOUNT_FORMS, UNITS, is_amount, lead_of, parse_amount
from extractor.desk.store.answers import EDITABLE, Slot
from extractor.desk.store.rows import SLOTS
from extractor.errors import InputError, SlotError
from extractor.record.claim import Factuality, Mode, Polarity
from extractor.record.figure import Direction, Role
from extractor.record.plain import decimal_text, readable
from extractor.record.textrange import TextRange

SlotValue = Slot | TextRange | str | None
PERIOD: Final = "period"
"""The slot in which a person types both days of a period."""
LONGEST: Final = 2000  # characters of a note, and of a slot
LONGEST_NAME: Final = 200
_TYPES = {slot.name: slot.type for slot in SLOTS}
_CHOICES: Mapping[str, tuple[str, ...]] = {
    "direction": typing.get_args(Direction),
    "polarity": typing.get_args(Polarity),
    "mode": typing.get_args(Mode),
    "factuality": typing.get_args(Factuality),
    "role": typing.get_args(Role),
}


def in_columns(slots: Mapping[str, SlotValue], claim: Mapping[str, Any], text: str) -> dict[str, SlotValue]:
    """What a person typed, by the columns that it means: a period is its days, an amount its number and unit.

    `claim` is the row as the extractor found it, in an article of this text.  Raises SlotError for what is not read for certain.
    """
    columns = {name: slot for name, slot in slots.items() if name != PERIOD}
    if PERIOD in slots:
        words = _words(slots[PERIOD], text)
        days = parse_typed_period(words) if words else Interval(None, None)
        if days is None:
            raise SlotError(PERIOD, _misfit(words, "a period", TYPED_FORMS))
        columns |= {
            name: str(day) if day else None for name, day in zip(("period_from", "period_until"), days, strict=True)
        }
    lead = lead_of(claim)
    if "amount" in columns:
        words = _words(columns["amount"], text)
        amount = parse_amount(words)
        if words and not is_amount(words) and not _has_words(text, words):
            raise SlotError(
                "amount", f"{_misfit(words, 'a clear amount', AMOUNT_FORMS)}, or select its words in the text"
            )
        columns.setdefault(lead, words if amount else None)
        if not (amount and (amount.units or amount.is_bare)):
            columns.setdefault(UNITS[lead], None)
    for name, unit in UNITS.items():
        words = _words(columns.get(name), text)
        if (amount := parse_amount(words)) is None:
            continue
        columns[name] = decimal_text(amount.value)
        if name == lead:
            columns.setdefault("amount", words)
        if amount.units and claim[unit] not in amount.units:
            columns.setdefault(unit, amount.units[0])
        if name == "change" and amount.is_signed:
            columns[name] = decimal_text(abs(amount.value))
            columns.setdefault("direction", "down" if amount.value < 0 else "up")
    return columns


def _words(value: SlotValue, text: str) -> str:
    if isinstance(value, Slot) and value.start is not None:
        return text[value.start : value.end]
    if isinstance(value, TextRange):
        return text[slice(*value)]
    return (value.words if isinstance(value, Slot) else value) or ""


def _has_words(text: str, words: str) -> bool:
    return re.search(rf"(?<!\w){re.escape(words)}(?!\w)", text) is not None


def checked_slot(name: str, value: SlotValue, claim: Any, text: str) -> Slot:
    """What a person puts into a slot.  Raises SlotError for a slot that nobody can edit, and for what does not fit it.

    Words without a range get one where they occur once in the claim.
    """
    if name not in EDITABLE:
        raise SlotError(name[:40], f"it cannot be corrected: give one of {', '.join(EDITABLE)}")
    if isinstance(value, Slot) and value.start is not None and value.end is not None:
        value = TextRange(value.start, value.end)
    if isinstance(value, TextRange):
        if not 0 <= value.start < value.end <= len(text):
            raise SlotError(
                name, f"{value.start} to {value.end} is not in the text, which has {len(text):,} characters"
            )
        if _TYPES[name] == "string" and name not in _CHOICES:
            return Slot(words=text[slice(*value)], start=value.start, end=value.end)
        raise SlotError(name, "give its value, not a range of the text")
    words = value.words if isinstance(value, Slot) else value
    if words is None or not words.strip():
        return Slot(words=None)
    words = fitting(name, readable_words(words, name, LONGEST))
    start = text.find(words, claim["start"], claim["end"])
    is_once = start >= 0 and text.find(words, start + 1, claim["end"]) < 0
    if name == "text" or name in _CHOICES or _TYPES[name] != "string" or not is_once:
        return Slot(words=words)
    return Slot(words=words, start=start, end=start + len(words))


def fitting(name: str, words: str) -> str:
    """The words as the column has them.  Raises SlotError, with an example."""
    if name in _CHOICES and words not in _CHOICES[name]:
        raise SlotError(name, f"{words[:40]!r} is not one of {', '.join(_CHOICES[name])}")
    try:
        if _TYPES[name] == "decimal":
            number = Decimal(words)
            if not number.is_finite() or abs(number.adjusted()) > 100:
                raise ValueError
            return decimal_text(number)
        return dt.date.fromisoformat(words).isoformat() if _TYPES[name] == "date" else words
    except (ValueError, InvalidOperation) as error:
        is_number = _TYPES[name] == "decimal"
        said = _misfit(words, "a number", AMOUNT_FORMS) if is_number else _misfit(words, "a day", ("2025-06-09",))
        raise SlotError(name, said) from error


def _misfit(words: str, what: str, forms: tuple[str, ...]) -> str:
    """Why words cannot be saved, with what to write instead."""
    *others, last = forms
    return f"“{words[:40]}” is not {what}: write, for example, {', '.join(others)}{' or ' * bool(others)}{last}"


def readable_words(text: str, what: str, longest: int) -> str:
    """The words that somebody gave.  Raises InputError where there are none, or too many."""
    text = readable(text).strip()
    if not text or len(text) > longest:
        raise InputError(f"{what} has {len(text):,} characters: give 1 to {longest:,}")
    return text
