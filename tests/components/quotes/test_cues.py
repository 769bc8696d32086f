"""The cue lexicons: every word in a form and class that the finders know."""

from __future__ import annotations

import typing

import pytest
from spacy.language import Language

from extractor.components.clauses.cues import CueVerb, inflect, load_cues
from extractor.lexicons import load_lexicon
from extractor.quote import CueClass

FRAMES = {
    "addressee", "bare_clause", "clause", "infinitive", "noun_phrase", "object", "object_as", "object_complement",
    "object_infinitive", "object_of", "question", "speech",
}  # fmt: skip


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


def test_every_verb_has_known_frames_and_a_known_class() -> None:
    for entry in load_lexicon("cue_verbs", CueVerb):
        assert entry.frames, entry
        assert set(entry.frames) <= FRAMES, entry
        assert entry.class_ in typing.get_args(CueClass), entry


@pytest.mark.parametrize(
    ("form", "verb", "cue_class"),
    [("said", "say", "neutral"), ("denies", "deny", "denial"), ("insisted", "insist", "assertive"),
     ("doubted", "doubt", "doubt"), ("showed", "show", "document"), ("told", "tell", "neutral")],
)  # fmt: skip
def test_forms_lead_to_their_verb(form: str, verb: str, cue_class: str) -> None:
    entries = [entry for rest, entry in load_cues().verbs[form] if not rest]
    assert [(entry.surface, entry.class_) for entry in entries] == [(verb, cue_class)]


@pytest.mark.model
def test_verbs_that_double_their_last_letter_are_known_so(nlp: Language) -> None:
    known = nlp.vocab.lookups.get_table("lemma_exc")["verb"]
    for entry in load_lexicon("cue_verbs", CueVerb):
        verb = entry.surface.split(" ")[0]
        for form in (f"{verb}{verb[-1]}ed", f"{verb}{verb[-1]}ing"):
            assert verb not in known.get(form, ()) or form in load_cues().verbs, form


def test_longer_verbs_are_tried_first() -> None:
    assert [rest for rest, _ in load_cues().verbs["called"]] == sorted(
        (rest for rest, _ in load_cues().verbs["called"]), key=len, reverse=True
    )
