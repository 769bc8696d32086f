"""The word lists of a language: JSON Lines, one entry a line, read into frozen types of the reader's choice.

Ours are `models/LANGUAGE/lexicons/NAME.jsonl`; a folder of the user's with files of the same names adds entries to them.  A
process has one language, and one such folder at a time; what is made of the words is `cached` until they change.

An entry type is a frozen dataclass with at least `id`, declared by `lexicon`; a field of the file that the type does not
have, or the other way round, is a fault, and is reported with file, line and field.  Every entry may have `note`, `source`
and `example`.  A user's entries are looked at more closely than ours, which the tests look at: see `Known` and `lexicon_check`.
"""

from __future__ import annotations

import hashlib
import re
import typing
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import MISSING, dataclass, field, fields, is_dataclass
from functools import cache
from pathlib import Path
from typing import Any, ParamSpec, Protocol, TypeVar

import orjson

from extractor.errors import RecordError, ResourceError
from extractor.record.plain import from_plain
from extractor.words.resources import DEFAULT_LANGUAGE, models_folder


class Entry(Protocol):
    """What every entry has: an id that no other entry of its list has."""

    @property
    def id(self) -> str: ...


E = TypeVar("E", bound=Entry)
P = ParamSpec("P")
T = TypeVar("T")


@dataclass(slots=True)
class _Words:
    """The words that this process reads with; the user's files by name, as they were when the folder was given."""

    language: str | None = None
    own: Mapping[str, tuple[Path, str]] = field(default_factory=dict)


class Known:
    """Marks a field, as in `Annotated[str, Known()]`: a user's entry has a value there that one of ours has.

    `Known("words.medium")` looks at that field of that list and at none of the entry's own.
    """

    def __init__(self, *places: str) -> None:
        self.places = tuple(path.split(".") for path in places)


_FREE_FIELDS = {"note", "source", "example", "examples"}
_LIKE_ASCII = str.maketrans({"\u0130": "i", "\u0131": "i", "\u017f": "s"})  # dotted I, dotless i, long s
_USE = re.compile(r"\{([a-z_]+)\}")
_words = _Words()
_CACHES: list[Callable[[], None]] = []  # of everything that is cached
_ENTRY_TYPES: dict[str, list[type[Any]]] = {}  # by the name of their list
_CHECKS: dict[str, Callable[[Any], None]] = {}  # of a user's entries, by the name of their list


def entry_key(matched: str) -> str:
    """The words of an entry as a pattern that ignores case has found them in a text, where a long s is an s."""
    return matched.translate(_LIKE_ASCII).lower()


def alternatives(words: Iterable[str]) -> str:
    """Words as alternatives of a regular expression, longest first; of none, a pattern that nothing matches."""
    return "|".join(map(re.escape, sorted(words, key=lambda word: (-len(word), word)))) or "(?!)"


def filled(template: str, pattern_of: Callable[[str], str]) -> str:
    """The regular expression of a template in which `{use}` refers to what is of that use."""
    return _USE.sub(lambda tag: f"(?:{pattern_of(tag[1])})", template)


def cached(make: Callable[P, T]) -> Callable[P, T]:
    """`functools.cache` for what is made of words: made anew when other words are in use."""
    kept = cache(make)
    _CACHES.append(kept.cache_clear)
    return typing.cast(Callable[P, T], kept)


def lexicon(*names: str) -> Callable[[type[E]], type[E]]:
    """Declare a class to be the type of the entries of these lists."""

    def declare(entry_type: type[E]) -> type[E]:
        for name in names:
            _ENTRY_TYPES.setdefault(name, []).append(entry_type)
        return entry_type

    return declare


def lexicon_check(name: str) -> Callable[[Callable[[Any], None]], Callable[[Any], None]]:
    """Declare a function that raises ValueError for an entry of a user's list that cannot be right, "FIELD: what it is"."""

    def declare(check: Callable[[Any], None]) -> Callable[[Any], None]:
        _CHECKS[name] = check
        return check

    return declare


def language() -> str:
    """The ISO 639-1 code of the language whose words this process reads with."""
    return _words.language or DEFAULT_LANGUAGE


def languages_with_rules() -> list[str]:
    """The ISO 639-1 codes of the languages that have rules and words in `models/`."""
    return sorted(path.parent.name for path in models_folder().glob("*/config.cfg"))


def use_language(code: str) -> None:
    """Read with the words of `models/CODE`.  Raises ResourceError where there are none, or where another language is in use."""
    if _words.language not in (None, code):
        raise ResourceError(f"this process reads {_words.language!r}: start another one to read {code!r}")
    if code not in languages_with_rules():
        there = ", ".join(languages_with_rules())
        raise ResourceError(f"no rules for the language {code!r} in {models_folder()}; there are some for {there}")
    if code != language():
        _forget()
    _words.language = code


def use_lexicons(folder: Path | None) -> None:
    """Add the entries of the user's folder to ours, in place of those of any folder before; an id of ours replaces its entry.

    The files are read now, so that no later edit changes a run.  Raises ResourceError at a fault, with file, line and field.
    """
    own = _own_files(folder) if folder else {}
    if own != _words.own:
        check_lexicons(own)
        _forget()
        _words.own = own


def check_lexicons(own: Mapping[str, tuple[Path, str]] | None = None) -> None:
    """Read the user's files as every reader does that is imported by now; raises ResourceError at a fault."""
    for name, (path, text) in (_words.own if own is None else own).items():
        for entry_type in _ENTRY_TYPES.get(name, ()):
            _check(name, str(path), _read(text, str(path), entry_type))


