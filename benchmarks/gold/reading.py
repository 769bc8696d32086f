"""A filled sheet, read line by line: the gold of its article, and every fault by its line."""

from __future__ import annotations

import hashlib
import re
from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Any

from benchmarks.gold.figures import Row, read_facts, read_figure, source_by_quotes
from benchmarks.gold.line import Line, read_dates, read_line
from benchmarks.gold.numbered_text import NumberedText, SheetError, fold
from benchmarks.gold.quotes import read_quote, read_reference
from benchmarks.gold.text import read_text

VERSION = "1.2"
SECTIONS = ("TEXT", "FOUND", "ANSWERS")
_FOUND = re.compile(r"([FTMR]\d+) (.*)")
_ANSWER = re.compile(r"([FR]\d+)\b\s*(.*)", re.DOTALL)


@dataclass(slots=True)
class Reading:
    """What a sheet says, and its faults: "file:line: what is wrong"."""

    path: str
    head: dict[str, str] = field(default_factory=dict)
    text: NumberedText = field(default_factory=lambda: NumberedText("", ()))
    found: dict[str, Row] = field(default_factory=dict)
    figures: list[Row] = field(default_factory=list)
    quotes: list[Row] = field(default_factory=list)
    references: list[Row] = field(default_factory=list)
    counts: Counter[str] = field(default_factory=Counter)
    faults: list[str] = field(default_factory=list)
    answered: set[str] = field(default_factory=set)
    lines: dict[int, int] = field(
        default_factory=dict
    )  # of each place where a figure or quote begins, the last line about it

    def fault(self, line: int, words: object) -> None:
        self.faults.append(f"{self.path}:{line}: {words}")

    @property
    def above(self) -> Row | None:
        """The figure of the last line that has one."""
        return self.figures[-1] if self.figures else None

    def add_figure(self, row: Row, line: int) -> None:
        self.figures.append(row)
        self.lines[row["start"]] = line

    def gold(self, article: Mapping[str, Any], reader: str | int) -> Row:
        """The gold of the article, a line of JSON Lines: ranges and values, no words of the text but names."""
        return {
            "version": VERSION, "id": article["id"], "reader": reader, "published": article.get("published"),
            "sha256": hashlib.sha256(article["text"].encode()).hexdigest(),
            "figures": self.figures, "quotes": self.quotes, "references": self.references,
        }  # fmt: skip


def read_sheet(path: str, content: str, article_text: str | None = None) -> Reading:
    """What a filled sheet says; its ranges are those of the article's text, or of the text as the sheet shows it."""
    reading = Reading(path)
    lines = content.split("\n")
    starts = [next((n for n, line in enumerate(lines) if line.strip() == name), -1) for name in SECTIONS]
    if -1 in starts or starts != sorted(starts):
        reading.fault(1, f"the lines {', '.join(SECTIONS)} are not there, in this order")
        return reading
    text_at, found_at, answers_at = starts
    for line in lines[:text_at]:
        key, _, value = line.partition(":")
        reading.head[key.strip()] = value.strip()
    if not reading.head.get("reader"):
        at = next((n for n, line in enumerate(lines, 1) if line.startswith("reader:")), 1)
        reading.fault(at, "the reader is missing")
    shown = list(enumerate(lines, 1))[text_at + 1 : found_at]
    reading.text = read_text(shown, article_text, reading.fault)
    for number in range(found_at + 1, answers_at):
        _attempt(reading, number, lines[number], _read_found)
    for number in range(answers_at + 1, len(lines)):
        _attempt(reading, number, lines[number], _read_answer)
    for name in reading.found:
        if name[0] in "FR" and name not in reading.answered:
            reading.fault(answers_at + 1, f"no line for {name}")
    for row in reading.figures:
        row["source"] = row["source"] or source_by_quotes(row, reading.quotes)
    _sort(reading)
    return reading


def _attempt(reading: Reading, number: int, line: str, read: Callable[[Reading, str, int], None]) -> None:
    if line.strip() and not line.lstrip().startswith("#"):
        try:
            read(reading, line.strip(), number + 1)
        except SheetError as fault:
            reading.fault(number + 1, fault)


