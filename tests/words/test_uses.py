"""The words with their uses: one entry a word, each use in one group, no use without words."""

from __future__ import annotations

from collections import Counter
from typing import get_args

from extractor.words.lexicons import load_lexicon
from extractor.words.uses import (
    FigureUse,
    MeasureUse,
    ReferenceUse,
    RoleUse,
    ScopeUse,
    SpeechUse,
    StatementUse,
    TimeUse,
    Use,
    Word,
    words_by_use,
    words_that,
)

GROUPS = [FigureUse, MeasureUse, ReferenceUse, RoleUse, ScopeUse, SpeechUse, StatementUse, TimeUse]


def test_a_use_is_of_one_group() -> None:
    tags = Counter(tag for group in GROUPS for tag in get_args(group))
    assert [tag for tag, count in tags.items() if count > 1] == []
    assert sorted(tags) == sorted(get_args(Use))


def test_a_use_has_words() -> None:
    assert [tag for tag in get_args(Use) if not words_by_use()[tag]] == []


def test_a_word_with_several_uses_is_one_entry_for_whoever_asks() -> None:
    (people,) = (word for word in load_lexicon("words", Word) if word.id == "people")
    assert {"people", "anybody", "irregular"} <= set(people.uses)
    assert people in words_by_use()["anybody"]
    assert people in words_by_use()["irregular"]
    assert "people" in words_that("people")


def test_a_word_does_something() -> None:
    words = load_lexicon("words", Word)
    assert [word.id for word in words if not (word.uses or word.kinds or word.medium)] == []
    assert [word.id for word in words if len(set(word.uses)) < len(word.uses)] == []
