"""The words in names or beside them, with what each one says of a name (`name_words.jsonl`)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Annotated

from extractor.words.lexicons import Known, cached, lexicon, load_lexicon


@lexicon("name_words")
@dataclass(frozen=True, slots=True, kw_only=True)
class NameWord:
    """A word in names or beside them; `uses` say how: a title, a given name, the legal form of a firm."""

    id: str
    uses: Annotated[tuple[str, ...], Known()]


def name_words_that(tag: str) -> frozenset[str]:
    """The words that have a tag."""
    return frozenset(word.id for word in load_lexicon("name_words", NameWord) if tag in word.uses)


@cached
def _gendered() -> Mapping[str, str]:
    return dict.fromkeys(name_words_that("male_name"), "m") | dict.fromkeys(name_words_that("female_name"), "f")


def gender_of(name: str, before: str) -> str | None:
    """ "f" or "m", as the word `before` a person's full name, a title in lower case, or else the given name says.

    None if neither does.
    """
    known = _gendered()
    return known.get(before.rstrip(".")) or next((known.get(given) for given in name.split()[:-1][:1]), None)
