"""What the routes share: the store, what extracts, and the way of an article from what a person gives into the store."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Annotated

from anyio import CapacityLimiter
from anyio.to_thread import run_sync
from pydantic import BaseModel, ConfigDict, Field, model_validator

from extractor.desk.store import Added, Store
from extractor.desk.web.archive import Archive
from extractor.desk.web.sources import read_address, read_file, read_text
from extractor.desk.web.worker import Extracting
from extractor.errors import DamageError, InputError, NotFoundError
from extractor.ingest.fetch import Fetcher
from extractor.record.extraction import Extraction
from extractor.record.page import MAX_PAGE_BYTES, Failure, Page

Text = Annotated[str, Field(min_length=1, max_length=MAX_PAGE_BYTES)]
Words = Annotated[str, Field(min_length=1, max_length=2_000)]


class Given(BaseModel):
    """An article: its text, or its HTML, or the address where it is; with text or HTML the address says where it is from."""

    model_config = ConfigDict(extra="forbid")

    text: Text | None = None
    html: Text | None = None
    url: Words | None = None
    published: Words | None = Field(None, description="ISO 8601; wins over what the page says", examples=["2025-06-09"])
    title: Words | None = None

    @model_validator(mode="after")
    def _is_one(self) -> Given:
        if self.text is not None and self.html is not None:
            raise ValueError("give text or html, not both")
        if self.text is None and self.html is None and self.url is None:
            raise ValueError("give text, html or url")
        return self


@dataclass(frozen=True, slots=True, kw_only=True)
class Desk:
    """A store, what extracts for it, and who decides where a request does not say it."""

    archive: Archive
    extracting: Extracting
    who: str
    fetcher: Fetcher = field(default_factory=Fetcher)
    _fetching: CapacityLimiter = field(
        default_factory=lambda: CapacityLimiter(1), init=False
    )  # a fetcher is polite alone

    async def page_of(self, given: Given) -> Page:
        """The page that was given, fetched where it is an address.  Raises InputError."""
        published, url = given.published, given.url
        if content := given.text or given.html:
            is_html = True if given.html else None
            return await run_sync(
                lambda: read_text(content, is_html=is_html, published=published, url=url, title=given.title)
            )
        return await run_sync(
            lambda: read_address(url or "", self.fetcher, published=published), limiter=self._fetching
        )

    async def page_of_file(self, name: str, content: bytes, published: str | None) -> Page:
        """The page in a file that was sent.  Raises InputError."""
        return await run_sync(lambda: read_file(name, content, published=published))

    async def extract(self, page: Page) -> Extraction:
        """What is found in a page.  Raises InputError, ModelError or Busy."""
        outcome = await self.extracting(page)
        if isinstance(outcome, Failure):
            raise outcome.error
        return await run_sync(outcome.extraction)

    async def correct(self, article_id: str, *, published: str | None, title: str | None, outlet: str | None) -> Added:
        """Extract an article again whose date, title or outlet a person corrects; its text stays, and decisions go along.

        Raises as `extract`, and InputError for a date that is none.
        """
        stored = await self.archive(Store.article, article_id)

        def page() -> Page:
            from extractor.api import corrected_page  # which loads what no other answer of the server needs

            return corrected_page(stored.extraction, published=published, title=title, outlet=outlet)

        added = await self.archive(Store.correct, await self.extract(await run_sync(page)))
        if added.older:
            raise InputError("a newer extractor has read this article: install it to correct the article")
        return added

    async def find(self, page: Page) -> str | None:
        """The id of the article of these very bytes, which need not be extracted again; None where the store lacks it."""
        if page.published:  # which the article there may lack
            return None
        try:
            stored = await self.archive(Store.article, page.url or page.source.sha256)
        except (NotFoundError, DamageError):  # one that is damaged is repaired by its extraction
            return None
        is_same = stored.extraction.article.source.sha256 == page.source.sha256
        return stored.summary.id if is_same else None

    async def keep(self, extraction: Extraction) -> tuple[str, bool]:
        """Put an extraction into the store; the id of its article there, and True where its text was not there before.

        Raises InputError for an article that was deleted on request.
        """
        added = await self.archive(Store.add, [extraction])
        if added.refused:
            raise InputError("This article was deleted from the store on request, and is not taken in again")
        id_ = (await self.archive(Store.article, extraction.article.key)).summary.id
        return id_, added.articles + added.versions > 0
