"""What the script of the pages asks for and sends, as JSON."""

from __future__ import annotations

import re
from collections.abc import AsyncIterator, Callable, Iterable, Mapping
from http import HTTPStatus
from typing import Annotated, Any, NamedTuple, TypeVar

from anyio.to_thread import run_sync
from pydantic import BaseModel, ConfigDict, Field, ValidationError
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response, StreamingResponse
from starlette.routing import Route

from extractor.desk import in_words
from extractor.desk.report import Decided, report_page
from extractor.desk.store import Decision, Slot, Status, Store
from extractor.desk.store.store import ExportFormat
from extractor.desk.web.access import Access
from extractor.desk.web.desk import Desk, Given, Words
from extractor.desk.web.faults import as_json, fault_response
from extractor.desk.web.narrowing import STATUSES
from extractor.errors import ConflictError, InputError

B = TypeVar("B", bound=BaseModel)


class Export(NamedTuple):
    """A file that is made of what a search finds."""

    name: str
    media_type: str
    about: str


EXPORTS: dict[ExportFormat, Export] = {
    "claims": Export("claims.csv", "text/csv; charset=utf-8", "a table for a spreadsheet, with what people decided"),
    "records": Export("records.jsonl", "application/jsonl", "the records of the articles, as the extractor wrote them"),
    "decisions": Export("decisions.jsonl", "application/jsonl", "what people decided, to merge into another store"),
    "gold": Export("gold.jsonl", "application/jsonl", "accepted and corrected claims, to train or score with"),
}


class _Body(BaseModel):
    """Who does it, by default the one who started the server."""

    model_config = ConfigDict(extra="forbid")

    who: Annotated[str, Field(min_length=1, max_length=100)] | None = None


class _Decided(_Body):
    """What a person decided of a claim; see `Store.decide`."""

    status: Status
    slots: dict[str, Slot] | None = None
    note: Annotated[str, Field(max_length=10_000)] | None = None
    after: str | None = None


class _Undone(_Body):
    """Which decision a person takes back; see `Store.undo`."""

    after: str


class _Facts(BaseModel):
    """What a person says of an article; see `corrected_page`."""

    model_config = ConfigDict(extra="forbid")

    published: Words | None = None
    title: Words | None = None
    outlet: Words | None = None


class _SigningIn(BaseModel):
    """The one-time token of the address that was opened."""

    model_config = ConfigDict(extra="forbid")

    token: Annotated[str, Field(max_length=200)]


