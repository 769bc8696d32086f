"""Code and documents use the field's words: none of the private ones that were replaced comes back as a name or in prose."""

from __future__ import annotations

import ast
import io
import re
import tokenize
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

import pytest

from tests.test_words_on_screen import DOCUMENTS, PAGES, SCRIPTS, said_by_document

ROOT = Path(__file__).parents[1]

WORDS = frozenset(
    """tell tells told telling brought floor floors house houses room rooms door doors behind stand stands standing stood
    site sites hang hangs hanging asked carried reach ways happening happenings sayer sayers holder holders remedy remedies
    mend mends mended sighting sightings wholeness journey journeys""".split()  # noqa: SIM905 (reads better than 60 quoted words)
)
"""Words that no name has as a part."""
VAGUE = frozenset(["one", "other", "found", "place", "places", "way", "use", "uses"])
"""Names that do not say what they name; as parts of longer ones they may."""
PUBLIC = frozenset(["found", "place", "places", "site", "use", "uses"])
"""Fields of records, of rows, of scores and of lexicons: they are called what the data calls them."""

PROSE = re.compile(
    r"""(?<![\w-])(?:
      told | tells? | telling                        # stated, reported, shown; distinguished
    | brought | carried(?!\ out)                     # shared, inherited
    | floors?(?!\.json) | houses? | rooms? | doors?  # layer, baseline, module, space
    | behind(?!\ (?:a|your)\ proxy) | in\ front\ of  # after, before
    | stands?(?!\ alone) | stood                     # is, means
    | (?<!web\ )sites?(?!\ \(or)                               # website, outlet; position
    | hangs?\ on                                     # depends on, attached to
    | (?:the|its|their|whose|a)\ reach | (?<!two\ )(?<!three\ )ways(?!\ to)  # scope, paths
    | (?<!is\ )happenings? | sayers? | holders?      # event, speaker, owner
    | remed(?:y|ies) | mend(?:s|ed|ing)?             # repair
    | sightings? | wholeness | journeys? | given\ out
    | (?:position|place)s?\ of\ (?:its|their)\ words  # range
    )(?![\w-])""",
    re.VERBOSE | re.IGNORECASE,
)
_QUOTED = re.compile(r"\"[^\"\n]*\"|“[^”\n]*”|`[^`\n]*`|(?<!\w)'[^'\n]+'(?!\w)")
_DECLARED = re.compile(
    r"""\b(?:const|let|class|function)\ +[\[{]?\ *([\w$,\ :]+)   # of a script
    | \(?([\w$,\ ]+)\)?\ => | ([\w$]+)\([\w$,\ ]*\)\ {
    | {%-?\ (?:for|set)\ ([\w,\ ]+?)\ (?:in\b|=) | {%-?\ macro\ ([\w(,\ ]+)  # of a template
    """,
    re.VERBOSE,
)
_COMMENT = re.compile(r"(?<![:\w])//[^\n]*|/\*.*?\*/|{#.*?#}", re.DOTALL)
_PARTS = re.compile(r"[A-Z]?[a-z0-9]+|[A-Z]+(?![a-z])")


MODULES = sorted(
    path for folder in ("benchmarks", "extractor", "scripts", "tests") for path in (ROOT / folder).rglob("*.py")
)


def names(tree: ast.AST) -> Iterator[str]:
    """The names that a module gives: to functions, classes, arguments, variables, attributes and imports."""
    fields = {
        id(line.target)
        for node in ast.walk(tree)
        if isinstance(node, ast.ClassDef)
        for line in node.body
        if isinstance(line, ast.AnnAssign)
        and isinstance(line.target, ast.Name)
        and line.target.id in PUBLIC
        and "TextRange" not in ast.unparse(line.annotation)
    }
    for node in ast.walk(tree):
        match node:
            case ast.FunctionDef(name=name, decorator_list=[ast.Name(id="property")], returns=kind) if (
                name in PUBLIC and ast.unparse(kind) != "TextRange"
            ):
                pass
            case ast.FunctionDef(name=name) | ast.AsyncFunctionDef(name=name) | ast.ClassDef(name=name):
                yield name
            case ast.Name(id=name, ctx=ast.Store()) if id(node) not in fields:
                yield name
            case ast.Attribute(attr=name, ctx=ast.Store()) if name not in PUBLIC:
                yield name
            case ast.MatchAs(name=str(name)) | ast.alias(asname=str(name)):
                yield name
            case ast.arguments():
                arguments = [argument.arg for argument in (*node.posonlyargs, *node.args, *node.kwonlyargs)]
                # `other` is Python's own name for the second operand of a method
                yield from arguments[2:] if arguments[:2] == ["self", "other"] else arguments


