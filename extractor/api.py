"""The whole journey of one article: page -> article -> doc -> extraction with claims and findings."""

from __future__ import annotations

import datetime as dt
import hashlib
import os
import sys
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import islice
from pathlib import Path
from typing import Literal, ParamSpec, TypeAlias, TypeVar

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

from extractor import __version__
from extractor.article import Article, Published
from extractor.assembly.assemble import assemble
from extractor.checks import check
from extractor.cleaning import check_language, clean
from extractor.errors import ExtractorError, InputError, WorkError
from extractor.extraction import Extraction, Producer
from extractor.figure import Figure
from extractor.ingest import looks_like_html, read_pages
from extractor.ingest.one_by_one import attempt
from extractor.ingest.reading import Reading
from extractor.ingest.recognition import names_article
from extractor.ingest.rows import page_of_row
from extractor.isolation import Isolated, Limits
from extractor.lexicons import cached
from extractor.memory import within_memory
from extractor.page import AT_WORK, Failure, Page, PageFormat, Source, check_page_size, iso_date, row_keys
from extractor.pipeline import (
    BATCH_SIZE,
    Pipeline,
    SpacyDoc,
    annotate_article,
    annotated,
    capabilities,
    check_pipeline,
    find_figures,
    find_times,
    load_pipeline,
    pipeline_settings,
    reader_sha256,
)
from extractor.resources import rules_sha256
from extractor.sinks import Record, outcome_bytes, parse_outcome, record_of
from extractor.timex import Timex

_BATCH_CHARACTERS = 30_000  # of text, annotated at a time
_BATCH_BYTES = 1_000_000  # of pages, sent to the child process at a time

