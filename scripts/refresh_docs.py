"""Run the console blocks of the documentation again and put their real output in: `python scripts/refresh_docs.py [--check]`.

A console block starts with a line "$ extractor ...", which is run from the project's root; what follows is its output.
With --check nothing is written, and the exit code is 1 when a block is stale.
"""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
DOCUMENTS = [ROOT / "README.md", *sorted((ROOT / "docs").rglob("*.md"))]
BLOCK = re.compile(r"```console\n\$ (?P<command>extractor [^\n]*)\n(?P<output>.*?)```", re.DOTALL)


def run(command: str) -> str:
    """The standard output of a command line of the extractor, run in this Python from the project's root."""
    argv = command.split()[1:]
    done = subprocess.run(
        [sys.executable, "-m", "extractor", *argv], cwd=ROOT, capture_output=True, text=True, check=True
    )
    return done.stdout.rstrip() + "\n"


def refreshed(text: str) -> str:
    """A document with the output of its console blocks as it is today."""
    return BLOCK.sub(lambda block: f"```console\n$ {block['command']}\n{run(block['command'])}```", text)


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
