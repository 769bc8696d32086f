"""Gold to learn from: figures, references and quotes as people read them, in the form of `corpus/news`.

A file of JSON Lines has one article a line: `id`, `published`, `outlet`, `may_ship` and its rows, with its `text` or beside
another file that has the texts by id.  A slot that the line does not name is unknown and teaches nothing; one that is null is
empty, which teaches as much as a filled one.  What people accepted and edited in a store, exported as gold, is read, too.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from extractor.errors import InputError
from extractor.record.textrange import TextRange

ARTICLE = "article"  # the source of a figure that the article gives itself


@dataclass(frozen=True, slots=True, kw_only=True)
class GoldFigure:
    """A figure with the slots that are known; `period` is [from, until) in ISO dates, `event` the stretches of its words.

    `known` are the names of the slots that the gold answers, be it with nothing.
    """

    range: TextRange
    role: str
    direction: str | None
    polarity: str
    mode: str
    measure: TextRange | None
    period: tuple[str | None, str | None] | None
    source: str | None
    subject: TextRange | None
    event: tuple[TextRange, ...]
    known: frozenset[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class GoldReference:
    """A pronoun or phrase with what it refers to, None where that is nothing that the article names."""

    range: TextRange
    antecedent: TextRange | None
    known: frozenset[str] = frozenset({"antecedent"})


@dataclass(frozen=True, slots=True, kw_only=True)
class GoldQuote:
    """The words of a quote, with who is quoted."""

    fragments: tuple[TextRange, ...]
    claimant: str | None
    known: frozenset[str] = frozenset({"claimant"})


GoldRow = GoldFigure | GoldReference | GoldQuote


@dataclass(frozen=True, slots=True, kw_only=True)
class GoldArticle:
    """An article to learn from."""

    id: str
    text: str
    published: str | None
    outlet: str
    may_ship: bool
    figures: tuple[GoldFigure, ...]
    references: tuple[GoldReference, ...] = ()
    quotes: tuple[GoldQuote, ...] = ()


def read_gold(paths: Iterable[Path], texts: Iterable[Path] = ()) -> Iterator[GoldArticle]:
    """The articles of the files, each once; those without a text, or with another one than was annotated, are left out.

    Raises InputError for a file that cannot be read, with its line.
    """
    by_id = {row["id"]: row["text"] for path in texts for _, row in _rows(path) if "text" in row}
    seen: set[str] = set()
    for path in paths:
        for line, row in _rows(path):
            try:
                text = row.get("text") or by_id.get(row["id"])
                if text is None or row["id"] in seen or _is_other(text, row.get("sha256")):
                    continue
                seen.add(row["id"])
                names = {entity["id"]: entity["name"] for entity in row.get("entities", ())}
                is_reviewed = "reviewers" in row
                figures = tuple(
                    _reviewed(figure, names) if is_reviewed else _figure(figure) for figure in row["figures"]
                )
                references = tuple(
                    _reference(reference) for reference in row.get("references", ()) if "answer" in reference
                )
                quotes = () if is_reviewed else tuple(_quote(quote) for quote in row.get("quotes", ()))
            except (AttributeError, KeyError, TypeError, ValueError) as error:
                raise InputError(f"{path}, line {line}: not a gold article ({error!r})") from error
            yield GoldArticle(
                id=row["id"],
                text=text,
                published=row.get("published") or None,
                outlet=row.get("outlet") or row.get("site") or "",
                may_ship=bool(row.get("may_ship", True)),
                figures=figures,
                references=references,
                quotes=quotes,
            )


def _rows(path: Path) -> Iterator[tuple[int, dict[str, Any]]]:
    try:
        with path.open(encoding="utf-8") as file:
            for number, line in enumerate(file, 1):
                if line.strip():
                    yield number, json.loads(line)
    except (OSError, ValueError) as error:
        raise InputError(f"{path} cannot be read as JSON Lines: {error}") from error


def _figure(row: Mapping[str, Any]) -> GoldFigure:
    period = row.get("period")
    return GoldFigure(
        range=TextRange(row["start"], row["end"]),
        role=row["role"],
        direction=row.get("direction") if row["role"] == "change" else None,  # of a difference the gold has none
        polarity=row.get("polarity") or "affirmed",
        mode=row.get("mode") or "actual",
        measure=_range(row.get("measure")),
        period=(period["start"], period["end"]) if period else None,
        source=None if row.get("source") == ARTICLE else row.get("source"),
        subject=_range(row.get("subject")),
        event=tuple(TextRange(*span) for span in row.get("event") or ()),
        known=frozenset(row),
    )


def _reviewed(row: Mapping[str, Any], names: Mapping[str, str]) -> GoldFigure:
    """A figure of a claim that people accepted: subject and event they were not asked for."""
    period, role = row.get("period"), row.get("role", "level")
    return GoldFigure(
        range=TextRange(row["start"], row["end"]),
        role=role,
        direction=row.get("direction") if role == "change" else None,
        polarity="affirmed",
        mode="actual",
        measure=_range(row.get("measure")),
        period=(period.get("from"), period.get("until")) if period else None,
        source=names.get(row.get("attributed_to", ARTICLE)),
        subject=None,
        event=(),
        known=frozenset({"role", "direction", "measure", "period", "source"}),
    )


def _reference(row: Mapping[str, Any]) -> GoldReference:
    return GoldReference(range=TextRange(row["start"], row["end"]), antecedent=_range(row["refers_to"]))


def _quote(row: Mapping[str, Any]) -> GoldQuote:
    return GoldQuote(fragments=tuple(TextRange(*fragment) for fragment in row["fragments"]), claimant=row["claimant"])


def _is_other(text: str, sha256: str | None) -> bool:
    """True where another text was annotated."""
    return sha256 is not None and hashlib.sha256(text.encode()).hexdigest() != sha256


def _range(pair: list[int] | None) -> TextRange | None:
    return TextRange(*pair) if pair else None
