"""How well the sentence is read: the structure against the marked sentences of `corpus/clauses/`.

Gold spans are given, so that only the reading is scored: the predicate of each figure and time, slot, polarity and mode of
each figure, and how far reported words reach.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from extractor.components.clauses import Structure, structure_of
from extractor.components.clauses.clause import Reported
from extractor.evaluation.counts import Counts, best_pairs
from extractor.evaluation.markup import Marked, parse_markup
from extractor.pipeline import Pipeline

LEAST_IOU = 0.9  # of a reported stretch, over code points


@dataclass(frozen=True, slots=True)
class Sentence:
    """One marked sentence."""

    id: str
    kind: str
    text: str
    marks: tuple[Marked, ...]


@dataclass(slots=True)
class ClauseScore:
    """Counts by what is scored, and one line for each miss."""

    counts: dict[str, Counts] = field(default_factory=dict)
    misses: list[str] = field(default_factory=list)

    def note(self, name: str, sentence: Sentence, mark: Marked, wanted: str, found: str) -> None:
        """Count one answer; `wanted` may hold alternatives separated by "|"."""
        count = self.counts.setdefault(name, Counts())
        is_right = found in wanted.split("|")
        count.add_slot(wanted, found, is_right)
        if not is_right:
            self.misses.append(f"{sentence.id} {name} of {mark.surface!r}: {found}, not {wanted}")


def load_sentences(path: Path) -> Iterator[Sentence]:
    """The marked sentences of a file of JSON Lines."""
    for line in path.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        text, marks = parse_markup(row["text"])
        yield Sentence(row["id"], row["kind"], text, tuple(marks))


def score_sentences(sentences: Iterable[Sentence], nlp: Pipeline) -> ClauseScore:
    """Read each sentence and compare with its marks."""
    score = ClauseScore()
    for sentence in sentences:
        doc = nlp(sentence.text)
        structure = structure_of(doc)
        for mark in sentence.marks:
            span = doc.char_span(mark.start, mark.end, alignment_mode="expand")
            if mark.label == "REPORTED" or span is None:
                continue
            wanted = mark.attributes
            if mark.label == "TIME":
                token = structure.governor(span.start, span.end)
                score.note("time", sentence, mark, wanted["pred"], _name(structure, token, wanted["pred"]))
                continue
            place = structure.place(span.start, span.end)
            clause = place.clause
            token = clause.head if clause else -1
            score.note("predicate", sentence, mark, wanted["pred"], _name(structure, token, wanted["pred"]))
            score.note("slot", sentence, mark, wanted["slot"], place.slot or "-")
            score.note(
                "polarity",
                sentence,
                mark,
                wanted.get("polarity", "affirmed"),
                place.polarity,
            )
            score.note("mode", sentence, mark, wanted.get("mode", "actual"), place.mode)
        _score_reported(score, sentence, structure)
    return score


def _name(structure: Structure, token: int, wanted: str) -> str:
    """A token as the gold names it: its word, with "#n" where the gold counts, or "-" for none."""
    if token < 0:
        return "-"
    words = structure.columns.lower
    word = words[token]
    number = 1 + sum(words[i] == word for i in range(token))
    return next(
        (one for one in wanted.split("|") if one.lower() in (word, f"{word}#{number}")),
        word if number == 1 else f"{word}#{number}",
    )


def _score_reported(score: ClauseScore, sentence: Sentence, structure: Structure) -> None:
    gold: dict[str, set[int]] = {}
    for k, mark in enumerate(sentence.marks):
        if mark.label == "REPORTED":
            name = mark.attributes.get("part") or f"#{k}"
            gold.setdefault(name, set()).update(range(mark.start, mark.end))
    found = [_characters(structure, one) for one in structure.reported]
    count = score.counts.setdefault("reported", Counts())
    count.gold += len(gold)
    count.found += len(found)
    wanted = list(gold.values())
    pairs = [(g, f) for g, f in best_pairs(wanted, found, _iou) if _iou(wanted[g], found[f]) >= LEAST_IOU]
    count.hits += len(pairs)
    for g, one in enumerate(wanted):
        if g not in {g for g, _ in pairs}:
            score.misses.append(f"{sentence.id} reported, not found: {_text(sentence, one)}")
    for f, one in enumerate(found):
        if f not in {f for _, f in pairs}:
            score.misses.append(f"{sentence.id} reported, found: {_text(sentence, one)}")


def _characters(structure: Structure, reported: Reported) -> set[int]:
    columns = structure.columns
    return {i for first, stop in reported.ranges for i in range(columns.starts[first], columns.ends[stop - 1])}


def _iou(one: set[int], other: set[int]) -> float:
    return len(one & other) / len(one | other) if one | other else 0.0


def _text(sentence: Sentence, characters: set[int]) -> str:
    return "".join(sentence.text[i] if i in characters else "…" for i in range(min(characters), max(characters) + 1))
