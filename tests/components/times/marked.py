"""Texts with their times written into them: `<T is=2025-05>May</T>` is the interval of that TIMEX3 value."""

from __future__ import annotations

from spacy.language import Language
from spacy.tokens import Doc

from benchmarks.evaluation.markup import parse_markup
from extractor.calendar import parse_value
from extractor.components.annotations import found_on
from extractor.components.extensions import register_extensions
from extractor.record.timex import Timex


def read_doc(nlp: Language, text: str, published: str | None) -> Doc:
    """The Doc of a text with a publication date, after the components up to `times` have run."""
    register_extensions()
    doc = nlp.make_doc(text)
    doc._.published = published
    for name, pipe in nlp.pipeline:
        doc = pipe(doc)
        if name == "times":
            return doc
    raise AssertionError("no component `times` in the pipeline")


def find(nlp: Language, text: str, published: str | None = "2025-06-09") -> list[Timex]:
    """The times of a text published on a Monday, June 9, 2025."""
    return found_on(read_doc(nlp, text, published)).times


def check_marked(nlp: Language, marked_text: str, published: str | None = "2025-06-09") -> None:
    """Every marked time is found with its range; the wanted attributes are right.

    `is`: the TIMEX3 value whose interval it has; `value`, `type`, `role`, `mod`, `open`, `rule`, `anchor`: the field itself;
    `from`, `until`: a side of the interval, "none" where there is none.
    """
    text, marks = parse_markup(marked_text)
    times = {(time.start, time.end): time for time in find(nlp, text, published)}
    for mark in marks:
        time = times.get((mark.start, mark.end))
        intervals = {text[start:end]: (t.from_, t.until) for (start, end), t in times.items()}
        assert time is not None, f"{mark.surface!r} not found among {intervals}"
        for name, wanted in mark.attributes.items():
            if name == "is":
                period = parse_value(wanted)
                assert period is not None, wanted
                got: object = (time.from_, time.until)
                assert got == (period.start.isoformat(), period.until.isoformat()), (
                    f"{mark.surface!r} in {text!r}: {got}"
                )
                continue
            field = {"from": time.from_, "until": time.until, "anchor": time.anchor.kind}
            got = field[name] if name in field else getattr(time, name)
            assert str(got).lower() == wanted.lower(), f"{name} of {mark.surface!r} in {text!r}: {got}"
