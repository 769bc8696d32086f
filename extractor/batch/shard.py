"""One shard: its pages in, the bytes of its files out.

What is heavy is imported where shards are worked on: the process that only plans and writes has no need of it.
"""

from __future__ import annotations

import hashlib
import os
from collections import Counter
from collections.abc import Callable, Mapping
from contextvars import ContextVar
from dataclasses import dataclass, field, replace

import orjson

from extractor.batch.formats import FORMATS, BatchFormat, ShardFiles
from extractor.choice import Choice
from extractor.errors import ResumeError
from extractor.isolation import Limits
from extractor.record.page import Failure, Page
from extractor.record.plain import readable, to_plain
from extractor.sinks import Record
from extractor.sinks.batch_folder import digest_of

DONE: ContextVar[Callable[[int], object]] = ContextVar("DONE", default=lambda number: None)
"""Called with how many articles of the shard at work are done; an engine sets it to show that."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """What decides, beside the pages, which bytes come out.

    `choice` is that of the pipeline; `languages` as for `extract_pages`; `limits` hold for each article;
    with `copies` the articles that copy another one of the run are linked with it, and worked on only where they say more.
    `producer` is the digest of what is to make the records, and `run` that of everything that the run is made of: each
    manifest carries it.
    """

    format: BatchFormat = "jsonl"
    choice: Choice = field(default_factory=Choice)
    languages: tuple[str, ...] | None = ()
    limits: Limits = field(default_factory=Limits)
    copies: bool = False
    producer: str = ""
    run: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Origin:
    """The files that a shard's pages come from: the first and the last of their section, and a digest of all of them."""

    first: str
    last: str
    sha256: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ShardSpec:
    """Some pages in a row, and what cannot be read among them.

    `name` is section and number, "00012-00003".  `position` is the share of all input bytes up to its end, from
    0 to 1, as far as that is known.
    """

    name: str
    origin: Origin
    pages: tuple[Page | Failure, ...]
    position: float = 0.0

    @property
    def sha256(self) -> str:
        """The hex digest of all that is known of the pages; that of a page's content is in its source."""
        digest = hashlib.sha256()
        for page in self.pages:
            known = repr((page.input_id, str(page.error)) if isinstance(page, Failure) else replace(page, content=b""))
            digest.update(known.encode() + b"\0")
        return digest.hexdigest()


@dataclass(frozen=True, slots=True, kw_only=True)
class ShardManifest:
    """What a shard was made of and what it has: with this file beside its others it is done."""

    shard: str
    run: str
    origin: Origin
    pages_sha256: str
    records: int
    limits: Limits = field(default_factory=Limits)
    """Of each of its articles: they decide which fail, and nothing of those that do not."""
    copies: int = 0
    """Articles, among the records, that copy another one."""
    unread: Mapping[str, int]
    """Articles, among the records, in languages that are not read."""
    skipped: Mapping[str, int] = field(default_factory=dict)
    """Pages, among the records, that are no articles, by what they are."""
    failed: Mapping[str, int]
    """Articles in the quarantine by the code of their error."""
    files: Mapping[str, Mapping[str, int | str]]
    """The size in bytes and the SHA-256 of each by its name."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ShardResult:
    """The files of a shard by their names, their manifest, and the CPU seconds that they took."""

    manifest: ShardManifest
    files: Mapping[str, bytes]
    cpu_seconds: float


def run_shard(spec: ShardSpec, settings: Settings) -> ShardResult:
    """The files of a shard: its records, and a quarantine where an article failed.

    It writes nothing, and gives the same bytes wherever and however often it runs: killed, it can be called again.
    Raises ResumeError where this process has other code, words or another model than the run.
    """
    from extractor.api import extract_records, is_read
    from extractor.batch.producer import pipeline_of

    started = cpu_seconds()
    nlp = pipeline_of(settings.choice)
    if digest_of(made_by(settings)) != settings.producer:
        raise ResumeError(
            "a worker has other code, words or another model than the run began with: give all machines the same and start again"
        )
    languages = settings.languages if settings.languages != () else (nlp.meta["lang"],)
    files = FORMATS[settings.format](spec.name)
    quarantine: list[bytes] = []
    failed: Counter[str] = Counter()
    unread: Counter[str] = Counter()
    skipped: Counter[str] = Counter()
    copies = 0
    outcomes = extract_records(spec.pages, nlp=nlp, languages=languages, limits=settings.limits)
    for number, (page, outcome) in enumerate(zip(spec.pages, outcomes, strict=True), 1):
        done = outcome if isinstance(outcome, Failure) else _added(outcome, files)
        if isinstance(done, Failure):
            failed[done.error.code] += 1
            quarantine.append(_quarantined(page, done))
        else:
            copies += isinstance(page, Page) and page.copy_of is not None
            skipped.update(filter(None, [done.skipped]))
            if not is_read(done.language, languages):
                unread[done.language or ""] += 1
        DONE.get()(number)
    contents = files.contents()
    if quarantine:
        contents[f"quarantine-{spec.name}.jsonl"] = b"".join(quarantine)
    manifest = ShardManifest(
        shard=spec.name,
        run=settings.run,
        origin=spec.origin,
        pages_sha256=spec.sha256,
        limits=settings.limits,
        records=len(spec.pages) - failed.total(),
        copies=copies,
        unread=dict(sorted(unread.items())),
        skipped=dict(sorted(skipped.items())),
        failed=dict(sorted(failed.items())),
        files={
            name: {"bytes": len(data), "sha256": hashlib.sha256(data).hexdigest()}
            for name, data in sorted(contents.items())
        },
    )
    return ShardResult(manifest=manifest, files=contents, cpu_seconds=cpu_seconds() - started)


def made_by(settings: Settings) -> Mapping[str, object]:
    """What makes the records in this process.  Raises ModelError or ResourceError where it cannot be loaded."""
    from extractor.batch.producer import producer_of

    return producer_of(settings.choice)


def _added(record: Record, files: ShardFiles) -> Record | Failure:
    try:
        files.add(record)
    except Exception as error:  # whatever one article leads to must not stop the others
        return Failure.of(error, record.input_id, "writing")
    return record


def _quarantined(page: Page | Failure, failure: Failure) -> bytes:
    """A line that says which article failed, how, and where it is."""
    line = {
        "input_id": failure.input_id,
        "code": failure.error.code,
        "reason": readable(str(failure.error)),
        "source": to_plain(page.source) if isinstance(page, Page) else None,
    }
    return orjson.dumps(line, option=orjson.OPT_APPEND_NEWLINE)


def cpu_seconds() -> float:
    """Of this process and of its children that have ended."""
    return sum(os.times()[:4])