def _read_found(reading: Reading, line: str, _number: int) -> None:
    parts = read_line(line)
    match = _FOUND.fullmatch(parts.head)
    if match is None:
        raise SheetError("not as it was written: T1, M1, F1 or R1, its place, and what was found")
    name, range_ = match[1], reading.text.read(match[2])
    row: Row = {"range": range_}
    if name[0] == "T" and parts.bare:
        start, end, _ = read_dates(parts.bare[0])
        reading.text.dates[name] = (start, end)
    elif name[0] == "F":
        row |= read_facts(parts, {})
    elif name[0] == "R":
        row["kind"] = parts.bare[0] if parts.bare else ""
    reading.found[name] = row
    if name[0] != "R":
        reading.text.names[name] = range_


def _read_answer(reading: Reading, line: str, number: int) -> None:
    parts = read_line(line)
    if parts.head.startswith("+"):
        range_ = reading.text.read(parts.head[1:])
        reading.add_figure(read_figure(parts, reading.text, range_, {}, reading.above), number)
        reading.counts["added"] += 1
    elif re.match(r"Q\b", parts.head):
        row = read_quote(parts, reading.text)
        reading.quotes.append(row)
        reading.lines[row["fragments"][0][0]] = number
    else:
        _read_of_found(reading, parts, number)


def _read_of_found(reading: Reading, parts: Line, number: int) -> None:
    match = _ANSWER.fullmatch(parts.head)
    if match is None:
        raise SheetError(f"{parts.head!r} begins no line: F1, R1, Q and its words, + and the words of a figure")
    name = match[1]
    if name not in reading.found:
        raise SheetError(f"there is no {name}")
    if name in reading.answered:
        raise SheetError(f"{name} has two lines")
    reading.answered.add(name)
    shown = reading.found[name]
    range_ = shown["range"]
    head = reading.text.head(range_)
    if not head.startswith(" ".join(fold(match[2]).split())):
        raise SheetError(f"{name} is {head!r}, not {match[2]!r}")
    if not parts.bare and not parts.keys:
        raise SheetError(f"{name} {head!r} is not filled in")
    if parts.bare == ("out",) and not parts.keys:
        reading.counts["struck out"] += 1
    elif name[0] == "R":
        row = _same_as(reading, parts) or read_reference(parts, reading.text, range_)
        reading.references.append({"start": range_.start, "end": range_.end, "kind": shown["kind"], **row})
    else:
        facts = {slot: value for slot, value in shown.items() if slot != "range"}
        row = read_figure(parts, reading.text, range_, facts, reading.above)
        is_as_found = all(row.get(slot) == facts.get(slot) for slot in facts) and range_ == (row["start"], row["end"])
        reading.counts["corrected"] += not is_as_found
        reading.add_figure(row, number)


def _same_as(reading: Reading, parts: Line) -> Row | None:
    """The answer of another expression that a line names, as "R2"; None where it names none."""
    if len(parts.bare) != 1 or parts.keys or not re.fullmatch(r"R\d+", parts.bare[0]):
        return None
    source = reading.found.get(parts.bare[0])
    for row in reading.references:
        if source and row["start"] == source["range"].start:
            return {key: row[key] for key in ("answer", "refers_to")}
    raise SheetError(f"{parts.bare[0]} has no answer above this line")


def _sort(reading: Reading) -> None:
    """Bring all into the order of the text; figures that overlap are a fault, and so is a quote that is there twice."""
    reading.figures.sort(key=lambda row: (row["start"], row["end"]))
    reading.quotes.sort(key=lambda row: row["fragments"])
    reading.references.sort(key=lambda row: row["start"])
    text = reading.text.text
    for before, after in pairwise(reading.figures):
        if after["start"] < before["end"]:
            words = [text[row["start"] : row["end"]] for row in (before, after)]
            reading.fault(reading.lines[after["start"]], f"figures overlap: {words[0]!r} and {words[1]!r}")
    for before, after in pairwise(reading.quotes):
        if before["fragments"] == after["fragments"]:
            reading.fault(
                reading.lines[after["fragments"][0][0]],
                f"a quote stands there twice: {text[slice(*before['fragments'][0])][:40]!r}",
            )
