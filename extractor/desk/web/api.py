"""What programs ask, below /api: extract, search, article, claim, export; described by OpenAPI at /api/openapi.json.

A program sends the token of the server: `Authorization: Bearer TOKEN`.  It reads everything and adds articles; decisions are
made by people, on the pages.
"""

# FastAPI reads the annotations of functions in a function: they are not to become strings
from collections.abc import Mapping
from http import HTTPStatus
from typing import Annotated, Any, Literal

from fastapi import Body, FastAPI, Path, Query, Response, Security
from fastapi.exceptions import RequestValidationError
from fastapi.security import HTTPBearer
from pydantic import BaseModel, ConfigDict, Field
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.requests import Request

from extractor import __version__
from extractor.desk.store import Order, Status, Store
from extractor.desk.store.store import ExportFormat
from extractor.desk.web.api_schema import with_schemas
from extractor.desk.web.data import EXPORTS, export_response
from extractor.desk.web.desk import Desk, Given
from extractor.desk.web.faults import Faults, fault_response, not_usable, refused
from extractor.desk.web.guard import MAX_UPLOAD
from extractor.desk.web.worker import MAX_WAITING
from extractor.errors import ExtractorError

MOST_CLAIMS = 200  # of one answer
_ABOUT = f"""Claims of news articles: who says what number about what, and where it says so.

Every request carries `Authorization: Bearer TOKEN` with the token of the server.  A body has at most {MAX_UPLOAD:,} bytes, a
search answers with at most {MOST_CLAIMS} claims at a time, and at most {MAX_WAITING} articles wait for their extraction; one
more gets 503.  Every failure is a `Fault`.
"""


class _Answer(BaseModel):
    model_config = ConfigDict(from_attributes=True, use_attribute_docstrings=True)


class Fault(_Answer):
    """Why a request failed."""

    code: Annotated[str, Field(examples=["query"])]
    """The kind in one word, for programs."""
    error: Annotated[
        str, Field(examples=["'value>abc' cannot be searched for: 'abc' is not a number: write value>1000"])
    ]
    """A sentence with what to do, for people."""


class Slot(_Answer):
    """What a person put into a slot of a claim."""

    words: str | None
    """Words, or a number in plain notation; null where the slot was emptied."""
    start: int | None = None
    """The first code point of the words in `article.text`, inclusive; null where they have no range."""
    end: int | None = None
    """One past the last, exclusive."""


class Decision(_Answer):
    """What a person decided of a claim: the latest that was not undone is in force."""

    id: str
    claim_id: str | None
    """The claim that it is about; null where the article no longer has it."""
    article_id: str
    status: Status
    who: str
    """Who decided."""
    at: Annotated[str, Field(examples=["2025-06-09T08:30:00.000000+00:00"])]
    """When, ISO 8601 in UTC."""
    slots: dict[str, Slot]
    """What the person put in place of the extractor's slots, by column of the row; empty but for an edit."""
    note: str | None
    outdated: list[str]
    """The columns that the machine fills otherwise now than when it was decided."""


class Claim(_Answer):
    """A claim with what people decided of it and corrected."""

    id: Annotated[str, Field(examples=["bceb07ac3e5ca74f:b0c41a285cd9ef0f"])]
    """ARTICLE:CLAIM, the id of the claim in requests."""
    article_id: str
    """The id of its article in requests."""
    record_id: str
    """Its id in the record of its article."""
    headline: str | None
    """The headline of its article."""
    status: Literal["undecided"] | Status
    """What people decided."""
    row: dict[str, Any]
    """The claim in columns.  Numbers are decimal strings, days ISO dates, `..._until` exclusive; null is not known."""
    original: dict[str, str | None]
    """What the extractor found in the columns of the row that people have corrected."""
    decision: Decision | None
    """The decision in force."""
    others: list[Decision]
    """The newest of each other person who says something else."""


class Found(_Answer):
    """Claims that a search finds."""

    claims: list[Claim]
    total: int
    """How many there are, at most 2,000."""
    is_more: bool
    """True where there are more than `total`: they were not counted."""


