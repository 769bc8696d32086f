"""Lines from what the network gives to what is right, fitted on answers to articles that it did not see."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from extractor.components.reader.confidence import Line, log_odds, settle
from extractor.components.reader.decision import STANCES, Proposal, Stance

_ROUNDS = 50  # of Newton's method, which needs about ten
_RIDGE = 5.0  # pulls a line towards slope 1, shift 0 and weight 0: what few answers say counts little
_SMALL = 1e-8  # a step after which nothing changes any more


class Answer(NamedTuple):
    """What is proposed for one slot of one figure, which of the proposals are right, and whether the gold fills the slot."""

    slot: str
    proposals: tuple[Proposal, ...]
    are_right: tuple[bool, ...]
    is_filled: bool


Lines = Mapping[str, Mapping[Stance, Line]]


def fit_lines(answers: Sequence[Answer]) -> Lines:
    """For each slot, and by what the rules say, the line of what is proposed."""
    given: dict[str, list[tuple[Proposal, bool]]] = {}
    for answer in answers:
        given.setdefault(answer.slot, []).extend(zip(answer.proposals, answer.are_right, strict=True))
    return {slot: _lines(rows) for slot, rows in sorted(given.items())}


def _lines(rows: Sequence[tuple[Proposal, bool]]) -> Mapping[Stance, Line]:
    """Logistic regression of being right, by Newton's method with steps that are halved until they help.

    Slope and shift are those of a stance, the weight of the evidence is the same for all.
    """
    given = np.zeros((len(rows), 2 * len(STANCES) + 1))
    for row, (proposal, _) in zip(given, rows, strict=True):
        column = 2 * STANCES.index(proposal.stance)
        row[column : column + 2] = log_odds(proposal.probability), 1.0
        row[-1] = proposal.evidence
    right = np.array([float(is_right) for _, is_right in rows])
    start = weights = np.array([1.0, 0.0] * len(STANCES) + [0.0])

    def lost(tried: NDArray[np.float64]) -> float:
        odds = given @ tried
        return float((np.logaddexp(0, odds) - right * odds).sum() + _RIDGE / 2 * ((tried - start) ** 2).sum())

    for _ in range(_ROUNDS):
        said = np.exp(-np.logaddexp(0, -(given @ weights)))
        slope = given.T @ (said - right) + _RIDGE * (weights - start)
        curve = (given * (said * (1 - said))[:, None]).T @ given + _RIDGE * np.eye(len(start))
        step = np.linalg.solve(curve, slope)
        while lost(weights - step) > lost(weights) and float(np.abs(step).max()) > _SMALL:
            step = step / 2
        weights = weights - step
        if float(np.abs(step).max()) <= _SMALL:
            break
    values = [round(float(value), 4) for value in weights]
    return {
        stance: Line(slope, shift, values[-1])
        for stance, slope, shift in zip(STANCES, values[:-1:2], values[1::2], strict=True)
    }


def settled(answer: Answer, lines: Lines) -> tuple[float, bool]:
    """The confidence of what is likeliest to be right, and whether it is; 0 and False where nothing is proposed."""
    answer_ = settle(answer.proposals, lines[answer.slot])
    if answer_ is None:
        return 0.0, False
    return answer_.confidence, answer.are_right[answer.proposals.index(answer_.proposal)]


def reliability(answers: Iterable[Answer], lines: Lines, bins: int = 10) -> list[tuple[int, float, float]]:
    """For each tenth of the confidences: how many answers, the mean confidence, and the share that is right."""
    rows: list[list[tuple[float, bool]]] = [[] for _ in range(bins)]
    for answer in answers:
        confidence, is_right = settled(answer, lines)
        rows[min(bins - 1, int(confidence * bins))].append((confidence, is_right))
    return [
        (len(row), sum(each for each, _ in row) / len(row), sum(is_right for _, is_right in row) / len(row))
        for row in rows
        if row
    ]
