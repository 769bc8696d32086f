"""The library as a caller uses it."""

import datetime as dt
from pathlib import Path

import pytest
from spacy.language import Language

import extractor
from extractor import ExtractorError, extract, extract_pages
from extractor.api import _page, with_findings
from extractor.article import Article
from extractor.cleaning import clean
from extractor.errors import InputError
from extractor.isolation import Limits
from extractor.page import Failure, Page, Source

SENTENCE = "Exports fell 3 percent in May, the ministry said."
PAGE = "<html><head><title>Exports fall</title></head><body><article><h1>Exports fall</h1>" + "".join(
    f"<p>{SENTENCE} The harbour was quiet on most days and few ships came in, workers at the quay said.</p>"
    for _ in range(3)
)


def test_the_exports_are_the_list() -> None:
    names = [
        "Extraction", "ExtractorError", "Limits", "__version__", "extract", "extract_pages", "load_pipeline", "read_pages",
    ]  # fmt: skip
    assert extractor.__all__ == names
    assert all(hasattr(extractor, name) for name in names)


def test_text_is_kept_code_point_for_code_point(nlp: Language) -> None:
    text = "  Exports fell 3\u00a0percent\u2009in May — “a blow”, 🚢 said. "
    assert extract(text, nlp=nlp, format="text").article.text == text


@pytest.mark.parametrize("published", ["2025-06-09", dt.date(2025, 6, 9)])
def test_the_date_given_anchors_relative_times(nlp: Language, published: str | dt.date) -> None:
    times = extract("Exports fell last month.", published=published, nlp=nlp).times
    assert [(time.surface, time.value) for time in times] == [("last month", "2025-05")]


def test_without_a_date_relative_times_stay_open(nlp: Language) -> None:
    (time,) = extract("Exports fell last month.", nlp=nlp).times
    assert (time.from_, time.until, time.anchor.kind) == (None, None, "none")


def test_html_is_told_from_text(nlp: Language) -> None:
    extraction = extract(PAGE, nlp=nlp)
    assert "<p>" not in extraction.article.text
    assert {figure.surface for figure in extraction.figures} == {"3 percent"}


