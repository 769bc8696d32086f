"""The language of a text, where the page does not state it."""

from __future__ import annotations

from functools import cache
from typing import Any

_ENOUGH = 200  # code points: below that detection guesses
_SAMPLE = 3_000  # code points: detection gains nothing from more


def detect_language(text: str) -> str | None:
    """The ISO 639-1 code of a text's language by py3langid; None for a text too short to tell."""
    if len(text) < _ENOUGH:
        return None
    language, _ = _identifier()(text[:_SAMPLE])
    return str(language)


@cache
def _identifier() -> Any:
    import py3langid  # loads its model, so only when a page does not state its language

    return py3langid.classify
