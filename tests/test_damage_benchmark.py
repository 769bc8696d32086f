"""What is accepted is of use to everybody, and a damaged store never says anything but that it is."""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path
from random import Random

import pytest

from benchmarks.damage import (
    EXPECTED,
    changed,
    damaged,
    ids_of,
    lines_of,
    right_answers,
    try_damage,
    try_record,
    try_writing,
)
from extractor.desk.store import Store
from tests.desk.report.sample import steel

RECORD = json.loads(steel().to_json())


def test_a_record_with_a_value_put_wrong_is_refused_or_of_use(tmp_path: Path) -> None:
    rng, outcomes = Random(7), Counter[str]()
    for _ in range(60):
        data = changed(RECORD, rng)
        outcome, faults = try_record(lines_of(data), tmp_path)
        outcomes[outcome] += 1
        assert faults == [], data
    assert min(outcomes["refused"], outcomes["accepted"]) > 5


@pytest.mark.timeout(120)
def test_a_damaged_store_answers_or_says_that_it_is_damaged(tmp_path: Path) -> None:
    path, rng, said = tmp_path / "claims.db", Random(7), Counter[str]()
    with Store.open(path, create=True) as store:
        store.add([steel(), steel("other", url="https://news.example/other")])
        store.decide(ids_of(store)[0][0], status="accepted", who="Ida")
        decisions = list(store.export("decisions"))
    right, calls = right_answers(path)
    content = path.read_bytes()
    assert {what for _, what in try_damage(content, right, calls, tmp_path / "same.db")} == {"right"}
    for _ in range(60):
        spoilt = damaged(content, rng)
        said.update(what for _, what in try_damage(spoilt, right, calls, tmp_path / "damaged.db"))
        said.update(what for _, what in try_writing(spoilt, steel(), decisions, tmp_path / "damaged.db"))
    assert said.keys() <= EXPECTED, said
    assert said["said"] > 50
