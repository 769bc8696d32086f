"""Take the pictures of the documents anew, where there is a Chromium: `python scripts/screenshots.py`, and look at them."""

from __future__ import annotations

import os
import shutil
import sys
import tempfile
from pathlib import Path

from playwright.sync_api import Browser, sync_playwright

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from benchmarks.desk import served  # noqa: E402
from extractor import extract, load_pipeline  # noqa: E402
from extractor.desk.report import report_page  # noqa: E402
from extractor.desk.store import Store  # noqa: E402
from extractor.record.extraction import Extraction  # noqa: E402

PAGE = ROOT / "corpus/articles/trade-cork-exports/page.html"
TEXTS = {"trade-furniture-hanoi": "2025-07-10", "centralbank-prague": "2025-08-08", "energy-bills": "2025-05-27"}
IMAGES = ROOT / "docs/images"
SIZE = {"width": 1280, "height": 760}


def main() -> None:
    """Write the pictures of a report and of the desk, light and dark."""
    nlp = load_pipeline()
    page = extract(PAGE, nlp=nlp)
    texts = [
        extract(ROOT / f"corpus/articles/{name}/article.txt", published=day, nlp=nlp) for name, day in TEXTS.items()
    ]
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        unboxed = ["--no-sandbox"] if os.getuid() == 0 else []
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=unboxed)
        _report(browser, Path(folder) / "page.html", page)
        _desk(browser, Path(folder) / "claims.db", page, texts)
        browser.close()


def _report(browser: Browser, file: Path, extraction: Extraction) -> None:
    """A report whose second row is chosen."""
    file.write_text(report_page([extraction]), encoding="utf-8")
    for scheme in ("light", "dark"):
        page = browser.new_page(viewport=SIZE, color_scheme=scheme)
        page.goto(file.as_uri())
        page.keyboard.press("j")
        page.keyboard.press("j")
        page.screenshot(path=IMAGES / f"report-{scheme}.png")


def _desk(browser: Browser, file: Path, extraction: Extraction, others: list[Extraction]) -> None:
    """The list of articles, and an article of which one claim is accepted and one rejected."""
    with Store.open(file, create=True) as store:
        store.add([extraction, *others])
        article = store.article(extraction.article.key).summary.id
    with served(file) as (address, _):
        context = browser.new_context(viewport=SIZE)
        page = context.new_page()
        page.goto(address)  # which signs in once
        page.locator(".list").wait_for()
        home = page.url
        for scheme in ("light", "dark"):
            page.emulate_media(color_scheme=scheme)
            page.goto(home)
            page.locator(".list").wait_for()
            page.screenshot(path=IMAGES / f"desk-articles-{scheme}.png")
            page.goto(f"{home}articles/{article}")
            page.locator("[aria-current]").wait_for()
            if scheme == "light":
                page.keyboard.press("a")
                page.locator("[data-status=accepted]").wait_for()
                page.keyboard.press("r")
                page.locator("[data-status=rejected]").wait_for()
            page.wait_for_load_state("networkidle")
            page.screenshot(path=IMAGES / f"desk-review-{scheme}.png")


if __name__ == "__main__":
    main()
