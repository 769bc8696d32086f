"""All that was found in one article, and its form as a record of the contract `extractor/1`."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from extractor.article import Article
from extractor.claim import Claim
from extractor.entity import Entity, Mention
from extractor.figure import Figure
from extractor.finding import Finding
from extractor.quote import Quote
from extractor.statement import Statement
from extractor.timex import Timex

SCHEMA = "extractor/1"


@dataclass(frozen=True, slots=True, kw_only=True)
class Producer:
    """What made the record: package version, base model, digest of all rules and word lists, settings that matter."""

    version: str
    model: str
    rules_sha256: str
    settings: Mapping[str, str | int | bool | None] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Extraction:
    """One article and everything that was found in it; each list is in text order."""

    schema: str = SCHEMA
    input_id: str
    article: Article
    figures: tuple[Figure, ...] = ()
    times: tuple[Timex, ...] = ()
    mentions: tuple[Mention, ...] = ()
    entities: tuple[Entity, ...] = ()
    quotes: tuple[Quote, ...] = ()
    statements: tuple[Statement, ...] = ()
    claims: tuple[Claim, ...] = ()
    findings: tuple[Finding, ...] = ()
    producer: Producer
