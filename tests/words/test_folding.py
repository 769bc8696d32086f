"""Words that differ in case and article alone are one."""

from __future__ import annotations

import pytest

from extractor.words.folding import bare, folded


@pytest.mark.parametrize(
    ("words", "bared", "form"),
    [
        ("The Rate", "Rate", "rate"),
        ("a  rate", "rate", "rate"),
        ("an “hourly” rate", "hourly rate", "hourly rate"),
        ("Another rate", "Another rate", "another rate"),
        ("ÉLECTRICITÉ", "ÉLECTRICITÉ", "électricité"),
        ("The", "The", "the"),
        ("A. Smith", "A. Smith", "a. smith"),
    ],
)
def test_article_case_and_marks_make_no_difference(words: str, bared: str, form: str) -> None:
    assert (bare(words), folded(words)) == (bared, form)


def test_what_is_no_text_has_no_form() -> None:
    assert folded(None) is None
    assert folded(b"rate") is None  # type: ignore[arg-type]  # as a damaged file may have it
