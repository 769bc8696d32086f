"""The library as a caller uses it."""

import datetime as dt
import io
import json
import os
import re
import signal
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Literal

import pandas
import pytest
from spacy.language import Language

import extractor
from extractor import ExtractorError, annotate, extract, extract_many, extract_pages, figures, times
from extractor.api import corrected_page, extract_records, with_findings
from extractor.api.pages import _page
from extractor.cleaning import clean
from extractor.errors import InputError
from extractor.isolation import Limits
from extractor.record.article import Article
from extractor.record.extraction import Extraction
from extractor.record.page import MAX_PAGE_BYTES, MAX_TEXT_CHARACTERS, Failure, Page, Source
from extractor.sinks import Record, record_line

SENTENCE = "Exports fell 3 percent in May, the ministry said."
PAGE = "<html><head><title>Exports fall</title></head><body><article><h1>Exports fall</h1>" + "".join(
    f"<p>{SENTENCE} The harbour was quiet on most days and few ships came in, workers at the quay said.</p>"
    for _ in range(3)
)


def test_the_exports_are_the_list() -> None:
    names = [
        "Article", "Claim", "Entity", "Extraction", "ExtractorError", "Failure", "Figure", "Finding", "InputError",
        "Limits", "Mention", "ModelError", "PackageError", "Page", "Quote", "RecordError", "ResourceError", "ResumeError",
        "Statement", "StoreError", "Timex", "WorkError", "__version__", "annotate", "extract", "extract_many",
        "extract_pages", "figures", "load_pipeline", "read_pages", "times",
    ]  # fmt: skip
    assert extractor.__all__ == names
    assert all(hasattr(extractor, name) for name in names)


def test_the_guide_names_every_export() -> None:
    guide = (Path(__file__).resolve().parents[1] / "docs" / "library.md").read_text(encoding="utf-8")
    is_error = re.compile(r"Error$|^__version__$").search  # `help("extractor.errors")` draws those
    assert [name for name in extractor.__all__ if not is_error(name) and f"`{name}" not in guide] == []


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


def test_a_corrected_page_keeps_its_text_and_blocks_and_takes_the_new_facts(nlp: Language) -> None:
    html = "<html><body><article><h1>Exports fall</h1><p>Exports fell 3 percent last month, the ministry said.</p></article>"
    first = extract(html, nlp=nlp)
    again = extract(corrected_page(first, published="2025-06-09", title="Fewer exports", outlet="The Post"), nlp=nlp)
    assert (again.article.text, again.article.blocks, again.article.key) == (
        first.article.text, first.article.blocks, first.article.key,
    )  # fmt: skip
    assert (again.article.published.value, again.article.published.source) == ("2025-06-09", "argument")
    assert (again.article.title, again.article.site) == ("Fewer exports", "The Post")
    assert [time.value for time in again.times] == ["2025-05"]
    assert extract(corrected_page(again), nlp=nlp).to_json() == again.to_json()


def test_html_is_distinguished_from_text(nlp: Language) -> None:
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
            assert (finding.id in claim.finding_ids) == (claim.id in finding.claims)


GERMAN = (
    "Die Ausfuhren von Stahl sind im Mai um 3 Prozent gesunken, teilte das Ministerium am Montag mit. Die Händler am Hafen "
    "erwarten, dass sich der Markt im Herbst erholt, denn die Lager der Werften sind fast leer und die Preise niedrig."
)


def test_an_article_in_another_language_comes_cleaned_and_unread(nlp: Language) -> None:
    extraction = extract(GERMAN, nlp=nlp, format="text")
    assert (extraction.article.language, extraction.article.text) == ("de", GERMAN)
    assert (extraction.figures, extraction.claims, extraction.mentions) == ((), (), ())
    assert extraction.article.completeness.status == "complete"


def test_other_languages_are_read_when_all_are_requested(nlp: Language) -> None:
    assert extract(GERMAN, nlp=nlp, format="text", languages=None).figures


@pytest.mark.issue(15)
def test_two_sentences_of_another_language_are_not_read_with_english_rules(nlp: Language) -> None:
    text = "Der Hafen bleibt bis 2. Mai zu. Das kostet 3 Millionen Euro."
    extraction = extract(text, nlp=nlp)
    assert (extraction.article.language, extraction.figures, extraction.claims) == ("de", (), ())


