"""Copies in an archive, found before the model: workers clean and fingerprint the pages, one index links them in their order."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from extractor.batch.report import Tally
from extractor.batch.shard import Settings, ShardSpec, cpu_seconds
from extractor.comparison.copies import CopyIndex, Fingerprint, fingerprint_of
from extractor.record.page import Failure, Page

if TYPE_CHECKING:
    from extractor.batch.engine import Engine
    from extractor.record.article import Article

_ID = 16  # characters


@dataclass(frozen=True, slots=True, kw_only=True)
class ShardFingerprints:
    """The fingerprint of each page of a shard, after the id of its article; empty where a page cannot be cleaned."""

    shard: str
    fingerprints: tuple[bytes, ...]
    cpu_seconds: float


def fingerprint_shard(spec: ShardSpec, settings: Settings) -> ShardFingerprints:
    """Clean and fingerprint a shard's pages, each within the limits; what fails here, `run_shard` meets again."""
    from extractor.api import of_articles
    from extractor.batch.producer import pipeline_of
    from extractor.record.tables import id_of_article

    def fingerprint(page: Page, article: Article) -> bytes:
        return id_of_article(page.input_id, article).encode() + fingerprint_of(article).to_bytes()

    started = cpu_seconds()
    pipeline_of(settings.choice)  # its words are those that cleaning reads with
    fingerprints = tuple(of_articles(spec.pages, fingerprint, limits=settings.limits))
    return ShardFingerprints(shard=spec.name, fingerprints=fingerprints, cpu_seconds=cpu_seconds() - started)


def linked(specs: Iterable[ShardSpec], engine: Engine, settings: Settings, tally: Tally) -> Iterator[ShardSpec]:
    """The shards in their order, each page linked with the article before it that it copies; the time for that is counted."""
    index = CopyIndex()
    waiting: deque[ShardSpec] = deque()
    there: dict[str, tuple[bytes, ...]] = {}

    def noted() -> Iterator[ShardSpec]:
        for spec in specs:
            waiting.append(spec)
            yield spec

    for result in engine.run(fingerprint_shard, noted(), settings):
        tally.cpu_seconds += result.cpu_seconds
        there[result.shard] = result.fingerprints
        while waiting and waiting[0].name in there:
            spec = waiting.popleft()
            pages = zip(spec.pages, there.pop(spec.name), strict=True)
            yield replace(spec, pages=tuple(_linked(page, fingerprint, index) for page, fingerprint in pages))


def _linked(page: Page | Failure, fingerprint: bytes, index: CopyIndex) -> Page | Failure:
    """The page with what it copies, among those that the index has."""
    if isinstance(page, Failure) or not fingerprint:
        return page
    copy = index.add(fingerprint[:_ID].decode(), Fingerprint.from_bytes(fingerprint[_ID:]))
    return replace(page, copy_of=copy.copy_of, is_annotated=copy.says_more) if copy else page
