"""Where a claim is in its article, and how it is found again when the article is extracted again.

A decision keeps the locator of its claim.  In the same text the position decides; in another text the words do, with those around
them.  Where two claims fit alike, or none does well, nothing is found: a lost decision is seen, one on the wrong claim is not.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Final

from extractor.record.plain import RecordType
from extractor.record.textrange import TextRange

_CONTEXT: Final = 32  # code points on each side, as in the selectors of a record
_OVERLAP: Final = 0.5  # share of two ranges that both have, from which on they are of one claim
_LIKENESS: Final = 0.6  # of two sentences, from which on one may be the other, edited
_LEAD: Final = 0.1  # by which the best one has to be ahead of the next


@dataclass(frozen=True, slots=True, kw_only=True)
class Locator(RecordType):
    """The range and the words of a claim: of its leading figure, of its quote, or of its sentence."""

    record_id: str
    """The id of the claim in the record."""
    type: str
    text_sha256: str
    """The digest of the text that the range is in."""
    start: int
    end: int
    exact: str
    """The words there."""
    prefix: str
    """The words before them in the claim, 32 code points at most."""
    suffix: str
    """The words after them."""
    sentence: str
    """The words of the whole claim."""


def make_locator(
    text: str, text_sha256: str, *, record_id: str, type: str, lead: TextRange, claim: TextRange
) -> Locator:
    """The locator of a claim of a text, with the range of its leading figure or quote and its own."""
    start, end = lead
    return Locator(
        record_id=record_id,
        type=type,
        text_sha256=text_sha256,
        start=start,
        end=end,
        exact=text[start:end],
        prefix=text[max(0, claim.start, start - _CONTEXT) : start],
        suffix=text[end : min(claim.end, end + _CONTEXT)],
        sentence=text[slice(*claim)],
    )


def find_all(lost: Iterable[Locator], locators: Iterable[Locator]) -> dict[Locator, str]:
    """Each locator that is found again, with the id of its claim; of two of one text that would be the same one, neither is."""
    locators = list(locators)
    again = {locator: id_ for locator in dict.fromkeys(lost) if (id_ := find_again(locator, locators))}
    claimed = Counter((locator.text_sha256, id_) for locator, id_ in again.items())
    return {locator: id_ for locator, id_ in again.items() if claimed[locator.text_sha256, id_] == 1}


def find_again(lost: Locator, locators: Iterable[Locator]) -> str | None:
    """The id, in a record, of the claim that a locator is of; None where none of these, or more than one, may be it."""
    same_kind = [locator for locator in locators if (locator.type == "figure") == (lost.type == "figure")]
    here = [locator for locator in same_kind if locator.text_sha256 == lost.text_sha256]
    return _by_range(lost, here) if here else _by_words(lost, same_kind)


def _by_range(lost: Locator, locators: list[Locator]) -> str | None:
    exactly = [locator for locator in locators if (locator.start, locator.end) == (lost.start, lost.end)]
    nearly = [locator for locator in locators if _shared(locator, lost) >= _OVERLAP]
    return _only(exactly or nearly)


def _shared(first: Locator, second: Locator) -> float:
    """The code points that both ranges have, as a share of those that one of them has."""
    both = min(first.end, second.end) - max(first.start, second.start)
    return both / (max(first.end, second.end) - min(first.start, second.start))


def _by_words(lost: Locator, locators: list[Locator]) -> str | None:
    """The id of a claim is a digest of its words and of those around them; else the most similar sentence has to be far ahead."""
    same = [locator for locator in locators if locator.record_id == lost.record_id and locator.exact == lost.exact]
    if same:
        return _only(same)
    alike = [(_likeness(lost, locator), locator) for locator in locators if _may_be(lost, locator)]
    alike.sort(key=lambda pair: -pair[0])
    if not alike or alike[0][0] < _LIKENESS or (len(alike) > 1 and alike[0][0] - alike[1][0] < _LEAD):
        return None
    return alike[0][1].record_id


def _may_be(lost: Locator, locator: Locator) -> bool:
    """Of a figure the words have to be the same, of a quote most of them."""
    if lost.type == "figure":
        return locator.exact == lost.exact
    return _ratio(locator.exact, lost.exact) >= _LIKENESS


def _likeness(first: Locator, second: Locator) -> float:
    around = max(_ratio(first.prefix, second.prefix), _ratio(first.suffix, second.suffix))  # one side may be rewritten
    return (_ratio(first.sentence, second.sentence) + around) / 2


def _ratio(first_words: str, second_words: str) -> float:
    """The share of the words that both have in the same order, 0 to 1; two empty texts are alike."""
    first, second = first_words.split(), second_words.split()
    return SequenceMatcher(None, first, second, autojunk=False).ratio() if first or second else 1.0


def _only(locators: list[Locator]) -> str | None:
    return locators[0].record_id if len({locator.record_id for locator in locators}) == 1 else None
