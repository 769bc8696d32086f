"""Frozen types to plain data and JSON and back: the names and forms of the record contract.

Decimals become strings, ranges become [start, end], `from_` becomes "from", tuples become lists; the way back undoes it.
Strings that come from outside are made such that every form can hold them (`FromOutside`).
"""

from __future__ import annotations

import json
import math
import re
import types
import typing
from collections.abc import Callable, Mapping
from dataclasses import MISSING, fields, is_dataclass
from decimal import Decimal
from functools import cache
from operator import attrgetter
from typing import Any, NamedTuple, Self, TypeVar

import orjson

from extractor.errors import RecordError
from extractor.record.textrange import TextRange

T = TypeVar("T")
Plain = dict[str, Any]

_UNREADABLE = re.compile("[\0\ud800-\udfff]")
_ESCAPES = re.compile(rb"\\u(?:0000|[dD][89a-fA-F])")  # in JSON, of a NUL and of half a character
_DECIMAL = re.compile(r"-?[0-9]+(?:\.[0-9]+)?(?:[Ee][+-]?[0-9]{1,3})?")
_LONGEST_DECIMAL = 4_000  # characters, more than any article prints: an exponent makes gigabytes of nine


def readable(text: str) -> str:
    """The text with U+FFFD for each NUL and lone surrogate, which UTF-8 or its readers refuse; no position moves."""
    try:
        text.encode()  # much faster than the search, and nearly always all that is needed
    except UnicodeEncodeError:
        return _UNREADABLE.sub("\ufffd", text)
    return text.replace("\0", "\ufffd")


def readable_data(data: Any) -> Any:
    """Plain data with all strings readable, keys too."""
    if isinstance(data, str):
        return readable(data)
    if isinstance(data, dict):
        return {readable_data(key): readable_data(value) for key, value in data.items()}
    return list(map(readable_data, data)) if isinstance(data, (list, tuple)) else data


def read_json(text: str | bytes) -> Any:
    """The data of a JSON text, its strings readable.  Raises RecordError for what is no JSON."""
    try:
        data = orjson.loads(text)
    except ValueError as error:
        try:
            data = json.loads(text, parse_constant=_no_constant) if has_escapes(text) else None
        except (ValueError, RecursionError):
            data = None
        if data is None:
            raise RecordError(f"not JSON ({error})") from error
    return readable_data(data) if has_escapes(text) else data


def has_escapes(text: str | bytes) -> bool:
    """True where a JSON text may have a NUL or half a character, which are not in its data when they are read."""
    line = text.encode("utf-8", "surrogatepass") if isinstance(text, str) else text
    return b"\\u" in line and _ESCAPES.search(line) is not None


def _no_constant(name: str) -> float:
    raise ValueError(f"{name} is no JSON")


class FromOutside:
    """A frozen dataclass with what a stranger wrote: all strings in it are readable once it is made."""

    __slots__: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        for name in self.__slots__:
            value = getattr(self, name)
            if isinstance(value, str):
                object.__setattr__(self, name, readable(value))
            elif isinstance(value, tuple) and value and isinstance(value[0], str):
                object.__setattr__(self, name, tuple(map(readable, value)))
            elif isinstance(value, dict):
                object.__setattr__(self, name, readable_data(value))


class RecordType:
    """A frozen dataclass of the record: as plain data and as JSON, and back without a difference."""

    __slots__: tuple[str, ...] = ()

    def to_dict(self) -> Plain:
        """Plain data with the names of the contract: decimals are strings, ranges [start, end]."""
        return typing.cast(Plain, to_plain(self))

    def to_json(self) -> str:
        """One line of JSON with the keys in the order of the contract, so that the same content gives the same text."""
        return orjson.dumps(to_plain(self)).decode()

    @classmethod
    def from_dict(cls, data: Plain) -> Self:
        """The way back; absent fields take their defaults, strings are readable.

        Raises RecordError naming the type and field that do not fit.
        """
        return from_plain(cls, readable_data(data))._checked()

    @classmethod
    def from_json(cls, text: str | bytes) -> Self:
        """As `from_dict`, from JSON."""
        return from_plain(cls, read_json(text))._checked()

    def _checked(self) -> Self:
        """The same, if what its types do not say is true of it, too.  Raises RecordError."""
        return self


def key_of(cls: type, name: str) -> str:
    """What the record calls a field: as its type's `KEYS` say, else by its name, `from_` without the underscore."""
    return typing.cast(Mapping[str, str], getattr(cls, "KEYS", {})).get(name, name.rstrip("_"))


def decimal_text(number: Decimal) -> str:
    """The plain decimal notation without exponent and trailing zeros: Decimal("1.870E+7") -> "18700000"."""
    text = format(number, "f")
    if "." in text:
        text = text.rstrip("0").rstrip(".")
    return "0" if text in ("-0", "") else text


def to_plain(value: Any) -> Any:
    """Plain JSON-like data of a value of ours; anything that is plain already stays as it is."""
    if is_dataclass(value):
        write = _form(typing.cast(Any, type(value))).write
        return write(value) if write else value
    if isinstance(value, Decimal):
        return decimal_text(value)
    if isinstance(value, (tuple, list)):
        return [to_plain(part) for part in value]
    return value


def from_plain(cls: type[T], data: Plain) -> T:
    """The frozen type back from its plain data; absent fields take their defaults, unknown ones are passed over.

    Raises RecordError naming the type and field where the data do not fit.
    """
    read = _form(typing.cast(Any, cls)).read
    return typing.cast(T, read(data) if read else data)


