"""`python -m benchmarks.copies FILE...`: how many copies of articles are found, and how many links are false.

Each FILE has an article a line (JSON Lines with "id" and "text").  Copies are made of every article, each kind put into a new
index after all originals:

    cut         the last third of its sentences is gone
    reworded    of every fifth sentence two words in three are others, numbers apart
    headline    another headline, and the rest as it was
    one word    of every sentence one word is another, so that no sentence is the same
    all three   cut, reworded and with another headline

A link is right if it leads to the article that the copy was made of.  Printed for each kind: copies, found, recall, right
links, and how many of this kind only the copy has (its own words not covered); then links among the originals, which are
false unless a reader says otherwise, CPU milliseconds and kilobytes of memory an article.
"""

from __future__ import annotations

import json
import re
import sys
import time
import tracemalloc
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path

from extractor.cleaning import clean
from extractor.comparison.copies import Copy, CopyIndex
from extractor.record.article import Article
from extractor.record.page import Page, Source

_SENTENCE = re.compile(r"(?<=[.!?])\s+(?=[A-Z“\"])|\n+")
_OTHER_WORDS = (
    "plainly",
    "matter",
    "towards",
    "settle",
    "broadly",
    "instead",
    "outcome",
    "gather",
    "somewhat",
    "measure",
)
_LEAST = 8  # sentences of an article of which copies are made


def article_of(id_: str, text: str) -> Article:
    """The cleaned article of a text."""
    return clean(Page(input_id=id_, content=text, format="text", source=Source(kind="file", location=id_, sha256="")))


def sentences(text: str) -> list[str]:
    """The sentences of a text, each with the white space after it."""
    ends = [match.end() for match in _SENTENCE.finditer(text)]
    return [text[start:end] for start, end in zip([0, *ends], [*ends, len(text)], strict=True) if start < end]


def cut(text: str) -> str:
    parts = sentences(text)
    return "".join(parts[: len(parts) * 2 // 3])


def reworded(text: str) -> str:
    parts = sentences(text)
    return "".join(_other_words(part) if number % 5 == 2 else part for number, part in enumerate(parts))


def _other_words(sentence: str) -> str:
    words = re.split(r"(\s+)", sentence)
    for index in range(0, len(words), 2):
        if index % 6 and words[index].isalpha():
            words[index] = _OTHER_WORDS[(index + len(sentence)) % len(_OTHER_WORDS)]
    return "".join(words)


def one_word_other(text: str) -> str:
    return "".join(map(_other_word, sentences(text)))


def _other_word(sentence: str) -> str:
    words = re.split(r"(\s+)", sentence)
    index = next((index for index in range(4, len(words), 2) if words[index].isalpha()), None)
    return sentence if index is None else "".join([*words[:index], "likewise", *words[index + 1 :]])


def with_other_headline(text: str) -> str:
    head, _, body = text.partition("\n")
    is_headline = bool(body) and len(head) < 120 and not head.rstrip().endswith(".")
    return "Morning briefing: what readers should know about this story\n\n" + (body.lstrip() if is_headline else text)


KINDS: Mapping[str, Callable[[str], str]] = {
    "cut": cut,
    "reworded": reworded,
    "headline": with_other_headline,
    "one word": one_word_other,
    "all three": lambda text: with_other_headline(reworded(cut(text))),
}


def links_among(articles: Mapping[str, Article]) -> tuple[CopyIndex, dict[str, Copy]]:
    """An index of the articles, and the links that it makes between them."""
    index, links = CopyIndex(), {}
    for key, article in articles.items():
        if copy := index.add(key, article):
            links[key] = copy
    return index, links


def found_copies(articles: Mapping[str, Article], make: Callable[[str], str]) -> dict[str, Copy | None]:
    """For each article of at least `_LEAST` sentences what its copy is linked to, put after all originals."""
    index, _ = links_among(articles)
    texts = {key: article.text for key, article in articles.items() if len(sentences(article.text)) >= _LEAST}
    return {key: index.add(f"{key} (copy)", article_of(key, make(text))) for key, text in texts.items()}


def read_texts(paths: Iterable[Path]) -> dict[str, Article]:
    """The cleaned articles of files of JSON Lines, by their ids."""
    rows = (json.loads(line) for path in paths for line in path.read_text(encoding="utf-8").splitlines())
    return {row["id"]: article_of(row["id"], row["text"]) for row in rows}


def main() -> None:
    articles = read_texts(map(Path, sys.argv[1:]))
    if not articles:
        raise SystemExit('no articles: give files of JSON Lines with "id" and "text"')
    print(f"{'kind':10}{'copies':>8}{'found':>8}{'recall %':>10}{'right':>8}{'new words %':>13}")
    for kind, make in KINDS.items():
        links = found_copies(articles, make)
        linked = {key: copy for key, copy in links.items() if copy}
        right = sum(copy.copy_of == key for key, copy in linked.items())
        new = 100 * sum(1 - copy.covered for copy in linked.values()) / max(1, len(linked))
        print(f"{kind:10}{len(links):8}{len(linked):8}{100 * len(linked) / len(links):10.1f}{right:8}{new:13.1f}")
    start = time.process_time()
    _, among = links_among(articles)
    spent = time.process_time() - start
    tracemalloc.start()
    index, _ = links_among(articles)
    kilobytes = tracemalloc.get_traced_memory()[0] / 1_000 / len(articles)
    del index
    print(f"links among the {len(articles)} originals: {len(among)}")
    for key, copy in among.items():
        print(f"  {key} -> {copy.copy_of} ({copy.kind}, {copy.shared:.2f})")
    print(f"an article: {1_000 * spent / len(articles):.1f} ms of CPU, {kilobytes:.0f} kB")


if __name__ == "__main__":
    main()
