"""The reference page of the lexicons, from the types of their entries: each list with its fields and an entry of it.

What a field means is its docstring, else the sentences of the type's docstring that name it, else what it means in every list.
What a value means is the comment after it in the type's own module, else its line in `models/schema/lexicon_values.json`.
"""

from __future__ import annotations

import inspect
import json
import re
import sys
import typing
from collections.abc import Iterator, Mapping
from dataclasses import is_dataclass
from functools import cache
from pathlib import Path
from typing import Any

from record_reference import class_doc, field_docs, is_required, slots, type_words

import extractor.api
import extractor.comparison  # noqa: F401 - both declare the types of all lists
from extractor.words import lexicons
from extractor.words.resources import models_folder

FOLDER = models_folder() / "en" / "lexicons"
MEANINGS = {  # of values, by "LIST.FIELD"
    field_name: meanings
    for field_names, meanings in json.loads(
        (models_folder() / "schema" / "lexicon_values.json").read_text(encoding="utf-8")
    ).items()
    for field_name in field_names.split()
}
_COMMENTED = re.compile(r'^    "([^"]+)",  # (.+)$', re.MULTILINE)
_MOST_VALUES = 60  # that are listed
EVERYWHERE = {
    "id": "The entry's own name, by which the file is sorted: most often the word in lower case.",
    "surface": "The word or words, as written in a text.",
    "lemma": "The word in its base form.",
    "forms": "Its other forms, where they are irregular or all that count.",
    "pattern": "A regular expression (Python's `re`).",
    "ambiguous": "True where another entry has the same surface.",
    "example": "A sentence with the word, in which the entry does its work.",
    "examples": "Such sentences, one for each thing that the word does.",
    "counterexample": "A sentence in which it does not.",
    "note": "Why it is here, or what was left out; for a reader.",
    "source": "Where it comes from; for a reader.",
}


def lists() -> Iterator[tuple[str, Path, list[type]]]:
    """The name, the file and the entry types of each list."""
    for path in sorted(FOLDER.rglob("*.jsonl")):
        name = path.relative_to(FOLDER).with_suffix("").as_posix()
        yield name, path, lexicons._ENTRY_TYPES.get(name, [])


def _sentences(cls: type) -> list[str]:
    return re.split(r"(?<=[.;]) (?=[A-Z`])", class_doc(cls).replace("\n\n", " "))


def meaning(cls: type, key: str, name: str) -> str:
    """What a field of an entry means; empty where nothing says it."""
    own = field_docs(cls).get(name)
    in_type = " ".join(
        sentence.rstrip(";") for sentence in _sentences(cls) if f"`{name}`" in sentence or f"`{key}`" in sentence
    )
    return own or in_type or EVERYWHERE.get(key, "")


def lexicon_page() -> str:
    """All lists."""
    return "\n".join(_list(name, path, types) for name, path, types in lists())


def read_entries(path: Path) -> list[dict[str, Any]]:
    """The entries of a list, as they are."""
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def _list(name: str, path: Path, types: list[type]) -> str:
    entries = read_entries(path)
    lines = [f"## {name}"]
    for cls in [*types, *(part for entry_type in types for part in _parts(entry_type))]:
        where = cls.__module__.replace(".", "/")
        lines += [] if cls in types else [f"### {cls.__name__}"]
        first, *others = _sentences(cls)
        said = " ".join([re.sub(";$", ".", first), *(sentence for sentence in others if "`" not in sentence)])
        lines += [f"{said} (`{cls.__name__}` in `{where}.py`)", "", "| field | type | meaning |", "|---|---|---|"]
        for key, field, hint in slots(cls):
            kind = type_words(hint) + ("" if is_required(field, hint) else ", may be left out")
            cells = (f"`{key}`", kind, meaning(cls, key, field.name))
            lines.append("| " + " | ".join(cell.replace("|", "\\|") for cell in cells) + " |")
        lines += ["", *_values(name, cls, entries)]
    example = max(entries, key=_fullness)
    return "\n".join([*lines, "```json", json.dumps(example, ensure_ascii=False), "```", ""])


def _parts(cls: type) -> Iterator[type]:
    """The types of a field of an entry: an alias with its strength."""
    for _, _, hint in slots(cls):
        yield from filter(is_dataclass, typing.get_args(hint))


def _values(name: str, cls: type, entries: list[dict[str, Any]]) -> list[str]:
    """What the values of its fields mean, or, where they say it themselves, which there are."""
    lines = []
    for key, values, meanings in valued_fields(name, cls, entries):
        lines += [f"- `{key}` `{value}`: {meanings[value]}" for value in values if value in meanings]
        if not meanings and 1 < len(values) <= _MOST_VALUES:
            lines.append(f"- `{key}` is today one of " + ", ".join(f"`{value}`" for value in values))
    return [*lines, ""] if lines else []


def valued_fields(
    name: str, cls: type, entries: list[dict[str, Any]]
) -> Iterator[tuple[str, list[str], Mapping[str, str]]]:
    """The fields of a type whose entries share their values: the key, the values, and what each of them means.

    The values are those of a `Literal`, or those that the entries of the list have, four entries to a value or more.
    """
    for key, _, hint in slots(cls):
        values = list(_choices(hint))
        meanings = dict(MEANINGS.get(f"{name}.{key}", {}))
        for group, said in _from_types().items():
            meanings |= said if group <= set(values) else {}
        given = [entry[key] for entry in entries if key in entry]
        flat = [item for value in given for item in (value if isinstance(value, list) else [value])]
        shared = sorted({item for item in flat if isinstance(item, str)})
        if not values and (meanings or len(shared) <= len(flat) // 4):
            values = shared
        if values:
            yield key, values, meanings


@cache
def _from_types() -> dict[frozenset[str], dict[str, str]]:
    """The comments after the values of each `Literal` of the modules with entry types, by all its values."""
    modules = {cls.__module__ for *_, types in lists() for cls in types}
    source = "".join(inspect.getsource(sys.modules[module]) for module in sorted(modules))
    blocks = re.findall(r"^\w+ = Literal\[\n(.*?)^\]", source, re.DOTALL | re.MULTILINE)
    return {
        frozenset(re.findall(r'"(\w+)"', re.sub("#.*", "", block))): dict(_COMMENTED.findall(block)) for block in blocks
    }


def _choices(hint: Any) -> Iterator[str]:
    if typing.get_origin(hint) is typing.Literal:
        yield from typing.get_args(hint)
    else:
        for part in typing.get_args(hint):
            yield from _choices(part)


def _fullness(entry: dict[str, Any]) -> tuple[int, int]:
    """Of the fields, then brevity."""
    return len(entry), -len(json.dumps(entry))
