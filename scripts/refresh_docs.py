"""Regenerate the generated parts of the documents: `python scripts/refresh_docs.py [--check] [DOCUMENT...]`.

Two kinds of example are known: a console block, "$ extractor ..." with its output below, and a Python block that is followed
by a text block with what it prints.  Both run from the project's root.  Of the reference pages all after MARK is made from
the code, and so is the JSON Schema of the record.  With --check nothing is written, and the exit code is 1 when anything
is stale.
"""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(ROOT), str(ROOT / "scripts")]

from check_reference import check_page  # noqa: E402
from cli_reference import cli_page  # noqa: E402
from datasette_metadata import metadata_page  # noqa: E402
from format_reference import format_page  # noqa: E402
from lexicon_reference import lexicon_page  # noqa: E402
from record_reference import record_page, schema_text  # noqa: E402
from rule_reference import rule_page  # noqa: E402
from table_reference import table_page  # noqa: E402

from benchmarks.evaluation.gold import load_corpus  # noqa: E402
from extractor import Failure, extract_pages, read_pages  # noqa: E402

MARK = "<!-- All below is generated: python scripts/refresh_docs.py -->\n"
INTERPRETER = sys.executable  # what runs the examples
DOCUMENTS = [ROOT / "README.md", ROOT / "CONTRIBUTING.md", *sorted((ROOT / "docs").rglob("*.md"))]
CONSOLE = re.compile(r"```console\n\$ extractor (?P<arguments>[^\n]*)\n(?P<output>.*?)```", re.DOTALL)
PYTHON = re.compile(r"```python\n(?P<code>.*?)```(?:\n\n```text\n(?P<output>.*?)```)?", re.DOTALL)


def run(*arguments: str) -> str:
    """The standard output of Python with these arguments; raises CalledProcessError when it fails."""
    plain = {name: value for name, value in os.environ.items() if name not in ("COLUMNS", "FORCE_COLOR", "NO_COLOR")}
    done = subprocess.run([INTERPRETER, *arguments], cwd=ROOT, capture_output=True, text=True, check=True, env=plain)
    return done.stdout.rstrip() + "\n"


def _console(block: re.Match[str]) -> str:
    output = run("-m", "extractor", *block["arguments"].split())
    return f"```console\n$ extractor {block['arguments']}\n{output}```"


def _python(block: re.Match[str]) -> str:
    output = run("-c", block["code"])
    shown = f"```python\n{block['code']}```"
    return shown if block["output"] is None else f"{shown}\n\n```text\n{output}```"


def refreshed(text: str) -> str:
    """A document with the output of its examples as it is today."""
    return PYTHON.sub(_python, CONSOLE.sub(_console, text))


def example_records() -> Iterator[Mapping[str, Any]]:
    """The records of the corpus (development part) and of `docs/examples`: all of it our own writing."""
    examples = sorted((ROOT / "docs/examples").relative_to(ROOT).iterdir())
    pages = [article.page() for article in load_corpus(ROOT / "corpus", "dev")]
    pages += read_pages(map(str, examples), keys={"id": "nr", "text": "body", "published": "day"})
    for result in extract_pages(pages):
        if isinstance(result, Failure):
            raise result.error
        yield json.loads(result.to_json())


GENERATED: dict[Path, Callable[[], str]] = {
    ROOT / "docs/reference/checks.md": check_page,
    ROOT / "docs/reference/cli.md": cli_page,
    ROOT / "docs/reference/formats.md": format_page,
    ROOT / "docs/reference/lexicons.md": lexicon_page,
    ROOT / "docs/reference/record.md": lambda: record_page(example_records()),
    ROOT / "docs/reference/rules.md": rule_page,
    ROOT / "docs/reference/tables.md": table_page,
}
SCHEMA = ROOT / "models/schema/record.schema.json"
WHOLE: dict[Path, Callable[[], str]] = {SCHEMA: schema_text, ROOT / "docs/datasette/metadata.yml": metadata_page}


def generated(path: Path) -> str:
    """A reference page with what is made from the code as it is today."""
    head, mark, _ = path.read_text(encoding="utf-8").partition(MARK)
    return head + mark + "\n" + GENERATED[path]()


def fresh(path: Path) -> str:
    """A document as it should be."""
    if path in WHOLE:
        return WHOLE[path]()
    return generated(path) if path in GENERATED else refreshed(path.read_text(encoding="utf-8"))


def main() -> int:
    """Refresh all documents, or those that are named, or say which are stale."""
    named = [Path(name).resolve() for name in sys.argv[1:] if not name.startswith("--")]
    stale = []
    for path in named or (*WHOLE, *DOCUMENTS):
        text = path.read_text(encoding="utf-8") if path.exists() else ""
        if (new := fresh(path)) != text:
            stale.append(path.relative_to(ROOT).as_posix())
            if "--check" not in sys.argv:
                path.write_text(new, encoding="utf-8")
    sys.stdout.write(f"stale: {', '.join(stale) or 'none'}\n")
    return 1 if stale and "--check" in sys.argv else 0


if __name__ == "__main__":
    raise SystemExit(main())
