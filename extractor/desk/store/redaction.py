"""A person made unreadable in a record: as many squares as the name has characters, so that no range moves.

An address that names the person is cut to its website, the key of an article to its digest.
"""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections.abc import Collection, Iterator
from typing import Any, Final
from urllib.parse import unquote, urlsplit

from extractor.desk.store.rows import hidden_key
from extractor.errors import InputError
from extractor.record.article import Article
from extractor.record.entity import NAME_FORMS, Entity
from extractor.record.extraction import Extraction
from extractor.record.plain import from_plain

_SHORTEST: Final = 4  # characters of a name: a shorter one is part of too many words
_MOST_WORDS: Final = 5  # of a name
_AROUND: Final = " “”\"‘’'.,;:!?()[]…-–—"
_POSSESSIVE: Final = re.compile(r"['’]s?$")
_KEPT: Final = frozenset({"id", "text_sha256", "sha256", "schema", "rule", "type", "kind"})
_ADDRESSES: Final = frozenset({"url", "href", "location", "input_id", "tdm_policy"})
_PLAIN: Final = str.maketrans({"ø": "o", "ł": "l", "đ": "d", "æ": "ae", "œ": "oe"})
_SPELLED: Final = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "ø": "oe", "å": "aa"})
_HANDLE: Final = 9  # letters from which on a name without its blanks is no other word


def normal_name(name: str) -> str:
    """A name without the differences that make no other person: small letters, single spaces, no marks around it."""
    return _POSSESSIVE.sub("", " ".join(name.casefold().split())).strip(_AROUND)


def name_digest(name: str) -> str:
    """By which a store knows a name again that it must not keep.  Raises InputError for one that is too short."""
    normal = normal_name(name)
    if len(normal) < _SHORTEST or len(normal.split()) > _MOST_WORDS:
        raise InputError(f"{name[:100]!r} is not a full name: give it as articles print it")
    return _digest(normal)


def names_in(text: str, digests: Collection[str]) -> list[str]:
    """The words of a text that are a name of one of these digests, each form once."""
    words = text.split()
    windows = (
        " ".join(words[start : start + length]) for start in range(len(words)) for length in range(1, _MOST_WORDS + 1)
    )
    return list(dict.fromkeys(normal for window in windows if _digest(normal := normal_name(window)) in digests))


def _digest(normal: str) -> str:
    return hashlib.sha256(normal.encode()).hexdigest()


def _aliases(entity: Entity) -> Iterator[str]:
    return (alias.surface for alias in entity.aliases)


class Hider:
    """What hides some forms of a name in any plain data; a possessive ("Berg's") loses nothing but the name."""

    def __init__(self, forms: Collection[str]) -> None:
        self.forms = sorted({" ".join(form.split()) for form in forms}, key=lambda form: (-len(form), form))
        self._spoken = {spoken for form in self.forms for spoken in _spellings(form)}
        printed = [*self.forms, *sorted(spoken for spoken in self._spoken if " " in spoken)]
        self._pattern = re.compile(rf"(?<![^\W_])(?:{'|'.join(map(_pattern, printed))})(?![^\W_])")

    def __call__(self, value: Any) -> Any:
        """The same data without the name."""
        if isinstance(value, str):
            return self._pattern.sub(lambda match: "".join(map(_square, match.group())), value)
        if isinstance(value, list):
            return [self(part) for part in value]
        if isinstance(value, dict):
            return {key: part if key in _KEPT else self._hidden(key, part) for key, part in value.items()}
        return value

    def _hidden(self, key: str, part: Any) -> Any:
        if not isinstance(part, str) or key not in ("key", *_ADDRESSES):
            return self(part)
        if not self.is_in(part):
            return part
        return hidden_key(part) if key == "key" else self._front_page(part)

    def is_in(self, address: str) -> bool:
        """True for an address that has one of the forms as words, or a whole name as one word."""
        spoken = f" {spoken_address(address)} "
        return any(
            f" {form} " in spoken
            or (len(handle := form.replace(" ", "")) >= _HANDLE and handle != form and handle in spoken)
            for form in self._spoken
        )

    def _front_page(self, address: str) -> str:
        """The front page of the website, unless that has the name, too."""
        try:
            parts = urlsplit(address)
        except ValueError:
            return _square("x")
        front = f"{parts.scheme}://{parts.hostname}/"
        return front if parts.hostname and not self.is_in(front) else _square("x")


def _pattern(form: str) -> str:
    """A form as texts print it: a whole name in any capitals, in an address or a handle, too."""
    words = [re.escape(word) for word in form.split()]
    forms = [r"(?:\s+|[-_.+])".join(words), *["".join(words)] * (len("".join(form.split())) >= _HANDLE)]
    return f"(?i:{'|'.join(forms)})" if len(words) > 1 else words[0]