class Elsewhere(_Answer):
    """The same claim in another article."""

    relation: Annotated[str, Field(examples=["same", "updated", "conflict"])]
    """How the two go together, in one word."""
    message: str
    """The relation in a sentence, with both amounts."""
    claim: Claim


class ClaimElsewhere(_Answer):
    """A claim, and what other articles say of the same."""

    claim: Claim
    elsewhere: list[Elsewhere]


class Article(_Answer):
    """An article in one of its versions."""

    id: str
    version: int
    """Which version this is, counted from 1."""
    versions: int
    """How many there are; the current one is not always the last."""
    record: dict[str, Any]
    """What was found in it: the record `extractor/1`."""
    decisions: dict[str, Decision]
    """What people decided of its claims, by their ids in the record; empty for a version that is not the current one."""


class Extracted(_Answer):
    """What was found in an article."""

    article_id: str | None
    """The id of the article in requests; null where it was not kept."""
    was_read: bool
    """False where nothing was looked for: the page is no article, or `record.article.language` is not read."""
    record: dict[str, Any]
    """The record `extractor/1`."""


class _Parameters(BaseModel):
    """What is after the question mark of an address; a misspelt name is refused, not ignored."""

    model_config = ConfigDict(extra="forbid", use_attribute_docstrings=True)


class _Query(_Parameters):
    q: Annotated[str, Field(max_length=2_000, examples=["measure:exports source:customs value>1e7 period:2025-05"])] = (
        ""
    )
    """The search, as on the pages: words, fields, "words together", -without; empty for all claims."""


class _Searched(_Query):
    limit: Annotated[int, Field(ge=1, le=MOST_CLAIMS)] = 50
    """How many claims to answer with, at most."""
    offset: Annotated[int, Field(ge=0, le=1_000_000)] = 0
    """How many claims to pass over: `offset` plus `limit` of one answer is the `offset` of the next."""
    order: Order = "newest"
    """By publication date, best match, what is most worth checking, value, period or a column."""


class _Exported(_Query):
    format: ExportFormat = "claims"
    """Claims as CSV; records, decisions or gold as JSON Lines."""


class _Keeping(_Parameters):
    keep: bool = False
    """Put the article into the store, too."""


class _Versioned(_Parameters):
    version: Annotated[int | None, Field(ge=1, le=1_000_000)] = None
    """Which version, counted from 1; by default the current one."""


def _faults(**more: str) -> dict[int | str, dict[str, Any]]:
    """The failures of an operation: those of all, and some of its own by the name of their status."""
    about = {
        HTTPStatus.UNAUTHORIZED: "Without the token",
        HTTPStatus.FORBIDDEN: "From a page of another site",
        HTTPStatus.REQUEST_ENTITY_TOO_LARGE: "A body that is too long",
        HTTPStatus.MISDIRECTED_REQUEST: "Sent to a name that this server does not go by",
        HTTPStatus.UNPROCESSABLE_ENTITY: "What is given cannot be used",
        HTTPStatus.INTERNAL_SERVER_ERROR: "A fault of ours, with a number: the terminal of the server says more",
        HTTPStatus.SERVICE_UNAVAILABLE: "Too much at a time: try again",
    } | {HTTPStatus[name]: fault for name, fault in more.items()}
    return {status: {"model": Fault, "description": about[status]} for status in sorted(about)}


_EXAMPLES: Any = {
    "text": {
        "summary": "A text",
        "value": {"text": "Steel exports fell 5% to $3bn in May, the Customs Office said.", "published": "2025-06-09"},
    },
    "address": {"summary": "An address, which is fetched", "value": {"url": "https://news.example/steel"}},
}
_NO_SUCH = {"NOT_FOUND": "Nothing of that id"}
_NO_SEARCH = {"BAD_REQUEST": "A search that cannot be understood"}
_Id = Annotated[str, Path(max_length=2_000, description="As answers have it")]


