"""Code, changed where it runs: comparisons, connectives and numbers flipped inside functions, constants of modules emptied.

A function keeps its identity and gets other code, so that everybody who has imported it runs the mutant.  The tests must be
able to bear it: a flip in what writes files may replace whatever a test names, so they name nothing outside their own folder.
"""

from __future__ import annotations

import ast
import importlib
import inspect
import re
import sys
import types
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache, partial
from pathlib import Path
from typing import Any, cast

from benchmarks.mutants.mutant import Mutant, RefusedError

_OPPOSITE: dict[type[ast.cmpop], type[ast.cmpop]] = {
    ast.Lt: ast.LtE, ast.LtE: ast.Lt, ast.Gt: ast.GtE, ast.GtE: ast.Gt, ast.Eq: ast.NotEq, ast.NotEq: ast.Eq,
    ast.In: ast.NotIn, ast.NotIn: ast.In, ast.Is: ast.IsNot, ast.IsNot: ast.Is,
}  # fmt: skip
_NUMBER = re.compile(r"-?\d+(?:\.\d+)?(?:[eE]-?\d+)?")
_FUNCTIONS = (ast.FunctionDef, ast.AsyncFunctionDef)


@dataclass(frozen=True, slots=True)
class Flip:
    """One expression in a function that can be flipped; `change` does it in the tree of the expression."""

    function: str
    line: int
    what: str
    change: Callable[[], None]


def flips(tree: ast.Module) -> list[Flip]:
    """The places of a module that can be flipped, in its order: those in bodies of functions, annotations and defaults aside."""
    return list(_flips_in(tree.body, "", in_function=False))


def _flips_in(body: list[ast.stmt], path: str, *, in_function: bool) -> Iterator[Flip]:
    for statement in body:
        if isinstance(statement, ast.ClassDef):
            yield from _flips_in(statement.body, f"{path}{statement.name}.", in_function=in_function)
        elif isinstance(statement, _FUNCTIONS):
            for part in statement.body:
                yield from _flips_of(part, path + statement.name)


def _flips_of(node: ast.AST, function: str) -> Iterator[Flip]:
    flip = partial(Flip, function, getattr(node, "lineno", 0))
    if isinstance(node, ast.Compare):
        for i, operator in enumerate(node.ops):
            yield flip(f"{_sign(operator)} -> {_sign(_OPPOSITE[type(operator)]())}", partial(_flip_comparison, node, i))
    elif isinstance(node, ast.BoolOp):
        opposite = ast.Or() if isinstance(node.op, ast.And) else ast.And()
        yield flip(f"{_sign(node.op)} -> {_sign(opposite)}", partial(setattr, node, "op", opposite))
    elif isinstance(node, ast.UnaryOp) and isinstance(node.op, ast.Not):
        yield flip("not -> not not", partial(setattr, node, "operand", ast.UnaryOp(ast.Not(), node.operand)))
    elif isinstance(node, ast.Constant):
        value = _other_constant(node.value)
        if value is not None:
            yield flip(f"{node.value!r} -> {value!r}", partial(setattr, node, "value", value))
    for field, child in ast.iter_fields(node):
        if field in ("annotation", "returns", "decorator_list", "args") and not isinstance(node, ast.Call):
            continue
        for part in child if isinstance(child, list) else [child]:
            if isinstance(part, ast.AST) and not (isinstance(part, ast.keyword) and part.arg in ("strict", "encoding")):
                yield from _flips_of(part, function)


def _flip_comparison(node: ast.Compare, index: int) -> None:
    node.ops[index] = _OPPOSITE[type(node.ops[index])]()


def _other_constant(value: Any) -> Any:
    """Another boolean or number; numbers as text, as decimals are written, too.  None for what is no such thing."""
    if isinstance(value, bool):
        return not value
    if isinstance(value, (int, float)):
        return value + 1
    if isinstance(value, str) and _NUMBER.fullmatch(value):
        return str(float(value) + 1) if set(".eE") & set(value) else str(int(value) + 1)
    return None


def _sign(operator: ast.AST) -> str:
    return type(operator).__name__


