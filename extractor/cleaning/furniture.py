"""Lines that are not the article: promotion, credits, related headlines and their like.  Labelled, never cut.

The rules are patterns for whole lines, in `models/en/lexicons/furniture.jsonl`, of five scopes:

    line      furniture wherever it is
    end       furniture only below the article: where every line after it is furniture too
    section   a heading ("Related Stories"): it and the headlines below it are furniture
    tail      a heading after the article ("About Harbour Bank"): it and everything below it
    portrait  a paragraph of a firm about itself, below such a heading
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from extractor.cleaning.line_patterns import line_pattern
from extractor.cleaning.pattern_index import PatternIndex
from extractor.cleaning.rules import RULES
from extractor.record.article import FurnitureKind
from extractor.words.lexicons import cached, lexicon, load_lexicon

LONGEST = 600  # code points: no furniture line is longer, and no pattern meets hostile length
_TEASER = 240  # code points: a related headline with its first sentence
_SENTENCE_INSIDE = re.compile(r"[.!?][\"'”’)]?\s+[A-Z“\"]")
_SENTENCE_END = re.compile(r"[.!…:;][\"'”’)\]]*$")  # a headline may ask
_SECTION_HEADLINES = 8  # headlines that a heading in the middle of an article governs, at most
_RESUMED = 2  # sentences
_LAST_TEASERS = 15  # below a heading at the end
_CONTENT_WORD = re.compile(r"\w{5,}")
_ON_TOPIC = (
    0.35  # of a sentence's long words are in the article above: then it goes on; related headlines have 0.1 to 0.3
)


_ARTICLE = '<meta name="author" content="Ines Moreau"><main>…'

Kinds = list[FurnitureKind | None]  # of each line


@lexicon("furniture")
@dataclass(frozen=True, slots=True)
class FurnitureRule:
    """A `pattern` for a whole line (case does not matter), what such a line is (`subtype`), and where it counts (`scope`)."""

    id: str
    subtype: FurnitureKind
    scope: Literal["line", "end", "section", "tail", "portrait"]
    pattern: str


@cached
def _index(scope: str) -> PatternIndex:
    rules = load_lexicon("furniture", FurnitureRule)
    return PatternIndex(((rule.id, rule.pattern) for rule in rules if rule.scope == scope), whole=True)


@cached
def _subtypes() -> dict[str, FurnitureKind]:
    return {rule.id: rule.subtype for rule in load_lexicon("furniture", FurnitureRule)}


def match_rule(scope: str, line: str) -> FurnitureKind | None:
    """What the rules of a scope say of a line."""
    pattern = _index(scope).find(line) if len(line) <= LONGEST else None
    return _subtypes()[pattern] if pattern else None


def line_furniture(line: str) -> FurnitureKind | None:
    """What a line is that is furniture wherever it is; None for any other."""
    return match_rule("line", line)


def find_furniture(lines: Sequence[str], authors: Sequence[str] = ()) -> Kinds:
    """What each line of an article is if it is furniture, None if not.

    Lines come stripped, in order, without the headline.  A line at the end that begins with the name of one of the `authors`
    says about them.
    """
    kinds = [line_furniture(line) for line in lines]
    for marker in RULES.of("furniture"):
        marker.find(lines, kinds, tuple(authors))
    return kinds


@RULES.add(
    "tail", "furniture", f"{_ARTICLE}<p>Media contact:</p><p>Tom Ashby</p>", f"{_ARTICLE}<p>Media contacts grew.</p>"
)
def _mark_tail(lines: Sequence[str], kinds: Kinds, authors: tuple[str, ...]) -> None:
    for i in range(find_tail(lines, [kind is None for kind in kinds]), len(lines)):
        kinds[i] = kinds[i] or "other"


@RULES.add("sections", "furniture", f"{_ARTICLE}<p>Read more</p><p>Why fares fell</p>", f"{_ARTICLE}<p>More fell.</p>")
def _mark_sections(lines: Sequence[str], kinds: Kinds, authors: tuple[str, ...]) -> None:
    for i, line in enumerate(lines):
        if kinds[i] in (None, "related") and match_rule("section", line):
            _mark_section(lines, kinds, i)


@RULES.add("end", "furniture", f"{_ARTICLE}<p>Ines Moreau left in May.</p>", f"{_ARTICLE}<p>Tom Ashby left in May.</p>")
def _mark_end(lines: Sequence[str], kinds: Kinds, authors: tuple[str, ...]) -> None:
    """Upwards from the last line, as long as everything is furniture."""
    for i in range(len(lines) - 1, 0, -1):
        kinds[i] = kinds[i] or match_rule("end", lines[i]) or ("credit" if is_about(lines[i], authors) else None)
        if kinds[i] is None:
            return


def find_tail(lines: Sequence[str], inside: Sequence[bool]) -> int:
    """Where what follows an article begins: a heading like "About Harbour Bank" with half of the article above it.

    `inside` says which lines may be the article's.  The number of lines if there is no such heading.
    """
    sizes = [len(line) if own else 0 for line, own in zip(lines, inside, strict=True)]
    above, below = 0, sum(sizes)
    for i, line in enumerate(lines):
        if below <= above and match_rule("tail", line) == "other" and not _is_section(lines[i : i + 2]):
            return i
        above, below = above + sizes[i], below - sizes[i]
    return len(lines)


def _is_section(lines: Sequence[str]) -> bool:
    """True if a heading is of the article: "About <Book>", without the portrait of a firm below it."""
    return (
        len(lines) > 1
        and line_pattern("about_a_thing").match(lines[0]) is not None
        and match_rule("portrait", lines[1][:LONGEST]) is None
    )


def is_about(line: str, authors: tuple[str, ...]) -> bool:
    """True if a line begins with an author's name, or with another first name and the author's last one."""
    if len(line) > LONGEST:
        return False
    second = line.split(None, 2)[1:2]
    return line.startswith(authors) or any(author.split()[-1:] == second for author in authors if " " in author)


def _mark_section(lines: Sequence[str], kinds: Kinds, heading: int) -> None:
    """The heading with the headlines below: to the end when nothing but teasers follows, else while they look like headlines."""
    below = range(heading + 1, len(lines))
    kinds[heading] = "related"
    to_the_end = _are_teasers([lines[i] for i in below if kinds[i] is None], lines[:heading])
    for i in below if to_the_end else below[:_SECTION_HEADLINES]:
        if kinds[i] is None:
            if not to_the_end and not _is_headline(lines[i]):
                return
            kinds[i] = "related"


def _are_teasers(lines: Sequence[str], article: Sequence[str]) -> bool:
    """True if the last lines are headlines of other articles: few, short, and where they are sentences, on other topics."""
    if len(lines) > _LAST_TEASERS or not all(map(_is_teaser, lines)):
        return False
    headlines = [_is_headline(line) for line in lines]
    if any(headlines) and not any(headlines[-_RESUMED:]):  # headlines, then sentences: the article goes on below them
        return False
    known = {word for line in article for word in _CONTENT_WORD.findall(line.casefold())}
    sentences = [line for line in lines if not _is_headline(line)]
    words = [word for line in sentences for word in _CONTENT_WORD.findall(line.casefold())]
    return sum(word in known for word in words) <= _ON_TOPIC * len(words)


def _is_teaser(line: str) -> bool:
    return len(line) <= _TEASER and not _SENTENCE_INSIDE.search(line)


def _is_headline(line: str) -> bool:
    return len(line) <= _TEASER and not _SENTENCE_END.search(line)
