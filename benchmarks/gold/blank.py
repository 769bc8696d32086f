"""The sheet of an article, blank or with the answers of a gold that there is."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import pairwise
from typing import Any

from benchmarks.gold.expressions import Expression
from benchmarks.gold.figures import FACT_KEYS, Row, source_by_quotes
from benchmarks.gold.found import Found
from benchmarks.gold.place import NumberedText
from benchmarks.gold.writing import write_figure, write_quote, write_reference
from extractor.record.textrange import TextRange
from extractor.training.likeness import iou

HINTS = (
    "# F1 | role, up down flat, mode, negated | measure= | subject= | event= | period= | compared= | whole= | place= | source=",
    '# F2 | out      + S3 "a missed figure" | role kind | value= | unit=',
    "# Q M1 | direct mixed indirect | speaker= | claimant= | cue=",
)


def write_sheet(article: Mapping[str, Any], found: Found, prefill: Mapping[str, Any] | None = None) -> str:
    """The sheet of an article, to be filled in.  With `prefill`, a line of gold of the same text, its answers are there already.
    Raises SheetError where a range of the gold cannot be written."""
    text = NumberedText(article["text"], found.sentences)
    references = (prefill or {}).get("references")
    if references:  # those that were answered before are asked again
        found = Found(
            found.sentences, found.figures, found.times, found.marked,
            tuple(Expression(one["start"], one["end"], one["kind"]) for one in references),
        )  # fmt: skip
    head = [f"{key}: {article.get(key) or ''}" for key in ("id", "outlet", "published", "title")]
    lines = [*head, "reader: ", "", "TEXT", *_sentences(text), "", "FOUND", *_found(text, found), "", "ANSWERS", *HINTS]
    return "\n".join([*lines, *_answers(text, found, prefill), ""])


def _sentences(text: NumberedText) -> Iterator[str]:
    """The sentences, an empty line between paragraphs."""
    yield f"S1  {_on_one_line(text, text.sentences[0])}" if text.sentences else ""
    for number, (one, two) in enumerate(pairwise(text.sentences), 2):
        if "\n" in text.text[one.end : two.start]:
            yield ""
        yield f"S{number}  {_on_one_line(text, two)}"


def _on_one_line(text: NumberedText, place: TextRange) -> str:
    return "".join(" " if char.isspace() else char for char in text.text[slice(*place)])


def _found(text: NumberedText, found: Found) -> Iterator[str]:
    """A line for everything that was found; it has its name from here on."""
    for number, (place, start, end) in enumerate(found.times, 1):
        yield f"T{number} {text.write(place)} | {start or ''}..{end or ''}"
        text.names[f"T{number}"], text.dates[f"T{number}"] = place, (start, end)
    for number, place in enumerate(found.marked, 1):
        yield f"M{number} {text.write(place)}"
        text.names[f"M{number}"] = place
    for number, row in enumerate(found.figures, 1):
        words = [row["kind"], *([row["modifier"]] if row["modifier"] != "exact" else []), *["vague"] * ("vague" in row)]
        keys = [f"{key}={row[key]}" for key in FACT_KEYS if row.get(key) is not None]
        yield " | ".join([f"F{number} {text.write(row['range'])}", " ".join(words), *keys])
        text.names[f"F{number}"] = row["range"]
    for number, one in enumerate(found.expressions, 1):
        place = TextRange(one.start, one.end)
        yield f"R{number} {text.write(place)} | {one.kind}"


def _answers(text: NumberedText, found: Found, prefill: Mapping[str, Any] | None) -> Iterator[str]:
    rows = [_without_source(row, prefill["quotes"]) for row in prefill["figures"]] if prefill else []
    gold = _matched(found.figures, rows)
    for number, row in enumerate(found.figures):
        answer = " | ".join(write_figure(gold[number], row, text)) if number in gold else "out" if prefill else ""
        yield f"F{number + 1} {text.head(row['range'])} | {answer}".rstrip()
    for row in rows:
        if not any(row is one for one in gold.values()):
            place = text.write(TextRange(row["start"], row["end"]))
            yield " | ".join([f"+ {place}", *write_figure(row, None, text)])
    yield ""
    yield from (write_quote(row, text) for row in (prefill["quotes"] if prefill else ()))
    yield ""
    answers = {(one["start"], one["end"]): one for one in (prefill or {}).get("references", ())}
    for number, one in enumerate(found.expressions, 1):
        answered = answers.get((one.start, one.end))
        answer = write_reference(answered, text) if answered else ""
        yield f"R{number} {text.head(TextRange(one.start, one.end))} | {answer}".rstrip()


def _without_source(row: Row, quotes: list[Row]) -> Row:
    """A figure whose source need not be written if it is that of its quote."""
    return {**row, "source": None} if row["source"] == source_by_quotes(row, quotes) else row


def _matched(found: tuple[Row, ...], gold: list[Row]) -> dict[int, Row]:
    """The gold of each found figure: that with the same range, else that it overlaps most."""
    pairs = [
        (-likeness, number, place)
        for number, row in enumerate(found)
        for place, one in enumerate(gold)
        if (likeness := iou(row["range"], TextRange(one["start"], one["end"])))
    ]
    matched: dict[int, int] = {}
    for _, number, place in sorted(pairs):
        if number not in matched and place not in matched.values():
            matched[number] = place
    return {number: gold[place] for number, place in matched.items()}
