"""The whole journey of one article: page -> article -> doc -> extraction with claims and findings."""

from __future__ import annotations

import datetime as dt
import hashlib
from collections.abc import Callable, Collection, Iterable, Iterator
from contextlib import ExitStack
from dataclasses import replace
from functools import cache, partial
from itertools import islice
from pathlib import Path
from typing import Literal

from extractor import __version__
from extractor.article import Article
from extractor.assembly import assemble
from extractor.checks import check
from extractor.cleaning import clean
from extractor.errors import ExtractorError, InputError
from extractor.extraction import Extraction, Producer
from extractor.ingest import detect_format, read_pages
from extractor.isolation import Isolated, Limits
from extractor.page import MAX_TEXT_CHARACTERS, Failure, Page, Source
from extractor.pipeline import BATCH_SIZE, Pipeline, annotated, load_pipeline, pipeline_settings
from extractor.resources import rules_sha256

InputFormat = Literal["auto", "html", "text"]
LANGUAGES = ("en",)  # that the rules are written for


def extract(
    source: str | bytes | Path,
    *,
    published: str | dt.date | None = None,
    url: str | None = None,
    format: InputFormat = "auto",
    nlp: Pipeline | None = None,
    languages: Collection[str] | None = LANGUAGES,
) -> Extraction:
    """Everything that is found in one article.

    `source` is text or HTML, as a string or as bytes, or the path of a file with one article. `published` (ISO 8601)
    anchors "last month" and its like, and wins over what the page says.  Without `nlp` the default pipeline is loaded
    once and kept.  `languages` as for `extract_pages`.  The work is done in this process, without the limits that
    `extract_pages` can set.
    Raises ExtractorError, with what happened, where and what to do, when the source cannot be read.

    >>> extract("Exports fell 3 percent in May.", published="2025-06-09").times[0].from_
    '2025-05-01'
    """
    date = str(published) if published else None
    page = _only_page(source, date, format) if isinstance(source, Path) else _page(source, date, url, format)
    (result,) = extract_pages([page], nlp=nlp, languages=languages)
    if isinstance(result, Failure):
        raise result.error
    return result


def extract_pages(
    pages: Iterable[Page | Failure],
    *,
    nlp: Pipeline | None = None,
    batch_size: int = BATCH_SIZE,
    languages: Collection[str] | None = LANGUAGES,
    limits: Limits | None = None,
) -> Iterator[Extraction | Failure]:
    """The extraction of each page, in order; a page that cannot be read or worked on gives a Failure and stops nothing.

    `batch_size` counts articles and changes speed and memory, never the result.  An article in a language that is not
    among `languages` (ISO 639-1; None reads all) comes cleaned, with nothing extracted; one in an unknown language is read.
    With `limits` the work is done in a child process, forked at the first `next`, and a page that takes more gives a Failure
    too; without them it is done in this process, which a hostile page can hold up or bring down.
    """
    nlp = nlp or _default_pipeline()
    producer = Producer(
        version=__version__,
        model=f"{nlp.meta['lang']}_{nlp.meta['name']}-{nlp.meta['version']}",
        rules_sha256=rules_sha256(),
        settings=pipeline_settings(),
    )
    work: Callable[[list[Page]], Iterable[Extraction | Failure]] = partial(_extract_batch, nlp, producer, languages)
    with ExitStack() as stack:
        if limits is not None:
            work = stack.enter_context(Isolated(work, _refusal, limits))
        iterator = iter(pages)
        while batch := list(islice(iterator, batch_size)):
            results = iter(work([page for page in batch if isinstance(page, Page)]))
            for page in batch:
                yield page if isinstance(page, Failure) else next(results)


def _only_page(path: Path, published: str | None, format: InputFormat) -> Page | Failure:
    if not path.is_file():
        raise InputError(f"{path}: not a file: check the path, or use extract_pages with read_pages")
    pages = list(islice(read_pages([str(path)], format=format, published=published), 2))
    if len(pages) != 1:
        raise InputError(
            f"{path}: {'more than one' if pages else 'no'} article in it: use extract_pages with read_pages"
        )
    return pages[0]


def _page(content: str | bytes, published: str | None, url: str | None, format: InputFormat) -> Page:
    data = content if isinstance(content, bytes) else content.encode("utf-8", "surrogatepass")
    looks_like_html = format == "html" or (format == "auto" and detect_format(data) == "html")
    digest = hashlib.sha256(data).hexdigest()
    return Page(
        input_id=digest,
        content=content,
        format="html" if looks_like_html else "text",
        source=Source(kind="stdin", location="-", sha256=digest),
        url=url,
        published=published,
    )


@cache
def _default_pipeline() -> Pipeline:
    return load_pipeline()


def is_read(article: Article, languages: Collection[str] | None) -> bool:
    """Whether an article is in one of the languages to read, or in none that is known."""
    return languages is None or article.language is None or article.language in languages


def _extract_batch(
    nlp: Pipeline, producer: Producer, languages: Collection[str] | None, pages: list[Page]
) -> Iterator[Extraction | Failure]:
    portion: list[tuple[Page, Article | Failure]] = []
    size = 0
    for page in pages:
        article = _clean(page)
        length = 0 if isinstance(article, Failure) else len(article.text)
        if portion and size + length > MAX_TEXT_CHARACTERS:  # what is annotated at a time has to fit into memory
            yield from _extract_portion(nlp, producer, languages, portion)
            portion, size = [], 0
        portion.append((page, article))
        size += length
    yield from _extract_portion(nlp, producer, languages, portion)


def _extract_portion(
    nlp: Pipeline, producer: Producer, languages: Collection[str] | None, cleaned: list[tuple[Page, Article | Failure]]
) -> Iterator[Extraction | Failure]:
    articles = [article for _, article in cleaned if not isinstance(article, Failure) and is_read(article, languages)]
    with annotated(nlp, articles) as annotated_docs:
        docs = iter(annotated_docs)
        for page, article in cleaned:
            if isinstance(article, Failure):
                yield article
            elif not is_read(article, languages):
                yield Extraction(input_id=page.input_id, article=article, producer=producer)
            elif isinstance(doc := next(docs), ExtractorError):
                yield Failure(input_id=page.input_id, error=type(doc)(f"{page.input_id}: {doc}"))
            else:
                yield with_findings(assemble(doc, article, input_id=page.input_id, producer=producer))


def _refusal(page: Page, reason: str) -> Failure:
    return Failure(input_id=page.input_id, error=InputError(f"{page.input_id}: the work on this page {reason}"))


def _clean(page: Page) -> Article | Failure:
    try:
        return clean(page)
    except ExtractorError as error:
        return Failure(input_id=page.input_id, error=error)
    except MemoryError:
        raise
    except Exception as error:  # whatever a parser raises on one page must not stop the others
        fault = f"{page.input_id}: cleaning failed ({type(error).__name__}: {error}): please report it with the page"
        return Failure(input_id=page.input_id, error=ExtractorError(fault))


def with_findings(extraction: Extraction) -> Extraction:
    """The extraction with its numbers checked against each other, and each claim told which findings concern it."""
    findings = check(extraction)
    of_claim: dict[str, tuple[str, ...]] = {}
    for finding in findings:
        for claim in finding.claims:
            of_claim[claim] = (*of_claim.get(claim, ()), finding.id)
    claims = tuple(replace(claim, findings=of_claim.get(claim.id, ())) for claim in extraction.claims)
    return replace(extraction, claims=claims, findings=findings)