def lexicons_sha256() -> str | None:
    """The hex digest of the user's files; None without any."""
    if not _words.own:
        return None
    digest = hashlib.sha256()
    for name, (_, text) in sorted(_words.own.items()):
        digest.update(name.encode() + b"\0" + text.encode() + b"\0")
    return digest.hexdigest()


@cached
def load_lexicon(name: str, entry_type: type[E]) -> tuple[E, ...]:
    """The entries of a list in the order of the file, the user's own after ours; none where the language has no such list.

    Raises ResourceError on any fault.
    """
    if entry_type not in _ENTRY_TYPES.get(name, ()):
        raise ResourceError(f"{entry_type.__name__} is not an entry type of {name}: declare it with @lexicon({name!r})")
    entries = _read(_our_text(name), f"{name}.jsonl", entry_type)
    if name in _words.own:
        own, text = _words.own[name]
        entries |= _read(text, str(own), entry_type)
    return tuple(entry for _, entry in entries.values())


def _our_text(name: str) -> str:
    path = models_folder() / language() / "lexicons" / f"{name}.jsonl"
    return path.read_text(encoding="utf-8") if path.is_file() else ""


def _forget() -> None:
    for forget in _CACHES:
        forget()


def _own_files(folder: Path) -> dict[str, tuple[Path, str]]:
    if not folder.is_dir():
        raise ResourceError(f"{folder}: not a folder of lexicons")
    ours = models_folder() / language() / "lexicons"
    known = sorted(path.relative_to(ours).with_suffix("").as_posix() for path in ours.rglob("*.jsonl"))
    own = {}
    for path in sorted(path for path in folder.rglob("*") if path.is_file() and not path.name.startswith(".")):
        name = path.relative_to(folder).with_suffix("").as_posix()
        if path.suffix != ".jsonl" or name not in known:
            raise ResourceError(f"{path}: no lexicon of that name; known are {', '.join(f'{n}.jsonl' for n in known)}")
        try:
            own[name] = path, path.read_text(encoding="utf-8-sig")
        except ValueError as error:
            raise ResourceError(f"{path}: not UTF-8 ({error})") from error
    return own


def _read(text: str, file: str, entry_type: type[E]) -> dict[str, tuple[int, E]]:
    """The entries with their lines, by their ids."""
    entries: dict[str, tuple[int, E]] = {}
    for number, line in enumerate(text.splitlines(), 1):
        where = f"{file}, line {number}"
        try:
            data = orjson.loads(line)
        except ValueError as error:
            raise ResourceError(f"{where}: not JSON ({error}): each line is one object") from error
        if not isinstance(data, dict):
            raise ResourceError(f"{where}: not an object: each line is one object")
        _check_fields(entry_type, data, where)
        try:
            entry = from_plain(entry_type, data)
        except RecordError as error:
            raise ResourceError(f"{where}: {error}") from error
        if entry.id in entries:
            raise ResourceError(f"{where}, field 'id': {entry.id!r} is given twice")
        entries[entry.id] = number, entry
    return entries


def _check_fields(entry_type: Any, data: Mapping[str, Any], where: str) -> None:
    """Raises ResourceError for a field that the type does not have, or has and is missing, in the entry or in a part of it."""
    known, needed = _keys(entry_type)
    for key in sorted(data.keys() - known - _FREE_FIELDS):
        raise ResourceError(f"{where}, field {key!r}: unknown; known are {', '.join(sorted(known))}")
    for key in needed:
        if key not in data:
            raise ResourceError(f"{where}, field {key!r}: missing")
    for name, part_type in _parts(entry_type):
        for part in data.get(name) or ():
            if isinstance(part, dict):
                _check_fields(part_type, part, f"{where}, field {name!r}")


@cache
def _keys(entry_type: Any) -> tuple[frozenset[str], tuple[str, ...]]:
    """The fields of a type as files name them: all, and those that have no default."""
    named = {f.name.rstrip("_"): f for f in fields(entry_type)}
    needed = (key for key, f in named.items() if f.default is MISSING and f.default_factory is MISSING)
    return frozenset(named), tuple(needed)


@cache
def _parts(entry_type: Any) -> list[tuple[str, Any]]:
    """The fields that hold entries of a type of their own, with that type."""
    hints = typing.get_type_hints(entry_type).items()
    return [(name, part) for name, hint in hints for part in filter(is_dataclass, typing.get_args(hint))]


def _check(name: str, file: str, entries: Mapping[str, tuple[int, Any]]) -> None:
    """Raises ResourceError for an entry of a user's list with a value that is not known."""
    for number, entry in entries.values():
        where = f"{file}, line {number}, field"
        for key, mark in _known_fields(type(entry)):
            known = {value for path in mark.places or ((name, key),) for value in _values_of_ours(*path)}
            for value in _listed(getattr(entry, key)):
                if value not in known:
                    raise ResourceError(f"{where} {key!r}: {value!r} is not one of {', '.join(sorted(known))}")
        try:
            _CHECKS.get(name, lambda entry: None)(entry)
        except ValueError as error:
            raise ResourceError(f"{where} {error}") from error


def _known_fields(entry_type: type) -> Iterator[tuple[str, Known]]:
    for name, hint in typing.get_type_hints(entry_type, include_extras=True).items():
        for mark in getattr(hint, "__metadata__", ()):
            if isinstance(mark, Known):
                yield name, mark


def _values_of_ours(name: str, key: str) -> set[str]:
    """The values of a field in our list of that name."""
    entries = map(orjson.loads, _our_text(name).splitlines())
    return {value for entry in entries for value in _listed(entry.get(key))}


def _listed(value: Any) -> Iterable[Any]:
    return value if isinstance(value, list | tuple) else [value] if value else ()