class _Form(NamedTuple):
    """How values of one type are written and read, null aside; None where they stay as they are, as most do.

    `plain` are the types that its data have, null among them where the type allows it.
    """

    write: Callable[[Any], Any] | None
    read: Callable[[Any], Any] | None
    plain: tuple[type, ...]


@cache
def _form(kind: Any) -> _Form:
    """The form of an annotated type."""
    origin, arguments = typing.get_origin(kind), typing.get_args(kind)
    if origin in (typing.Union, types.UnionType):
        first, *others = sorted(map(_form, arguments), key=lambda form: form.plain == (type(None),))
        return first._replace(plain=first.plain + sum((form.plain for form in others), ()))
    if kind is Decimal:
        return _Form(decimal_text, _read_decimal, (str,))
    if kind is TextRange:
        return _Form(list, _read_range, (list, tuple))  # a tuple is what MessagePack gives
    if origin is tuple:
        part = _form(arguments[0])
        return _Form(_write_each(part), _read_each(part), (list, tuple))
    if isinstance(origin, type) and issubclass(origin, Mapping):
        return _Form(dict, _read_mapping(_form(arguments[1])), (dict,))
    if origin is typing.Literal:
        return _Form(None, _read_choice(arguments), tuple({type(value) for value in arguments}))
    if kind is float:
        return _Form(None, _read_float, (int, float))
    return _dataclass_form(kind) if is_dataclass(kind) else _Form(None, None, (kind,))


def _fits(value: Any, plain: tuple[type, ...]) -> bool:
    """True for a value of one of these types; Python counts booleans as numbers, the record does not."""
    return isinstance(value, plain) and (value.__class__ is not bool or bool in plain)


def _read_range(data: list[Any]) -> TextRange:
    if len(data) != 2 or not all(_fits(side, (int,)) for side in data):
        raise ValueError(f"{data} is not [start, end]")
    return TextRange(*data)


def _read_decimal(data: str) -> Decimal:
    if len(data) > _LONGEST_DECIMAL or not _DECIMAL.fullmatch(data):
        raise ValueError(f"{data[:40]!r} is not a decimal number")
    return Decimal(data)


def _read_float(data: float) -> float:
    if not math.isfinite(data):
        raise ValueError(f"{data} is not a number")
    return data


def _read_mapping(part: _Form) -> Callable[[dict[Any, Any]], dict[Any, Any]]:
    def read(data: dict[Any, Any]) -> dict[Any, Any]:
        for key, value in data.items():
            if not (isinstance(key, str) and _fits(value, part.plain)):
                raise TypeError(f"{str(key)[:40]!r} is {type(value).__name__}")
        return dict(data)

    return read


def _read_choice(choices: tuple[Any, ...]) -> Callable[[Any], Any]:
    def read(value: Any) -> Any:
        if value not in choices:
            raise ValueError(f"{value!r} is not one of {', '.join(map(str, choices))}")
        return value

    return read


def _write_each(part: _Form) -> Callable[[tuple[Any, ...]], list[Any]]:
    convert = part.write
    return list if convert is None else lambda parts: list(map(convert, parts))


def _read_each(part: _Form) -> Callable[[list[Any]], tuple[Any, ...]]:
    def read(data: list[Any]) -> tuple[Any, ...]:
        for value in data:
            if not _fits(value, part.plain):
                raise TypeError(f"{str(value)[:40]!r} is {type(value).__name__}")
        return tuple(data if part.read is None else map(part.read, data))

    return read


def _dataclass_form(cls: Any) -> _Form:
    hints = typing.get_type_hints(cls)
    names = [f.name for f in fields(cls)]
    needed = [key_of(cls, f.name) for f in fields(cls) if f.default is MISSING and f.default_factory is MISSING]
    keys = [key_of(cls, name) for name in names]
    forms = [(name, key, _form(hints[name])) for name, key in zip(names, keys, strict=True)]
    writers = [(key, form.write) for _, key, form in forms if form.write]
    readers = [(name, key, form.read, form.plain) for name, key, form in forms]
    values_of = attrgetter(*names) if len(names) > 1 else lambda value: (getattr(value, names[0]),)
    omitted = frozenset(getattr(cls, "OMIT_NULL", ()))  # the fields that are left out where they are null

    def write(value: Any) -> Plain:
        plain = dict(zip(keys, values_of(value), strict=True))
        for key, write_part in writers:
            if plain[key] is not None:
                plain[key] = write_part(plain[key])
        if not omitted:
            return plain
        return {key: part for key, part in plain.items() if part is not None or key not in omitted}

    def read(data: Plain) -> Any:
        try:
            if lacking := [key for key in needed if key not in data]:
                raise ValueError(f"it lacks {', '.join(lacking)}")
            values = {}
            for name, key, read_part, plain in readers:
                if key not in data:
                    continue
                value = data[key]
                if not _fits(value, plain):
                    raise TypeError(f"{name} is {type(value).__name__}")
                try:
                    values[name] = value if value is None or read_part is None else read_part(value)
                except ValueError as error:
                    raise ValueError(f"{name}: {error}") from error
            return cls(**values)
        except (TypeError, ValueError, ArithmeticError) as error:
            raise RecordError(f"cannot read {cls.__name__} from {str(data)[:80]}: {error}") from error

    return _Form(write, read, (dict,))
