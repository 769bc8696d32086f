"""A person at the desk: a server, its store, and a browser that is signed in."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from itertools import count
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, BrowserContext, Page, expect

from extractor.desk.store import Decision, Store
from extractor.record.extraction import Extraction
from tests.desk.report.sample import steel
from tests.desk.web.serving import Served

_LIT = """() => Object.fromEntries([...CSS.highlights].filter(([name, ranges]) => name.startsWith("lit-") && ranges.size)
  .map(([name, ranges]) => [name.slice(4), [...ranges].map((one) => {
    const range = document.createRange();
    range.setStart(one.startContainer, one.startOffset);
    range.setEnd(one.endContainer, one.endOffset);
    return range.toString();
  })]))"""
_numbers = count(1)


@dataclass
class Tab:
    """A page that is open."""

    page: Page
    address: str

    def go(self, path: str) -> None:
        """Open a page of the server, and wait until it is whole."""
        self.page.goto(self.address + path)
        self.is_whole()

    def reload(self) -> None:
        """Load the page again, and wait until it is whole."""
        self.page.reload()
        self.is_whole()

    def is_at(self, address: str | re.Pattern[str]) -> None:
        """Waits until the page of such an address is open and whole."""
        self.page.wait_for_url(address)
        self.is_whole()

    def is_whole(self) -> None:
        """Waits until the page has come in place of the shell."""
        self.page.locator("html:not([aria-busy])").wait_for()

    def press(self, *keys: str) -> None:
        """Press keys one after the other."""
        for key in keys:
            self.page.keyboard.press(key)

    def is_chosen(self, row: str) -> None:
        """Waits until this row alone is chosen, and has the focus."""
        expect(self.page.locator("[aria-current]")).to_have_id(row)
        expect(self.page.locator(f"#{row}")).to_be_focused()

    def has(self, row: str, status: str) -> None:
        """Waits until the row shows this status."""
        expect(self.page.locator(f"#{row}")).to_have_attribute("data-status", status)

    def says(self, words: str) -> None:
        """Waits until the page says it to those who do not see it."""
        expect(self.page.locator("#said")).to_contain_text(words)

    def lit(self) -> dict[str, list[str]]:
        """The words that are lit, by slot."""
        lit_words: dict[str, list[str]] = self.page.evaluate(_LIT)
        return lit_words


@dataclass
class Desk:
    """`faults` is what the consoles of its pages say; those with one of the words of `wanted` are meant."""

    path: Path
    served: Served
    context: BrowserContext
    faults: list[str] = field(default_factory=list)
    wanted: tuple[str, ...] = ()

    def add(self, extraction: Extraction) -> str:
        """The id, in the store, of an article."""
        with Store.open(self.path) as store:
            store.add([extraction])
            return store.article(extraction.article.key).summary.id

    def steel(self) -> str:
        """The id of the steel article at an address of its own."""
        number = next(_numbers)
        return self.add(steel(f"steel-{number}", url=f"https://news.example/steel/{number}"))

    def decisions(self, article: str) -> list[Decision]:
        """Those that are in force."""
        with Store.open(self.path, read_only=True) as store:
            return list(store.decisions(article_id=article))

    def tab(self, path: str) -> Tab:
        """A new page."""
        page = self.context.new_page()
        page.set_default_timeout(10_000)
        page.on("pageerror", lambda error: self.faults.append(str(error)))
        page.on("console", lambda message: self.faults.append(message.text))
        tab = Tab(page, self.served.address)
        tab.go(path)
        return tab


@contextmanager
def at_desk(browser: Browser, path: Path, served: Served, **settings: Any) -> Iterator[Desk]:
    """A browser that has opened the address that the server printed, in a tab that stays open for others to get its token.

    Fails where something went wrong in a page.
    """
    context = browser.new_context(**{"viewport": {"width": 1300, "height": 800}, **settings})
    desk = Desk(path, served, context)
    opener = context.new_page()
    opener.goto(served.open)
    opener.wait_for_function("() => sessionStorage.length > 0")  # it has its token and can give it to others
    yield desk
    context.close()
    faults = [fault for fault in desk.faults if not any(words in fault for words in desk.wanted)]
    assert faults == [], faults
