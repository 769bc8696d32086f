"""How well the sentence is read: the structure against the marked sentences of `corpus/clauses/`.

Gold spans are given, so that only the reading is scored: the predicate of each figure and time, slot, polarity and mode of
each figure, and how far reported words reach.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from benchmarks.evaluation.counts import best_pairs
from benchmarks.evaluation.markup import Marked, parse_markup
from benchmarks.evaluation.sheet import MISSED, SPURIOUS, Miss, Sheet
from extractor.components.extensions import register_extensions
from extractor.components.structure import Structure, structure_of
from extractor.pipeline import Pipeline

TOPIC = "clauses"
LEAST_IOU = 0.9  # of a reported stretch, over code points


@dataclass(frozen=True, slots=True)
class Sentence:
    """One marked sentence."""

    id: str
    kind: str
    text: str
    marks: tuple[Marked, ...]


def load_sentences(path: Path) -> Iterator[Sentence]:
    """The marked sentences of a file of JSON Lines; none where there is no such file."""
    for line in path.read_text(encoding="utf-8").splitlines() if path.is_file() else ():
        row = json.loads(line)
        text, marks = parse_markup(row["text"])
        yield Sentence(row["id"], row["kind"], text, tuple(marks))


def score_sentences(sentences: Iterable[Sentence], nlp: Pipeline, sheet: Sheet) -> None:
    """Read each sentence and count what agrees with its marks; the pipeline need not be one of this package."""
    register_extensions()
    for sentence in sentences:
        doc = nlp(sentence.text)
        structure = structure_of(doc)
        for mark in sentence.marks:
            first, stop = structure.tokens(mark.start, mark.end)
            wanted = mark.attributes
            if mark.label == "TIME":
                token = structure.governor(first, stop)
                _count(
                    sheet,
                    sentence,
                    mark,
                    "predicate of a time",
                    wanted["pred"],
                    _name(structure, token, wanted["pred"]),
                )
            elif mark.label == "FIGURE":
                position = structure.position(first, stop)
                token = position.clause.token if position.clause else -1
                _count(sheet, sentence, mark, "predicate", wanted["pred"], _name(structure, token, wanted["pred"]))
                _count(sheet, sentence, mark, "slot", wanted["slot"], position.slot or "-")
                _count(sheet, sentence, mark, "polarity", wanted.get("polarity", "affirmed"), position.polarity)
                _count(sheet, sentence, mark, "mode", wanted.get("mode", "actual"), position.mode)
        _count_reported(sheet, sentence, structure)


def _count(sheet: Sheet, sentence: Sentence, mark: Marked, name: str, wanted: str, predicted: str) -> None:
    """Count one answer; `wanted` may hold alternatives separated by "|"."""
    agrees = predicted in wanted.split("|")
    sheet.row(TOPIC, name).add_slot(wanted, predicted, agrees)
    sheet.add(TOPIC, name, gold=1, predicted=1)
    if not agrees:
        sheet.misses.append(
            Miss(article=sentence.id, topic=TOPIC, slot=name, surface=mark.surface, gold=wanted, found=predicted)
        )


def _name(structure: Structure, token: int, wanted: str) -> str:
    """A token as the gold names it: its word, with "#n" where the gold counts, or "-" for none."""
    if token < 0:
        return "-"
    words = structure.columns.lower
    word = words[token]
    number = 1 + sum(words[i] == word for i in range(token))
    return next(
        (name for name in wanted.split("|") if name.lower() in (word, f"{word}#{number}")),
        word if number == 1 else f"{word}#{number}",
    )


def _count_reported(sheet: Sheet, sentence: Sentence, structure: Structure) -> None:
    gold: dict[str, set[int]] = {}
    for k, mark in enumerate(sentence.marks):
        if mark.label == "REPORTED":
            gold.setdefault(mark.attributes.get("part") or f"#{k}", set()).update(range(mark.start, mark.end))
    stated = dict.fromkeys(reported.ranges for reported in structure.said if reported.statement)
    wanted, predicted = list(gold.values()), [_characters(structure, ranges) for ranges in stated]
    pairs = [(g, f) for g, f in best_pairs(wanted, predicted, _iou) if _iou(wanted[g], predicted[f]) >= LEAST_IOU]
    sheet.add(TOPIC, "reported", gold=len(wanted), predicted=len(predicted))
    sheet.row(TOPIC, "reported").hits += len(pairs)
    for slot, ranges, side in ((MISSED, wanted, 0), (SPURIOUS, predicted, 1)):
        paired = {pair[side] for pair in pairs}
        for k, characters in enumerate(ranges):
            if k not in paired:
                surface = _text(sentence, characters)
                sheet.misses.append(
                    Miss(article=sentence.id, topic=TOPIC, slot=slot, surface=surface, gold="", found="")
                )


def _characters(structure: Structure, ranges: Iterable[tuple[int, int]]) -> set[int]:
    columns = structure.columns
    return {i for first, stop in ranges for i in range(columns.starts[first], columns.ends[stop - 1])}


def _iou(first: set[int], second: set[int]) -> float:
    return len(first & second) / len(first | second) if first | second else 0.0


def _text(sentence: Sentence, characters: set[int]) -> str:
    return "".join(sentence.text[i] if i in characters else "…" for i in range(min(characters), max(characters) + 1))
