"""The sentences of the article that explain the open words of a claim sentence: they are shown before it.

    find_context(found, sentences, words, open_, is_clear=...) -> the sentences, and what they do not explain

A noun goes back to the sentence that has it first, a pronoun to the sentence before.  Where those have open words too, or the
claim sentence has no name or no time, the first sentence of the article comes with them.
"""

from __future__ import annotations

from collections.abc import Sequence

from extractor.assembly.annotations import Annotations
from extractor.assembly.sentences import Sentences
from extractor.reference import Reference
from extractor.textrange import TextRange

_LONGEST = 400  # code points of a sentence


def find_context(
    found: Annotations, sentences: Sentences, words: TextRange, open_: Sequence[Reference], *, is_clear: bool
) -> tuple[tuple[TextRange, ...], tuple[Reference, ...]]:
    """The sentences, in text order, for the references `open_` of some words, and those of them that stay open."""
    here = sentences.index(words.start)
    origins = {one: _origin(sentences, one, here) for one in open_}
    wanted = {index for index in origins.values() if _is_shown(sentences, index)}
    if not is_clear or any(_needs_more(found, sentences.ranges[index]) for index in wanted):
        wanted.add(sentences.lead)
    indices = [index for index in sorted(wanted) if index < here and _is_shown(sentences, index)]
    unexplained = tuple(
        one
        for one, origin in origins.items()
        if origin not in indices or not _tells(found, sentences.ranges[origin], one)
    )
    return tuple(sentences.ranges[index] for index in indices), unexplained


def _is_shown(sentences: Sentences, index: int) -> bool:
    """True for a sentence from the lead on that states something and is no table or list."""
    sentence = sentences.ranges[index]
    is_short = sentence.end - sentence.start <= _LONGEST
    return index >= sentences.lead and is_short and sentences.is_statement(sentence)


def _origin(sentences: Sentences, reference: Reference, here: int) -> int:
    """The index of the sentence that says what a reference stands for."""
    if reference.kind == "noun_phrase":
        return min(sentences.first_with(reference.end), here - 1)
    return here - 1


def _tells(found: Annotations, sentence: TextRange, reference: Reference) -> bool:
    """True if a sentence can say what a reference stands for: the whole of a bare share has a figure."""
    return reference.kind != "quantifier" or bool(found.figures_in(*sentence))


def _needs_more(found: Annotations, sentence: TextRange) -> bool:
    """True if a sentence has words that another sentence explains."""
    references = found.references_in(*sentence)
    return any(one.refers_to is None or one.refers_to.start < sentence.start for one in references)
