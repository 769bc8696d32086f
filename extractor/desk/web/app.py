"""The app: its routes, and what is around them."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager

from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.routing import Mount

from extractor.desk.web.access import Access
from extractor.desk.web.api import make_api
from extractor.desk.web.assets import Static
from extractor.desk.web.data import Data
from extractor.desk.web.desk import Desk
from extractor.desk.web.faults import Faults, not_usable, refused
from extractor.desk.web.guard import Guard
from extractor.desk.web.pages import Pages
from extractor.desk.web.rendering import assets
from extractor.desk.web.worker import Worker
from extractor.errors import ExtractorError


def make_app(desk: Desk, access: Access) -> Starlette:
    """The app of one desk, which is opened when the app starts and closed when it ends."""

    @asynccontextmanager
    async def lifespan(app: Starlette) -> AsyncIterator[None]:
        async with AsyncExitStack() as stack:
            await stack.enter_async_context(desk.archive)
            if isinstance(desk.extracting, Worker):
                await stack.enter_async_context(desk.extracting)
            yield

    return Starlette(
        routes=[
            *Pages(desk).routes,
            Mount("/data", routes=Data(desk, access).routes),
            Mount("/api", make_api(desk)),
            *Static(assets()).routes,
        ],
        middleware=[Middleware(Guard, access=access), Middleware(Faults)],
        exception_handlers={HTTPException: refused, ExtractorError: not_usable},
        lifespan=lifespan,
    )
