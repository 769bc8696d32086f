"""All that was found in one article, and its form as a record of the contract `extractor/1`."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, fields
from typing import Any, Final, Literal, Self

from extractor.record.article import Article
from extractor.record.by_id import ById, Linked, R
from extractor.record.claim import Claim
from extractor.record.entity import Entity, Mention
from extractor.record.figure import Figure
from extractor.record.finding import Finding
from extractor.record.in_short import in_short
from extractor.record.plain import RecordType
from extractor.record.quote import Quote
from extractor.record.statement import Statement
from extractor.record.timex import Timex

SCHEMA: Final = "extractor/1"


@dataclass(frozen=True, slots=True, kw_only=True)
class Producer:
    """What made the record."""

    version: str
    """Of the package."""
    model: str
    """The base model and its version."""
    reader: str | None = None
    """The hex digest of the trained reader; null where the rules alone were asked."""
    rules_sha256: str
    """The hex digest of all code and word lists: two records with the same were made by the same rules."""
    settings: Mapping[str, str | int | bool | None] = field(default_factory=dict)
    """The settings that can change a result."""
    capabilities: tuple[str, ...] = ()
    """The pipes that ran, in their order: where what fills a list did not run, an empty one says nothing; none ran on an article
    in a language that is not read, and none on a copy."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Extraction(Linked, RecordType):
    """One article and everything that was found in it: one line of JSON Lines.  Each list is in text order."""

    schema: Literal["extractor/1"] = SCHEMA
    """The version of this contract.  A field may be added to it; a name or a meaning changes only with a new one."""
    input_id: str
    """The id that was given, or else the name of the file, the URL or the id of the WARC record."""
    article: Article
    copy_of: str | None = None
    """The earlier article of the same run that this one copies, by its id in the table `articles`.  Nothing is extracted from a
    copy that says no more than that one."""
    figures: tuple[Figure, ...] = ()
    times: tuple[Timex, ...] = ()
    mentions: tuple[Mention, ...] = ()
    entities: tuple[Entity, ...] = ()
    quotes: tuple[Quote, ...] = ()
    statements: tuple[Statement, ...] = ()
    claims: tuple[Claim, ...] = ()
    findings: tuple[Finding, ...] = ()
    producer: Producer

    def __post_init__(self) -> None:
        by_id = ById(
            self.figures, self.times, self.mentions, self.entities, self.quotes, self.statements, self.findings
        )
        object.__setattr__(self, "_by_id", by_id)
        object.__setattr__(self, "claims", tuple(claim.linked(by_id) for claim in self.claims))

    def __setstate__(self, state: Iterable[Any]) -> None:
        """What `pickle` and `copy` give; they know of the fields alone, and not of the links."""
        for slot, value in zip(fields(self), state, strict=True):
            object.__setattr__(self, slot.name, value)
        self.__post_init__()

    def figure(self, id_: str) -> Figure:
        """The figure with this id, or with this key of `to_rows()`.

        Raises InputError, with the first and last id, where there is none; so do the others.
        """
        return self._row(id_, Figure)

    def time(self, id_: str) -> Timex:
        """The time with this id."""
        return self._row(id_, Timex)

    def mention(self, id_: str) -> Mention:
        """The mention with this id."""
        return self._row(id_, Mention)

    def entity(self, id_: str) -> Entity:
        """The entity with this id."""
        return self._row(id_, Entity)

    def quote(self, id_: str) -> Quote:
        """The quote with this id."""
        return self._row(id_, Quote)

    def statement(self, id_: str) -> Statement:
        """The statement with this id."""
        return self._row(id_, Statement)

    def claim(self, id_: str) -> Claim:
        """The claim with this id."""
        return ById(self.claims).row(
            self._own(id_), Claim
        )  # an index that is kept would be a ring: claims lead to the rest

    def finding(self, id_: str) -> Finding:
        """The finding with this id."""
        return self._row(id_, Finding)

    def _row(self, id_: str, *kinds: type[R]) -> R:
        return self._by_id.row(self._own(id_), *kinds)

    def _own(self, id_: str) -> str:
        """The id in the record of a row with this key in the tables; what is no key of this article stays."""
        from extractor.record.tables import article_id  # which imports this module

        if not isinstance(id_, str) or ":" not in id_:
            return id_
        return id_.removeprefix(f"{article_id(self)}:")

    def _checked(self) -> Self:
        from extractor.record.checked import checked  # which imports this module

        return checked(self)

    def to_rows(self) -> list[dict[str, Any]]:
        """Its claims, flat, in text order: a dictionary each, with the columns of the table `claims`.

        Numbers are decimals, days dates, lists lists, so that pandas, polars and pyarrow take them as they are; what is not
        said is None.
        """
        from extractor.record.tables import TABLES, claim_rows  # which import this module

        table = TABLES["claims"]
        cells = map(table.cells(), claim_rows(self))
        names = [column.name for column in table.columns]
        return [
            dict(zip(names, (list(cell) if isinstance(cell, tuple) else cell for cell in row), strict=True))
            for row in cells
        ]

    def __repr__(self) -> str:
        counts: dict[str, Any] = {
            name: len(getattr(self, name)) for name in ("claims", "figures", "quotes", "findings")
        }
        return in_short(self, self.article.headline_words, input_id=self.input_id, **counts)

    def _repr_html_(self) -> str:
        """What a notebook shows: the text in which the claims are marked, and their table."""
        from extractor.record.notebook import extraction_html

        return extraction_html(self)