def code_flips(paths: list[Path]) -> Iterator[Mutant]:
    """Each flip of each function of these modules (paths from the root of the project)."""
    for path in paths:
        tree = ast.parse(path.read_text(encoding="utf-8"))
        for number, flip in enumerate(flips(tree)):
            yield Mutant(
                kind="flip",
                name=flip.what,
                where=f"{path}, line {flip.line}, {flip.function}",
                apply=partial(_run_flipped, path, number, flip.function),
                functions=frozenset([f"{path}:{flip.function}"]),
            )


def _run_flipped(path: Path, number: int, function: str) -> None:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    flips(tree)[number].change()
    code = compile(ast.fix_missing_locations(tree), str(path.resolve()), "exec")
    owner: Any = importlib.import_module(module_name(path))
    *classes, name = function.split(".")
    for part in classes:
        code, owner = _code_named(code, part), vars(owner)[part]
    for plain in _functions_of(vars(owner)[name] if classes or name in vars(owner) else None):
        plain.__code__ = _code_named(code, name)


def _code_named(code: types.CodeType, name: str) -> types.CodeType:
    return next(
        constant for constant in code.co_consts if isinstance(constant, types.CodeType) and constant.co_name == name
    )


def _functions_of(value: Any) -> list[types.FunctionType]:
    """The plain function inside a function, method, property or cache."""
    if isinstance(value, property):
        value = value.fget
    value = getattr(value, "func", getattr(value, "__func__", value))
    return [cast(types.FunctionType, inspect.unwrap(value))]


def module_name(path: Path) -> str:
    """ "extractor/checks/index.py" -> "extractor.checks.index"."""
    return ".".join(path.with_suffix("").parts).removesuffix(".__init__")


def code_words(paths: list[Path]) -> Iterator[Mutant]:
    """Each collection of words that is a constant of a module, emptied, with what the module makes of it."""
    for path in paths:
        tree = ast.parse(path.read_text(encoding="utf-8"))
        assigned = list(_assignments(tree))
        for name, statement in assigned:
            value = vars(importlib.import_module(module_name(path))).get(name)
            if name != "__all__" and isinstance(value, (frozenset, set, tuple, list, dict)) and _has_words(value):
                names, statements = {name}, []
                for earlier, later in assigned:
                    if later.lineno > statement.lineno and names & _names(later):
                        names.add(earlier)
                        statements.append(later)
                yield Mutant(
                    kind="constant",
                    name=f"{name}, {len(value)} entries",
                    where=f"{path}, line {statement.lineno}",
                    apply=partial(_empty_constant, path, name, statements),
                    readers=tuple(_readers(path, names)),
                )


def _assignments(tree: ast.Module) -> Iterator[tuple[str, ast.stmt]]:
    for statement in tree.body:
        targets = statement.targets if isinstance(statement, ast.Assign) else [getattr(statement, "target", None)]
        for target in targets:
            if isinstance(target, ast.Name):
                yield target.id, statement


def _names(node: ast.AST) -> set[str]:
    return {name.id for name in ast.walk(node) if isinstance(name, ast.Name)}


def _has_words(value: Any) -> bool:
    """True if a collection has at least two words."""
    return len(value) > 1 and all(isinstance(part, str) for part in value)


def _empty_constant(path: Path, name: str, statements: list[ast.stmt]) -> None:
    module = sys.modules[module_name(path)]
    before = dict(vars(module))
    vars(module)[name] = type(before[name])()
    try:
        for statement in statements:
            exec(compile(ast.Module([statement], []), str(path), "exec"), vars(module))
    except Exception as error:
        raise RefusedError(f"{path} cannot be imported without {name}") from error
    for importer in [loaded for key, loaded in sys.modules.items() if key.startswith("extractor")]:
        for key, value in list(vars(importer).items()):
            if key in before and value is before[key] and value is not vars(module)[key]:
                vars(importer)[key] = vars(module)[key]


def _readers(path: Path, names: set[str]) -> Iterator[str]:
    """The module and, of the package, those that name one of its constants that are not its own."""
    public = re.compile("|".join(rf"\b{name}\b" for name in sorted(names) if not name.startswith("_")) or "(?!)")
    yield str(path)
    yield from (str(match) for match, text in _sources() if match != path and public.search(text))


@cache
def _sources() -> list[tuple[Path, str]]:
    return [(path, path.read_text(encoding="utf-8")) for path in sorted(Path("extractor").rglob("*.py"))]
