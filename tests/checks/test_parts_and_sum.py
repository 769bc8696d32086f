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
        "They held {total} — {men} and {women}.",
        "They held {total}: {men} and the other {women}.",
        "They held {total}, made up of {men} and {women}.",
        "They held {men} and {women}, a total of {total}.",
        "They held {men} and {women}, {total} in all.",
        "They held {men} who had come from the old town and {women} from over the river, a total of {total}.",
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
        "They held {total}: among them {men} and {women}.",
        "They held {total}: {men} and {women}, and others.",
        "They held {total} after {men} and {women} had left.",
        "They held {total}: {men}, {women} or others.",
    ],
)
def test_open_lists_are_not_added_up(sentence: str) -> None:
    assert not findings(build(sentence.format(**figures(30))), "parts_and_sum")


@pytest.mark.parametrize(
    "sentence",
    [
        "They held {total}: {men}; {women} left.",
        "They held {total}: {men} beside {women} and <FIGURE id=f3 unit=boy value=3>3 boys</FIGURE>.",
        "They met {men} before {women} and <FIGURE id=f3 unit=boy value=3>3 boys</FIGURE>, a total of {total}.",
        "They held {men} and {women}, {total} of the guests who had come in all.",
        "They held {men} and {women}, {total} left.",
    ],
)
def test_what_is_no_closed_list_is_not_added_up(sentence: str) -> None:
    for total in (21, 24, 30):
        assert not findings(build(sentence.format(**figures(total))), "parts_and_sum")


def test_the_parts_of_the_list_are_added_up_and_nothing_before_it() -> None:
    sentence = "On <FIGURE id=f4 unit=day value=2>2 days</FIGURE> they held {men}, <FIGURE id=f3 unit=boy value=3>3 boys</FIGURE> and {women}, a total of {total}."
    (finding,) = findings(build(sentence.format(**figures(24))), "parts_and_sum")
    assert finding.message == "12 men + 3 boys + nine women is 24 people; the article says 24 people: consistent."


@pytest.mark.parametrize(
    ("total", "part"),
    [
        ("kind=duration", "kind=duration"),
        ("kind=money", "kind=quantity unit=tonne"),
        ("kind=money", "kind=money range=yes"),
        ("kind=money per=year", "kind=money"),
        ("kind=money", "kind=money role=baseline"),
        ("kind=money role=difference", "kind=money"),
        ("kind=money role=change direction=up", "kind=money role=change direction=down"),
        ("kind=percent role=change", "kind=percent"),
        ("kind=percent", "kind=percent role=share"),
        ("kind=money", "kind=money per=year"),
        ("kind=money", "kind=money unit=EUR"),
    ],
)
def test_what_cannot_be_added_up_is_left_alone(total: str, part: str) -> None:
    text = f"It has <FIGURE id=f0 value=23 {total}>so much</FIGURE>: <FIGURE id=f1 value=12 {part}>some</FIGURE> and <FIGURE id=f2 value=9 {part}>more</FIGURE>."
    assert not findings(build(text), "parts_and_sum")
    plain = text.replace(total, "kind=money").replace(part, "kind=money")
    assert statuses(build(plain), "parts_and_sum") == ["inconsistent"]


def test_a_vague_part_or_total_is_not_added_up() -> None:
    text = "It has <FIGURE id=f0 kind=money value=23>so much</FIGURE>: <FIGURE id=f1 kind=money value=12>some</FIGURE> and <FIGURE id=f2 kind=money value=9>more</FIGURE>."
    for value in ("value=23", "value=9"):
        assert not findings(build(text.replace(value, "")), "parts_and_sum")


def test_about_makes_a_sum_rounded() -> None:
    text = "It has <FIGURE id=f0 kind=money value=21 modifier=approx>so much</FIGURE>: <FIGURE id=f1 kind=money value=12>some</FIGURE> and <FIGURE id=f2 kind=money value=9>more</FIGURE>."
    assert statuses(build(text), "parts_and_sum") == ["consistent_rounded"]


def test_a_list_of_something_else_is_no_slip() -> None:
    assert not findings(build("They held {total}: {men} and {women}.".format(**figures(300))), "parts_and_sum")


def test_money_in_two_currencies_is_not_added_up() -> None:
    text = (
        "The fund of <FIGURE id=f0 kind=money value=25 half=0.5>$25</FIGURE> consists of "
        "<FIGURE id=f1 kind=money value=12 half=0.5 unit=EUR>€12</FIGURE> and "
        "<FIGURE id=f2 kind=money value=9 half=0.5>$9</FIGURE>."
    )
    assert not findings(build(text), "parts_and_sum")


