"""Sets a clean copy up with each pip that people have: `make check-install`, or `python scripts/check_install.py 23.2.1 newest`.

For each, a copy of what git has under control gets a virtual environment with that pip; `make demo` sets it up from the lock
and runs; then the lock is checked with what was installed, and the command says its version and reads an article.  Newer Pythons
that are on the path are tried with the oldest pip that runs there and with the newest.  Needs the network, 3 GB of disk, and
two minutes or more for each.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
NEWEST = "newest"
PIPS = ("22.3.1", "23.0.1", "23.2.1", "24.0", NEWEST)
PIPS_SINCE_3_12 = ("23.2.1", NEWEST)  # earlier ones need modules that Python 3.12 no longer has
ARTICLE = ("docs/examples/steel.txt", "--published", "2025-06-09", "--format", "jsonl")
COLUMNS = "{:<8} {:<8} {:>8}  {:<18} {:>6}  {:<46} {}\n"


class StepError(Exception):
    """A step that failed, with the end of what it said."""


def run(command: Sequence[str], folder: Path) -> str:
    """What a command prints.  Raises StepError where it fails."""
    environment = {
        name: value for name, value in os.environ.items() if not name.startswith(("MAKE", "MFLAGS", "PYTHON"))
    }
    done = subprocess.run(command, cwd=folder, env=environment, capture_output=True, text=True, check=False)
    if done.returncode:
        raise StepError(f"{' '.join(command)}: exit code {done.returncode}\n{(done.stdout + done.stderr)[-3000:]}")
    return done.stdout


def copy_project(folder: Path) -> None:
    """The files that git has under control, as they are now."""
    for name in run(["git", "ls-files", "-z"], ROOT).split("\0"):
        if name and (ROOT / name).is_file():
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy2(ROOT / name, folder / name)


def try_pip(python: str, pip: str, folder: Path) -> tuple[str, ...]:
    """The cells of a row, as the heading has them.  Raises StepError where a step fails."""
    copy_project(folder)
    run([python, "-m", "venv", ".venv"], folder)
    own = str(folder / ".venv/bin/python")
    wanted = ["--upgrade", "pip"] if pip == NEWEST else [f"pip=={pip}"]
    run([own, "-m", "pip", "install", "--quiet", "--disable-pip-version-check", *wanted], folder)
    versions = run(
        [own, "-c", "import pip, platform; print(platform.python_version(), pip.__version__)"], folder
    ).split()
    before = time.monotonic()
    demo = run(["make", "demo"], folder).strip().splitlines()[-1]
    seconds = time.monotonic() - before
    checked = run([own, "scripts/check_lock.py"], folder).splitlines()[-1]
    command = str(folder / ".venv/bin/extractor")
    version = run([command, "--version"], folder).strip()
    record = json.loads(run([command, "extract", *ARTICLE], folder))
    return (*versions, f"{seconds:.0f} s", version, str(len(record["claims"])), demo, checked)


def pairs(pips: Sequence[str]) -> Iterator[tuple[str, str]]:
    """The Python that runs this with each pip, and the newer ones on the path with those that they can run."""
    is_new = sys.version_info >= (3, 12)
    yield from ((sys.executable, pip) for pip in pips if not is_new or pip in PIPS_SINCE_3_12)
    for minor in range(max(12, sys.version_info.minor + 1), 15):
        if newer := shutil.which(f"python3.{minor}"):
            yield from ((newer, pip) for pip in pips if pip in PIPS_SINCE_3_12)


def main(pips: Sequence[str]) -> int:
    """Print a row for each; the exit code is 1 where any fails."""
    failed = 0
    sys.stdout.write(COLUMNS.format("Python", "pip", "set up", "says", "claims", "make demo", "lock"))
    for python, pip in pairs(pips or PIPS):
        with tempfile.TemporaryDirectory() as folder:
            try:
                sys.stdout.write(COLUMNS.format(*try_pip(python, pip, Path(folder))))
            except StepError as error:
                failed += 1
                sys.stdout.write(f"{python} with pip {pip} failed: {error}\n")
        sys.stdout.flush()
    sys.stdout.write(f"{failed} failed\n")
    return bool(failed)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
