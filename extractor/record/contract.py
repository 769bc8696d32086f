"""Each fault of an extraction that breaks the contract, or words a claim otherwise than this version does."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from functools import cache
from typing import Any, NamedTuple, get_args, get_type_hints

from extractor.record.claim import Claim, Utf16Range
from extractor.record.contract_values import interval_fault, value_faults
from extractor.record.extraction import Extraction
from extractor.record.ids import lists_of
from extractor.record.plain import key_of
from extractor.record.textrange import TextRange

_Path = tuple[Any, ...]  # the path of its parent, and its own name
_Part = tuple[_Path, Any]
_NOT_IN_A_LINE = re.compile(r"[\0-\x1f\x7f-\x9f\u2028\u2029]")  # the categories Cc, Zl and Zp
_LISTS = ("figures", "times", "mentions", "entities", "quotes", "statements", "claims", "findings")


def contract_faults(extraction: Extraction) -> list[str]:
    """Where an extraction breaks the contract, one line a fault, in the order of the record; empty for a sound one.

    Ids are unique in the record and every reference leads to a row of the right kind; ranges lie in the text, are not
    empty and hold their surface; a range is that of one figure, one time and one mention at most; the blocks partition
    the text; dates are dates, and intervals end after they begin; `low` is never above `high`; a claim has each figure once
    and a text of one line without control characters, where its insertions are; open words are its own, and it is not
    self-contained then; a change and a difference belong to one statement.
    """
    parts = _everything(extraction)
    checks = (value_faults(extraction), _identity(extraction, parts), _ranges(extraction, parts), _doubles(extraction))
    return [fault for faults in (*checks, _blocks(extraction), _claims(extraction)) for fault in faults]


def wording_faults(extraction: Extraction) -> list[str]:
    """Where its claims do not keep what this version promises of them, one line a fault.

    The text of a claim of figures, but for a cell of a table, is its surface and its insertions, in marks of its own; none that
    is not self-contained has as high a score as one that is.
    """
    return [*_other_words(extraction), *_other_order(extraction)]


def _rows(extraction: Extraction, name: str) -> tuple[Any, ...]:
    rows: tuple[Any, ...] = getattr(extraction, name)
    return rows


def _identity(extraction: Extraction, parts: list[_Part]) -> Iterator[str]:
    ids = Counter(row.id for name in _LISTS for row in _rows(extraction, name))
    yield from (f"id {id_} is there {count} times" for id_, count in ids.items() if count > 1)
    known = {name: {row.id for row in _rows(extraction, name)} for name in _LISTS} | {"article": {"article"}}
    among: dict[tuple[str, ...], set[str]] = {}
    for where, part in parts:
        for slot, lists in _references(part.__class__):
            value = getattr(part, slot)
            if value is None or value == ():
                continue
            there = among.get(lists) or among.setdefault(lists, set().union(*(known[name] for name in lists)))
            for id_ in value if isinstance(value, tuple) else (value,):
                if id_ not in there:
                    yield f"{_said(where)}.{key_of(part.__class__, slot)}: {id_} leads to none of the {' or '.join(lists)}"


@cache
def _references(cls: Any) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """The fields of a type that hold ids of other rows, each with the lists that may have those."""
    hints = get_type_hints(cls, include_extras=True)
    return tuple((slot, lists) for slot, hint in hints.items() if (lists := lists_of(hint)))


class _Has(NamedTuple):
    """Which parts a type has that can be faulty."""

    range: bool
    surface: bool
    bounds: bool
    interval: bool


@cache
def _has(cls: Any) -> _Has:
    names = set(
        TextRange._fields if cls is TextRange else (field.name for field in fields(cls)) if is_dataclass(cls) else ()
    )
    return _Has({"start", "end"} <= names, "surface" in names, {"low", "high"} <= names, {"from_", "until"} <= names)


def _ranges(extraction: Extraction, parts: list[_Part]) -> Iterator[str]:
    text = extraction.article.text
    length = len(text)
    for where, part in parts:
        has = _has(part.__class__)
        if has.range:
            start, end = part.start, part.end
            if not 0 <= start < end <= length:
                yield f"{_said(where)}: {start}-{end} is no range of a text of {length}"
            elif has.surface and text[start:end] != part.surface:
                yield f"{_said(where)}: the text at {start}-{end} is {text[start:end]!r}, not {part.surface!r}"
        if has.bounds and part.low is not None and part.high is not None and part.low > part.high:
            yield f"{_said(where)}: low {part.low} is above high {part.high}"
        if has.interval and (fault := interval_fault(part.from_, part.until)):
            yield f"{_said(where)}{fault}"


def _doubles(extraction: Extraction) -> Iterator[str]:
    """Rows that have the range of another one of their list."""
    for name in ("figures", "times", "mentions"):
        first: dict[tuple[int, int], str] = {}
        for row in _rows(extraction, name):
            first_id = first.setdefault((row.start, row.end), row.id)
            if first_id != row.id:
                yield f"{name} {row.id}: the range of {first_id}"


def _everything(extraction: Extraction) -> list[_Part]:
    """Every row with all that is inside it, each with its path."""
    parts: list[_Part] = []
    _collect(extraction.article, ("article",), parts)
    for name in _LISTS:
        for row in _rows(extraction, name):
            _collect(row, (name, " ", row.id), parts)
    return parts


def _collect(part: Any, path: _Path, parts: list[_Part]) -> None:
    """Add a row with everything inside it that may have a range, bounds or references, each with its path."""
    kind = part.__class__
    if kind is tuple:
        for index, item in enumerate(part):
            _collect(item, (path, "[", index, "]"), parts)
        return
    if kind is TextRange or _is_checked(kind):
        parts.append((path, part))
    for slot in _inner(kind):
        value = getattr(part, slot)
        if value is not None and value != ():
            _collect(value, (path, ".", slot), parts)


@cache
def _is_checked(cls: Any) -> bool:
    return any(_has(cls)) or bool(_references(cls))


@cache
def _inner(cls: Any) -> tuple[str, ...]:
    """The fields of a type that hold parts of a row, those in another coordinate system apart."""
    if not is_dataclass(cls):
        return ()
    return tuple(slot for slot, hint in get_type_hints(cls).items() if _has_parts(hint))


def _has_parts(hint: Any) -> bool:
    if hint is TextRange or (is_dataclass(hint) and hint is not Utf16Range):
        return True
    return any(map(_has_parts, get_args(hint)))


def _said(path: _Path) -> str:
    """The path in words; most paths have no fault, so only the others are written out."""
    return "".join(_said(part) if isinstance(part, tuple) else str(part) for part in path)


def _blocks(extraction: Extraction) -> Iterator[str]:
    position = 0
    for block in extraction.article.blocks:
        between = extraction.article.text[position : block.start]
        if block.start < position or block.end <= block.start or between.strip():
            yield f"block {block.start}-{block.end}: it does not follow the one that ends at {position}"
        position = block.end
    if extraction.article.blocks and extraction.article.text[position:].strip():
        yield f"blocks end at {position}, before the text does"


def _claims(extraction: Extraction) -> Iterator[str]:
    for claim in extraction.claims:
        if len(set(claim.figure_ids)) < len(claim.figure_ids):
            yield f"claims {claim.id}: a figure twice in {', '.join(claim.figure_ids)}"
        if _NOT_IN_A_LINE.search(claim.text):
            yield f"claims {claim.id}: a line break or control character in {claim.text!r}"
        if _own_words(claim) is None:
            yield f"claims {claim.id}: its insertions are not those of {claim.text!r}"
        if any(words.start < claim.start or claim.end < words.end for words in claim.open):
            yield f"claims {claim.id}: open words outside of {claim.start}-{claim.end}"
        if claim.open and claim.self_contained:
            yield f"claims {claim.id}: self-contained with open words"
    moved = Counter(
        id_ for statement in extraction.statements for id_ in (*statement.changes, statement.difference) if id_
    )
    yield from (f"figures {id_}: in {count} statements" for id_, count in moved.items() if count > 1)


def _other_words(extraction: Extraction) -> Iterator[str]:
    cells = {figure.id for figure in extraction.figures if figure.rules.get("measure_words") == "table_head"}
    for claim in extraction.claims:
        own = _own_words(claim)
        is_sentence = claim.type == "figure" and cells.isdisjoint(claim.figure_ids) and own is not None
        if is_sentence and _letters(own or "") != _letters(claim.surface):
            yield f"claims {claim.id}: {claim.text!r} has other words than {claim.surface!r}"


def _other_order(extraction: Extraction) -> Iterator[str]:
    scores: dict[bool, list[float]] = {True: [], False: []}
    for claim in extraction.claims:
        scores[claim.self_contained].append(claim.check_worthiness.score)
    if all(scores.values()) and min(scores[True]) <= max(scores[False]):
        yield f"a claim that is not self-contained has the score {max(scores[False])}, one that is {min(scores[True])}"


def _own_words(claim: Claim) -> str | None:
    """The text of a claim without its insertions; None where they are not there, in text order and in their brackets."""
    text, own, position = claim.text, "", 0
    for insertion in claim.insertions:
        end = insertion.at + len(insertion.words)
        is_marked = insertion.kind == "attribution" or (text[insertion.at - 1 : insertion.at], text[end : end + 1]) == (
            "[",
            "]",
        )
        if not is_marked or insertion.at < position or text[insertion.at : end] != insertion.words:
            return None
        own, position = own + text[position : insertion.at], end
    return own + text[position:]


def _letters(text: str) -> str:
    """The letters and digits, in small letters."""
    return "".join(filter(str.isalnum, text.casefold()))
