"""The verbs: one entry for each, with forms that its examples and the lemmatizer of the base model know."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path
from typing import get_args

import pytest
from spacy.language import Language

import extractor
from extractor.words.verbs import Verb, VerbUse, inflect, load_verbs, verbs_that


def verb_of(id: str) -> Verb:
    return next(verb for verb in load_verbs() if verb.id == id)


@pytest.mark.parametrize(
    ("verb", "forms"),
    [
        ("note", ("note", "notes", "noted", "noting")),
        ("deny", ("deny", "denies", "denied", "denying")),
        ("say", ("say", "says", "sayed", "saying")),
        ("stress", ("stress", "stresses", "stressed", "stressing")),
    ],
)
def test_inflect_gives_the_regular_forms(verb: str, forms: tuple[str, ...]) -> None:
    assert inflect(verb) == forms


def test_forms_that_are_given_mean_the_regular_ones() -> None:
    assert verb_of("say").all_forms == ("say", "says", "said", "saying")
    assert verb_of("point out").all_forms == ("point", "points", "pointed", "pointing")


@pytest.mark.parametrize("verb", load_verbs(), ids=lambda verb: verb.id)
def test_an_entry_says_something_and_shows_it(verb: Verb) -> None:
    decides = (verb.class_, verb.complement, verb.denies, verb.direction, verb.cue_class, verb.figures_from, verb.uses)
    assert any(decides), "it decides nothing"
    first, rest = verb.words
    assert tuple(verb.forms) != inflect(first)[2:], "forms that follow the rules need not be given"
    assert not {first, inflect(first)[1]}.intersection(verb.forms), "forms are past ones and that in -ing"
    assert verb.uses == tuple(sorted(set(verb.uses))), "uses are sorted"
    for example in verb.examples:
        words = re.findall(r"[\w-]+", example.lower())
        assert {*verb.all_forms}.intersection(words), example
        assert {*rest} <= {*words}, example


def test_a_form_of_a_verb_of_change_belongs_to_one_verb() -> None:
    moving = [verb for verb in load_verbs() if verb.direction]
    forms = Counter((form, *verb.words[1]) for verb in moving for form in verb.all_forms)
    assert [form for form, count in forms.items() if count > 1] == []


@pytest.mark.parametrize("tag", get_args(VerbUse))
def test_a_use_is_that_of_a_verb_and_needed(tag: VerbUse) -> None:
    assert verbs_that(tag)
    code = [path for path in Path(extractor.__file__).parent.rglob("*.py") if path.stem != "verbs"]
    assert any(f'"{tag}"' in path.read_text(encoding="utf-8") for path in code)


@pytest.mark.model
def test_verbs_that_double_their_last_letter_are_known_so(nlp: Language) -> None:
    known = nlp.vocab.lookups.get_table("lemma_exc")["verb"]
    for verb in load_verbs():
        first = verb.words[0]
        for form in (f"{first}{first[-1]}ed", f"{first}{first[-1]}ing"):
            assert first not in known.get(form, ()) or form in verb.all_forms, form


@pytest.mark.parametrize(
    "fields",
    [{"frames": ("speech",)}, {"cue_class": "neutral"}, {"medium": "post"}, {"medium": "post", "cue_class": "neutral"}],
)
def test_what_attributes_has_a_class_and_frames(fields: dict[str, object]) -> None:
    with pytest.raises(ValueError, match="cue_class and frames go together"):
        Verb(id="vlog", examples=("They vlog it.",), **fields)  # type: ignore[arg-type]
