"""What the description of the API says of claims and records: the columns of the table, and the schema of the contract."""

from __future__ import annotations

from typing import Any, Final

import orjson
from fastapi import FastAPI

from extractor.record.tables import TABLES
from extractor.words.resources import resource_path

_SHAPES: Final[dict[str, dict[str, Any]]] = {
    "string": {"type": "string"},
    "strings": {"type": "array", "items": {"type": "string"}},
    "integer": {"type": "integer"},
    "number": {"type": "number"},
    "decimal": {"type": "string", "pattern": r"^-?[0-9]+(\.[0-9]+)?$"},
    "boolean": {"type": "boolean"},
    "date": {"type": "string", "format": "date"},
}
_LEFT_OUT: Final = (
    "claim_id",
    "article_id",
    "site",
    "sentence",
    "self_contained",
    "open_words",
)  # the answers have them elsewhere
_LISTS: Final = {
    "entities": "Whoever and whatever the claim names.",
    "findings": "What the checks say of it: the check, and how the numbers go together.",
}


_PREFIX: Final = "Record"  # before the names of the contract


def with_schemas(api: FastAPI) -> None:
    """Say in the description of an API what is in each `row` and `record` of its answers, of which its models know nothing."""
    described = api.openapi

    def openapi() -> dict[str, Any]:
        description = described()
        schemas = description["components"]["schemas"]
        named = {"row": "ClaimRow", "record": f"{_PREFIX}Extraction"}
        for schema in list(schemas.values()):
            for name in named.keys() & schema.get("properties", {}).keys():
                about = schema["properties"][name]["description"]
                schema["properties"][name] = {"$ref": f"#/components/schemas/{named[name]}", "description": about}
        schemas |= {"ClaimRow": _row()} | _record_schemas()
        return description

    api.openapi = openapi  # type: ignore[method-assign]  # the way that FastAPI documents


def _row() -> dict[str, Any]:
    """The schema of the row of a claim: the columns of the table, without the keys to others."""
    columns = {
        column.name: _shape(column.type, column.meaning, is_nullable=column.is_nullable)
        for column in TABLES["claims"].columns
        if column.key_of is None and column.name not in _LEFT_OUT
    }
    columns["outlet"] = _shape("string", "The name of the outlet, or the host of its address.", is_nullable=True)
    columns |= {name: _shape("strings", meaning, is_nullable=False) for name, meaning in _LISTS.items()}
    return {"type": "object", "description": "A claim in columns.", "properties": columns, "required": sorted(columns)}


def _shape(type: str, meaning: str, *, is_nullable: bool) -> dict[str, Any]:
    shape = _SHAPES[type]
    return (
        {"anyOf": [shape, {"type": "null"}], "description": meaning}
        if is_nullable
        else shape | {"description": meaning}
    )


def _record_schemas() -> dict[str, Any]:
    """Those of the contract, with a prefix before their names."""
    text = resource_path("schema/record.schema.json").read_text("utf-8")
    moved = text.replace('"#/$defs/', f'"#/components/schemas/{_PREFIX}')
    return {f"{_PREFIX}{name}": schema for name, schema in orjson.loads(moved)["$defs"].items()}
