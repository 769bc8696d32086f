"""Each frame of `measure_frames.jsonl` finds the measure of its example, and leaves its counterexample to others."""

from __future__ import annotations

import re

import pytest
from spacy.language import Language

from extractor.components.annotations import found_on
from extractor.components.measures import finder
from extractor.components.measures.frames import Frame, load_frames, load_words
from extractor.record.figure import Figure

FRAMES = load_frames()
_MARKS = re.compile(r"[\[\]{}]")


def read(nlp: Language, marked: str) -> tuple[str, Figure, str | None]:
    """The text without marks, its figure in [brackets], and the words in {braces}."""
    text = _MARKS.sub("", marked)
    start = len(_MARKS.sub("", marked[: marked.index("[")]))
    named = re.search(r"\{(.*?)\}", marked)
    figure = next(f for f in found_on(nlp(text)).figures if f.start <= start < f.end)
    return text, figure, bare(_MARKS.sub("", named.group(1))) if named else None


def measured(text: str, figure: Figure) -> str | None:
    return bare(text[figure.measure.start : figure.measure.end]) if figure.measure else None


def bare(words: str) -> str:
    """The words without an article before them."""
    return re.sub(r"^(?:the|an?) ", "", words, flags=re.IGNORECASE)


@pytest.mark.model
@pytest.mark.parametrize("frame", FRAMES, ids=lambda frame: frame.id)
def test_a_frame_finds_the_measure_of_its_example(nlp: Language, frame: Frame) -> None:
    text, figure, wanted = read(nlp, frame.example)
    assert (measured(text, figure), figure.rules.get("measure_words")) == (wanted, frame.id if wanted else None)


@pytest.mark.model
@pytest.mark.parametrize("frame", FRAMES, ids=lambda frame: frame.id)
def test_a_frame_leaves_its_counterexample_to_others(nlp: Language, frame: Frame) -> None:
    text, figure, wanted = read(nlp, frame.counterexample)
    assert figure.rules.get("measure_words") != frame.id
    assert measured(text, figure) == wanted


@pytest.mark.model
@pytest.mark.parametrize("frame", FRAMES, ids=lambda frame: frame.id)
def test_without_a_frame_its_example_is_read_otherwise(
    nlp: Language, frame: Frame, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(finder, "load_frames", lambda: tuple(kept for kept in FRAMES if kept.id != frame.id))
    text, figure, wanted = read(nlp, frame.example)
    assert measured(text, figure) != wanted


def test_frames_are_tried_by_rank() -> None:
    assert [frame.rank for frame in FRAMES] == sorted(frame.rank for frame in FRAMES)


def test_a_class_of_words_that_a_frame_asks_for_has_words() -> None:
    words = load_words()
    for tag in ("gap", "change", "compared", "extreme", "empty", "how_many", "copula", "mover", "lift", "small"):
        assert words.tagged(tag), tag
