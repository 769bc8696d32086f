"""Copies of articles: found whole, cut, with another headline and reworded; nothing that says other things is one."""

from __future__ import annotations

import subprocess
import sys
from array import array
from itertools import islice
from pathlib import Path
from random import Random

import pytest

from benchmarks.copies import KINDS, article_of, cut, found_copies, links_among, one_word_other, read_texts
from extractor.comparison.copies import CopyIndex, _bands

STORY = """Harbour tolls to rise next spring

Sandvik harbour will charge freighters 12 percent more from April, the port board said on Tuesday. The board wants to pay
for a new breakwater, which is to cost 48 million crowns. Fishing boats of less than 15 metres go on paying nothing. "Nobody
likes a toll, but everybody likes a quiet harbour," said Marit Haugen, who chairs the board. Shippers were told in a letter.

The last rise was in 2019. Traffic has grown by a third since then, to 2,340 calls in the past year. The breakwater should be
ready in three years. Work begins when the herring season is over, the board said. Two firms have made offers for it so far.
"""
OTHER = """Ferry company orders two electric ships

A ferry company in the north has ordered two electric ships from a yard in Tromso. They are to take over the night route in
the autumn of next year. Each carries 120 cars and 600 passengers, the company said. The batteries are charged in the port while
the cars drive off. The company did not say what it pays for the ships. The yard will hire 40 welders for the work.
"""


def index_of(*texts: str) -> CopyIndex:
    index = CopyIndex()
    for number, text in enumerate(texts):
        index.add(str(number), article_of(str(number), text))
    return index


@pytest.mark.parametrize("made", KINDS.values(), ids=KINDS)
def test_a_copy_leads_to_its_original(made: object) -> None:
    copy = index_of(OTHER, STORY).add("copy", article_of("copy", made(STORY)))  # type: ignore[operator]
    assert copy is not None
    assert copy.copy_of == "1"


@pytest.mark.parametrize(
    ("text", "kind", "shared", "covered"),
    [
        (STORY.upper().replace("\n\n", "\n"), "exact", 1.0, 1.0),
        (cut(STORY), "sentences", 1.0, 1.0),
        (one_word_other(STORY), "reworded", 0.5, 0.5),
    ],
)
def test_a_copy_says_how_it_was_found(text: str, kind: str, shared: float, covered: float) -> None:
    copy = index_of(STORY).add("copy", article_of("copy", text))
    assert copy is not None
    assert copy.kind == kind
    assert copy.shared >= shared
    assert copy.covered >= covered


def test_the_whole_story_after_its_cut_copy_says_more() -> None:
    copy = index_of(cut(STORY)).add("whole", article_of("whole", STORY))
    assert copy is not None
    assert copy.shared == 1.0
    assert copy.covered < 0.8


def test_a_copy_of_a_copy_leads_to_the_original() -> None:
    index = index_of(STORY, cut(STORY))
    copy = index.add("2", article_of("2", cut(STORY)))
    assert copy is not None
    assert (copy.copy_of, copy.kind) == ("0", "exact")


def test_another_number_is_another_story() -> None:
    """A report by template has the words of the last one and other numbers."""
    changed = STORY.replace("12 percent", "14 percent").replace("2,340", "2,815").replace("2019", "2021")
    assert index_of(STORY).add("copy", article_of("copy", changed)) is None
    assert index_of(STORY).add("copy", article_of("copy", one_word_other(changed))) is None


def test_stories_of_other_things_are_no_copies() -> None:
    assert index_of(STORY).add("other", article_of("other", OTHER)) is None


def test_stock_phrases_are_no_copies() -> None:
    phrase = "Sign up for our letter and read more."
    index = index_of(phrase, f"{OTHER}\n\n{phrase}")
    assert index.add("a", article_of("a", phrase)) is None
    assert index.add("b", article_of("b", f"{STORY}\n\n{phrase}")) is None


def test_a_story_that_many_outlets_print_is_found_in_each() -> None:
    """Its sentences are no stock phrases, however many have them."""
    index = index_of(STORY, *[cut(STORY)] * 40)
    copy = index.add("last", article_of("last", f"{cut(STORY)} It is a long pier."))
    assert copy is not None
    assert (copy.copy_of, copy.kind) == ("0", "sentences")


def test_articles_that_share_three_quarters_of_their_runs_meet_in_a_band() -> None:
    """Of 50 pairs all do: with orders that are not independent a third would not."""
    for seed in range(50):
        random = Random(seed)
        runs = [random.getrandbits(64) for _ in range(125)]
        first, second = (set(_bands(array("Q", some))) for some in (runs[:100], runs[25:]))
        assert first & second


def test_the_same_articles_give_the_same_links_whatever_the_hash_seed() -> None:
    program = (
        "from tests.comparison.test_copies import *; i = index_of(STORY, cut(STORY));"
        "print(i.add('x', article_of('x', one_word_other(STORY))))"
    )
    path = {"PYTHONHASHSEED": "3", "PYTHONPATH": str(Path(__file__).resolve().parents[2]), "PATH": "/usr/bin:/bin"}
    done = subprocess.run([sys.executable, "-c", program], env=path, capture_output=True, text=True, check=True)
    here = index_of(STORY, cut(STORY)).add("x", article_of("x", one_word_other(STORY)))
    assert done.stdout == f"{here}\n"
    assert "copy_of='0', kind='reworded'" in done.stdout


@pytest.mark.parametrize(("kind", "least"), [("cut", 0.95), ("reworded", 0.85), ("headline", 0.99)])
def test_copies_of_real_news_are_found(shared: Path, kind: str, least: float) -> None:
    articles = dict(islice(read_texts([shared / "news/wikinews.jsonl"]).items(), 80))
    links = found_copies(articles, KINDS[kind])
    assert sum(copy is not None for copy in links.values()) >= least * len(links)


def test_no_link_between_real_articles_is_false(shared: Path) -> None:
    rounds = [shared / f"news/rounds/{number:02}.jsonl" for number in range(1, 30)]
    articles = read_texts([*rounds, shared / "news/wikinews.jsonl"])
    assert len(articles) >= 500
    assert links_among(articles)[1] == {}
