"""The generated part of docs/reference/formats.md: what is read, what is written, and what to do with the others."""

from __future__ import annotations

from collections.abc import Iterator
from operator import attrgetter

from extractor.formats import FORMATS, PLAIN_SUFFIXES, Format
from extractor.ingest.recognition import LOOKS


def format_page() -> str:
    """Three tables, of the one in `extractor/formats.py`."""
    formats = sorted(FORMATS, key=attrgetter("name"))
    return "\n".join([*_read(formats), "", *_written(formats), "", *_others(formats), ""])


def _read(formats: list[Format]) -> Iterator[str]:
    yield from ("## Read", "| `--from` | what it holds | suffixes | known by its first bytes |", "|---|---|---|---|")
    for format in formats:
        if format.is_read:
            is_known = "yes" if format.start or format.name in LOOKS else ""
            yield f"| `{format.name}` | {format.about} | {_suffixes(format)} | {is_known} |"
    ends = " ".join(f"`{end}`" for end in PLAIN_SUFFIXES)
    yield f"\nThe suffixes {ends} say too little: the first bytes decide, and what they do not show is text."


def _written(formats: list[Format]) -> Iterator[str]:
    yield from ("## Written", "| `--format` | suffixes |", "|---|---|")
    yield from (f"| `{format.name}` | {_suffixes(format)} |" for format in formats if format.is_written)


def _others(formats: list[Format]) -> Iterator[str]:
    yield from (
        "## Neither",
        "| format | suffixes | in place of reading it | in place of writing it |",
        "|---|---|---|---|",
    )
    for format in formats:
        if format.instead or format.instead_of_writing:
            yield f"| {format.name}: {format.about} | {_suffixes(format)} | {format.instead} | {format.instead_of_writing} |"


def _suffixes(format: Format) -> str:
    return " ".join(f"`{end}`" for end in format.suffixes)
