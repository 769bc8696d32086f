"""A dataset in Croissant 1.1 (MLCommons): JSON-LD that says which files hold which tables, and what the columns are."""

from __future__ import annotations

from typing import Any

import orjson

from extractor.record.tables import Column, ColumnType, Table
from extractor.sinks.dataset.summary import About, Summary

_CONTEXT = {
    "@language": "en",
    "@vocab": "https://schema.org/",
    "arrayShape": "cr:arrayShape",
    "citeAs": "cr:citeAs",
    "column": "cr:column",
    "conformsTo": "dct:conformsTo",
    "containedIn": "cr:containedIn",
    "cr": "http://mlcommons.org/croissant/",
    "rai": "http://mlcommons.org/croissant/RAI/",
    "data": {"@id": "cr:data", "@type": "@json"},
    "dataType": {"@id": "cr:dataType", "@type": "@vocab"},
    "dct": "http://purl.org/dc/terms/",
    "description": {"@container": "@language"},
    "equivalentProperty": "cr:equivalentProperty",
    "examples": {"@id": "cr:examples", "@type": "@json"},
    "extract": "cr:extract",
    "field": "cr:field",
    "fileProperty": "cr:fileProperty",
    "fileObject": "cr:fileObject",
    "fileSet": "cr:fileSet",
    "format": "cr:format",
    "includes": "cr:includes",
    "isArray": "cr:isArray",
    "isLiveDataset": "cr:isLiveDataset",
    "jsonPath": "cr:jsonPath",
    "key": "cr:key",
    "md5": "cr:md5",
    "name": {"@container": "@language"},
    "parentField": "cr:parentField",
    "path": "cr:path",
    "recordSet": "cr:recordSet",
    "references": "cr:references",
    "regex": "cr:regex",
    "repeated": "cr:repeated",
    "replace": "cr:replace",
    "samplingRate": "cr:samplingRate",
    "sc": "https://schema.org/",
    "separator": "cr:separator",
    "source": "cr:source",
    "subField": "cr:subField",
    "transform": "cr:transform",
}
_TYPES: dict[ColumnType, str] = {
    "string": "sc:Text",
    "strings": "sc:Text",
    "integer": "sc:Integer",
    "number": "sc:Float",
    "decimal": "sc:Float",  # it has no decimals; the files have
    "boolean": "sc:Boolean",
    "date": "sc:Date",
}


def croissant(about: About, summary: Summary) -> str:
    """The metadata as the text of a JSON file.  What its maker did not say (creator, licence ...) is left out."""
    data: dict[str, Any] = {
        "@context": _CONTEXT,
        "@type": "sc:Dataset",
        "conformsTo": "http://mlcommons.org/croissant/1.1",
        "name": about.name,
        "description": describe(about, summary),
        "url": about.url,
        "license": about.license,
        "creator": about.creator and {"@type": "sc:Organization", "name": about.creator},
        "citeAs": about.creator and f"{about.creator}: {about.name}.",
        "datePublished": about.published,
        "version": "1.0.0",
        "inLanguage": sorted(language for language in summary.languages if language),
        "keywords": ["news", "claims", "fact-checking", "quotations", "quantities"],
        "distribution": [_files(table) for table in about.tables],
        "recordSet": [_records(table, summary) for table in about.tables],
    }
    given = {key: value for key, value in data.items() if value not in (None, [])}
    return orjson.dumps(given, option=orjson.OPT_INDENT_2 | orjson.OPT_APPEND_NEWLINE).decode()


def describe(about: About, summary: Summary) -> str:
    """The dataset in two sentences."""
    counts = ", ".join(f"{summary.rows[name]:,} {name}" for name in ("claims", "figures", "quotes", "findings"))
    words = "" if about.words else " It has no words of the articles, but their positions."
    return (
        f"Checkable claims of {summary.rows['articles']:,} news articles, extracted {_means(summary)}: {counts}.{words}"
    )


def _means(summary: Summary) -> str:
    if not summary.read:
        return "by rules alone"
    all_, some = summary.rows["articles"], summary.read
    where = "" if some == all_ else f" (the reader in {some:,} of {all_:,} articles)"
    return f"by rules and a trained reader{where}"


def _files(table: Table) -> dict[str, Any]:
    return {
        "@type": "cr:FileSet",
        "@id": f"{table.name}-files",
        "name": f"{table.name}-files",
        "description": f"The table {table.name}, by year and month of publication.",
        "encodingFormat": "application/x-parquet",
        "includes": f"{table.name}/*/*/*.parquet",
    }


def _records(table: Table, summary: Summary) -> dict[str, Any]:
    return {
        "@type": "cr:RecordSet",
        "@id": table.name,
        "name": table.name,
        "description": table.meaning,
        "key": {"@id": f"{table.name}/{table.key}"},
        "field": [_field(table, column, summary) for column in table.columns],
    }


def _field(table: Table, column: Column, summary: Summary) -> dict[str, Any]:
    meaning = column.meaning
    if column.name == "meta" and summary.kept:
        keys = ", ".join(f"{name} ({count:,})" for name, count in sorted(summary.kept.items()))
        meaning += f" Keys, with how many articles have a value: {keys}."
    field: dict[str, Any] = {
        "@type": "cr:Field",
        "@id": f"{table.name}/{column.name}",
        "name": column.name,
        "description": meaning,
        "dataType": _TYPES[column.type],
        "source": {"fileSet": {"@id": f"{table.name}-files"}, "extract": {"column": column.name}},
    }
    if column.type == "strings":
        field |= {"isArray": True, "arrayShape": "-1"}
    return field
