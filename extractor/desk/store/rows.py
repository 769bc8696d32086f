"""An extraction -> what the tables of a store have of it."""

from __future__ import annotations

import contextlib
import datetime as dt
import hashlib
import zlib
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import lru_cache
from operator import attrgetter
from typing import Any, Final
from urllib.parse import urlsplit

import orjson

from extractor.desk.store.buckets import number_buckets, period_buckets
from extractor.desk.store.numbering import MOST_CLAIMS, claim_number
from extractor.desk.store.sortable import sortable
from extractor.errors import DamageError, RecordError
from extractor.record.article import Article
from extractor.record.checked import read_typed
from extractor.record.claim import Claim
from extractor.record.extraction import Extraction
from extractor.record.plain import decimal_text
from extractor.record.tables import TABLES, ClaimRow, claim_rows
from extractor.record.tables.days import day

_LEVEL: Final = 1  # of zlib: 5 times smaller; the next levels take twice the time for a fifth less
_HIDDEN: Final = "sha256:"
_OWN_KEYS = ("claim_id", "article_id")
_ARTICLE_COLUMNS = ("url", "site")
_NOT_STORED = ("sentence", "self_contained", "open_words")

# Those of the table `claims` that lead to no other table, and are no facts of the article
SLOTS: Final = tuple(
    column
    for column in TABLES["claims"].columns
    if column.key_of is None and column.name not in (*_OWN_KEYS, *_ARTICLE_COLUMNS, *_NOT_STORED)
)
COLUMNS: Final = (
    "number", "article", "record_id", "outlet", "headline", *(slot.name for slot in SLOTS), "entities", "findings",
    "least", "most", "moved", "buckets", "lead_start", "lead_end",
)  # fmt: skip
"""The columns of the store's claims that are written when an article is added."""


@dataclass(frozen=True, slots=True)
class Prepared:
    """What is written of one extraction; `claims` lack their number and that of the article, their first two columns."""

    article: Mapping[str, Any]
    version: Mapping[str, Any]
    claims: list[tuple[Any, ...]]
    day: dt.date | None
    """The day of publication."""

    def claim_rows(self, article: int) -> list[tuple[Any, ...]]:
        """The rows of `claims` with all `COLUMNS`, for an article of this number."""
        return [(claim_number(article, rank), article, *claim) for rank, claim in enumerate(self.claims)]


def article_id_of(key: str) -> str:
    """The id that an article has in any store, whatever its text; the same for a key and its hidden form."""
    return hidden_key(key).removeprefix(_HIDDEN)[:16]


def hidden_key(key: str) -> str:
    """A key without its address, which still identifies the article."""
    return key if key.startswith(_HIDDEN) else _HIDDEN + hashlib.sha256(key.encode()).hexdigest()


def outlet_of(article: Article) -> str | None:
    """The name of the outlet, or else the host of the address."""
    host = None
    with contextlib.suppress(ValueError):  # no address
        host = urlsplit(article.url or "").hostname
    return article.site or (host.removeprefix("www.") if host else None)


def prepare(extraction: Extraction, record: bytes | None = None) -> Prepared:
    """The rows of an extraction; `record` is its JSON, where the caller has it.

    Raises RecordError for an article of more claims than a store takes, and for two claims of one id.
    """
    article = extraction.article
    if len(extraction.claims) > MOST_CLAIMS:
        raise RecordError(
            f"{extraction.input_id}: {len(extraction.claims):,} claims, more than {MOST_CLAIMS:,}: split it"
        )
    if len({claim.id for claim in extraction.claims}) < len(extraction.claims):
        raise RecordError(f"{extraction.input_id}: two claims have one id: extract the article again")
    json = extraction.to_json().encode() if record is None else record.strip()
    claims = claim_columns(extraction)
    return Prepared(
        article={
            "article_id": article_id_of(article.key),
            "article_key": article.key,
            "headline": article.headline_words,
            "outlet": outlet_of(article),
            "url": article.url,
            "published": article.published.value,
            "language": article.language,
            "claims": len(claims),
        },
        version={
            "seen": article.source.fetched or article.modified,
            "text_sha256": article.text_sha256,
            "record_sha256": hashlib.sha256(json).hexdigest(),
            "producer": extraction.producer.version,
            "claims": len(claims),
            "record": zlib.compress(json, _LEVEL),
        },
        claims=claims,
        day=day(article.published.value),
    )


