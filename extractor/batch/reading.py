"""Shards that are read before they are needed, so that a small archive is known whole from the start."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator

from extractor.batch.report import Tally
from extractor.batch.shard import ShardSpec
from extractor.record.page import Page

_AHEAD = 16_000_000  # bytes of pages that wait


def read_ahead(specs: Iterable[ShardSpec], tally: Tally) -> Iterator[ShardSpec]:
    """The shards in their order, counted in the tally when they are read; none waits for a page from the web or a pipe."""
    waiting: deque[tuple[ShardSpec, int]] = deque()
    size = 0
    for spec in specs:
        tally.known += len(spec.pages)
        tally.position = max(tally.position, spec.position)
        waiting.append((spec, sum(len(page.content) for page in spec.pages if isinstance(page, Page))))
        size += waiting[-1][1]
        while waiting and (size > _AHEAD or not _is_from_files(spec)):
            first, its_size = waiting.popleft()
            size -= its_size
            yield first
    tally.position, tally.is_read = 1.0, True
    yield from (spec for spec, _ in waiting)


def _is_from_files(spec: ShardSpec) -> bool:
    sources = [page.source for page in spec.pages if isinstance(page, Page)]
    return all(source.kind != "url" and source.location != "-" for source in sources)
