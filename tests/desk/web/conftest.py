"""A store with two articles, and a server on it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from extractor.desk.web.access import new_access
from extractor.desk.web.app import make_app
from tests.desk.report.sample import hostile, steel
from tests.desk.web.serving import SECRET, Served, desk_on, filled, serving


@pytest.fixture
def store(tmp_path: Path) -> Path:
    """A store with the steel article, and with it as a stranger would write it who wants more than to be read."""
    return filled(tmp_path / "claims.db", [steel(), hostile()])


@pytest.fixture
def served(store: Path) -> Iterator[Served]:
    """A server on it, in a thread."""
    with serving(store) as server:
        yield server


@pytest.fixture
def client(store: Path) -> Iterator[TestClient]:
    """What a page that is signed in asks with."""
    access = new_access(SECRET)
    headers = {"Sec-Fetch-Site": "same-origin", "Authorization": f"Bearer {access.session}"}
    with TestClient(make_app(desk_on(store), access), base_url="http://127.0.0.1", headers=headers) as client:
        yield client
