"""Each frame of `role_frames.jsonl` on its own example and counterexample."""

from __future__ import annotations

import pytest
from spacy.language import Language

from benchmarks.evaluation.markup import parse_markup
from extractor.components.roles.frames import RoleFrame, load_frames
from tests.components.roles.reading import read


@pytest.mark.model
@pytest.mark.parametrize("frame", load_frames(), ids=lambda frame: frame.id)
def test_frame_gives_its_role_in_the_example_alone(nlp: Language, frame: RoleFrame) -> None:
    text, (mark,) = parse_markup(frame.example)
    _, figures = read(nlp, text)
    marked = next(figure for figure in figures if figure.start < mark.end and mark.start < figure.end)
    assert (marked.role, marked.rules["role"]) == (frame.role, frame.id)
    _, others = read(nlp, frame.counterexample)
    assert frame.id not in [figure.rules["role"] for figure in others]
