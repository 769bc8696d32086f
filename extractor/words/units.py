"""The unit catalogue `models/en/lexicons/units.jsonl` and how a unit is read after a number."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from typing import NamedTuple

from extractor.record.figure import FigureKind
from extractor.words.lexicons import alternatives, cached, lexicon, load_lexicon

_WORDS = re.compile(r"[^\W\d_]++\.?(?:[ -][^\W\d_]++){0,4}")  # five at most: "metres per second squared"
_KIND_OF_DIMENSION: Mapping[str, FigureKind] = {"time": "duration", "magnitude": "other", "score": "count"}
_NEAR = 60  # code points around a homonym in which a word decides its unit


@lexicon("units")
@dataclass(frozen=True, slots=True)
class UnitEntry:
    """One unit of the catalogue; `dimension` is what it measures.

    `surfaces` are words, read without regard to case and hyphens; `symbols` are read as they are written, also after a
    blank; `loose_symbols` only directly after digits, since they mean much else ("m", "t", "C").  `pint` is the
    expression that converts the unit, `factor` times that; None for what is no physical unit.  `unit` and `per` split a
    rate ("mph"): the figure's unit is `unit`, its denominator `per`.  `candidates` names every reading of an ambiguous
    surface; `homonyms` are symbols that mean this unit only near a word of `beside` ("a load of 90 kn").
    `kind` is said where the dimension does not say the kind of figure (percent).  `parts` are the smaller units that are given
    with it, and how many it has ("6 feet 2 inches"); `weather` is what it means in an article on the weather.  The word of a
    `money` unit is a currency too ("pounds"), that of a `thing` a noun of its own where other words come before it ("three
    back yards").
    """

    id: str
    dimension: str | None = None
    kind: FigureKind | None = None
    surfaces: tuple[str, ...] = ()
    symbols: tuple[str, ...] = ()
    loose_symbols: tuple[str, ...] = ()
    pint: str | None = None
    factor: Decimal = Decimal(1)
    unit: str | None = None
    per: str | None = None
    candidates: tuple[str, ...] = ()
    homonyms: tuple[str, ...] = ()
    beside: tuple[str, ...] = ()
    parts: Mapping[str, int] = field(default_factory=dict)
    weather: str | None = None
    money: bool = False
    thing: bool = False

    @property
    def figure_kind(self) -> FigureKind:
        """The kind of a figure that is counted in it."""
        return self.kind or _KIND_OF_DIMENSION.get(self.dimension or "", "quantity")


class UnitMatch(NamedTuple):
    """A unit read at a place of the text: where it ends, and its entry."""

    end: int
    entry: UnitEntry


@cached
def _by_words() -> Mapping[str, UnitEntry]:
    return {_plain(surface): entry for entry in load_lexicon("units", UnitEntry) for surface in entry.surfaces}


@cached
def _by_id() -> Mapping[str, UnitEntry]:
    return {entry.id: entry for entry in load_lexicon("units", UnitEntry)}


@cached
def _symbols(*, loose: bool) -> tuple[re.Pattern[str], Mapping[str, UnitEntry]]:
    table = {
        symbol: entry
        for entry in load_lexicon("units", UnitEntry)
        for symbol in (*entry.symbols, *(entry.loose_symbols if loose else ()))
    }
    return re.compile(rf"(?:{alternatives(table)})(?:(?<=%)|(?![A-Za-z0-9]|[²³]|/[A-Za-z]))"), table


@cached
def _homonyms() -> tuple[re.Pattern[str], Mapping[str, tuple[UnitEntry, re.Pattern[str]]]]:
    table = {
        symbol: (entry, re.compile(rf"\b(?:{alternatives(entry.beside)})\b"))
        for entry in load_lexicon("units", UnitEntry)
        for symbol in entry.homonyms
    }
    return re.compile(rf"(?:{alternatives(table)})(?![A-Za-z0-9'’-])"), table


def _plain(surface: str) -> str:
    return surface.lower().replace("-", " ").replace(".", "")


def match_unit(text: str, position: int, *, attached: bool = False) -> UnitMatch | None:
    """The longest unit that begins at `position`; None where there is none.

    `attached`: the position is directly after digits, so that one-letter symbols count ("32m", "90F").
    """
    match: UnitMatch | None = None
    pattern, homonyms = _homonyms()
    if homonym := pattern.match(text, position):
        entry, beside = homonyms[homonym[0]]
        if beside.search(text, max(0, position - _NEAR), homonym.end() + _NEAR):
            return UnitMatch(homonym.end(), entry)
    words = _WORDS.match(text, position)
    if words:
        end = words.end()
        table = _by_words()
        while end > position:
            known = table.get(_plain(text[position:end]))
            if known is not None:  # without a full stop; "sq. ft." is a symbol
                match = UnitMatch(end - (text[end - 1] == "."), known)
                break
            end = max(text.rfind(" ", position, end), text.rfind("-", position, end))
    pattern, symbols = _symbols(loose=attached)
    symbol = pattern.match(text, position)
    if symbol and (match is None or symbol.end() > match.end):
        return UnitMatch(symbol.end(), symbols[symbol[0]])
    return match


def unit_of_noun(lemma: str) -> UnitEntry | None:
    """The unit that a counted noun names ("month" in "three successive months"); None for any other noun."""
    entry = _by_words().get(_plain(lemma))
    return None if entry is None or entry.thing else entry


def parts_of(unit_id: str) -> Mapping[str, int]:
    """The smaller units that are stated with a unit, and how many of each it has: "foot" -> 12 of "inch"."""
    entry = unit_by_id(unit_id)
    return entry.parts if entry else {}


def unit_by_id(unit_id: str) -> UnitEntry | None:
    """The catalogue entry with this id."""
    return _by_id().get(unit_id)
