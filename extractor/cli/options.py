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
from extractor.page import ROW_FIELDS, iso_date

LogLevel = Literal["debug", "info", "warning", "error"]

LIMITS = Limits()  # the defaults
_HOST = re.compile(r"[\w.-]+|\[?[\da-fA-F]*:[\da-fA-F:.]*:[\da-fA-F:.]*\]?")  # an IPv6 address has two colons
_READ, _WRITTEN = ("auto", *sorted(READ)), tuple(sorted(WRITTEN))


def _keys(pairs: list[str] | None) -> list[str] | None:
    """The pairs as they were given; typer reports wrong ones as wrong usage."""
    names = [pair.partition("=")[0] for pair in pairs or []]
    for name, pair in zip(names, pairs or [], strict=True):
        if name not in ROW_FIELDS or not pair.partition("=")[2]:
            raise typer.BadParameter(f"{pair!r} is not NAME=COLUMN with a name of {', '.join(ROW_FIELDS)}")
        if names.count(name) > 1:
            raise typer.BadParameter(f"{name!r} is given more than once")
    return pairs


def _hosts(names: list[str] | None) -> list[str] | None:
    """The names of hosts as they were given; typer reports what is more than one as wrong usage."""
    for name in names or []:
        if not _HOST.fullmatch(name):
            raise typer.BadParameter(
                f"{name!r} is not the name or the address of a host: give it without scheme, port and path"
            )
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
    from extractor.lexicons import languages_with_rules

    for code in codes:
        try:
            check_language(code, languages_with_rules())
        except InputError as error:
            raise typer.BadParameter(str(error)) from error
    return codes


Inputs = Annotated[
    list[str], typer.Argument(metavar="INPUT...", help="Files, folders, patterns, - for standard input, or URLs.")
]
RecordFiles = Annotated[
    list[Path],
    typer.Argument(
        metavar="RECORDS...",
        help="Files that `extract` wrote (.jsonl, .json, .gz and .zst too), patterns, folders of a batch, - for standard input.",
    ),
]
Output = Annotated[
    Path | None, typer.Option("-o", "--output", metavar="OUT", help="Write here; - is standard output (default).")
]
Format = Annotated[
    str | None,
    typer.Option(
        "--format",
        metavar="FORMAT",
        callback=_one_of(_WRITTEN),
        autocompletion=_completed(_WRITTEN),
        help=f"One of {', '.join(_WRITTEN)}; by default what the name of OUT tells, else table on a terminal, else jsonl.",
    ),
]
From = Annotated[
    str,
    typer.Option(
        "--from",
        metavar="FORMAT",
        callback=_one_of(_READ),
        autocompletion=_completed(_READ),
        help=f"What the inputs are, one of {', '.join(_READ)}.",
    ),
]
Key = Annotated[
    list[str] | None,
    typer.Option(
        metavar="NAME=COLUMN",
        callback=_keys,
        help=f"The column or JSON key that holds one of {', '.join(ROW_FIELDS)}; repeat it for others.",
    ),
]
Published = Annotated[
    str | None,
    typer.Option(
        metavar="DATE",
        callback=_date,
        help="Publication date (ISO 8601) of the article; of several articles, of those without a date of their own.",
    ),
]
ForcePublished = Annotated[
    bool, typer.Option("--force-published", help="--published holds for all articles, whatever date they have.")
]
Language = Annotated[
    list[str] | None,
    typer.Option(
        metavar="CODE",
        callback=_languages,
        help="Read articles in this language (ISO 639-1; default that of the model), or any, with the rules that there are.",
    ),
]
Limit = Annotated[int | None, typer.Option(min=1, metavar="N", help="End behind the first N articles.")]
All = Annotated[bool, typer.Option("--all", help="Show small counts, ages, spans and definitions in the table, too.")]
Errors = Annotated[
    Path | None,
    typer.Option(metavar="FILE", help="Write what failed here: a line of JSON with code, input and reason."),
]
Cache = Annotated[
    Path | None,
    typer.Option(metavar="FOLDER", help="Keep pages from the web here; fetch them again only if they have changed."),
]
AllowPrivate = Annotated[
    list[str] | None,
    typer.Option(
        metavar="HOST",
        callback=_hosts,
        help="A host of yours whose address may be private, for URLs that you give; repeatable.",
    ),
]
Names = Annotated[
    list[str] | None,
    typer.Option(
        "--name",
        metavar="HOST",
        callback=_hosts,
        help="A name that the server goes by, too, as behind a proxy; repeatable.",
    ),
]
Model = Annotated[str | None, typer.Option(metavar="NAME", help="The spaCy pipeline to build on.")]
Lexicons = Annotated[
    Path | None, typer.Option(metavar="FOLDER", help="Your own words, in files named as those of the extractor.")
]
Reader = Annotated[
    str | None, typer.Option(metavar="FOLDER", help="A reader that you trained; off: the rules alone, without any.")
]
MinConfidence = Annotated[
    float,
    typer.Option(min=0, max=1, metavar="P", help="Leave empty what the trained reader is less sure of; 0: nothing."),
]
Seconds = Annotated[float, typer.Option(min=0, metavar="S", help="CPU seconds that one article may take; 0: no limit.")]
Memory = Annotated[
    float, typer.Option(min=0, metavar="MB", help="Memory that one article may take, in MB; 0: no limit.")
]
Quiet = Annotated[bool, typer.Option("-q", "--quiet", help="Say nothing but what failed.")]
Verbose = Annotated[bool, typer.Option("-v", "--verbose", help="Name every article that is done.")]
Level = Annotated[
    LogLevel | None,
    typer.Option("--log-level", help="Log lines of the libraries, too, each with its article, from this level on."),
]
AsJson = Annotated[bool, typer.Option("--json", help="As a JSON array.")]


def choice(model: str | None, lexicons: Path | None, reader: str | None, min_confidence: float) -> Choice:
    """Which pipeline the options ask for."""
    return Choice(
        model=model, lexicons=str(lexicons) if lexicons else None, reader=reader, min_confidence=min_confidence
    )
