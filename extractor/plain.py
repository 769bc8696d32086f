"""Frozen types to plain data and back: the names and forms of the record contract.

Decimals become strings, ranges become [start, end], `from_` becomes "from", tuples become lists; the way back undoes it.
"""

from __future__ import annotations

import types
import typing
from collections.abc import Callable, Mapping
from dataclasses import fields, is_dataclass
from decimal import Decimal
from functools import cache
from typing import Any, TypeVar

from extractor.errors import RecordError
from extractor.textrange import TextRange

T = TypeVar("T")
Plain = dict[str, Any]


def decimal_text(number: Decimal) -> str:
    """The plain decimal notation without exponent and trailing zeros: Decimal("1.870E+7") -> "18700000"."""
    text = format(number, "f")
    if "." in text:
        text = text.rstrip("0").rstrip(".")
    return "0" if text in ("-0", "") else text


@cache
def _names(cls: type) -> tuple[tuple[str, str], ...]:
    return tuple((f.name, f.name.rstrip("_")) for f in fields(cls))


def to_plain(value: Any) -> Any:
    """Plain JSON-like data of a value of ours; anything that is plain already stays as it is."""
    if value is None or isinstance(value, (str, int, float)):
        return value
    if isinstance(value, Decimal):
        return decimal_text(value)
    if isinstance(value, (tuple, list)):
        return [to_plain(part) for part in value]
    if isinstance(value, Mapping):
        return {key: to_plain(part) for key, part in value.items()}
    plain = {
        key: part if (part := getattr(value, name)) is None or type(part) is str else to_plain(part)  # most are
        for name, key in _names(typing.cast(Any, type(value)))
    }
    if getattr(value, "OMIT_NULL", False):
        return {key: part for key, part in plain.items() if part is not None}
    return plain


def from_plain(cls: type[T], data: Plain) -> T:
    """The frozen type back from its plain data; absent fields take their defaults, unknown ones are passed over.

    Raises RecordError naming the type and field where the data do not fit.
    """
    reader = _reader(typing.cast(Any, cls))
    return typing.cast(T, reader(data))


@cache
def _reader(kind: Any) -> Callable[[Any], Any]:
    """A function that reads plain data into the annotated type `kind`."""
    origin, arguments = typing.get_origin(kind), typing.get_args(kind)
    if origin in (typing.Union, types.UnionType):
        inner = _reader(next(part for part in arguments if part is not type(None)))
        return lambda data: None if data is None else inner(data)
    if kind is Decimal:
        return Decimal
    if kind is TextRange:
        return lambda data: TextRange(*data)
    if origin is tuple:
        part = _reader(arguments[0])
        return lambda data: tuple(part(one) for one in data)
    if origin is not None and issubclass(origin, Mapping) if isinstance(origin, type) else False:
        return dict
    if is_dataclass(kind):
        return _dataclass_reader(typing.cast(type, kind))
    return lambda data: data


def _dataclass_reader(cls: type) -> Callable[[Any], Any]:
    hints = typing.get_type_hints(cls)
    readers = [(name, key, _reader(hints[name])) for name, key in _names(cls)]

    def read(data: Plain) -> Any:
        try:
            return cls(**{name: reader(data[key]) for name, key, reader in readers if key in data})
        except (TypeError, ValueError, ArithmeticError) as error:
            raise RecordError(f"cannot read {cls.__name__} from {str(data)[:80]}: {error}") from error

    return read
