"""English is in `models/en`: no content word is compared or collected in Python, nor listed in a pattern."""

from __future__ import annotations

import ast
import json
import re
from collections.abc import Iterator
from encodings.aliases import aliases
from functools import cache
from pathlib import Path

import pytest
from lxml.html import defs

import extractor
from extractor.words.resources import models_folder

PACKAGE = Path(extractor.__file__).parent
PARTS = sorted(
    folder for folder in [*(PACKAGE / "components").iterdir(), *(PACKAGE / name for name in ("checks", "assembly", "numbers"))]
    if folder.is_dir() and folder.name != "__pycache__"
)  # fmt: skip

# The closed-class words that Python may name, all in this one place: they are to the grammar what labels are to the parse.
CLOSED_CLASS = frozenset(
    """a an the of to and or but nor that which who whom whose what as if than then so there
    at by for from via in into on out up down off over under with without since until till between through per about
    across against along among around behind beside beyond during near throughout toward towards within while
    be am is are was were been being have has had do does did not no
    i he she it we you they him her them his its their this these those
    all another any both each every few fewer less many more most much some""".split()  # noqa: SIM905 (reads better than 100 quoted words)
)
LEXICONS = models_folder() / "en" / "lexicons"
ENTRIES = {
    path.stem: [json.loads(line) for line in path.read_text("utf-8").splitlines()] for path in LEXICONS.glob("*.jsonl")
}
# What the base model, the treebank before it, HTML, CSS, TEI, schema.org, OpenGraph, ISO 639 and encodings call their things.
LABELS = (
    frozenset(label["id"] for label in ENTRIES["labels"])
    | {"complm"}
    | frozenset(defs.tags)
    | frozenset(defs.safe_attrs)
    | frozenset(aliases.values())
    | frozenset(
        """author canonical extractor cell content creator dialog en false http https item itemprop itemtype json lb list locked metered
    property publisher template true visibility yes""".split()  # noqa: SIM905
    )
)
RULES_NAMED_ELSEWHERE = frozenset(["descriptor", "floating"])  # by parts that do not import those that name them
PUBLIC_IDS = ("check_worthiness", "units")  # lists whose ids the record shows
CLASSES = frozenset(["class", "cue", "document_kind", "frames", "kind", "medium", "part", "relations", "role", "scope", "slots", "subtype", "type", "use", "uses"])  # fmt: skip
WORD = re.compile(r"[a-z]{2,}(?:['’ -][a-z]+)*")
ALTERNATIVES = re.compile(r"\b[a-z]{2,}\??(?:\|[a-z]{2,}\b\??)+")


def data_names() -> frozenset[str]:
    """The classes and tags of the lexicons: words of the project, not of news."""
    names: set[str] = set()
    for name, entries in ENTRIES.items():
        for entry in entries:
            names |= {entry["id"], entry.get("unit") or ""} if name in PUBLIC_IDS else set()
            for field in sorted(CLASSES & entry.keys()):
                names |= {entry[field]} if isinstance(entry[field], str) else set(entry[field] or ())
    return frozenset(names)


@cache
def module(path: Path) -> tuple[frozenset[str], frozenset[Path]]:
    """The values of a module's `Literal`s, the names of its fields and its own; and the modules of ours that it imports."""
    names, imported = {path.stem}, set[Path]()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Subscript) and isinstance(node.value, ast.Name) and node.value.id == "Literal":
            names |= set(strings(node.slice))
        elif isinstance(node, ast.AnnAssign) and isinstance(node.target, ast.Name):
            names.add(node.target.id)
        elif isinstance(node, ast.ImportFrom) and (node.module or "").startswith("extractor"):
            base = PACKAGE.parent.joinpath(*(node.module or "").split("."))
            imported |= {
                base.with_suffix(".py"),
                base / "__init__.py",
                *(base / f"{alias.name}.py" for alias in node.names),
            }
    return frozenset(names), frozenset(filter(Path.is_file, imported))


def project_names(path: Path) -> frozenset[str]:
    """What a module may name: the words of the types that it can see, two modules further than it imports, and of the record."""
    seen = {path, *PACKAGE.glob("*.py"), *(PACKAGE / "record").glob("*.py")}
    latest = {path}
    for _ in range(3):
        latest = {imported for name in latest for imported in module(name)[1]} - seen
        seen |= latest
    return frozenset[str]().union(*(module(name)[0] for name in seen))


def strings(node: ast.AST) -> Iterator[str]:
    return (
        constant.value
        for constant in ast.walk(node)
        if isinstance(constant, ast.Constant) and isinstance(constant.value, str)
    )


def english(path: Path, allowed: frozenset[str]) -> Iterator[str]:
    """Each word of a file that is compared, collected or listed in a pattern, with its line."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    docstrings = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    for node in ast.walk(tree):
        words: list[str] = []
        if isinstance(node, ast.Compare):
            sides = [node.left, *node.comparators]
            words = [
                word
                for side in sides
                if isinstance(side, ast.Constant | ast.Set | ast.Tuple | ast.List)
                for word in strings(side)
            ]
        elif isinstance(node, ast.Set):
            words = list(strings(node))
        elif (
            isinstance(node, ast.Call)
            and isinstance(node.func, ast.Name)
            and node.func.id in ("frozenset", "set", "tuple")
        ):
            words = [word for argument in node.args for text in strings(argument) for word in text.split()]
        elif isinstance(node, ast.Dict):
            words = [word for key in node.keys if isinstance(key, ast.Constant) for word in strings(key)]
        elif isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in docstrings:
            words = [
                word for match in ALTERNATIVES.finditer(node.value) for word in match[0].replace("?", "").split("|")
            ]
        for word in words:
            if WORD.fullmatch(word) and word not in allowed:
                yield f"{path.relative_to(PACKAGE)}:{node.lineno}: {word!r}"


@pytest.mark.parametrize("part", PARTS, ids=lambda part: part.name)
def test_a_part_names_no_english_words(part: Path) -> None:
    allowed = CLOSED_CLASS | LABELS | RULES_NAMED_ELSEWHERE | data_names()
    words = [word for path in sorted(part.rglob("*.py")) for word in english(path, allowed | project_names(path))]
    assert not words, "\n".join(["move them into models/en/lexicons:", *words])


@pytest.mark.parametrize(
    "source",
    ['if word == "barrel":', 'if word in ("barrel", "of"):', 'W = frozenset({"barrel"})', 'W = frozenset("a barrel".split())',
     'W = {"barrel": 1}', 'P = re.compile("(?:cask|barrel)s")'],
)  # fmt: skip
def test_a_word_in_python_is_seen(source: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(globals(), "PACKAGE", tmp_path)
    path = tmp_path / "module.py"
    path.write_text(source + ("\n    pass\n" if source.endswith(":") else "\n"), encoding="utf-8")
    assert "module.py:1: 'barrel'" in [*english(path, CLOSED_CLASS)]
