"""How often each rule is right: its support and its precision, slot by slot, on the figures, quotes and references of a gold."""

from __future__ import annotations

import json
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from itertools import chain

from benchmarks.gold.extracted import Extracted, extract_text
from benchmarks.gold.slots import compare_slots, names_one
from extractor.figure import Figure
from extractor.pipeline import Pipeline
from extractor.resources import models_folder
from extractor.rules import PARTS

HEAD = """# Rules on the gold

{articles} articles.  Of each rule that the record names: how often it decided (support), and how often that was right.

- figure, quote: that there is one at all, of all found; right is one that the gold has too
- slots of a figure: of the figures that both have, right as in `score`.  source: the rule of the quote that gives the figure;
  period: the rule that read the time; compared_with: its own rule, else the frame that bound the figures
- claimant: of the quotes that both have, by the rule that attributed them
- reference: of those that it resolves where the gold has an expression; right is what the gold says too

A rule that never fired is one that the record names for its own example and for nothing here, in that slot.  What only forbids
(a number that is no figure) or orders is not in a record; of the words of lists (modifiers) only those that fired are here.  The
record names no rules of direction, per, subject, event, polarity, mode, whole and place.

"""
EXAMPLE_DAY = "2025-06-09"
_MARKS = re.compile(r"[{}\[\]]|</?[A-Z]+>")  # of the words that a frame's example is about
RARE, WEAK = 2, 0.6

Decision = tuple[str, str]
"""A slot and the rule that decided it."""


def of_figure(figure: Figure, article: Extracted) -> Iterator[Decision]:
    """What the record says of the rules that filled the slots of a figure."""
    rules = {"measure" if slot == "measure_words" else slot: rule for slot, rule in figure.rules.items()}
    time = article.times.get((figure.period and figure.period.time) or "")
    quote = article.quotes.get(figure.attributed_to)
    statement = article.statements.get(figure.id)
    if time:
        rules.setdefault("period", time.rule)
    if quote:
        rules.setdefault("source", quote.rule)
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
    for row, quote in quotes:
        yield ("quote", quote.rule), True
        yield ("claimant", quote.rule), names_one(row["claimant"], article.claimant(quote))
    for outcome in article.reference_outcomes():
        if outcome.found is not None and outcome.is_given:
            yield ("reference", outcome.found.rule), outcome.is_right


def named(article: Extracted) -> Iterator[Decision]:
    """Each decision that the record of a text names; a rule that reads a time may give a figure its period."""
    for figure in article.found.figures:
        yield "figure", figure.rule
        yield from of_figure(figure, article)
    for quote in article.found.quotes:
        yield "quote", quote.rule
        yield "claimant", quote.rule
    yield from (("period", time.rule) for time in article.found.times)
    yield from (("reference", row.rule) for row in article.references if row.refers_to)


def examples() -> Iterator[tuple[str, str]]:
    """The id and the example of each rule and each frame, but of those that read pages."""
    for rule in chain.from_iterable(PARTS.values()):
        if not rule.example.startswith("<"):
            yield rule.id, rule.example
    for path in sorted((models_folder() / "en" / "lexicons").glob("*_frames.jsonl")):
        prefix = "statement:" if path.stem == "statement_frames" else ""
        for frame in map(json.loads, path.read_text("utf-8").splitlines()):
            yield prefix + frame["id"], _MARKS.sub("", frame["example"])


def registered(nlp: Pipeline, texts: Iterable[tuple[str, str]]) -> set[Decision]:
    """The decisions that the record names for the example of a rule or frame, by that rule itself."""
    found: set[Decision] = set()
    for id_, text in texts:
        article = Extracted({}, *extract_text(text, EXAMPLE_DAY, nlp))
        found |= {(slot, id_) for slot, rule in named(article) if rule_of(rule, id_)}
    return found


def rule_of(named_rule: str, id_: str) -> bool:
    """Whether the rule that a record names is this one, or one way of it: "mode:planned" of "mode"."""
    return named_rule == id_ or named_rule.startswith(f"{id_}:")


def count_rules(articles: Iterable[Extracted]) -> tuple[int, dict[Decision, Counter[bool]]]:
    """How many articles there are, and how often each decision was right and wrong in them."""
    number, counts = 0, defaultdict[Decision, Counter[bool]](Counter)
    for article in articles:
        number += 1
        for decision, right in decisions(article):
            if decision[1]:
                counts[decision][right] += 1
    return number, dict(counts)


def rules_page(articles: int, counts: Mapping[Decision, Counter[bool]], known: Iterable[Decision]) -> str:
    """The page: a line for each slot, then each rule of each slot, the most frequent first."""
    never = {
        (slot, id_) for slot, id_ in known if not any(slot == other and rule_of(rule, id_) for other, rule in counts)
    }
    rows = [(slot, -count.total(), rule, count[True]) for (slot, rule), count in counts.items()]
    rows += [(slot, 0, rule, 0) for slot, rule in never]
    by_slot: dict[str, list[tuple[int, int]]] = defaultdict(list)
    for slot, support, _, right in sorted(rows):
        by_slot[slot].append((-support, right))
    lines = [
        "| slot | rules | never fired | once or twice | right under 60 % | decisions | right, % |",
        "|---|---|---|---|---|---|---|",
    ]
    for slot, each in by_slot.items():
        total, right = (sum(column) for column in zip(*each, strict=True))
        fired = [(support, hits) for support, hits in each if support]
        cells = (
            slot, len(each), len(each) - len(fired), sum(support <= RARE for support, _ in fired),
            sum(hits < WEAK * support for support, hits in fired), total, _percent(right, total),
        )  # fmt: skip
        lines.append(_line(cells))
    lines += ["", "| slot | rule | support | right | precision, % |", "|---|---|---|---|---|"]
    lines += [
        _line((slot, f"`{rule}`", -support, right, _percent(right, -support)))
        for slot, support, rule, right in sorted(rows)
    ]
    return HEAD.format(articles=articles) + "\n".join(lines) + "\n"


def _line(cells: Iterable[object]) -> str:
    return f"| {' | '.join(str(cell).replace('|', chr(92) + '|') for cell in cells)} |"


def _percent(part: int, whole: int) -> str:
    return f"{100 * part / whole:.1f}" if whole else "-"
