"""The library as those use it who want rows, a notebook, times, figures or a Doc."""

import datetime as dt
import re
from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal
from html.parser import HTMLParser
from pathlib import Path

import pandas
import polars
import pytest
from hypothesis import given
from hypothesis import strategies as st
from spacy.language import Language
from spacy.tokens import DocBin

import extractor
from extractor import InputError, ModelError, annotate, extract, figures, times
from extractor.ingest import read_pages
from extractor.record.notebook import _MOST_ROWS, _MOST_TEXT
from extractor.record.tables import TABLES
from tests.record.tables.sample import extraction
from tests.strategies import texts

SENTENCE = "Exports fell 5.7 percent to $18.2 million in May from $19.3 million in April, the ministry said on Monday."
PAGE = f"<html><head><title>Exports fall</title></head><body><article><h1>Exports fall</h1><p>{SENTENCE}</p></article>"
GERMAN = (
    "Die Ausfuhren von Stahl sind im Mai um 3 Prozent gesunken, teilte das Ministerium am Montag mit. Die Händler am Hafen "
    "erwarten, dass sich der Markt im Herbst erholt, denn die Lager der Werften sind fast leer und die Preise niedrig."
)
FUNCTIONS = ["annotate", "extract", "extract_many", "extract_pages", "figures", "load_pipeline", "read_pages", "times"]


def test_the_functions_are_eight() -> None:
    assert [name for name in extractor.__all__ if name.islower() and not name.startswith("_")] == FUNCTIONS
    assert all(getattr(extractor, name).__doc__ for name in FUNCTIONS)


@pytest.mark.parametrize("source", [None, float("nan"), 5, [SENTENCE]])
@pytest.mark.parametrize("function", [extract, times, figures, annotate])
def test_what_is_no_article_is_refused_by_its_type(function: Callable[[object], object], source: object) -> None:
    with pytest.raises(InputError, match=rf"cannot be read from {type(source).__name__}: give a text"):
        function(source)


def test_a_date_time_of_python_is_kept_in_iso_form(nlp: Language) -> None:
    for moment in (dt.datetime(2025, 6, 9, 10), pandas.Timestamp("2025-06-09T10:00:00")):
        assert extract(SENTENCE, published=moment, nlp=nlp).article.published.value == "2025-06-09T10:00:00"


def test_texts_in_the_place_of_pages_are_refused(nlp: Language) -> None:
    with pytest.raises(InputError, match=r"takes pages of read_pages, not str"):
        list(extractor.extract_pages([SENTENCE], nlp=nlp))  # type: ignore[list-item]


def test_the_name_of_a_pipeline_is_no_pipeline() -> None:
    with pytest.raises(ModelError, match=r"'en_core_web_sm' is not a pipeline: use load_pipeline\(\)"):
        extract(SENTENCE, nlp="en_core_web_sm")  # type: ignore[arg-type]


def test_one_place_need_not_be_a_list(tmp_path: Path) -> None:
    path = tmp_path / "port.txt"
    path.write_text(SENTENCE)
    assert (
        list(read_pages(str(path)))
        == list(read_pages(path))
        == list(read_pages([path]))
        == list(read_pages([str(path)]))
    )


# ---------------------------------------------------------------- rows
def test_rows_have_the_columns_of_the_claims_and_their_types() -> None:
    rows = extraction().to_rows()
    assert len(rows) == len(extraction().claims)
    assert [list(row) for row in rows] == [[column.name for column in TABLES["claims"].columns]] * len(rows)
    first = rows[0]
    assert (first["value"], first["period_from"], first["figures"]) == (
        Decimal(3_000_000_000),
        dt.date(2025, 5, 1),
        [f"{first['article_id']}:{figure}" for figure in extraction().claims[0].figure_ids],
    )


@pytest.mark.issue(15)
def test_pandas_and_polars_take_the_rows_as_they_are() -> None:
    rows = extraction().to_rows() + extraction("other", published=None).to_rows()
    by_pandas, by_polars = pandas.DataFrame(rows), polars.DataFrame(rows)
    assert list(by_pandas.columns) == by_polars.columns == list(rows[0])
    assert by_pandas["text"].tolist() == by_polars["text"].to_list() == [row["text"] for row in rows]
    assert by_polars["value"].to_list() == [row["value"] for row in rows]
    assert by_polars.schema["published_on"] == polars.Date
    assert by_polars.schema["reasons"] == polars.List(polars.String)


