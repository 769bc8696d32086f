"""What was found on a Doc as plain data and back: on request, for a DocBin, `Doc.to_bytes` and worker processes.

Importing this module registers with srsly, by which spaCy writes `doc.user_data`, how to write `Found`.  An object whose
class says `REBUILT = True` is written as None: who needs it makes it again from the Doc.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import srsly  # type: ignore[import-untyped]  # spaCy's own writer has no stubs
from spacy.tokens import Doc

from extractor.components.annotations import LISTS, Found, found_on, put
from extractor.record.plain import Plain, from_plain, to_plain

_MARK = "extractor.found"  # the key that distinguishes our data from other mappings
Hook = Callable[[Any], Any]


def dump(doc: Doc) -> Plain:
    """Plain JSON-like data of all that was found on a Doc: a list of rows under each name of `Found`."""
    return _plain(found_on(doc))


def load(doc: Doc, data: Plain) -> None:
    """Put the rows of `dump` on a Doc with the same text, span groups included; what it had is replaced.

    Raises RecordError where the data do not fit, ValueError where a row is outside the text.
    """
    annotations = _found(data)
    for kind in LISTS:
        put(doc, kind, annotations.of(kind))


def _plain(annotations: Found) -> Plain:
    return {name: to_plain(annotations.of(kind)) for kind, name in LISTS.items()}


def _found(data: Plain) -> Found:
    return Found(**{name: [from_plain(kind, row) for row in data.get(name, ())] for kind, name in LISTS.items()})


def encode(value: Any, chain: Hook | None = None) -> Any:
    """For srsly: `Found` as a marked mapping, None for what is rebuilt, all else as the next encoder writes it."""
    if isinstance(value, Found):
        return {_MARK: _plain(value)}
    if getattr(value, "REBUILT", False) is True:
        return None
    return value if chain is None else chain(value)


def decode(value: Any, chain: Hook | None = None) -> Any:
    """For srsly: the `Found` of a marked mapping, any other as the next decoder reads it."""
    if isinstance(value, dict) and _MARK in value:
        return _found(value[_MARK])
    return value if chain is None else chain(value)


srsly.msgpack_encoders.register("extractor_found", func=encode)
srsly.msgpack_decoders.register("extractor_found", func=decode)