def claim_columns(extraction: Extraction) -> list[tuple[Any, ...]]:
    """The columns of each claim, in text order, from the third on of `COLUMNS`."""
    columns = _Columns(extraction)
    return [columns.of(claim, row) for claim, row in zip(extraction.claims, claim_rows(extraction), strict=True)]


def unpacked(version: Any) -> bytes:
    """The JSON of the record of a row of `versions`.  Raises DamageError where it is not the one that was written."""
    try:
        json = zlib.decompress(version["record"])
        if hashlib.sha256(json).hexdigest() == version["record_sha256"]:
            return json
        fault = None
    except (zlib.error, TypeError) as error:
        fault = error
    raise DamageError(
        "a record in the store is damaged: find it with `extractor store check` and add it again"
    ) from fault


def read_stored(version: Any) -> Extraction:
    """The extraction of a row of `versions`.  Raises DamageError where it is not the one that was written."""
    return read_typed(unpacked(version))


def text_of(version: Any) -> str:
    """The text of the article of a row of `versions`."""
    return _text_of(unpacked(version))


@lru_cache(2)  # a person decides on one claim of an article after the other
def _text_of(json: bytes) -> str:
    text: str = orjson.loads(json)["article"]["text"]
    return text


class _Columns:
    """The columns of the claims of one extraction."""

    def __init__(self, extraction: Extraction) -> None:
        self.outlet = outlet_of(extraction.article)
        self.headline = extraction.article.headline_words
        self._names = {entity.id: entity.name for entity in extraction.entities}
        self._findings = {finding.id: f"{finding.check} {finding.status}" for finding in extraction.findings}
        self._figures = {figure.id: figure for figure in extraction.figures}
        self._made = {figure.id: figure.rule for figure in extraction.figures}
        self._made |= {quote.id: quote.rule for quote in extraction.quotes}
        self._ranges = {figure.id: (figure.start, figure.end) for figure in extraction.figures}
        self._ranges |= {quote.id: (quote.start, quote.end) for quote in extraction.quotes}

    def of(self, claim: Claim, row: ClaimRow) -> tuple[Any, ...]:
        value = self._figures.get(claim.value_id or "")
        least, most = row.value, row.value
        if value is not None and value.range:
            least, most = value.low, value.high
        leading = (claim.value_id or claim.change_id if claim.type == "figure" else claim.quote_id) or ""
        stored = replace(row, text=claim.sentence, cluster_key=claim.cluster_key or "")
        slots = [write(cell) if write else cell for write, cell in zip(_WRITERS, _CELLS(stored), strict=True)]
        if made := self._made.get(leading):
            slots[_RULES] = _list((*row.rules, f"{'figure' if claim.type == 'figure' else 'quote'}={made}"))
        names = dict.fromkeys(
            filter(None, (*map(self._names.get, claim.entity_ids), row.claimant, row.subject, row.place))
        )
        findings = dict.fromkeys(self._findings[id_] for id_ in claim.finding_ids if id_ in self._findings)
        return (
            claim.id,
            self.outlet,
            self.headline,
            *slots,
            _list(names),
            _list(findings),
            *(None if number is None else sortable(number) for number in (least, most, row.change)),
            " ".join(_buckets(row, least, most)),
            *self._ranges.get(leading, (claim.start, claim.end)),
        )


def _buckets(row: ClaimRow, least: Decimal | None, most: Decimal | None) -> Iterator[str]:
    if least is not None or most is not None:
        yield from number_buckets("v", least, most)
    if row.change is not None:
        yield from number_buckets("c", row.change, row.change)
    yield from period_buckets(row.period_from, row.period_until)


def _list(parts: Any) -> str:
    return orjson.dumps(list(parts)).decode() if parts else "[]"


def _decimal(number: Decimal | None) -> str | None:
    return None if number is None else decimal_text(number)


def _day(day: dt.date | None) -> str | None:
    return day.isoformat() if day else None


_CELLS = attrgetter(*(slot.name for slot in SLOTS))
_RULES = [slot.name for slot in SLOTS].index("rules")
_BY_TYPE: Mapping[str, Callable[[Any], Any]] = {"strings": _list, "decimal": _decimal, "date": _day}
_WRITERS = [_BY_TYPE.get(slot.type) for slot in SLOTS]
