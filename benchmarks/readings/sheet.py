"""The sheet of an article: written blank, read filled in, with every fault by its line."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from benchmarks.readings.shown import Shown

SLOTS = ("sentence", "figure", "who", "period", "compared", "place", "mode")
"""What can be false or missing of a row."""
ROW_MARKS = {"R": "right", "T": "trivial", "I": "incomplete", "F": "false"}
QUOTE_MARKS = {"R": "right", "B": "wrong extent", "N": "not a quote", "W": "wrong mouth", "U": "speaker missing"}
_HOLDS = re.compile(r"holds: (\d+) cards, (\d+) rows, (\d+) quotes")
_CARD = re.compile(r"card (\d+) ((?:\[\d+\] ?)*)(\(needs the article\) ?)?: e=(\S*) s=(\S*) m=(\S*)(.*)")
_ROW = re.compile(r"row (\d+)\.(\d+):(.*)")
_QUOTE = re.compile(r"quote (\d+) ((?:\[\d+\] ?)*):(.*)")
_ROW_MARK = re.compile(rf"(?P<mark>[RT])|(?P<wrong>[IF])\s+(?P<slot>{'|'.join(SLOTS)})(?:\s*:\s*(?P<cause>.+))?")
_QUOTE_MARK = re.compile(r"([RBNWU])(?:\s+(.+))?")


def write_sheet(shown: Shown) -> str:
    """The blank sheet of an article."""
    rows = sum(len(card.rows) for card in shown.cards)
    head = [
        f"id: {shown.id}", "reader: ", f"holds: {len(shown.cards)} cards, {rows} rows, {len(shown.quotes)} quotes", "",
        f"title: {shown.title}", f"published: {shown.published}", f"url: {shown.url}",
    ]  # fmt: skip
    return "\n".join(
        [*head, "", *_text(shown), "CARDS", "", *_cards(shown), "QUOTES", "", *_quotes(shown), "missed: _", ""]
    )


def _text(shown: Shown) -> Iterator[str]:
    number = 0
    for line in shown.lines:
        for words in line:
            number += 1
            yield f"[{number}] {words}"
        yield ""


def _cards(shown: Shown) -> Iterator[str]:
    for number, card in enumerate(shown.cards, 1):
        yield f"    {card.words}"
        if card.needs:
            yield f"    ({card.needs})"
        yield f"card {number} {_places(card.sentences)}{' (needs the article)' * bool(card.needs)}: e=_ s=_ m=_"
        for row_number, row in enumerate(card.rows, 1):
            yield f"    {row}"
            yield f"row {number}.{row_number}: _"
        yield ""


def _quotes(shown: Shown) -> Iterator[str]:
    for number, quote in enumerate(shown.quotes, 1):
        yield from (
            f"    {quote.words}",
            f"    speaker: {quote.speaker}",
            f"quote {number} {_places(quote.sentences)}: _",
            "",
        )


def _places(sentences: tuple[int, ...]) -> str:
    return " ".join(f"[{number}]" for number in sentences)


def _numbers(references: str) -> list[int]:
    return [int(number) for number in re.findall(r"\d+", references)]


@dataclass(slots=True)
class Reading:
    """What a reader marked in the sheet of an article, and the faults of the sheet: "file:line: what is wrong"."""

    path: str
    id: str = ""
    reader: str = ""
    cards: list[dict[str, Any]] = field(default_factory=list)
    quotes: list[dict[str, Any]] = field(default_factory=list)
    missed: list[int] | None = None
    faults: list[str] = field(default_factory=list)

    def record(self) -> dict[str, Any]:
        """Ids, marks and causes: no words of the article."""
        return {
            "id": self.id, "reader": self.reader, "cards": self.cards, "quotes": self.quotes, "missed": self.missed or [],
        }  # fmt: skip


def read_sheet(path: str, content: str) -> Reading:
    """The marks of a filled sheet."""
    reading = Reading(path)
    lines = content.split("\n")
    held = (0, 0, 0)
    numbers = {int(match[1]) for line in lines if (match := re.match(r"\[(\d+)\] ", line))}
    for number, line in enumerate(lines, 1):
        where, line = f"{path}:{number}: ", line.rstrip()
        if match := _HOLDS.fullmatch(line):
            held = (int(match[1]), int(match[2]), int(match[3]))
        elif line.startswith("id: ") and not reading.id:
            reading.id = line.removeprefix("id: ")
        elif line.startswith("reader:") and not reading.reader:
            reading.reader = line.removeprefix("reader:").strip()
            reading.faults += [f"{where}the reader is missing"] * (not reading.reader)
        elif line.startswith(("card ", "row ", "quote ", "missed:")):
            fault = _read_mark(reading, line, numbers)
            reading.faults += [f"{where}{fault}"] * bool(fault)
    there = (len(reading.cards), sum(len(card["rows"]) for card in reading.cards), len(reading.quotes))
    if there != held:
        reading.faults.append(f"{path}: it holds {there} cards, rows and quotes, where {held} were written")
    if reading.missed is None and not any("missed" in fault for fault in reading.faults):
        reading.faults.append(f"{path}: the line of what is missed is not there")
    return reading


def _read_mark(reading: Reading, line: str, sentences: set[int]) -> str:
    """Add what a line marks to the reading; what is wrong with the line."""
    if match := _CARD.fullmatch(line):
        return _read_card(reading, match)
    if (match := _ROW.fullmatch(line)) and reading.cards and int(match[1]) == reading.cards[-1]["card"]:
        return _read_row(reading.cards[-1], int(match[2]), match[3].strip())
    if match := _QUOTE.fullmatch(line):
        mark = _QUOTE_MARK.fullmatch(match[3].strip())
        marks = {"mark": mark[1]} | ({"cause": mark[2]} if mark[2] else {}) if mark else {}
        reading.quotes.append({"quote": int(match[1]), **marks})
        return "" if mark else f"no mark of quote {match[1]}: one of {', '.join(QUOTE_MARKS)}"
    if line.startswith("missed:"):
        words = line.removeprefix("missed:").strip()
        named = _numbers(words)
        if words != "none" and not re.fullmatch(r"\d+(?:[\s,]+\d+)*", words):
            return 'no mark of what is missed: numbers of sentences, or "none"'
        reading.missed = sorted(set(named))
        unknown = set(named) - sentences
        return f"missed: there is no sentence {', '.join(map(str, sorted(unknown)))}" if unknown else ""
    return f"not as it was written: {line[:40]!r}"


def _read_card(reading: Reading, match: re.Match[str]) -> str:
    marks, cause = dict(zip("esm", match.groups()[3:6], strict=True)), match[7].strip()
    card = {"card": int(match[1]), "sentences": _numbers(match[2]), "needs": bool(match[3]), **marks}
    reading.cards.append(card | ({"cause": cause} if cause else {}) | {"rows": []})
    blank = [name for name, mark in marks.items() if mark not in ("y", "n")]
    if blank:
        return f"no mark of card {match[1]}: y or n for {', '.join(blank)}"
    if "n" in (marks["e"], marks["s"]) and not cause:
        return f"no cause of card {match[1]}: in a few words, behind the marks"
    return ""


def _read_row(card: dict[str, Any], number: int, words: str) -> str:
    mark = _ROW_MARK.fullmatch(words)
    said = {"mark": mark["mark"] or mark["wrong"], "slot": mark["slot"], "cause": mark["cause"]} if mark else {}
    card["rows"].append({"row": number, **{name: value for name, value in said.items() if value}})
    if mark is None:
        return f"no mark of row {card['card']}.{number}: R, T, or I or F with a slot ({', '.join(SLOTS)}), a colon and a cause"
    if mark["wrong"] == "F" and not mark["cause"]:
        return f"no cause of row {card['card']}.{number}: in a few words, behind the slot and a colon"
    return ""
