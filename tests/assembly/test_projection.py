"""`assembly` decides nothing about the text: it copies the rows of a Doc, words them and puts them in order."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

from extractor import assembly

FOLDER = Path(assembly.__file__).parent
MODULES = sorted(FOLDER.glob("*.py"))
# What each module has of `components`: rows and their look-up, and of words what the wording of a sentence needs.
IMPORTS = {
    "assemble": {"annotations", "lookup"},
    "claim_sentence": {"lookup"},
    "claims": {"assertions.measured", "lookup"},
    "context": {"lookup"},
    "insertions": {"lookup"},
    "reasons": {"lookup"},
    "sentences": {"assertions.sentences", "structure"},
}
# Modules in which printed words are chosen; they alone ask about the words of a sentence, and `sentences` answers them.
WORDING = {"claim_sentence", "context", "insertions", "sentences"}


def imports(source: str) -> set[str]:
    """The modules of `components` that a module imports."""
    nodes = (node for node in ast.walk(ast.parse(source)) if isinstance(node, ast.ImportFrom) and node.module)
    prefix = "extractor.components."
    return {node.module.removeprefix(prefix) for node in nodes if node.module and node.module.startswith(prefix)}


def questions(source: str) -> Iterator[str]:
    """What a module asks the sentences or the structure, and the lists of words that it reads."""
    for node in ast.walk(ast.parse(source)):
        match node:
            case ast.Attribute(value=ast.Name(id="sentences" | "structure"), attr=name):
                yield name
            case ast.Attribute(value=ast.Attribute(attr="structure"), attr=name):
                yield name
            case ast.Name(id="words_that" | "structure_of" as name):
                yield name


@pytest.mark.parametrize("path", MODULES, ids=lambda path: path.stem)
def test_a_module_has_rows_of_the_components_and_nothing_to_decide_by(path: Path) -> None:
    assert imports(path.read_text("utf-8")) == IMPORTS.get(path.stem, set())


@pytest.mark.parametrize("path", [path for path in MODULES if path.stem not in WORDING], ids=lambda path: path.stem)
def test_only_wording_asks_about_the_words_of_a_sentence(path: Path) -> None:
    assert list(questions(path.read_text("utf-8"))) == []


@pytest.mark.parametrize(
    ("source", "names"),
    [
        ("if sentences.is_statement(words): pass", ["is_statement"]),
        ("self.structure.event(position)", ["event"]),
        ("structure_of(doc)", ["structure_of"]),
        ("project(article, lookup, sentences)", []),
    ],
)
def test_a_question_is_seen(source: str, names: list[str]) -> None:
    assert list(questions(source)) == names
