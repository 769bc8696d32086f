"""The sentences of the article that explain the words of a claim sentence: they are shown before it.

    find_context(lookup, sentences, words, open_, speaker, is_clear=...) -> the sentences, and what they do not explain

A noun goes back to the last sentence that has it with words of its own ("a ferry terminal"), a person to the sentence that has
the full name first, any other word to the sentence before.  Where those have open words too, or the claim sentence has no name,
no time or no place, the first sentence of the article comes with them; the sentence before where there is no other; and the
heading of its section.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from itertools import islice

from extractor.assembly.sentences import Sentences
from extractor.components.lookup import Lookup
from extractor.record.entity import NAME_FORMS
from extractor.record.reference import Reference
from extractor.record.textrange import TextRange

_LONGEST = 400  # code points of a sentence
_MOST = 3  # sentences
_LAST = 20  # places of a noun that are looked at
_FIRST = 20  # mentions of a person that are looked at
_WIDE = 80  # code points of a reference
_PLACES = frozenset({"GPE", "LOC", "FAC", "NORP"})


def find_context(
    lookup: Lookup,
    sentences: Sentences,
    words: TextRange,
    open_: Sequence[Reference],
    speaker: TextRange | None,
    *,
    is_clear: bool,
) -> tuple[tuple[TextRange, ...], tuple[Reference, ...]]:
    """The sentences, in text order, for some words and who says them, and those of the references `open_` that stay open.

    `is_clear` says that the words have a name and a time.
    """
    here = sentences.index(words.start)
    if here < 0:
        return (), tuple(open_)
    if here <= sentences.lead:  # "the economy": of no other sentence
        open_ = [
            reference for reference in open_ if reference.kind != "noun_phrase" or not sentences.has_the(reference.end)
        ]
    origins = {reference: _origin(lookup, sentences, reference, here) for reference in open_}
    others = (
        *_of_speaker(lookup, sentences, speaker, here),
        *_of_surnames(lookup, sentences, words),
        *_of_persons(lookup, sentences, words, here),
        *_of_times(lookup, words, here),
        *_of_definite_nouns(lookup, sentences, words, here),
    )
    shown = dict.fromkeys(index for index in (*origins.values(), *others) if _is_shown(sentences, index, here))
    wanted = set(islice(shown, _MOST))
    if not is_clear and not wanted:
        wanted |= {here - 1} if _is_shown(sentences, here - 1, here) else set()
    needs_more = not is_clear or any(_needs_more(lookup, sentences.ranges[index]) for index in wanted)
    if needs_more or not _has_place(lookup, words):
        wanted |= {sentences.lead} if _is_shown(sentences, sentences.lead, here) else set()
    unexplained = tuple(
        reference
        for reference, index in origins.items()
        if index not in wanted or not _explains(lookup, sentences.ranges[index], reference)
    )
    section = sentences.section(words.start) if needs_more else None
    return tuple(sorted({*(sentences.ranges[index] for index in wanted), *([section] if section else ())})), unexplained


def _is_shown(sentences: Sentences, index: int, here: int) -> bool:
    """True for a whole sentence before `here`, not before the lead; for words before the lead, the one before them."""
    first = sentences.lead if sentences.lead <= here else max(here - 1, 0)
    if not first <= index < here:
        return False
    sentence = sentences.ranges[index]
    return sentence.end - sentence.start <= _LONGEST and sentences.is_whole(sentence)


def _origin(lookup: Lookup, sentences: Sentences, reference: Reference, here: int) -> int:
    """The index of the sentence that says what a reference refers to."""
    end = _named_before(lookup, sentences, reference.end, here) if reference.kind == "noun_phrase" else None
    return here - 1 if end is None else sentences.index(end - 1)


def _named_before(lookup: Lookup, sentences: Sentences, end: int, here: int) -> int | None:
    """The end of the noun like that at `end` that was last used before and is no reference itself, else of the first one."""
    ends = sentences.nouns_like(end)
    stop = bisect_right(ends, sentences.ranges[here].start)
    before = (*ends[:1], *ends[max(1, stop - _LAST) : stop]) if stop else ()
    own = (
        noun
        for noun in reversed(before)
        if all(reference.end != noun for reference in lookup.references_in(noun - _WIDE, noun))
    )
    return next(own, before[0] if before else None)


def _of_speaker(lookup: Lookup, sentences: Sentences, speaker: TextRange | None, here: int) -> Iterator[int]:
    """The indices of the sentences that say who it is: "the judges", "Lee"."""
    if speaker is not None:
        yield from (
            _origin(lookup, sentences, reference, here)
            for reference in lookup.references_in(*speaker)
            if reference.kind == "noun_phrase"
        )
        yield from _of_surnames(lookup, sentences, speaker)
        yield from _of_persons(lookup, sentences, speaker, here)


def _of_surnames(lookup: Lookup, sentences: Sentences, words: TextRange) -> Iterator[int]:
    """The indices of the sentences that name in full whom the words name by surname alone, or "she"."""
    for reference in lookup.references_in(*words):
        if (reference.kind == "short_name" or reference.rule == "by_gender") and reference.refers_to is not None:
            yield sentences.index(reference.refers_to.start)


def _of_persons(lookup: Lookup, sentences: Sentences, words: TextRange, here: int) -> Iterator[int]:
    """The indices of the sentences that are the first to name the persons whom the words name."""
    mentions = lookup.mentions_in(*words)
    for person in dict.fromkeys(m.entity for m in mentions if m.type == "PERSON" and m.form in NAME_FORMS):
        named = lookup.named_at(person)
        before = bisect_left(named, sentences.ranges[here].start)
        indices = map(sentences.index, (*named[: min(before, _FIRST)], *named[before : before + 1]))
        yield from islice((index for index in indices if index >= here or _is_shown(sentences, index, here)), 1)


def _of_times(lookup: Lookup, words: TextRange, here: int) -> Iterator[int]:
    """The index of the sentence before one that has no time but "since then" or "that day"."""
    times = lookup.times_in(*words)
    if times and all(time.anchor.kind == "mention" for time in times):
        yield here - 1


def _of_definite_nouns(lookup: Lookup, sentences: Sentences, words: TextRange, here: int) -> Iterator[int]:
    """The indices of the sentences that introduce a noun that the words have with "the"."""
    for end in sentences.definite_nouns(words):
        is_reference = any(reference.end == end for reference in lookup.references_in(end - _WIDE, end))
        noun = None if is_reference else _named_before(lookup, sentences, end, here)
        if noun is not None and sentences.introduces(noun):
            yield sentences.index(noun - 1)


def _has_place(lookup: Lookup, words: TextRange) -> bool:
    """True if the words name a place, a people, or a body whose country is known."""
    entities = (lookup.entity(mention.entity) for mention in lookup.mentions_in(*words) if mention.form in NAME_FORMS)
    return any(entity is not None and (entity.type in _PLACES or entity.country is not None) for entity in entities)


def _explains(lookup: Lookup, sentence: TextRange, reference: Reference) -> bool:
    """True if a sentence can say what a reference refers to: the whole of a bare share has a figure."""
    return reference.kind != "quantifier" or bool(lookup.figures_in(*sentence))


def _needs_more(lookup: Lookup, sentence: TextRange) -> bool:
    """True if a sentence has words that another sentence explains."""
    references = lookup.references_in(*sentence)
    return any(reference.refers_to is None or reference.refers_to.start < sentence.start for reference in references)
