"""Sets of words, emptied: the entries of a lexicon that share a value, and each list of words that entries may have."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Callable, Iterator
from functools import cache, partial
from pathlib import Path
from typing import Any

from benchmarks.mutants.mutant import Mutant

Entry = dict[str, Any]

_QUOTED = re.compile(r"""["'](?:[\w/]+/)?([^"'\n/]+)(?=["'])""")

# Fields that sort no entries: what is found, what it means, and what explains it.
_EXPLANATIONS = frozenset(["example", "examples", "counterexample", "note", "source"])
_UNSORTED = _EXPLANATIONS | {
    "id", "surface", "surfaces", "lemma", "name", "country", "ids", "value", "means", "factor", "weight", "rank", "pint",
    "before",
}  # fmt: skip


def read_entries(path: Path) -> list[Entry]:
    """The entries of a lexicon, as they are."""
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def is_of_rules(entries: list[Entry]) -> bool:
    """True for a lexicon whose entries are rules: frames and patterns."""
    return any("counterexample" in entry or "pattern" in entry for entry in entries)


def word_sets(folder: Path) -> Iterator[Mutant]:
    """Each set of words of each lexicon of a folder, taken out of it."""
    for path in sorted(folder.rglob("*.jsonl")):
        entries = read_entries(path)
        if is_of_rules(entries):
            continue
        sorting = [field for field in _fields(entries) if field not in _UNSORTED and _sorts(field, entries)]
        if not sorting:
            yield _without(path, entries, path.stem, lambda entry: None)
        for field in sorting:
            for value in sorted({value for entry in entries for value in _values(entry.get(field))}):
                change = partial(_without_value, field, value)
                yield _without(path, entries, f"{path.stem} {field}={value}", change, value)
        for field in _fields(entries):
            if field not in _EXPLANATIONS and any(_is_empty(entry.get(field)) for entry in entries):
                empty = next((entry[field] for entry in entries if field in entry and _is_empty(entry[field])), None)
                is_required = all(field in entry for entry in entries)
                change = partial(_with_empty, field, empty) if is_required else partial(_without_field, field)
                yield _without(path, entries, f"{path.stem} {field}", change)


def _fields(entries: list[Entry]) -> list[str]:
    return sorted({field for entry in entries for field in entry})


def _values(value: Any) -> list[str]:
    """The words of a field: of one, of a list of them, of none."""
    listed = value if isinstance(value, list) else [value]
    return [part for part in listed if isinstance(part, str)]


def _is_empty(value: Any) -> bool:
    return value is None or value == [] or value is False


def _sorts(field: str, entries: list[Entry]) -> bool:
    """True if entries share their values in this field: half as many values as entries, or fewer."""
    counts = Counter(value for entry in entries for value in _values(entry.get(field)))
    return 0 < 2 * len(counts) <= sum(counts.values())


def _without_value(field: str, value: str, entry: Entry) -> Entry | None:
    kept = [part for part in _values(entry.get(field)) if part != value]
    if value not in _values(entry.get(field)):
        return entry
    return {**entry, field: kept} if kept else None


def _without_field(field: str, entry: Entry) -> Entry | None:
    return {key: value for key, value in entry.items() if key != field}


def _with_empty(field: str, empty: Any, entry: Entry) -> Entry | None:
    return {**entry, field: empty}


def _without(path: Path, entries: list[Entry], name: str, change: Callable[[Entry], Entry | None], *use: str) -> Mutant:
    """The mutant in which the entries of a file are changed or, where the change gives None, left out, all of one `use`."""
    changed = [(entry, change(entry)) for entry in entries]
    touched = [entry for entry, left in changed if left != entry]
    readers = readers_of(path, *use)
    return Mutant(
        kind="words",
        name=f"{name}, {len(touched)} entries",
        where=f"{path}, read by {', '.join(readers) or 'nobody'}",
        apply=partial(replace_file, path, [left for _, left in changed if left is not None]),
        texts=frozenset(text for entry in touched for text in entry_texts(entry)),
        readers=readers,
        entries=frozenset(entry["id"] for entry in touched),
    )


def entry_texts(entry: Entry) -> Iterator[str]:
    """The words that an entry is about, and its examples."""
    for field, value in entry.items():
        listed = value if isinstance(value, list) else [value]
        for part in listed:
            if isinstance(part, dict):
                yield from entry_texts(part)
            elif isinstance(part, str) and field not in ("note", "source"):
                yield part


def readers_of(lexicon: Path, *uses: str) -> tuple[str, ...]:
    """The modules of the package that name a lexicon, or a use of its entries."""
    return tuple(path for path, quoted in _quoted().items() if not quoted.isdisjoint((lexicon.stem, *uses)))


@cache
def _quoted() -> dict[str, frozenset[str]]:
    """What each module of the package has between quotation marks; of a path its last part."""
    return {
        str(path): frozenset(_QUOTED.findall(path.read_text(encoding="utf-8")))
        for path in sorted(Path("extractor").rglob("*.py"))
    }


def replace_file(path: Path, entries: list[Entry]) -> None:
    """From now on, whoever reads the file in this process reads these entries."""
    content = "".join(json.dumps(entry) + "\n" for entry in entries)
    read_text = Path.read_text

    def replaced(self: Path, *args: Any, **options: Any) -> str:
        return content if self.name == path.name and self.samefile(path) else read_text(self, *args, **options)

    Path.read_text = replaced  # type: ignore[method-assign]
