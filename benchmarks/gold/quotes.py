"""The lines of quotes and of references."""

from __future__ import annotations

from benchmarks.gold.figures import Row, read_ranges
from benchmarks.gold.line import Line, check_keys
from benchmarks.gold.numbered_text import NumberedText, SheetError
from extractor.record.textrange import TextRange

KINDS = ("direct", "mixed", "indirect")
ANSWERS = ("clear", "none", "clause")


def read_quote(line: Line, text: NumberedText) -> Row:
    """The quote that a line says.  Raises SheetError."""
    check_keys(line, ("speaker", "claimant", "cue"))
    fragments = read_ranges(line.head.removeprefix("Q"), text, None)
    if line.bare[:1] not in {(kind,) for kind in KINDS} or len(line.bare) > 1:
        raise SheetError("one word for the kind: direct, mixed or indirect")
    said = [TextRange(*fragment) for fragment in fragments]
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


def read_reference(line: Line, text: NumberedText, range_: TextRange) -> Row:
    """What a line says that the expression at `range_` refers to: answer and range.  Raises SheetError."""
    check_keys(line, ())
    words = " ".join(line.bare)
    first, _, rest = words.partition(" ")
    if words in ANSWERS:
        return {"answer": words, "refers_to": None}
    answer, words = ("clause", rest) if first == "clause" else ("antecedent", words)
    target = text.read(words, text.around(range_), [range_])
    if target.overlaps(range_):
        raise SheetError(f"{words} has the expression itself in it")
    return {"answer": answer, "refers_to": list(target)}
