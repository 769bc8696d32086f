"""What each rule yields on a gold: how often it answers, how often the record names it, and how often it is right then.

A row for each registered rule and each frame: `answers` is how often a rule found something, also one that only orders or
forbids; `decided` how often the record names it for a slot of what both have, and `right` how often that slot is right.
The slots are those that its part fills:

    figure, quote    there is one at all, of all found; right is one that the gold has too
    unit, role, measure, period, compared_with    of the figures that both have, right as in `score`; a period is of the rule that
                     read its time, compared_with of its own rule or else of the frame that tied the figures
    reference        of those that are resolved where the gold has an expression; right is what the gold says too

Pages and findings are not read, so what reads them has no row.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import replace
from functools import wraps
from typing import Any

from benchmarks.gold.extracted import Extracted
from benchmarks.gold.slots import compare_slots
from extractor.components.clauses.repairs import Repair
from extractor.components.times.spans import TimeRule
from extractor.record.figure import Figure
from extractor.rules import PARTS, Rule
from extractor.words.resources import models_folder

UNREAD = ("checks", "cleaning")
SLOTS = {
    "figures": ("figure", "unit"), "times": ("period",), "roles": ("role", "compared_with"), "role_frames": ("role",),
    "measure_frames": ("measure",), "statement_frames": ("compared_with",), "quotes": ("quote",), "reported": ("quote",),
    "reference": ("reference",),
}  # fmt: skip
"""The slots that the rules of a part fill."""

Decision = tuple[str, str]
"""A slot and the rule that decided it."""


def of_figure(figure: Figure, article: Extracted) -> Iterator[Decision]:
    """What the record says of the rules that filled the slots of a figure."""
    rules = {"measure" if slot == "measure_words" else slot: rule for slot, rule in figure.rules.items()}
    time = article.times.get((figure.period and figure.period.time) or "")
    statement = article.statements.get(figure.id)
    if time:
        rules.setdefault("period", time.rule)
    if statement and figure.compared_with and figure.compared_with.figure:
        rules.setdefault("compared_with", f"statement:{statement.rule}")
    yield from rules.items()


def decisions(article: Extracted) -> Iterator[tuple[Decision, bool]]:
    """Each decision of an article, and whether it is right."""
    pairs = article.figure_pairs()
    matched = {figure.id for _, figure in pairs}
    for figure in article.found.figures:
        yield ("figure", figure.rule), figure.id in matched
    for row, figure in pairs:
        slots = compare_slots(row, figure, article)
        for slot, rule in of_figure(figure, article):
            if slot in slots:
                yield (slot, rule), slots[slot].right
    quotes, beside = article.quote_pairs()
    for quote in beside:
        yield ("quote", quote.rule), False
    for _, quote in quotes:
        yield ("quote", quote.rule), True
    for outcome in article.reference_outcomes():
        if outcome.found is not None and outcome.is_given:
            yield ("reference", outcome.found.rule), outcome.is_right


@contextmanager
def counted_answers() -> Iterator[Counter[tuple[str, str]]]:
    """Inside the `with` block each answer of a rule is counted, by part and id."""
    counts = Counter[tuple[str, str]]()

    def counted(part: str, rule: Rule[Any]) -> Any:
        find = rule.find
        if isinstance(find, TimeRule):
            return replace(find, read=_counting(find.read, counts, (part, rule.id)))
        if isinstance(find, Repair):
            return find._replace(find=_counting(find.find, counts, (part, rule.id)))
        return _counting(find, counts, (part, rule.id))

    with ExitStack() as stack:
        for part, rules in PARTS.items():
            if part not in UNREAD:
                stack.enter_context(rules.wrapped(lambda rule, part=part: counted(part, rule)))  # type: ignore[misc]
        yield counts


def _counting(find: Callable[..., Any], counts: Counter[tuple[str, str]], key: tuple[str, str]) -> Callable[..., Any]:
    @wraps(find)
    def counting(*about: Any) -> Any:
        results = find(*about)
        if isinstance(results, Iterator):
            results = list(results)
            counts[key] += len(results)
            return iter(results)
        counts[key] += bool(results)
        return results

    return counting


def yields(articles: Iterable[Extracted]) -> Iterator[dict[str, str | int]]:
    """A row for each rule and each frame, by part."""
    counts = Counter[tuple[Decision, bool]]()
    with counted_answers() as answers:
        for article in articles:
            counts.update(decisions(article))
    for part, rules in sorted(PARTS.items()):
        if part not in UNREAD:
            for rule in rules:
                yield {
                    "part": part,
                    "rule": rule.id,
                    "answers": answers[part, rule.id],
                    **_decided(part, rule.id, counts),
                }
    for path in sorted((models_folder() / "en" / "lexicons").glob("*_frames.jsonl")):
        prefix = "statement:" if path.stem == "statement_frames" else ""
        for frame in map(json.loads, path.read_text("utf-8").splitlines()):
            yield {"part": path.stem, "rule": frame["id"], **_decided(path.stem, prefix + frame["id"], counts)}


def _decided(part: str, id_: str, counts: Counter[tuple[Decision, bool]]) -> dict[str, int]:
    """How often the slots of a part name a rule, or what it makes of it ("unit:mile" of "unit"), and are right then."""
    right = Counter[bool]()
    for ((slot, named), is_right), count in counts.items():
        if slot in SLOTS.get(part, ()) and (named == id_ or named.startswith(f"{id_}:")):
            right[is_right] += count
    return {"decided": right.total(), "right": right[True]} if part in SLOTS else {}
