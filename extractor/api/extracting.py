"""Pages to extractions, in this process: cleaned, annotated in batches, assembled and checked."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import replace
from typing import ParamSpec, TypeVar

from extractor import __version__
from extractor.assembly.assemble import assemble
from extractor.checks import check
from extractor.cleaning import check_language, clean
from extractor.errors import ExtractorError, InputError
from extractor.pipeline import (
    Pipeline,
    SpacyDoc,
    annotated,
    capabilities,
    check_pipeline,
    load_pipeline,
    pipeline_settings,
    reader_sha256,
)
from extractor.record.article import Article
from extractor.record.extraction import Extraction, Producer
from extractor.record.page import AT_WORK, Failure, Page, check_page_size
from extractor.words.lexicons import cached
from extractor.words.resources import rules_sha256

_BATCH_CHARACTERS = 30_000  # of text, annotated at a time

T = TypeVar("T")
P = ParamSpec("P")


class Extractor:
    """Turns pages into extractions, as many at a time as memory allows; what one of them raises is its own Failure.

    In a child process within limits (`isolated`) a MemoryError is raised, so that the page is tried again alone.
    """

    def __init__(
        self, nlp: Pipeline | None, most: int, languages: Collection[str] | None, *, isolated: bool = False
    ) -> None:
        self._nlp = nlp or default_pipeline()
        check_pipeline(self._nlp)
        meta = self._nlp.meta
        self._languages = languages_to_read(languages, self._nlp)
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
                article = self._attempt(page.input_id, "cleaning", clean_page, page)
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
        result = self._attempt(
            page.input_id, "assembly", assemble, doc, article, input_id=page.input_id, producer=self._producer
        )
        if isinstance(result, Failure):
            return result
        return self._attempt(page.input_id, "checking", with_findings, replace(result, copy_of=page.copy_of))

    def _attempt(
        self, input_id: str, step: str, do: Callable[P, T], /, *args: P.args, **kwargs: P.kwargs
    ) -> T | Failure:
        try:
            return attempt_step(input_id, step, do, *args, **kwargs)
        except MemoryError as error:
            if self._isolated:
                raise
            return Failure.of(error, input_id, step)


def attempt_step(input_id: str, step: str, do: Callable[P, T], /, *args: P.args, **kwargs: P.kwargs) -> T | Failure:
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


def clean_page(page: Page) -> Article:
    check_page_size(page.content, page.input_id)
    return page.article or clean(page)


def with_findings(extraction: Extraction) -> Extraction:
    """The extraction with its numbers checked against each other, and each claim with the findings that concern it."""
    findings = check(extraction)
    of_claim: dict[str, tuple[str, ...]] = {}
    for finding in findings:
        for claim in finding.claims:
            of_claim[claim] = (*of_claim.get(claim, ()), finding.id)
    claims = tuple(
        replace(claim, finding_ids=of_claim[claim.id]) if claim.id in of_claim else claim for claim in extraction.claims
    )
    return replace(extraction, claims=claims, findings=findings)


@cached
def default_pipeline() -> Pipeline:
    return load_pipeline()


def languages_to_read(languages: Collection[str] | None, nlp: Pipeline) -> Collection[str] | None:
    """The languages to read: None for all, else that of the pipeline.  Raises InputError for any other language."""
    if languages is None:
        return None
    own = (nlp.meta["lang"],)
    for given in [languages] if isinstance(languages, str) else languages:
        check_language(given, own)
    return own


def is_read(language: str | None, languages: Collection[str] | None) -> bool:
    """True if an article in this language, or in none that is known, is among those to read."""
    return languages is None or language is None or language in languages
