"""The first draft of `models/en/lexicons/units.jsonl`, made from quantulum3's unit table.

    python scripts/make_units.py > units.jsonl

The draft was then corrected by hand (symbols shared by several units, units that news never uses, British and American
spellings, readings of "ton", "gallon", "mile"), so running this again does not give the file of the repository: compare,
do not overwrite.
"""

from __future__ import annotations

import json
import sys
from importlib import resources

DROPPED_ENTITIES = {"currency", "dimensionless", "typographical element", "amount of substance"}
PREFIXES = {"k": "kilo", "M": "mega", "G": "giga", "T": "tera", "m": "milli", "n": "nano"}
DIMENSIONS = {"data storage": "data", "instance frequency": "frequency", "electric potential": "voltage"}


def draft() -> list[dict[str, object]]:
    """One row for each unit of the table, and one for each of its prefixed forms."""
    table = json.loads(resources.files("quantulum3").joinpath("units.json").read_text(encoding="utf-8"))
    rows = []
    for name, unit in table.items():
        if unit["entity"] in DROPPED_ENTITIES or not unit["surfaces"]:
            continue
        dimension = DIMENSIONS.get(unit["entity"], unit["entity"])
        for prefix, word in [("", ""), *((p, PREFIXES[p]) for p in unit.get("prefixes", ()) if p in PREFIXES)]:
            surfaces = [word + surface for surface in unit["surfaces"]]
            rows.append(
                {
                    "id": word + name,
                    "surfaces": surfaces,
                    "symbols": [prefix + symbol for symbol in unit.get("symbols", ())],
                    "dimension": dimension,
                    "pint": (word + name).replace(" ", "_").replace("-", "_"),
                    "example": f"It was 12 {surfaces[0]}.",
                }
            )
    return sorted(rows, key=lambda row: str(row["id"]))


if __name__ == "__main__":
    for row in draft():
        sys.stdout.write(json.dumps(row, ensure_ascii=False) + "\n")
