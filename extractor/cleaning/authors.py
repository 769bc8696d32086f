"""Bylines to names: persons apart from the agencies and desks that share the line with them.

"By JANE DOE and John Roe, Business Editor, Reuters" gives the persons Jane Doe and John Roe and the agency Reuters.  The
agencies, and the words that mark a desk, a role or no name at all, are data: `models/en/lexicons/bylines.jsonl`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Literal

from extractor.lexicons import cached, lexicon, load_lexicon

_LONGEST = 300  # code points: a longer line is no byline
_LONGEST_NAME = 60
_MOST_WORDS = 6  # of a person's name
_BY = re.compile(r"^(?:(?:\w+ ){0,2}by|(?:with )?(?:files |reporting )?from|\w+:|special to)\s+", re.I)
_OTHERS = re.compile(r"(?:edit\w*|photo\w*|videos?|pictures?|illustrat\w*|graphics?|translat\w*)\b.*\bby\b", re.I)
_HARD = re.compile(r"\s*(?:[;|•·()\[\]\n]|/(?!/)|\s[-–—]\s|\b(?:and|with|additional reporting by)\b|&(?!\w))\s*", re.I)
_COMMA = re.compile(r"\s*,\s*")
_TAIL = re.compile(r"\s+(?:in|for|at|of|from|via)\s+(?=[A-Z])(?P<rest>.*)$")
_ADDRESS = re.compile(r"https?:|www\.|^[#@/]|\w/\w.*/")
_HANDLE = re.compile(r"\S*@\S*|\bTwitter:?\s*$", re.I)
_DOMAIN = re.compile(r"\b[\w-]+\.(?:com|org|net|co|tv|news|[a-z]{2})(?:\.[a-z]{2})?$", re.I)
_SUFFIX = re.compile(r"(?:jr|sr|ii|iii|iv)\.?$", re.I)
_DEGREE = re.compile(
    r"(?:ph\.?d|m\.?d|m\.?p|m\.?s|r\.?n|r\.?d|d\.?phil|m\.?b\.?a|j\.?d|esq|obe|cbe|mbe|cfa|cfp)\.?$", re.I
)
_PARTICLES = frozenset((
    "al", "bin", "da", "dal", "de", "del", "della", "den", "der", "di", "do", "dos", "du", "el", "ibn", "la",
    "las", "le", "los", "ten", "ter", "van", "von", "y", "zu",
))  # fmt: skip
_DESK_OF_ONE = frozenset(("our", "a", "special", "staff", "foreign"))  # "Our Correspondent", "Staff Writer"
_FULL_NAME = re.compile(
    rf"[^\W\d_a-z][\w.'’-]*(?: (?:[^\W\d_a-z][\w.'’-]*|{'|'.join(sorted(_PARTICLES))})){{1,4}}(?:,? [JS]r\.)?"
)
_SQUASH = re.compile(r"[\W_]+")

_Use = Literal["agency", "desk", "role", "placeholder"]


@lexicon("bylines")
@dataclass(frozen=True, slots=True, kw_only=True)
class BylineWord:
    """What a surface in a byline marks: an agency, a desk, a person's role, or that no name stands there."""

    id: str
    surface: str
    use: _Use


@dataclass(frozen=True, slots=True)
class Byline:
    """The names of a byline, in its order, each once."""

    persons: tuple[str, ...] = ()
    agencies: tuple[str, ...] = ()

    def full_names(self) -> Byline:
        """The byline with those persons only who have a first and a last name: what a page prints may be anything."""
        return Byline(tuple(name for name in self.persons if _FULL_NAME.fullmatch(name)), self.agencies)


@cached
def _words(use: _Use) -> frozenset[str]:
    return frozenset(_key(word.surface) for word in load_lexicon("bylines", BylineWord) if word.use == use)


def _key(surface: str) -> str:
    return surface.casefold().replace("-", " ")


@cached
def _roles() -> re.Pattern[str]:
    return re.compile(r"\b(?:" + "|".join(sorted(map(re.escape, _words("role")), reverse=True)) + r")s?\b", re.I)


def squash(name: str) -> str:
    """The letters and digits of a name in small letters, without a leading article: what two spellings share."""
    return _SQUASH.sub("", name.casefold().removeprefix("the "))


def is_agency(name: str) -> bool:
    """Whether a name is that of a news agency that we know."""
    return _key(name) in _words("agency")


def read_bylines(lines: Iterable[tuple[str, bool]], site: str | None) -> Byline:
    """The names of several lines; each comes with whether the page says that it names an organisation.

    `site` is the site's own name: as an author it is a desk.
    """
    persons: dict[str, None] = {}
    agencies: dict[str, None] = {}
    for line, is_organisation in lines:
        for name, is_person in _read(line, site, is_organisation):
            (persons if is_person else agencies).setdefault(name)
    return Byline(tuple(persons), tuple(agencies))


