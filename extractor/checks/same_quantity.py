"""The same quantity printed twice with different values for one measure and period."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from itertools import pairwise

from extractor.checks import wording
from extractor.checks.completion import interval_of, states_period
from extractor.checks.index import RULES, Index
from extractor.checks.intervals import SCALE_SLIPS, overlap, printed, scale
from extractor.checks.measures import content_words, measure_words, names_in
from extractor.checks.report import Binding, report
from extractor.figure import Figure
from extractor.finding import Finding

CHECK = "same_quantity"
_NEEDED = frozenset({"measure", "period"})
_UNCERTAIN = frozenset({"forecast", "hypothetical", "opinion", "generic"})


@RULES.add(
    CHECK,
    example="Sales of lamps reached £459 million in 2024. The report puts sales of lamps in 2024 at £514 million.",
    counterexample="Sales of lamps reached £459 million in 2024. The report puts sales of lamps in 2023 at £514 million.",
)
def check_same_quantity(index: Index) -> Iterator[Finding]:
    """Compares two figures of one measure, place, period, unit, role and basis.

    Needs: all of these stated of both, in sentences that name the same things.  Two sources that differ are a question.
    """
    groups: dict[tuple[object, ...], list[Figure]] = defaultdict(list)
    for figure in index.extraction.figures:
        key = _key(index, figure)
        if key is not None:
            groups[key].append(figure)
    for group in groups.values():
        for first, second in pairwise(group):
            finding = _compare(index, first, second)
            if finding:
                yield finding


def _key(index: Index, figure: Figure) -> tuple[object, ...] | None:
    """Everything that must be equal; None where something that matters is not stated in so many words."""
    claim, interval, words = index.claim_of(figure), interval_of(figure), measure_words(index, figure)
    if claim is None or interval is None or not words or figure.unit is None or figure.unit.id is None:
        return None
    if figure.role not in ("level", "rate", "change", "share") or figure.range or figure.vague:
        return None
    if set(figure.inferred) - {"unit"} or not states_period(index, figure, interval):
        return None
    if claim.modality.factuality in _UNCERTAIN or claim.modality.negated or _NEEDED & set(claim.inferred):
        return None
    compared = figure.compared_with and figure.compared_with.time and index.times.get(figure.compared_with.time)
    return (
        words, claim.place_id, interval, figure.kind, figure.unit.id, figure.per and figure.per.id,
        figure.role, figure.direction, figure.basis,
        (compared.from_, compared.until) if compared else None,
    )  # fmt: skip


def _same_context(index: Index, first: Figure, second: Figure) -> bool:
    """Whether the sentences name the same things; two values in one sentence are two things ("to China ..., to Japan ...").

    A count without words of measure is told by its whole sentence: four of five content words must agree.
    """
    sentences = [index.sentence_of(figure) for figure in (first, second)]
    if sentences[0] == sentences[1] or names_in(index, sentences[0]) != names_in(index, sentences[1]):
        return False
    if first.measure and second.measure:
        return True
    words, others = (content_words(index, sentence) for sentence in sentences)
    return len(words & others) >= 0.8 * max(len(words), len(others))


def _compare(index: Index, first: Figure, second: Figure) -> Finding | None:
    one, other = printed(first), printed(second)
    sources = {first.attributed_to, second.attributed_to}
    if one is None or other is None or not _same_context(index, first, second):
        return None
    binding: Binding = "likely" if len(sources) == 1 else "inferred"
    if overlap(one, other):
        return None
    check = CHECK
    hint = ""
    for factor in SCALE_SLIPS:
        if overlap(scale(one, factor), other):
            check = "unit_factor"
            hint = f" (they are a factor of {wording.number(max(factor, 1 / factor), 0)} apart)"
    message = (
        f"{wording.short(first)} and {wording.short(second)} are both given for the same measure and period: "
        f"inconsistent{hint}{', by two sources' * (len(sources - {'article'}) > 1)}."
    )
    return report(index, check, [first, second], "inconsistent", message, binding=binding, computed=one, reported=other)