@pytest.mark.issue(15)
@pytest.mark.parametrize(
    ("languages", "said"),
    [
        (("de",), r"there are no rules for German \(de\), only for English: leave it out"),
        (("en", "german"), r"no rules for German \(de\).*--language any \(languages=None\) to read them"),
        (("xx",), "'xx' is not a language: give an ISO 639-1 code such as 'en'"),
        ("de", "no rules for German"),
    ],
)
def test_a_language_without_rules_is_refused_with_what_to_do(
    nlp: Language, languages: tuple[str, ...], said: str
) -> None:
    with pytest.raises(InputError, match=said):
        extract(SENTENCE, nlp=nlp, languages=languages)


@pytest.mark.parametrize("languages", ["en", ("EN",), ("en-GB", "English")])
def test_the_language_of_the_pipeline_may_be_named(nlp: Language, languages: tuple[str, ...]) -> None:
    assert extract(SENTENCE, nlp=nlp, languages=languages).figures


def test_an_unread_article_leaves_the_others_in_their_order(nlp: Language) -> None:
    pages = [_page(text, None, None, "text") for text in (SENTENCE, GERMAN, SENTENCE)]
    counts = [len(result.figures) for result in extract_pages(pages, nlp=nlp) if not isinstance(result, Failure)]
    assert counts == [1, 0, 1]


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
    def clean_or_be_late(page: Page) -> Article:
        if page.input_id == "endless":
            os.kill(os.getpid(), signal.SIGPROF)  # as the kernel does when the time is over
        return clean(page)

    monkeypatch.setattr("extractor.api.extracting.clean", clean_or_be_late)
    pages = numbered("first", "endless", "last")
    results = list(extract_pages(pages, nlp=nlp, limits=Limits(seconds=10_000)))
    assert [result.input_id for result in results] == ["first", "endless", "last"]
    first, endless, last = results
    assert isinstance(endless, Failure)
    assert str(endless.error) == (
        "endless: the work on this page took more than 10000 seconds of CPU: allow more, or leave it out"
    )
    assert [first, last] == list(extract_pages(numbered("first", "last"), nlp=nlp))


@pytest.mark.issue(7)
@pytest.mark.parametrize(
    ("lines", "said"), [(2, "more than one article in it: use extract_pages"), (0, "empty: there is no article in it")]
)
def test_a_file_of_other_than_one_article_learns_where_to_go(tmp_path: Path, lines: int, said: str) -> None:
    path = tmp_path / "a.jsonl"
    path.write_text('{"id": "1", "text": "Exports fell."}\n' * lines)
    with pytest.raises(InputError, match=said):
        extract(path)


@pytest.mark.issue(7)
def test_a_fault_in_cleaning_costs_one_page(nlp: Language, monkeypatch: pytest.MonkeyPatch) -> None:
    def clean_or_fail(page: Page) -> Article:
        if page.input_id == "bad":
            raise IndexError("list index out of range")
        return clean(page)

    monkeypatch.setattr("extractor.api.extracting.clean", clean_or_fail)
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
    for characters in (10, len(SENTENCE) * 2):
        monkeypatch.setattr("extractor.api.extracting._BATCH_CHARACTERS", characters)
        monkeypatch.setattr("extractor.api.isolated._BATCH_BYTES", characters)
        assert list(extract_pages(pages, nlp=nlp)) == together
        assert list(extract_pages(pages, nlp=nlp, limits=Limits())) == together


