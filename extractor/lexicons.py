"""The word lists of `models/en/lexicons/`: JSON Lines, one entry a line, read into frozen types of the reader's choice.

An entry type is a frozen dataclass with at least `id` and `example`; a field of the file that the type does not have, or
the other way round, is a fault, and is reported with file, line and field.  Every entry may have `note` and `source`.
"""

from __future__ import annotations

import json
import typing
from dataclasses import MISSING, fields
from functools import cache
from typing import Any, TypeVar

from extractor.errors import RecordError, ResourceError
from extractor.plain import from_plain
from extractor.resources import resource_path

E = TypeVar("E")
_FREE_FIELDS = {"note", "source", "example"}
_LIKE_ASCII = str.maketrans({"\u0130": "i", "\u0131": "i", "\u017f": "s"})  # dotted I, dotless i, long s


def entry_key(found: str) -> str:
    """The words of an entry as a pattern that ignores case has found them in a text, where a long s is an s."""
    return found.translate(_LIKE_ASCII).lower()


@cache
def load_lexicon(name: str, entry_type: type[E]) -> tuple[E, ...]:
    """The entries of `models/en/lexicons/NAME.jsonl` in the order of the file.  Raises ResourceError on any fault."""
    path = resource_path(f"en/lexicons/{name}.jsonl")
    known = {f.name.rstrip("_"): f for f in fields(typing.cast(Any, entry_type))}
    required = {key for key, f in known.items() if f.default is MISSING and f.default_factory is MISSING}
    entries: list[E] = []
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        where = f"{path.name}, line {number}"
        try:
            data = json.loads(line)
        except ValueError as error:
            raise ResourceError(f"{where}: not JSON ({error}): each line is one object") from error
        if not isinstance(data, dict):
            raise ResourceError(f"{where}: not an object: each line is one object")
        for key in sorted(data.keys() - known.keys() - _FREE_FIELDS):
            raise ResourceError(f"{where}, field {key!r}: unknown; known are {', '.join(sorted(known))}")
        for key in sorted(required - data.keys()):
            raise ResourceError(f"{where}, field {key!r}: missing")
        try:
            entries.append(from_plain(entry_type, data))
        except RecordError as error:
            raise ResourceError(f"{where}: {error}") from error
    return tuple(entries)