def make_api(desk: Desk) -> FastAPI:
    """The app to mount at /api; the guard before it checks the token."""
    api = FastAPI(
        title="extractor",
        version=__version__,
        description=_ABOUT,
        docs_url=None,
        redoc_url=None,
        generate_unique_id_function=lambda route: route.name,
        dependencies=[Security(HTTPBearer(auto_error=False, description="The token of the server"))],
        middleware=[Middleware(Faults)],
        exception_handlers={
            HTTPException: _refused,
            ExtractorError: not_usable,
            RequestValidationError: _not_valid,
        },
    )

    @api.post("/extract", responses=_faults())
    async def extract(
        given: Annotated[Given, Body(openapi_examples=_EXAMPLES)], options: Annotated[_Keeping, Query()]
    ) -> Extracted:
        """The record of an article, which is given as text or HTML, or fetched from an address."""
        extraction = await desk.extract(await desk.page_of(given))
        was_read = bool(extraction.producer.capabilities) and extraction.article.kind in ("article", "live_blog")
        kept, _ = await desk.keep(extraction) if options.keep else (None, False)
        return Extracted(article_id=kept, was_read=was_read, record=extraction.to_dict())

    @api.get("/search", responses=_faults(**_NO_SEARCH))
    async def search(options: Annotated[_Searched, Query()]) -> Found:
        """The claims that a search finds, with what people decided of them; without a search all."""
        hits = await desk.archive(
            Store.search, options.q, limit=options.limit, offset=options.offset, order=options.order
        )
        return Found.model_validate(hits)

    @api.get("/articles/{article_id}", responses=_faults(**_NO_SUCH))
    async def article(article_id: _Id, options: Annotated[_Versioned, Query()]) -> Article:
        """An article, in its current version unless another is named."""
        stored = await desk.archive(Store.article, article_id, options.version)
        return Article.model_validate(
            {
                "id": stored.summary.id,
                "version": stored.version,
                "versions": len(stored.versions),
                "record": stored.extraction.to_dict(),
                "decisions": dict(stored.decisions),
            }
        )

    @api.get("/claims/{claim_id}", responses=_faults(**_NO_SUCH))
    async def claim(claim_id: _Id, options: Annotated[_Parameters, Query()]) -> ClaimElsewhere:
        """A claim, and what other articles say of the same."""
        stored = await desk.archive(Store.claim, claim_id)
        others = await desk.archive(Store.elsewhere, claim_id)
        return ClaimElsewhere.model_validate({"claim": stored, "elsewhere": others})

    files: dict[str, Any] = {format.media_type.partition(";")[0]: {} for format in EXPORTS.values()}
    answers = {200: {"content": files, "description": "A file to save"}, **_faults(**_NO_SEARCH)}

    @api.get("/export", response_class=Response, responses=answers)
    async def export(options: Annotated[_Exported, Query()]) -> Any:
        """A file of what a search finds; without a search, of all."""
        return await export_response(desk, options.format, options.q)

    with_schemas(api)
    return api


async def _refused(request: Request, error: Exception) -> Response:
    """The answer to an HTTPException; FastAPI has one for bytes that are no text."""
    if isinstance(error, HTTPException) and error.status_code == HTTPStatus.BAD_REQUEST:
        return fault_response(
            request, HTTPStatus.UNPROCESSABLE_ENTITY, "the body is no JSON: send it in UTF-8", code="input"
        )
    return await refused(request, error)


async def _not_valid(request: Request, error: Exception) -> Response:
    """The answer to what does not fit its schema."""
    assert isinstance(error, RequestValidationError)
    message = "; ".join(map(_wrong, error.errors()))
    return fault_response(request, HTTPStatus.UNPROCESSABLE_ENTITY, message, code="input")


def _wrong(fault: Mapping[str, Any]) -> str:
    """Where something is wrong, and what is needed."""
    source, *names = map(str, fault["loc"])
    where = ".".join((source, *names))
    match fault["type"], source:
        case "json_invalid", _:
            return f"the body is no JSON ({fault['ctx']['error']})"
        case "extra_forbidden", "query":
            return f"there is no parameter {names[-1]!r}"
        case "extra_forbidden", _:
            return f"there is no field {names[-1]!r} in the body"
        case "missing", "body":
            return "the body is missing: send an article as JSON"
        case (("model_attributes_type" | "dict_type"), "body"):
            return "the body is no JSON object: send one, with Content-Type: application/json"
        case "value_error", _:
            return f"{where}: {fault['ctx']['error']}"
    return f"{where}: {fault['msg']}"