class Data:
    """The routes below /data."""

    def __init__(self, desk: Desk, access: Access) -> None:
        self._desk, self._archive, self._access = desk, desk.archive, access
        claim = "/claims/{id}"
        self.routes = [
            Route(claim, self.claim),
            Route(f"{claim}/decision", self.decide, methods=["POST"]),
            Route(f"{claim}/undo", self.undo, methods=["POST"]),
            Route(f"{claim}/elsewhere", self.elsewhere),
            Route(f"{claim}/copy", self.copy),
            Route("/articles/{id}/facts", self.correct, methods=["POST"]),
            Route("/articles/{id}/delete", self.delete, methods=["POST"]),
            Route("/articles/{id}/report", self.report),
            Route("/extract", self.extract, methods=["POST"]),
            Route("/export", self.export),
            Route("/session", self.sign_in, methods=["POST"]),
        ]

    async def sign_in(self, request: Request) -> Response:
        """The session token, for a one-time token that was not used yet.  Raises HTTPException for another one."""
        if not self._access.one_time.redeem((await _body(request, _SigningIn)).token):
            raise HTTPException(
                HTTPStatus.FORBIDDEN,
                "this address has signed in once already, or is too old: press Enter in the terminal of `extractor serve`, "
                "and open the address that it prints then",
            )
        return as_json({"token": self._access.session})

    async def claim(self, request: Request) -> Response:
        """The decision in force on a claim, and its slots in words, as the extractor `found` them and as they are `now`."""
        claim = await self._archive(Store.claim, request.path_params["id"])
        original, now = in_words({**claim.row, **claim.original}), in_words(claim.row)
        return as_json({"decision": claim.decision, "found": original, "now": now})

    async def decide(self, request: Request) -> Response:
        """The decision that is in force now; 409 with the one of somebody else where `after` is not the last one."""
        body = await _body(request, _Decided)
        return await self._put(
            request, Store.decide, body, status=body.status, slots=body.slots, note=body.note, after=body.after
        )

    async def undo(self, request: Request) -> Response:
        """The decision that is in force after the undo, or null; 409 as `decide`."""
        body = await _body(request, _Undone)
        return await self._put(request, Store.undo, body, after=body.after)

    async def _put(
        self, request: Request, act: Callable[..., Decision | None], body: _Body, **details: object
    ) -> Response:
        claim = request.path_params["id"]
        try:
            decision = await self._archive(act, claim, who=body.who or self._desk.who, **details)
        except ConflictError as conflict:
            in_force = (await self._archive(Store.claim, claim)).decision
            return fault_response(request, HTTPStatus.CONFLICT, str(conflict), code=conflict.code, decision=in_force)
        return as_json(decision)

    async def elsewhere(self, request: Request) -> Response:
        """The same claim in other articles."""
        return as_json(await self._archive(Store.elsewhere, request.path_params["id"]))

    async def copy(self, request: Request) -> Response:
        """The claim as text to paste."""
        return as_json({"text": await self._archive(Store.copy_text, request.path_params["id"])})

    async def extract(self, request: Request) -> Response:
        """Read an article into the store: JSON as `Given`, or the bytes of a file, which `?name=` names.

        `is_new` is false where the store has this text of the article already.
        """
        if request.headers.get("content-type", "").partition(";")[0].strip() == "application/json":
            page = await self._desk.page_of(await _body(request, Given))
        else:
            name, published = (request.query_params.get(key) for key in ("name", "published"))
            page = await self._desk.page_of_file(name or "", await request.body(), published)
        if known := await self._desk.find(page):
            return as_json({"article_id": known, "is_new": False})
        id_, is_new = await self._desk.keep(await self._desk.extract(page))
        return as_json({"article_id": id_, "is_new": is_new}, HTTPStatus.CREATED if is_new else HTTPStatus.OK)

    async def correct(self, request: Request) -> Response:
        """Extract an article again with what a person says of it; how many decisions were kept, and how many lost."""
        facts = await _body(request, _Facts)
        added = await self._desk.correct(
            request.path_params["id"], published=facts.published, title=facts.title, outlet=facts.outlet
        )
        return as_json({"kept": added.decisions_kept, "lost": added.decisions_lost})

    async def delete(self, request: Request) -> Response:
        """Delete an article with its claims and decisions; it can be added again."""
        await self._archive(Store.remove_article, request.path_params["id"])
        return as_json({})

    async def report(self, request: Request) -> Response:
        """The report of an article with what people decided, a file."""
        stored = await self._archive(Store.article, request.path_params["id"])
        decided = {
            id_: Decided(decision.status, STATUSES[decision.status][0], decision.words)
            for id_, decision in stored.decisions.items()
        }
        page = await run_sync(lambda: report_page([stored.extraction], corrections=stored.corrections, decided=decided))
        name = "-".join(re.findall("[a-z0-9]+", (stored.summary.headline or "").lower()))[:60] or "report"
        return Response(
            page,
            media_type="text/html; charset=utf-8",
            headers={"Content-Disposition": f'attachment; filename="{name}.html"'},
        )

    async def export(self, request: Request) -> Response:
        """A file of what `?q=` finds, in `?format=`."""
        return await export_response(
            self._desk, request.query_params.get("format", "claims"), request.query_params.get("q", "")
        )


async def export_response(desk: Desk, format: str, query: str) -> Response:
    """The answer with a file to save; raises what the query leads to before it begins."""
    if format not in EXPORTS:
        raise InputError(f"{format!r} is no format of an export: give one of {', '.join(EXPORTS)}")
    export = EXPORTS[format]
    pieces = desk.archive.export(format, query)
    first = await anext(pieces, b"")

    async def all_pieces() -> AsyncIterator[bytes]:
        yield first
        async for piece in pieces:
            yield piece

    return StreamingResponse(
        all_pieces(),
        media_type=export.media_type,
        headers={"Content-Disposition": f'attachment; filename="{export.name}"'},
    )


def number(request: Request, name: str, *, least: int = 0, most: int = 10**9) -> int | None:
    """A whole number of the address, None where it is not there.  Raises InputError where it is none within these bounds."""
    given = request.query_params.get(name)
    if given is None:
        return None
    if not (given.isascii() and given.isdecimal() and len(given) < 12 and least <= int(given) <= most):
        raise InputError(f"{name} is to be a number from {least} to {most}")
    return int(given)


async def _body(request: Request, kind: type[B]) -> B:
    try:
        return kind.model_validate_json(await request.body() or b"{}")
    except ValidationError as error:
        raise InputError(fault_words(error.errors(include_url=False))) from error


def fault_words(faults: Iterable[Mapping[str, Any]]) -> str:
    """In one sentence what pydantic says of data that do not fit."""
    pairs = ((".".join(map(str, fault["loc"])), str(fault["msg"])) for fault in faults)
    return "; ".join(f"{where}: {what}" if where else what for where, what in pairs)
