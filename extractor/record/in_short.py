"""A row in one line, for whoever prints it: `<Figure f1 “5 percent” value=5 unit=percent role=change>`."""

from __future__ import annotations

from collections.abc import Collection
from decimal import Decimal
from typing import Final

from extractor.record.plain import decimal_text

_LONGEST: Final = 60  # code points of a text


def in_short(
    row: object, words: str | None, /, *facts: str | None, inferred: Collection[str] = (), **slots: object
) -> str:
    """Its type, id, words in quotation marks, facts, and the slots that are filled, on one line; long texts are cut.

    A slot that is inferred ends with "?".
    """
    id_ = _line(getattr(row, "id", ""))
    marked = f"“{_line(words)}”" if words else None
    named = (
        f"{name}={_line(slot)}{'?' * (name in inferred)}" for name, slot in slots.items() if slot not in (None, "", ())
    )
    return f"<{' '.join(filter(None, (type(row).__name__, id_, marked, *facts, *named)))}>"


def _line(value: object) -> str:
    text = decimal_text(value) if isinstance(value, Decimal) else str(value)
    text = " ".join("".join(character if character.isprintable() else " " for character in text).split())
    return text if len(text) <= _LONGEST else text[: _LONGEST - 1].rstrip() + "…"
