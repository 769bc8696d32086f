"""A browser, where there is one."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, sync_playwright

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")

Open = Callable[..., Page]


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Debian's Chromium."""
    if CHROMIUM is None:
        pytest.skip("no Chromium: `make browser` installs it, as root where there is apt-get")
    unboxed = ["--no-sandbox"] if os.getuid() == 0 else []  # root has no sandbox
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=CHROMIUM, args=unboxed)
        yield started
        started.close()


@pytest.fixture
def open_page(browser: Browser, tmp_path: Path) -> Iterator[Open]:
    """Opens HTML from a file; what the page asks for but itself, and what goes wrong in it, fails the test."""
    contexts, faults = [], []

    def open_html(html: str, **settings: object) -> Page:
        contexts.append(browser.new_context(**{"viewport": {"width": 1300, "height": 800}, **settings}))
        file = tmp_path / f"{len(contexts)}.html"
        file.write_text(html, encoding="utf-8")
        page = contexts[-1].new_page()
        page.on(
            "request", lambda request: None if request.url.startswith(file.as_uri()) else faults.append(request.url)
        )
        page.on("pageerror", lambda error: faults.append(str(error)))
        page.on("console", lambda message: faults.append(message.text))
        page.set_default_timeout(10_000)
        page.goto(file.as_uri())
        return page

    yield open_html
    for context in contexts:
        context.close()
    assert faults == []