def declared(source: str) -> Iterator[str]:
    """The names that a script or a template gives."""
    for match in _DECLARED.finditer(_COMMENT.sub("", source)):
        yield from re.findall(r"[\w$]+", " ".join(filter(None, match.groups())))


def unclear(name: str) -> bool:
    return name in VAGUE or not WORDS.isdisjoint(part.lower() for part in _PARTS.findall(name))


def prose(source: str) -> Iterator[str]:
    """The comments and docstrings of a module, without what they quote."""
    for token in tokenize.generate_tokens(io.StringIO(source).readline):
        if token.type == tokenize.COMMENT:
            yield _QUOTED.sub('""', token.string)
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant) and isinstance(node.value.value, str):
            yield _QUOTED.sub('""', node.value.value)


def private(texts: Iterator[str]) -> list[str]:
    """The private words in texts, each with the words around it."""
    return [
        " ".join(text[max(0, match.start() - 30) : match.end() + 30].split())
        for text in texts
        for match in PROSE.finditer(text)
        if not match[0].isupper()  # a label
    ]


def in_each(paths: Iterable[Path], find: Callable[[str], Iterable[str]]) -> dict[str, list[str]]:
    """What is found in the text of each file, by its path; of those with nothing, nothing."""
    by_path = {path.relative_to(ROOT).as_posix(): list(find(path.read_text("utf-8"))) for path in paths}
    return {path: words for path, words in by_path.items() if words}


def test_names_and_prose_of_the_code_are_plain() -> None:
    parts = {part for path in MODULES for part in path.relative_to(ROOT).with_suffix("").parts}
    assert not [part for part in parts if unclear(part) and part != "uses"]  # a column of the list of words
    assert in_each(MODULES, lambda source: sorted(filter(unclear, set(names(ast.parse(source)))))) == {}
    assert in_each(MODULES, lambda source: private(prose(source))) == {}


def test_names_and_comments_of_the_pages_are_plain() -> None:
    paths = [*PAGES, *SCRIPTS]
    assert in_each(paths, lambda source: sorted(filter(unclear, set(declared(source))))) == {}
    assert in_each(paths, lambda source: private(_QUOTED.sub('""', words) for words in _COMMENT.findall(source))) == {}


def test_documents_are_plain() -> None:
    assert in_each(DOCUMENTS, lambda source: private(said_by_document(source))) == {}


@pytest.mark.parametrize(
    "source",
    ["told = 1", "for one in claims: pass", "[found for found in claims]", "def f(place): pass", "def _standing(): pass",
     "class Asked: pass", "self.reach = 1", "import sayers as sayers_", "class Evidence:\n    place: TextRange", "def f(other, self): pass"],
)  # fmt: skip
def test_a_private_name_is_seen(source: str) -> None:
    assert any(map(unclear, names(ast.parse(source))))


@pytest.mark.parametrize(
    "source",
    ["const told = 1", "rows.map((one) => one)", "let [place, x] = y", "tell(message) {", "{% for one in rows %}",
     "{% set told = 1 %}", "{% macro row(one) -%}"],
)  # fmt: skip
def test_a_private_name_of_a_page_is_seen(source: str) -> None:
    assert any(map(unclear, declared(source)))


@pytest.mark.parametrize(
    "source",
    ["class Claim:\n    place: str", "def meets(self, other): pass", "one_time = 1", "article.site", "found_figures = 1",
     "class Row:\n    site: str"],
)  # fmt: skip
def test_a_plain_name_may_stay(source: str) -> None:
    assert not any(map(unclear, names(ast.parse(source))))


def test_a_private_word_is_seen_in_prose_and_may_be_quoted() -> None:
    assert private(prose('"""Where it stands."""\nx = "told"  # the floor of `house`, "door"\n')) == [
        '# the floor of "", ""',
        "Where it stands.",
    ]
    assert (
        private(iter(["It stands alone, in two ways, on a web site, behind a proxy: floors.json is carried out."]))
        == []
    )
