"""The sheet of an article, blank or with the answers of a gold that there is."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import pairwise
from typing import Any

from benchmarks.gold.expressions import Expression
from benchmarks.gold.figures import FACT_KEYS, Row, source_by_quotes
from benchmarks.gold.numbered_text import NumberedText
from benchmarks.gold.sheet_content import SheetContent
from benchmarks.gold.writing import write_figure, write_quote, write_reference
from extractor.record.textrange import TextRange
from extractor.training.likeness import iou

HINTS = (
    "# F1 | role, up down flat, mode, negated | measure= | subject= | event= | period= | compared= | whole= | place= | source=",
    '# F2 | out      + S3 "a missed figure" | role kind | value= | unit=',
    "# Q M1 | direct mixed indirect | speaker= | claimant= | cue=",
)


def write_sheet(article: Mapping[str, Any], content: SheetContent, prefill: Mapping[str, Any] | None = None) -> str:
    """The sheet of an article, to be filled in.  With `prefill`, a line of gold of the same text, its answers are there already.
    Raises SheetError where a range of the gold cannot be written."""
    text = NumberedText(article["text"], content.sentences)
    references = (prefill or {}).get("references")
    if references:  # those that were answered before are asked again
        content = SheetContent(
            content.sentences, content.figures, content.times, content.marked,
            tuple(Expression(reference["start"], reference["end"], reference["kind"]) for reference in references),
        )  # fmt: skip
    head = [f"{key}: {article.get(key) or ''}" for key in ("id", "outlet", "published", "title")]
    lines = [
        *head,
        "reader: ",
        "",
        "TEXT",
        *_sentences(text),
        "",
        "FOUND",
        *_found(text, content),
        "",
        "ANSWERS",
        *HINTS,
    ]
    return "\n".join([*lines, *_answers(text, content, prefill), ""])


def _sentences(text: NumberedText) -> Iterator[str]:
    """The sentences, an empty line between paragraphs."""
    yield f"S1  {_on_one_line(text, text.sentences[0])}" if text.sentences else ""
    for number, (before, after) in enumerate(pairwise(text.sentences), 2):
        if "\n" in text.text[before.end : after.start]:
            yield ""
        yield f"S{number}  {_on_one_line(text, after)}"


def _on_one_line(text: NumberedText, range_: TextRange) -> str:
    return "".join(" " if char.isspace() else char for char in text.text[slice(*range_)])


def _found(text: NumberedText, content: SheetContent) -> Iterator[str]:
    """A line for everything that was found; it has its name from here on."""
    for number, (range_, start, end) in enumerate(content.times, 1):
        yield f"T{number} {text.write(range_)} | {start or ''}..{end or ''}"
        text.names[f"T{number}"], text.dates[f"T{number}"] = range_, (start, end)
    for number, range_ in enumerate(content.marked, 1):
        yield f"M{number} {text.write(range_)}"
        text.names[f"M{number}"] = range_
    for number, row in enumerate(content.figures, 1):
        words = [row["kind"], *([row["modifier"]] if row["modifier"] != "exact" else []), *["vague"] * ("vague" in row)]
        keys = [f"{key}={row[key]}" for key in FACT_KEYS if row.get(key) is not None]
        yield " | ".join([f"F{number} {text.write(row['range'])}", " ".join(words), *keys])
        text.names[f"F{number}"] = row["range"]
    for number, expression in enumerate(content.expressions, 1):
        range_ = TextRange(expression.start, expression.end)
        yield f"R{number} {text.write(range_)} | {expression.kind}"


def _answers(text: NumberedText, content: SheetContent, prefill: Mapping[str, Any] | None) -> Iterator[str]:
    rows = [_without_source(row, prefill["quotes"]) for row in prefill["figures"]] if prefill else []
    gold = _matched(content.figures, rows)
    for number, row in enumerate(content.figures):
        answer = " | ".join(write_figure(gold[number], row, text)) if number in gold else "out" if prefill else ""
        yield f"F{number + 1} {text.head(row['range'])} | {answer}".rstrip()
    for row in rows:
        if not any(row is answered for answered in gold.values()):
            words = text.write(TextRange(row["start"], row["end"]))
            yield " | ".join([f"+ {words}", *write_figure(row, None, text)])
    yield ""
    yield from (write_quote(row, text) for row in (prefill["quotes"] if prefill else ()))
    yield ""
    answers = {(reference["start"], reference["end"]): reference for reference in (prefill or {}).get("references", ())}
    for number, expression in enumerate(content.expressions, 1):
        answered = answers.get((expression.start, expression.end))
        answer = write_reference(answered, text) if answered else ""
        yield f"R{number} {text.head(TextRange(expression.start, expression.end))} | {answer}".rstrip()


def _without_source(row: Row, quotes: list[Row]) -> Row:
    """A figure whose source need not be written if it is that of its quote."""
    return {**row, "source": None} if row["source"] == source_by_quotes(row, quotes) else row


def _matched(rows: tuple[Row, ...], gold: list[Row]) -> dict[int, Row]:
    """The gold of each found figure: that with the same range, else that it overlaps most."""
    pairs = [
        (-likeness, number, index)
        for number, row in enumerate(rows)
        for index, gold_row in enumerate(gold)
        if (likeness := iou(row["range"], TextRange(gold_row["start"], gold_row["end"])))
    ]
    matched: dict[int, int] = {}
    for _, number, index in sorted(pairs):
        if number not in matched and index not in matched.values():
            matched[number] = index
    return {number: gold[index] for number, index in matched.items()}
