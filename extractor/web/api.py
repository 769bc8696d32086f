"""What programs ask, below /api: extract, search, article, claim, export; described by OpenAPI at /api/openapi.json.

A program sends the token of the server: `Authorization: Bearer TOKEN`.  It reads everything and adds articles; decisions are
made by people, on the pages.
"""

# FastAPI reads the annotations of functions in a function: they are not to become strings
from http import HTTPStatus
from typing import Annotated, Any

from fastapi import FastAPI, Path, Query, Response, Security
from fastapi.exceptions import RequestValidationError
from fastapi.security import HTTPBearer
from pydantic import BaseModel, ConfigDict, Field
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.requests import Request

from extractor import __version__
from extractor.errors import ExtractorError
from extractor.store import Decision, Order, Store
from extractor.store.store import ExportFormat
from extractor.web.data import EXPORTS, export_response, told_faults
from extractor.web.desk import Desk, Given
from extractor.web.faults import Faults, fault_response, not_usable, refused
from extractor.web.guard import MAX_UPLOAD
from extractor.web.worker import MAX_WAITING

MOST_CLAIMS = 200  # of one answer
_ABOUT = f"""Claims of news articles: who says what number about what, and where it stands.

Every request carries `Authorization: Bearer TOKEN` with the token of the server.  A body has at most {MAX_UPLOAD:,} bytes, a
search answers with at most {MOST_CLAIMS} claims at a time, and at most {MAX_WAITING} articles wait for their extraction; one
more gets 503.
"""


class _Answer(BaseModel):
    model_config = ConfigDict(from_attributes=True)


class Fault(BaseModel):
    """Why a request failed: the kind in one word, and a sentence with what to do."""

    code: str
    error: str


class Claim(_Answer):
    """A claim as a row; numbers are decimal strings, days ISO dates."""

    id: str
    article_id: str
    record_id: str = Field(description="Its id in the record of its article")
    headline: str | None
    status: str
    row: dict[str, Any] = Field(description="The columns of the table `claims`")
    decision: Decision | None
    others: list[Decision] = Field(description="The newest of each other person who says something else")


class Found(_Answer):
    """Claims that a search finds."""

    claims: list[Claim]
    total: int = Field(description="How many there are")
    is_more: bool = Field(description="True where there are more than `total`: they were not counted")


class Elsewhere(_Answer):
    """The same claim in another article."""

    relation: str
    message: str
    claim: Claim


class ClaimAnswer(_Answer):
    """A claim, and what other articles say of the same."""

    claim: Claim
    elsewhere: list[Elsewhere]


class ArticleAnswer(_Answer):
    """An article: its record (`extractor/1`), and what people decided of its claims, by their ids in the record."""

    id: str
    version: int
    versions: int
    record: dict[str, Any]
    decisions: dict[str, Decision]


class Extracted(_Answer):
    """The record of an article (`extractor/1`), and its id in the store where it was kept."""

    article_id: str | None
    record: dict[str, Any]


_FAULTS: dict[int | str, dict[str, Any]] = {
    HTTPStatus.BAD_REQUEST: {"model": Fault, "description": "A search that cannot be understood"},
    HTTPStatus.UNAUTHORIZED: {"model": Fault, "description": "Without the token"},
    HTTPStatus.FORBIDDEN: {"model": Fault, "description": "From a page of another site"},
    HTTPStatus.NOT_FOUND: {"model": Fault, "description": "Nothing of that id"},
    HTTPStatus.REQUEST_ENTITY_TOO_LARGE: {"model": Fault, "description": "A body that is too long"},
    HTTPStatus.MISDIRECTED_REQUEST: {"model": Fault, "description": "Sent to a name that this server does not go by"},
    HTTPStatus.UNPROCESSABLE_ENTITY: {"model": Fault, "description": "What is given cannot be used"},
    HTTPStatus.SERVICE_UNAVAILABLE: {"model": Fault, "description": "Too many articles wait"},
}
_QUERY = Query(
    max_length=2_000, description='Such as `measure:exports source:customs value>1e7 period:2025-05 "free words"`'
)
_Search = Annotated[str, _QUERY]
_Id = Annotated[str, Path(max_length=2_000)]


def make_api(desk: Desk) -> FastAPI:
    """The app to mount at /api, behind the guard, which checks the token."""
    api = FastAPI(
        title="extractor",
        version=__version__,
        description=_ABOUT,
        docs_url=None,
        redoc_url=None,
        responses=_FAULTS,
        dependencies=[Security(HTTPBearer(auto_error=False, description="The token of the server"))],
        middleware=[Middleware(Faults)],
        exception_handlers={
            HTTPException: refused,
            ExtractorError: not_usable,
            RequestValidationError: _not_valid,
        },
    )

    @api.post("/extract")
    async def extract(
        given: Given, keep: Annotated[bool, Query(description="Put it into the store, too")] = False
    ) -> Extracted:
        """The record of an article, which is given as text or HTML, or fetched from an address."""
        extraction = await desk.extract(await desk.page_of(given))
        return Extracted(article_id=await desk.keep(extraction) if keep else None, record=extraction.to_dict())

    @api.get("/search")
    async def search(
        q: _Search = "",
        limit: Annotated[int, Query(ge=1, le=MOST_CLAIMS)] = 50,
        offset: Annotated[int, Query(ge=0, le=1_000_000)] = 0,
        order: Order = "newest",
    ) -> Found:
        """The claims that a search finds, with what people decided of them; without a search all."""
        hits = await desk.archive(Store.search, q, limit=limit, offset=offset, order=order)
        return Found.model_validate(hits)

    @api.get("/articles/{article_id}")
    async def article(
        article_id: _Id, version: Annotated[int | None, Query(ge=1, le=1_000_000)] = None
    ) -> ArticleAnswer:
        """An article, in its current version unless another one is asked for."""
        stored = await desk.archive(Store.article, article_id, version)
        return ArticleAnswer(
            id=stored.summary.id,
            version=stored.version,
            versions=len(stored.versions),
            record=stored.extraction.to_dict(),
            decisions=dict(stored.decisions),
        )

    @api.get("/claims/{claim_id}")
    async def claim(claim_id: _Id) -> ClaimAnswer:
        """A claim, and what other articles say of the same."""
        found = await desk.archive(Store.claim, claim_id)
        others = await desk.archive(Store.elsewhere, claim_id)
        return ClaimAnswer.model_validate({"claim": found, "elsewhere": others})

    @api.get(
        "/export",
        response_class=Response,
        responses={200: {"content": {one.media_type.partition(";")[0]: {} for one in EXPORTS.values()}}},
    )
    async def export(format: ExportFormat = "claims", q: _Search = "") -> Any:
        """A file of what a search finds; without a search, of all."""
        return await export_response(desk, format, q)

    return api


async def _not_valid(request: Request, error: Exception) -> Response:
    """The answer to what does not fit its schema."""
    assert isinstance(error, RequestValidationError)
    return fault_response(request, HTTPStatus.UNPROCESSABLE_ENTITY, told_faults(error.errors()), code="input")
