"""`python -m benchmarks.names FILE [--split dev|test]`: names of real news and which of them are one, against `corpus/names`.

FILE holds the articles as JSON Lines (`id`, `text`, `published`): the gold has their ids and ranges, not their texts.  The
articles that are not in FILE, or in it with another text, are counted and left out.

    PERSON ORG LOC  names whose range and type are right; countries, towns and buildings are LOC.  A leading article and a
                    final 's are trimmed on both sides
    names           all of these, whatever the type
    pairs           two names of one entity: found are the pairs whose two names are both in the gold; a gold name that
                    was not found loses its pairs
"""

from __future__ import annotations

import argparse
import hashlib
import json
import re
from collections.abc import Iterable, Mapping, Set
from dataclasses import dataclass
from itertools import combinations
from pathlib import Path
from typing import Any

from benchmarks.evaluation.counts import Counts
from benchmarks.evaluation.tables import Table, render_table
from extractor import Extraction, extract

GOLD = Path(__file__).resolve().parents[1] / "corpus" / "names"
TYPES = {"PERSON": "PERSON", "ORG": "ORG", "GPE": "LOC", "LOC": "LOC", "FAC": "LOC"}
NAME_FORMS = ("name", "short", "acronym")
_NAME = re.compile(r"(?:(?:the|an?)\s+(?=\S))?(.+?)(?:(?<=.)['’]s?)?", re.IGNORECASE | re.DOTALL)


@dataclass(frozen=True, slots=True)
class Name:
    """A name in a text (code points, half-open), its type, and the entity that it belongs to."""

    start: int
    end: int
    type: str
    entity: str


def gold_names(gold: Mapping[str, Any], text: str) -> list[Name]:
    """The names of a gold file."""
    return [
        Name(*trimmed(text, start, end), type=entity["type"], entity=str(number))
        for number, entity in enumerate(gold["entities"])
        for start, end in entity["mentions"]
    ]


def found_names(extraction: Extraction) -> list[Name]:
    """The names of a record that the gold would have too."""
    return [
        Name(*trimmed(extraction.article.text, m.start, m.end), type=TYPES[m.type], entity=str(m.entity))
        for m in extraction.mentions
        if m.form in NAME_FORMS and m.type in TYPES
    ]


def trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    """The range without a leading article and a final possessive."""
    match = _NAME.fullmatch(text, start, end)
    return match.span(1) if match else (start, end)


def score(articles: Iterable[tuple[list[Name], list[Name]]]) -> dict[str, Counts]:
    """The counts over the gold and the found names of each article."""
    rows = {row: Counts() for row in ("PERSON", "ORG", "LOC", "names", "pairs")}
    for gold, predicted in articles:
        for row in ("PERSON", "ORG", "LOC"):
            _add(
                rows[row],
                *({(name.start, name.end) for name in side if name.type == row} for side in (gold, predicted)),
            )
        wanted, got = ({(name.start, name.end): name.entity for name in side} for side in (gold, predicted))
        _add(rows["names"], wanted.keys(), got.keys())
        _add(rows["pairs"], _pairs(wanted), _pairs({span: got[span] for span in wanted.keys() & got.keys()}))
    return rows


def _add(counts: Counts, gold: Set[object], predicted: Set[object]) -> None:
    counts.gold += len(gold)
    counts.found += len(predicted)
    counts.hits += len(gold & predicted)


def _pairs(entity_of: Mapping[tuple[int, int], str]) -> set[object]:
    return {
        (first, second) for first, second in combinations(sorted(entity_of), 2) if entity_of[first] == entity_of[second]
    }


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("file", type=Path, help="articles as JSON Lines: id, text, published")
    parser.add_argument("--split", choices=("dev", "test"), default="dev", help="default: dev")
    options = parser.parse_args()
    rows = [json.loads(line) for line in options.file.read_text("utf-8").splitlines()]
    articles = {row["id"]: row for row in rows}
    scored, missing = [], []
    for path in sorted((GOLD / options.split).glob("*.json")):
        gold = json.loads(path.read_text("utf-8"))
        article = articles.get(gold["id"], {"text": ""})
        if hashlib.sha256(article["text"].encode()).hexdigest() != gold["text_sha256"]:
            missing.append(gold["id"])
            continue
        extraction = extract(article["text"], published=article.get("published"), format="text")
        scored.append((gold_names(gold, article["text"]), found_names(extraction)))
    print(render_table(Table("names", score(scored))))
    entities = len({(number, name.entity) for number, (gold, _) in enumerate(scored) for name in gold})
    print(f"{len(scored)} articles, {sum(len(gold) for gold, _ in scored)} names of {entities} entities")
    if missing:
        print(f"{len(missing)} articles are not in {options.file} or are other texts: {', '.join(missing)}")


if __name__ == "__main__":
    main()