T = TypeVar("T")
P = ParamSpec("P")
_Given: TypeAlias = str | bytes | Path | Page | Mapping[str, object]


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
    of time and memory that `extract_pages` can set; those of size (`extractor.page`) hold everywhere.
    Raises ExtractorError, with what happened, where and what to do, when the source cannot be read.

    >>> extract("Exports fell 3 percent in May.", published="2025-06-09").times[0].from_
    '2025-05-01'
    """
    (result,) = extract_pages([_only_page(source, published, url, format)], nlp=nlp, languages=languages)
    if isinstance(result, Failure):
        raise result.error
    return result


def corrected_page(
    extraction: Extraction,
    *,
    published: str | dt.date | None = None,
    title: str | None = None,
    site: str | None = None,
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
    if site:
        article = replace(article, site=site)
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
    return find_times(*_article_to_read(_only_page(source, published, None, format), nlp, languages))


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
    return find_figures(*_article_to_read(_only_page(source, published, None, format), nlp, languages))


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
    return annotate_article(*_article_to_read(_only_page(source, published, url, format), nlp, languages))


def extract_pages(
    pages: Iterable[Page | Failure],
    *,
    nlp: Pipeline | None = None,
    batch_size: int = BATCH_SIZE,
    languages: Collection[str] | None = (),
    limits: Limits | None = None,
) -> Iterator[Extraction | Failure]:
    """The extraction of each page, in order; a page that cannot be read or worked on gives a Failure and stops nothing.

    `batch_size` counts the articles that are annotated at a time, at most; fewer are where they are long.  It changes speed
    and memory, never the result.  An article in a language that is not among `languages` (ISO 639-1; without any, that of the
    pipeline; None reads all) comes cleaned, with nothing extracted; one in an unknown language is read.  InputError is raised for
    a language that the pipeline has no rules for.
    With `limits` the work is done in a child process, forked at the first `next`, and a page that takes more gives a Failure
    too; without them it is done in this process, which a hostile page can hold up or bring down.
    """
    if limits is None:
        yield from _Journey(nlp, batch_size, languages)(pages)
        return
    for outcome in extract_records(pages, nlp=nlp, batch_size=batch_size, languages=languages, limits=limits):
        yield outcome if isinstance(outcome, Failure) else _attempt(outcome.input_id, "reading", outcome.extraction)


def extract_many(
    sources: Iterable[_Given] | _Given,
    *,
    published: str | dt.date | None = None,
    keys: Mapping[str, str] | None = None,
    keep: Iterable[str] = (),
    progress: bool | Callable[[int], object] = False,
    nlp: Pipeline | None = None,
    languages: Collection[str] | None = (),
    limits: Limits | None = None,
) -> Iterator[Extraction | Failure]:
    """The extraction of each source, in order; one that cannot be read or worked on gives a Failure and stops nothing.

    A source is text or HTML, as a string or as bytes; the path of a file or folder, which gives each of its articles; a page of
    `read_pages`; or a row: a mapping with `text` or `html`, and perhaps the others of
    `extractor.page.ROW_FIELDS`.  `keys` and `keep` as for `read_pages`.  `published` (ISO 8601) holds for all sources.
    `progress=True` counts the results in a line on standard error, if that is a terminal; a function is called with their number.
    `nlp`, `languages` and `limits` as for `extract_pages`.

    >>> [len(result.figures) for result in extract_many(["Exports fell 3 percent.", {"text": "Exports rose."}])]
    [1, 0]
    """
    if isinstance(sources, str | bytes | Path | Page | Mapping):
        sources = [sources]
    if hasattr(sources, "columns"):  # a DataFrame, which gives the names of its columns one by one
        raise InputError("a DataFrame gives its columns: give its rows, as table.to_dict('records') does")
    pages = _pages_of(sources, _date(published), keys or {}, tuple(keep))
    results = extract_pages(pages, nlp=nlp, languages=languages, limits=limits)
    if progress is True:
        results = _watched(results, _count(sources))
    for done, result in enumerate(results, 1):
        if callable(progress):
            progress(done)
        yield result


def _pages_of(
    sources: Iterable[_Given], published: str | None, keys: Mapping[str, str], keep: tuple[str, ...]
) -> Iterator[Page | Failure]:
    """The pages of the sources; "source 3" is the place of a row or text that cannot be read."""
    reading = Reading(location="-", published=published, keys=row_keys(keys.items()), keep=keep)
    for number, source in enumerate(sources, 1):
        place = f"source {number}"
        if isinstance(source, Path):
            yield from read_pages([source], published=published, keys=keys, keep=keep)
        elif isinstance(source, Mapping):
            row = {name: value for name, value in source.items() if not _is_missing(value)}
            yield attempt(place, page_of_row, row, number=number, where=place, kind="json", reading=reading)
        else:
            yield attempt(place, _only_page, source, published, None, "auto")


def _is_missing(value: object) -> bool:
    """True for what a DataFrame has where it has nothing: None, NaN and NaT."""
    return value is None or (isinstance(value, float | dt.date) and value != value)


def _count(sources: Iterable[_Given]) -> int | None:
    """How many articles they are; None where nobody knows before they are read."""
    if not isinstance(sources, Sequence) or any(isinstance(source, Path) for source in sources):
        return None
    return len(sources)


def _watched(results: Iterator[T], total: int | None) -> Iterator[T]:
    """The results, counted in a line on standard error where somebody watches."""
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    is_shown = sys.stderr is not None and sys.stderr.isatty()
    # refreshed by no thread of its own, since `limits` fork; what the caller prints goes where it went
    with Progress(
        *columns,
        console=Console(stderr=True),
        auto_refresh=False,
        transient=True,
        redirect_stdout=is_shown and sys.stdout.isatty(),
        disable=not is_shown,
    ) as line:
        yield from line.track(results, total=total, description="extracting")


def extract_records(
    pages: Iterable[Page | Failure],
    *,
    nlp: Pipeline | None = None,
    batch_size: int = BATCH_SIZE,
    languages: Collection[str] | None = (),
    limits: Limits | None = None,
) -> Iterator[Record | Failure]:
    """As `extract_pages`, with each extraction as its line of JSON Lines: what a child process gives, and a file takes."""
    journey = _Journey(nlp, batch_size, languages, isolated=limits is not None)
    if limits is None:
        yield from map(_recorded, journey(pages))
        return

    def work(some: list[Page]) -> Iterator[bytes]:
        return (outcome_bytes(_recorded(result)) for result in journey(some))

    for page, answer in _answers(pages, work, _refusal, limits, batch_size):
        yield page if isinstance(page, Failure) else _attempt(page.input_id, "reading", parse_outcome, answer)


def of_articles(
    pages: Iterable[Page | Failure], do: Callable[[Page, Article], bytes], *, limits: Limits
) -> Iterator[bytes]:
    """What `do` makes of each page and its article, in order; nothing, b"", where that fails or takes more than the limits.

    The pages are cleaned in a child process, and nothing is extracted.
    """

    def made(page: Page) -> bytes:
        return do(page, _clean(page))

    def work(some: list[Page]) -> Iterator[bytes]:
        for page in some:
            done = _attempt(page.input_id, "cleaning", made, page)
            yield b"" if isinstance(done, Failure) else done

    for _, answer in _answers(pages, work, lambda page, reason: b"", limits, BATCH_SIZE):
        yield answer


def _answers(
    pages: Iterable[Page | Failure],
    work: Callable[[list[Page]], Iterable[bytes]],
    refuse: Callable[[Page, WorkError], bytes],
    limits: Limits,
    batch_size: int,
) -> Iterator[tuple[Page | Failure, bytes]]:
    """Each page with what `work` makes of it in a child process, or `refuse` where it ends that; b"" for a Failure."""
    with Isolated(work, refuse, limits) as run:
        for batch in _batches(within_memory(pages, limits.megabytes), batch_size):
            answers = run([page for page in batch if isinstance(page, Page)])
            for page in batch:
                yield page, b"" if isinstance(page, Failure) else next(answers)
            for _ in answers:  # none is left: the child is to end its batch
                pass


def _batches(pages: Iterable[Page | Failure], most: int) -> Iterator[list[Page | Failure]]:
    """The pages in lists of at most `most`, each closed as soon as its pages have `_BATCH_BYTES` of content."""
    batch: list[Page | Failure] = []
    size = 0
    for page in pages:
        batch.append(page)
        size += 0 if isinstance(page, Failure) else len(page.content)
        if size >= _BATCH_BYTES or len(batch) >= most:
            yield batch
            batch, size = [], 0
    if batch:
        yield batch


def _only_page(
    source: str | bytes | Path | Page,
    published: str | dt.date | None,
    url: str | None,
    format: PageFormat | Literal["auto"],
) -> Page:
    """The page that a source is, with what the caller knows of it."""
    date = _date(published)
    if isinstance(source, Page):
        return replace(source, published=date or source.published, url=url or source.url)
    if not isinstance(source, Path):
        if isinstance(source, str) and format != "text":
            _refuse_name(source)
        return _page(source, date, url, format)
    if not source.is_file():
        raise InputError(f"{source}: not a file: check the path, or use extract_pages with read_pages")
    pages = list(islice(read_pages([str(source)], format=format, published=date), 2))
    if len(pages) != 1:
        raise InputError(
            f"{source}: {'more than one' if pages else 'no'} article in it: use extract_pages with read_pages"
        )
    if isinstance(pages[0], Failure):
        raise pages[0].error
    return pages[0]


def _date(published: str | dt.date | None) -> str | None:
    given = published.isoformat() if isinstance(published, dt.date) else published  # a date-time too
    return iso_date(str(given), "published") if given else None


def _refuse_name(text: str) -> None:
    """Raise InputError for a text that is no article but the URL or the path of one."""
    name = names_article(text)
    if name == "URL":
        raise InputError(f"{text}: a URL, not an article: read its page with extract_pages(read_pages([{text!r}]))")
    if name == "path" or ("\n" not in text and os.path.isfile(text)):
        raise InputError(f'{text}: a path, not an article: give Path({text!r}), or format="text" to read these words')


def _page(content: str | bytes, published: str | None, url: str | None, format: PageFormat | Literal["auto"]) -> Page:
    if not isinstance(content, str | bytes):  # None or NaN, where a table has no text
        given = type(content).__name__
        raise InputError(f"an article cannot be read from {given}: give a text, HTML, bytes, a Path or a Page")
    data = content if isinstance(content, bytes) else content.encode("utf-8", "surrogatepass")
    is_html = format == "html" or (format == "auto" and looks_like_html(data))
    digest = hashlib.sha256(data).hexdigest()
    return Page(
        input_id=digest,
        content=content,
        format="html" if is_html else "text",
        source=Source(kind="stdin", location="-", sha256=digest),
        url=url,
        published=published,
    )


def _article_to_read(page: Page, nlp: Pipeline | None, languages: Collection[str] | None) -> tuple[Pipeline, Article]:
    """The pipeline and the article of one page; raises where it is in a language that is not among those to read."""
    nlp = nlp or _default_pipeline()
    check_pipeline(nlp)
    article = _clean(page)
    if not is_read(article.language, _to_read(languages, nlp)):
        where = "" if page.source.location == "-" else f"{page.source.location}: "
        raise InputError(
            f"{where}the language is {article.language!r}, for which there are no rules: "
            "give languages=None to read it anyway"
        )
    return nlp, article


@cached
def _default_pipeline() -> Pipeline:
    return load_pipeline()


def _to_read(languages: Collection[str] | None, nlp: Pipeline) -> Collection[str] | None:
    """The languages to read: None for all, else that of the pipeline.  Raises InputError where another one is asked for."""
    if languages is None:
        return None
    own = (nlp.meta["lang"],)
    for given in [languages] if isinstance(languages, str) else languages:
        check_language(given, own)
    return own


def is_read(language: str | None, languages: Collection[str] | None) -> bool:
    """Whether an article in this language, or in none that is known, is among those to read."""
    return languages is None or language is None or language in languages


class _Journey:
    """The way of pages to their extractions, as many at a time as memory allows; what one of them raises is its own Failure.

    In a child process within limits (`isolated`) a MemoryError is raised, so that the page is tried again alone.
    """

    def __init__(
        self, nlp: Pipeline | None, most: int, languages: Collection[str] | None, *, isolated: bool = False
    ) -> None:
        self._nlp = nlp or _default_pipeline()
        check_pipeline(self._nlp)
        meta = self._nlp.meta
        self._languages = _to_read(languages, self._nlp)
        self._most, self._isolated = most, isolated
        self._producer = Producer(
            version=__version__,
            model=f"{meta['lang']}_{meta['name']}-{meta['version']}",
            reader=reader_sha256(self._nlp),
            rules_sha256=rules_sha256(),
            settings=pipeline_settings(),
            capabilities=capabilities(self._nlp),
        )

    def __call__(self, pages: Iterable[Page | Failure]) -> Iterator[Extraction | Failure]:
        """The extractions, in order."""
        portion: list[tuple[Page | Failure, Article | Failure]] = []
        size = 0
        for page in pages:
            if isinstance(page, Failure):
                article: Article | Failure = page
            elif not isinstance(page, Page):
                raise InputError(
                    f"extract_pages takes pages of read_pages, not {type(page).__name__}: give texts one by one to extract"
                )
            else:
                article = self._attempt(page.input_id, "cleaning", _clean, page)
            to_annotate = self._to_annotate(page, article)
            length = len(to_annotate.text) if to_annotate else 0
            if portion and (size + length > _BATCH_CHARACTERS or len(portion) >= self._most):
                yield from self._finish(portion)
                portion, size = [], 0
            portion.append((page, article))
            size += length
        yield from self._finish(portion)

    def _to_annotate(self, page: Page | Failure, article: Article | Failure) -> Article | None:
        if isinstance(page, Failure) or isinstance(article, Failure) or not page.is_annotated:
            return None
        return article if is_read(article.language, self._languages) else None

    def _finish(self, portion: list[tuple[Page | Failure, Article | Failure]]) -> Iterator[Extraction | Failure]:
        to_annotate = [self._to_annotate(page, article) for page, article in portion]
        with annotated(self._nlp, [article for article in to_annotate if article]) as annotated_docs:
            docs = iter(annotated_docs)
            for (page, article), is_annotated in zip(portion, to_annotate, strict=True):
                if isinstance(page, Failure):
                    yield page
                elif isinstance(article, Failure):
                    yield article
                elif not is_annotated:
                    yield Extraction(
                        input_id=page.input_id,
                        article=article,
                        copy_of=page.copy_of,
                        producer=replace(self._producer, capabilities=()),
                    )
                elif isinstance(doc := next(docs), ExtractorError):
                    yield Failure(
                        input_id=page.input_id, error=type(doc)(f"{page.source.shown(page.input_id, page.url)}: {doc}")
                    )
                else:
                    yield self._found(page, article, doc)

    def _found(self, page: Page, article: Article, doc: SpacyDoc) -> Extraction | Failure:
        found = self._attempt(
            page.input_id, "assembly", assemble, doc, article, input_id=page.input_id, producer=self._producer
        )
        if isinstance(found, Failure):
            return found
        return self._attempt(page.input_id, "checking", with_findings, replace(found, copy_of=page.copy_of))

    def _attempt(
        self, input_id: str, step: str, do: Callable[P, T], /, *args: P.args, **kwargs: P.kwargs
    ) -> T | Failure:
        try:
            return _attempt(input_id, step, do, *args, **kwargs)
        except MemoryError as error:
            if self._isolated:
                raise
            return Failure.of(error, input_id, step)


def _attempt(input_id: str, step: str, do: Callable[P, T], /, *args: P.args, **kwargs: P.kwargs) -> T | Failure:
    """What a step gives for one page, or the Failure that says which step failed and how; a MemoryError is raised."""
    token = AT_WORK.set(input_id)
    try:
        return do(*args, **kwargs)
    except MemoryError:
        raise
    except Exception as error:  # whatever a step raises on one page must not stop the others
        return Failure.of(error, input_id, step)
    finally:
        AT_WORK.reset(token)


def _clean(page: Page) -> Article:
    check_page_size(page.content, page.input_id)
    return page.article or clean(page)


def _recorded(result: Extraction | Failure) -> Record | Failure:
    return result if isinstance(result, Failure) else _attempt(result.input_id, "writing", record_of, result)


def _refusal(page: Page, reason: WorkError) -> bytes:
    error = type(reason)(f"{page.source.shown(page.input_id, page.url)}: the work on this page {reason}")
    return outcome_bytes(Failure(input_id=page.input_id, error=error))


def with_findings(extraction: Extraction) -> Extraction:
    """The extraction with its numbers checked against each other, and each claim told which findings concern it."""
    findings = check(extraction)
    of_claim: dict[str, tuple[str, ...]] = {}
    for finding in findings:
        for claim in finding.claims:
            of_claim[claim] = (*of_claim.get(claim, ()), finding.id)
    claims = tuple(
        replace(claim, finding_ids=of_claim[claim.id]) if claim.id in of_claim else claim for claim in extraction.claims
    )
    return replace(extraction, claims=claims, findings=findings)
