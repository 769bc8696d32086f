"""Currencies: symbols, codes, names and minor coins -> ISO 4217, and which one an ambiguous sign means in an article.

The words are in `models/en/lexicons/currencies.jsonl`; the codes that may be beside a number are those of CLDR (Babel).
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal

from babel.numbers import list_currencies

from extractor.words.lexicons import alternatives, cached, entry_key, lexicon, load_lexicon

COIN = Decimal("0.01")


@lexicon("currencies")
@dataclass(frozen=True, slots=True)
class CurrencyEntry:
    """A currency: `symbols` before or after the number, `prefixes` before it, `words` after it, `adjectives` of its own.

    `minor` are the names of its hundredth; `places` and `domain` speak for it in an article; `wires` more
    than places: agencies that mark every other currency of that name.  Of the signs and words in `shared` it is the first
    guess, and its `rivals` the next ones; of those in `first` the first guess of all that have them.  A code that is also a
    word or an abbreviation (`code_is_word`) is never read as money ("ALL 40 OF THEM").
    """

    id: str
    symbols: tuple[str, ...] = ()
    prefixes: tuple[str, ...] = ()
    words: tuple[str, ...] = ()
    adjectives: tuple[str, ...] = ()
    minor: tuple[str, ...] = ()
    places: tuple[str, ...] = ()
    domain: str | None = None
    wires: tuple[str, ...] = ()
    shared: tuple[str, ...] = ()
    rivals: tuple[str, ...] = ()
    first: tuple[str, ...] = ()
    code_is_word: bool = False


@dataclass(frozen=True, slots=True)
class CurrencyMatch:
    """Money read beside a number: its range, the currencies it may be (best guess first), and 0.01 for cents."""

    start: int
    end: int
    codes: tuple[str, ...]
    factor: Decimal = Decimal(1)


@cached
def _entries() -> tuple[CurrencyEntry, ...]:
    return load_lexicon("currencies", CurrencyEntry)


@cached
def _ambiguous() -> Mapping[str, tuple[str, ...]]:
    """Each sign or word that may mean some currencies of many -> their codes, best guess first."""
    return {surface: (entry.id, *entry.rivals) for entry in _entries() for surface in entry.shared}


@cached
def _symbol_table() -> Mapping[str, tuple[str, ...]]:
    """Signs, and the codes of CLDR (Babel), -> currencies."""
    table = {sign: codes for sign, codes in _ambiguous().items() if sign not in _words()}
    for entry in _entries():
        for symbol in (*entry.symbols, *entry.prefixes):
            table.setdefault(symbol, (entry.id,))
    for code in sorted(set(list_currencies()) - {entry.id for entry in _entries() if entry.code_is_word}):
        table.setdefault(code, (code,))
    return table


@cached
def _prefix_pattern() -> re.Pattern[str]:
    signs = [symbol for symbol in _symbol_table() if len(symbol) == 1 and not symbol.isalpha()]
    return re.compile(
        rf"(?:(?<![A-Za-z])(?:{alternatives(_symbol_table())})|(?:{alternatives(signs)}))[ \u00a0\u202f]?\Z"
    )


@cached
def _suffix_pattern() -> re.Pattern[str]:
    """Signs and codes after the number; letters that are also scales or units ("R", "DM") need more than themselves."""
    prefixes = {prefix for entry in _entries() for prefix in entry.prefixes}  # "254 PS" is a power
    signs = [s for s in _symbol_table() if s not in prefixes and (len(s) > 1 or not s.isalpha() or s == "R")]
    return re.compile(rf"(?:{alternatives(signs)})(?![A-Za-z0-9])")


@cached
def _words() -> Mapping[str, tuple[str, ...]]:
    """Each lower-cased name of a currency or a coin -> the codes that it may mean, best guess first."""
    codes: dict[str, dict[str, None]] = {}
    first = {word.lower(): entry.id for entry in _entries() for word in entry.first}
    for entry in _entries():
        for word in map(str.lower, (*entry.words, *entry.minor)):
            best = codes.setdefault(word, dict.fromkeys([first[word]] if word in first else []))
            best[entry.id] = None
    return {word: _ambiguous().get(word, tuple(known)) for word, known in codes.items()}


@cached
def _minor() -> frozenset[str]:
    """The names of coins, lower case."""
    return frozenset(word.lower() for entry in _entries() for word in entry.minor)


@cached
def _adjectives() -> Mapping[str, list[str]]:
    """Each lower-cased adjective -> the codes of its currencies."""
    codes: dict[str, list[str]] = {}
    for entry in _entries():
        for adjective in entry.adjectives:
            codes.setdefault(adjective.lower(), []).append(entry.id)
    return codes


@cached
def _names() -> re.Pattern[str]:
    """The pattern of "Australian dollars"."""
    words = alternatives(word for word in _words() if len(word) > 1)
    pattern = rf"(?:(?P<adjective>(?:{alternatives(_adjectives())}))[ -])?(?P<word>{words})(?![A-Za-z0-9])(?!-for)"
    return re.compile(pattern, re.IGNORECASE)


@cached
def _places(codes: tuple[str, ...]) -> tuple[re.Pattern[str], Mapping[str, str]]:
    """The pattern of all places that speak for one of the currencies, and the code of each place."""
    code_of = {name: entry.id for entry in _entries() if entry.id in codes for name in entry.places}
    return re.compile(rf"\b(?:{alternatives(code_of)})(?![A-Za-z$])"), code_of


def codes_of(surface: str) -> tuple[str, ...]:
    """The currencies that a bare sign or word may mean, best guess first: "$" -> USD, AUD ..."""
    return _symbol_table().get(surface) or _words().get(surface.lower(), ())


def match_before(text: str, position: int) -> CurrencyMatch | None:
    """A sign or code that ends at `position`, one blank between allowed: "HK$|45.60", "EUR |40 million"."""
    offset = max(0, position - 8)
    match = _prefix_pattern().search(text[offset:position])
    if not match:
        return None
    codes = _symbol_table()[match[0].strip()]
    return CurrencyMatch(offset + match.start(), position, codes)


def match_after(text: str, position: int, *, attached: bool = False) -> CurrencyMatch | None:
    """A sign, code or name that begins at `position`: "rupees", "Australian dollars", "€", "JPY", "cents".

    `attached`: directly after digits, where "c" and "p" are coins.
    """
    if named := name_at(text, position):
        return named
    sign = _suffix_pattern().match(text, position)
    if sign is None:
        coin = text[position : position + 1]
        if coin in _minor() and (not coin.isalpha() or (attached and not text[position + 1 : position + 2].isalnum())):
            return CurrencyMatch(position, position + 1, _words()[coin], COIN)
        return None
    return CurrencyMatch(position, sign.end(), _symbol_table()[sign[0]])


def name_at(text: str, position: int) -> CurrencyMatch | None:
    """A name in words that begins at `position`: "Australian dollars", "cents"."""
    named = _names().match(text, position)
    return _read_name(named) if named else None


def _read_name(named: re.Match[str]) -> CurrencyMatch:
    word = entry_key(named["word"])
    codes = _words()[word]
    if named["adjective"]:
        codes = tuple(code for code in _adjectives()[entry_key(named["adjective"])] if code in codes) or codes
    return CurrencyMatch(*named.span(), codes, COIN if word in _minor() else Decimal(1))


def names_between(text: str, start: int, end: int) -> list[CurrencyMatch]:
    """The currencies named in words between two positions in the text, in order."""
    matches = _names().finditer(text, start, end)
    return [_read_name(named) for named in matches if not text[named.start() - 1 : named.start()].isalpha()]


class CurrencyContext:
    """What an article says about the currency of its bare signs: its other money, its places, its publisher's domain."""

    def __init__(self, text: str, outlet: str | None = None) -> None:
        self._text = text
        self._outlet = (outlet or "").lower()
        self._decided: dict[tuple[str, ...], str] = {}
        self._spoken: dict[re.Pattern[str], bool] = {}

    def decide(self, codes: tuple[str, ...]) -> str:
        """The currency that is meant, of several that are possible; the first unless the article speaks for another."""
        if len(codes) == 1:
            return codes[0]
        if codes not in self._decided:
            self._decided[codes] = self._decide(codes)
        return self._decided[codes]

    def speaks_of(self, words: re.Pattern[str]) -> bool:
        """True if the article has one of these words; the text is searched once for each pattern."""
        if words not in self._spoken:
            self._spoken[words] = words.search(self._text) is not None
        return self._spoken[words]

    def has_currency(self, code: str) -> bool:
        """True if the article has one of its signs, or of the places that speak for it."""
        entry = next(entry for entry in _entries() if entry.id == code)
        return self._has_any(entry.symbols) or self.speaks_of(_places((code,))[0])

    def _decide(self, codes: tuple[str, ...]) -> str:
        entries = {entry.id: entry for entry in _entries() if entry.id in codes}
        host = re.sub(r"^\w+://", "", self._outlet).split("/")[0]
        for code, entry in entries.items():
            if entry.domain and host.endswith(entry.domain):
                return code
        pattern, code_of = _places(codes)
        named = Counter(code_of[name] for name in pattern.findall(self._text))
        best = max(codes, key=lambda code: (named[code], code == codes[0]))
        if codes[0] != "USD" or best == "USD":
            return best if named[best] else codes[0]
        symbols = (*entries[best].symbols, *entries["USD"].wires)
        if self._has_any(symbols) or self._writes_out(entries[best]):
            return "USD"  # "C$5 ($3.75)", "5 Hong Kong dollars": the bare sign is the other one
        if self._has_any(entries["USD"].symbols):  # "US$5 ($7)"
            return best
        return best if named[best] >= 2 and named[best] >= 2 * named["USD"] else "USD"

    def _writes_out(self, entry: CurrencyEntry) -> bool:
        """True if the article names the currency in full ("Hong Kong dollars"): then its own mentions say so."""
        return any(
            re.search(rf"\b{re.escape(a)} {re.escape(w)}\b", self._text) for a in entry.adjectives for w in entry.words
        )

    def _has_any(self, symbols: Iterable[str]) -> bool:
        return any(symbol in self._text for symbol in symbols)
