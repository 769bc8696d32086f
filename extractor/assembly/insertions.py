"""What a claim sentence needs beside its own words to be understood alone, and what stays open.

    find_insertions(text, lookup, words) -> the insertions by their place in the article, and the open words

What a reference refers to comes from the component `reference`, the day or period of a time from `times`.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass

from extractor.assembly.sentences import Sentences
from extractor.calendar import calendar_names, load_time_words
from extractor.components.lookup import Lookup
from extractor.record.claim import InsertionKind
from extractor.record.entity import NAME_FORMS
from extractor.record.reading import READER
from extractor.record.reference import Reference
from extractor.record.textrange import TextRange
from extractor.record.timex import Timex, interval_words
from extractor.words.uses import words_that

_YEAR = re.compile(r"\b(?:1[5-9]|20)\d\d\b")
_OF_ANY = re.compile(r"\bthe (?:\w+ )?(?:year|month|week|day)$", re.I)  # "the end of the month"
_WORD = re.compile(r"[^\W\d_]+")
_POSSESSIVE = ("'s", "’s")
_ARTICLES = frozenset({"a", "an", "the"})
_POSSESSIVES = frozenset({"his", "her", "its", "their"})
_LONGEST = 100  # code points of an antecedent
_NEAR = 2000  # code points in which a text may go on in a year that it names
_SHARES = frozenset({"percent", "fraction", "count"})
# Rules that choose between several things: another sentence is shown instead.
_GUESSED = frozenset({"pronoun", "same_noun", "in_foreground", READER})
_SURE = 0.9  # confidence from which on their choice is shown
_UNSURE = frozenset({"definite_unit", "recent", "vague_time"})  # rules of "the year", "recently", "now"


@dataclass(frozen=True, slots=True)
class Supplement:
    """Words to insert: `position` is where in the article, before the next word (`is_prefix`) or after the last one."""

    position: int
    words: str
    kind: InsertionKind
    refers_to: TextRange
    rule: str = ""
    is_prefix: bool = False


def find_insertions(
    text: str,
    published: str | None,
    lookup: Lookup,
    sentences: Sentences,
    words: TextRange,
    *,
    is_quote: bool = False,
) -> tuple[tuple[Supplement, ...], tuple[Reference, ...]]:
    """What is to be inserted in the article's words [start, end), in text order, and those of them that stay open.

    `is_quote` says that somebody is shown as who says them: "he" may be anybody there, the speaker of reported words too.
    """
    open_: list[Reference] = []
    is_ahead = sentences.looks_ahead(words)
    supplements = [
        *_of_references(text, lookup, sentences, words, open_, _GUESSED | {"by_gender"} if is_quote else _GUESSED),
        *_of_shares(text, lookup, words, open_),
        *(
            supplement
            for time in lookup.times_in(*words)
            if time.end <= words.end
            and (is_ahead or not _is_ahead(time, published))
            and (supplement := _of_time(text, time))
        ),
    ]
    return tuple(sorted(supplements, key=lambda row: row.position)), tuple(sorted(open_, key=lambda row: row.start))


def _of_references(
    text: str,
    lookup: Lookup,
    sentences: Sentences,
    words: TextRange,
    open_: list[Reference],
    guessed: Collection[str],
) -> Iterator[Supplement]:
    """What the references of the words refer to, each thing once, where the words do not name it themselves; nothing for those
    of the rules `guessed` that is not sure.
    """
    named = {mention.entity for mention in lookup.mentions_in(*words) if mention.form in NAME_FORMS}
    known: set[TextRange] = set()
    for reference in lookup.references_in(*words):
        meant = reference.refers_to
        if reference.end > words.end:  # words of an endless sentence are cut anywhere
            continue
        if meant is not None and (meant in known or meant.overlaps(words) or _is_named(lookup, reference, named)):
            continue
        is_shown = reference.rule not in guessed or (reference.confidence or 0.0) >= _SURE
        supplement = _of_reference(text, lookup, sentences, reference) if is_shown else None
        if supplement is None:
            open_.append(reference)
        else:
            known.add(supplement.refers_to)
            yield supplement


def _is_named(lookup: Lookup, reference: Reference, named: Collection[str | None]) -> bool:
    """True if the words have a name of what the reference, which is no name itself, refers to."""
    meant = reference.refers_to
    if meant is None or reference.kind == "short_name":
        return False
    return any(
        mention.entity in named
        for mention in lookup.mentions_in(*meant)
        if mention.form in NAME_FORMS and mention.end == meant.end
    )


def _of_reference(text: str, lookup: Lookup, sentences: Sentences, reference: Reference) -> Supplement | None:
    """The antecedent, or the rest of a name; None where it is open, has open words itself or is no short phrase."""
    meant = reference.refers_to
    if meant is None or any(inner.refers_to is None for inner in lookup.references_in(*meant)):
        return None
    if text.startswith("that ", meant.start):  # "said [that] the boatman Bo Hart left"
        meant = TextRange(meant.start + len("that "), meant.end)
    words = text[slice(*meant)]
    surface = text[reference.start : reference.end]
    says_more = not _words_in(words) <= _words_in(surface) and sentences.says_which(meant)
    if len(words) > _LONGEST or "\n" in words or not says_more:
        return None
    if reference.kind == "short_name" and words.endswith(f" {surface}"):
        rest = words.removesuffix(f" {surface}")
        return Supplement(reference.start, rest, "name", meant, reference.rule, is_prefix=True)
    if surface.lower() in _POSSESSIVES and words[-1:].isalnum():
        words += "’" if words.endswith("s") else "’s"
    kind: InsertionKind = {"short_name": "name", "acronym": "acronym"}.get(reference.kind, "antecedent")  # type: ignore[assignment]
    return Supplement(_after(text, reference.end), words, kind, meant, reference.rule)


def _words_in(surface: str) -> set[str]:
    """The words of a phrase without its article: "a collision" says no more than "the collision"."""
    return {*re.findall(r"\w+", surface.lower())} - _ARTICLES


def _of_shares(text: str, lookup: Lookup, words: TextRange, open_: list[Reference]) -> Iterator[Supplement]:
    """The whole of "another 9 percent", which another sentence names; a share of nothing that is named stays open."""
    for figure in lookup.figures_in(*words):
        is_share = figure.role == "share" and figure.kind in _SHARES
        is_bare = figure.kind == "count" and (
            figure.unit is None or figure.unit.id is None
        )  # "about 20 got in": of whom
        if figure.end > words.end or not (is_share or (is_bare and figure.measure is None)):
            continue
        if figure.measure is None and (is_bare or not text.startswith(" of ", figure.end)):
            open_.append(Reference(start=figure.start, end=figure.end, kind="quantifier"))
        elif figure.measure is not None and not words.overlaps(figure.measure):
            before = text[words.start : figure.start].rsplit(maxsplit=1)
            if not before or before[-1].lower() not in words_that("rest"):
                continue
            rule = figure.rules.get("measure_words", "")
            yield Supplement(figure.end, f"of {text[slice(*figure.measure)]}", "base", figure.measure, rule)


def _of_time(text: str, time: Timex) -> Supplement | None:
    """The day, month or year of a relative time; None where its words say all or it was not resolved by the article's day."""
    is_plain = time.type == "DATE" and not time.fiscal and time.rule not in _UNSURE
    last = load_time_words().get(time.surface.lower().split()[-1])
    is_today = last is not None and (last.kind, last.value) == ("deictic", "0")  # "people today"
    is_complete = is_today or _YEAR.search(time.surface) or _OF_ANY.search(time.surface)
    if time.anchor.kind != "publication" or not is_plain or is_complete:
        return None
    words = _time_words(time)
    # "last Monday" may be of this week or of the one before
    is_last = time.surface[:5].lower() == "last " and time.granularity == "day"
    if not words or is_last or (_YEAR.fullmatch(words) and _other_year(text, time.start, words)):
        return None
    return Supplement(_after(text, time.end), words, "period", TextRange(time.start, time.end), time.rule)


def _other_year(text: str, position: int, year: str) -> bool:
    """True if the last year that the text before a place has is another one: there it may go on in that year."""
    years = _YEAR.findall(text, max(0, position - _NEAR), position)
    return bool(years) and years[-1] != year


def _is_ahead(time: Timex, published: str | None) -> bool:
    """True for a time that begins after the day of the article."""
    return published is not None and time.from_ is not None and time.from_[:10] > published[:10]


def _time_words(time: Timex) -> str:
    """What its words lack: the year after a month that is named, else the whole."""
    day = time.from_ or time.until
    if day is None or time.granularity in (None, "decade", "century", "season"):
        return ""
    names = calendar_names("month")
    if any(word.lower() in names for word in _WORD.findall(time.surface)):
        return day[:4]
    if time.open is None:
        return interval_words(time.from_, time.until)
    return interval_words(time.value, time.value) if time.granularity == "day" else ""


def _after(text: str, end: int) -> int:
    """The place after some words and the possessive mark at their end."""
    return end + 2 if text[end : end + 2] in _POSSESSIVE else end
