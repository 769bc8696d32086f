"""The scores of a gold, each with its interval: how far another sample of articles of this kind may lie from it.

A row has three shares, each with what it is of:

    figures, quotes   F1, of those of the gold, of those found.  range: half in common; core: value, unit, role, direction right;
                      full claim: the slots of version 1.1 right; nothing false: core right, and none of these filled wrongly (an
                      empty one is not false); all slots: those of version 1.2 right.  Quotes of a kind: in the gold, and of those
                      found as the extractor says; end to end: found, and the claimant right
    slots             right on all figures that both have (empty is right where the gold is empty), stated: where the gold fills
                      it, said: where the extractor does.  Exact, article, affirmed and actual are empty
    claimants         right on the quotes that both have
    references        of the expressions that refer to something named in the text: those that the extractor resolves (given);
                      of these the right ones; and of all others those that it resolves to what is not there (filled)
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from benchmarks.gold.agreement import CORE, NEW, SLOTS
from benchmarks.gold.extracted import Extracted
from benchmarks.gold.quotes import KINDS
from benchmarks.gold.slots import BY_ENTITY, compare_slots, names_one
from benchmarks.references import KINDS as REFERENCE_KINDS

SECTIONS = {
    "figures": ("F1", "of gold", "of found"), "slots": ("right", "stated", "said"), "quotes": ("F1", "of gold", "of found"),
    "claimants": ("right",), "references": ("given", "right", "filled"),
}  # fmt: skip
NAMES = {
    "figures": ("range", "core", "full claim", "nothing false", "all slots"),
    "slots": (*SLOTS, "subject", BY_ENTITY, *NEW[1:]),
    "quotes": tuple(f"{kind} {what}" for what in ("found", "end to end") for kind in ("all", *KINDS)),
    "claimants": ("all", *KINDS),
    "references": ("all", *REFERENCE_KINDS),
}
ROWS = [(section, name) for section, names in NAMES.items() for name in names]
_MARGIN = 2.5  # per cent beside an interval of 95 %

Numbers = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Share:
    """A share from 0 to 1 with its interval, and what it is of (`n`; 0 for an F1); None where there is nothing to count."""

    share: float | None
    low: float | None
    high: float | None
    n: int


def count(article: Extracted) -> Numbers:
    """The counts of an article: for each of `ROWS` three times the part and the whole."""
    counts: Counter[tuple[str, str, int, int]] = Counter()

    def add(section: str, name: str, column: int, part: float, whole: float = 1) -> None:
        counts[section, name, column, 0] += int(part)
        counts[section, name, column, 1] += int(whole)

    pairs = article.figure_pairs()
    for name in NAMES["figures"]:
        add("figures", name, 1, 0, len(article.gold["figures"]))
        add("figures", name, 2, 0, len(article.found.figures))
    for gold, figure in pairs:
        slots = compare_slots(gold, figure, article)
        is_core = all(slots[slot].right for slot in CORE)
        is_true = all(slots[slot].right or not (slots[slot].said or slot == "modifier") for slot in SLOTS)
        right = (True, is_core, all(slots[slot].right for slot in SLOTS), is_core and is_true)
        for name, is_right in zip(
            NAMES["figures"], (*right, all(slots[slot].right for slot in (*SLOTS, *NEW))), strict=True
        ):
            add("figures", name, 1, is_right, 0)
            add("figures", name, 2, is_right, 0)
        for name, slot in slots.items():
            for column, is_of in enumerate((True, slot.stated, slot.said)):
                add("slots", name, column, slot.right and is_of, is_of)
    _count_quotes(article, add)
    for outcome in article.reference_outcomes():
        for name in ("all", outcome.link.kind):
            if outcome.link.answer == "antecedent":
                add("references", name, 0, outcome.is_given)
                add("references", name, 1, outcome.is_right, outcome.is_given)
            else:
                add("references", name, 2, outcome.fault == "filled")
    cells = [[[counts[*row, column, side] for side in (0, 1)] for column in range(3)] for row in ROWS]
    return np.array(cells, dtype=float)


def _count_quotes(article: Extracted, add: Any) -> None:
    pairs, beside = article.quote_pairs()
    for what in ("found", "end to end"):
        for row in article.gold["quotes"]:
            for kind in ("all", row["kind"]):
                add("quotes", f"{kind} {what}", 1, 0)
        for quote in [*beside, *(quote for _, quote in pairs)]:
            for kind in ("all", quote.kind):
                add("quotes", f"{kind} {what}", 2, 0)
    for row, quote in pairs:
        is_named = names_one(row["claimant"], article.claimant(quote))
        for kind in ("all", row["kind"]):
            add("claimants", kind, 0, is_named)
            add("quotes", f"{kind} found", 1, 1, 0)
            add("quotes", f"{kind} end to end", 1, is_named, 0)
            add("quotes", f"{kind} end to end", 2, is_named, 0)
        for kind in ("all", quote.kind):
            add("quotes", f"{kind} found", 2, 1, 0)


def scores(counts: Sequence[Numbers], resamples: int, seed: int) -> dict[tuple[str, str], tuple[Share, ...]]:
    """The shares of each of `ROWS` over all articles, with intervals of 95 % by a bootstrap over the articles."""
    of_articles = np.stack(counts)
    total = of_articles.sum(axis=0)
    drawn = np.random.default_rng(seed).integers(len(counts), size=(resamples, len(counts)))
    weights = np.stack([np.bincount(row, minlength=len(counts)) for row in drawn])
    samples = _shares(np.tensordot(weights, of_articles, axes=1))
    shares = _shares(total)
    result = {}
    for at, row in enumerate(ROWS):
        cells = []
        for column in range(3):
            known = samples[:, at, column][~np.isnan(samples[:, at, column])]
            share = None if np.isnan(shares[at, column]) else float(shares[at, column])
            low, high = np.percentile(known, (_MARGIN, 100 - _MARGIN)) if share is not None else (None, None)
            of = int(total[at, column, 1])
            cells.append(Share(share, None if low is None else float(low), None if high is None else float(high), of))
        result[row] = tuple(cells)
    return result


def _shares(counts: Numbers) -> Numbers:
    """Part of whole, nan of nothing; an F1 is the harmonic mean of the two shares beside it."""
    part, whole = counts[..., 0], counts[..., 1]
    shares = np.divide(part, whole, out=np.full_like(part, np.nan), where=whole > 0)
    for at, (section, _) in enumerate(ROWS):
        if SECTIONS[section][0] == "F1":
            first, second = np.nan_to_num(shares[..., at, 1]), np.nan_to_num(shares[..., at, 2])
            is_there = whole[..., at, 1] + whole[..., at, 2] > 0
            mean = np.divide(2 * first * second, first + second, out=np.zeros_like(first), where=first + second > 0)
            shares[..., at, 0] = np.where(is_there, mean, np.nan)
    return shares


def table(articles: int, rows: dict[tuple[str, str], tuple[Share, ...]]) -> Iterator[str]:
    """The lines of the table: per cent [interval] and what it is of."""
    yield f"{articles} articles; per cent [95 % interval over articles] of how many"
    for section, columns in SECTIONS.items():
        yield f"\n{section:20}" + "".join(f"{name:>26}" for name in columns)
        for name in NAMES[section]:
            yield f"{name:20}" + "".join(map(_cell, rows[section, name][: len(columns)]))


def _cell(share: Share) -> str:
    if share.share is None or share.low is None or share.high is None:
        return f"{'-':>26}"
    interval = f"[{100 * share.low:.1f}-{100 * share.high:.1f}]"
    return f"{100 * share.share:7.1f} {interval:>13} {share.n or '':>4}"


def as_json(rows: dict[tuple[str, str], tuple[Share, ...]]) -> dict[str, dict[str, dict[str, Any]]]:
    """The shares by section, row and column."""
    content: dict[str, dict[str, dict[str, Any]]] = {section: {} for section in SECTIONS}
    for (section, name), shares in rows.items():
        columns = zip(SECTIONS[section], shares, strict=False)  # claimants have one
        content[section][name] = {column: asdict(share) for column, share in columns}
    return content
