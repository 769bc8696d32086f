"""Each frame of `statement_frames.jsonl` binds its example, and leaves its counterexample alone."""

from __future__ import annotations

import pytest

from benchmarks.evaluation.markup import parse_markup
from extractor.components.statements import binding
from extractor.components.statements.frames import Frame, Frames, load_frames
from extractor.pipeline import Pipeline
from extractor.record.figure import Figure
from extractor.record.statement import Statement
from extractor.words.lexicons import load_lexicon
from tests.components.statements.reading import read_statements

FRAMES = load_lexicon("statement_frames", Frame)


def surfaces(statement: Statement, figures: dict[str, Figure]) -> set[tuple[str, str]]:
    parts = [("VALUE", statement.value), ("BASELINE", statement.baseline), ("DIFFERENCE", statement.difference)]
    parts += [("CHANGE", id_) for id_ in statement.changes]
    return {(part, figures[id_].surface) for part, id_ in parts if id_}


@pytest.mark.model
@pytest.mark.parametrize("frame", FRAMES, ids=lambda frame: frame.id)
def test_a_frame_ties_its_example(nlp: Pipeline, frame: Frame) -> None:
    text, marks = parse_markup(frame.example)
    figures, statements = read_statements(nlp, text)
    (statement,) = [statement for statement in statements if statement.rule == frame.id]
    assert statement.tied
    assert surfaces(statement, figures) == {(mark.label, mark.surface) for mark in marks}


@pytest.mark.model
@pytest.mark.parametrize("frame", FRAMES, ids=lambda frame: frame.id)
def test_a_frame_leaves_its_counterexample_alone(nlp: Pipeline, frame: Frame) -> None:
    _, statements = read_statements(nlp, frame.counterexample)
    assert [statement for statement in statements if statement.rule == frame.id] == []


@pytest.mark.model
@pytest.mark.parametrize("frame", FRAMES, ids=lambda frame: frame.id)
def test_without_a_frame_its_example_is_bound_otherwise(
    nlp: Pipeline, frame: Frame, monkeypatch: pytest.MonkeyPatch
) -> None:
    text, marks = parse_markup(frame.example)
    kept = load_frames()
    others = Frames(tuple(other_frame for other_frame in kept.frames if other_frame[0] != frame.id), kept.words)
    monkeypatch.setattr(binding, "load_frames", lambda: others)
    figures, statements = read_statements(nlp, text)
    wanted = {(mark.label, mark.surface) for mark in marks}
    assert not any(statement.tied and surfaces(statement, figures) == wanted for statement in statements)
