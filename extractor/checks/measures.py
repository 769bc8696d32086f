"""Whether two figures measure the same thing, as far as their words tell."""

from __future__ import annotations

import re

from extractor.calendar import calendar_names
from extractor.checks.index import Index
from extractor.checks.words import CheckWord, words
from extractor.figure import Figure
from extractor.lexicons import cached, load_lexicon
from extractor.textrange import TextRange

_NEAR = 40  # code points on either side of a figure
_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")


@cached
def _empty() -> frozenset[str]:
    """Words that tell no measure: closed-class ones, and those that say only that something was measured."""
    return words("empty") | words("generic")


@cached
def _same() -> dict[str, str]:
    """Words of one meaning -> the one used for all of them."""
    return {word.surface: word.means for word in load_lexicon("check_words", CheckWord) if word.use == "synonym"}


def measure_words(index: Index, figure: Figure) -> frozenset[str]:
    """The content words of the measure in a normal form: singular, lower case, without generic words ("the value of").

    A count is measured by its unit.  Empty where nothing is stated, or only a generic word.
    """
    surface = index.text[figure.measure.start : figure.measure.end] if figure.measure else ""
    claim = index.claim_of(figure)
    if claim and claim.measure and claim.measure.of:
        surface += f" {claim.measure.of}"
    if figure.kind == "count" and figure.unit and figure.unit.id:
        surface += f" {figure.unit.id}"
    return frozenset(_normal(word) for word in _WORD.findall(surface.lower())) - _empty()


def content_words(index: Index, sentence: TextRange) -> frozenset[str]:
    """The words of a sentence in normal form, without the empty ones."""
    return frozenset(_normal(word) for word in _WORD.findall(index.words(sentence))) - _empty()


def stems_of(index: Index, part: TextRange) -> frozenset[str]:
    """The words of a range outside its figures, without the empty ones and without their endings: "killed" is "kill"."""
    words, figures = [], index.figures_in(index.sentence_at(part.start))
    for found in _WORD.finditer(index.text, part.start, part.end):
        if not any(figure.start <= found.start() < figure.start + len(_digits(figure)) for figure in figures):
            words.append(found[0].lower())
    return frozenset(_stem(_normal(word)) for word in words if _normal(word) not in _empty())


def stems_around(index: Index, figure: Figure) -> frozenset[str]:
    """Those of the words next to a figure, in its sentence."""
    sentence = index.sentence_of(figure)
    start, end = max(sentence.start, figure.start - _NEAR), min(sentence.end, figure.end + _NEAR)
    start = index.text.find(" ", start) if start > sentence.start else start
    return stems_of(index, TextRange(start, max(start, index.text.rfind(" ", start, end), figure.end)))


def _digits(figure: Figure) -> str:
    """The figure without the noun that it counts, which is a word as any other."""
    noun = figure.unit.surface if figure.kind == "count" and figure.unit and figure.unit.surface else ""
    return figure.surface.removesuffix(noun)


def _stem(word: str) -> str:
    for ending in ("ing", "ed", "e"):
        if word.endswith(ending) and len(word) > len(ending) + 2:
            return word.removesuffix(ending)
    return word


def names_in(index: Index, sentence: TextRange) -> frozenset[str]:
    """The words with a capital that do not open the sentence, without months and weekdays."""
    later = _WORD.findall(index.text[sentence.start : sentence.end])[1:]
    return frozenset(_normal(word.lower()) for word in later if word[0].isupper()) - {
        *calendar_names("month"),
        *calendar_names("weekday"),
    }


def points_back(index: Index, figure: Figure) -> bool:
    """Whether the measure only points at one named before: "the value", "that figure"."""
    return figure.measure is not None and not measure_words(index, figure)


def _normal(word: str) -> str:
    word = word.removesuffix("'s").removesuffix("’s")
    if word.endswith("ies") and len(word) > 4:
        word = word[:-3] + "y"
    elif word.endswith("s") and not word.endswith(("ss", "us", "is")) and len(word) > 3:
        word = word[:-1]
    return _same().get(word, word)
