"""The language of a text: what the page states, checked against the words.

Pages state the language of their template, so a clear detection outweighs them.  A wrongly skipped English article is worse than
a read one in another language: text in which English words are common is English without further questions, and what is left
for detection are the words in small letters, since names and figures have no language.  A text too short for that is in another
language only where its letters say so clearly.
"""

from __future__ import annotations

import math
import re
from collections.abc import Collection
from dataclasses import dataclass
from functools import cache
from typing import Any

from extractor.errors import InputError
from extractor.words.lexicons import cached, language, lexicon, load_lexicon

_ENOUGH = 200  # code points: below that detection guesses, and what the page states counts
_SAMPLE = 3_000  # code points: detection gains nothing from more
_FIRST = 1_000  # code points in which the commonest English words are counted
_SURELY = 0.16  # of the words: other languages stay below 0.10, English news above 0.16 but for lists
_HARDLY = 0.12
_WORD = re.compile(r"[^\W\d_]+")
_FEW_WORDS = 25  # in small letters: fewer are no text
# How far another language must lead in a short text, in units of the classifier's score by the root of the bytes.  In the first
# 20 to 250 characters of 541 English articles none leads by more than 3.5 (from 60 on 1.9), in 145 short texts of 29 other
# languages (tests/cleaning/short_texts.jsonl) theirs by 5.4 at least.
_CLEARLY = 4.0
_NO_CASE = re.compile(r"[\u0590-\u08ff\u0900-\u0dff\u0e00-\u0eff\u1100-\u11ff\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")
_STATED = re.compile(r"\s*([A-Za-z]{2,3})(?:$|[-_\s,;])")


@lexicon("languages")
@dataclass(frozen=True, slots=True, kw_only=True)
class LanguageName:
    """A language by its ISO 639-1 code, or that of ISO 639-3 where it has none, and its English `name`.

    `codes` are others for it, `family` that of the languages that detection confuses with it.
    """

    id: str
    name: str
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


@cached
def _codes_by_name() -> dict[str, str]:
    return {name.name.lower(): name.id for name in load_lexicon("languages", LanguageName)}


def language_name(code: str) -> str | None:
    """The English name of a language by its ISO 639-1 code; None for what is no such code."""
    return _languages()[code].name if code in _languages() and _languages()[code].id == code else None


def stated_language(given: str) -> str | None:
    """The ISO 639-1 code of what a page or caller states: "en-GB", "en_US", "eng", "English"; None for anything else."""
    match = _STATED.match(given)
    code = _one_code(match[1].lower()) if match else _codes_by_name().get(given.strip().lower(), "")
    is_known = language_name(code) or (not _languages() and len(code) == 2)  # a language may come without this list
    return code if is_known else None


def check_language(given: str, read: Collection[str]) -> None:
    """Raises InputError, with what to do, where what a caller states is no language, or none of those that can be read."""
    code = stated_language(given) or given
    if code in read:
        return
    if language_name(code) is None:
        raise InputError(f"{given!r} is not a language: give an ISO 639-1 code such as {language()!r}")
    there = ", ".join(language_name(known) or known for known in read)
    raise InputError(
        f"there are no rules for {language_name(code)} ({code}), only for {there}: leave it out to have its articles cleaned "
        "but not read, or use --language any (languages=None) to read them anyway"
    )


def find_language(text: str, stated: str | None) -> str | None:
    """The ISO 639-1 code of a text's language; `stated` is the page's word for it, None where there is none.

    None where nothing is stated and the text is too short to know: it may be in the language that is read.
    """
    if len(text) < _ENOUGH:
        return _short_language(text, stated)
    share = english_share(text[:_FIRST])
    if share >= _SURELY:
        return language()
    detected = detect_language(text)
    if detected is None:
        return _short_language(text[:_ENOUGH], stated)
    return stated if detected != language() == stated and share >= _HARDLY else detected


def _short_language(text: str, stated: str | None) -> str | None:
    """What is stated, or the language that clearly leads it; where nothing is, one that leads the language that is read.

    Without letters, and for a language that detection does not know, what is stated.
    """
    expected = stated or language()
    scores = _scores(_as_written(text)) if any(map(str.isalpha, text)) else {}
    of_expected = [score for code, score in scores.items() if _is_like(code, expected)]
    if not of_expected:
        return stated
    first = max(scores, key=scores.__getitem__)
    lead = (scores[first] - max(of_expected)) / math.sqrt(len(text.encode()))
    if lead == 0:
        return expected
    if lead < _CLEARLY:
        return stated
    return language() if _is_like(first, language()) else first


def detect_language(text: str) -> str | None:
    """The ISO 639-1 code by py3langid; None for a text that is too short, or one whose halves differ: names, a table."""
    sample = _as_written(text[:_SAMPLE])
    if not len(_NO_CASE.findall(sample)) > _ENOUGH / 4:
        words = [word for word in _WORD.findall(sample) if word.islower()]
        if len(words) < _FEW_WORDS:
            return None
        sample = " ".join(words)
    middle = len(sample) // 2
    codes = {_classify(sample[:middle]), _classify(sample[middle:])}
    if len(codes) == 1:
        return codes.pop()
    return _classify(sample) if are_close(codes) else None


def _as_written(text: str) -> str:
    """The text; in small letters where most of it is in capitals."""
    return text.lower() if sum(map(str.isupper, text)) > sum(map(str.islower, text)) else text


def are_close(codes: set[str]) -> bool:
    """True if languages are of one family, within which detection takes one for another."""
    families = {_languages()[code].family if code in _languages() else None for code in codes}
    return len(families) == 1 and None not in families


def _is_like(code: str, declared: str) -> bool:
    return code == declared or are_close({code, declared})


def english_share(text: str) -> float:
    """The share of a text's words that are among the commonest of English news."""
    words = _WORD.findall(text.lower())
    return sum(word in _common_words() for word in words) / len(words) if words else 0.0


def _classify(text: str) -> str:
    scores = _scores(text)
    return max(scores, key=scores.__getitem__)


def _scores(text: str) -> dict[str, float]:
    """The score of each language that detection knows, of the dialects that the list does not have none."""
    known, scores = _languages(), dict[str, float]()
    for code, score in _classifier()(text):  # best first
        if code in known or not known:
            scores.setdefault(_one_code(code), score)
    return scores


@cache
def _classifier() -> Any:
    import py3langid  # loads its model, so only for a text that is not plainly English

    return py3langid.rank
