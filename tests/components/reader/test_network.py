"""The heads: one figure at a time or many, candidates that were read and those that were not."""

import numpy as np
import pytest

from extractor.components.reader.candidate import POINTED, Candidate
from extractor.components.reader.network import KINDS, Floats, Heads
from extractor.components.reader.question import Question
from extractor.record.figure import Figure
from extractor.record.textrange import TextRange

WIDTH, KNOWN, VECTOR = 4, 3, 2
FEATURES = ["figure:role=level", *(f"{slot}:near={k}" for slot in POINTED for k in range(3))]
FIGURE = Figure(id="f1", start=0, end=1, surface="x", kind="count", value=None)
SPANS = {k: (k, k) for k in range(6)}


@pytest.fixture(scope="module")
def heads() -> Heads:
    drawn = np.random.default_rng(0)
    weights: dict[str, Floats] = {}

    def linear(name: str, given: int, made: int) -> None:
        weights[f"{name}.weight"] = drawn.normal(size=(made, given)).astype(np.float32)
        weights[f"{name}.bias"] = drawn.normal(size=made).astype(np.float32)

    def hidden(name: str, given: int, made: int) -> None:
        linear(f"{name}.in", given, KNOWN)
        linear(f"{name}.out", KNOWN, made)

    weights["features.weight"] = drawn.normal(size=(len(FEATURES) + 1, VECTOR)).astype(np.float32)
    weights["wordless"] = drawn.normal(size=2 * WIDTH).astype(np.float32)
    weights["unread"] = drawn.normal(size=4 * WIDTH).astype(np.float32)
    linear("figure", 4 * WIDTH, KNOWN)
    for kind, answers in KINDS.items():
        hidden(f"kind.{kind}", KNOWN + VECTOR, len(answers))
    for slot in POINTED:
        linear(f"candidate.{slot}", 2 * WIDTH, KNOWN)
        linear(f"query.{slot}", KNOWN, KNOWN)
        hidden(f"none.{slot}", KNOWN + VECTOR, 1)
        hidden(f"choice.{slot}", 3 * KNOWN + 2 * VECTOR, 1)
    return Heads(weights, FEATURES)


@pytest.fixture(scope="module")
def pieces() -> Floats:
    return np.random.default_rng(1).normal(size=(6, WIDTH)).astype(np.float32)


def question(*firsts: int, features: tuple[str, ...] = ("role=level", "never seen")) -> Question:
    """A figure at token 1 with a candidate at each of these tokens, for every slot."""
    choices = tuple(Candidate(TextRange(0, 1), i, i, (f"near={k}",)) for k, i in enumerate(firsts))
    return Question(FIGURE, (1, 1, 0, 0), features, dict.fromkeys(POINTED, choices))


def test_probabilities_are_those_of_candidates_and_of_none(heads: Heads, pieces: Floats) -> None:
    (probabilities,) = heads.read([question(2, 3, 99)], pieces, SPANS)
    for slot in POINTED:
        assert probabilities.choices[slot].shape == (4,)
        assert probabilities.choices[slot].sum() == pytest.approx(1)
    for kind, answers in KINDS.items():
        assert probabilities.kinds[kind].shape == (len(answers),)
        assert probabilities.kinds[kind].sum() == pytest.approx(1)


def test_a_candidate_that_was_not_read_is_one_without_words(heads: Heads, pieces: Floats) -> None:
    unread, wordless, read = (heads.read([question(i)], pieces, SPANS)[0].choices["measure"] for i in (99, -1, 3))
    assert np.array_equal(unread, wordless)
    assert not np.array_equal(unread, read)


def test_a_question_whose_words_were_not_read_has_its_features(heads: Heads, pieces: Floats) -> None:
    figure = question(2, 3)
    unread, partly, nothing = (
        heads.read([figure], rows, spans)[0].kinds["role"]
        for rows, spans in ((pieces, {}), (pieces, {1: (1, 1)}), (np.empty((0, WIDTH), np.float32), {}))
    )
    assert np.array_equal(unread, partly)
    assert np.array_equal(unread, nothing)
    assert not np.array_equal(unread, heads.read([figure], pieces, SPANS)[0].kinds["role"])


def test_without_candidates_there_is_none(heads: Heads, pieces: Floats) -> None:
    (probabilities,) = heads.read([question(features=())], pieces, SPANS)
    assert [probabilities.choices[slot].tolist() for slot in POINTED] == [[1.0]] * len(POINTED)
    assert heads.read([], pieces, SPANS) == []


def test_figures_are_read_alike_alone_and_beside_others(heads: Heads, pieces: Floats) -> None:
    questions = [question(2, 3), question(), question(99), question(5, features=())] * 20
    together = heads.read(questions, pieces, SPANS)
    for figure, probabilities in zip(questions, together, strict=True):
        (alone,) = heads.read([figure], pieces, SPANS)
        for slot in POINTED:
            assert probabilities.choices[slot] == pytest.approx(alone.choices[slot], abs=1e-5)