# ---------------------------------------------------------------- a notebook
class Shown(HTMLParser):
    """The words that a browser would show, and the tags that it would see."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.words, self.tags = "", []
        self.marked: list[str] = []
        self.bold: list[str] = []
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: object) -> None:
        self.tags.append(tag)
        if tag == "mark":
            self.marked.append("")

    def handle_endtag(self, tag: str) -> None:
        self.tags.append(f"/{tag}")

    def handle_data(self, data: str) -> None:
        self.words += data
        if self.tags.count("mark") > self.tags.count("/mark"):
            self.marked[-1] += data
        if self.tags and self.tags[-1] == "b":
            self.bold.append(data)


def test_a_notebook_shows_claims_and_marks_them_in_the_text() -> None:
    extracted = extraction()
    shown = Shown(extracted._repr_html_())
    assert all(claim.sentence in shown.words for claim in extracted.claims)
    cells = [extracted.claims[0].sentence, "1", "Customs Office", "$3bn, down 5%", "May 2025", "$3.2bn"]
    assert "".join(cells) in shown.words
    assert extracted.article.text in shown.words
    assert shown.marked == list(dict.fromkeys(claim.surface for claim in extracted.claims))
    assert shown.bold == ["5%", "$3bn", "$3.2bn", "400 jobs"]
    assert all(finding.message in shown.words for finding in extracted.findings)


def test_what_is_inferred_has_a_question_mark_in_a_notebook() -> None:
    extracted = extraction()
    inferred = replace(extracted.claims[0], inferred=("attributed_to", "baseline", "period"))
    shown = Shown(replace(extracted, claims=(inferred,))._repr_html_())
    assert "Customs Office?$3bn" in shown.words
    assert "May 2025?$3.2bn?" in shown.words


def test_a_mark_has_the_numbers_of_its_claims_in_the_table() -> None:
    extracted = extraction()
    first, second = extracted.claims
    html = replace(extracted, claims=(first, replace(first, id="again"), second))._repr_html_()
    assert re.findall(r'data-claims="(.*?)"', html) == ["1 2", "3"]
    assert f'>{second.sentence}</td><td dir="auto">3</td><td dir="auto">Ana Ruiz</td>' in html


def test_a_notebook_has_a_sentence_once_with_all_its_claims() -> None:
    extracted = extraction()
    first, second = extracted.claims
    html = replace(extracted, claims=(first, second, replace(first, id="again")))._repr_html_().split("<table>")[1]
    assert Shown(html).words.count(first.sentence) == 1
    assert re.findall(r'rowspan="(\d)">|<td dir="auto">(\d)<', html) == [
        ("2", ""),
        ("", "1"),
        ("", "3"),
        ("1", ""),
        ("", "2"),
    ]


def test_a_notebook_is_headed_by_the_title_that_came_with_a_text() -> None:
    extracted = extraction()
    titled = replace(extracted, article=replace(extracted.article, title="Steel exports fall"))
    assert '<p dir="auto">Steel exports fall · ' in titled._repr_html_()


def test_a_notebook_says_why_there_are_no_claims(nlp: Language) -> None:
    html = extract(GERMAN, nlp=nlp)._repr_html_()
    assert '<p dir="auto">0 claims, 0 quotes, 0 findings · not read: its language is de<' in html
    assert "<th" not in html
    assert "no article found in the page" in extract("<html><body></body></html>", nlp=nlp)._repr_html_()


@pytest.mark.issue(15)
def test_a_page_puts_no_tag_into_a_notebook() -> None:
    bad = "</div><script>alert(1)</script><img src=x onerror='alert(1)'>\""
    extracted = extraction(bad)
    words = bad + extracted.article.text[len(bad) :]
    article = replace(extracted.article, text=words, site=bad, headline=None)
    claims = tuple(replace(claim, text=bad, surface=bad) for claim in extracted.claims)
    tags = set(Shown(replace(extracted, article=article, claims=claims)._repr_html_()).tags)
    assert {tag.strip("/") for tag in tags} <= {
        "style", "div", "p", "b", "br", "pre", "table", "thead", "tbody", "tr", "th", "td", "mark"
    }  # fmt: skip


def test_what_a_notebook_shows_is_self_contained_and_small() -> None:
    extracted = extraction()
    claims = tuple(replace(extracted.claims[0], id=str(index)) for index in range(3 * _MOST_ROWS))
    long = replace(
        extracted, claims=claims, article=replace(extracted.article, text=extracted.article.text + "x" * 2 * _MOST_TEXT)
    )
    html = long._repr_html_()
    assert f"{2 * _MOST_ROWS} more claims" in html
    assert "more characters" in html
    assert len(html) < 3 * _MOST_TEXT
    assert not re.search(r"https?:|src=|<script|@import|url\(", html)


@given(texts.map(lambda text: re.sub(r"[\0\r]", " ", text)), st.data())
def test_marks_leave_the_text_as_it_is(text: str, data: st.DataObject) -> None:
    extracted = extraction()
    ranges = data.draw(st.lists(st.tuples(st.integers(0, len(text)), st.integers(0, len(text))), max_size=4))
    claims = tuple(replace(extracted.claims[0], start=min(ends), end=max(ends)) for ends in ranges)
    article = replace(extracted.article, text=text, headline=None)
    html = replace(extracted, article=article, claims=claims)._repr_html_()
    inside = html.split('<pre dir="auto">')[1].split("</pre>")[0]
    assert Shown(inside).words == text


# ---------------------------------------------------------------- times and figures alone
@pytest.mark.issue(15)
def test_times_alone_have_the_intervals_of_the_whole_extraction(nlp: Language) -> None:
    text = f"{SENTENCE} It was a third of what it had been in the first half of last year, and will rise by 2030."
    whole = extract(text, published="2025-06-09", nlp=nlp).times
    alone = times(text, published="2025-06-09", nlp=nlp)
    assert alone == tuple(replace(time, role=lone.role) for time, lone in zip(whole, alone, strict=True))
    assert len(alone) > 3


@pytest.mark.issue(15)
def test_figures_are_those_of_the_whole_extraction_but_for_who_gives_them(nlp: Language) -> None:
    whole = extract(SENTENCE, published="2025-06-09", nlp=nlp).figures
    alone = figures(SENTENCE, published="2025-06-09", nlp=nlp)
    assert alone == tuple(replace(figure, attributed_to="article") for figure in whole)
    assert [figure.role for figure in alone] == ["change", "level", "baseline"]


def test_only_the_components_run_that_are_needed(nlp: Language, monkeypatch: pytest.MonkeyPatch) -> None:
    names = []
    call = Language.__call__

    def watched(self: Language, text: object, *, disable: object = (), **options: object) -> object:
        names.append(disable)
        return call(self, text, disable=disable, **options)  # type: ignore[arg-type]

    monkeypatch.setattr(Language, "__call__", watched)
    times(SENTENCE, nlp=nlp)
    figures(SENTENCE, nlp=nlp)
    of_neither = {"names", "quotes", "entities", "reference", "attribution", "assertions"}
    assert names == [of_neither | {"ner", "figures", "roles", "measures", "periods", "statements"}, of_neither]


@pytest.mark.parametrize("find", [times, figures, annotate])
def test_a_language_that_is_not_read_is_reported_and_not_passed_over(nlp: Language, find: object) -> None:
    with pytest.raises(InputError, match=r"^the language is 'de', for which there are no rules: give languages=None"):
        find(GERMAN, nlp=nlp)  # type: ignore[operator]
    find(GERMAN, nlp=nlp, languages=None)  # type: ignore[operator]


# ---------------------------------------------------------------- Docs
@pytest.mark.issue(15)
def test_a_page_becomes_a_doc_whose_spans_are_the_rows(nlp: Language) -> None:
    doc, whole = annotate(PAGE, published="2025-06-09", nlp=nlp), extract(PAGE, published="2025-06-09", nlp=nlp)
    assert doc.text == whole.article.text
    assert [span.text for span in doc.spans["figures"]] == [figure.surface for figure in whole.figures]
    assert tuple(doc._.found.quotes) == whole.quotes
    assert [kind for *_, kind, _ in doc._.blocks] == ["headline", "paragraph"]


def test_docs_can_be_kept_and_written(nlp: Language) -> None:
    docs = [annotate(f"{SENTENCE} {name}", nlp=nlp) for name in ("First.", "Second.")]
    stored = DocBin(docs=docs, store_user_data=True).to_bytes()
    read = list(DocBin().from_bytes(stored).get_docs(nlp.vocab))
    assert [doc._.found for doc in read] == [doc._.found for doc in docs]
    assert all(doc._.found.figures for doc in read)


def test_a_page_that_was_read_is_a_source_like_any_other(nlp: Language, tmp_path: Path) -> None:
    path = tmp_path / "rows.jsonl"
    path.write_text(f'{{"id": "a", "text": "{SENTENCE}", "published": "2025-06-09"}}\n')
    (page,) = read_pages([str(path)])
    assert not isinstance(page, extractor.Failure)
    whole = extract(page, nlp=nlp)
    assert (whole.input_id, whole.article.published.value) == ("a", "2025-06-09")
    assert times(page, nlp=nlp) == whole.times
    assert extract(page, published=dt.date(2024, 1, 1), nlp=nlp).article.published.value == "2024-01-01"