def _read(line: str, site: str | None, is_organisation: bool) -> Iterator[tuple[str, bool]]:
    """Each name of a line with whether it is a person's."""
    if len(line) > 2 * _LONGEST:
        return
    line = " ".join(_HANDLE.sub(" ", line).split())
    if not line or len(line) > _LONGEST or _ADDRESS.search(line):
        return
    whole = _BY.sub("", line)
    if is_organisation or is_agency(whole) or _is_site(whole, site):
        yield whole, False
        return
    has_person = False
    for part in _HARD.split(line):
        if part and not _OTHERS.match(part):
            for piece in _in_order(_COMMA.split(_BY.sub("", part))):
                for name, is_person in _judge(piece.strip(" ,:-–—*'\""), site, is_first=not has_person):
                    has_person |= is_person
                    yield name, is_person


def _in_order(parts: list[str]) -> list[str]:
    """The names between commas: "Doe, Jane" turned round, "Jr." put to its name, degrees dropped."""
    names: list[str] = []
    for part in parts:
        if names and _SUFFIX.match(part):
            names[-1] = f"{names[-1]}, {part}" if part[-1] == "." else f"{names[-1]} {part}"
        elif part and not _DEGREE.match(part):
            names.append(part)
    if len(names) == 2 and _is_surname(names[0]) and len(names[1].split()) <= 2 and not _has_role_or_desk(names[1]):
        return [f"{names[1]} {names[0]}"]
    return names


def _is_surname(part: str) -> bool:
    words = part.split()
    is_short = len(words) == 1 or words[0].casefold() in _PARTICLES
    return is_short and not (is_agency(part) or _has_role_or_desk(part))


def _has_role_or_desk(part: str) -> bool:
    return (
        is_agency(part)
        or bool(_roles().search(part))
        or any(word in _words("desk") for word in part.casefold().split())
    )


def _judge(part: str, site: str | None, *, is_first: bool) -> Iterator[tuple[str, bool]]:
    """The names in a part of a line; a role behind a person is theirs, a role alone ("Our Correspondent") a desk."""
    if not _SUFFIX.search(part):
        part = part.rstrip(".")
    if len(part) < 2 or len(part) > _LONGEST_NAME or part.casefold() in _words("placeholder"):
        return
    words = part.split()
    if is_agency(part) or _is_site(part, site):
        yield part, False
    elif (at := _agency_at_end(words)) > 1:  # "Jane Doe Reuters"
        yield from _judge(" ".join(words[:at]), site, is_first=is_first)
        yield " ".join(words[at:]), False
    elif role := _roles().search(part):
        behind = part[role.end() :].strip(" :")
        if len(behind.split()) > 1 and _is_name(behind) and not _is_desk(behind):
            yield _cased(behind), True  # "Staff writer Jane Doe"
        elif is_agency(words[0]) and words[0].isupper():
            yield words[0], False  # "AP Business Writer"
        elif is_first and words[0].casefold() in _DESK_OF_ONE:
            yield part, False
    elif tail := _TAIL.search(part):  # "Jane Doe in Oslo", "Jane Doe for the Gazette"
        rest = tail["rest"]
        yield from _judge(part[: tail.start()], site, is_first=is_first)
        if is_agency(rest) or _is_site(rest, site) or _is_desk(rest):
            yield rest, False
    elif _is_desk(part):
        yield part, False
    elif _is_name(part):
        own = next((i for i in range(2, len(words)) if squash(" ".join(words[i:])) == squash(site or "")), len(words))
        yield _cased(" ".join(words[:own])), True


def _agency_at_end(words: list[str]) -> int:
    """The index of the word at which an agency's name begins that ends the words; 0 for none."""
    return next((i for i in range(1, len(words)) if is_agency(" ".join(words[i:])) and words[i][0].isupper()), 0)


def _is_desk(part: str) -> bool:
    words = part.casefold().split()
    return (
        words[0] == "the"
        or any(word in _words("desk") for word in words)
        or (len(words) == 1 and part.isupper() and part.isascii())
        or bool(_DOMAIN.search(part))
    )


def _is_site(part: str, site: str | None) -> bool:
    """Whether a part is the site's name or a piece of it, or that name with the word for a desk behind."""
    name, own = squash(part), squash(site or "")
    return len(name) > 3 and bool(own) and (name in own or name.replace(own, "", 1) in _words("desk"))


def _is_name(part: str) -> bool:
    words = part.split()
    if any(character.isdigit() or character in "_#=<>{}" for character in part) or len(words) > _MOST_WORDS:
        return False
    if part[0].islower():  # one small word is a login, several are a phrase
        return len(words) > 1 and (words[0] in _PARTICLES or (part.islower() and len(words) == 2))
    return True


def _cased(name: str) -> str:
    """A name in capitals, or in small letters, as it is usually written; any other stays as it is."""
    if not (name.isupper() or name.islower()) or len(name.split()) < 2:
        return name
    words = [word if word in _PARTICLES and i else _capital(word) for i, word in enumerate(name.lower().split())]
    return " ".join(words)


def _capital(word: str) -> str:
    word = re.sub(r"(^|[-'’.])(\w)", lambda match: match[1] + match[2].upper(), word)
    return re.sub(r"\b(Mc)(\w)", lambda match: match[1] + match[2].upper(), word)
