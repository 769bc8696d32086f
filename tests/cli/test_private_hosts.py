"""--allow-private names the hosts whose addresses may be private."""

from __future__ import annotations

import json

import pytest

from extractor.ingest import fetch
from tests.cli.conftest import TEXT, Run, words
from tests.ingest.web_server import WebServer, reply

pytestmark = pytest.mark.issue(15)


def test_a_host_that_is_named_is_read(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(fetch, "PAUSE", 0.0)
    with WebServer({}) as server:
        url = f"http://127.0.0.1:{server.port}/a"
        server.answers[url.removeprefix("http://")] = reply(TEXT.encode(), Content_Type="text/plain")
        result = run("extract", url, "--allow-private", "intranet.example", "--allow-private", "127.0.0.1")
        assert json.loads(result.stdout)["article"]["text"] == TEXT
        refused = run("extract", url, "--allow-private", "intranet.example")
    assert refused.exit_code == 3
    assert "127.0.0.1 is not a public address: allow it with --allow-private 127.0.0.1" in words(refused.stderr)


@pytest.mark.parametrize("host", ["http://intranet/", "intranet:8080", "", "*", "user@intranet"])
def test_what_is_no_host_is_wrong_usage(run: Run, host: str) -> None:
    result = run("extract", "http://intranet/", "--allow-private", host)
    assert result.exit_code == 2
    assert "is not a host name or address: leave out scheme, port and path" in words(result.stderr)
