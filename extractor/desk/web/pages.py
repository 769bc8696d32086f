"""The pages, which the script of the shell asks for: each is whole before its own script runs.

What a template takes is said at its top.
"""

from __future__ import annotations

from http import HTTPStatus
from typing import Any, get_args
from urllib.parse import urlencode

from anyio.to_thread import run_sync
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from extractor.desk import LABELS, awaiting_date, is_guessed, named, why_undated
from extractor.desk.report.views import ArticleView, read_articles
from extractor.desk.store import ArticleList, ArticleOrder, Hits, Order, Store, StoredArticle, VersionChanges
from extractor.desk.web.data import EXPORTS, number
from extractor.desk.web.desk import Desk
from extractor.desk.web.narrowing import STATUSES, Listing
from extractor.desk.web.rendering import page
from extractor.desk.web.timeline import draw
from extractor.errors import QueryError
from extractor.record.page import Failure
from extractor.record.timex import interval_words
from extractor.words.resources import EXAMPLE_PUBLISHED, example_text

_ON_A_PAGE = 50  # rows of a list
_FACET = 12  # values that are shown of each facet
_CLAIM_COLUMNS = {
    "Value": {"largest": "descending", "smallest": "ascending"},
    "Claim": {"measure": "ascending"},
    "Who says it": {"source": "ascending"},
    "Period": {"latest": "descending", "earliest": "ascending"},
    "Outlet": {"outlet": "ascending"},
    "Published": {"newest": "descending", "oldest": "ascending"},
}
_CHECKING = {"most worth checking": {"score": "descending"}, "least certain": {"certainty": "ascending"}}
_MATCHING = {"best match": {"relevance": "descending"}}
_ARTICLE_COLUMNS = {
    "Headline": {"headline": "ascending"},
    "Outlet": {"outlet": "ascending"},
    "Published": {"newest": "descending"},
    "Claims": {"claims": "descending"},
    "Undecided": {"undecided": "descending"},
    "With a finding": {"findings": "descending"},
}


