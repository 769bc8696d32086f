"""What a paragraph is by its look: byline, caption, correction, live stamp, list item, pull quote."""

from __future__ import annotations

import re
from collections.abc import Sequence

from extractor.article import BlockKind, FurnitureKind
from extractor.cleaning.dates import MONTHS

_BYLINE_LENGTH = 80  # code points: an author's name with a place or a time
_SHORT = 300  # code points: no byline, stamp or caption is longer, and their patterns meet no hostile length
_WORD = r"(?:[A-Z][\w'’.-]*|de|da|van|von|der|bin|al|el|la|le|di|du|and|of|the|for|&)"
_NAME = rf"[A-Z][\w'’.-]*(?:,? {_WORD}){{0,9}}"
_MONTH = rf"(?:{'|'.join(MONTHS)})[a-z]{{0,6}}\.?"
_WEEKDAY = r"(?:mon|tue|tues|wed|wednes|thu|thur|thurs|fri|sat|satur|sun)(?:day)?"
_DAY = rf"(?:{_WEEKDAY},? )?(?:\d{{1,2}}(?:st|nd|rd|th)? {_MONTH}|{_MONTH} \d{{1,2}}(?:st|nd|rd|th)?),?(?: \d{{4}})?"
_DATE = rf"(?:{_DAY}|\d{{4}}-\d\d-\d\d(?:T[\d:.+-]+Z?)?|\d{{1,2}}[/.]\d{{1,2}}[/.]\d{{2,4}})"
_ZONE = r"(?: ?\(?(?:[A-Z]{2,5}(?:[+-]\d{1,2})?|local time|[A-Z]\w+ time)\)?)?"
_CLOCK = rf"\d{{1,2}}(?:[:.]\d\d){{1,2}} ?(?:[ap]\.?m\.?)?{_ZONE}|\d{{1,2}} ?[ap]\.?m\.?{_ZONE}|\d{{1,2}}h\d\d{_ZONE}"
_AGO = r"\d{1,3} ?(?:h|hr|hrs|hours?|m|min|mins|minutes?|d|days?|weeks?|months?)(?: ago)"
_BETWEEN = r"[ ,|/•·–—-]{1,4}(?:at )?"

_ROLE = r"(?:\w+ ){0,3}(?:reporter|correspondent|editor|writer|columnist|staff|bureau|desk)"
_WORK = r"words|story|text|interview|photographs|photography|photos|written|reviewed|medically reviewed"
_BY = rf"(?:(?i:by:?|(?:{_WORK}) by|author:|interview:) |By(?=[A-Z][a-z]))"  # "ByInes Moreau": a button stood between
_BYLINE = re.compile(
    rf"{_BY}(?:{_NAME}|(?i:our {_ROLE}))"
    rf"(?: ?[,|/•·–—-] ?.{{2,80}}| (?:in|at|with) [A-Z][\w ]+| (?:{_ROLE}|published|and agencies)\b.{{0,60}})?"
    rf"|[A-Z][\w'’.-]+(?: [A-Z][\w'’.-]+){{1,2}} ?[,|] ?(?i:{_ROLE}|[A-Z]\w+ (?:daily|times|news|post|press))"
)
_DATED = re.compile(rf"\b{_DATE}\b|\b{_AGO}\b", re.I)
_NAMES = re.compile(r"[A-Z][\w'’.-]+(?: [A-Z][\w'’.-]+){1,3}")
_DATE_LINE = re.compile(rf"{_DATE}(?:{_BETWEEN}(?:{_CLOCK}))?\W*|{_AGO}\W*", re.I)
_STAMP = re.compile(
    r"(?:first |last |originally )?(?:published|updated|posted|modified)\b(?=.{0,100}(?:\d|ago)).{1,120}", re.I
)
_LIVE = re.compile(rf"(?:live )?\[?(?:{_CLOCK})\]?(?:{_BETWEEN}{_DATE})?\W*", re.I)
_AGENCY = (
    r"AP|AFP|Reuters|EPA|EPA-EFE|Getty|Getty Images|PA|AAP|Bloomberg|Xinhua|Shutterstock"
    r"|Photo|Image|Picture|Credit|Source|File"
)
_CAPTION = re.compile(
    r"(?i:file (?:photo|picture|image)|caption|pictured|(?:photo|image|picture) caption) ?[:|-] ?.+"
    rf"|.{{20,}}[(\[](?i:{_AGENCY})\b[^()\[\]]{{0,80}}[)\]]\.?"
    r"|.{20,}[(\[][^()\[\]]{0,60}\b(?:AP|AFP|Reuters|Getty Images)(?:, File)?[)\]]\.?"
    r"|.{20,}\b(?:AP Photo|REUTERS|AFP|Getty Images|EPA|PA Wire|Shutterstock|Alamy) ?/ ?[\w .'-]{2,60}"
    r"|.{20,}[.”\"’]\s?(?:Reuters|AP|AFP|Getty Images|Bloomberg|EPA|Associated Press|via (?:AP|Reuters|Getty Images))"
    r"|.{15,}\b(?:Photo|PHOTO|Photograph|Picture|Image)(?i:s| credit)?(?: ?[:|/]|(?i: by\b)) ?.{2,80}"
    r"|.{15,}\bCredit(?: ?:|\.{3}| by\b| (?=[A-Z][^.!?]+$)) ?.{2,80}"
    r"|.{15,}[(\[][^()\[\]]{0,80}\b(?i:photo|image|picture|photograph|supplied|illustration|courtesy)\b[^()\[\]]{0,80}[)\]]\.?"
    r"|.{15,}(?:[.:] (?i:file (?:photo|image|picture))\.?|[-–—] ?(?:Supplied|File|File photo))"
    r"|.{20,}[.”\"’] [A-Z]\w*(?:[-/][A-Z]\w+){1,2}"
    r"|(?i:image|photo|picture|video) caption,? .{10,}",
    re.S,
)
_CORRECTION = re.compile(
    r"(?:a correction was made on\b|updates? \(.{1,40}\) ?: ?(?:adds|updates|corrects|recasts|removes|changes)\b).+|"
    r"(?:corrections?|clarifications?|editor[’']?s? note|editors[’'] note|amendment)(?: \(.{1,40}\))? ?[:—–] ?.+"
    r"|(?:this|an earlier version of this|a previous version of this|an earlier version of the) "
    r"(?:article|story|post|report|headline|piece|obituary|review|column|interview|newsletter)\b.{0,60}\b"
    r"(?:incorrectly|misstated|mis-?identified|misspelled|wrongly|said|gave|stated"
    r"|(?:was|has been) (?:amended|corrected|updated))\b.+",
    re.S | re.I,
)
_ITEM = re.compile(r"(?:[*•◦▪‣·–-]|\d{1,2}[.)]|\([a-z\d]\)) +\S")
_NAME_LINE = re.compile(rf"(?:[-–—―~] ?)?{_NAME}(?:,.{{2,100}})?")
_SAID = re.compile(r".*[.!?][\"'”’]?|[“\"‘'].*[”\"’']", re.S)
_TOP = 6  # lines in which a byline tells the authors


