"""The day of publication of a page that contradicts itself."""

from __future__ import annotations

import pytest

from extractor import extract
from extractor.cleaning import clean
from extractor.cleaning.open_day import settle_day
from extractor.pipeline import Pipeline
from extractor.record.article import DayCandidate, Published
from extractor.record.extraction import Extraction
from tests.cleaning.pages import make_page

LATER = "Mills were sold on 3 March 2025 and 2 April 2025. On 4 May 2025 the council said that rents had risen 4 percent since January."


def settled(text: str = "", *, modified: str | None = None, **stated: str) -> Published:
    """The day of a page of 9 June 2019 with a text and other days."""
    days = [DayCandidate(value=day, source=source) for source, day in stated.items()]  # type: ignore[arg-type]
    return settle_day(Published(value="2019-06-09", source="json-ld"), days, modified, text)


def test_a_page_that_is_kept_up_for_years_has_no_day() -> None:
    published = settled(LATER, modified="2025-06-05")
    assert (published.value, published.source) == (None, None)
    assert [(each.value, each.source) for each in published.candidates] == [
        ("2019-06-09", "json-ld"),
        ("2025-06-05", "modified"),
        ("2025-03-03", "body"),
        ("2025-04-02", "body"),
        ("2025-05-04", "body"),
    ]


def test_an_address_or_a_printed_day_of_another_time_opens_the_day() -> None:
    assert settled(url="2024-05-06").candidates == (
        DayCandidate(value="2019-06-09", source="json-ld"),
        DayCandidate(value="2024-05-06", source="url"),
    )
    assert settled(meta="2018-12-01").candidates
    assert settled(url="2019-06-10", meta="2019-08-30").value == "2019-06-09"


@pytest.mark.parametrize(
    ("text", "modified"),
    [
        (LATER, None),  # days to come
        (LATER, "2019-06-10"),
        (LATER, "2025-02-01"),
        ("It is sold on 3 March 2025 and 4 May 2025.", "2025-06-05"),  # two days to come, or a correction
        (f"It opened on 2 June 2019, 3 June 2019 and 4 June 2019. {LATER}", "2025-06-05"),
        (f"{LATER} The loan ends on 2 June 2029.", "2025-06-05"),
        ("It opened on 2 June 1944 and closed on 3 June 1945.", "2025-06-05"),
    ],
)
def test_an_ordinary_article_keeps_its_day(text: str, modified: str | None) -> None:
    assert settled(text, modified=modified).value == "2019-06-09"


def test_what_the_caller_says_is_never_contradicted() -> None:
    given = Published(value="2019-06-09", source="argument")
    assert settle_day(given, [DayCandidate(value="2024-05-06", source="url")], "2025-06-05", LATER) == given


def page(**days: str) -> str:
    stated = ", ".join(f'"{name}": "{day}"' for name, day in days.items())
    return (
        f'<html><head><script type="application/ld+json">{{"@type": "NewsArticle", "headline": "Trade news", {stated}}}</script>'
        f"</head><body><article><h1>Trade news</h1><p>Exports of grain fell 5 percent last month, the grain office said, and "
        f"imports rose by 40,000 tonnes.</p><p>{LATER}</p></article></body></html>"
    )


def read(nlp: Pipeline, published: str | None = None) -> Extraction:
    return extract(
        page(datePublished="2018-04-06", dateModified="2025-06-05"), published=published, nlp=nlp, format="html"
    )


@pytest.mark.model
def test_times_of_a_page_without_one_day_are_open_and_a_finding_lists_the_days(nlp: Pipeline) -> None:
    extraction = read(nlp)
    assert [time.from_ for time in extraction.times if time.surface == "last month"] == [None]
    (undated,) = [claim.id for claim in extraction.claims if "5 percent" in claim.surface][:1]
    (finding,) = [finding for finding in extraction.findings if finding.check == "publication_day"]
    assert finding.status == "unresolved"
    assert finding.message.startswith(
        "The page does not say when it was published: 6 April 2018 (metadata), 5 June 2025"
    )
    assert undated in finding.claims
    assert extraction.article.text[finding.start : finding.end] == "Trade news"


@pytest.mark.parametrize(
    ("line", "is_open"), [("By Ines Moreau | 4 June 2025", True), ("The next sale is on 4 June 2025", False)]
)
def test_a_line_at_the_head_that_is_only_a_day_contradicts_the_metadata(line: str, is_open: bool) -> None:
    html = page(datePublished="2018-04-06").replace("</h1>", f"</h1><p>{line}</p>").replace(LATER, "Mills were sold.")
    published = clean(make_page(html, "html")).published
    assert [(each.value, each.source) for each in published.candidates] == (
        [("2018-04-06", "json-ld"), ("2025-06-04", "text")] if is_open else []
    )


@pytest.mark.model
def test_the_caller_decides(nlp: Pipeline) -> None:
    extraction = read(nlp, "2025-06-05")
    assert [time.from_ for time in extraction.times if time.surface == "last month"] == ["2025-05-01"]
    assert "publication_day" not in {finding.check for finding in extraction.findings}


@pytest.mark.model
def test_a_day_at_the_head_of_such_a_page_is_no_anchor(nlp: Pipeline) -> None:
    html = page(datePublished="2018-04-06", dateModified="2025-06-05").replace("</h1>", "</h1><p>4 June 2025</p>")
    extraction = extract(html, nlp=nlp, format="html")
    assert "\n4 June 2025\n" in extraction.article.text
    assert [time.from_ for time in extraction.times if time.surface == "last month"] == [None]
