"""Odd requests, half ones and connections without a byte: none is a fault of the server, and none stops it."""

from __future__ import annotations

import json
import random
import urllib.request
from pathlib import Path

import pytest

from benchmarks.hostile_requests import trial
from extractor.desk.store import Store
from extractor.ingest.fetch import Fetcher
from tests.desk.web.serving import SECRET, canned, serving
from tests.desk.web.test_api import nowhere

pytestmark = pytest.mark.issue(18)


def test_odd_requests_are_answered_or_refused_without_a_fault(store: Path, caplog: pytest.LogCaptureFixture) -> None:
    with Store.open(store, read_only=True) as opened:
        claims = opened.search("", limit=2).claims
    ids = [claims[0].id, claims[1].id, claims[0].article_id]
    with serving(store, canned, fetcher=Fetcher(locate=nowhere)) as served:
        host, _, port = served.address.removeprefix("http://").partition(":")
        counts = trial((host, int(port)), SECRET, ids, random.Random(0), 1_000)
        search = urllib.request.Request(f"{served.address}/api/search", headers={"Authorization": f"Bearer {SECRET}"})
        with urllib.request.urlopen(search) as answer:
            assert json.load(answer)["total"] > 1
    assert {outcome for outcome in counts if outcome.startswith(("500", "hang"))} == set()
    assert {"200", "400", "401", "404", "405", "422"} <= set(counts)
    assert [record for record in caplog.records if record.levelname == "ERROR"] == []
    with Store.open(store) as opened:
        assert opened.check() == ()
