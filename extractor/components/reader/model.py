"""A trained reader: its files, and what it answers.

reader.json      what it was trained on, the lines of its confidence, the digests of the other files
weights.npz, vocabulary.txt, features.json      as `extractor.training.export` writes them
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np

from extractor.components.reader.candidate import POINTED, Answer, Pointed
from extractor.components.reader.confidence import Line, is_worth_filling, settle
from extractor.components.reader.context import Context
from extractor.components.reader.decision import Proposal, Stance, of_rules, proposals, says
from extractor.components.reader.encoder import Encoder
from extractor.components.reader.evidence import Scored, proposals_of
from extractor.components.reader.marks import marks
from extractor.components.reader.network import KINDS, Heads, Probabilities
from extractor.components.reader.question import Question
from extractor.components.reader.windows import read_for
from extractor.errors import ModelError
from extractor.record.figure import Figure
from extractor.words.resources import file_sha256

SETTINGS = "reader.json"
_NEVER_EMPTY = frozenset(
    {"source", "claimant", "antecedent"}
)  # the article, the speaker's or the pronoun's words remain


_EVENT_COST = (
    0.4  # of a false event, which is a verb beside the figure and seen at once, to that of another false answer
)


class Answered(NamedTuple):
    """What fills a slot, None where nothing is sure enough; how sure it is, and what the rules say of it."""

    answer: Answer | None
    confidence: float
    stance: Stance


class Reader:
    """Answers questions about a text; `sha256` is the hex digest of its settings, which hold those of its other files.

    Raises ModelError where files are missing or are not those that were trained.
    """

    def __init__(self, folder: Path) -> None:
        settings = _settings(folder)
        self.sha256 = file_sha256(folder / SETTINGS)
        with np.load(folder / "weights.npz") as packed:
            weights = dict(packed)
        heads = {name: values for name, values in weights.items() if name[:8] != "encoder."}
        vocabulary = (folder / "vocabulary.txt").read_text(encoding="utf-8").split("\n")[:-1]
        self._encoder = Encoder(weights, vocabulary)
        self._heads = Heads(heads, json.loads((folder / "features.json").read_text(encoding="utf-8")))
        self._lines: Mapping[str, Mapping[Stance, Line]] = {
            slot: {stance: Line(**line) for stance, line in by.items()} for slot, by in settings["lines"].items()
        }
        self._slots = [slot for slot in POINTED if slot in self._lines]  # that its gold had

    def read(self, context: Context, questions: Sequence[Question], least: float) -> Iterator[dict[str, Answered]]:
        """For each question the answers by slot; a slot without candidates is left out.

        What is not worth filling (`is_worth_filling`) is None, role and mode apart, of which there always is one.
        """
        sentences = read_for(context.structure.sentences, _tokens(questions))
        pieces, spans = self._encoder.encode(context.columns.lower, marks(context), sentences)
        outputs = self._heads.read(questions, pieces, spans)
        proposed = {slot: dict(_proposed(slot, context, questions, outputs)) for slot in self._slots}
        for number, question in enumerate(questions):
            answers = dict(self._kinds(question, outputs[number], least))
            for slot in self._slots:
                settled = settle(proposed[slot].get(number, ()), self._lines[slot])
                if settled is not None:
                    answer = question.candidates[slot][settled.proposal.chosen].answer
                    filled = 1 - float(outputs[number].choices[slot][-1]) if slot not in _NEVER_EMPTY else 0.0
                    is_sure = is_worth_filling(settled.confidence, filled, least_of(slot, least))
                    answers[slot] = Answered(answer if is_sure else None, settled.confidence, settled.proposal.stance)
            yield answers

    def _kinds(self, question: Question, output: Probabilities, least: float) -> Iterator[tuple[str, Answered]]:
        if isinstance(question.row, Figure):
            role = self._kind("role", question, output)
            yield "role", role
            if role.answer == "change":
                direction = self._kind("direction", question, output, first=1)  # one that goes nowhere is no change
                yield "direction", direction if direction.confidence >= least else direction._replace(answer=None)
            yield "mode", self._kind("mode", question, output)

    def _kind(self, kind: str, question: Question, output: Probabilities, *, first: int = 0) -> Answered:
        """The answer that is likeliest to be right, of those from the first one on: there always is one."""
        choices, probabilities = KINDS[kind][first:], output.kinds[kind][first:].tolist()
        theirs = [k for k, answer in enumerate(choices) if f"{kind}={answer}" in question.features]
        settled = settle(proposals(probabilities, range(len(choices)), theirs), self._lines[kind])
        assert settled is not None  # there is a choice
        return Answered(choices[settled.proposal.chosen], settled.confidence, settled.proposal.stance)


def least_of(slot: Pointed, least: float) -> float:
    """How sure the reader must be in a slot where it must be `least` in others."""
    cost = least * (_EVENT_COST if slot == "event" else 1)
    return cost / (cost + (1 - least))


def _proposed(
    slot: Pointed, context: Context, questions: Sequence[Question], outputs: Sequence[Probabilities]
) -> Iterator[tuple[int, tuple[Proposal, ...]]]:
    """The proposals for a slot of the questions that have candidates, by their number."""
    numbers = [number for number, question in enumerate(questions) if question.candidates[slot]]
    scored = [
        Scored(
            outputs[number].choices[slot].tolist(),
            [says(slot, candidate, context.text) for candidate in questions[number].candidates[slot]],
            of_rules([candidate.features for candidate in questions[number].candidates[slot]]),
        )
        for number in numbers
    ]
    return zip(numbers, proposals_of(slot, scored), strict=True)


@lru_cache(maxsize=2)
def load_reader(folder: Path) -> Reader:
    """The reader in a folder, loaded once."""
    return Reader(folder)


def _settings(folder: Path) -> Any:
    path = folder / SETTINGS
    if not path.is_file():
        raise ModelError(
            f"no reader in {folder}: give a folder that `extractor train` wrote, or 'off' for the rules alone"
        )
    settings = json.loads(path.read_text(encoding="utf-8"))
    for name, wanted in settings["sha256"].items():
        file = folder / name
        digest = file_sha256(file) if file.is_file() else "nothing"
        if digest != wanted:
            raise ModelError(
                f"{file} is damaged, or of another reader (sha256 {digest}, wanted {wanted}): train it again"
            )
    return settings


def _tokens(questions: Sequence[Question]) -> Iterator[int]:
    """The tokens by whose vectors the figures are known."""
    for question in questions:
        if isinstance(question.row, Figure):
            yield from question.tokens
