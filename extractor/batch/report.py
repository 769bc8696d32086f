"""What a run has done so far, for whoever watches it, and its report."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from extractor.batch.shard import ShardManifest


@dataclass(slots=True)
class Tally:
    """Counts of one run, or of one portion: of all that is there, and of what this process has done itself.

    `known` articles are read by now, and `position` is the share of the input that they are, from 0 to 1, as far as that can
    be known; `is_read` when there are no others.
    """

    shards: int = 0
    records: int = 0
    copies: int = 0
    failed: Counter[str] = field(default_factory=Counter)
    unread: Counter[str] = field(default_factory=Counter)
    skipped: Counter[str] = field(default_factory=Counter)
    passed_over: Counter[str] = field(default_factory=Counter)
    bytes: int = 0
    done_here: int = 0
    cpu_seconds: float = 0.0
    known: int = 0
    position: float = 0.0
    is_read: bool = False
    duplicates: tuple[int, Mapping[str, list[str]]] = (0, {})
    damaged: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """Shards that were there, but not as they were written, and so were done again; what was wrong with each."""

    @property
    def articles(self) -> int:
        """All that came to an end: records and failures."""
        return self.records + self.failed.total()

    def add(self, manifest: ShardManifest) -> None:
        """Count a shard that is in the folder."""
        self.shards += 1
        self.records += manifest.records
        self.copies += manifest.copies
        self.failed.update(manifest.failed)
        self.unread.update(manifest.unread)
        self.skipped.update(manifest.skipped)
        self.bytes += sum(int(facts["bytes"]) for facts in manifest.files.values())

    def add_new(self, manifest: ShardManifest, cpu_seconds: float) -> None:
        """Count a shard that this process has had done."""
        self.add(manifest)
        self.done_here += manifest.records + sum(manifest.failed.values())
        self.cpu_seconds += cpu_seconds

    def report(self, seconds: float, cpu_seconds: float, workers: int) -> Mapping[str, Any]:
        """The report of the run, which took so many seconds, and so many of CPU in the process that reads and writes."""
        number, origins = self.duplicates
        return {
            "articles": self.articles,
            "records": self.records,
            "copies": self.copies,
            "failed": dict(sorted(self.failed.items())),
            "unread_languages": dict(sorted(self.unread.items())),
            "skipped": dict(sorted(self.skipped.items())),
            "records_passed_over": dict(sorted(self.passed_over.items())),
            "duplicate_ids": number,
            "duplicates": origins,
            "shards": self.shards,
            "bytes": self.bytes,
            "this_process": {
                "articles": self.done_here,
                "done_again": dict(self.damaged),
                "seconds": round(seconds, 3),
                "articles_per_second": round(self.done_here / seconds, 3) if seconds else None,
                "workers": workers,
                "cpu_seconds_of_workers": round(self.cpu_seconds, 3),
                "cpu_seconds_of_reader": round(cpu_seconds, 3),
            },
        }
