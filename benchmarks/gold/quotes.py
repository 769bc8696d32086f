"""The lines of quotes and of references, read and written."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from benchmarks.gold.figures import Row, free_words, read_ranges, write_ranges
from benchmarks.gold.line import Line, check_keys
from benchmarks.gold.place import NumberedText, SheetError
from extractor.textrange import TextRange

KINDS = ("direct", "mixed", "indirect")
ANSWERS = ("clear", "none", "clause")


def read_quote(line: Line, text: NumberedText) -> Row:
    """The quote that a line says.  Raises SheetError."""
    check_keys(line, ("speaker", "claimant", "cue"))
    fragments = read_ranges(line.head.removeprefix("Q"), text, None)
    if line.bare[:1] not in {(kind,) for kind in KINDS} or len(line.bare) > 1:
        raise SheetError("one word for the kind: direct, mixed or indirect")
    said = [TextRange(*one) for one in fragments]
    own = text.around(TextRange(said[0].start, said[-1].end))
    speaker, cue = (
        list(text.read(line.keys[key], own, said)) if line.keys.get(key) else None for key in ("speaker", "cue")
    )
    claimant = line.keys.get("claimant", "")
    if not claimant:
        raise SheetError("claimant= is missing: the fullest name in the article, or none")
    return {
        "kind": line.bare[0], "fragments": fragments, "speaker": speaker,
        "claimant": None if claimant == "none" else claimant, "cue": cue,
    }  # fmt: skip


def write_quote(row: Mapping[str, Any], text: NumberedText) -> str:
    """The line that is read as this quote."""
    said = [TextRange(*one) for one in row["fragments"]]
    own = text.around(TextRange(said[0].start, said[-1].end))
    name = {place: name for name, place in text.names.items() if name.startswith("M")}
    if len(said) == 1 and said[0] in name:
        fragments = name[said[0]]
    elif all(one in name for one in said):
        fragments = " + ".join(name[one] for one in said)
    else:
        fragments = write_ranges(row["fragments"], text, None)
    words = [f"Q {fragments}", row["kind"]]
    words += [f"{key}={text.write(TextRange(*row[key]), own, said)}" for key in ("speaker",) if row[key]]
    words.append(f"claimant={free_words(row['claimant'] or 'none')}")
    words += [f"{key}={text.write(TextRange(*row[key]), own, said)}" for key in ("cue",) if row[key]]
    return " | ".join(words)


def read_reference(line: Line, text: NumberedText, place: TextRange) -> Row:
    """What a line says that the expression at `place` stands for: answer and range.  Raises SheetError."""
    check_keys(line, ())
    words = " ".join(line.bare)
    first, _, rest = words.partition(" ")
    if words in ANSWERS:
        return {"answer": words, "refers_to": None}
    answer, words = ("clause", rest) if first == "clause" else ("antecedent", words)
    target = text.read(words, text.around(place), [place])
    if target.overlaps(place):
        raise SheetError(f"{words} has the expression itself in it")
    return {"answer": answer, "refers_to": list(target)}


def write_reference(row: Mapping[str, Any], text: NumberedText) -> str:
    """The words that are read as this answer."""
    if not row["refers_to"]:
        return str(row["answer"])
    place = TextRange(row["start"], row["end"])
    words = text.write(TextRange(*row["refers_to"]), text.around(place), [place])
    return f"clause {words}" if row["answer"] == "clause" else words
