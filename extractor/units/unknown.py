"""Units that the catalogue does not know, asked of quantulum3: lazily, on the unit's words alone, once for each."""

from __future__ import annotations

import re
from functools import cache

_PLAUSIBLE = re.compile(r"[A-Za-zµμ°Ω]{1,12}(?:[/·][A-Za-zµμ°Ω]{1,6}){0,2}[²³]?")
_SYMBOLIC = re.compile(r"[A-Z/·²³°µμΩ]")


@cache
def ask_quantulum(surface: str) -> tuple[str, str] | None:
    """The name and dimension of a unit symbol outside the catalogue ("Gy" -> "gray", ...); None if unknown.

    Only what looks like a symbol is asked for, since words are counted nouns; the first call costs 2.5 CPU seconds.
    """
    if not _PLAUSIBLE.fullmatch(surface) or not _SYMBOLIC.search(surface) or (surface.isupper() and len(surface) > 2):
        return None
    from quantulum3 import parser

    found = parser.parse(f"12 {surface}", classifier_path=None)
    if (
        len(found) != 1
        or found[0].unit.name in ("dimensionless", "")
        or found[0].unit.entity.name in ("currency", "unknown")
    ):
        return None
    if found[0].surface != f"12 {surface}":
        return None
    return found[0].unit.name, found[0].unit.entity.name
