"""Whether an extraction keeps the contract, checked before anybody works with it."""

from __future__ import annotations

from typing import TypeVar

from extractor.errors import RecordError
from extractor.record.contract import contract_faults
from extractor.record.extraction import Extraction
from extractor.record.plain import from_plain, read_json

E = TypeVar("E", bound=Extraction)


def read_typed(line: str | bytes) -> Extraction:
    """The extraction that a line says, of which the types alone are checked.  Raises RecordError."""
    return from_plain(Extraction, read_json(line))


def checked(extraction: E) -> E:
    """The same.  Raises RecordError, with its id and the first fault, where it breaks the contract."""
    try:
        faults = contract_faults(extraction)
    except (AttributeError, TypeError, ValueError, ArithmeticError) as error:
        faults = [f"a value is of another type than its field: {error}"]
    if faults:
        more = f" and {len(faults) - 1} more" if len(faults) > 1 else ""
        message = f"{extraction.input_id}: breaks the contract ({faults[0]}{more}): extract the article again"
        raise RecordError(message)
    return extraction
