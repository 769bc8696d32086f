"""`python -m benchmarks.desk`: what a fact-checker waits for, in Chromium: a page with 1,000 claims, and a key.

Opening is from the request to the first frame in which the page can be worked with; a key is from its press to the frame that
shows the next claim chosen, for a decision with the store between them.  The article is texts of the corpus in a row, each time
with other digits, until there are claims enough.  Medians are printed; wanted are 1 s and 100 ms at most.
"""

from __future__ import annotations

import json
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from itertools import count
from pathlib import Path

from playwright.sync_api import Page, sync_playwright

import extractor
from extractor.desk.report import report_page
from extractor.desk.store import Store
from extractor.record.extraction import Extraction

CLAIMS = 1_000
ROUNDS = 5
KEYS = 20
ARTICLES = Path(__file__).resolve().parents[1] / "corpus" / "articles"

# What was asked for is on the screen two frames on
_READY = (
    """() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => done(performance.now()))))"""
)
_WHOLE = "html:not([aria-busy])"
_WATCH = """() => { window.measured = new Promise((done) => {
  let pressed;
  addEventListener("keydown", (event) => { pressed = event.timeStamp; }, { once: true, capture: true });
  new MutationObserver((changes, watching) => {
    if (!changes.some(({ target }) => target.hasAttribute("aria-current"))) return;
    watching.disconnect();
    requestAnimationFrame(() => requestAnimationFrame(() => done(performance.now() - pressed)));
  }).observe(document.body, { subtree: true, attributeFilter: ["aria-current"] });
}); }"""


def main() -> None:
    """Print the times."""
    chromium = shutil.which("chromium") or shutil.which("chromium-browser")
    if chromium is None:
        print("no Chromium: the pages are not measured")
        return
    extraction = long_article()
    unboxed = ["--no-sandbox"] if os.getuid() == 0 else []
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=unboxed)
        page = browser.new_page(viewport={"width": 1300, "height": 800})
        print(f"an article with {len(extraction.claims):,} claims in Chromium, medians of {ROUNDS}")
        mailed = Path(folder) / "page.html"
        mailed.write_text(report_page([extraction]), encoding="utf-8")
        print(f"report: opened in {_opened(page, mailed.as_uri()):.2f} s, a key in {_key(page, 'j'):.0f} ms")
        store = Path(folder) / "claims.db"
        with Store.open(store, create=True) as archive:
            archive.add([extraction])
            article = archive.article(extraction.article.key).summary.id
        with served(store) as (address, _):
            page.goto(address)
            page.locator(_WHOLE).wait_for()
            opened = _opened(page, f"{page.url}articles/{article}")
            keys = {key: _key(page, key) for key in "ja"}
        print(f"desk: opened in {opened:.2f} s, j in {keys['j']:.0f} ms, a in {keys['a']:.0f} ms")
        browser.close()


def long_article() -> Extraction:
    """An article with `CLAIMS` claims."""
    texts = [text for folder in sorted(ARTICLES.iterdir()) if (text := _text(folder))]
    nlp = extractor.load_pipeline()
    blocks: list[str] = []
    for turn in count():
        digits = str.maketrans("123456789", "".join(str((digit + turn) % 9 + 1) for digit in range(1, 10)))
        blocks += [text.translate(digits) for text in texts]
        extraction = extractor.extract("\n\n".join(blocks), published="2025-06-09", nlp=nlp)
        if len(extraction.claims) >= CLAIMS:
            return replace(extraction, claims=extraction.claims[:CLAIMS])
    raise AssertionError("the digits come to an end")


def _text(folder: Path) -> str:
    about = json.loads((folder / "gold.json").read_text(encoding="utf-8"))
    return (folder / "article.txt").read_text(encoding="utf-8") if about["split"] == "dev" else ""


TOKEN = "the-token-of-the-benchmarks"


@contextmanager
def served(store: Path) -> Iterator[tuple[str, subprocess.Popen[str]]]:
    """The address that the server of a store prints, which signs in once, and its process; it runs without the model.

    Programs send TOKEN; what the server says in its terminal is in its process, as standard error.
    """
    program = [
        sys.executable,
        "-m",
        "extractor",
        "serve",
        str(store),
        "--port",
        "0",
        "--who",
        "Ida",
        "--model",
        "blank:en",
    ]
    with (
        tempfile.TemporaryFile("w+") as said,
        subprocess.Popen(
            program,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=said,
            text=True,
            env=os.environ | {"EXTRACTOR_TOKEN": TOKEN},
        ) as process,
    ):
        assert process.stdout is not None
        process.stderr = said
        try:
            yield process.stdout.readline().strip(), process
        finally:
            process.terminate()


def _opened(page: Page, address: str) -> float:
    """Seconds until the page can be worked with."""
    times = []
    for _ in range(ROUNDS):
        page.goto("about:blank")
        page.goto(address)
        page.locator(_WHOLE).wait_for()
        times.append(page.evaluate(_READY) / 1000)
    return statistics.median(times)


def _key(page: Page, key: str) -> float:
    """Milliseconds from a press of the key to the frame that shows what it does."""
    times = []
    for _ in range(KEYS):
        page.evaluate(_WATCH)
        page.keyboard.press(key)
        times.append(page.evaluate("window.measured"))
    return statistics.median(times)


if __name__ == "__main__":
    main()
