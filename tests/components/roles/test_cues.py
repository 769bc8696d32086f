"""The cue lists."""

from __future__ import annotations

from collections import Counter

import pytest

from extractor.components.roles.cues import ChangeNoun, load_cues
from extractor.words.lexicons import load_lexicon


def test_a_form_belongs_to_one_noun() -> None:
    forms = Counter(form for entry in load_lexicon("change_nouns", ChangeNoun) for form in entry.forms)
    assert [form for form, count in forms.items() if count > 1] == []


def test_forms_are_in_small_letters() -> None:
    cues = load_cues()
    forms = [*cues.verbs, *cues.nouns, *cues.words, *(form for words in cues.by_use.values() for form in words)]
    assert [form for form in forms if form != form.lower()] == []


@pytest.mark.parametrize(
    ("form", "direction"), [("rose", "up"), ("fell", "down"), ("shrank", "down"), ("leapt", "up"), ("halved", "down")]
)
def test_irregular_forms_have_the_direction_of_their_verb(form: str, direction: str) -> None:
    assert load_cues().verbs[form].direction == direction


def test_a_use_whose_words_were_taken_out_has_none() -> None:
    assert load_cues().by_use["a use of no word"] == frozenset()
