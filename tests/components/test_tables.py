"""What the heads of a table's row and column say of the figures in its cells."""

from __future__ import annotations

import re

import pytest
import spacy
from spacy.tokens import Doc

from extractor.components.annotations import found_on
from extractor.components.extensions import register_extensions
from extractor.components.tables import find_heads
from extractor.record.figure import Figure
from extractor.record.timex import Timex

register_extensions()
NLP = spacy.blank("en")


def make_table(*rows: str, kind: str = "table") -> Doc:
    """A Doc whose lines are rows; what has a # is a figure, years and quarters are times."""
    text = "\n\n".join(rows)
    doc = NLP.make_doc(text)
    starts = [match.start() for match in re.finditer(r"(?m)^.+$", text)]
    doc._.blocks = [[start, start + len(row), kind, None] for start, row in zip(starts, rows, strict=True)]
    annotations = found_on(doc)
    annotations.times += [
        Timex(
            id=match[0], start=match.start(), end=match.end(), surface=match[0], type="DATE", value=match[0],
            from_=f"{match[0][-4:]}-01-01", until=f"{match[0][-4:]}-12-31",
        )
        for match in re.finditer(r"(?:Q\d )?20\d\d", text)
    ]  # fmt: skip
    annotations.figures += [
        Figure(
            id=match[0],
            start=match.start(),
            end=match.end(),
            surface=match[0],
            kind="count",
            value=None,
            low=None,
            high=None,
        )
        for match in re.finditer(r"#\w+", text)
    ]
    return doc


def read(doc: Doc) -> dict[str, tuple[str | None, str | None]]:
    heads = find_heads(doc)
    return {
        name: (doc.text[slice(*head.measure)] if head.measure else None, head.time.id if head.time else None)
        for name, head in heads.items()
    }


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        (("Port | 2023 | 2024", "Averby | #a | #b"), {"#a": ("Averby", "2023"), "#b": ("Averby", "2024")}),
        (("| Q1 2025 | Change", "Net profit | #a | #b"), {"#a": ("Net profit", "Q1 2025"), "#b": ("Net profit", None)}),
        (("Year | Grain", "2023 | #a", "2024 | #b"), {"#a": ("Grain", "2023"), "#b": ("Grain", "2024")}),
        (("Town | Population | Ports", "Averby | #a | #b"), {"#a": ("Population", None), "#b": ("Ports", None)}),
        (("Port | 2023 | 2024", "Averby | #a"), {}),
        (("Averby | #a", "Lindmark | #b"), {}),
        (("Port | 2023",), {}),
    ],
)
def test_heads_say_what_is_measured_and_when(
    rows: tuple[str, ...], expected: dict[str, tuple[str | None, str | None]]
) -> None:
    assert read(make_table(*rows)) == expected


def test_lines_with_bars_are_no_table() -> None:
    assert read(make_table("Port | 2023", "Averby | #a", kind="paragraph")) == {}
