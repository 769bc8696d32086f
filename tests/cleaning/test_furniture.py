"""Furniture rules: each rule's own example, what must stay text, sections and ends, and the score on texts of ours."""

import json
from pathlib import Path

import pytest

from extractor.cleaning import clean
from extractor.cleaning.furniture import LONGEST, FurnitureRule, find_furniture, line_furniture
from extractor.lexicons import load_lexicon
from tests.cleaning.pages import make_page, shown

TEXTS = sorted((Path(__file__).resolve().parents[2] / "corpus" / "furniture").glob("*.json"))
FLOOR = 0.95  # F1 over the blocks of the texts; measured 0.98

ARTICLE = [
    "Grain exports from Tarnholm rose 12 percent in the first quarter, the harbour board said on Tuesday.",
    "The harbour handled 4.2 million tonnes, and a third of that went to northern Africa, the board said.",
]


@pytest.mark.parametrize("rule", load_lexicon("furniture", FurnitureRule), ids=lambda rule: rule.id)
def test_each_rule_finds_its_example(rule: FurnitureRule) -> None:
    examples = {
        json.loads(line)["id"]: json.loads(line)["example"]
        for line in (Path(__file__).resolve().parents[2] / "models/en/lexicons/furniture.jsonl")
        .read_text("utf-8")
        .splitlines()
    }
    assert find_furniture([*ARTICLE, examples[rule.id]])[-1] is not None


@pytest.mark.parametrize(
    "line",
    [
        "Sources said that the two sides were close to a deal.",
        "Supported by a strong dollar, imports rose 4 percent in May.",
        "Video from the scene showed smoke rising above the harbour.",
        "Share prices fell for a third day.",
        "The report was published on Monday by the central bank.",
        "Copyright law does not cover such cases, the court said.",
        "Related costs came to 3 million euros.",
        "Comments by the minister moved the market.",
        "More than 300 people signed up for the scheme.",
        "He sent the newsletter to 40,000 readers a week.",
        "“Our website helps you to find free places,” the spokesman said.",
        "Subscribers rose by 12,000 to 1.4 million in the quarter.",
        "Photographs of the accident were shown to the jury.",
        "By Tuesday the water had fallen by a metre.",
    ],
)
def test_news_with_the_same_words_stays_text(line: str) -> None:
    assert line_furniture(line) is None
    assert find_furniture([*ARTICLE, line, ARTICLE[0]])[2] is None


def test_a_heading_at_the_end_governs_the_headlines_below_whatever_their_marks() -> None:
    lines = [
        *ARTICLE,
        "More Articles from Harbour Daily",
        "A man was fined for keeping goats in a flat.",
        "Chess fills the clubs again",
    ]
    assert find_furniture(lines) == [None, None, "related", "related", "related"]


def test_a_heading_in_the_middle_governs_only_what_looks_like_headlines() -> None:
    lines = [ARTICLE[0], "Read more", "Why the grain price fell in spring", ARTICLE[1], ARTICLE[0]]
    assert find_furniture(lines) == [None, "related", "related", None, None]


def test_headlines_without_a_heading_are_found_in_flat_text() -> None:
    lines = [
        *ARTICLE,
        "The herring is back, but nobody wants it",
        "Boat builders run out of orders this year",
        ARTICLE[0],
    ]
    assert find_furniture(lines, flat=True)[2:4] == ["related", "related"]
    assert find_furniture(lines)[2:4] == [None, None]


def test_a_list_of_figures_is_no_list_of_headlines() -> None:
    lines = [
        *ARTICLE,
        "Wheat to northern Africa this year: 1.4 million tonnes",
        "Barley to southern Europe this year: 300,000 tonnes",
    ]
    assert find_furniture(lines, flat=True) == [None] * 4


def test_what_is_furniture_only_at_the_end_is_text_elsewhere() -> None:
    about = "Ines Moreau is a staff reporter at the Harbour Daily."
    assert find_furniture([about, *ARTICLE]) == [None] * 3
    assert find_furniture([*ARTICLE, about, "© Harbour Daily"]) == [None, None, "credit", "copyright"]


def test_the_patterns_meet_no_hostile_length() -> None:
    assert find_furniture(["share " * LONGEST, "a" * 100_000, "by " * 5_000]) == [None] * 3


def _counts(path: Path) -> tuple[int, int, int]:
    """Furniture blocks of a text that were rightly found, found in all, and there are."""
    data = json.loads(path.read_text(encoding="utf-8"))
    text = data["separator"].join(block["text"] for block in data["blocks"])
    gold, at = set(), 0
    for block in data["blocks"]:
        if block["kind"] == "furniture":
            gold.add((at, at + len(block["text"])))
        at += len(block["text"]) + len(data["separator"])
    found = {(block.start, block.end) for block in clean(make_page(text)).blocks if block.kind == "furniture"}
    return len(gold & found), len(found), len(gold)


def test_furniture_of_our_texts_is_found() -> None:
    assert len(TEXTS) >= 40
    right, found, wanted = (sum(counts) for counts in zip(*map(_counts, TEXTS), strict=True))
    assert 2 * right / (found + wanted) >= FLOOR


def test_a_headline_may_stand_below_navigation() -> None:
    text = "Skip to main content\n\nHome > News\n\nGrain trade grows at Tarnholm\n\n" + "\n\n".join(ARTICLE)
    kinds = [kind for kind, _ in shown(clean(make_page(text)))]
    assert kinds == ["navigation", "navigation", "headline", "paragraph", "paragraph"]
