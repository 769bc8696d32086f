"""The birth date of the person whose age is stated: "Ali Kaya, 45, who was born in 1978"."""

from __future__ import annotations

from collections.abc import Iterator

from extractor.components.statements.between import Between
from extractor.components.statements.relations.sentence import RULES, WORDS, Sentence, Slots


@RULES.add(
    "born",
    "",
    "Ali Kaya, 45, who was born in 1978, retired.",
    "Ali Kaya, 45, and his mother, who was born in 1950, retired.",
)
def _born(between: Between, sentence: Sentence) -> Iterator[tuple[str, Slots]]:
    """The birth date of the one person whose age a sentence states."""
    words, (first, stop) = between.words, between.sentence(sentence.figures[0])
    ages = [figure for figure in sentence.figures if figure.kind == "age" and not figure.range]
    births = [i for i in range(first, stop) if between.lower[i] in words["birth"]]
    if len(ages) != 1 or len(births) != 1 or not words["death"].isdisjoint(between.lower[first:stop]):
        return
    ((start, end), birth) = between.tokens(ages[0]), births[0]
    if between.is_one_person(min(end, birth), max(start, birth)):
        for time in sentence.times:
            if 0 < between.tokens(time)[0] - birth <= WORDS and time.anchor.kind == "explicit":
                yield ages[0].id, {"born": time.id}
                return
