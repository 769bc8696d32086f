"""Sheets on which an annotator says what references refer to: `python scripts/reference_sheets.py NEWS OUT`.

NEWS is the folder of real news (`rounds/NN.jsonl`, `wikinews.jsonl`), OUT gets one sheet for each of 60 articles,
`dev-NN.txt` and `test-NN.txt`, and a README.  Articles and expressions are chosen by digest, so that the same NEWS gives the
same sheets.  The expressions come from the base model alone, never from what the extractor concludes.
`scripts/reference_gold.py` reads filled sheets.
"""

from __future__ import annotations

import hashlib
import json
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from reference_gold import EXPRESSIONS, marked  # noqa: E402
from spacy.tokens import Span  # noqa: E402

from benchmarks.gold.expressions import (  # noqa: E402
    Expression,
    find_expressions,
    load_base_model,
    read_sentences,
)

CORPUS = ROOT / "corpus"
GOLD = CORPUS / "news" / "gold.jsonl"
ARTICLES, DEV = 60, 36
LAST_ROUND = 39
LONGEST = 9_000  # code points of an article
QUOTAS = {"pronoun": 6, "noun_phrase": 8, "name": 2}  # expressions of an article; a quantifier counts as a noun phrase
INSTRUCTIONS = """\
Fill in each sheet of this folder that is yours, in place: your name after `annotator:`, and at the end of each line below
EXPRESSIONS one answer.  What the answers are is said below (corpus/references/guidelines.md).  Save as UTF-8.

"""


def choose_articles(news: Path) -> list[dict[str, Any]]:
    """The articles of the gold of figures in rounds 01 to 39, and Wikinews up to `ARTICLES`, in the order of their digests."""
    wanted = {json.loads(line)["id"] for line in GOLD.read_text("utf-8").splitlines()}
    rounds = [path for path in sorted((news / "rounds").glob("*.jsonl")) if int(path.stem) <= LAST_ROUND]
    articles = {row["id"]: row for path in rounds for row in _rows(path) if row["id"] in wanted}
    held_out = {path.stem for path in (CORPUS / "names" / "test").glob("*.json")}
    wikinews = (row for row in _rows(news / "wikinews.jsonl") if row["id"] not in held_out)
    for row in sorted(wikinews, key=lambda row: _digest("choice", row["id"])):
        if len(articles) >= ARTICLES:
            break
        articles[row["id"]] = row
    return sorted(articles.values(), key=lambda row: _digest("split", row["id"]))


def _rows(path: Path) -> Iterator[dict[str, Any]]:
    rows = map(json.loads, path.read_text("utf-8").splitlines())
    return (row for row in rows if len(row["text"]) <= LONGEST)


def _digest(*parts: object) -> str:
    return hashlib.sha256(" ".join(map(str, parts)).encode()).hexdigest()


def choose_expressions(id_: str, expressions: Iterable[Expression]) -> list[Expression]:
    """As many of each group as its quota allows, in text order: quantifiers first, which are rare, then by digest."""
    ranked = sorted(
        expressions, key=lambda expression: (expression.kind != "quantifier", _digest(id_, expression.start))
    )
    chosen: list[Expression] = []
    for group, quota in QUOTAS.items():
        chosen += [expression for expression in ranked if expression.group == group][:quota]
    return sorted(chosen, key=lambda expression: expression.start)


def write_sheet(row: dict[str, Any], sentences: list[tuple[int, Span]], chosen: list[Expression]) -> str:
    """The sheet of an article: numbered sentences with the expressions marked, then a line for each expression."""
    numbered = {expression: number for number, expression in enumerate(chosen, 1)}
    head = [f"{name}: {row.get(name) or ''}" for name in ("id", "title", "published", "outlet")]
    text, lines = [], []
    for sentence_number, (start, sent) in enumerate(sentences, 1):
        first = start + sent.start_char
        words = sent.text.rstrip()
        here = [expression for expression in chosen if first <= expression.start < first + len(words)]
        for expression in reversed(here):
            at, stop = expression.start - first, expression.end - first
            words = words[:at] + marked(numbered[expression], words[at:stop]) + words[stop:]
        gap = row["text"][:first].rpartition("\n")[2]
        text += [""] * (not gap.strip()) + [f"[{sentence_number}] {words.lstrip()}"]
        lines += [
            f"{numbered[expression]} | [{sentence_number}] | {expression.kind} | "
            f"{row['text'][expression.start : expression.end]} | "
            for expression in here
        ]
    return "\n".join([*head, "annotator: ", *text, "", EXPRESSIONS, *lines, ""])


def main(news: Path, out: Path) -> None:
    """Write the sheets, and say how many expressions of each kind they have."""
    out.mkdir(parents=True, exist_ok=True)
    nlp = load_base_model()
    kinds: dict[str, int] = {}
    for number, row in enumerate(choose_articles(news)):
        sentences = read_sentences(nlp, row["text"])
        chosen = choose_expressions(row["id"], find_expressions(sentences))
        name = f"dev-{number + 1:02}" if number < DEV else f"test-{number - DEV + 1:02}"
        path = out / f"{name}.txt"
        if path.exists():
            sys.exit(f"{path} is there already: filled sheets are not overwritten")
        path.write_text(write_sheet(row, sentences, chosen), "utf-8")
        for expression in chosen:
            kinds[expression.kind] = kinds.get(expression.kind, 0) + 1
    guidelines = (CORPUS / "references" / "guidelines.md").read_text("utf-8")
    (out / "README").write_text(INSTRUCTIONS + guidelines, "utf-8")
    sys.stdout.write(", ".join(f"{kind} {count}" for kind, count in sorted(kinds.items())) + "\n")


if __name__ == "__main__":
    if len(sys.argv) != 3:
        sys.exit(__doc__)
    main(Path(sys.argv[1]), Path(sys.argv[2]))
