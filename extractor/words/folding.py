"""One form for words that differ in case and article alone: "The Rate", "a rate" and "rate" are one."""

from __future__ import annotations

import re
from functools import lru_cache

_ARTICLE = re.compile(r"(?:an?|the) (?=\S)", re.IGNORECASE)
_MARKS = str.maketrans("", "", '"“”„«»')


@lru_cache(10_000)
def bare(words: str) -> str:
    """The words without quotation marks, spare blanks and a leading article: "The  Rate" -> "Rate"."""
    plain = " ".join(words.translate(_MARKS).split())
    article = _ARTICLE.match(plain)
    return plain[article.end() :] if article else plain


@lru_cache(10_000)
def folded(words: str | None) -> str | None:
    """The form by which words are compared; None for what is no text.  SQL has it as a function, too."""
    return bare(words).casefold() if isinstance(words, str) else None
