"""Bylines to names: persons apart from the agencies and desks that share the line with them.

"By JANE DOE and John Roe, Business Editor, Reuters" gives the persons Jane Doe and John Roe and the agency Reuters.  The
agencies, and the words that mark a desk, a role or no name at all, are data: `models/en/lexicons/bylines.jsonl`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from extractor.cleaning.line_patterns import BylineTag, byline_words, compiled, line_pattern
from extractor.cleaning.rules import RULES, ask
from extractor.words.lexicons import cached

_LONGEST = 300  # code points: a longer line is no byline
_LONGEST_NAME = 60
_MOST_WORDS = 6  # of a person's name
_BY = r"^(?i:{byline_start})\s+"
_ROLE = r"(?i:\b{role}s?\b)"
_HARD = r"\s*(?:[;|•·()\[\]\n]|/(?!/)|\s[-–—]\s|\b(?i:and|with|{more_by})\b|&(?!\w))\s*"
_COMMA = re.compile(r"\s*,\s*")
_TAIL = re.compile(r"\s+(?:in|for|at|of|from|via)\s+(?=[A-Z])(?P<rest>.*)$")
_ADDRESS = re.compile(r"https?:|www\.|^[#@/]|\w/\w.*/")
_HANDLE = re.compile(r"\S*@\S*|\bTwitter:?\s*$", re.I)
_DOMAIN = r"(?i:\b[\w-]+\.(?:{domain}|[a-z]{2})(?:\.[a-z]{2})?$)"
_FULL_NAME = r"[^\W\d_a-z][\w.'’-]*(?: (?:[^\W\d_a-z][\w.'’-]*|{particle})){1,4}(?:,? [JS]r\.)?"
_SQUASH = re.compile(r"[\W_]+")

Names = list[tuple[str, bool]]  # each with whether it is a person's


@dataclass(frozen=True, slots=True)
class Byline:
    """The names of a byline, in its order, each once."""

    persons: tuple[str, ...] = ()
    agencies: tuple[str, ...] = ()

    def full_names(self) -> Byline:
        """The byline with those persons only who have a first and a last name: what a page prints may be anything."""
        return Byline(tuple(name for name in self.persons if compiled(_FULL_NAME).fullmatch(name)), self.agencies)


@cached
def _words(tag: BylineTag) -> frozenset[str]:
    return frozenset(map(_key, byline_words(tag)))


def _key(surface: str) -> str:
    return surface.casefold().replace("-", " ")


def _is(part: str, tag: BylineTag) -> bool:
    return _key(part).rstrip(".") in _words(tag)


def squash(name: str) -> str:
    """The letters and digits of a name in small letters, without a leading article: what two spellings share."""
    return _SQUASH.sub("", name.casefold().removeprefix("the "))


def is_agency(name: str) -> bool:
    """True if a name is that of a news agency that we know."""
    return _is(name, "agency")


def read_bylines(lines: Iterable[tuple[str, bool]], outlet: str | None) -> Byline:
    """The names of several lines; each comes with whether the page says that it names an organisation.

    `outlet` is the outlet's own name: as an author it is a desk.
    """
    persons: dict[str, None] = {}
    agencies: dict[str, None] = {}
    for line, is_organisation in lines:
        for name, is_person in _read(line, outlet, is_organisation):
            (persons if is_person else agencies).setdefault(name)
    return Byline(tuple(persons), tuple(agencies))


def _read(line: str, outlet: str | None, is_organisation: bool) -> Iterator[tuple[str, bool]]:
    """Each name of a line with whether it is a person's."""
    if len(line) > 2 * _LONGEST:
        return
    line = " ".join(_HANDLE.sub(" ", line).split())
    if not line or len(line) > _LONGEST or _ADDRESS.search(line):
        return
    whole = compiled(_BY).sub("", line)
    if is_organisation or is_agency(whole) or _is_outlet(whole, outlet):
        yield whole, False
        return
    has_person = False
    for part in compiled(_HARD).split(line):
        if part and not line_pattern("other_work").match(part):
            for piece in _in_order(_COMMA.split(compiled(_BY).sub("", part))):
                for name, is_person in _judge(piece.strip(" ,:-–—*'\""), outlet, not has_person):
                    has_person |= is_person
                    yield name, is_person


def _in_order(parts: list[str]) -> list[str]:
    """The names between commas: "Doe, Jane" turned round, "Jr." put to its name, degrees dropped."""
    names: list[str] = []
    for part in parts:
        if names and _is(part, "suffix"):
            names[-1] = f"{names[-1]}, {part}" if part[-1] == "." else f"{names[-1]} {part}"
        elif part and not _is(part.replace(".", ""), "degree"):
            names.append(part)
    if len(names) == 2 and _is_surname(names[0]) and len(names[1].split()) <= 2 and not _has_role_or_desk(names[1]):
        return [f"{names[1]} {names[0]}"]
    return names


def _is_surname(part: str) -> bool:
    words = part.split()
    is_short = len(words) == 1 or _is(words[0], "particle")
    return is_short and not (is_agency(part) or _has_role_or_desk(part))


