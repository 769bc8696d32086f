"""Currencies: symbols, codes, names and minor coins -> ISO 4217, and which one an ambiguous sign means in an article.

The words are in `models/en/lexicons/currencies.jsonl`; the codes that may stand beside a number are those of CLDR (Babel).
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal

from babel.numbers import list_currencies

from extractor.lexicons import alternatives, cached, entry_key, lexicon, load_lexicon

# codes that are English words or common abbreviations ("ALL 40 OF THEM", "SDG 11"): never read as money without another sign
_WORD_CODES = {
    "SDG",
    "SSP",
    "STD",
    "BOB",
    "RON",
    "GIP",
    "DEM",
    "ALL",
    "CUP",
    "MOP",
    "TOP",
    "TRY",
    "MAD",
    "BAM",
    "GEL",
    "COP",
    "PEN",
    "SOS",
    "LAK",
    "XXX",
    "XTS",
}
DOLLARS = ("USD", "AUD", "CAD", "NZD", "HKD", "SGD", "TWD")
YENS = ("JPY", "CNY")
SHILLINGS = ("KES", "TZS", "UGX", "INR")  # "10,000/-"


@lexicon("currencies")
@dataclass(frozen=True, slots=True)
class CurrencyEntry:
    """A currency: `symbols` before or behind the number, `prefixes` before it, `words` behind it, `adjectives` of its own.

    `minor` are the names of its hundredth (`minor_factor` of it); `places` and `domain` speak for it in an article; `wires` more
    than places: agencies that mark every other currency of that name.
    """

    id: str
    symbols: tuple[str, ...] = ()
    prefixes: tuple[str, ...] = ()
    words: tuple[str, ...] = ()
    adjectives: tuple[str, ...] = ()
    minor: tuple[str, ...] = ()
    minor_factor: str = "0.01"
    places: tuple[str, ...] = ()
    domain: str | None = None
    wires: tuple[str, ...] = ()


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
def _codes() -> frozenset[str]:
    return frozenset(list_currencies()) - _WORD_CODES | {"RMB", "CNH", "NIS", "BTC"}


_ALIASES = {"RMB": "CNY", "CNH": "CNY", "NIS": "ILS"}


@cached
def _symbol_table() -> Mapping[str, tuple[str, ...]]:
    table: dict[str, tuple[str, ...]] = {
        "$": DOLLARS,
        "¥": YENS,
        "￥": YENS,
        "/-": SHILLINGS,
        "/=": SHILLINGS,
        "kr": ("SEK", "NOK", "DKK"),
        "Kr": ("SEK", "NOK", "DKK"),
    }
    for entry in _entries():
        for symbol in (*entry.symbols, *entry.prefixes):
            table.setdefault(symbol, (entry.id,))
    for code in sorted(_codes()):
        table.setdefault(code, (_ALIASES.get(code, code),))
    return table


@cached
def _prefix_pattern() -> re.Pattern[str]:
    symbols = alternatives(_symbol_table())
    return re.compile(rf"(?<![A-Za-z])(?:{symbols})[ \u00a0\u202f]?\Z|(?:[$£€¥₹₩₽₺₫₪฿₱₦]|￥)[ \u00a0]?\Z")


@cached
def _suffix_pattern() -> re.Pattern[str]:
    """Signs and codes behind the number; letters that are also scales or units ("R", "DM") need more than themselves."""
    prefixes = {prefix for entry in _entries() for prefix in entry.prefixes}  # "254 PS" is a power
    signs = [s for s in _symbol_table() if s not in prefixes and (len(s) > 1 or not s.isalpha() or s == "R")]
    return re.compile(rf"(?:{alternatives(signs)})(?![A-Za-z0-9])")


@cached
def _names() -> tuple[re.Pattern[str], Mapping[str, tuple[str, ...]], Mapping[str, str], frozenset[str]]:
    """The pattern of "Australian dollars", word -> codes, adjective -> code, and the minor coins."""
    words: dict[str, list[str]] = {}
    adjectives: dict[str, list[str]] = {}
    minor: set[str] = set()
    for entry in _entries():
        for word in (*entry.words, *entry.minor):
            words.setdefault(word.lower(), []).append(entry.id)
        minor.update(word.lower() for word in entry.minor)
        for adjective in entry.adjectives:
            adjectives.setdefault(adjective.lower(), []).append(entry.id)
    kinds, long = alternatives(adjectives), alternatives(word for word in words if len(word) > 1)
    pattern = re.compile(rf"(?:(?P<adjective>{kinds})[ -])?(?P<word>{long})(?![A-Za-z0-9])(?!-for)", re.IGNORECASE)
    first = {**dict.fromkeys(("dollars", "dollar", "cents", "cent"), DOLLARS)}
    table = {w: first.get(w) or _preferred(w, codes) for w, codes in words.items()}
    return pattern, table, {a: " ".join(codes) for a, codes in adjectives.items()}, frozenset(minor)


_PREFERRED = {"pound": "GBP", "rupee": "INR", "peso": "MXN", "franc": "CHF", "krone": "NOK", "kroner": "NOK", "krona": "SEK",
              "crown": "SEK", "won": "KRW", "rouble": "RUB", "ruble": "RUB", "riyal": "SAR", "rial": "IRR", "dirham": "AED",
              "dinar": "KWD", "shilling": "KES", "lira": "TRY", "manat": "AZN", "som": "UZS", "kwacha": "ZMW", "leu": "RON",
              "lei": "RON", "penny": "GBP", "pennie": "GBP", "centavo": "BRL", "centime": "CHF", "drams": "AMD"}  # fmt: skip


def _preferred(word: str, codes: Iterable[str]) -> tuple[str, ...]:
    best = _PREFERRED.get(word) or _PREFERRED.get(word.removesuffix("s"))
    unique = dict.fromkeys(codes)
    return (best, *(code for code in unique if code != best)) if best in unique else tuple(unique)


@cached
def _places(codes: tuple[str, ...]) -> tuple[re.Pattern[str], Mapping[str, str]]:
    """The pattern of all places that speak for one of the currencies, and place -> code."""
    code_of = {place: entry.id for entry in _entries() if entry.id in codes for place in entry.places}
    return re.compile(rf"\b(?:{alternatives(code_of)})(?![A-Za-z$])"), code_of


def match_before(text: str, position: int) -> CurrencyMatch | None:
    """A sign or code that ends at `position`, one blank between allowed: "HK$|45.60", "EUR |40 million"."""
    offset = max(0, position - 8)
    found = _prefix_pattern().search(text[offset:position])
    if not found:
        return None
    codes = _symbol_table()[found[0].strip()]
    return CurrencyMatch(offset + found.start(), position, codes)


def match_after(text: str, position: int, *, attached: bool = False) -> CurrencyMatch | None:
    """A sign, code or name that begins at `position`: "rupees", "Australian dollars", "€", "JPY", "cents".

    `attached`: directly behind digits, where "c" and "p" are coins.
    """
    pattern, words, adjectives, minor = _names()
    named = pattern.match(text, position)
    if named:
        word = entry_key(named["word"])
        codes = words[word]
        if named["adjective"]:
            of_adjective = adjectives[entry_key(named["adjective"])].split()
            codes = tuple(code for code in of_adjective if code in codes) or codes
        return CurrencyMatch(position, named.end(), codes, Decimal("0.01") if word in minor else Decimal(1))
    sign = _suffix_pattern().match(text, position)
    if sign:
        coin = sign[0] in minor
        return CurrencyMatch(position, sign.end(), _symbol_table()[sign[0]], Decimal("0.01") if coin else Decimal(1))
    if text[position : position + 1] == "¢":
        return CurrencyMatch(position, position + 1, DOLLARS, Decimal("0.01"))
    if attached and text[position : position + 1] in ("c", "p") and not text[position + 1 : position + 2].isalnum():
        codes = DOLLARS if text[position] == "c" else ("GBP",)
        return CurrencyMatch(position, position + 1, codes, Decimal("0.01"))
    return None


def names_between(text: str, start: int, end: int) -> list[CurrencyMatch]:
    """The currencies named in words between two places of the text, in order."""
    pattern, words, _, _ = _names()
    return [
        CurrencyMatch(named.start(), named.end(), words[entry_key(named["word"])])
        for named in pattern.finditer(text, start, end)
        if not text[named.start() - 1 : named.start()].isalpha()
    ]


class CurrencyContext:
    """What an article says about the currency of its bare signs: its other money, its places, its publisher's domain."""

    def __init__(self, text: str, site: str | None = None) -> None:
        self._text = text
        self._site = (site or "").lower()
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
        """Whether the article has one of these words; asked of the text once for each pattern."""
        if words not in self._spoken:
            self._spoken[words] = words.search(self._text) is not None
        return self._spoken[words]

    def _decide(self, codes: tuple[str, ...]) -> str:
        entries = {entry.id: entry for entry in _entries() if entry.id in codes}
        host = re.sub(r"^\w+://", "", self._site).split("/")[0]
        for code, entry in entries.items():
            if entry.domain and host.endswith(entry.domain):
                return code
        pattern, code_of = _places(codes)
        places = Counter(code_of[place] for place in pattern.findall(self._text))
        best = max(codes, key=lambda code: (places[code], code == codes[0]))
        if codes[0] != "USD" or best == "USD":
            return best if places[best] else codes[0]
        if (
            self._has_any(entries[best].symbols)
            or self._writes_out(entries[best])
            or self._has_any(entries["USD"].wires)
        ):
            return "USD"  # "C$5 ($3.75)", "5 Hong Kong dollars": the bare sign is the other one
        if self._has_any(entries["USD"].symbols):  # "US$5 ($7)"
            return best
        return best if places[best] >= 2 and places[best] >= 2 * places["USD"] else "USD"

    def _writes_out(self, entry: CurrencyEntry) -> bool:
        """Whether the article names the currency in full ("Hong Kong dollars"): then its own mentions say so."""
        return any(
            re.search(rf"\b{re.escape(a)} {re.escape(w)}\b", self._text) for a in entry.adjectives for w in entry.words
        )

    def _has_any(self, symbols: Iterable[str]) -> bool:
        return any(symbol in self._text for symbol in symbols)