def beside(
    total: int, words: str = "It will cut {}, {} in Peru and {} in Oman.", slots: str = "role=change direction=down"
) -> str:
    return words.format(
        f"<FIGURE id=f0 unit=job value={total} {slots}>{total} jobs</FIGURE>",
        f"<FIGURE id=f1 unit=job value=473 inferred=unit {slots}>473</FIGURE>",
        f"<FIGURE id=f2 unit=job value=173 inferred=unit {slots}>173</FIGURE>",
    )


@pytest.mark.parametrize(
    ("total", "status", "severity", "end"),
    [
        (646, "consistent_exact", "info", "the article says 646 jobs: consistent."),
        (531, "inconsistent", "warn", "the article says 531 jobs: the parts are more than the whole."),
        (731, "inconsistent", "info", "the article says 731 jobs: the parts may not be all of it."),
    ],
)
@pytest.mark.parametrize(
    "words",
    [
        "It will cut {}, {} in Peru and {} in Oman.",
        "It will cut {}, with {} in Peru and {} in Oman.",
        "It will cut {}, {} of them in Peru and {} in Oman.",
        "It will cut {}. Of those, {} are in Peru and {} in Oman.",
    ],
)
def test_a_list_beside_a_total_may_not_be_all_of_it(
    words: str, total: int, status: str, severity: str, end: str
) -> None:
    (finding,) = findings(build(beside(total, words)), "parts_and_sum")
    assert (finding.status, finding.severity) == (status, severity)
    assert finding.message.endswith(end)


@pytest.mark.parametrize(
    "words",
    ["It will cut {}, {} of them hers and {} of them his.", "It will cut {}, {} in Peru and {} at sea."],
)
def test_parts_that_may_overlap_are_a_question(words: str) -> None:
    (finding,) = findings(build(beside(531, words)), "parts_and_sum")
    assert finding.severity == "info"
    assert finding.message.endswith("the parts may overlap.")
    assert not findings(build(beside(731, words)), "parts_and_sum")


@pytest.mark.parametrize(
    "words",
    [
        "It will cut {} and {} in Peru and {} in Oman.",
        "It will cut {} in Chile, {} in Peru and {} in Oman.",
        "It will cut {} in all; {} in Peru and {} in Oman.",
        "It will cut {}. It rained. Of those, {} are in Peru and {} in Oman.",
    ],
)
def test_a_list_elsewhere_is_not_added_up(words: str) -> None:
    assert not findings(build(beside(531, words)), "parts_and_sum")


@pytest.mark.parametrize(
    ("second", "total", "severity"),
    [
        ("Together, that makes {}.", 531, "warn"),
        ("Together, that makes {}.", 731, "info"),
        ("In all it has {}.", 531, "warn"),
        ("Elsewhere it has {}.", 531, None),
        ("It rained. Together, that makes {}.", 531, None),
    ],
)
def test_a_total_may_stand_in_the_next_sentence(second: str, total: int, severity: str | None) -> None:
    text = (
        "It has <FIGURE id=f1 unit=worker value=473>473 workers</FIGURE> in Peru and <FIGURE id=f2 unit=worker value=173>173</FIGURE> "
        f"in Oman. {second.format(f'<FIGURE id=f0 unit=worker value={total}>{total} workers</FIGURE>')}"
    )
    assert [one.severity for one in findings(build(text), "parts_and_sum")] == ([severity] if severity else [])


@pytest.mark.parametrize(("count", "found"), [(2, 1), (3, 0)])
def test_how_many_parts_there_are_may_stand_before_them(count: int, found: int) -> None:
    text = (
        f"The fine of <FIGURE id=f0 kind=money value=30>$30</FIGURE> is for <FIGURE id=f3 unit=firm value={count}>{count} firms</FIGURE>: "
        "<FIGURE id=f1 kind=money value=12>$12</FIGURE> for Alta and <FIGURE id=f2 kind=money value=9>$9</FIGURE> for Brio."
    )
    assert statuses(build(text), "parts_and_sum") == ["inconsistent"] * found


def test_digits_alone_are_added_in_the_unit_of_the_first_part() -> None:
    text = "It got <FIGURE id=f1 kind=money value=12>$12</FIGURE> and <FIGURE id=f2 value=9>9</FIGURE>, <FIGURE id=f3 value=23>23</FIGURE> in all."
    (finding,) = findings(build(text), "parts_and_sum")
    assert finding.message == "$12 + 9 is $21; the article says 23: inconsistent."


def test_words_that_add_up_outweigh_a_period_that_was_concluded() -> None:
    text = "They held {total}: {men} and {women}.".format(**figures(23)).replace("unit=man", "unit=man inferred=period")
    (finding,) = findings(build(text), "parts_and_sum")
    assert finding.severity == "warn"
