"""`python -m benchmarks.readings`: what readers find of the claims of real articles, by `corpus/readings/protocol.md`.

    sheets ARTICLES.jsonl OUT      a blank sheet for each article (id, text or html, published, title, url), and a README
    check SHEETS...                each line without a mark
    summary SHEETS...              shares and causes, by reader and together
    record SHEETS... -o FILE       ids, marks and causes, without words of the articles

SHEETS are filled sheets, folders of them, or recorded files (.jsonl).
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from benchmarks.readings.sheet import read_sheet, write_sheet
from benchmarks.readings.shown import read_page
from benchmarks.readings.summary import summarise
from extractor import load_pipeline, read_pages
from extractor.errors import ExtractorError
from extractor.record.page import Page

PROTOCOL = Path(__file__).resolve().parents[2] / "corpus" / "readings" / "protocol.md"


def write_sheets(articles: Path, out: Path) -> None:
    """Write the sheets and the README; articles that cannot be read are named.  Sheets that are there are not overwritten."""
    if any(out.glob("*.txt")):
        sys.exit(f"{out} has sheets already: they may be filled in, so give another folder")
    out.mkdir(parents=True, exist_ok=True)
    nlp = load_pipeline()
    for number, page in enumerate(read_pages([articles], format="jsonl"), 1):
        try:
            if not isinstance(page, Page):
                raise page.error
            sheet = write_sheet(read_page(page, nlp))
        except ExtractorError as error:
            print(f"{page.input_id}: no sheet: {error}")
            continue
        (out / f"{number:02}.txt").write_text(sheet, "utf-8")
    (out / "README.md").write_text(PROTOCOL.read_text("utf-8"), "utf-8")


def read_records(paths: Iterable[Path]) -> tuple[list[dict[str, Any]], list[str]]:
    """The records of sheets, folders and recorded files, and the faults of the sheets."""
    records, faults = [], []
    for folder in paths:
        for path in sorted(folder.glob("*.txt")) if folder.is_dir() else [folder]:
            if path.suffix == ".jsonl":
                records += [json.loads(line) for line in path.read_text("utf-8").splitlines()]
                continue
            reading = read_sheet(str(path), path.read_text("utf-8"))
            records.append(reading.record())
            faults += reading.faults
    return records, faults


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    commands = parser.add_subparsers(dest="command", required=True)
    sheets = commands.add_parser("sheets", help="write blank sheets")
    sheets.add_argument("articles", type=Path)
    sheets.add_argument("out", type=Path)
    for name, about in (
        ("check", "name each line without a mark"),
        ("summary", "shares and causes"),
        ("record", "keep marks"),
    ):
        command = commands.add_parser(name, help=about)
        command.add_argument("sheets", type=Path, nargs="+")
        if name == "record":
            command.add_argument("-o", "--output", type=Path, required=True)
    options = parser.parse_args()
    if options.command == "sheets":
        write_sheets(options.articles, options.out)
        return
    records, faults = read_records(options.sheets)
    if faults or not records:
        sys.exit("\n".join(faults) or "no sheets there")
    if options.command == "record":
        options.output.write_text("".join(f"{json.dumps(record)}\n" for record in records), "utf-8")
    print(summarise(records) if options.command == "summary" else f"{len(records)} sheets, each line marked")


if __name__ == "__main__":
    main()
