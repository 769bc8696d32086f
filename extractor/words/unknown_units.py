"""Units that the catalogue does not know, asked of quantulum3: lazily, on the unit's symbol alone, once for each."""

from __future__ import annotations

import re
import warnings
from functools import cache

# a prefix and a capital ("mGy", "kVA"), or signs that only units have: words are counted nouns and never asked about
_SYMBOL = re.compile(
    r"[kmnpµμ][A-Z][A-Za-z]{0,2}|(?=\S*[/·²³°µμΩ])[A-Za-zµμ°Ω]{1,6}(?:[/·][A-Za-zµμ°Ω]{1,6}){0,2}[²³]?"
)
_NO_UNIT = frozenset({"dimensionless", "currency", "unknown"})


@cache
def ask_quantulum(symbol: str) -> tuple[str, str] | None:
    """The name and dimension of a unit outside the catalogue: "mGy" -> "milligray", "radiation absorbed dose".

    None for what is no unit.  The first call costs 2.5 CPU seconds, which an ordinary article never pays.
    """
    if not _SYMBOL.fullmatch(symbol) or symbol.endswith("s"):
        return None
    with warnings.catch_warnings():  # its notice that it works without its optional classifier: expected
        warnings.filterwarnings("ignore", message="Classifier dependencies not installed", category=UserWarning)
        from quantulum3 import parser

        quantities = parser.parse(f"12 {symbol}")
    if len(quantities) != 1 or quantities[0].surface != f"12 {symbol}" or quantities[0].unit.entity.name in _NO_UNIT:
        return None
    return quantities[0].unit.name, quantities[0].unit.entity.name
