"""The threat model names a test for each line, and the test is there."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

pytestmark = pytest.mark.issue(18)

ROOT = Path(__file__).resolve().parents[3]
ROW = re.compile(r"^\| (?!it may|they may|--).* \| (.*) \|$", re.MULTILINE)


def test_each_line_of_the_threat_model_names_a_test_that_is_there() -> None:
    lines = ROW.findall((ROOT / "docs/threat-model.md").read_text(encoding="utf-8"))
    named = [re.fullmatch(r"`(tests/[\w/]+\.py)::(test_\w+)`", line) for line in lines]
    assert len(named) > 20
    assert None not in named
    gone = [
        match[0] for match in named if match and f"def {match[2]}(" not in (ROOT / match[1]).read_text(encoding="utf-8")
    ]
    assert gone == []
