"""Codes: each entry of the table by its example and its counterexample."""

from __future__ import annotations

import pytest

from extractor.components.figures.codes import CODES, Code
from extractor.components.figures.reading import read_amount
from extractor.numbers import find_numbers


def marked(code: Code, text: str) -> list[bool]:
    return [code.marks(text, read_amount(text, found)) for found in find_numbers(text)]


@pytest.mark.parametrize("code", CODES, ids=lambda code: code.id)
def test_code_marks_its_example_and_leaves_its_counterexample(code: Code) -> None:
    assert any(marked(code, code.example))
    assert marked(code, code.counterexample)
    assert not any(marked(code, code.counterexample))
