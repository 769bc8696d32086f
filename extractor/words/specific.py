"""Whether words say which thing is measured, so that they mean the same one wherever they are read."""

from __future__ import annotations

from extractor.words.folding import bare, folded


def is_specific(measure: str, subject: str | None, place_name: str | None) -> bool:
    """True for a measure with a modifier ("unemployment rate"), or with a name (exports, Norland)."""
    return is_named(measure, subject, place_name) or " " in bare(measure)


def is_named(measure: str, subject: str | None, place_name: str | None) -> bool:
    """True where a name says whose measure it is: its subject, or else its place or a word within the measure.

    A subject that is no name is given in small letters: the first word of a sentence has a capital, too.
    """
    if subject and folded(subject) != folded(measure):
        return is_name(subject)
    return is_name(place_name or "") or any(map(is_name, bare(measure).split()[1:]))


def is_name(words: str) -> bool:
    """True for "Norland" and "the Customs Office", not for "the company"."""
    return bare(words)[:1].isupper()
