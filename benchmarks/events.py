"""`python -m benchmarks.events FOLDER [--split dev|test]`: `compare` on articles of one event, against `corpus/events`.

FOLDER holds the articles as JSON Lines, in the files that the gold names; the gold has their ids and ranges, not their texts.
The articles that are not there, or with another text, are counted and left out.  All articles of a split are compared at once,
those of other days that only look alike too.

    facts      what a reader saw stated by two or more articles: found is what a right group has of two articles
    groups     of those found, the ones whose every figure or quote states one fact of the gold
    relations  of the right groups, the ones whose relation is the reader's
"""

from __future__ import annotations

import argparse
import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from extractor import extract_pages, read_pages
from extractor.comparison import Group, compare, without_repeats
from extractor.record.page import Page

GOLD = Path(__file__).resolve().parents[1] / "corpus" / "events"


@dataclass(frozen=True, slots=True)
class Fact:
    """What two or more articles state: the ranges by article, its relation, and whether finding it matters."""

    id: str
    kind: str
    relation: str
    stated: Mapping[str, Sequence[tuple[int, int]]]
    optional: bool

    def states(self, article: str, start: int, end: int) -> bool:
        """True if the range overlaps one where the article states it."""
        return any(start < stop and first < end for first, stop in self.stated.get(article, ()))


@dataclass(slots=True)
class Score:
    """What was found of one split."""

    facts: int = 0
    found: int = 0
    right: list[tuple[Group, Fact]] = field(default_factory=list)
    wrong: list[Group] = field(default_factory=list)
    missed: list[Fact] = field(default_factory=list)

    @property
    def relations(self) -> int:
        """The right groups that say the relation that the reader says."""
        return sum(group.relation == fact.relation for group, fact in self.right)

    def lines(self) -> Iterator[str]:
        """The three shares, one a line."""
        groups = len(self.right) + len(self.wrong)
        for name, part, whole in (
            ("facts", self.found, self.facts),
            ("groups", len(self.right), groups),
            ("relations", self.relations, len(self.right)),
        ):
            yield f"{name:10} {part:4} of {whole:4}  {100 * part / whole if whole else 0:5.1f} %"


def read_gold(split: str) -> list[dict[str, Any]]:
    """The events of a split, each with its articles and facts."""
    return [json.loads(line) for line in (GOLD / f"{split}.jsonl").read_text("utf-8").splitlines()]


def read_facts(events: Iterable[Mapping[str, Any]]) -> list[Fact]:
    """The facts of all events."""
    facts = []
    for fact in (fact for event in events for fact in event["facts"]):
        ranges: dict[str, list[tuple[int, int]]] = {}
        for row in fact["told"]:
            ranges.setdefault(row["article"], []).append((row["start"], row["end"]))
        facts.append(Fact(fact["id"], fact["kind"], fact["relation"], ranges, fact.get("optional", False)))
    return facts


def read_articles(folder: Path, events: Iterable[Mapping[str, Any]]) -> list[Page]:
    """The articles of the events that are in the folder, with the text that the gold was made on."""
    wanted = {article["id"]: article for event in events for article in event["articles"]}
    files = sorted({folder / article["file"] for article in wanted.values()})
    inputs = [path for path in files if path.is_file()]
    pages = (page for page in read_pages(inputs, format="jsonl") if isinstance(page, Page))
    return [page for page in pages if page.input_id in wanted and _digest(page) == wanted[page.input_id]["sha256"]]


def _digest(page: Page) -> str:
    return hashlib.sha256(page.content if isinstance(page.content, bytes) else page.content.encode()).hexdigest()


def score(groups: Iterable[Group], facts: Iterable[Fact]) -> Score:
    """Hold the groups against the facts; every group is right or wrong, every fact found or missed."""
    facts, result, seen = list(facts), Score(), set()
    for group in groups:
        occurrences = [(occurrence.input_id, occurrence.start, occurrence.end) for occurrence in group.occurrences]
        fact = next((fact for fact in facts if all(fact.states(*occurrence) for occurrence in occurrences)), None)
        if fact is None:
            result.wrong.append(group)
        else:
            result.right.append((group, fact))
            seen.add(fact.id)
    wanted = [fact for fact in facts if not fact.optional]
    result.missed = [fact for fact in wanted if fact.id not in seen]
    result.facts, result.found = len(wanted), len(wanted) - len(result.missed)
    return result


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path, help="the folder of the articles")
    parser.add_argument("--split", choices=("dev", "test"), default="dev", help="default: dev")
    options = parser.parse_args()
    events = read_gold(options.split)
    pages = read_articles(options.folder, events)
    result = score(without_repeats(compare(extract_pages(pages))), read_facts(events))
    print("\n".join(result.lines()))
    missing = sum(len(event["articles"]) for event in events) - len(pages)
    if missing:
        print(f"{missing} articles are not in {options.folder} or are other texts")


if __name__ == "__main__":
    main()
