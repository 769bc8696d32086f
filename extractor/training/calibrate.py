"""Lines from what the network gives to what is right, fitted on answers to articles that it did not see."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from itertools import groupby
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from extractor.components.reader.confidence import AGREEMENTS, Agreement, Line, log_odds

_ROUNDS = 50  # of Newton's method, which needs about ten
_RIDGE = 5.0  # pulls a line towards slope 1 and shift 0: what few answers say counts little
_SMALL = 1e-8  # a step after which nothing changes any more
_FEWEST = 20  # answers said, under which no threshold is told


class Answer(NamedTuple):
    """What the network says in one slot of one figure.

    `is_said` is whether it fills the slot, `probability` what it gives to its answer, also where it leaves the slot empty;
    `best` and `is_best_right` are those of the likeliest way to fill it.  `agreement` is what the rules say of that one.
    """

    slot: str
    is_said: bool
    is_right: bool
    is_filled: bool
    probability: float
    best: float
    is_best_right: bool
    agreement: Agreement


Lines = Mapping[str, Mapping[Agreement, Line]]


def fit_lines(answers: Sequence[Answer]) -> Lines:
    """For each slot, and by what the rules say, the line of the likeliest way to fill it."""
    lines: dict[str, dict[Agreement, Line]] = {}
    for slot in sorted({one.slot for one in answers}):
        rows = [one for one in answers if one.slot == slot]
        lines[slot] = {each: _line([one for one in rows if one.agreement == each]) for each in AGREEMENTS}
    return lines


def _line(answers: Sequence[Answer]) -> Line:
    """Logistic regression of being right on the log odds, by Newton's method with steps that are halved until they help."""
    given = np.array([[log_odds(one.best), 1.0] for one in answers]).reshape(-1, 2)
    right = np.array([float(one.is_best_right) for one in answers])
    start = weights = np.array([1.0, 0.0])

    def lost(tried: NDArray[np.float64]) -> float:
        odds = given @ tried
        return float((np.logaddexp(0, odds) - right * odds).sum() + _RIDGE / 2 * ((tried - start) ** 2).sum())

    for _ in range(_ROUNDS):
        said = np.exp(-np.logaddexp(0, -(given @ weights)))
        slope = given.T @ (said - right) + _RIDGE * (weights - start)
        curve = (given * (said * (1 - said))[:, None]).T @ given + _RIDGE * np.eye(2)
        step = np.linalg.solve(curve, slope)
        while lost(weights - step) > lost(weights) and float(np.abs(step).max()) > _SMALL:
            step = step / 2
        weights = weights - step
        if float(np.abs(step).max()) <= _SMALL:
            break
    return Line(round(float(weights[0]), 4), round(float(weights[1]), 4))


def sure(answer: Answer, lines: Lines) -> float:
    """The calibrated probability that the likeliest way to fill the slot is right."""
    return lines[answer.slot][answer.agreement].confidence(answer.best)


def threshold(answers: Iterable[Answer], lines: Lines, precision: float) -> float:
    """The lowest confidence from which on at least this share of what is said is right; 1 where there is none."""
    ranked = sorted(((sure(one, lines), one.is_best_right) for one in answers), reverse=True)
    said, right, lowest = 0, 0, 1.0
    for confidence, equals in groupby(ranked, key=lambda one: one[0]):
        both = [is_right for _, is_right in equals]
        said, right = said + len(both), right + sum(both)
        if said >= _FEWEST and right >= precision * said:
            lowest = confidence
    return lowest


def reliability(answers: Iterable[Answer], lines: Lines, bins: int = 10) -> list[tuple[int, float, float]]:
    """For each tenth of the confidences: how many answers, the mean confidence, and the share that is right."""
    rows: list[list[tuple[float, bool]]] = [[] for _ in range(bins)]
    for one in answers:
        confidence = sure(one, lines)
        rows[min(bins - 1, int(confidence * bins))].append((confidence, one.is_best_right))
    return [
        (len(row), sum(each for each, _ in row) / len(row), sum(is_right for _, is_right in row) / len(row))
        for row in rows
        if row
    ]
