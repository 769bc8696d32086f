"""Links to an article and to words in it."""

from __future__ import annotations

from dataclasses import replace
from urllib.parse import unquote

import pytest

from extractor.desk.report.links import fragment_link, web_address
from extractor.record.textrange import TextRange
from tests.assembly.sample import article

TEXT = "Ore-based steel, tin & zinc fell. Tin rose. Copper was flat. Tin rose."


def link(start: int, end: int, *, url: str | None = "https://news.example/a", text: str = TEXT) -> str | None:
    return fragment_link(replace(article(), text=text, url=url), TextRange(start, end))


def test_words_with_marks_that_mean_something_in_a_link_are_escaped() -> None:
    assert link(0, 33) == "https://news.example/a#:~:text=Ore%2Dbased%20steel%2C%20tin%20%26%20zinc%20fell."


def test_long_words_are_known_by_their_ends() -> None:
    target = link(0, 199, text=" ".join(f"word{number}" for number in range(40)))
    assert target is not None
    first, last = target.partition("text=")[2].split(",")
    assert unquote(first) == "word0 word1 word2 word3 word4"
    assert unquote(last).startswith("word")


def test_words_that_are_there_twice_are_reported_with_those_around_them() -> None:
    start = TEXT.rindex("Tin rose")
    target = link(start, start + 9)
    assert target is not None
    assert unquote(target).endswith(
        "text=zinc fell. Tin rose. Copper was flat.-,Tin rose.".replace("zinc fell. Tin rose. ", "rose. ")
    )


def test_an_address_with_a_fragment_keeps_it() -> None:
    assert str(link(34, 43, url="https://news.example/a#top", text=TEXT[:50])).startswith(
        "https://news.example/a#top:~:text="
    )


@pytest.mark.parametrize(
    "url", [None, "", "javascript:alert(1)", "data:text/html,x", "file:///etc", "https://", "http://["]
)
def test_only_addresses_of_the_web_become_links(url: str | None) -> None:
    assert web_address(url) is None
    assert link(0, 5, url=url) is None
