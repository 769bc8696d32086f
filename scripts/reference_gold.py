"""Filled sheets to stand-off gold: `python scripts/reference_gold.py SHEETS NEWS OUT.jsonl`.

SHEETS is a folder of sheets of `scripts/reference_sheets.py`, or a pattern of them ("sheets/dev-*.txt", in quotation marks),
NEWS a file or folder of JSON Lines with `id` and `text`.  OUT gets one article a line: ranges and answers, no words of the
text.  Every fault is named with file and line, and while there is one nothing is written.
"""

from __future__ import annotations

import glob
import hashlib
import json
import re
import sys
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

EXPRESSIONS = "EXPRESSIONS"
"""The line between the text and the expressions."""
ANSWERS = 'answer = "words" [n], clear, none, clause or clause "words" [n]'
_MARK = re.compile(r"⟦(\d+):(.*?)⟧")
_SENTENCE = re.compile(r"\[(\d+)\] (.*)")
_LINE = re.compile(r"(\d+) \| \[(\d+)\] \| (\w+) \| (.*?) \|(.*)")
_ANSWER = re.compile(
    r"""(?: (?P<plain>clear|none|clause)
          | (?P<kind>=|clause) \s* ["“] (?P<words>.+) ["”] \s* \[(?P<sentence>\d+) (?:\#(?P<nth>\d+))? \] )
        \s* (?:\#.*)?""",
    re.VERBOSE,
)


def marked(number: int, words: str) -> str:
    """An expression as it is marked in the text of a sheet."""
    return f"⟦{number}:{words}⟧"


@dataclass(slots=True)
class _Sheet:
    """A sheet as far as it has been read: where its sentences and expressions are in the article, and its faults."""

    path: str
    article: Mapping[str, Any] = field(default_factory=dict)
    annotator: str = ""
    sentences: dict[int, tuple[int, int]] = field(default_factory=dict)
    marks: dict[int, tuple[int, int]] = field(default_factory=dict)
    links: list[dict[str, Any]] = field(default_factory=list)
    faults: list[str] = field(default_factory=list)

    @property
    def text(self) -> str:
        return str(self.article.get("text", ""))

    def fault(self, line: int, words: str) -> None:
        self.faults.append(f"{self.path}:{line}: {words}")


def read_sheet(path: str, content: str, articles: Mapping[str, Mapping[str, Any]]) -> tuple[dict[str, Any], list[str]]:
    """The gold of a filled sheet, and its faults: "file:line: what is wrong"."""
    sheet = _Sheet(path)
    lines = content.split("\n")
    border = lines.index(EXPRESSIONS) if EXPRESSIONS in lines else len(lines)
    if border == len(lines):
        sheet.fault(border, f"the line {EXPRESSIONS} is missing")
    for number, line in enumerate(lines[:border], 1):
        _read_text_line(sheet, number, line, articles)
    if not sheet.annotator:
        sheet.fault(1, "the annotator is missing")
    for number, line in enumerate(lines[border + 1 :], border + 2):
        if line.strip():
            _read_expression(sheet, number, line.strip())
    left = sheet.marks.keys() - {link["number"] for link in sheet.links}
    if left and not sheet.faults:
        sheet.fault(border + 1, f"no line for {', '.join(map(str, sorted(left)))}")
    gold = {
        "id": sheet.article.get("id"),
        "sha256": hashlib.sha256(sheet.text.encode()).hexdigest(),
        "annotator": sheet.annotator,
        "links": [{key: link[key] for key in link if key != "number"} for link in sheet.links],
    }
    return gold, sheet.faults


def _read_text_line(sheet: _Sheet, number: int, line: str, articles: Mapping[str, Mapping[str, Any]]) -> None:
    if line.startswith("id: ") and not sheet.article:
        id_ = line.removeprefix("id: ").strip()
        if id_ not in articles:
            sheet.fault(number, f"no article {id_} among the news")
        sheet.article = articles.get(id_, {"id": id_})
    elif line.startswith("annotator:") and not sheet.sentences:
        sheet.annotator = line.removeprefix("annotator:").strip()
    elif match := _SENTENCE.fullmatch(line):
        words = _MARK.sub(r"\2", match[2])
        start = sheet.text.find(words, max((end for _, end in sheet.sentences.values()), default=0))
        if start < 0:
            sheet.fault(number, f"sentence [{match[1]}] is not as it is in the article")
            return
        sheet.sentences[int(match[1])] = (start, start + len(words))
        taken = 0  # characters of the marks so far
        for mark in _MARK.finditer(match[2]):
            first = start + mark.start() - taken
            sheet.marks[int(mark[1])] = (first, first + len(mark[2]))
            taken += len(mark[0]) - len(mark[2])


