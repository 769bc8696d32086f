"""The cue lexicons: every word in a form and class that the finders know."""

from __future__ import annotations

import pytest

from extractor.components.speech.cues import load_cues


@pytest.mark.parametrize(
    ("form", "verb", "cue_class"),
    [("said", "say", "neutral"), ("denies", "deny", "denial"), ("insisted", "insist", "assertive"),
     ("doubted", "doubt", "doubt"), ("showed", "show", "document"), ("told", "tell", "neutral")],
)  # fmt: skip
def test_forms_lead_to_their_verb(form: str, verb: str, cue_class: str) -> None:
    entries = [entry for rest, entry in load_cues().verbs[form] if not rest]
    assert [(entry.id, entry.cue_class) for entry in entries] == [(verb, cue_class)]


def test_longer_verbs_are_tried_first() -> None:
    assert [rest for rest, _ in load_cues().verbs["called"]] == sorted(
        (rest for rest, _ in load_cues().verbs["called"]), key=len, reverse=True
    )
