"""Addresses of an article, and of words in it: text fragments, which browsers scroll to and light."""

from __future__ import annotations

from functools import lru_cache
from urllib.parse import quote, urlsplit

from extractor.article import Article
from extractor.textrange import TextRange

_WHOLE = 90  # code points up to which the words stand in the address as they are
_ENDS = 5  # words at either end of longer ones
_AROUND = 4  # words beside those that stand in the text more than once


def web_address(url: str | None) -> str | None:
    """The address if it is one of the web: nothing else is made a link, whatever a record says."""
    try:
        parts = urlsplit(url or "")
    except ValueError:
        return None
    return url if parts.scheme in ("http", "https") and parts.hostname else None


def fragment_link(article: Article, place: TextRange) -> str | None:
    """The address of these words of the article; None without an address of the web.

    https://wicg.github.io/scroll-to-text-fragment/: `#:~:text=[before-,]first[,last][,-behind]`.
    """
    url = web_address(article.url)
    words = article.text[slice(*place)].split()
    if not url or not words:
        return None
    told = " ".join(words)
    terms = (
        [told]
        if len(told) <= _WHOLE or len(words) <= 2 * _ENDS
        else [" ".join(words[:_ENDS]), " ".join(words[-_ENDS:])]
    )
    directive = ",".join(map(_escaped, terms))
    if _squeezed(article.text).count(terms[0]) > 1:
        before, behind = words_around(article.text, place, _AROUND)
        directive = (f"{_escaped(' '.join(before))}-," if before else "") + directive
        directive += f",-{_escaped(' '.join(behind))}" if behind else ""
    return f"{url}{':~:' if '#' in url else '#:~:'}text={directive}"


def words_around(text: str, place: TextRange, most: int) -> tuple[list[str], list[str]]:
    """At most so many words before and behind a stretch of the text."""
    return text[: place.start].rsplit(None, most)[-most:], text[place.end :].split(None, most)[:most]


@lru_cache(1)
def _squeezed(text: str) -> str:
    return " ".join(text.split())


def _escaped(words: str) -> str:
    """Percent-encoded, with the marks that have a meaning in a fragment."""
    return quote(words, safe="").replace("-", "%2D")
