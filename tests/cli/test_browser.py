"""Opening the browser: what other users of the machine see of the address."""

from __future__ import annotations

import os
import re
import sys
import threading
from collections.abc import Callable
from pathlib import Path

import pytest

from extractor.cli.browser import on_enter, opened_in_browser

SECRET = "http://127.0.0.1:8765/#token=a&secret"


@pytest.fixture
def opened(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> list[str]:
    """What the browser is started with."""
    seen: list[str] = []
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    monkeypatch.setattr("webbrowser.open", lambda url: not seen.append(url))
    return seen


def test_the_browser_is_started_without_the_token_and_led_on_by_a_file_of_this_user(
    opened: list[str], tmp_path: Path
) -> None:
    before = os.umask(0)
    try:
        with opened_in_browser(lambda ended: SECRET) as is_open:
            assert is_open
            (url,) = opened
            assert "secret" not in url
            (page,) = tmp_path.glob("*/*")
            assert page.as_uri() == url
            assert (page.stat().st_mode & 0o777, page.parent.stat().st_mode & 0o777) == (0o600, 0o700)
            (address,) = re.findall(r'content="0; url=([^"]*)"', page.read_text(encoding="utf-8"))
            assert address == SECRET.replace("&", "&amp;")
    finally:
        os.umask(before)
    assert list(tmp_path.iterdir()) == []


def test_the_file_is_gone_once_the_address_is_used(opened: list[str], tmp_path: Path) -> None:
    used: list[Callable[[], object]] = []

    def new_address(ended: Callable[[], object]) -> str:
        used.append(ended)
        return SECRET

    with opened_in_browser(new_address):
        assert list(tmp_path.iterdir()) != []
        used[0]()
        assert list(tmp_path.iterdir()) == []


def test_a_browser_that_does_not_open_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("webbrowser.open", lambda url: False)
    with opened_in_browser(lambda ended: SECRET) as is_open:
        assert not is_open


@pytest.mark.parametrize("lines", [0, 2])
def test_each_line_that_is_typed_is_one_act(monkeypatch: pytest.MonkeyPatch, lines: int) -> None:
    reading, writing = os.pipe()
    acted = threading.Semaphore(0)
    with os.fdopen(reading) as stdin, os.fdopen(writing, "wb", buffering=0) as terminal:
        monkeypatch.setattr(sys, "stdin", stdin)
        on_enter(acted.release)
        (thread,) = [thread_ for thread_ in threading.enumerate() if thread_.name == "enter"]
        for _ in range(lines):
            terminal.write(b"\n")
            assert acted.acquire(timeout=10)
        terminal.close()
        thread.join(10)
        assert not thread.is_alive()
    assert not acted.acquire(blocking=False)
