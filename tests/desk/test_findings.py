"""The words of findings."""

from __future__ import annotations

import typing

from extractor.desk import STATUS_MARK, STATUS_WORDS, finding_words
from extractor.record.finding import Status


def test_each_status_has_a_sign_and_words() -> None:
    assert set(STATUS_MARK) == set(STATUS_WORDS) == set(typing.get_args(Status))
    assert finding_words("two_changes derived") == "two changes: follows from the numbers"
