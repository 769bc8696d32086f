"""The language of a text: what the page states, checked against the words.

Pages state the language of their template, so a clear detection on enough text outweighs them.  A wrongly skipped English
article is worse than a read one in another language: text in which English words are common is English without further
questions, and what is left for detection are the words in small letters, since names and figures have no language.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import Any

from extractor.lexicons import cached, language, lexicon, load_lexicon

_ENOUGH = 200  # code points: below that detection guesses, and what the page states counts
_SAMPLE = 3_000  # code points: detection gains nothing from more
_FIRST = 1_000  # code points in which the commonest English words are counted
_SURELY = 0.16  # of the words: other languages stay below 0.10, English news above 0.16 but for lists
_HARDLY = 0.12
_WORD = re.compile(r"[^\W\d_]+")
_FEW_WORDS = 25  # in small letters: fewer are no text
_NO_CASE = re.compile(r"[\u0590-\u08ff\u0900-\u0dff\u0e00-\u0eff\u1100-\u11ff\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")
_STATED = re.compile(r"\s*([A-Za-z]{2,3})(?:$|[-_\s,;])")


@lexicon("languages")
@dataclass(frozen=True, slots=True, kw_only=True)
class LanguageName:
    """A language by its ISO 639-1 code, with other `codes` for it, and the `family` of those that detection confuses with it."""

    id: str
    codes: tuple[str, ...] = ()
    family: str | None = None


@lexicon("common_words")
@dataclass(frozen=True, slots=True, kw_only=True)
class CommonWord:
    """One of the commonest words of news in the language of the list."""

    id: str


@cached
def _common_words() -> frozenset[str]:
    return frozenset(word.id for word in load_lexicon("common_words", CommonWord))


@cached
def _languages() -> dict[str, LanguageName]:
    """The languages by each of their codes."""
    return {code: name for name in load_lexicon("languages", LanguageName) for code in (*name.codes, name.id)}


def _one_code(code: str) -> str:
    return _languages()[code].id if code in _languages() else code


def stated_language(given: str) -> str | None:
    """The ISO 639-1 code of what a page or caller states: "en-GB", "en_US", "eng"; None for anything else."""
    match = _STATED.match(given)
    code = _one_code(match[1].lower()) if match else ""
    return code if len(code) == 2 else None


def find_language(text: str, stated: str | None) -> str | None:
    """The ISO 639-1 code of a text's language; `stated` is the page's word for it, None where there is none.

    None where nothing is stated and the text is too short to tell.
    """
    if len(text) < _ENOUGH:
        return stated
    share = english_share(text[:_FIRST])
    if share >= _SURELY:
        return language()
    detected = detect_language(text)
    if detected is None or (detected != language() == stated and share >= _HARDLY):
        return stated
    return detected


def detect_language(text: str) -> str | None:
    """The ISO 639-1 code by py3langid; None for a text too short to tell, or one whose halves differ: names, a table."""
    sample = text[:_SAMPLE]
    if sum(map(str.isupper, sample)) > sum(map(str.islower, sample)):
        sample = sample.lower()
    if not len(_NO_CASE.findall(sample)) > _ENOUGH / 4:
        words = [word for word in _WORD.findall(sample) if word.islower()]
        if len(words) < _FEW_WORDS:
            return None
        sample = " ".join(words)
    middle = len(sample) // 2
    found = {_classify(sample[:middle]), _classify(sample[middle:])}
    if len(found) == 1:
        return found.pop()
    return _classify(sample) if are_close(found) else None


def are_close(codes: set[str]) -> bool:
    """Whether languages are of one family, within which detection takes one for another."""
    families = {_languages()[code].family if code in _languages() else None for code in codes}
    return len(families) == 1 and None not in families


def english_share(text: str) -> float:
    """The share of a text's words that are among the commonest of English news."""
    words = _WORD.findall(text.lower())
    return sum(word in _common_words() for word in words) / len(words) if words else 0.0


def _classify(text: str) -> str:
    return _one_code(str(_classifier()(text)[0]))


@cache
def _classifier() -> Any:
    import py3langid  # loads its model, so only for a text that is not plainly English

    return py3langid.classify