def test_bytes_and_files_are_read(nlp: Language, tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(SENTENCE.encode())
    from_bytes, from_file = extract(SENTENCE.encode(), nlp=nlp), extract(path, nlp=nlp)
    assert from_bytes.figures == from_file.figures
    assert from_file.article.source.location == str(path)


def test_a_bad_source_raises_one_of_ours(nlp: Language, tmp_path: Path) -> None:
    with pytest.raises(ExtractorError, match=r"nothing\.txt"):
        extract(tmp_path / "nothing.txt", nlp=nlp)


def test_a_failure_keeps_its_place(nlp: Language) -> None:
    source = Source(kind="stdin", location="-", sha256="0")
    page = Page(input_id="good", content=SENTENCE, format="text", source=source)
    failure = Failure(input_id="bad", error=ExtractorError("no"))
    results = list(extract_pages([page, failure, page], nlp=nlp))
    assert [result.input_id for result in results] == ["good", "bad", "good"]
    assert results[1] is failure


def test_every_range_holds_its_surface(nlp: Language) -> None:
    text = f"{SENTENCE} “It was 🚢 a bad month,” said Ana Ruiz. Sales rose to €3.2bn from €3bn in April."
    extraction = extract(text, published="2025-06-09", nlp=nlp)
    rows = (*extraction.figures, *extraction.times, *extraction.mentions, *extraction.claims)
    assert {type(row).__name__ for row in rows} == {"Figure", "Timex", "Mention", "Claim"}
    for row in rows:
        assert text[row.start : row.end] == row.surface


def test_claims_know_their_findings(nlp: Language) -> None:
    text = (
        "The value in May indicated a 13.7 percent decrease from the $21.7 million recorded in April, to $18.7 million."
    )
    extraction = with_findings(extract(text, published="2025-06-09", nlp=nlp))
    assert extraction.findings
    for finding in extraction.findings:
        assert finding.claims
        for claim in extraction.claims:
            assert (finding.id in claim.findings) == (claim.id in finding.claims)


GERMAN = (
    "Die Ausfuhren von Stahl sind im Mai um 3 Prozent gesunken, teilte das Ministerium am Montag mit. Die Händler am Hafen "
    "erwarten, dass sich der Markt im Herbst erholt, denn die Lager der Werften sind fast leer und die Preise niedrig."
)


def test_an_article_in_another_language_comes_cleaned_and_unread(nlp: Language) -> None:
    extraction = extract(GERMAN, nlp=nlp, format="text")
    assert (extraction.article.language, extraction.article.text) == ("de", GERMAN)
    assert (extraction.figures, extraction.claims, extraction.mentions) == ((), (), ())
    assert extraction.article.completeness.status == "complete"


@pytest.mark.parametrize("languages", [None, ("en", "de")])
def test_other_languages_are_read_when_asked(nlp: Language, languages: tuple[str, ...] | None) -> None:
    assert extract(GERMAN, nlp=nlp, format="text", languages=languages).figures


def test_an_unread_article_leaves_the_others_in_their_order(nlp: Language) -> None:
    pages = [_page(text, None, None, "text") for text in (SENTENCE, GERMAN, SENTENCE)]
    found = [len(result.figures) for result in extract_pages(pages, nlp=nlp) if not isinstance(result, Failure)]
    assert found == [1, 0, 1]


def numbered(*names: str) -> list[Page]:
    source = Source(kind="stdin", location="-", sha256="0")
    return [Page(input_id=name, content=f"{SENTENCE} {name}", format="text", source=source) for name in names]


def test_limits_change_no_result(nlp: Language) -> None:
    pages = [*numbered("a", "b"), Failure(input_id="bad", error=ExtractorError("no")), *numbered("c")]
    limited = list(extract_pages(iter(pages), nlp=nlp, batch_size=3, limits=Limits()))
    assert limited == list(extract_pages(pages, nlp=nlp))
    assert limited[2] is pages[2]


def test_a_page_above_the_limits_is_named_and_its_neighbours_are_whole(
    nlp: Language, monkeypatch: pytest.MonkeyPatch
) -> None:
    def clean_or_loop(page: Page) -> Article:
        while page.input_id == "endless":
            pass
        return clean(page)

    monkeypatch.setattr("extractor.api.clean", clean_or_loop)
    pages = numbered("first", "endless", "last")
    results = list(extract_pages(pages, nlp=nlp, limits=Limits(seconds=2)))
    assert [result.input_id for result in results] == ["first", "endless", "last"]
    first, endless, last = results
    assert isinstance(endless, Failure)
    assert str(endless.error) == (
        "endless: the work on this page took more than 2 seconds of CPU: allow more, or leave it out"
    )
    assert [first, last] == list(extract_pages(numbered("first", "last"), nlp=nlp))


@pytest.mark.issue(7)
@pytest.mark.parametrize(("lines", "said"), [(2, "more than one article"), (0, "no article")])
def test_a_file_of_other_than_one_article_is_told_where_to_go(tmp_path: Path, lines: int, said: str) -> None:
    path = tmp_path / "a.jsonl"
    path.write_text('{"id": "1", "text": "Exports fell."}\n' * lines)
    with pytest.raises(InputError, match=f"{said} in it: use extract_pages"):
        extract(path)


@pytest.mark.issue(7)
def test_a_fault_in_cleaning_costs_one_page(nlp: Language, monkeypatch: pytest.MonkeyPatch) -> None:
    def clean_or_fail(page: Page) -> Article:
        if page.input_id == "bad":
            raise IndexError("list index out of range")
        return clean(page)

    monkeypatch.setattr("extractor.api.clean", clean_or_fail)
    first, bad, last = extract_pages(numbered("first", "bad", "last"), nlp=nlp)
    assert isinstance(bad, Failure)
    assert str(bad.error).startswith("bad: cleaning failed (IndexError: list index out of range)")
    assert not isinstance(first, Failure)
    assert not isinstance(last, Failure)


def test_long_articles_are_annotated_in_portions_with_the_same_result(
    nlp: Language, monkeypatch: pytest.MonkeyPatch
) -> None:
    pages = numbered("a", "b", "c")
    together = list(extract_pages(pages, nlp=nlp))
    monkeypatch.setattr("extractor.api.MAX_TEXT_CHARACTERS", 10)
    assert list(extract_pages(pages, nlp=nlp)) == together


@pytest.mark.issue(7)
def test_a_path_is_a_file_and_nothing_else(tmp_path: Path) -> None:
    for path in (Path("-"), tmp_path, tmp_path / "*.html"):
        with pytest.raises(InputError, match="not a file"):
            extract(path)


@pytest.mark.issue(7)
@pytest.mark.parametrize("language", ["en-US", "EN", "eng"])
def test_the_language_of_the_caller_is_a_code_however_it_is_written(nlp: Language, language: str) -> None:
    source = Source(kind="stdin", location="-", sha256="0")
    page = Page(input_id="a", content=SENTENCE, format="text", source=source, language=language)
    (result,) = extract_pages([page], nlp=nlp)
    assert not isinstance(result, Failure)
    assert (result.article.language, len(result.figures)) == ("en", 1)
