"""Parts against their sum."""

from __future__ import annotations

import pytest

from tests.checks.builder import build
from tests.checks.findings import findings, statuses


def figures(total: int) -> dict[str, str]:
    return {
        "total": f"<FIGURE id=f0 unit=person value={total}>{total} people</FIGURE>",
        "men": "<FIGURE id=f1 unit=man value=12>12 men</FIGURE>",
        "women": "<FIGURE id=f2 unit=woman value=9>nine women</FIGURE>",
    }


@pytest.mark.parametrize(
    "sentence",
    [
        "They held {total}: {men} and {women}.",
        "They held {total} ({men} and {women}).",
        "They held {total}, made up of {men} and {women}.",
        "They held {men} and {women}, a total of {total}.",
        "They held {men} and {women}, {total} in all.",
    ],
)
@pytest.mark.parametrize(("total", "status"), [(21, "consistent_exact"), (23, "inconsistent")])
def test_parts_are_added_up(sentence: str, total: int, status: str) -> None:
    assert statuses(build(sentence.format(**figures(total))), "parts_and_sum") == [status]


@pytest.mark.parametrize(
    "sentence",
    [
        "They held {total}, including {men} and {women}.",
        "They held {total}, among them {men} and {women}.",
        "They held {total} after {men} and {women} had left.",
        "They held {total}: {men}, {women} or others.",
    ],
)
def test_open_lists_are_not_added_up(sentence: str) -> None:
    assert not findings(build(sentence.format(**figures(30))), "parts_and_sum")


def test_a_list_of_something_else_is_no_slip() -> None:
    assert not findings(build("They held {total}: {men} and {women}.".format(**figures(300))), "parts_and_sum")


def test_money_in_two_currencies_is_not_added_up() -> None:
    text = (
        "The fund of <FIGURE id=f0 kind=money value=25 half=0.5>$25</FIGURE> consists of "
        "<FIGURE id=f1 kind=money value=12 half=0.5 unit=EUR>€12</FIGURE> and "
        "<FIGURE id=f2 kind=money value=9 half=0.5>$9</FIGURE>."
    )
    assert not findings(build(text), "parts_and_sum")
