"""Which formats there are, and how each is written: lines of JSON, one file, or a folder."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any, Literal

import orjson

from extractor.record.extraction import Extraction
from extractor.sinks.brat import write_brat
from extractor.sinks.claim_review import claim_reviews
from extractor.sinks.label_studio import write_label_studio
from extractor.sinks.prodigy import prodigy_task
from extractor.sinks.schema_org import news_article
from extractor.sinks.web_annotation import web_annotations
from extractor.sinks.whole_file import whole_file
from extractor.sinks.whole_folder import whole_folder

ExportFormat = Literal["web-annotation", "claim-review", "schema-org", "brat", "label-studio", "prodigy", "spacy"]

_LINES: Mapping[ExportFormat, Callable[[Extraction], Iterator[Mapping[str, Any]]]] = {
    "web-annotation": web_annotations,
    "claim-review": claim_reviews,
    "schema-org": news_article,
    "prodigy": prodigy_task,
}
_FOLDERS: Mapping[ExportFormat, Callable[[Iterable[Extraction], Path], None]] = {
    "brat": write_brat,
    "label-studio": write_label_studio,
}


def is_folder(format: ExportFormat) -> bool:
    """True if the format has more than one file."""
    return format in _FOLDERS


def write_export(format: ExportFormat, extractions: Iterable[Extraction], path: Path) -> None:
    """Write extractions to a file, or to a new folder; it is there whole or not at all.

    Raises InputError where it cannot be written.
    """
    if format in _FOLDERS:
        with whole_folder(path) as folder:
            _FOLDERS[format](extractions, folder)
        return
    with whole_file(path) as file:
        for piece in export_bytes(format, extractions):
            file.write(piece)


def export_bytes(format: ExportFormat, extractions: Iterable[Extraction]) -> Iterator[bytes]:
    """The bytes of a format of one file, piece by piece.  Raises KeyError for one that is a folder."""
    if format == "spacy":
        from extractor.assembly.span_docs import doc_bin, span_doc  # loads spaCy
        from extractor.record.spans import spans_of

        yield doc_bin([span_doc(spans_of(extraction), extraction.article.language) for extraction in extractions])
        return
    for extraction in extractions:
        for line in _LINES[format](extraction):
            yield orjson.dumps(line, option=orjson.OPT_APPEND_NEWLINE)
