"""What the names mean that a page gives to its parts: classes and ids of elements, sections, paths.

The words are data, in `models/en/lexicons/page_names.jsonl`, each with all its tags.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from extractor.words.lexicons import cached, lexicon, load_lexicon

NameTag = Literal[
    "byline", "dek", "perhaps_dek", "box", "changed", "published",  # around a headline
    "never", "margin", "pruned", "hidden",  # where no article is
    "post", "picture_post",  # of another website
    "no_section", "home",
]  # fmt: skip
_EDGE = r"(?:^|[\W_]|(?<=[a-z])(?=[A-Z]))"  # where a word of a name begins: "story-dek", "storyDek"
_WORD = rf"{_EDGE}(?i:{{}})s?(?=$|[\W_]|(?<=[a-z])(?=[A-Z]))"
_PATTERNS: dict[NameTag, str] = {  # where a word is in a name, if not anywhere
    "byline": f"{_EDGE}(?i:{{}})", "dek": _WORD, "perhaps_dek": _WORD, "box": _WORD, "hidden": r"\b(?:{})\b",
    "post": r"\b(?i:{})\b", "picture_post": r"\b(?i:{})\b", "no_section": "^(?i:{})$", "home": "^(?i:{})$",
}  # fmt: skip


@lexicon("page_names")
@dataclass(frozen=True, slots=True, kw_only=True)
class PageName:
    """A word of such names and what it says of the part of the page (`uses`)."""

    id: str
    pattern: str
    uses: tuple[NameTag, ...]


@cached
def page_name(tag: NameTag) -> re.Pattern[str]:
    """A pattern to search a name with: whether it has a word with that tag."""
    words = "|".join(name.pattern for name in load_lexicon("page_names", PageName) if tag in name.uses) or "(?!)"
    return re.compile(_PATTERNS.get(tag, "(?i:{})").replace("{}", words))
