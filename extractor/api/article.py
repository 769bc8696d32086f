"""One article: its extraction, its times, its figures, or its annotated Doc."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection
from dataclasses import replace
from pathlib import Path
from typing import Literal

from extractor.api.archives import extract_pages
from extractor.api.extracting import clean_page, default_pipeline, is_read, languages_to_read
from extractor.api.pages import page_of
from extractor.errors import InputError
from extractor.pipeline import Pipeline, SpacyDoc, annotate_article, check_pipeline, find_figures, find_times
from extractor.record.article import Article, Published
from extractor.record.extraction import Extraction
from extractor.record.figure import Figure
from extractor.record.page import Failure, Page, PageFormat, iso_date
from extractor.record.timex import Timex


def extract(
    source: str | bytes | Path | Page,
    *,
    published: str | dt.date | None = None,
    url: str | None = None,
    format: PageFormat | Literal["auto"] = "auto",
    nlp: Pipeline | None = None,
    languages: Collection[str] | None = (),
) -> Extraction:
    """Everything that is found in one article.

    `source` is text or HTML, as a string or as bytes, the Path of a file with one article, or a Page of `read_pages`.
    `published` (ISO 8601) anchors "last month" and its like, and wins over what the page says.  Without `nlp` the default
    pipeline is loaded once and kept.  `languages` as for `extract_pages`.  The work is done in this process, without the limits
    of time and memory that `extract_pages` can set; those of size (`extractor.record.page`) hold everywhere.
    Raises ExtractorError, with what happened, where and what to do, when the source cannot be read.

    >>> extract("Exports fell 3 percent in May.", published="2025-06-09").times[0].from_
    '2025-05-01'
    """
    (result,) = extract_pages([page_of(source, published, url, format)], nlp=nlp, languages=languages)
    if isinstance(result, Failure):
        raise result.error
    return result


def corrected_page(
    extraction: Extraction,
    *,
    published: str | dt.date | None = None,
    title: str | None = None,
    outlet: str | None = None,
) -> Page:
    """The page of an article whose date, title or outlet somebody corrects, to extract it again: `extract(corrected_page(...))`.

    Text and key stay; what is not given stays, too.  Raises InputError for a date that is none.

    >>> undated = extract("Exports fell last month.")
    >>> extract(corrected_page(undated, published="2025-06-09")).times[0].value
    '2025-05'
    """
    article = extraction.article
    if published:
        date = iso_date(str(published), "published")
        article = replace(article, published=Published(value=date, source="argument"))
    if title:
        article = replace(article, headline=None, title=title)
    if outlet:
        article = replace(article, site=outlet)
    return Page(
        input_id=extraction.input_id,
        content=article.text,
        format="text",
        source=article.source,
        url=article.url,
        copy_of=extraction.copy_of,
        article=article,
    )


def times(
    source: str | bytes | Path | Page,
    *,
    published: str | dt.date | None = None,
    format: PageFormat | Literal["auto"] = "auto",
    nlp: Pipeline | None = None,
    languages: Collection[str] | None = (),
) -> tuple[Timex, ...]:
    """The time expressions of one article, in text order, each as the calendar interval that it means.

    Only the components run that find them, which takes three fifths of the time of `extract`; what a time is to a figure is not
    asked: `role` is "period" for a baseline too, and "a year earlier" is counted from the publication where the figure has a
    time of its own.  The arguments are those of `extract`.
    Raises ExtractorError as `extract` does, and for a text in a language that is not read.

    >>> times("Exports fell last month.", published="2025-06-09")[0].value
    '2025-05'
    """
    return find_times(*_article_to_read(page_of(source, published, None, format), nlp, languages))


def figures(
    source: str | bytes | Path | Page,
    *,
    published: str | dt.date | None = None,
    format: PageFormat | Literal["auto"] = "auto",
    nlp: Pipeline | None = None,
    languages: Collection[str] | None = (),
) -> tuple[Figure, ...]:
    """The numbers of one article, in text order, with unit, bounds, role, direction, measure and period: those of `extract`.

    Only the components run that they need: nobody asks who gives a figure, `attributed_to` is "article" in all of them.
    Arguments and errors are those of `times`.

    >>> figures("Exports fell 3 percent in May.")[0].direction
    'down'
    """
    return find_figures(*_article_to_read(page_of(source, published, None, format), nlp, languages))


def annotate(
    source: str | bytes | Path | Page,
    *,
    published: str | dt.date | None = None,
    url: str | None = None,
    format: PageFormat | Literal["auto"] = "auto",
    nlp: Pipeline | None = None,
    languages: Collection[str] | None = (),
) -> SpacyDoc:
    """The spaCy Doc of one article with all annotations, for those who train or look closer.

    `doc.text` is the cleaned text; `doc.spans` has the groups times, figures, mentions and quotes, `doc._.found` the typed rows
    of all kinds, `doc._.blocks` what is headline, paragraph or furniture.  Arguments are those of `extract`, errors those of
    `times`.

    >>> [span.text for span in annotate("<html><body><p>Exports fell 3 percent in May.").spans["figures"]]
    ['3 percent']
    """
    return annotate_article(*_article_to_read(page_of(source, published, url, format), nlp, languages))


def _article_to_read(page: Page, nlp: Pipeline | None, languages: Collection[str] | None) -> tuple[Pipeline, Article]:
    """The pipeline and the article of one page; raises where it is in a language that is not among those to read."""
    nlp = nlp or default_pipeline()
    check_pipeline(nlp)
    article = clean_page(page)
    if not is_read(article.language, languages_to_read(languages, nlp)):
        where = "" if page.source.location == "-" else f"{page.source.location}: "
        raise InputError(
            f"{where}the language is {article.language!r}, for which there are no rules: "
            "give languages=None to read it anyway"
        )
    return nlp, article