def find_line_kinds(
    lines: Sequence[str],
    kinds: Sequence[BlockKind],
    furniture: Sequence[FurnitureKind | None],
    authors: Sequence[str] = (),
) -> list[BlockKind]:
    """The kind of each paragraph: what it was given, or a closer one for a plain paragraph that is not furniture."""
    names = tuple(authors)
    found = list(kinds)
    for i in range(min(_TOP, len(lines))):
        if (
            kinds[i] == "heading"
            and len(lines[i]) <= _SHORT
            and (_DATE_LINE.fullmatch(lines[i]) or _STAMP.fullmatch(lines[i]))
        ):
            found[i] = "byline"
    plain = [i for i in range(len(lines)) if kinds[i] == "paragraph" and furniture[i] is None]
    for i in plain:
        is_byline = lines[i].startswith(names) and len(lines[i]) <= _BYLINE_LENGTH and not _SAID.fullmatch(lines[i])
        found[i] = "byline" if is_byline else find_look(lines[i])
    return found


def find_authors(lines: Sequence[str]) -> list[str]:
    """The names in the bylines among the first lines."""
    bylines = [line for line in lines[:_TOP] if len(line) <= _SHORT and _BYLINE.fullmatch(line)]
    names = [name for line in bylines for name in _NAMES.findall(re.sub(_BY, "", line, count=1))]
    return [name.title() if name.isupper() else name for name in names]


def is_dated(line: str) -> bool:
    """Whether a line, up to the length of a byline, has a day or says how long ago."""
    return len(line) <= _BYLINE_LENGTH and _DATED.search(line) is not None


def before_date(line: str) -> str:
    """What stands before the first day in a line, or all of it: "By Ines Moreau on June 9, 2025" gives "By Ines Moreau"."""
    return re.sub(
        r"[\W_]*(?:\b(?:on|published|updated|posted)\b[\W_]*)*$", "", _DATED.split(line, maxsplit=1)[0], flags=re.I
    )


def find_look(line: str) -> BlockKind:
    """What a paragraph's look alone says."""
    if _ITEM.match(line):
        return "list_item"
    if _CORRECTION.fullmatch(line[: 4 * _SHORT]):
        return "correction"
    if "\n" in line and is_pull_quote(*line.rsplit("\n", 1)):
        return "pull_quote"
    if len(line) > _SHORT:
        return "paragraph"
    if _LIVE.fullmatch(line):
        return "live_stamp"
    if _BYLINE.fullmatch(line) or _DATE_LINE.fullmatch(line) or _STAMP.fullmatch(line):
        return "byline"
    return "caption" if _CAPTION.fullmatch(line) else "paragraph"


def is_pull_quote(said: str, name: str) -> bool:
    """Whether a paragraph and the line below it are a quote and who said it: "Charles Chang, Fudan University"."""
    return (
        len(name) <= _SHORT // 3
        and len(said) <= _SHORT
        and ("," in name or name[0] in "-–—―~")
        and name[-1] not in ".!?:;"
        and bool(_NAME_LINE.fullmatch(name) and _SAID.fullmatch(said))
    )
