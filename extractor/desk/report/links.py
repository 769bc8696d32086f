"""Addresses of an article, and of words in it: text fragments, which browsers scroll to and light."""

from __future__ import annotations

from functools import lru_cache
from urllib.parse import quote, urlsplit

from extractor.record.article import Article
from extractor.record.textrange import TextRange

_SHORT = 90  # code points up to which all the words are in the address
_ENDS = 5  # words at either end of longer ones
_AROUND = 4  # words around those that are in the text more than once


def web_address(url: str | None) -> str | None:
    """The address if it is one of the web: nothing else is made a link, whatever a record says."""
    try:
        parts = urlsplit(url or "")
    except ValueError:
        return None
    return url if parts.scheme in ("http", "https") and parts.hostname else None


def fragment_link(article: Article, range: TextRange) -> str | None:
    """The address of these words of the article; None without an address of the web.

    https://wicg.github.io/scroll-to-text-fragment/: `#:~:text=[before-,]first[,last][,-behind]`.
    """
    url = web_address(article.url)
    words = article.text[slice(*range)].split()
    if not url or not words:
        return None
    quoted = " ".join(words)
    terms = (
        [quoted]
        if len(quoted) <= _SHORT or len(words) <= 2 * _ENDS
        else [" ".join(words[:_ENDS]), " ".join(words[-_ENDS:])]
    )
    directive = ",".join(map(_escaped, terms))
    if _squeezed(article.text).count(terms[0]) > 1:
        before, after = words_around(article.text, range, _AROUND)
        directive = (f"{_escaped(' '.join(before))}-," if before else "") + directive
        directive += f",-{_escaped(' '.join(after))}" if after else ""
    return f"{url}{':~:' if '#' in url else '#:~:'}text={directive}"


def words_around(text: str, range: TextRange, most: int) -> tuple[list[str], list[str]]:
    """At most so many words before and after a stretch of the text."""
    return text[: range.start].rsplit(None, most)[-most:], text[range.end :].split(None, most)[:most]


@lru_cache(1)
def _squeezed(text: str) -> str:
    return " ".join(text.split())


def _escaped(words: str) -> str:
    """Percent-encoded, with the marks that have a meaning in a fragment."""
    return quote(words, safe="").replace("-", "%2D")
