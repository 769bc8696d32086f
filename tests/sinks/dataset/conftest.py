"""A dataset of three articles, two of them dated, with and without words."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from extractor.sinks import About, write_dataset
from tests.tables.sample import extraction

ABOUT = About(
    name="steel: a 'test'",
    creator="Norland Desk",
    url="https://data.example/steel",
    license="https://creativecommons.org/licenses/by/4.0/",
    published=dt.date(2025, 7, 1),
)
EXTRACTIONS = [
    extraction("steel"),
    extraction("later", url="https://b.example/", published="2025-11-02T08:00:00+01:00"),
    extraction("undated", url="https://c.example/", published=None),
]


@pytest.fixture
def dataset(tmp_path: Path) -> Path:
    folder = tmp_path / "steel"
    write_dataset(EXTRACTIONS, folder, ABOUT)
    return folder
