"""Signing in, in a browser, and what others on the same machine get of it."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from extractor.cli.browser import opened_in_browser
from extractor.desk.web.server import SignIn
from tests.desk.report.sample import steel
from tests.desk.web.serving import Served, filled, serving

pytestmark = [pytest.mark.browser, pytest.mark.issue(18)]


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    with serving(filled(tmp_path_factory.mktemp("desk") / "claims.db", [steel()])) as server:
        yield server


@pytest.fixture
def context(browser: Browser) -> Iterator[BrowserContext]:
    opened = browser.new_context()
    opened.set_default_timeout(10_000)
    yield opened
    opened.close()


def opened(context: BrowserContext, address: str) -> Page:
    page = context.new_page()
    page.goto(address)
    page.locator("html:not([aria-busy])").wait_for()
    return page


def test_the_printed_address_signs_in_once_and_the_token_leaves_the_address_bar(
    browser: Browser, context: BrowserContext, served: Served
) -> None:
    address = served.open
    requests: list[str] = []
    context.on("request", lambda request: requests.append(request.url))
    page = opened(context, address)
    expect(page.locator(".list tbody tr")).to_have_count(1)
    assert page.url == f"{served.address}/"
    token = page.evaluate("sessionStorage.getItem('extractor-session')")
    assert token == served.access.session
    assert not [url for url in requests if token in url or address.partition("=")[2] in url]
    assert context.cookies() == []
    page.reload()
    expect(page.locator(".list tbody tr")).to_have_count(1)
    again = opened(browser.new_context(), address)
    expect(again.get_by_role("alert")).to_contain_text("has signed in once already")
    again.context.close()


def test_a_page_without_a_token_says_how_to_sign_in(context: BrowserContext, served: Served) -> None:
    page = opened(context, f"{served.address}/search?q=exports")
    expect(page.get_by_role("alert")).to_contain_text("press Enter in that terminal")
    assert "exports" not in page.inner_text("body")


def test_a_new_tab_gets_the_token_from_one_that_is_open(context: BrowserContext, served: Served) -> None:
    opened(context, served.open)
    expect(opened(context, f"{served.address}/search?q=exports").locator(".list tbody tr").first).to_be_visible()


def test_a_tab_with_the_token_of_an_earlier_start_gets_the_present_one_from_another_tab(
    browser: Browser, context: BrowserContext, served: Served
) -> None:
    opened(context, served.open)
    page = opened(context, f"{served.address}/search?q=exports")
    stale = "sessionStorage.setItem('extractor-session', 'the token of an earlier start')"
    page.evaluate(stale)
    page.reload()
    expect(page.locator(".list tbody tr").first).to_be_visible()
    alone = opened(browser.new_context(), served.address)
    alone.evaluate(stale)
    alone.reload()
    expect(alone.locator(".fault")).to_contain_text("the server was started anew")
    alone.reload()
    expect(alone.get_by_role("alert")).to_contain_text("press Enter in that terminal")
    alone.context.close()


def test_a_page_of_another_port_gets_no_token_and_no_data(context: BrowserContext, served: Served) -> None:
    """It is "same-site", and a browser sends the cookies of the desk, if there were some."""
    opened(context, served.open)
    with another_port() as (address, headers):
        page = opened(context, address)
        answer = page.evaluate(
            """async (desk) => {
              const heard = new Promise((done) => {
                const tabs = new BroadcastChannel("extractor-session");
                tabs.onmessage = ({ data }) => done(data);
                tabs.postMessage({});
                setTimeout(() => done(null), 500);
              });
              const ask = (path, request) => fetch(desk + path, { credentials: "include", ...request }).then(() => "answered", () => "refused");
              const json = { method: "POST", body: "{}", headers: { "Content-Type": "application/json" } };
              return [
                await heard, sessionStorage.length, localStorage.length, document.cookie, await ask("/"), await ask("/data/export"),
                await ask("/data/session", json), await ask("/data/extract", json),
              ];
            }""",
            served.address,
        )
    assert answer == [None, 0, 0, "", "refused", "refused", "refused", "refused"]
    assert all(served.access.session not in value for value in headers)


def test_the_file_of_open_leads_to_the_desk_signed_in_and_is_gone(
    context: BrowserContext, served: Served, monkeypatch: pytest.MonkeyPatch
) -> None:
    urls: list[str] = []
    monkeypatch.setattr("webbrowser.open", lambda url: not urls.append(url))
    sign_in = SignIn(served.address, served.access)
    with opened_in_browser(sign_in.new_address):
        file = Path(urls[0].removeprefix("file://"))
        assert file.is_file()
        page = context.new_page()
        page.goto(urls[0])
        expect(page.locator(".list tbody tr")).to_have_count(1)
        assert not file.parent.exists()


@contextmanager
def another_port() -> Iterator[tuple[str, list[str]]]:
    """Another server of this machine, and the values of all headers that it gets."""
    headers: list[str] = []

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            headers.extend(self.headers.values())
            self.send_response(200)
            self.send_header("Content-Type", "text/html")
            self.end_headers()
            self.wfile.write(b"<!DOCTYPE html><title>Another</title>")

        def log_message(self, format: str, *args: object) -> None:
            pass

    with HTTPServer(("127.0.0.1", 0), Handler) as server:
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05})
        thread.start()
        yield f"http://127.0.0.1:{server.server_port}/", headers
        server.shutdown()
        thread.join()
