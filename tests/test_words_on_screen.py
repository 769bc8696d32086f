"""What people read has plain words: none of the phrases that were replaced, on the terminal, on pages or in documents."""

from __future__ import annotations

import ast
import html
import re
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
PACKAGE = ROOT / "extractor"

GONE = re.compile(
    r"""\b(?:
      told | tells                             # stated, says, reported, shown
    | stands?(?!\ alone)                       # is, "in the text"
    | brought | carried(?!\ out)               # say what it is: added, inherited
    | behind(?!\ (?:a|your)\ proxy)            # after, "who is speaking"
    | in\ front\ of                            # before
    | concluded | not\ in\ the\ words          # inferred
    | whose\?                                  # owner not found
    | bound\ to\ nothing                       # not linked to anything
    | hangs?\ on                               # depends on, attached to
    | floors?(?!\.json)                        # layer, baseline
    | the\ house(?:'s|’s)?\ words              # glossary
    | worth\ a\ check                          # worth checking
    | [Gg]et\ its\ claims | or\ its\ address | Nothing\ is\ here\ yet | take\ a\ word\ away
    )(?!\w)""",
    re.VERBOSE,
)

SAYING = [
    PACKAGE / name for name in ("cli", "checks", "comparison", "display", "report", "sinks", "assembly/wording.py")
]
PYTHON = sorted(PACKAGE.rglob("*.py"))
PAGES = sorted(PACKAGE.rglob("templates/*.html"))
SCRIPTS = sorted(PACKAGE.rglob("static/*.js"))
DOCUMENTS = [ROOT / "README.md", ROOT / "CONTRIBUTING.md", *sorted((ROOT / "docs").rglob("*.md"))]

_STRINGS = re.compile(
    r"//[^\n]*|/\*.*?\*/|\"((?:[^\"\\\n]|\\.)*)\"|'((?:[^'\\\n]|\\.)*)'|`((?:[^`\\]|\\.)*)`", re.DOTALL
)
_TEMPLATE = re.compile(r"{#.*?#}|{%.*?%}|{{.*?}}|<(?:script|style)\b.*?</(?:script|style)>", re.DOTALL)
_TAG, _WITHIN_TAG = re.compile(r"{[%{].*?[%}]}", re.DOTALL), re.compile(r"\"([^\"]*)\"")
_READ_OUT = re.compile(r"\b(?:aria-label|title|placeholder|alt|data-words)=\"([^\"]*)\"")
_CODE = re.compile(r"```.*?```|`[^`\n]*`", re.DOTALL)
_QUOTED = re.compile(r"\"[^\"\n]*\"|“[^”\n]*”|(?<!\w)\*[^*\n]+\*(?!\w)|\]\([^)\s]*\)")
_EXAMPLES = ("example", "counterexample", "it reads", "it leaves alone")


def said_by_python(path: Path) -> Iterator[str]:
    """The strings with a blank that people see: of the parts that speak all but docstrings, elsewhere messages of errors."""
    tree = ast.parse(path.read_text("utf-8"))
    speaks = any(path.is_relative_to(part) for part in SAYING)
    for node in ast.walk(tree):
        if (
            isinstance(node, ast.FunctionDef)
            and path.is_relative_to(PACKAGE / "cli")
            and node.name.endswith("_command")
        ):
            yield ast.get_docstring(node) or ""
    shown = tree if speaks else ast.Module([ast.Expr(error) for error in ast.walk(tree) if _is_error(error)], [])
    yield from filter(lambda words: " " in words, _constants(shown))


def _is_error(node: ast.AST) -> bool:
    name = getattr(node.func, "id", getattr(node.func, "attr", "")) if isinstance(node, ast.Call) else ""
    return name.endswith(("Error", "Exception"))


def _constants(node: ast.AST) -> Iterator[str]:
    """The strings below a node, but for docstrings and for examples of rules, which are news."""
    if isinstance(node, ast.keyword) and node.arg in _EXAMPLES:
        return
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        yield node.value
    for child in ast.iter_child_nodes(node):
        if not (isinstance(child, ast.Expr) and isinstance(child.value, ast.Constant)):
            yield from _constants(child)


def said_by_page(text: str) -> Iterator[str]:
    """The text of a template, the words of its attributes, and the strings with a blank within its tags."""
    yield from (words for tag in _TAG.findall(text) for words in _WITHIN_TAG.findall(tag) if " " in words)
    text = _TEMPLATE.sub(" ", text)
    yield from _READ_OUT.findall(text)
    yield html.unescape(re.sub(r"<[^>]*>", " ", text))


def said_by_script(text: str) -> Iterator[str]:
    """The strings of a script that have a blank."""
    return filter(lambda words: " " in words, ("".join(groups) for groups in _STRINGS.findall(text)))


def said_by_document(text: str) -> Iterator[str]:
    """The words of a document outside code, quotations, addresses and columns of examples."""
    kept: list[int] = []
    for line in _CODE.sub("``", text).split("\n"):
        cells = line.split("|")
        if not line.startswith("|"):
            kept = []
        elif not kept:
            kept = [number for number, cell in enumerate(cells) if cell.strip() not in _EXAMPLES]
        yield _QUOTED.sub('""', "|".join(cells[number] for number in kept if number < len(cells)) if kept else line)


def gone(said: Iterable[str]) -> list[str]:
    """The phrases that must not be there, each with the words around it."""
    return [
        " ".join(words[max(0, match.start() - 30) : match.end() + 30].split())
        for words in said
        for match in GONE.finditer(words)
    ]


def test_messages_have_plain_words() -> None:
    assert {path: words for path in PYTHON if (words := gone(said_by_python(path)))} == {}


@pytest.mark.parametrize(
    ("paths", "said"), [(PAGES, said_by_page), (SCRIPTS, said_by_script), (DOCUMENTS, said_by_document)]
)
def test_pages_scripts_and_documents_have_plain_words(paths: list[Path], said: Callable[[str], Iterable[str]]) -> None:
    assert {path: words for path in paths if (words := gone(said(path.read_text("utf-8"))))} == {}


def test_what_people_read_is_found_and_what_programs_read_is_not(tmp_path: Path) -> None:
    module = tmp_path / "module.py"
    module.write_text('"""Told."""\nraise InputError(f"{path} stands here")\nx = "it is told"\n')
    assert gone(said_by_python(module)) == ["stands here"]
    page = '<p title="Get its claims">{{ {"told": "it stands"} }}{# it tells #} most worth a check</p>'
    assert gone(said_by_page(page)) == ["it stands", "Get its claims", "most worth a check"]
    assert gone(said_by_script('// told\nsay("whose? x", `${x} told`); /* stands */')) == ["whose? x", "${x} told"]
    document = "He *told* it: `stands`, “told”.\n| word | example |\n|---|---|\n| told | he stands |\nIt hangs on it.\n"
    assert gone(said_by_document(document)) == ["| told |", "It hangs on it."]