@pytest.mark.issue(7)
@pytest.mark.parametrize("read", [extract, times, figures, annotate])
@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("news/steel.txt", r"give Path\('news/steel.txt'\)"),
        ("/home/ida/my articles/steel.HTML.gz", r"give Path\("),
        (r"C:\\news\\steel.html", r"give Path\("),
        ("there", r"give Path\('there'\), or format=\"text\""),
        ("https://news.example/steel", r"extract_pages\(read_pages\(\['https://news.example/steel'\]\)\)"),
    ],
)
def test_the_name_of_an_article_is_not_read_as_its_text(
    read: Callable[..., object], name: str, said: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("there").touch()
    with pytest.raises(InputError, match=said):
        read(name)


@pytest.mark.parametrize(
    "text",
    [
        "Read more at news.example/steel.html",
        "Sales rose 5 percent.\nhttps://news.example/steel.html",
        "<p>news/steel.html",
        "and/or",
    ],
)
def test_a_text_with_a_name_in_it_is_a_text(nlp: Language, text: str) -> None:
    assert extract(text, nlp=nlp, languages=None)


def test_the_words_of_a_name_can_be_read(nlp: Language) -> None:
    assert extract("news/steel.txt", nlp=nlp, format="text", languages=None).article.text == "news/steel.txt"


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


@pytest.mark.parametrize("limits", [None, Limits()], ids=["here", "child"])
def test_the_records_are_the_lines_of_the_extractions(nlp: Language, limits: Limits | None) -> None:
    pages = [*numbered("a", "b"), _page(GERMAN, None, None, "text")]
    records = list(extract_records(pages, nlp=nlp, limits=limits))
    extractions = list(extract_pages(pages, nlp=nlp, limits=limits))
    for record, extraction in zip(records, extractions, strict=True):
        assert isinstance(record, Record)
        assert isinstance(extraction, Extraction)
        assert record.line == record_line(extraction)
        assert record.extraction() == extraction
        assert (record.input_id, record.language) == (extraction.input_id, extraction.article.language)


def test_pages_are_taken_as_they_are_needed(nlp: Language, monkeypatch: pytest.MonkeyPatch) -> None:
    """Memory does not grow with the number of pages: no more are taken than are annotated at a time."""
    monkeypatch.setattr("extractor.api.extracting._BATCH_CHARACTERS", 10)
    taken: list[str] = []

    def pages() -> Iterator[Page]:
        for page in numbered(*"abcdef"):
            taken.append(page.input_id)
            yield page

    next(extract_pages(pages(), nlp=nlp))
    assert taken == ["a", "b"]


@pytest.mark.parametrize("limits", [None, Limits()], ids=["here", "child"])
@pytest.mark.parametrize(
    ("content", "format", "said"),
    [
        ("\u00e9" * (MAX_PAGE_BYTES // 2 + 1), "html", "more than 20,000,000 bytes"),
        (b"x" * (MAX_PAGE_BYTES + 1), "text", "more than 20,000,000 bytes"),
        ("x " * (MAX_TEXT_CHARACTERS // 2) + "x", "text", "500,001 characters of text, above the limit of 500,000"),
    ],
    ids=["characters of two bytes", "bytes", "text"],
)
def test_the_limits_of_size_hold_in_the_library(
    nlp: Language, content: str | bytes, format: Literal["html", "text"], said: str, limits: Limits | None
) -> None:
    source = Source(kind="stdin", location="-", sha256="0")
    page = Page(input_id="long", content=content, format=format, source=source)
    (result,) = extract_pages([page], nlp=nlp, limits=limits)
    assert isinstance(result, Failure)
    assert said in str(result.error)
    with pytest.raises(InputError, match=said):
        extract(content, nlp=nlp, format=format)


@pytest.mark.issue(13)
@pytest.mark.parametrize("limits", [None, Limits()], ids=["here", "child"])
def test_no_string_from_outside_can_break_a_record(nlp: Language, limits: Limits | None) -> None:
    bad = "a\ud83d\0b"
    source = Source(kind="jsonl", location=bad, sha256="0", record_id=bad)
    facts = {
        "url": f"https://news.example/{bad}",
        "title": bad,
        "tdm_reservation": bad,
    }
    script = json.dumps({"@type": "NewsArticle", "headline": bad, "author": bad, "keywords": [bad], "inLanguage": bad})
    head = f"<head><title>{bad}</title><script type='application/ld+json'>{script}</script>"
    for content, format in ((SENTENCE + bad, "text"), (PAGE.replace("<head>", head), "html")):
        page = Page(input_id=bad, content=content, format=format, source=source, **facts)  # type: ignore[arg-type]
        (result,) = extract_records([page], nlp=nlp, limits=limits)
        assert isinstance(result, Record)
        assert result.input_id == "a\ufffd\ufffdb"
        assert b"\\u0000" not in result.line


@pytest.mark.issue(13)
@pytest.mark.parametrize("content", [SENTENCE, PAGE])
@pytest.mark.parametrize("url", ["http://[", "https://[::1/a", "//[", "http://a]b/"])
def test_an_address_that_is_none_costs_no_article(nlp: Language, content: str, url: str) -> None:
    assert extract(content, nlp=nlp, url=url).article.url is None


DATES = [
    "0001-01-01",
    "9999-12-31",
    "0001-01-01T00:00:00+14:00",
    "9999-12-31T23:59:59-12:00",
    "0002-01-01",
    "9998-12-31",
]
RELATIVE = (
    "Exports fell 5 percent last month, from 7 percent a year earlier. By the end of next year they will be 3 percent lower, "
    "Ana Ruiz, 47, said on Monday. Sales rose by $3 million in the year to date and $2 million in 2024. Over the past ten "
    "years, in the next century, three decades ago, tonight, this weekend and within two years they did not. This quarter "
    "sales were up 4 percent, and in the last quarter of this year 5 percent."
)


@pytest.mark.issue(13)
@pytest.mark.parametrize("published", DATES)
def test_a_date_at_the_ends_of_the_calendar_gives_a_record(nlp: Language, published: str) -> None:
    extraction = extract(RELATIVE, published=published, nlp=nlp, format="text")
    assert len(extraction.figures) > 5
    assert extraction.article.published.value == (None if published[:4] in ("0001", "9999") else published)


# ---------------------------------------------------------------- many
def test_many_takes_texts_paths_pages_and_rows_in_order(nlp: Language, tmp_path: Path) -> None:
    for name in ("a", "b"):
        (tmp_path / f"{name}.txt").write_text(SENTENCE)
    row = {"nr": 7, "body": SENTENCE, "day": dt.date(2024, 6, 9), "more": [1]}
    keys = {"id": "nr", "text": "body", "published": "day"}
    results = list(
        extract_many([SENTENCE, PAGE.encode(), tmp_path, _page(SENTENCE, None, None, "text"), row], nlp=nlp, keys=keys)
    )
    assert [result.input_id for result in results][2:4] == [str(tmp_path / "a.txt"), str(tmp_path / "b.txt")]
    assert all(isinstance(result, Extraction) and result.claims for result in results)
    last = results[-1]
    assert isinstance(last, Extraction)
    assert (last.input_id, last.times[0].value) == ("7", "2024-05")


def test_a_source_alone_is_one_of_many(nlp: Language) -> None:
    (alone,) = extract_many(SENTENCE, published=dt.date(2025, 6, 9), nlp=nlp)
    assert alone == extract(SENTENCE, published="2025-06-09", nlp=nlp)


def test_what_cannot_be_read_is_a_failure_with_its_place_and_the_others_go_on(nlp: Language, tmp_path: Path) -> None:
    sources = [
        5,
        {"title": "Exports"},
        {"text": float("nan")},
        tmp_path / "none.txt",
        {"text": SENTENCE, "published": "soon"},
        SENTENCE,
    ]
    *failures, last = extract_many(sources, nlp=nlp)  # type: ignore[arg-type]
    assert isinstance(last, Extraction)
    assert [failure.input_id for failure in failures] == [
        "source 1", "source 2", "source 3", str(tmp_path / "none.txt"), "source 5"
    ]  # fmt: skip
    assert all(isinstance(failure, Failure) and failure.error.code == "input" for failure in failures)


def test_a_row_may_lack_what_a_table_has_nothing_for(nlp: Language) -> None:
    row = {"text": SENTENCE, "url": float("nan"), "title": None, "published": pandas.NaT}
    (result,) = extract_many([row], nlp=nlp)
    assert isinstance(result, Extraction)
    assert (result.article.url, result.article.published.value) == (None, None)


def test_a_data_frame_is_refused_since_it_gives_names_of_columns(nlp: Language) -> None:
    with pytest.raises(InputError, match=r"give its rows, as table.to_dict\('records'\) does"):
        list(extract_many(pandas.DataFrame({"text": [SENTENCE]}), nlp=nlp))
    assert len(list(extract_many(pandas.Series([SENTENCE]), nlp=nlp))) == 1


def test_a_key_that_no_row_has_a_use_for_is_refused(nlp: Language) -> None:
    with pytest.raises(InputError, match=r"'body' is not one of id, text"):
        list(extract_many([{"body": SENTENCE}], keys={"body": "text"}, nlp=nlp))


def test_a_function_is_called_with_the_number_of_results(nlp: Language) -> None:
    done: list[int] = []
    for _ in extract_many([SENTENCE, 5, SENTENCE], progress=done.append, nlp=nlp):  # type: ignore[list-item]
        assert len(done) == done[-1]
    assert done == [1, 2, 3]


@pytest.mark.parametrize("is_terminal", [True, False])
def test_progress_is_a_line_on_standard_error_where_that_is_a_terminal(
    nlp: Language, monkeypatch: pytest.MonkeyPatch, is_terminal: bool
) -> None:
    shown, printed = io.StringIO(), io.StringIO()
    monkeypatch.setattr(shown, "isatty", lambda: is_terminal)
    monkeypatch.setattr(sys, "stderr", shown)
    monkeypatch.setattr(sys, "stdout", printed)
    monkeypatch.setenv("TERM", "xterm")
    for _ in extract_many([SENTENCE, SENTENCE], progress=True, nlp=nlp):
        print("one")
    assert printed.getvalue() == "one\none\n"
    assert ("extracting" in shown.getvalue(), "2/2" in shown.getvalue()) == (is_terminal, is_terminal)
