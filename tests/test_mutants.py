"""`python -m benchmarks.mutants` on planted words, rules and code: what no test misses is reported, what one misses is not."""

from __future__ import annotations

import ast
import json
import subprocess
import sys
from functools import cache
from pathlib import Path
from types import ModuleType, SimpleNamespace
from typing import Any

import pytest

from benchmarks.mutants.__main__ import changed_since
from benchmarks.mutants.flips import flips
from benchmarks.mutants.forks import _forget
from benchmarks.mutants.mutant import Mutant
from benchmarks.mutants.words import word_sets

ENTRIES: list[dict[str, Any]] = [
    {"id": "nimbly", "surface": "nimbly", "use": "missed", "example": "It went nimbly."},
    {"id": "oddly", "surface": "oddly", "use": "unmissed", "example": "It went oddly."},
]
RULES = [
    {"id": "missed_frame", "example": "It went up.", "counterexample": "It went."},
    {"id": "unmissed_frame", "example": "It went down.", "counterexample": "It went."},
]
# Both sets are said by a test, but only one of them is asked for.
TEST = """
import json
from pathlib import Path

def entries(name):
    return [json.loads(line) for line in Path(__file__).with_name(name).read_text().splitlines()]

def test_a_word_is_read():
    assert "nimbly" in [entry["surface"] for entry in entries("planted_words.jsonl")], "oddly too"

def test_a_frame_is_read():
    assert "missed_frame" in [entry["id"] for entry in entries("planted_frames.jsonl")], "unmissed_frame too"
"""


def hunt(python: str, folder: Path, only: str) -> subprocess.CompletedProcess[str]:
    command = [
        python,
        "-m",
        "benchmarks.mutants",
        "--lexicons",
        folder,
        "--only",
        only,
        folder / "test_planted.py",
    ]
    return subprocess.run(command, capture_output=True, text=True, cwd=Path(__file__).parents[1])


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("planted")
    (folder / "test_planted.py").write_text(TEST)
    for name, entries in (("planted_words", ENTRIES * 2), ("planted_frames", RULES)):
        (folder / f"{name}.jsonl").write_text("".join(json.dumps(entry) + "\n" for entry in entries))
    return folder


def test_what_no_test_misses_is_reported_and_what_one_misses_is_not(python: str, folder: Path) -> None:
    done = hunt(python, folder, "planted_")
    assert done.returncode == 1, done.stderr
    for survivor, killed in (("words use=unmissed", "words use=missed"), ("frames unmissed", "frames missed")):
        assert f"planted_{survivor}" in done.stdout
        assert f"planted_{killed}" not in done.stdout
    assert done.stdout.splitlines()[-1] == "2 of 4 survive"


def test_nothing_survives_where_all_is_missed(python: str, folder: Path) -> None:
    done = hunt(python, folder, "planted_words use=missed")
    assert (done.returncode, done.stdout.splitlines()[-1]) == (0, "0 of 1 survive")


def test_a_test_that_fails_without_a_mutant_is_reported(python: str, tmp_path: Path, folder: Path) -> None:
    (tmp_path / "planted_words.jsonl").write_text((folder / "planted_words.jsonl").read_text())
    (tmp_path / "test_planted.py").write_text("def test_never_passes():\n    word = 'nimbly'\n    assert not word\n")
    done = hunt(python, tmp_path, "planted_words use=missed")
    assert done.returncode == 1
    assert "fails without a mutant" in done.stdout


@pytest.mark.parametrize(
    ("changed", "concerned"),
    [
        ({"extractor/checks/words.py": set()}, ["rule: gap", "rule: age"]),
        ({"models/en/lexicons/units.jsonl": {"metre", "mile"}, "README.md": set()}, ["words: metric"]),
        ({"models/en/lexicons/verbs.jsonl": {"metre"}}, []),
    ],
)
def test_what_has_changed_says_which_mutants_are_tried(changed: dict[str, set[str]], concerned: list[str]) -> None:
    mutants = [
        Mutant(kind=kind, name=name, where=where, apply=print, entries=frozenset(entries))
        for kind, name, where, entries in (
            ("rule", "gap", "extractor/checks/, rules of checks", []),
            ("rule", "age", "extractor/checks/, rules of checks", []),
            ("words", "metric", "models/en/lexicons/units.jsonl, read by nobody", ["gram", "metre"]),
            ("words", "money", "models/en/lexicons/units.jsonl, read by nobody", ["EUR"]),
        )
    ]
    assert [f"{mutant.kind}: {mutant.name}" for mutant in mutants if mutant.is_of(changed)] == concerned


def test_what_git_shows_as_changed_is_read_with_the_ids_of_entries(monkeypatch: pytest.MonkeyPatch) -> None:
    shown = """diff --git a/models/en/lexicons/units.jsonl b/models/en/lexicons/units.jsonl
--- a/models/en/lexicons/units.jsonl
+++ b/models/en/lexicons/units.jsonl
@@ -3 +3 @@
-{"id": "mile", "surfaces": ["mile"]}
+{"id": "metre", "surfaces": ["metre"]}
diff --git a/README.md b/README.md
+text
"""
    monkeypatch.setattr("subprocess.run", lambda *_, **__: SimpleNamespace(returncode=0, stdout=shown))
    assert changed_since("HEAD~1") == {"models/en/lexicons/units.jsonl": {"mile", "metre"}, "README.md": set()}


def test_words_are_taken_out_of_lists_of_values_and_lists_are_emptied(tmp_path: Path) -> None:
    entries = [
        {"id": "a", "uses": ["x", "y"], "forms": ["as"]},
        {"id": "b", "uses": ["x", "y"]},
    ]
    path = tmp_path / "words.jsonl"
    path.write_text("".join(json.dumps(entry) + "\n" for entry in entries))
    names = [mutant.name for mutant in word_sets(tmp_path)]
    assert names == ["words uses=x, 2 entries", "words uses=y, 2 entries", "words forms, 1 entries"]


@pytest.mark.parametrize(
    ("source", "flipped"),
    [
        ("a < b", ["a <= b"]),
        ("a == b in c", ["a != b in c", "a == b not in c"]),
        ("a and (not b)", ["a or not b", "a and (not not b)"]),
        ("f(2, True)", ["f(3, True)", "f(2, False)"]),
        ("Decimal('0.5')", ["Decimal('1.5')"]),
        ("zip(a, b, strict=True)", []),
    ],
)
def test_comparisons_connectives_and_constants_are_flipped(source: str, flipped: list[str]) -> None:
    assert [unparsed(flip, source) for flip in range(len(flipped))] == flipped
    assert len(flips(ast.parse(f"def f():\n    return {source}"))) == len(flipped)


def unparsed(number: int, source: str) -> str:
    tree = ast.parse(f"def f():\n    return {source}")
    flips(tree)[number].change()
    return ast.unparse(tree).splitlines()[1].removeprefix("    return ")


def test_caches_are_emptied_and_what_answers_to_every_name_is_no_cache(monkeypatch: pytest.MonkeyPatch) -> None:
    class Namespace:
        def __getattr__(self, name: str) -> Any:
            raise UserWarning(f"{name} is not defined")

    made: list[int] = []
    kept = cache(lambda: made.append(1))
    module = ModuleType("a_module_of_words")
    vars(module).update(kept=kept, terms=Namespace())
    monkeypatch.setitem(sys.modules, module.__name__, module)
    kept()
    _forget({module.__name__})
    kept()
    assert made == [1, 1]
