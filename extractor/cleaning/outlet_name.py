"""The name of the outlet: of the names that a page gives, the one that its address bears out."""

from __future__ import annotations

import re
from collections.abc import Sequence
from urllib.parse import urlsplit

from extractor.cleaning.authors import is_agency, squash

TITLE_MARK = re.compile(r"\s+(?:[|–—•·»:]|-{1,2})\s+")
_LONGEST = 60  # code points: a longer name is a slogan
_TAIL = 4  # words: what a page's title ends with is an outlet's name only if it is short
_LABEL = 3  # letters of a host's label: shorter ones ("m", "en") are in every name


def find_outlet(given: Sequence[str | None], title: str | None, url: str | None) -> str | None:
    """The name of the outlet: the first of the given that fits the host, else what the page's title ends with if that fits,
    else the first given that is no agency; the host where nothing is given.

    Pages give the agency that wrote the article as its publisher, their software, or their slogan.
    """
    host = urlsplit(url).hostname if url else None
    labels = (host or "").removeprefix("www.").split(".")[:-1]
    names = [part.strip() for name in given if name for part in (*TITLE_MARK.split(name), name) if _is_name(part)]
    tails = [tail for tail in TITLE_MARK.split(title)[-1:] if len(tail.split()) <= _TAIL] if title else []
    fitting = [
        name for name in (*names, *tails) if len(name) <= _LONGEST and any(_fits(name, label) for label in labels)
    ]
    others = [name for name in names if not is_agency(name)] or names
    return next(iter((*fitting, *others)), host)


def without_outlet(headline: str, outlet: str | None, section: str | None) -> str:
    """A headline without the name of the outlet after it, or of the section before it: "Opinion | Ports grow - Harbour Daily"."""
    marks = list(TITLE_MARK.finditer(headline))
    if marks and outlet and _same(headline[marks[-1].end() :], outlet):
        headline = headline[: marks[-1].start()]
        marks.pop()
    if marks and section and squash(headline[: marks[0].start()]) == squash(section):
        headline = headline[marks[0].end() :]
    return headline


def _is_name(text: str) -> bool:
    return bool(text.strip()) and not re.search(r"https?:|^[@#/]", text.strip())


def _same(name: str, printed: str) -> bool:
    name, printed = squash(name), squash(printed)
    return len(name) >= _LABEL and (name in printed or printed in name)


def _fits(name: str, label: str) -> bool:
    """True if a host's label is made of a name: "harbourdaily", "hdaily" and "hd" of "Harbour Daily"."""
    name, label = squash(name), squash(label)
    if len(label) < _LABEL or not name:
        return False
    if label in name or (len(name) >= _LABEL and name in label):
        return True
    letters = iter(name)
    return label[0] == name[0] and all(letter in letters for letter in label)
