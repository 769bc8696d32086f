"""Texts that news could be made of, and that nobody would print: `fuzz_text` draws one.

Half of them come from a small grammar of figures, times, names, quotes and tables, with what scraping leaves strewn over
them; half are pieces of given articles, cut, doubled, shuffled and misspelt.  The same generator in the same state gives the
same text.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from random import Random

PUBLISHED = (
    "2025-06-09", "2024-02-29T23:30:00+09:00", "2019-12-31", "2020-01-01T00:00:00Z", "0001-01-01", "0001-01-07",
    "0004-02-29",
    "9999-12-31", "9999-12-01", "9999-12-31T23:59:59-12:00", "0001-01-01T00:00:00+14:00", None,
)  # fmt: skip
LONGEST = 600  # code points of a text before anything is strewn over it

_SLOT = re.compile(r"\{(\w+)\}")
_GRAMMAR: dict[str, Sequence[str]] = {
    "text": (
        "{line}", "{line} {line}", "{line} {line} {line}", "{title}\n\n{line} {line}", "{line}\n\n{line}", "{table}",
        "{title}\n{list}", "{line}\n{list}\n{line}", "{figure}", "{time}", "{name}", "{quote}", "{figure}{gap}{figure}",
    ),
    "line": (
        "{clause}.", "{clause}.", "{clause}, {clause}.", "{clause} and {clause}.", "{clause}{gap}{clause}", "{quote}",
        "{quote}",
        "{clause} ({clause}).", "If {clause}, {clause}.", "{place} ({name}) — {clause}.", "{clause}; {clause}?",
    ),
    "title": (
        "{noun} {verb} {figure}, {speaker} says", "{name}: {clause}", "{clause}", "{noun} {verb}: {figure} v {figure}",
    ),
    "clause": (
        "{noun} {verb} {figure}", "{noun} {verb} {figure} {time}",
        "{noun} {verb} {figure} to {figure} from {figure} {time}",
        "{noun} of {name} {verb} by {figure} to {figure}, {compared}", "{figure} of {noun} {verb} {time}",
        "{name} {verb} {figure}",
        "{speaker} {said} {clause}", "{speaker} {said} that {noun} {verb} {range}",
        "{time} {noun} {verb} {range}, {compared}",
        "{name} led {name} {number}-{number}", "{noun} {verb} between {figure} and {figure}", "{figure} ({figure})",
        "{noun} {verb} {figure}, {figure} and {figure} in {place}, {place} and {place} respectively", "{list_of_figures}",
        "{noun} {verb} {figure} {compared}", "{name}, {number}, {verb} {figure}",
        "{noun} was {figure} {time} and {figure} {time}",
    ),
    "compared": (
        "{figure} more than {time}", "from {figure} a year earlier", "compared with {figure} {time}",
        "twice as many as {time}",
        "a {figure} increase", "up {figure}", "down from {range}", "year on year", "against {figure}", "less than {figure}",
    ),
    "list_of_figures": ("{figure}, {figure}, {figure}", "{figure}{joint}{figure}{joint}{figure}", "{figure} and {figure}"),
    "range": (
        "{figure} to {figure}", "{number}-{figure}", "{figure}{joint}{figure}", "{number} to {number} {unit}",
        "{number}/{figure}",
    ),
    "figure": (
        "{number}", "{number}{percent}", "{number}{percent}", "{currency}{number}", "{currency}{number} {scale}",
        "{currency}{number}{letter}", "{number} {scale} {unit}", "{number} {unit}", "{number}{unit}",
        "{number} {unit} a {unit}",
        "{number}{currency}", "{range}", "{number} {noun}", "{vague} {noun}", "{vague} {scale} {noun}",
        "{number} in {number} {noun}",
        "{number}{joint}{number}", "{number} out of {number}", "{number} percentage points",
        "{currency}{number}{joint}{currency}{number}",
    ),
    "number": (
        "0", "1", "2", "5", "7", "12", "40", "52", "100", "365", "1,200", "1.200", "1 200", "2,5", "3.5", "0.1", "-4", "−4",
        "+3",
        "1,2,3", "1e9", "007", "1/2", "2½", "½", "⅓", "1st", "II", "two", "twelve", "twenty-one", "a hundred", "half a",
        "a dozen",
        "one-third", "two thirds", "1999", "2024", "2025", "20.1.20", "1,234,567,890,123", "99999999999999999999", "٣",
        "１２", "²", "x10",
    ),
    "scale": (
        "million", "billion", "bn", "m", "thousand", "trillion", "hundred", "mn", "k", "lakh", "crore", "dozen",
        "million billion",
    ),
    "letter": ("m", "bn", "K", "B", "tn", "k", "p", "c"),
    "percent": ("%", " percent", " per cent", "pc", " pct", " %", "％", "‰", "-point", " points", "%-plus"),
    "unit": (
        "km", "miles", "mi", "tonnes", "tons", "C", "F", "°C", "degrees", "kg", "barrels", "bpd", "MW", "GWh", "people",
        "hours",
        "minutes", "years", "months", "days", "litres", "km/h", "mph", "sq ft", "hectares", "feet", "ft", "inches", '"',
        "'", "a share",
        "basis points", "bps", "cents", "pence", "p", "kWh per month", "jobs", "seats", "votes", "times", "fold",
        "year-old", "°",
    ),
    "currency": (
        "$", "€", "£", "¥", "₹", "US$", "A$", "Rs", "Rs.", "USD ", "EUR ", "R$", "C$", "kr ", "CHF", "₿", "$$", "NT$",
    ),
    "joint": (
        "-", "–", "—", " - ", "/", " / ", "-to-", " to ", " or ", ",", ", ", "~", ":", " x ", "x", "|", "…", "...",
        "\u2011", "−",
        "+", "±", "=", " v ", "\u00a0", "\u2009", "&", "(", ")", "--",
    ),
    "gap": (
        " ", ", ", "; ", " — ", "—", "/", "\n", "\n\n", "…", "...", ". ", ".", " | ", "\t", "", " (", ") ", "[", "]",
        "\u2028", "\r\n",
    ),
    "vague": (
        "dozens of", "hundreds of", "thousands of", "a few", "several", "many", "tens of millions of", "scores of",
        "a couple of", "no",
    ),
    "time": (
        "in {month}", "in {year}", "on {weekday}", "last {month}", "last year", "a year earlier", "a year ago", "this week",
        "yesterday",
        "{month} {number}", "{number} {month} {year}", "{month} {number}, {year}", "{year}-{year}", "{year}/25",
        "{year}-02-30",
        "{year}-{number}-{number}", "{number}/{number}/{year}", "in the {ordinal} quarter",
        "in the {ordinal} quarter of {year}",
        "since {time}", "until {time}", "between {month} and {month}", "from {year} to {year}",
        "in the {number} {unit} to {month}",
        "over the past {number} {unit}", "{number} {unit} ago", "in {number} {unit}", "next {weekday}", "by {year}",
        "at {number}am",
        "{number}am/{number}pm", "{number}:{number} GMT", "the 1990s", "the late {year}s", "Q{number} {year}", "FY{year}",
        "Christmas",
        "on the eve of {month} {number}", "the {ordinal} century", "{number} years from now", "{number} decades later",
        "then", "now",
        "{weekday} and {weekday}", "{month}-{month} {year}", "the weekend", "Easter {year}", "fiscal {year}",
        "the end of time",
    ),
    "month": (
        "January", "February", "March", "May", "june", "Sept.", "Dec", "December", "AUGUST", "Feb. 29", "Feb 30", "Nov. 31",
    ),
    "year": (
        "2025", "2024", "1999", "1900", "0001", "9999", "10000", "0", "1", "999", "2024-25", "2024/5", "'24", "44 BC",
        "99999",
    ),
    "weekday": ("Monday", "Tuesday", "Sunday", "Fri", "Wed.", "Mondays", "monday night"),
    "ordinal": ("first", "second", "third", "fourth", "fifth", "1st", "21st", "100th", "0th", "last", "next"),
    "noun": (
        "sales", "Exports", "unemployment", "the price of bread", "profits", "the turnout", "boats", "Temperatures",
        "the population",
        "deaths", "shares", "the rate", "GDP", "homes", "workers", "the budget", "its debt", "the survey", "people",
        "the gap", "it",
        "the share of homes", "women", "output per head", "half of the boats", "net income", "the median age", "one",
        "others", "both",
    ),
    "verb": (
        "rose", "fell", "was", "were", "reached", "grew by", "lost", "had", "is expected to rise", "did not reach",
        "has doubled to",
        "dropped", "may cost", "stood at", "killed", "totalled", "slipped", "will be", "would have been", "climbed", "won",
        "sold", "said",
    ),
    "name": (
        "Ana Ruiz", "Dr. Bo Hart", "Mr Lee", "Mary-Jane O'Neill", "Norland", "the Norland Bank", "Republicans", "Democrats",
        "the Greens",
        "the Ministry of Fish and Boats", "NFU", "the Northern Fish Union (NFU)", "J. K. Roe", "Sir Tom van der Berg III",
        "Labour",
        "al-Hadi", "Union", "the US", "U.S.", "Brussels", "McRoe & Sons Inc.", "Acme Corp", "Élodie Été", "李雷",
        "Иван Петров", "محمد علي",
        "Prime Minister Ann Lee", "the White House", "Europeans", "Ann Lee and Bo Hart", "ANA RUIZ", "ana ruiz", "Lee's",
        "May", "April Day",
    ),
    "place": (
        "Norland", "LISBON", "Paris, Texas", "the north", "New York", "Georgia", "Washington", "EU", "Guinea-Bissau",
        "St. Ives",
    ),
    "speaker": (
        "{name}", "{name}", "{name}, head of {name},", "the minister", "officials", "he", "she", "they", "it", "the report",
        "a spokesman",
        "{name}'s lawyer", "the company", "police", "experts", "{name} and {name}", "Republicans", "the survey by {name}",
        "who", "I", "we",
        "one of the {number} {noun}", "sources", "a man, {number},", "{name} ({name})", "many Americans", "the group",
        "nobody", "{number}",
    ),
    "said": (
        "said", "says", "told {name}", "added", "warned", "claimed", "denied", "asked", "has said", "did not say",
        "tweeted:", "believes",
    ),
    "quote": (
        "{open}{clause},{close} {said} {speaker}.", "{speaker} {said}: {open}{clause}.{close}",
        "{speaker} {said}, {open}{clause}",
        "{open}{clause}{close}", "{clause},{close} {speaker} {said}.",
        "{open}{clause}, {open}{clause}{close}{close} {said} {speaker}",
        "{clause}, {speaker} {said}.", "According to {speaker}, {clause}.",
        "{open}{clause},{close} {said} {speaker}. {open}{clause}.{close}",
        "{speaker} {said} {clause} and that {open}{clause}{close}.", "{open}{figure}{close}", "{speaker}: {open}{close}",
        "Q: {clause}?\nA: {clause}.",
        "{open}{clause},{close} {speaker} {said}, {open}{clause}.{close}",
        "{open}{clause}\n\n{open}{clause},{close} {said} {speaker}.",
    ),
    "open": ("“", '"', "‘", "'", "«", "„", "``", "”", "‹", "「", "“‘", "\"'", "", "&quot;", "»", "‟"),
    "close": ("”", '"', "’", "'", "»", "“", "''", "›", "」", "’”", "'\"", "", "&quot;", "«", "”,"),
    "list": (
        "{bullet}{clause}\n{bullet}{clause}", "{bullet}{figure}\n{bullet}{figure}\n{bullet}{figure}",
        "{number}. {clause}\n{number}. {clause}",
    ),
    "bullet": ("- ", "* ", "• ", "– ", "1) ", "(a) ", "» ", "\t", "▪", "-", ""),
    "table": (
        "{noun} | {figure} | {figure}\n{noun} | {figure} | {figure}",
        "{month} {year}\t{number}\t{number}{percent}\n{month} {year}\t{number}\t{number}",
        "{name} {number} {number} {number}\n{name} {number} {number} {number}",
        "| {number} | {number} |\n|---|---|\n| {figure} | {time} |",
        "{name} {number}-{number} {name}\n{name} {number}–{number} {name}",
        "{number}{percent}/{number}{percent}/{number}{percent}",
    ),
}  # fmt: skip
_STREWN = (
    "\x00", "\x07", "\x1b", "\x7f", "\x85", "\u2028", "\u2029", "\u200b", "\u200d", "\u200e", "\u200f", "\u202e", "\u202c",
    "\u2060",
    "\u2066", "\ufeff", "\u00ad", "\u0301", "\u0323\u0301", "\u20e3", "\ufe0f", "\ud800", "\udfff", "\udc80", "\uffff",
    "\U0010ffff",
    "🚢", "👩\u200d👩\u200d👧", "🇵🇹", "1\ufe0f\u20e3", "שלום", "عام ٢٠٢٤", "日本", "Ω", "ﬁ", "ǅ", "İ", "ß", "\n", "\n\n",
    "\t", " ", "   ", "\u00a0",
    "\r", "\x0b", "\x0c", "\"", "“", "”", "‘", "’", "'", "(", ")", "[", "]", "{", "}", "<", ">", "&amp;", "&nbsp;", "<br>",
    "$", "%", "€", "/",
    "-", "–", "—", ".", "...", ",", ":", ";", "?", "!", "*", "_", "#", "@ana", "#boats",
    "https://daily.example/2025/09/16/5-boats?x=1%20",
    "said", "to", "from", "per", "million", "percent", "1", "0", "9", "years", "of", "and", "not", "x" * 300, "1" * 200,
    "a.b." * 80, "9,999" * 60,
)  # fmt: skip


def fuzz_text(rng: Random, articles: Sequence[str]) -> str:
    """A text of at least one code point; pieces of the articles take part."""
    text = _expanded(rng, "text", 0)[:LONGEST] if rng.random() < 0.5 else _piece(rng, articles)
    if rng.random() < 0.05:
        text = _like_ascii(rng, text)
    if rng.random() < 0.5:
        text = _strewn(rng, text)
    return text or "."


def _expanded(rng: Random, symbol: str, depth: int) -> str:
    """A symbol of the grammar in words; far down, its first and plainest form."""
    forms = _GRAMMAR[symbol]
    form = rng.choice(forms) if depth < 9 else forms[0]
    return _SLOT.sub(lambda slot: _expanded(rng, slot[1], depth + 1), form) if depth < 14 else "it"


def _piece(rng: Random, articles: Sequence[str]) -> str:
    article = rng.choice(articles)
    start = rng.randrange(len(article))
    piece = article[start : start + rng.randrange(5, 300)]
    for _ in range(rng.randrange(3)):
        piece = rng.choice(_MUTATIONS)(rng, piece)
    return piece[:LONGEST]


def _doubled(rng: Random, text: str) -> str:
    start = rng.randrange(len(text) + 1)
    stop = start + rng.randrange(60)
    return text[:stop] + text[start:]


def _shuffled(rng: Random, text: str) -> str:
    words = text.split(" ")
    rng.shuffle(words)
    return " ".join(words)


def _swapped(rng: Random, text: str) -> str:
    letters = list(text)
    for _ in range(rng.randrange(1, 12)):
        index = rng.randrange(max(1, len(letters) - 1))
        letters[index : index + 2] = reversed(letters[index : index + 2])
    return "".join(letters)


def _holed(rng: Random, text: str) -> str:
    return "".join(letter for letter in text if rng.random() > 0.05)


def _in_other_case(rng: Random, text: str) -> str:
    return rng.choice((text.upper(), text.lower(), text.title(), text.swapcase()))


def _with_grammar(rng: Random, text: str) -> str:
    """Some of the words instead of what the grammar gives."""
    symbols = ("figure", "time", "quote", "name", "range", "open", "close", "joint")
    words = text.split(" ")
    return " ".join(word if rng.random() > 0.1 else _expanded(rng, rng.choice(symbols), 6) for word in words)


def _like_ascii(rng: Random, text: str) -> str:
    """Letters that are i, s and k where case is ignored."""
    letters = rng.sample((("i", "\u0130"), ("i", "\u0131"), ("s", "\u017f"), ("k", "\u212a")), 3)
    return text.translate(str.maketrans(dict(letters)))


def _joined(rng: Random, text: str) -> str:
    return text.replace(rng.choice((" ", "\n", ".", ",", '"')), rng.choice(("", " ", "\n", "-")))


_MUTATIONS: tuple[Callable[[Random, str], str], ...] = (
    _doubled, _shuffled, _swapped, _holed, _in_other_case, _with_grammar, _with_grammar, _joined,
    _like_ascii,
)  # fmt: skip


def _strewn(rng: Random, text: str) -> str:
    """The text with pieces of what scraping leaves, put between its characters or instead of some."""
    for _ in range(rng.randrange(1, 7)):
        start = rng.randrange(len(text) + 1)
        text = text[:start] + rng.choice(_STREWN) + text[start + rng.choice((0, 0, 1, 4)) :]
    return text
