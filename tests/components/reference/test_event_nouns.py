"""Each noun for an event goes back to each verb that its entry names."""

from __future__ import annotations

import json

import pytest
from spacy.language import Language

from extractor import annotate
from extractor.resources import resource_path

pytestmark = pytest.mark.model

IRREGULAR = {
    "beat": "beat", "blow": "blew", "buy": "bought", "cut": "cut", "fall": "fell", "lose": "lost", "quit": "quit", "rise": "rose",
    "sell": "sold", "shoot": "shot", "shut": "shut", "steal": "stole", "strike": "struck", "win": "won", "withdraw": "withdrew",
    "drop": "dropped", "rob": "robbed", "stab": "stabbed",
}  # fmt: skip
ENTRIES = map(json.loads, resource_path("en/lexicons/words.jsonl").read_text("utf-8").splitlines())
PAIRS = [(entry["id"], verb) for entry in ENTRIES for verb in entry.get("verbs", ())]


def past(verb: str) -> str:
    return IRREGULAR.get(verb, f"{verb}d" if verb.endswith("e") else f"{verb}ed")


@pytest.mark.parametrize(("noun", "verb"), PAIRS)
def test_an_event_is_meant_by_its_noun(nlp: Language, noun: str, verb: str) -> None:
    text = f"Acme {past(verb)} Bolt on Monday. The {noun} drew 40 protests."
    found = [one for one in annotate(text, nlp=nlp)._.found.references if one.rule == "event"]
    assert [text[slice(*one.refers_to)] for one in found if one.refers_to] == [f"{past(verb)} Bolt"]