def _read_expression(sheet: _Sheet, number: int, line: str) -> None:
    match = _LINE.fullmatch(line)
    if match is None:
        sheet.fault(number, "not a line of an expression: number | [sentence] | kind | words | answer")
        return
    range_ = sheet.marks.get(int(match[1]))
    if range_ is None or sheet.text[slice(*range_)] != match[4]:
        sheet.fault(number, f"the text marks no {match[1]}:{match[4]}")
        return
    if any(link["number"] == int(match[1]) for link in sheet.links):
        sheet.fault(number, f"expression {match[1]} has two lines")
        return
    answer = _ANSWER.fullmatch(match[5].strip())
    if answer is None:
        said = match[5].strip()
        sheet.fault(number, f"{said} is no answer: {ANSWERS}" if said else f"no answer for {match[4]!r}")
        return
    words_at = None
    if answer["words"]:
        words_at, fault = _range_of(sheet, answer, range_)
        if fault:
            sheet.fault(number, fault)
            return
    sheet.links.append({
        "number": int(match[1]), "start": range_[0], "end": range_[1], "kind": match[3],
        "answer": answer["plain"] or ("antecedent" if answer["kind"] == "=" else "clause"), "refers_to": words_at,
    })  # fmt: skip


def _range_of(sheet: _Sheet, answer: re.Match[str], own: tuple[int, int]) -> tuple[list[int] | None, str]:
    """Where the words of an answer are in the article, or what is wrong with them."""
    sentence = sheet.sentences.get(int(answer["sentence"]))
    words = _MARK.sub(r"\2", answer["words"]).strip()
    if sentence is None:
        return None, f"there is no sentence [{answer['sentence']}]"
    matches = re.compile(rf"(?<!\w){re.escape(words)}(?!\w)").finditer(sheet.text, *sentence)
    ranges = [match.span() for match in matches]
    apart = [range_ for range_ in ranges if range_[1] <= own[0] or own[1] <= range_[0]]
    nth = int(answer["nth"] or 1)
    if len(ranges) < nth:
        return None, f"sentence [{answer['sentence']}] does not have {words!r}" + f" {nth} times" * (nth > 1)
    if not apart:
        return None, f"{words!r} has the expression itself in it"
    if answer["nth"] is None:
        return list(apart[0]), ""
    return list(ranges[nth - 1]), ""


def read_articles(news: Path) -> dict[str, dict[str, Any]]:
    """The articles of a file or folder of JSON Lines, by id."""
    paths = [news] if news.is_file() else sorted(news.rglob("*.jsonl"))
    rows = (json.loads(line) for path in paths for line in path.read_text("utf-8").split("\n") if line.strip())
    return {row["id"]: row for row in rows}


def sheet_paths(sheets: str) -> list[Path]:
    """The sheets of a folder or a pattern, in the order of their names."""
    return sorted(Path(sheets).glob("*.txt")) if Path(sheets).is_dir() else sorted(map(Path, glob.glob(sheets)))


def read_sheets(
    paths: Iterable[Path], articles: Mapping[str, Mapping[str, Any]]
) -> Iterator[tuple[dict[str, Any], list[str]]]:
    """The gold and the faults of each sheet."""
    for path in paths:
        yield read_sheet(str(path), path.read_text("utf-8"), articles)


def main(sheets: str, news: Path, out: Path) -> None:
    """Write the gold of all sheets, or name their faults."""
    read = list(read_sheets(sheet_paths(sheets), read_articles(news)))
    faults = [fault for _, of_sheet in read for fault in of_sheet]
    if faults or not read:
        sys.exit("\n".join(faults) or f"no sheets in {sheets}")
    out.write_text("".join(json.dumps(gold) + "\n" for gold, _ in read), "utf-8")
    links = sum(len(gold["links"]) for gold, _ in read)
    sys.stdout.write(f"{len(read)} articles, {links} expressions in {out}\n")


if __name__ == "__main__":
    if len(sys.argv) != 4:
        sys.exit(__doc__)
    main(sys.argv[1], Path(sys.argv[2]), Path(sys.argv[3]))
