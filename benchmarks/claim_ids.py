"""Claims keep their ids when an article is edited elsewhere: `python -m benchmarks.claim_ids`.

Each edit is made to each article of the corpus (development part), and the claims of the paragraphs that it leaves alone are
looked for again: how many are there again, and how many of those with the id that they had.
"""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

from benchmarks.evaluation.gold import load_corpus
from extractor import extract
from extractor.pipeline import Pipeline, load_pipeline
from extractor.record.extraction import Extraction

ADDRESS = "https://news.example/article"
Paragraphs = list[str]
# What each does to the paragraphs; of the address only the last one is changed.
EDITS: Mapping[str, Callable[[Paragraphs], Paragraphs]] = {
    "a sentence added in front": lambda p: [
        f"This article was written by our reporters in the harbour. {p[0]}",
        *p[1:],
    ],
    "a paragraph added in front": lambda p: ["The council met again on the next day.", *p],
    "two characters cut in the introduction": lambda p: [p[0], p[1][2:], *p[2:]],
    "the headline written anew": lambda p: ["What the new numbers say", *p[1:]],
    "the last paragraph moved to the middle": lambda p: [*p[: len(p) // 2], p[-1], *p[len(p) // 2 : -1]],
    "a paragraph added in the middle": lambda p: [*p[: len(p) // 2], "Nobody answered on Tuesday.", *p[len(p) // 2 :]],
    "a paragraph taken out": lambda p: [*p[: len(p) // 2], *p[len(p) // 2 + 1 :]],
    "a word changed in the middle": lambda p: [
        *p[: len(p) // 2],
        p[len(p) // 2].replace("the", "this", 1),
        *p[len(p) // 2 + 1 :],
    ],
    "a correction below": lambda p: [*p, "Correction: an earlier version had the name of the harbour wrong."],
    "the address followed from a newsletter": lambda p: p,
}


def read(paragraphs: Paragraphs, edit: str, nlp: Pipeline) -> Extraction:
    """The extraction of an article of these paragraphs."""
    url = f"{ADDRESS}?utm_source=mail&utm_medium=letter" if edit.startswith("the address") else ADDRESS
    return extract("\n\n".join(paragraphs), url=url, published="2025-06-09", format="text", nlp=nlp)


def positions(extraction: Extraction) -> Iterator[tuple[tuple[str, str, int], str]]:
    """Where each claim inside one paragraph is (its words, the claim's type, its position there), and its id."""
    text = extraction.article.text
    starts = {row.id: row.start for row in (*extraction.figures, *extraction.quotes)}
    for claim in extraction.claims:
        begin = text.rfind("\n\n", 0, claim.start) + 1
        end = text.find("\n\n", claim.start)
        position = starts[claim.value_id or claim.change_id or claim.quote_id or ""]
        yield (text[begin : end if end > 0 else None].strip("\n"), claim.type, position - begin), claim.id


def kept(before: Extraction, after: Extraction) -> Counter[str]:
    """Of the claims in paragraphs that are "there" before and after: how many are there "again", and with the "same" id."""
    counts: Counter[str] = Counter()
    now = dict(positions(after))
    paragraphs = after.article.text.split("\n\n")
    for position, id_ in positions(before):
        if paragraphs.count(position[0]) == 1:
            counts.update(["there", *["again"] * (position in now), *["same"] * (now.get(position) == id_)])
    return counts


def main() -> int:
    """Print a line for each edit and one for all; the exit code is 1 where a claim has another id."""
    nlp = load_pipeline()
    articles = [article.text.split("\n\n") for article in load_corpus(Path("corpus"), "dev")]
    articles = [paragraphs for paragraphs in articles if len(paragraphs) > 3]
    before = [read(paragraphs, "", nlp) for paragraphs in articles]
    total: Counter[str] = Counter()
    for edit, change in EDITS.items():
        counts: Counter[str] = Counter()
        for paragraphs, earlier in zip(articles, before, strict=True):
            after = read(change(paragraphs), edit, nlp)
            if len({claim.id for claim in after.claims}) < len(after.claims):
                counts["doubled"] += 1
            counts += kept(earlier, after)
        print(
            f"{edit:42} {counts['there']:5} claims {counts['again']:5} there again {counts['same']:5} with the same id"
        )
        total += counts
    print(f"{'all':42} {total['there']:5} claims {total['again']:5} there again {total['same']:5} with the same id")
    print(f"articles with two claims of one id: {total['doubled']}")
    return 0 if total["same"] == total["again"] and not total["doubled"] else 1


if __name__ == "__main__":
    sys.exit(main())
