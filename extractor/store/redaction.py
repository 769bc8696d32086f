"""A person made unreadable in a record: as many squares as the name has characters, so that no place moves."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable, Collection, Iterator
from typing import Any, Final

from extractor.entity import Entity
from extractor.errors import InputError
from extractor.extraction import Extraction

_SHORTEST: Final = 4  # characters of a name: a shorter one stands in too many words
_MOST_WORDS: Final = 5  # of a name
_AROUND: Final = " “”\"‘’'.,;:!?()[]…-–—"
_POSSESSIVE: Final = re.compile(r"['’]s?$")
_NAMED: Final = frozenset({"name", "short", "acronym"})
_KEPT: Final = frozenset({"id", "key", "input_id", "text_sha256", "sha256", "url", "schema", "rule", "type", "kind"})
Hide = Callable[[Any], Any]


def normal_name(name: str) -> str:
    """A name without the differences that make no other person: small letters, single spaces, no marks around it."""
    return _POSSESSIVE.sub("", " ".join(name.casefold().split())).strip(_AROUND)


def name_digest(name: str) -> str:
    """By which a store knows a name again that it must not keep.  Raises InputError for one that is too short."""
    normal = normal_name(name)
    if len(normal) < _SHORTEST or len(normal.split()) > _MOST_WORDS:
        raise InputError(f"{name[:100]!r} is no name of a person: give all of it, as articles print it")
    return _digest(normal)


def names_in(text: str, digests: Collection[str]) -> list[str]:
    """The words of a text that are a name of one of these digests, each form once."""
    words = text.split()
    windows = (
        " ".join(words[place : place + length]) for place in range(len(words)) for length in range(1, _MOST_WORDS + 1)
    )
    return list(dict.fromkeys(normal for window in windows if _digest(normal := normal_name(window)) in digests))


def _digest(normal: str) -> str:
    return hashlib.sha256(normal.encode()).hexdigest()


def _aliases(entity: Entity) -> Iterator[str]:
    return (alias.surface for alias in entity.aliases)


def hider(extraction: Extraction, name: str) -> Hide | None:
    """What hides a person in anything that is told of an article; None where the article does not name them.

    Hidden are the name, and every shorter form by which the article calls the person, wherever it stands.
    """
    text = extraction.article.text
    wanted = normal_name(name)
    persons = {
        entity.id
        for entity in extraction.entities
        if entity.type == "PERSON" and wanted in map(normal_name, (entity.name, *_aliases(entity)))
    }
    forms = {mention.surface for mention in extraction.mentions if mention.entity in persons and mention.form in _NAMED}
    forms |= {entity.name for entity in extraction.entities if entity.id in persons}
    forms |= {found.group() for found in _printed(wanted, text)}
    if not forms:
        return None
    return _hider(forms)


def hide_named(told: Any, text: str, digests: Collection[str]) -> Any:
    """Plain data with all persons hidden whom a text names by one of these digests: their names, and the last words of them."""
    forms: set[str] = set()
    for name in names_in(text, digests):
        found = {form.group() for form in _printed(name, text)}
        forms |= found | {form.split()[-1] for form in found}
    return _hider(forms)(told) if forms else told


def _printed(name: str, text: str) -> Iterator[re.Match[str]]:
    """Where a text has a name, in any capitals."""
    spaced = r"\s+".join(map(re.escape, name.split()))
    return re.finditer(rf"(?<!\w){spaced}(?!\w)", text, re.IGNORECASE)


def _hider(forms: Collection[str]) -> Hide:
    """What hides these words in any plain data; a possessive ("Berg's") loses nothing but the name."""
    longest = sorted({" ".join(form.split()) for form in forms}, key=lambda form: (-len(form), form))
    pattern = re.compile("|".join(rf"(?<!\w){re.escape(form)}(?!\w)".replace(r"\ ", r"\s+") for form in longest))

    def hide(value: Any) -> Any:
        if isinstance(value, str):
            return pattern.sub(lambda found: "".join(map(_square, found.group())), value)
        if isinstance(value, list):
            return [hide(part) for part in value]
        if isinstance(value, dict):
            return {key: part if key in _KEPT else hide(part) for key, part in value.items()}
        return value

    return hide


def _square(character: str) -> str:
    """A square of as many UTF-16 code units, since browsers count those."""
    return character if character.isspace() else "■" if character <= "\uffff" else "\N{LARGE RED SQUARE}"


def redacted(extraction: Extraction, hide: Hide) -> Extraction:
    """The extraction with a person hidden in its text and in all that was found.

    Its ids and its address stay, but not those by which a register knows the person.
    """
    told = hide(extraction.to_dict())
    for entity, before in zip(told["entities"], extraction.entities, strict=True):
        if entity["name"] != before.name:
            entity |= {"ids": {}, "link": {"status": "nil", "candidates": []}}
    text = told["article"]["text"]
    told["article"]["text_sha256"] = hashlib.sha256(text.encode()).hexdigest()
    return Extraction.from_dict(told)


def without_persons(extraction: Extraction, digests: Collection[str]) -> Extraction:
    """The extraction with all persons hidden whose names have one of these digests."""
    for name in names_in(extraction.article.text, digests):
        if hide := hider(extraction, name):
            extraction = redacted(extraction, hide)
    return extraction
