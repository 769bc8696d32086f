"""The words that decide how an amount is read, as patterns and with what they mean."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import cast

from extractor.numbers.words import words_of_kind
from extractor.words.lexicons import alternatives, cached, filled
from extractor.words.uses import FigureUse, words_by_use, words_that


@cached
def meanings(tag: FigureUse) -> Mapping[str, str]:
    """The words of one tag that mean something -> what they mean."""
    return {word.id: word.means for word in words_by_use()[tag] if word.means}


@cached
def pattern(template: str, *, ends: bool = False) -> re.Pattern[str]:
    """The regular expression of a template, in which `{tag}` is any word of that tag, or any number word of
    that kind; case counts only in `(?-i:...)`.

    `ends`: it ends where the searched text does.
    """
    expression = filled(template, lambda tag: alternatives(words_of_kind(tag) or words_that(cast(FigureUse, tag))))
    return re.compile(rf"(?:{expression})\Z" if ends else expression, re.IGNORECASE)
