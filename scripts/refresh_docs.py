"""Put the real output of the examples into the documents: `python scripts/refresh_docs.py [--check]`.

Two kinds of example are known: a console block, "$ extractor ..." with its output below, and a Python block that is followed
by a text block with what it prints.  Both run from the project's root.  With --check nothing is written, and the exit
code is 1 when an output is stale.
"""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
DOCUMENTS = [ROOT / "README.md", ROOT / "CONTRIBUTING.md", *sorted((ROOT / "docs").rglob("*.md"))]
CONSOLE = re.compile(r"```console\n\$ extractor (?P<arguments>[^\n]*)\n(?P<output>.*?)```", re.DOTALL)
PYTHON = re.compile(r"```python\n(?P<code>.*?)```(?:\n\n```text\n(?P<output>.*?)```)?", re.DOTALL)


def run(*arguments: str) -> str:
    """The standard output of this Python with these arguments; raises CalledProcessError when it fails."""
    plain = {name: value for name, value in os.environ.items() if name not in ("COLUMNS", "FORCE_COLOR", "NO_COLOR")}
    done = subprocess.run([sys.executable, *arguments], cwd=ROOT, capture_output=True, text=True, check=True, env=plain)
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


def main() -> int:
    """Refresh all documents, or say which are stale."""
    stale = []
    for path in DOCUMENTS:
        text = path.read_text(encoding="utf-8")
        if (new := refreshed(text)) != text:
            stale.append(path.relative_to(ROOT).as_posix())
            if "--check" not in sys.argv:
                path.write_text(new, encoding="utf-8")
    sys.stdout.write(f"stale: {', '.join(stale) or 'none'}\n")
    return 1 if stale and "--check" in sys.argv else 0


if __name__ == "__main__":
    raise SystemExit(main())
