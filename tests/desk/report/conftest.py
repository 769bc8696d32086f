"""Pages of the report in a browser."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

Open = Callable[..., Page]


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