class Pages:
    """The routes of the pages."""

    def __init__(self, desk: Desk) -> None:
        self._archive = desk.archive
        self.routes = [
            Route("/", self.articles),
            Route("/search", self.search),
            Route("/articles/{id}", self.article),
            Route("/series/{id}", self.series),
        ]

    async def articles(self, request: Request) -> Response:
        """The articles with claims that `?q=` finds, by default all, the newest first, and the facets of their claims."""
        query, offset = _query(request), number(request, "offset") or 0
        order = _order(request, ArticleOrder)
        try:
            listed = await self._archive(
                Store.articles, query, limit=_ON_A_PAGE, offset=offset, order=order or "newest"
            )
            facets = await self._archive(Store.facets, query, limit=_FACET)
        except QueryError as error:
            return self._not_understood(query, error)
        listing = Listing("/", query, order or "")
        values: dict[str, object] = {
            "title": "Articles",
            "query": query,
            "list": listed,
            "openings": await self._openings(listed),
            "offset": offset,
            "order": order or "",
            "chips": listing.chips(),
            "heads": list(listing.heads(_ARTICLE_COLUMNS, order or "newest")),
            "narrowing": Listing("/search", query, "").facets(facets),
            "facets": facets,
            "example": example_text(),
            "example_published": EXAMPLE_PUBLISHED,
        }
        return self._page("articles.html", values | _around(request, listed, len(listed.articles), offset))

    async def _openings(self, listed: ArticleList) -> dict[str, str]:
        """The first claim of each article that has neither headline nor address, to distinguish pasted texts."""
        nameless = [article.id for article in listed.articles if not (article.headline or article.url)]
        hits = [await self._archive(Store.search, f"article:{id_}", limit=1) for id_ in nameless]
        return {id_: some.claims[0].row["text"] for id_, some in zip(nameless, hits, strict=True) if some.claims}

    async def search(self, request: Request) -> Response:
        """The claims that `?q=` finds, and their facets."""
        query, offset = _query(request), number(request, "offset") or 0
        order = _order(request, Order)
        try:
            hits = await self._archive(Store.search, query, limit=_ON_A_PAGE, offset=offset, order=order)
            facets = await self._archive(Store.facets, query, limit=_FACET)
        except QueryError as error:
            return self._not_understood(query, error)
        listing = Listing("/search", query, order or "")
        values: dict[str, object] = {
            "title": "Claims",
            "query": query,
            "fault": None,
            "hits": hits,
            "periods": [interval_words(claim.row["period_from"], claim.row["period_until"]) for claim in hits.claims],
            "charted": await self._archive(Store.with_series, [claim.id for claim in hits.claims]),
            "statuses": STATUSES,
            "chips": listing.chips(),
            "heads": list(listing.heads(_CLAIM_COLUMNS, hits.order)),
            "orders": list(listing.heads(_CHECKING | (_MATCHING if query else {}), hits.order)),
            "narrowing": listing.facets(facets),
            "facets": facets,
        }
        return self._page("search.html", values | _around(request, hits, len(hits.claims), offset))

    async def article(self, request: Request) -> Response:
        """An article with its claims, to review; `?q=` and `?at=` are the list that it comes from and its place there."""
        stored = await self._archive(Store.article, request.path_params["id"], number(request, "version", least=1))
        changes, gone = await self._changes(stored)
        marks = request.query_params.get("marks") == "1"
        view = await run_sync(_view, stored, marks)
        values: dict[str, object] = {
            "title": view.title,
            "query": _query(request),
            "wanted": f"article:{stored.summary.id}",
            "article": view,
            "article_id": stored.summary.id,
            "statuses": STATUSES,
            "decisions": stored.decisions,
            "labels": LABELS,
            "waiting": named(awaiting_date(stored.extraction)),
            "lack": why_undated(stored.extraction.article.published),
            "published": (stored.extraction.article.published.value or "")[:10],
            "is_guessed": is_guessed(stored.extraction.article.published),
            "lost": stored.lost,
            "marks": marks,
            "version": stored.version,
            "versions": stored.versions[::-1],
            "changes": changes,
            "gone": gone,
            "charted": await self._archive(
                Store.with_series, [f"{stored.summary.id}:{shown.claim.id}" for shown in view.all_claims]
            ),
        }
        values |= await self._neighbours(request, stored.summary.id)
        return await run_sync(self._page, "review.html", values)  # a long article takes long

    async def _changes(self, stored: StoredArticle) -> tuple[VersionChanges | None, list[str]]:
        """What changed from the version before, None where there is none, and the claims that are gone since."""
        if stored.version == 1:
            return None, []
        id_ = stored.summary.id
        changes = await self._archive(Store.changes, id_, stored.version)
        before = await self._archive(Store.article, id_, stored.version - 1)
        return changes, [claim.sentence for claim in before.extraction.claims if claim.id in changes.removed]

    async def _neighbours(self, request: Request, article_id: str) -> dict[str, object]:
        """The articles before and after this one in the list it was opened from: the ends of their addresses."""
        query, at, order = _query(request), number(request, "at"), _order(request, ArticleOrder)
        parameters = {"q": query} | ({"order": order} if order else {})
        ids: dict[int, str] = {}
        if at is not None:
            first = max(at - 1, 0)
            listed = await self._archive(
                Store.articles, query, limit=at - first + 2, offset=first, order=order or "newest"
            )
            ids = {first + number: article.id for number, article in enumerate(listed.articles)}
        # the list may have lost this article since, as one of those that have something undecided
        after = at + 1 if at is not None and ids.get(at) == article_id else at
        ranks = {"before": None if at is None else at - 1, "after": after}
        return {
            name: f"{ids[rank]}?{urlencode(parameters | {'at': rank})}" if rank in ids else None
            for name, rank in ranks.items()
        }

    async def series(self, request: Request) -> Response:
        """The values of a claim's measure over time, with their sources."""
        claim = await self._archive(Store.claim, request.path_params["id"])
        points = await self._archive(Store.series, claim.id)
        values: dict[str, object] = {
            "title": "Over time",
            "query": "",
            "claim": claim,
            "timeline": draw(points)
            if len({(point.period_from, point.period_until) for point in points}) > 1
            else None,
        }
        return self._page("series.html", values)

    def _not_understood(self, query: str, error: QueryError) -> Response:
        values: dict[str, object] = {"title": "Search", "query": query, "fault": str(error)}
        return self._page("search.html", values, HTTPStatus.BAD_REQUEST)

    def _page(self, template: str, values: dict[str, object], status: int = HTTPStatus.OK) -> Response:
        formats = {name: export.about for name, export in EXPORTS.items()}
        shared = {"formats": formats, "wanted": values["query"]}
        return page(template, shared | values, status)


def _view(stored: StoredArticle, marks: bool) -> ArticleView:
    """Raises ExtractorError for a record that cannot be shown."""
    failures: list[Failure] = []
    views = read_articles([stored.extraction], failures.append, marks=marks, corrections=stored.corrections)
    if failures:
        raise failures[0].error
    return views[0]


def _query(request: Request) -> str:
    return request.query_params.get("q", "")


def _order(request: Request, orders: Any) -> Any:
    """The order of a list that `?order=` names, None where it names none of these."""
    order = request.query_params.get("order")
    return order if order in get_args(orders) else None


def _around(request: Request, listed: ArticleList | Hits, shown: int, offset: int) -> dict[str, object]:
    """The addresses of the pages of a list before and after this one."""

    def address(at: int) -> str:
        return str(request.url.include_query_params(offset=at).replace(scheme="", netloc=""))

    is_last = offset + shown >= listed.total and not listed.is_more
    return {
        "earlier": address(max(offset - _ON_A_PAGE, 0)) if offset else None,
        "later": None if is_last or not shown else address(offset + shown),
    }
