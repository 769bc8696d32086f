"""Pages to records in a child process within limits, so that a page which takes more ends alone."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator

from extractor.api.extracting import Extractor, attempt_step, clean_page
from extractor.errors import WorkError
from extractor.isolation import Isolated, Limits
from extractor.memory import within_memory
from extractor.pipeline import BATCH_SIZE, Pipeline
from extractor.record.article import Article
from extractor.record.extraction import Extraction
from extractor.record.page import Failure, Page
from extractor.sinks import Record, outcome_bytes, parse_outcome, record_of

_BATCH_BYTES = 1_000_000  # of pages, sent to the child process at a time


def extract_records(
    pages: Iterable[Page | Failure],
    *,
    nlp: Pipeline | None = None,
    batch_size: int = BATCH_SIZE,
    languages: Collection[str] | None = (),
    limits: Limits | None = None,
) -> Iterator[Record | Failure]:
    """As `extract_pages`, with each extraction as its line of JSON Lines: what a child process gives, and a file takes."""
    pipeline = Extractor(nlp, batch_size, languages, isolated=limits is not None)
    if limits is None:
        yield from map(_recorded, pipeline(pages))
        return

    def work(some: list[Page]) -> Iterator[bytes]:
        return (outcome_bytes(_recorded(result)) for result in pipeline(some))

    for page, answer in _answers(pages, work, _refusal, limits, batch_size):
        yield page if isinstance(page, Failure) else attempt_step(page.input_id, "reading", parse_outcome, answer)


def of_articles(
    pages: Iterable[Page | Failure], do: Callable[[Page, Article], bytes], *, limits: Limits
) -> Iterator[bytes]:
    """What `do` makes of each page and its article, in order; nothing, b"", where that fails or takes more than the limits.

    The pages are cleaned in a child process, and nothing is extracted.
    """

    def made(page: Page) -> bytes:
        return do(page, clean_page(page))

    def work(some: list[Page]) -> Iterator[bytes]:
        for page in some:
            done = attempt_step(page.input_id, "cleaning", made, page)
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


def _recorded(result: Extraction | Failure) -> Record | Failure:
    return result if isinstance(result, Failure) else attempt_step(result.input_id, "writing", record_of, result)


def _refusal(page: Page, reason: WorkError) -> bytes:
    error = type(reason)(f"{page.source.shown(page.input_id, page.url)}: the work on this page {reason}")
    return outcome_bytes(Failure(input_id=page.input_id, error=error))
