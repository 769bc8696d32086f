"""Hostile and damaged pages: each ends with a result or a clear error, and the page after it comes out whole."""

from __future__ import annotations

import random
from io import BytesIO
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from spacy.language import Language

from benchmarks.hostile_pages import GOOD, HOSTILE, HostilePage, usual_page
from benchmarks.mutated_pages import MUTATIONS, Mutation, mutated
from extractor import ExtractorError, extract, extract_pages
from extractor.cleaning import clean
from extractor.ingest import read_pages
from extractor.isolation import Limits
from extractor.record.page import Failure
from tests.cleaning.pages import make_page
from tests.test_robustness import assert_sound

PAGES = [path.read_bytes() for path in sorted((Path(__file__).parents[1] / "corpus/articles").glob("*/page.html"))]
HAVE_AN_ARTICLE = {
    "20,000 nested spans", "20,000 spans never closed", "5,000 nested divs", "200,000 list items never closed",
    "elements, in the limits", "tags never closed, in the limits", "200,000 brackets", "attribute of 1 MB",
    "JSON-LD of 100,000 levels", "JSON-LD of 100,000 levels, cut off", "100,000 attributes",
    "100,000 attributes without a value",
}  # fmt: skip


@pytest.mark.parametrize("row", HOSTILE, ids=lambda row: row.name)
def test_a_hostile_page_ends_and_its_neighbour_is_whole(nlp: Language, tmp_path: Path, row: HostilePage) -> None:
    paths = [tmp_path / f"a{row.suffix}", tmp_path / "b.html"]
    paths[0].write_bytes(row.make(row.size // row.scale))
    paths[1].write_bytes(usual_page())
    pages = read_pages([str(path) for path in paths], stdin=BytesIO())
    # Hours of CPU, so that no slow machine ends it: what a page costs is measured by benchmarks/hostile.py
    hostile, good = extract_pages(pages, nlp=nlp, limits=Limits(seconds=10_000))
    if isinstance(hostile, Failure):
        assert str(hostile.error).startswith(f"{paths[0]}: ")
        assert row.name not in HAVE_AN_ARTICLE, hostile.error
    else:
        assert_sound(hostile)
        assert row.name not in HAVE_AN_ARTICLE or all(sentence in hostile.article.text for sentence in GOOD)
    assert not isinstance(good, Failure)
    assert good.article.text == "\n\n".join(["Grain trade grows", *GOOD])


@given(st.sampled_from(PAGES), st.lists(st.sampled_from(MUTATIONS), min_size=1, max_size=3), st.integers(0, 10**6))
@settings(max_examples=80)
def test_a_damaged_page_gives_an_article_or_an_error_of_ours(page: bytes, mutations: list[Mutation], seed: int) -> None:
    try:
        article = clean(make_page(mutated(page, mutations, random.Random(seed)), "html"))
    except ExtractorError:
        return
    ends = [0, *(block.end for block in article.blocks)]
    assert all(before <= block.start < block.end for before, block in zip(ends, article.blocks, strict=False))
    assert ends[-1] <= len(article.text)
    assert all(article.text[link.start : link.end] == link.surface for link in article.links)


@given(st.sampled_from(PAGES), st.sampled_from(MUTATIONS), st.integers(0, 10**6))
@settings(max_examples=15)
def test_a_damaged_page_gives_a_sound_record(nlp: Language, page: bytes, mutation: Mutation, seed: int) -> None:
    try:
        extraction = extract(mutated(page, [mutation], random.Random(seed)), format="html", nlp=nlp)
    except ExtractorError:
        return
    assert_sound(extraction)
