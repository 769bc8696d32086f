"""The arguments and options of the commands, and what is said of wrong ones before anything heavy is loaded."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from typing import Annotated, Literal

import typer

from extractor.choice import Choice
from extractor.errors import InputError
from extractor.formats import READ, WRITTEN
from extractor.isolation import Limits
from extractor.record.page import ROW_NAMES, iso_date, row_keys

LogLevel = Literal["debug", "info", "warning", "error"]

LIMITS = Limits()  # the defaults
_HOST = re.compile(r"[\w.-]+|\[?[\da-fA-F]*:[\da-fA-F:.]*:[\da-fA-F:.]*\]?")  # an IPv6 address has two colons
_READ, _WRITTEN = ("auto", *sorted(READ)), tuple(sorted(WRITTEN))


def _keys(pairs: list[str] | None) -> list[str] | None:
    """The pairs as they were given; typer reports wrong ones as wrong usage."""
    named = [(pair.partition("=")[0], pair.partition("=")[2]) for pair in pairs or []]
    for pair, (name, column) in zip(pairs or [], named, strict=True):
        if not (name and column):
            raise typer.BadParameter(f"{pair!r} is not NAME=COLUMN with NAME one of {ROW_NAMES}")
    try:
        row_keys(named)
    except InputError as error:
        raise typer.BadParameter(str(error)) from error
    return pairs


def _hosts(names: list[str] | None) -> list[str] | None:
    """The names of hosts as they were given; typer reports what is more than one as wrong usage."""
    for name in names or []:
        if not _HOST.fullmatch(name):
            raise typer.BadParameter(f"{name!r} is not a host name or address: leave out scheme, port and path")
    return names


def _one_of(names: tuple[str, ...]) -> Callable[[str | None], str | None]:
    """The name as it was given; typer reports one that is not among these as wrong usage."""

    def checked(name: str | None) -> str | None:
        if name is not None and name not in names:
            raise typer.BadParameter(f"{name!r} is not one of {', '.join(names)}")
        return name

    return checked


def _completed(names: tuple[str, ...]) -> Callable[[str], list[str]]:
    return lambda incomplete: [name for name in names if name.startswith(incomplete)]


def _date(text: str | None) -> str | None:
    """The date as the record has it; typer reports what is none as wrong usage."""
    try:
        return None if text is None else iso_date(text)
    except InputError as error:
        raise typer.BadParameter(str(error)) from error


def _languages(codes: list[str] | None) -> list[str] | None:
    """The languages as they were given; typer reports what is none, and one without rules, as wrong usage."""
    if not codes or "any" in codes:
        return codes
    from extractor.cleaning import check_language  # heavy, and seldom needed
    from extractor.words.lexicons import languages_with_rules

    for code in codes:
        try:
            check_language(code, languages_with_rules())
        except InputError as error:
            raise typer.BadParameter(str(error)) from error
    return codes


Inputs = Annotated[
    list[str], typer.Argument(metavar="INPUT", help="Files, folders, patterns, URLs, or - for standard input.")
]
RecordFiles = Annotated[
    list[Path],
    typer.Argument(
        metavar="RECORDS",
        help="Records that `extract` wrote (.jsonl or .json, also .gz, .zst), folders of a batch, or - for standard input.",
    ),
]
Output = Annotated[
    Path | None, typer.Option("-o", "--output", metavar="OUT", help="Output file; - is standard output (default).")
]
Format = Annotated[
    str | None,
    typer.Option(
        "--format",
        metavar="FORMAT",
        callback=_one_of(_WRITTEN),
        autocompletion=_completed(_WRITTEN),
        help=f"Output format: {', '.join(_WRITTEN)}; default: by the name of OUT, else table on a terminal, else jsonl.",
    ),
]
From = Annotated[
    str,
    typer.Option(
        "--from",
        metavar="FORMAT",
        callback=_one_of(_READ),
        autocompletion=_completed(_READ),
        help=f"Input format: {', '.join(_READ)}.",
    ),
]
Key = Annotated[
    list[str] | None,
    typer.Option(
        metavar="NAME=COLUMN",
        callback=_keys,
        help=f"Column or JSON key for NAME: {ROW_NAMES}; repeatable.",
    ),
]
Keep = Annotated[
    list[str] | None,
    typer.Option(
        metavar="COLUMN",
        help="Column or JSON key to keep in `article.meta` of the record; repeatable.",
    ),
]
Published = Annotated[
    str | None,
    typer.Option(
        metavar="DATE",
        callback=_date,
        help="Publication date (ISO 8601) of the article; if there are several, of those without a date.",
    ),
]
ForcePublished = Annotated[
    bool, typer.Option("--force-published", help="Use --published even for articles that have a date.")
]
Language = Annotated[
    list[str] | None,
    typer.Option(
        metavar="CODE",
        callback=_languages,
        help="Read articles in this language (ISO 639-1; default: the model's), or any; repeatable.",
    ),
]
Limit = Annotated[int | None, typer.Option(min=1, metavar="N", help="Stop after the first N articles.")]
All = Annotated[
    bool, typer.Option("--all", help="Also show small counts, ages, durations and definitions in the table.")
]
Errors = Annotated[
    Path | None,
    typer.Option(metavar="FILE", help="Write each failure here as a line of JSON with code, input and reason."),
]
Cache = Annotated[
    Path | None,
    typer.Option(metavar="FOLDER", help="Keep downloaded pages here; download them again only if they have changed."),
]
AllowPrivate = Annotated[
    list[str] | None,
    typer.Option(
        metavar="HOST",
        callback=_hosts,
        help="Allow URLs on this host even if its address is private; repeatable.",
    ),
]
Names = Annotated[
    list[str] | None,
    typer.Option(
        "--name",
        metavar="HOST",
        callback=_hosts,
        help="Another name of the server, as behind a proxy; repeatable.",
    ),
]
Model = Annotated[str | None, typer.Option(metavar="NAME", help="spaCy pipeline to build on.")]
Lexicons = Annotated[
    Path | None,
    typer.Option(metavar="FOLDER", help="Folder of your own word lists, named like those of the extractor."),
]
Reader = Annotated[str | None, typer.Option(metavar="FOLDER", help="Folder of a reader you trained; off: rules alone.")]
MinConfidence = Annotated[
    float,
    typer.Option(
        min=0,
        max=1,
        metavar="P",
        help="How sure the reader must be to fill a slot, or nearly so if it surely has an answer; 0: always fill.",
    ),
]
Seconds = Annotated[float, typer.Option(min=0, metavar="S", help="CPU seconds allowed per article; 0: no limit.")]
Memory = Annotated[float, typer.Option(min=0, metavar="MB", help="Memory allowed per article, in MB; 0: no limit.")]
Quiet = Annotated[bool, typer.Option("-q", "--quiet", help="Print failures only.")]
Verbose = Annotated[bool, typer.Option("-v", "--verbose", help="Name each article when it is done.")]
Level = Annotated[
    LogLevel | None,
    typer.Option("--log-level", help="Also show log messages of libraries, from this level on."),
]
AsJson = Annotated[bool, typer.Option("--json", help="Print a JSON array.")]


def choice(model: str | None, lexicons: Path | None, reader: str | None, min_confidence: float) -> Choice:
    """Which pipeline the options ask for."""
    return Choice(
        model=model, lexicons=str(lexicons) if lexicons else None, reader=reader, min_confidence=min_confidence
    )
