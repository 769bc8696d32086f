"""Numbers that are part of a code, a name, an address, a list or a score, by the characters and words beside them."""

from __future__ import annotations

import re
from dataclasses import dataclass

from extractor.components.figures.amount import Amount
from extractor.components.figures.context import Context
from extractor.components.figures.rules import BARE, RULES, rule_of_words
from extractor.components.figures.vocabulary import pattern
from extractor.words.lexicons import alternatives, cached, lexicon, load_lexicon

_LONGEST = 300  # code points of an address
_GOES_ON = r"(?!(?-i:x)\b)[^\W\d]|_|[/\\](?!\s?[$£€])\w|(?-i:-[A-Z]\w*\d)|:\d|['’′]\d|\([a-z]\)"
_SCREEN = r"(?-i:(?:240|360|480|720|1080|1440|2160|4320)p\b|[48]K\b(?! (?:to|of) )|(?<=[A-Z])0\b)"
_NAME_AND_HYPHEN = r"(?-i:[A-Z][A-Za-z]*|[a-z]\w*[A-Z]\w*)[-‑]"
_WINDOW_AND = r"\b{window} {period} and "
_OTHER_SIDE, _FIRST_SIDE = r"-(?:to|in|on|by|of)-(?:\d|{an}\b)", r"(?:\d|\b{an})-(?:to|in|on|by|of)-"


@lexicon("nominals")
@dataclass(frozen=True, slots=True)
class Nominal:
    """A word after which a number is a name, not an amount: "Section 427", "page 4".

    `capital` says that the word must be capitalised ("Boeing"), else any case counts.
    """

    id: str
    surface: str
    capital: bool = False


def _is_side(amount: Amount) -> bool:
    return amount.bare or amount.is_range


rule_of_words("code:glued", "code", "The G7 met.", "The 7 met.", before=r"[^\W\d]|[_#@№]|\d['’′:]|(?-i:[A-Z])\+")
rule_of_words("code:hyphen", "code", "The MiG-29 landed.", "A non-29 answer won.", before=_NAME_AND_HYPHEN)
rule_of_words(
    "code:goes-on", "code", "The 9X phone is sold out.", "The 9 phones are sold out.", of=BARE, after=_GOES_ON
)
rule_of_words("code:screen", "code", "It shows 4K films in 1080p.", "It shows 4K to all.", itself=_SCREEN)
rule_of_words(
    "code:side", "code", "They reached a last-16 place.", "The last 16 places went.", before=r"\b(?:{side}|{ranked})-"
)
rule_of_words(
    "code:window",
    "code",
    "It sank over the next hour and a half.",
    "It sank in an hour and a half.",
    before=_WINDOW_AND,
)
rule_of_words(
    "code:list", "code", "1. Wash it.", "1 car burned.", of=BARE, before=r"(?:^|\n)[ \t(\[]*", after=r"[.)\]][ \t]"
)
rule_of_words("score:to", "score", "It was a 6-to-1 win.", "It was a win by 6 to 1.", of=_is_side, after=_OTHER_SIDE)
rule_of_words("score:of", "score", "A 2-in-1 laptop came.", "A 2 in 1 came.", of=_is_side, before=_FIRST_SIDE)


@cached
def _nominals() -> re.Pattern[str]:
    entries = load_lexicon("nominals", Nominal)
    capital, any_case = (
        alternatives(entry.surface for entry in entries if entry.capital is is_so) for is_so in (True, False)
    )
    return re.compile(rf"(?<![A-Za-z])(?:{capital}|(?i:{any_case}))[ -]#?(?:\d+ of |[A-Z\d]{{2}} )?\Z")


@RULES.add("code:nominal", "code", "Read page 14.", "They are building 14 homes.")
def _follows_nominal(amount: Amount, context: Context) -> bool:
    is_letter = amount.unit is not None and re.fullmatch("[A-Z]", amount.unit.surface or "") is not None  # "Number 25A"
    is_nominal = amount.kind is None or is_letter
    is_nominal = is_nominal and _nominals().search(amount.text, max(0, amount.start - 24), amount.start) is not None
    return is_nominal and not context.is_verb(amount.start)


@RULES.add("code:idiom", "code", "They asked to zero out tax.", "They saw zero taxis.")
def _is_idiom(amount: Amount, context: Context) -> bool:
    start = amount.numeral.start
    idioms = pattern(r"(?<!\w){idiom}\b").finditer(amount.text, max(0, start - 12), start + 24)
    return any(idiom.start() <= start < idiom.end() for idiom in idioms)


@RULES.add("code:address", "code", "See www.norda.example/?40 now.", "See 40 sites now.")
def _is_in_address(amount: Amount, context: Context) -> bool:
    return amount.before(r"(?:://|\bwww\.|\w\.[a-z]{2,}/)\S*", _LONGEST) is not None


@RULES.add("score:dash", "score", "United won 4-2.", "United won 4 cups.")
def _is_at_dash(amount: Amount) -> bool:
    """The dash made no range: a score, a season, a telephone number."""
    next_side = re.compile(r"[-–‑]\d").match(amount.text, amount.numeral.end)
    return _is_side(amount) and bool(next_side or amount.before(r"\d[-–‑]", 2))
