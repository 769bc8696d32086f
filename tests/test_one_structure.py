"""Only `components/clauses` walks the parse; everybody else asks the structure."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

import extractor

ROOT = Path(extractor.__file__).parent
# What spaCy calls the paths through its tree; nothing of ours has these names.
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
FOLDERS = ("components", "assembly", "evaluation")
# Who may: the structure itself, and for now
ALLOWED = {
    "components/clauses": "the structure",
    "components/morphology.py": "runs before the structure is read: an auxiliary is told by its label",
}


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
@pytest.mark.parametrize("path", MODULES, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_only_the_structure_walks_the_parse(path: Path) -> None:
    place = path.relative_to(ROOT).as_posix()
    if not place.startswith(tuple(ALLOWED)):
        assert walks(path) == set()


@pytest.mark.parametrize("place", [place for place in ALLOWED if place != "components/clauses"])
def test_an_exception_that_nobody_needs_is_taken_back(place: str) -> None:
    path = ROOT / place
    assert set().union(*(walks(one) for one in ([path] if path.is_file() else path.rglob("*.py"))))
