"""Only `components/clauses` and `components/speech` walk the parse; everybody else asks the structure."""

from __future__ import annotations

import ast
from collections.abc import Callable
from pathlib import Path

import pytest

import extractor

ROOT = Path(extractor.__file__).parent
# What spaCy calls the links through its tree; nothing of ours has these names.
WALKS = frozenset(
    [
        "dep",
        "dep_",
        "head",
        "children",
        "lefts",
        "rights",
        "n_lefts",
        "n_rights",
        "subtree",
        "ancestors",
        "left_edge",
        "right_edge",
        "conjuncts",
        "noun_chunks",
        "sent",
        "sents",
    ]
)
# The same of the structure's columns, and what holds them.
LINKS = frozenset(["heads", "deps", "left", "right", "first", "stop", "below", "child", "firsts", "stops"])
# The links themselves, which are features of the reader.
FEATURES = frozenset(["parent", "label", "span"])
OWNERS = frozenset(["columns", "_columns", "speech", "_speech"])
FOLDERS = ("components", "assembly", "training")
# Who may, and why
ALLOWED = {
    "components/morphology.py": "runs before the structure is read: an auxiliary is told by its label",
}
STRUCTURE = ("components/clauses/", "components/speech/", "components/structure.py")


def walks(path: Path) -> set[str]:
    """The names of the tree that a module uses."""
    return {
        node.attr
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Attribute) and node.attr in WALKS
    }


MODULES = sorted(
    path
    for path in (
        *(p for folder in FOLDERS for p in (ROOT / folder).rglob("*.py")),
        ROOT / "pipeline.py",
        *(ROOT / "api").rglob("*.py"),
    )
)


@pytest.mark.issue(11)
def in_each(find: Callable[[Path], set[str]], allowed: tuple[str, ...]) -> dict[str, set[str]]:
    """What is found in each module that is not allowed to have it."""
    by_module = {path.relative_to(ROOT).as_posix(): find(path) for path in MODULES}
    return {module: links for module, links in by_module.items() if links and not module.startswith(allowed)}


def test_only_the_structure_walks_the_parse() -> None:
    assert in_each(walks, (*STRUCTURE, *ALLOWED)) == {}


@pytest.mark.parametrize("module", ALLOWED)
def test_an_exception_that_nobody_needs_is_taken_back(module: str) -> None:
    path = ROOT / module
    assert set().union(*(walks(file) for file in ([path] if path.is_file() else path.rglob("*.py"))))


def column_walks(path: Path) -> set[str]:
    """The links between tokens that a module reads from the columns."""
    nodes = [node for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))) if isinstance(node, ast.Attribute)]
    named = [
        (node.value.id if isinstance(node.value, ast.Name) else getattr(node.value, "attr", ""), node) for node in nodes
    ]
    return {node.attr for owner, node in named if owner in OWNERS and node.attr in LINKS}


def features(path: Path) -> set[str]:
    """The links that a module asks the structure for."""
    calls = [node.func for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))) if isinstance(node, ast.Call)]
    named = [call for call in calls if isinstance(call, ast.Attribute) and call.attr in FEATURES]
    return {call.attr for call in named if ast.unparse(call.value).endswith("structure")}


def test_only_the_structure_walks_its_columns() -> None:
    assert in_each(column_walks, STRUCTURE) == {}


def test_only_the_reader_asks_for_the_links_themselves() -> None:
    assert in_each(features, ("components/reader/", *STRUCTURE)) == {}
