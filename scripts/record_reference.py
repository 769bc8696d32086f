"""The JSON Schema and the reference page of the record, both from the dataclasses of `extractor/record/extraction.py` and below.

What a field means is its docstring, the string below it; without one, what its type says of itself.
"""

from __future__ import annotations

import ast
import inspect
import json
import textwrap
import types
import typing
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import MISSING, Field, fields, is_dataclass
from decimal import Decimal
from functools import cache
from typing import Any

from extractor.record.extraction import SCHEMA, Extraction
from extractor.record.ids import lists_of
from extractor.record.plain import key_of
from extractor.record.textrange import TextRange

RANGE = "[start, end] in code points of `article.text`, start inclusive, end exclusive."
DECIMAL = "A decimal number as a string, without exponent."
_LONGEST_EXAMPLE = 70  # characters
_CHANGES_ALWAYS = {("Producer", "rules_sha256")}  # with every change of code: no example


@cache
def field_docs(cls: type) -> Mapping[str, str]:
    """The docstrings of a class's fields, each in one line."""
    (tree,) = ast.parse(textwrap.dedent(inspect.getsource(cls))).body
    assert isinstance(tree, ast.ClassDef)
    texts = {}
    for statement, following in zip(tree.body, tree.body[1:], strict=False):
        is_text = isinstance(following, ast.Expr) and isinstance(following.value, ast.Constant)
        if is_text and isinstance(statement, ast.AnnAssign) and isinstance(statement.target, ast.Name):
            texts[statement.target.id] = " ".join(str(following.value.value).split())
    return texts


def class_doc(cls: type) -> str:
    """A class's docstring, paragraphs in one line each."""
    return "\n\n".join(" ".join(part.split()) for part in (cls.__doc__ or "").split("\n\n"))


def _type_doc(hint: Any) -> str:
    """What the type of a field says of itself: the words of an alias, or the first line of a dataclass."""
    for mark in getattr(hint, "__metadata__", ()):
        if isinstance(mark, str):
            return mark
    if is_dataclass(hint):
        return " ".join(class_doc(typing.cast(type, hint)).split("\n\n")[0].split())
    return next(filter(None, map(_type_doc, typing.get_args(hint))), "")


def meaning(cls: type, name: str, hint: Any) -> str:
    """What a field means; empty where nothing says it."""
    return field_docs(cls).get(name) or _type_doc(hint)


def record_types(cls: type = Extraction) -> list[type]:
    """The dataclasses of the record: those of a type's fields after the type, in their order."""
    classes = [cls]
    for hint in _hints(cls).values():
        classes += [record_type for part in _classes_in(hint) for record_type in record_types(part)]
    return list(dict.fromkeys(classes))


def _classes_in(hint: Any) -> Iterator[type]:
    if is_dataclass(hint):
        yield typing.cast(type, hint)
    for part in typing.get_args(hint):
        yield from _classes_in(part)


@cache
def _hints(cls: type) -> Mapping[str, Any]:
    return typing.get_type_hints(cls, include_extras=True)


def slots(cls: type) -> list[tuple[str, Field[Any], Any]]:
    """The fields of a type: the name in the record, the field, and its type."""
    return [(key_of(cls, field.name), field, _hints(cls)[field.name]) for field in fields(typing.cast(Any, cls))]


def record_schema() -> dict[str, Any]:
    """The JSON Schema of one record.  Fields that a type gives a default may be left out; unknown ones may be there."""
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": SCHEMA,
        "$ref": "#/$defs/Extraction",
        "$defs": {
            "Decimal": {"description": DECIMAL, "type": "string", "pattern": r"^-?[0-9]+(\.[0-9]+)?$"},
            "TextRange": {
                "description": RANGE,
                "type": "array",
                "items": {"type": "integer", "minimum": 0},
                "minItems": 2,
                "maxItems": 2,
            },
            **{cls.__name__: _object(cls) for cls in record_types()},
        },
    }


def _object(cls: type) -> dict[str, Any]:
    return {
        "description": class_doc(cls),
        "type": "object",
        "properties": {
            key: {"description": meaning(cls, field.name, hint), **_schema(hint)} for key, field, hint in slots(cls)
        },
        "required": [key for key, field, hint in slots(cls) if is_required(field, hint)],
    }


