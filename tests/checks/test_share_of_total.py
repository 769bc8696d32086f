"""Part and total against share."""

from __future__ import annotations

import pytest

from tests.checks.builder import build
from tests.checks.findings import findings, statuses


def part(value: int = 120) -> str:
    return f"<FIGURE id=f1 value={value}>{value}</FIGURE>"


def total(unit: str = "member") -> str:
    return f"<FIGURE id=f2 unit={unit} value=401>401 {unit}s</FIGURE>"


def share(percent: str, role: str = "share") -> str:
    return f"<FIGURE id=f3 kind=percent value={percent} half=0.5 role={role}>{percent} percent</FIGURE>"


@pytest.mark.parametrize(
    "sentence",
    [
        "{part} of the {total} voted no, or {share}.",
        "{part} out of {total} voted no ({share}).",
        "Of the {total}, {part} voted no, or {share}.",
        "They lost {share}, or {part} of the {total}.",
        "They lost {part}, or about {share} of their {total}.",
        "They lost {share} of the {total}, or {part}.",
        "{part} of the council's {total} voted no, a share of {share}.",
    ],
)
@pytest.mark.parametrize(("percent", "status"), [("30", "consistent_exact"), ("40", "inconsistent")])
def test_share_is_recomputed_from_part_and_total(sentence: str, percent: str, status: str) -> None:
    text = sentence.format(part=part(), total=total(), share=share(percent))
    assert statuses(build(text), "share_of_total") == [status]


@pytest.mark.parametrize(
    "sentence",
    [
        "{part} of the {total} voted no, and {share} were away.",
        "{part} of the {total} voted no, {share} abstained.",
        "{part} of the {total} voted no, or {share} of the women among them.",
        "{part} voted no; of the {total} there {share} were men.",
    ],
)
def test_share_of_something_else_is_left_alone(sentence: str) -> None:
    text = sentence.format(part=part(), total=total(), share=share("40"))
    assert not findings(build(text), "share_of_total")


def test_share_of_a_fraction_in_digits() -> None:
    fraction = "<FIGURE id=f1 kind=fraction value=0.237012387 role=share>1,282 out of 5,409</FIGURE>"
    assert statuses(build(f"{fraction} cases were solved, or {share('24')}."), "share_of_total") == ["consistent_exact"]
    assert statuses(build(f"{fraction} cases were solved, or {share('42')}."), "share_of_total") == ["inconsistent"]
