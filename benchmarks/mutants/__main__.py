"""What no test misses when it is gone: `python -m benchmarks.mutants [--only WORDS] [--since REV] [--kind KIND] [TEST ...]`."""

from __future__ import annotations

import argparse
import importlib
import os
import pkgutil
import re
import subprocess
import sys
from collections.abc import Collection, Iterator, Sequence
from pathlib import Path

# Processes share the cores, not threads: said before NumPy is imported.
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")

import pytest

import extractor
from benchmarks.mutants.flips import code_flips, code_words
from benchmarks.mutants.forks import Hunt
from benchmarks.mutants.mutant import Mutant
from benchmarks.mutants.rules import registered_rules, written_rules
from benchmarks.mutants.words import word_sets

_PATHS = re.compile(r"diff --git a/(.*) b/\1$")
_ENTRY = re.compile(r'[+-]\{"id": "([^"]+)"')
LEXICONS = Path("models/en/lexicons")
FLIPPED = ("calendar", "checks", "numbers", "sinks")
WORDED = (*FLIPPED, "assembly", "cleaning", "comparison", "components", "words")
# Without tests that start other processes, and without those that look at lists of words and not at what they do.
TESTS = [
    "tests/assembly", "tests/calendar", "tests/checks", "tests/cleaning", "tests/cli/test_table.py", "tests/comparison",
    "tests/components", "tests/numbers", "tests/sinks", "tests/words", "tests/test_needed_words.py",
    "tests/test_rules.py",
]  # fmt: skip
MOST_UNTESTED = 0.0  # of rules and sets of words
MOST_SURVIVING = 0.05  # of what is changed in code: some changes do nothing, such as < 1 for <= 0


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.mutants", description=__doc__)
    parser.add_argument("tests", nargs="*", default=TESTS, help="default: the tests of words and rules")
    parser.add_argument("--only", default="", metavar="WORDS", help="mutants in whose description these words stand")
    parser.add_argument("--since", metavar="REV", help="mutants of what has changed since this commit")
    parser.add_argument(
        "--kind",
        action="append",
        choices=["rule", "words", "constant", "flip"],
        help="again for several (default: rule, words)",
    )
    parser.add_argument("--lexicons", type=Path, default=LEXICONS, help="the folder of lexicons (default: %(default)s)")
    parser.add_argument("--jobs", type=int, default=2, help="processes at a time (default: %(default)s)")
    options = parser.parse_args()
    kinds = options.kind or ["rule", "words"]

    changed = changed_since(options.since) if options.since else None

    def chosen() -> list[Mutant]:
        return [
            mutant
            for mutant in all_mutants(options.lexicons, kinds)
            if options.only in str(mutant) and (changed is None or mutant.is_of(changed))
        ]

    if changed is not None and not any(path.startswith(("extractor/", "models/")) for path in changed):
        print(f"nothing has changed since {options.since} that a mutant could take away")
        return 0

    hunt = Hunt(chosen, lambda line: print(line, flush=True), options.jobs)
    without = [word for plugin in ("cacheprovider", "terminal", "xdist") for word in ("-p", f"no:{plugin}")]
    code = pytest.main([*without, "--assert=plain", "-o", "addopts=", "-s", *options.tests], [hunt])
    if code not in (pytest.ExitCode.OK, pytest.ExitCode.NO_TESTS_COLLECTED):
        print(f"the tests cannot be collected: pytest ends with {code!r}")
        return 1
    for test in hunt.broken:
        print(f"fails without a mutant: {test}")
    tried = len(hunt.killers) + len(hunt.survivors)
    print(f"{len(hunt.survivors)} of {tried} survive")
    allowed = MOST_UNTESTED if {"rule", "words"} & set(kinds) else MOST_SURVIVING
    return int(bool(hunt.broken) or len(hunt.survivors) > allowed * tried or not (tried or options.since))


def changed_since(revision: str) -> dict[str, set[str]]:
    """The paths that differ between a commit and the working tree, each with the ids of the entries on the lines that differ.

    Ends the program where git knows no such commit.
    """
    command = ["git", "diff", "--unified=0", "--no-renames", "--no-color", revision]
    git = subprocess.run(command, capture_output=True, text=True, check=False)
    if git.returncode:
        sys.exit(f"--since {revision}: {git.stderr.strip()}")
    changed: dict[str, set[str]] = {}
    for line in git.stdout.splitlines():
        if path := _PATHS.match(line):
            ids = changed.setdefault(path[1], set())
        elif entry := _ENTRY.match(line):
            ids.add(entry[1])
    return changed


def all_mutants(lexicons: Path, kinds: Collection[str]) -> Iterator[Mutant]:
    """Every mutant of these kinds, in a fixed order."""
    for module in pkgutil.walk_packages(extractor.__path__, "extractor."):
        # the training needs torch and has no rules
        if not module.name.endswith("__main__") and ".training." not in module.name:
            importlib.import_module(module.name)
    if "rule" in kinds:
        yield from registered_rules()
        yield from written_rules(lexicons)
    if "words" in kinds:
        yield from word_sets(lexicons)
    if "constant" in kinds:
        yield from code_words(_modules(WORDED))
    if "flip" in kinds:
        yield from code_flips(_modules(FLIPPED))


def _modules(parts: Sequence[str]) -> list[Path]:
    return [path for part in parts for path in sorted(Path("extractor").glob(f"{part}/**/*.py"))]


if __name__ == "__main__":
    sys.exit(main())
