"""Which lines of a page that was flattened to text are the article: one stretch, with furniture above, below and in between.

A line alone says little: "Grain exports" is a menu entry, a subheading or a tag.  Its neighbours say the rest, so the lines are
decoded together (Viterbi): each line has a weight for being furniture, each change of stretch has a price, and the cheapest
reading of the whole text wins.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Literal

from extractor.cleaning.line_patterns import line_pattern

Stretch = Literal["above", "article", "between", "below"]

_STRETCHES: tuple[Stretch, ...] = ("above", "article", "between", "below")
# What it costs to go from one stretch to another; pairs that are not named cannot follow each other.  Weights and prices were
# set by hand on the development texts: a price of 3 for an interruption is the weight of one paragraph of prose.
_PRICES: dict[tuple[Stretch, Stretch], float] = {
    ("above", "above"): 0,
    ("above", "article"): 0,
    ("article", "article"): 0,
    ("article", "between"): 1.5,
    ("between", "between"): 0,
    ("between", "article"): 1.5,
    ("article", "below"): 1,
    ("below", "below"): 0,
}
# for each stretch the numbers of those that it can follow, with the price
_STEPS = [
    [(i, _PRICES[start, to]) for i, start in enumerate(_STRETCHES) if (start, to) in _PRICES] for to in _STRETCHES
]
# added to what a line gains outside the article
_LEAN: dict[Stretch, float] = {"above": 0.3, "between": -0.5, "below": 0.3}
_NAMED = 1.0  # what a line that a rule names adds to an interruption
_SENTENCE_END = re.compile(r"[.!…:;。！][\"'”’)\]]*$")  # a headline may ask
_ITEM = re.compile(r"[*•◦▪‣·–-] +\S")
_WORD = re.compile(r"\w{5,}")
_TOPIC = 0.5  # of the share of its long words that a usual line of the article has in common with the rest


def find_stretches(lines: Sequence[str], weights: Sequence[float], named: Sequence[bool]) -> list[Stretch]:
    """The stretch of each line.

    `weights` say how much each line is furniture by itself (below 0: the article's), `named` which ones a rule names.
    """
    bonuses = [_NAMED if is_named else 0 for is_named in named]
    stretches = _decode(weights, bonuses)
    return _decode([w + t for w, t in zip(weights, _topics(lines, stretches), strict=True)], bonuses)


def weigh_looks(lines: Sequence[str]) -> list[float]:
    """What each line's look says: prose is the article's, short lines and lines without a full stop lean to furniture."""
    counts = [min(line.count(" ") + 1, 60) for line in lines]
    weights = []
    for line, count in zip(lines, counts, strict=True):
        if _SENTENCE_END.search(line, max(len(line) - 4, 0)):
            weights.append(-0.5 if count < 5 else -1.2 if count < 9 else -2.2 if count < 14 else -3 - count / 30)
        elif count > 24:
            weights.append(-2.0)
        elif _ITEM.match(line) or line_pattern("figures").search(line[:300]):
            weights.append(-0.3)
        else:
            weights.append(1.0 if count < 4 else 0.6 if count < 6 else 1.2)
    return weights


def _topics(lines: Sequence[str], stretches: Sequence[Stretch]) -> list[float]:
    """True if the long words of each line are those of the article as first read."""
    line_words = [set(_WORD.findall(line.casefold())) for line in lines]
    seen: dict[str, int] = {}
    for words, stretch in zip(line_words, stretches, strict=True):
        if stretch == "article":
            for word in words:
                seen[word] = seen.get(word, 0) + 1
    shares = [
        sum(seen.get(word, 0) > (stretch == "article") for word in words) / len(words) if len(words) > 2 else None
        for words, stretch in zip(line_words, stretches, strict=True)
    ]
    usual = sorted(s for s, stretch in zip(shares, stretches, strict=True) if s is not None and stretch == "article")
    if len(usual) < 3:
        return [0.0] * len(lines)
    limit = _TOPIC * usual[len(usual) // 2]
    return [max(-1.0, min(1.0, (limit - s) * 3)) if s is not None else 0.0 for s in shares]


def _decode(weights: Sequence[float], bonuses: Sequence[float]) -> list[Stretch]:
    """The cheapest sequence of stretches: a line costs its weight in the article, and gains it outside."""
    if not weights:
        return []
    costs: list[float] = [0, 0, float("inf"), float("inf")]  # of the cheapest path to each stretch
    steps: list[tuple[int, ...]] = []  # for each line but the first, the stretches before it on those paths
    for i, (weight, between) in enumerate(zip(weights, bonuses, strict=True)):
        if i:
            cheapest = [min(choices, key=lambda step: costs[step[0]] + step[1]) for choices in _STEPS]
            costs = [costs[start] + price for start, price in cheapest]
            steps.append(tuple(start for start, _ in cheapest))
        above, article, aside, below = costs
        costs = [
            above - _LEAN["above"],
            article + weight,
            aside + (-_LEAN["between"] - between),
            below - _LEAN["below"],
        ]
    path = [min(range(len(costs)), key=costs.__getitem__)]
    for step in reversed(steps):
        path.append(step[path[-1]])
    return [_STRETCHES[stretch] for stretch in reversed(path)]
