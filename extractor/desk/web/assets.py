"""The scripts, styles and pictures of the pages: read once, served from memory, so that no address leads to the disk."""

from __future__ import annotations

import base64
import hashlib
import mimetypes
from collections.abc import Mapping
from dataclasses import dataclass
from http import HTTPStatus
from importlib.resources import files
from importlib.resources.abc import Traversable

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

STATIC = "/static/"
_TYPES = {
    ".js": "text/javascript",
    ".css": "text/css",
    ".svg": "image/svg+xml",
    ".txt": "text/plain",
}  # whatever the system says
_FOR_EVER = "public, max-age=31536000, immutable"
_ASK_AGAIN = "no-cache"


@dataclass(frozen=True, slots=True)
class Asset:
    """One file."""

    name: str
    content: bytes
    media_type: str

    @property
    def integrity(self) -> str:
        """Its digest as the attribute of that name has it."""
        return f"sha384-{base64.b64encode(hashlib.sha384(self.content).digest()).decode()}"

    @property
    def version(self) -> str:
        """Another one for another content."""
        return hashlib.sha256(self.content).hexdigest()[:16]

    @property
    def url(self) -> str:
        """Its address, which changes with its content: a browser may keep what is there for ever."""
        return f"{STATIC}{self.name}?v={self.version}"


def load_assets() -> dict[str, Asset]:
    """All files of `extractor/desk/web/static` by name, "FOLDER/NAME" in a folder; those of the report as "report/NAME"."""
    own, shared = (files(package) / "static" for package in ("extractor.desk.web", "extractor.desk.report"))
    named = [*_below(own), *_below(shared, "report/")]
    return {name: Asset(name, file.read_bytes(), _media_type(name)) for name, file in named}


def _below(folder: Traversable, before: str = "") -> list[tuple[str, Traversable]]:
    named = []
    for entry in sorted(folder.iterdir(), key=lambda entry: entry.name):
        named += _below(entry, f"{before}{entry.name}/") if entry.is_dir() else [(before + entry.name, entry)]
    return named


def _media_type(name: str) -> str:
    end = name[name.rfind(".") :]
    return _TYPES.get(end) or mimetypes.guess_type(name)[0] or "application/octet-stream"


class Static:
    """The routes of the assets."""

    def __init__(self, assets: Mapping[str, Asset]) -> None:
        self._assets = assets
        self.routes = [Route(STATIC + "{name:path}", self.asset)]

    async def asset(self, request: Request) -> Response:
        """The asset that the path names.  Raises HTTPException where it names none."""
        asset = self._assets.get(request.path_params["name"])
        if asset is None:
            raise HTTPException(HTTPStatus.NOT_FOUND, "there is nothing of that name")
        tag = f'"{asset.version}"'
        caching = _FOR_EVER if request.query_params.get("v") == asset.version else _ASK_AGAIN
        headers = {"ETag": tag, "Cache-Control": caching}
        if tag in request.headers.get("if-none-match", ""):
            return Response(status_code=HTTPStatus.NOT_MODIFIED, headers=headers)
        return Response(asset.content, media_type=asset.media_type, headers=headers)