def spoken_address(address: str) -> str:
    """The words of an address, in small letters without marks."""
    return _without_marks(re.sub(r"[\W_]+", " ", unquote(address))).strip()


def _spellings(form: str) -> set[str]:
    """A form as addresses spell it: "müller" as "muller" and as "mueller"."""
    return {_without_marks(" ".join(normal_name(form).translate(table).split("-"))) for table in (_PLAIN, _SPELLED)}


def _without_marks(text: str) -> str:
    apart = unicodedata.normalize("NFKD", text.casefold())
    return "".join(character for character in apart if not unicodedata.combining(character)).translate(_PLAIN)


def may_name(json: str, name: str) -> bool:
    """False for a record that cannot name the person: it has the last word of the name nowhere, however it is spelled."""
    bare = _without_marks(json)
    return any(spelled.split()[-1] in bare for spelled in _spellings(name))


def hider(extraction: Extraction, name: str) -> Hider | None:
    """What hides a person in anything that is said of an article; None where the article does not name them.

    Hidden are the name, and every shorter form by which the article calls the person, wherever it is.  One word alone is a
    name only where the article has a person of that name ("Hope", "Nobody").
    """
    text = "\n".join(_words_of(extraction.article))
    wanted = normal_name(name)
    persons = {
        entity.id
        for entity in extraction.entities
        if entity.type == "PERSON" and wanted in map(normal_name, (entity.name, *_aliases(entity)))
    }
    forms = {
        mention.surface for mention in extraction.mentions if mention.entity in persons and mention.form in NAME_FORMS
    }
    forms |= {entity.name for entity in extraction.entities if entity.id in persons}
    if " " in wanted:
        forms |= {match.group() for match in _printed(wanted, text)}
        forms |= {wanted} if any(map(Hider({wanted}).is_in, addresses_of(extraction))) else set()
    return Hider(forms) if forms else None


def _words_of(article: Article) -> Iterator[str]:
    """The text, and the words that came with it."""
    came = (article.title, *article.authors, *(article.meta or {}).values())
    yield from (article.text, *(words for words in came if isinstance(words, str)))


def addresses_of(extraction: Extraction) -> Iterator[str]:
    """The addresses that a record has of its article and of what that leads to."""
    article = extraction.article
    yield from filter(None, (article.key, article.url, article.source.location, extraction.input_id))
    yield from (link.href for link in article.links)


def hide_named(plain: Any, text: str, digests: Collection[str]) -> Any:
    """Plain data with all persons hidden whom a text names by one of these digests: their names, and the last words of them."""
    forms: set[str] = set()
    for name in names_in(text, digests):
        printed = {form.group() for form in _printed(name, text)}
        if " " in name:
            forms |= printed | {last[0].upper() + last[1:] for last in (form.split()[-1] for form in printed)}
        else:
            forms |= {form for form in printed if not form.islower()}
    return Hider(forms)(plain) if forms else plain


def _printed(name: str, text: str) -> Iterator[re.Match[str]]:
    """Where a text has a name, in any capitals."""
    spaced = r"\s+".join(map(re.escape, name.split()))
    return re.finditer(rf"(?<!\w){spaced}(?!\w)", text, re.IGNORECASE)


def _square(character: str) -> str:
    """A square of as many UTF-16 code units, since browsers count those."""
    return character if character.isspace() else "■" if character <= "\uffff" else "\N{LARGE RED SQUARE}"


def redacted(extraction: Extraction, hide: Hider) -> Extraction:
    """The extraction with a person hidden in its text, its addresses and all that was found.

    Its ids stay, but not those by which a register knows the person.
    """
    plain = hide(extraction.to_dict())
    for entity, before in zip(plain["entities"], extraction.entities, strict=True):
        if entity["name"] != before.name:
            entity |= {"ids": {}, "link": {"status": "nil", "candidates": []}}
    if meta := extraction.article.meta:  # whatever its columns are called
        plain["article"]["meta"] = {name: hide(value) for name, value in meta.items()}
    text = plain["article"]["text"]
    plain["article"]["text_sha256"] = hashlib.sha256(text.encode()).hexdigest()
    return from_plain(Extraction, plain)


def without_persons(extraction: Extraction, digests: Collection[str]) -> Extraction:
    """The extraction with all persons hidden whose names have one of these digests."""
    said = " ".join((*_words_of(extraction.article), *map(spoken_address, addresses_of(extraction))))
    for name in names_in(said, digests):
        if hide := hider(extraction, name):
            extraction = redacted(extraction, hide)
    return extraction
