"""A dataset of three articles, two of them dated, with and without words."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from pathlib import Path

import pytest

from extractor.record.extraction import Extraction
from extractor.sinks.dataset import About, write_dataset
from tests.record.tables.sample import extraction

ABOUT = About(
    name="steel: a 'test'",
    creator="Norland Desk",
    url="https://data.example/steel",
    license="https://creativecommons.org/licenses/by/4.0/",
    published=dt.date(2025, 7, 1),
)


def _with_words(extraction: Extraction) -> Extraction:
    """It with a claim of each type."""
    lead = extraction.claims[-1]
    said = replace(lead, id="quote", type="quote"), replace(lead, id="statement", type="statement")
    return replace(extraction, claims=(*extraction.claims, *said))


EXTRACTIONS = [
    extraction("steel"),
    extraction("later", url="https://b.example/", published="2025-11-02T08:00:00+01:00"),
    _with_words(extraction("undated", url="https://c.example/", published=None)),
]


@pytest.fixture
def dataset(tmp_path: Path) -> Path:
    folder = tmp_path / "steel"
    write_dataset(EXTRACTIONS, folder, ABOUT)
    return folder
