"""Take the pictures of the documents anew, where there is a Chromium: `python scripts/screenshots.py`, and look at them."""

from __future__ import annotations

import os
import shutil
import sys
import tempfile
from pathlib import Path

from playwright.sync_api import sync_playwright

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from extractor import extract  # noqa: E402
from extractor.report import report_page  # noqa: E402

ARTICLE = ROOT / "corpus/articles/trade-cork-exports/page.html"
IMAGES = ROOT / "docs/images"


def main() -> None:
    """Write `report-light.png` and `report-dark.png`: a report whose second row is chosen."""
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        page_file = Path(folder) / "page.html"
        page_file.write_text(report_page([extract(ARTICLE)]), encoding="utf-8")
        unboxed = ["--no-sandbox"] if os.getuid() == 0 else []
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=unboxed)
        for scheme in ("light", "dark"):
            page = browser.new_page(viewport={"width": 1280, "height": 760}, color_scheme=scheme)
            page.goto(page_file.as_uri())
            page.keyboard.press("j")
            page.keyboard.press("j")
            page.screenshot(path=IMAGES / f"report-{scheme}.png")
        browser.close()


if __name__ == "__main__":
    main()