def _has_role_or_desk(part: str) -> bool:
    return is_agency(part) or bool(compiled(_ROLE).search(part)) or any(_is(word, "desk") for word in part.split())


def _judge(part: str, outlet: str | None, is_first: bool) -> Names:
    """The names in a part of a line, by the first rule that knows it; `is_first` is True where no person precedes."""
    if not _is(part.rpartition(" ")[2], "suffix"):
        part = part.rstrip(".")
    if len(part) < 2 or len(part) > _LONGEST_NAME or _is(part, "placeholder"):
        return []
    return ask("byline", part, outlet, is_first)[1] or []


_NAMED = '<meta name="author" content="{}">…'


@RULES.add("agency", "byline", _NAMED.format("Ines Moreau, Anadolu"), _NAMED.format("Ines Moreau, Tom Anadola"))
def _agency(part: str, outlet: str | None, is_first: bool) -> Names | None:
    return [(part, False)] if is_agency(part) or _is_outlet(part, outlet) else None


@RULES.add("agency_behind", "byline", _NAMED.format("Ines Moreau Reuters"), _NAMED.format("Ines Moreau Reutersward"))
def _agency_after(part: str, outlet: str | None, is_first: bool) -> Names | None:
    words = part.split()
    at = next((i for i in range(1, len(words)) if is_agency(" ".join(words[i:])) and words[i][0].isupper()), 0)
    return [*_judge(" ".join(words[:at]), outlet, is_first), (" ".join(words[at:]), False)] if at > 1 else None


@RULES.add("role", "byline", _NAMED.format("Staff Writer Ines Moreau"), _NAMED.format("Ines Writerson"))
def _role(part: str, outlet: str | None, is_first: bool) -> Names | None:
    role, first = compiled(_ROLE).search(part), part.split()[0]
    if role is None:
        return None
    after = part[role.end() :].strip(" :")
    if len(after.split()) > 1 and _is_name(after) and not _is_desk(after):
        return [(_cased(after), True)]
    if is_agency(first) and first.isupper():
        return [(first, False)]  # "AP Business Writer"
    return [(part, False)] if is_first and _is(first, "desk_of_one") else []  # "Our Correspondent"


@RULES.add("place_or_paper_behind", "byline", _NAMED.format("Ines Moreau in Oslo"), _NAMED.format("Ines Moreau"))
def _place_or_paper_after(part: str, outlet: str | None, is_first: bool) -> Names | None:
    if not (tail := _TAIL.search(part)):
        return None
    rest = tail["rest"]
    is_named = is_agency(rest) or _is_outlet(rest, outlet) or _is_desk(rest)  # "Ines Moreau for the Gazette"
    return [*_judge(part[: tail.start()], outlet, is_first), *([(rest, False)] if is_named else [])]


@RULES.add("desk", "byline", _NAMED.format("Energy Desk"), _NAMED.format("Ines Deskin"))
def _desk(part: str, outlet: str | None, is_first: bool) -> Names | None:
    return [(part, False)] if _is_desk(part) else None


@RULES.add("person", "byline", _NAMED.format("Ines Moreau"), _NAMED.format("ines.moreau"))
def _person(part: str, outlet: str | None, is_first: bool) -> Names | None:
    words = part.split()
    own = next((i for i in range(2, len(words)) if squash(" ".join(words[i:])) == squash(outlet or "")), len(words))
    return [(_cased(" ".join(words[:own])), True)] if _is_name(part) else None


def _is_desk(part: str) -> bool:
    words = part.casefold().split()
    return (
        words[0] == "the"
        or any(_is(word, "desk") for word in words)
        or (len(words) == 1 and part.isupper() and part.isascii())
        or bool(compiled(_DOMAIN).search(part))
    )


def _is_outlet(part: str, outlet: str | None) -> bool:
    """True if a part is the outlet's name or a piece of it, or that name followed by the word for a desk."""
    name, own = squash(part), squash(outlet or "")
    return len(name) > 3 and bool(own) and (name in own or name.replace(own, "", 1) in _words("desk"))


def _is_name(part: str) -> bool:
    words = part.split()
    if any(character.isdigit() or character in "_#=<>{}" for character in part) or len(words) > _MOST_WORDS:
        return False
    if part[0].islower():  # one small word is a login, several are a phrase
        return len(words) > 1 and (words[0] in _words("particle") or (part.islower() and len(words) == 2))
    return True


def _cased(name: str) -> str:
    """A name in capitals, or in small letters, as it is usually written; any other stays as it is."""
    if not (name.isupper() or name.islower()) or len(name.split()) < 2:
        return name
    words = [
        word if word in _words("particle") and i else _capital(word) for i, word in enumerate(name.lower().split())
    ]
    return " ".join(words)


def _capital(word: str) -> str:
    word = re.sub(r"(^|[-'’.])(\w)", lambda match: match[1] + match[2].upper(), word)
    return re.sub(r"\b(Mc)(\w)", lambda match: match[1] + match[2].upper(), word)