def is_required(field: Field[Any], hint: Any) -> bool:
    """Whether what is read must have the field: it has no default, or says what it is read as."""
    is_constant = typing.get_origin(hint) is typing.Literal and len(typing.get_args(hint)) == 1
    return is_constant or (field.default is MISSING and field.default_factory is MISSING)


def _schema(hint: Any) -> dict[str, Any]:
    origin, parts = typing.get_origin(hint), typing.get_args(hint)
    if origin is typing.Annotated:
        return _schema(parts[0])
    if origin in (typing.Union, types.UnionType):
        schemas = [_schema(part) for part in parts]
        if all(schema.keys() == {"type"} for schema in schemas):
            return {"type": [schema["type"] for schema in schemas]}
        return {"anyOf": schemas}
    if origin is typing.Literal:
        return {"enum": list(parts)}
    if origin is tuple:
        return {"type": "array", "items": _schema(parts[0])}
    if isinstance(origin, type) and issubclass(origin, Mapping):
        return {"type": "object", "additionalProperties": _schema(parts[1])}
    if hint in (Decimal, TextRange) or is_dataclass(hint):
        return {"$ref": f"#/$defs/{hint.__name__}"}
    return {"type": {str: "string", int: "integer", float: "number", bool: "boolean", type(None): "null"}[hint]}


def schema_text() -> str:
    """The schema as its file holds it."""
    return json.dumps(record_schema(), indent=1) + "\n"


def record_page(records: Iterable[Mapping[str, Any]]) -> str:
    """The tables of the reference page; an example is what the first record that fills the field has there."""
    examples: dict[tuple[str, str], Any] = {}
    for record in records:
        _collect(Extraction, record, examples)
    return "\n".join(_table(cls, examples) for cls in record_types())


def _collect(cls: type, row: Mapping[str, Any], examples: dict[tuple[str, str], Any]) -> None:
    for key, _, hint in slots(cls):
        value = row.get(key)
        if value or (value is not None and not isinstance(value, (bool, str, list, dict))):
            examples.setdefault((cls.__name__, key), value)
        for part in _classes_in(hint):
            for inner in value if isinstance(value, list) else [value] if value else []:
                _collect(part, inner, examples)


def _table(cls: type, examples: Mapping[tuple[str, str], Any]) -> str:
    lines = [f"## {cls.__name__}", class_doc(cls), "", "| field | type | meaning | example |", "|---|---|---|---|"]
    for key, field, hint in slots(cls):
        example = examples.get((cls.__name__, key))
        is_shown = example is not None and not any(_classes_in(hint)) and (cls.__name__, key) not in _CHANGES_ALWAYS
        shown = f"`{_shortened(example)}`" if is_shown else ""
        cells = (f"`{key}`", type_words(hint), meaning(cls, field.name, hint), shown)
        lines.append("| " + " | ".join(cell.replace("|", "\\|") for cell in cells) + " |")
    return "\n".join(lines) + "\n"


def _shortened(example: Any) -> str:
    text = json.dumps(example, ensure_ascii=False).replace("`", "'")
    return text if len(text) <= _LONGEST_EXAMPLE else text[: _LONGEST_EXAMPLE - 1] + "…"


def type_words(hint: Any) -> str:
    """A type as the reader of the JSON sees it."""
    origin, parts = typing.get_origin(hint), typing.get_args(hint)
    if lists := lists_of(hint):
        ids = "id in " + ", ".join(f"`{name}`" for name in lists)
        many = any(typing.get_origin(part) is tuple for part in (hint, *parts))
        return f"list of {ids}" if many else ids + (" or null" if type(None) in parts else "")
    if origin is typing.Annotated:
        return type_words(parts[0])
    if origin in (typing.Union, types.UnionType):
        return " or ".join(map(type_words, parts))
    if origin is typing.Literal:
        return ", ".join(f"`{value}`" for value in parts)
    if origin is tuple:
        return f"list of {type_words(parts[0])}"
    if isinstance(origin, type) and issubclass(origin, Mapping):
        words = type_words(parts[1])
        return f"object of ({words})" if " or " in words else f"object of {words}"
    if is_dataclass(hint):
        name = typing.cast(type, hint).__name__
        return f"[{name}](#{name.lower()})"
    known = {str: "string", int: "integer", float: "number", bool: "true or false", type(None): "null"}
    return known.get(hint) or {Decimal: "decimal", TextRange: "range"}[hint]
