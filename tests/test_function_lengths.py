"""No function of the project is longer than 60 lines, or a reason is given here."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).parents[1]
LONGEST = 60  # lines, docstring included
REASONS = {
    "extract_command": "a command: its options are its length",
    "batch_command": "a command: its options are its length",
    "serve_command": "a command: its options are its length",
    "train_command": "a command: its options are its length",
    "make_api": "its routes are functions inside it",
    "claim": "a line for each column of the table",
    "gold": "a page and its gold, as they stand",
}


def long_functions(folder: str) -> Iterator[str]:
    for path in sorted((ROOT / folder).rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            is_function = isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
            if is_function and (node.end_lineno or 0) - node.lineno >= LONGEST:
                yield node.name


def test_no_function_is_long_without_a_reason() -> None:
    long = {name for folder in ("extractor", "benchmarks", "scripts", "tests") for name in long_functions(folder)}
    assert long == REASONS.keys(), "cut it where its second idea begins, or give the reason"
