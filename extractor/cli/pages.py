"""The pages of a run: what is missing is said at once, a date fills gaps, and a limit ends them."""

from __future__ import annotations

import itertools
import os
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

from extractor.record.page import Failure, Page

Pages = Iterator[Page | Failure]


def find_missing(inputs: Sequence[str], read: Callable[[Sequence[str]], Pages]) -> dict[str, Failure]:
    """The inputs that are not there, each with what reading it says."""
    missing = {}
    for input_ in inputs:
        if input_ != "-" and "://" not in input_ and not os.path.exists(input_):
            first = next(read([input_]), None)  # a pattern may find something
            if isinstance(first, Failure) and first.input_id == os.fsencode(input_).decode("utf-8", "replace"):
                missing[input_] = first
    return missing


def dated(pages: Pages, published: str | None) -> Pages:
    """The pages with a publication date: the only page has this one, of several those that say none of their own.

    None changes nothing.
    """
    if published is None:
        yield from pages
        return
    first: list[Page | Failure] = []
    count = 0
    while count < 2 and (page := next(pages, None)):
        first.append(page)
        count += isinstance(page, Page)
    for page in itertools.chain(first, pages):
        if isinstance(page, Failure):
            yield page
        elif count > 1:
            yield replace(page, default_published=published)
        else:
            yield replace(page, published=published)


def limited(pages: Pages, most: int | None) -> Pages:
    """The first pages, at most so many, with the failures before the last of them; None is no limit."""
    count = 0
    for page in pages:
        yield page
        count += isinstance(page, Page)
        if count == most:
            return
