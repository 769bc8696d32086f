"""The files that pages load."""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Iterator

import pytest
from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.testclient import TestClient

from extractor.desk.web.assets import STATIC, Asset, Static, load_assets
from extractor.desk.web.faults import refused

pytestmark = pytest.mark.issue(18)

SCRIPT = Asset("folder/a.js", b"export const a = 1;", "text/javascript")


@pytest.fixture
def client() -> Iterator[TestClient]:
    routes = Static({SCRIPT.name: SCRIPT}).routes
    with TestClient(Starlette(routes=routes, exception_handlers={HTTPException: refused})) as client:
        yield client


def test_an_asset_with_its_version_is_kept_for_ever_and_without_it_requested_again(client: TestClient) -> None:
    answer = client.get(SCRIPT.url)
    assert (answer.content, answer.headers["content-type"]) == (SCRIPT.content, "text/javascript; charset=utf-8")
    assert "immutable" in answer.headers["cache-control"]
    plain = client.get(STATIC + SCRIPT.name)
    assert plain.headers["cache-control"] == "no-cache"
    again = client.get(STATIC + SCRIPT.name, headers={"If-None-Match": plain.headers["etag"]})
    assert (again.status_code, again.content) == (304, b"")
    assert client.get(f"{STATIC}{SCRIPT.name}?v=old").headers["cache-control"] == "no-cache"


def test_the_integrity_is_the_digest_that_browsers_check() -> None:
    digest = base64.b64encode(hashlib.sha384(SCRIPT.content).digest()).decode()
    assert SCRIPT.integrity == f"sha384-{digest}"


@pytest.mark.parametrize(
    "path", ["nothing.js", "../app.py", "%2e%2e/app.py", "..%2fapp.py", "folder", "", "/etc/passwd", "folder/a.js%00"]
)
def test_no_path_leads_to_the_disk(client: TestClient, path: str) -> None:
    assert client.get(STATIC + path).status_code == 404


def test_the_style_of_the_report_is_there_for_the_pages() -> None:
    assets = load_assets()
    assert assets["report/report.css"].media_type == "text/css"
    assert all(name == asset.name and asset.content for name, asset in assets.items())
