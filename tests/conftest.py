"""What many tests share: the trained pipeline, loaded once, and the folder of development data."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import settings
from spacy.language import Language

from extractor.pipeline import load_pipeline

# No test depends on wall-clock time, so hypothesis must not either; the same examples are drawn in every run.
settings.register_profile("project", deadline=None, derandomize=True)
settings.load_profile("project")


@pytest.fixture(scope="session")
def nlp() -> Language:
    """The default pipeline."""
    return load_pipeline()


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder with the benchmark and its data beside the checkout; a test that needs it is skipped without it."""
    folder = Path(__file__).resolve().parents[2] / "shared"
    if not folder.is_dir():
        pytest.skip("no ../shared beside the checkout: its data are not part of the project")
    return folder
