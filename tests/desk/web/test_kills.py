"""The server killed while somebody decides: what was answered is in the file."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from benchmarks.kill_desk import Reviewer
from tests.desk.report.sample import steel
from tests.desk.web.serving import filled

pytestmark = pytest.mark.issue(18)


def test_no_decision_that_was_answered_is_lost_by_a_kill(tmp_path: Path) -> None:
    reviewer = Reviewer(filled(tmp_path / "claims.db", [steel()]), random.Random(0))
    assert [reviewer.trial(), reviewer.trial()] == [[], []]
    assert reviewer.answered > 1
    decided = [claim for claim, last in reviewer.last.items() if last]
    reviewer.last[decided[0]] = "a decision that is in no file"
    assert len(reviewer.wrong()) == 1
