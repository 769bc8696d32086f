"""What many tests share: the trained pipeline and a browser, and the folder of development data."""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import settings
from playwright.sync_api import Browser, sync_playwright
from spacy.language import Language

from extractor.pipeline import load_pipeline
from tests.warm import warm_python

# No test depends on wall-clock time, so hypothesis must not either; the same examples are drawn in every run.
settings.register_profile("project", deadline=None, derandomize=True, max_examples=60)
settings.load_profile("project")


@pytest.fixture(scope="session")
def nlp() -> Language:
    """The default base model with the rules alone, which these tests are about."""
    return load_pipeline(reader="off")


@pytest.fixture(scope="session")
def reading() -> Language:
    """The default pipeline, with its trained reader."""
    return load_pipeline()


@pytest.fixture(scope="session")
def python() -> Iterator[str]:
    """A Python that starts with the pipeline loaded; beside it is such an `extractor`."""
    with warm_python() as command:
        yield str(command)


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """Debian's Chromium, for the tests of one module: while it runs, nothing else in this thread can have an event loop."""
    chromium = shutil.which("chromium") or shutil.which("chromium-browser")
    if chromium is None:
        pytest.skip("no Chromium: `make browser` installs it, as root where there is apt-get")
    unboxed = ["--no-sandbox"] if os.getuid() == 0 else []  # root has no sandbox
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=chromium, args=unboxed)
        yield started
        started.close()


@pytest.fixture
def bare(monkeypatch: pytest.MonkeyPatch) -> None:
    """The default installation, without the packages of the extra `archive`."""
    for name in list(sys.modules):
        if name.startswith(("fastwarc", "pyarrow", "extractor.ingest.warc", "extractor.ingest.wacz")):
            monkeypatch.delitem(sys.modules, name)
    for name in ("fastwarc", "pyarrow"):
        monkeypatch.setitem(sys.modules, name, None)


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder with the benchmark and its data beside the checkout; a test that needs it is skipped without it."""
    folder = Path(__file__).resolve().parents[2] / "shared"
    if not folder.is_dir():
        pytest.skip("no ../shared beside the checkout: its data are not part of the project")
    return folder
