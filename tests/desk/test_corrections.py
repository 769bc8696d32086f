"""What people corrected is said in words, each thing once."""

from __future__ import annotations

import pytest

from extractor.desk import LABELS, in_words, read_corrections
from extractor.desk.store.answers import EDITABLE

FOUND = dict.fromkeys(("period_from", "period_until", *LABELS)) | {
    "amount": "$12 million",
    "value": "12000000",
    "unit": "USD",
    "period_from": "2024-01-01",
    "period_until": "2025-01-01",
}


def said(**corrected: str | None) -> list[str]:
    original = {name: FOUND[name] for name in corrected}
    return list(map(str, read_corrections(original, FOUND | corrected)))


@pytest.mark.parametrize(
    ("corrected", "words"),
    [
        ({"subject": "the port"}, ["subject: nothing → the port"]),
        ({"unit": None}, ["unit: USD → nothing"]),
        ({"amount": "$18.2m", "value": "18200000"}, ["amount: $12 million → $18.2m"]),
        (
            {"period_from": "2019-05-01", "period_until": "2019-08-01"},
            ["period: 2024 → May to July 2019"],
        ),
        ({"period_until": "2026-01-01"}, ["period: 2024 → 2024 to 2025"]),
    ],
)
def test_a_correction_is_said_in_words(corrected: dict[str, str | None], words: list[str]) -> None:
    assert said(**corrected) == words


def test_the_number_of_a_change_is_not_said_beside_its_amount() -> None:
    original = {"amount": "5%", "change": "5", "value": None}
    row = FOUND | {"amount": "6%", "change": "6", "value": None}
    assert [correction.slot for correction in read_corrections(original, row)] == ["amount"]


def test_every_slot_that_can_be_corrected_has_a_label() -> None:
    assert {*LABELS} - {"period"} | {"period_from", "period_until"} == {*EDITABLE}
    assert in_words(FOUND).keys() == LABELS.keys()
