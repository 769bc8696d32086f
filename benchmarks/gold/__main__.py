"""`python -m benchmarks.gold`: gold of figures, quotes and references, by `corpus/guidelines.md` and `corpus/annotating.md`.

    sheets ARTICLES.jsonl OUT [--ids FILE] [--prefill GOLD.jsonl]    a sheet for each article
    check SHEETS... [--articles ARTICLES.jsonl]                      every fault by its line, and what the sheets hold
    gold SHEETS... --articles ARTICLES.jsonl -o OUT [--reader N]     stand-off gold, an article a line
    agreement A.jsonl B.jsonl [--articles ARTICLES.jsonl]            slot by slot, over the articles that both have
    score GOLD... --articles ARTICLES... [--reader FOLDER|off] [--json OUT]    the extractor's scores: numbers, no words
    rules GOLD... --articles ARTICLES... [-o TABLE.jsonl]            how often each rule answers, and is right
    ablation GOLD... --articles ARTICLES... [-o TABLE.jsonl]         what is lost without each rule, with the reader on

An article has id, text, published, title, url and outlet.  SHEETS are sheets or folders of them.
With --prefill the answers of a gold of the same texts are in the sheets.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import re
import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

from benchmarks.gold.agreement import agreement
from benchmarks.gold.blank import write_sheet
from benchmarks.gold.extracted import Extracted
from benchmarks.gold.numbered_text import SheetError
from benchmarks.gold.reading import Reading, read_sheet


def read_rows(path: Path) -> Iterator[dict[str, Any]]:
    """The rows of a file of JSON Lines, or of all of a folder."""
    for file in sorted(path.rglob("*.jsonl")) if path.is_dir() else [path]:
        yield from (json.loads(line) for line in file.read_text("utf-8").split("\n") if line.strip())


def write_sheets(articles: Path, out: Path, ids: Path | None, prefill: Path | None) -> None:
    """Write the sheets; an article that has none is named.  Sheets that are there are not overwritten."""
    from benchmarks.gold.expressions import load_base_model
    from benchmarks.gold.sheet_content import find
    from extractor import load_pipeline
    from extractor.errors import ExtractorError

    wanted = set(ids.read_text("utf-8").split()) if ids else None
    gold = {row["id"]: row for row in read_rows(prefill)} if prefill else {}
    out.mkdir(parents=True, exist_ok=True)
    nlp, base = load_pipeline(), load_base_model()
    for row in read_rows(articles):
        path = out / (re.sub(r"[^\w.-]", "_", row["id"]) + ".txt")
        if wanted is not None and row["id"] not in wanted:
            continue
        answers = gold.get(row["id"])
        if path.exists():
            print(f"{path} is there already and stays as it is")
        elif answers and answers["sha256"] != hashlib.sha256(row["text"].encode()).hexdigest():
            print(f"{row['id']}: no sheet: the gold is of another text")
        else:
            try:
                path.write_text(write_sheet(row, find(row, nlp, base), answers), "utf-8")
            except (ExtractorError, SheetError) as error:
                print(f"{row['id']}: no sheet: {error}")


def read_sheets(paths: Iterable[Path], texts: dict[str, dict[str, Any]] | None) -> list[Reading]:
    """What all sheets say; with texts, their ranges are those of the articles."""
    readings = []
    for file in paths:
        for path in sorted(file.glob("*.txt")) if file.is_dir() else [file]:
            content = path.read_text("utf-8")
            match = re.search(r"^id: (.*)$", content, re.MULTILINE)
            article = (texts or {}).get(match[1].strip() if match else "")
            reading = read_sheet(str(path), content, article["text"] if article else None)
            if texts is not None and article is None:
                reading.fault(1, "no such article")
            readings.append(reading)
    return readings


def counted(readings: Iterable[Reading]) -> str:
    """What the sheets hold, in one line."""
    counts: Counter[str] = Counter()
    for reading in readings:
        counts.update({"sheets": 1, "figures": len(reading.figures), "quotes": len(reading.quotes)})
        counts.update({"references": len(reading.references), **reading.counts})
        for slot in ("measure", "period", "subject", "event", "whole", "place"):
            counts[slot] += sum(bool(row[slot]) for row in reading.figures)
    return ", ".join(f"{name} {count}" for name, count in counts.items())


def extracted(gold: Sequence[Path], articles: Sequence[Path], reader: str | None) -> Iterator[Extracted]:
    """The articles of the gold, extracted; at their end it is said how many were left out, if any were."""
    from benchmarks.gold.extracted import extract_gold
    from extractor import load_pipeline

    texts = {row["id"]: row for path in articles for row in read_rows(path)}
    left_out: Counter[str] = Counter()
    rows = (row for path in gold for row in read_rows(path))
    yield from extract_gold(rows, texts, load_pipeline(reader=reader), left_out)
    for why, count in left_out.items():
        print(f"{count} articles are left out: {why}", file=sys.stderr)


def score(options: argparse.Namespace) -> str:
    """The table of the scores; the same is written as JSON, if asked for."""
    from benchmarks.gold.score import as_json, count, scores, table

    counts = [count(article) for article in extracted(options.gold, options.articles, options.reader)]
    if not counts:
        sys.exit("no article of the gold has its text there")
    rows = scores(counts, options.resamples, options.seed)
    if options.json:
        head = {"articles": len(counts), "resamples": options.resamples, "seed": options.seed}
        options.json.write_text(json.dumps(head | as_json(rows), indent=1) + "\n", "utf-8")
    return "\n".join(table(len(counts), rows))


def ablation(options: argparse.Namespace) -> str:
    """What is lost without each rule, a line of JSON each: `benchmarks.gold.ablation`."""
    from benchmarks.gold.ablation import Ablation
    from benchmarks.gold.extracted import gold_articles
    from extractor import load_pipeline

    texts = {row["id"]: row for path in options.articles for row in read_rows(path)}
    rows = (row for path in options.gold for row in read_rows(path))
    articles = gold_articles(rows, texts, Counter())
    return "".join(json.dumps(row) + "\n" for row in Ablation(load_pipeline(), articles).rows())


def rules(options: argparse.Namespace) -> str:
    """The table of the rules, a line of JSON each: `benchmarks.gold.rules`."""
    from benchmarks.gold.rules import yields
    from extractor.pipeline import NO_READER

    return "".join(json.dumps(row) + "\n" for row in yields(extracted(options.gold, options.articles, NO_READER)))


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    commands = parser.add_subparsers(dest="command", required=True)
    sheets = commands.add_parser("sheets", help="write sheets")
    sheets.add_argument("articles", type=Path)
    sheets.add_argument("out", type=Path)
    sheets.add_argument("--ids", type=Path, help="only these articles, an id a line")
    sheets.add_argument("--prefill", type=Path, help="gold of the same texts")
    for name, about in (("check", "name every fault"), ("gold", "keep the answers")):
        command = commands.add_parser(name, help=about)
        command.add_argument("sheets", type=Path, nargs="+")
        command.add_argument("--articles", type=Path, required=name == "gold")
        if name == "gold":
            command.add_argument("-o", "--output", type=Path, required=True)
            command.add_argument("--reader", help="instead of the reader that the sheet names")
    agree = commands.add_parser("agreement", help="compare two readers")
    agree.add_argument("first", type=Path)
    agree.add_argument("second", type=Path)
    agree.add_argument("--articles", type=Path)
    for name, about in (("score", "the extractor against a gold"), ("rules", "how often each rule is right"),
                        ("ablation", "what is lost without a rule")):  # fmt: skip
        command = commands.add_parser(name, help=about)
        command.add_argument("gold", type=Path, nargs="+")
        command.add_argument("--articles", type=Path, nargs="+", required=True)
        if name == "score":
            command.add_argument("--resamples", type=int, default=1000, help="of the bootstrap (default 1000)")
            command.add_argument("--seed", type=int, default=0)
            command.add_argument("--reader", help='a trained reader, by default that of the package; "off": the rules')
            command.add_argument("--json", type=Path, help="where the numbers are written too")
        else:
            command.add_argument(
                "-o", "--output", type=Path, help="where the table is written; otherwise it is printed"
            )
    return parser


def main() -> None:
    options = _parser().parse_args()
    if options.command == "sheets":
        write_sheets(options.articles, options.out, options.ids, options.prefill)
        return
    if options.command == "score":
        print(score(options))
        return
    if options.command in ("rules", "ablation"):
        lines = rules(options) if options.command == "rules" else ablation(options)
        if options.output:
            options.output.write_text(lines, "utf-8")
        else:
            print(lines, end="")
        return
    articles = {row["id"]: row for row in read_rows(options.articles)} if options.articles else None
    if options.command == "agreement":
        texts = {id_: row["text"] for id_, row in (articles or {}).items()}
        print(agreement(read_rows(options.first), read_rows(options.second), texts))
        return
    readings = read_sheets(options.sheets, articles)
    faults = [fault for reading in readings for fault in reading.faults]
    if faults or not readings:
        sys.exit("\n".join([*faults, f"{len(faults)} faults; {counted(readings)}"]) if readings else "no sheets there")
    if options.command == "gold":
        assert articles is not None
        lines = []
        for reading in readings:
            reader = options.reader or reading.head["reader"]
            gold = reading.gold(articles[reading.head["id"]], int(reader) if reader.isdecimal() else reader)
            lines.append(json.dumps(gold, ensure_ascii=False) + "\n")
        options.output.write_text("".join(lines), "utf-8")
    print(counted(readings))


if __name__ == "__main__":
    main()
