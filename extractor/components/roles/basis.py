"""On what basis a figure is stated, and how uncertain it says it is."""

from __future__ import annotations

import re
from collections.abc import Iterable
from decimal import Decimal

from extractor.components.roles.cues import Basis
from extractor.figure import Figure, Uncertainty
from extractor.lexicons import alternatives, cached, entry_key

_LEFT_OUT = re.compile(r"\s+((?:the\s+)?[a-z][\w’'-]*(?:\s+(?:(?:and|or)\s+)?[a-z][\w-]*){0,3})")  # behind "excluding"
_UNCERTAINTY = re.compile(
    r"""
    (?P<margin>\bmargin\s+of\s+(?:sampling\s+)?error\b[^.;]{0,60}?(?P<points>\d+(?:\.\d+)?)\s*(?:percentage\s+points?|points?|percent|per\s+cent|%))
    | (?P<interval>\b9[059](?:\.\d+)?\s*(?:%|percent|per\s+cent)\s+confidence\s+(?:interval|level)
        (?:[^.;]{0,20}?(?P<low>\d+(?:\.\d+)?)\s*(?:%|percent)?\s*(?:to|-|–|and)\s*(?P<high>\d+(?:\.\d+)?))?)
    | (?P<plus>(?:\bplus\s+or\s+minus|\bplus-minus|±|\+/-)\s*(?P<half>\d+(?:\.\d+)?))
    """,
    re.IGNORECASE | re.VERBOSE,
)


@cached
def _basis_pattern(bases: tuple[Basis, ...]) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{alternatives(basis.id for basis in bases)})\b", re.IGNORECASE)


def find_bases(sentence: str, bases: tuple[Basis, ...]) -> list[tuple[int, int, str]]:
    """The stretches of a sentence that state a basis, as (start, end, basis), offsets within the sentence."""
    names = {basis.id: basis.basis for basis in bases}
    found: list[tuple[int, int, str]] = []
    for match in _basis_pattern(bases).finditer(sentence):
        start, end = match.span()
        name = names[entry_key(match.group())]
        if name == "excluding":
            what = _LEFT_OUT.match(sentence, end)
            found += [(start, what.end(), f"{name}:{what[1].strip()}")] if what is not None else []
        elif not start or not match.group()[0].isupper():  # "the Dow Jones Industrial Average" is a name
            found.append((start, end, name))
    return found


def find_uncertainties(sentence: str, offset: int) -> list[Uncertainty]:
    """Margins of error, confidence intervals and plus-minus of a sentence; `offset` is its place in the text."""
    lowered = sentence.lower()
    if not any(hint in lowered for hint in ("margin of", "confidence", "plus or minus", "±", "+/-", "plus-minus")):
        return []
    found = []
    for match in _UNCERTAINTY.finditer(sentence):
        start, end = offset + match.start(), offset + match.end()
        if match["margin"]:
            half = Decimal(match["points"])
            found.append(
                Uncertainty(surface=match.group(), start=start, end=end, kind="margin_of_error", low=-half, high=half)
            )
        elif match["interval"]:
            low, high = (Decimal(match[side]) if match[side] else None for side in ("low", "high"))
            if low is not None and high is not None and low > high:
                low = high = None  # two numbers that are no interval
            found.append(
                Uncertainty(surface=match.group(), start=start, end=end, kind="confidence_interval", low=low, high=high)
            )
        else:
            half = Decimal(match["half"])
            found.append(
                Uncertainty(surface=match.group(), start=start, end=end, kind="plus_minus", low=-half, high=half)
            )
    return found


def bases_of(figure: Figure, sentence: str, offset: int, found: Iterable[tuple[int, int, str]]) -> tuple[str, ...]:
    """The bases that belong to a figure: those of its clause, in order of their words, each once."""
    names = []
    for start, end, name in found:
        low, high = (
            sorted((offset + end, figure.start)) if offset + start < figure.start else (figure.end, offset + start)
        )
        between = sentence[low - offset : high - offset]
        if low > high or ";" in between or " while " in between or " but " in between:
            continue
        names.append(name)
    return tuple(dict.fromkeys(names))
