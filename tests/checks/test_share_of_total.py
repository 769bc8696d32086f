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
        "Of the {total}, {part} voted no, or {share} of them.",
        "It has {total}, of whom {part}, or {share}, voted no.",
        "It has {total}. {part} of them, or {share}, voted no.",
        "It has {total}. Of those, {part} voted no, or {share}.",
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


@pytest.mark.parametrize(
    ("slots", "found"),
    [
        ({}, 1),
        ({"share": "kind=percent role=baseline"}, 0),
        ({"share": "kind=percent role=difference"}, 0),
        ({"share": "kind=points"}, 0),
        ({"share": "kind=fraction value=0.4"}, 1),
        ({"part": "kind=percent"}, 0),
        ({"part": "kind=money", "total": "unit=member"}, 0),
        ({"part": "kind=money", "total": "kind=money"}, 1),
        ({"part": "kind=money unit=EUR", "total": "kind=money"}, 0),
        ({"part": "kind=percent", "total": "kind=percent"}, 0),
        ({"part": "range=yes"}, 0),
        ({"total": "range=yes"}, 0),
        ({"share": "kind=percent range=yes"}, 0),
        ({"total": "value=0"}, 0),
        ({"part": "value="}, 0),
        ({"total": "value="}, 0),
        ({"share": "kind=percent value="}, 0),
    ],
)
def test_only_a_part_and_a_total_of_one_kind_make_a_share(slots: dict[str, str], found: int) -> None:
    given = {"part": {"value": "120"}, "total": {"value": "401"}, "share": {"kind": "percent", "value": "40"}}
    texts = []
    for n, (name, own) in enumerate(given.items()):
        own |= dict(slot.split("=") for slot in slots.get(name, "").split())
        texts.append(
            f"<FIGURE id=f{n} "
            + " ".join(f"{slot}={value}" for slot, value in own.items() if value)
            + ">so much</FIGURE>"
        )
    part, total, share = texts
    assert len(findings(build(f"{part} of the {total} voted no, or {share}."), "share_of_total")) == found


@pytest.mark.parametrize(
    "sentence",
    [
        "With {other}, {part} of the {total} voted no, or {share}.",
        "They lost {share}, or {part} of the {total}, with {other}.",
        "They lost {share} of the {total}, or {part}, with {other}.",
        "With {other}, they lost {part}, or about {share} of their {total}.",
    ],
)
def test_other_figures_of_the_sentence_do_not_count(sentence: str) -> None:
    other = "<FIGURE id=f0 unit=day value=2>2 days</FIGURE>"
    text = sentence.format(part=part(), total=total(), share=share("40"), other=other)
    assert statuses(build(text), "share_of_total") == ["inconsistent"]


def test_about_makes_a_share_rounded() -> None:
    rough = "<FIGURE id=f3 kind=percent value=30 half=0.5 modifier=approx role=share>about 30 percent</FIGURE>"
    text = f"{part()} of the {total()} voted no, or {rough}."
    assert statuses(build(text), "share_of_total") == ["consistent_rounded"]
    (finding,) = findings(build(text.replace(rough, share("30"))), "share_of_total")
    assert finding.message.startswith("120 of 401 members is 29.93%; the article says 30%: consistent")


@pytest.mark.parametrize(
    ("fraction", "share", "status"),
    [
        ("three in ten", "value=30", None),
        ("three in ten", "value=50", "inconsistent"),
        ("1,282 out of 5,409", "value=24 modifier=approx", "consistent_rounded"),
        ("1,282 out of 5,409", "value=24", "consistent_exact"),
        ("1,282 out of 5,409", "value=", None),
        ("1,282 out of 5,409", "kind=fraction value=0.24", None),
    ],
)
def test_a_fraction_said_again_in_percent(fraction: str, share: str, status: str | None) -> None:
    given = {"kind": "percent", "half": "0.5", **dict(slot.split("=") for slot in share.split())}
    figure = " ".join(f"{slot}={value}" for slot, value in given.items() if value)
    value = "0.3" if "ten" in fraction else "0.237012387"
    text = f"<FIGURE id=f1 kind=fraction value={value} role=share>{fraction}</FIGURE> cases were solved, or <FIGURE id=f2 {figure}>so much</FIGURE>."
    assert statuses(build(text), "share_of_total") == ([status] if status else [])


def test_share_of_a_fraction_in_digits() -> None:
    fraction = "<FIGURE id=f1 kind=fraction value=0.237012387 role=share>1,282 out of 5,409</FIGURE>"
    assert statuses(build(f"{fraction} cases were solved, or {share('24')}."), "share_of_total") == ["consistent_exact"]
    assert statuses(build(f"{fraction} cases were solved, or {share('42')}."), "share_of_total") == ["inconsistent"]


def test_what_is_said_behind_a_share_of_a_whole_is_a_part_of_it_in_its_unit_only() -> None:
    text = f"They lost {share('40')} of the {total()}, or {{}}."
    assert findings(build(text.format(part())), "share_of_total")
    assert not findings(build(text.format("<FIGURE id=f1 kind=money value=120>$120</FIGURE>")), "share_of_total")


def test_a_share_whose_measure_was_concluded_is_bound_by_its_words() -> None:
    concluded = share("40").replace("role=share", "role=share inferred=measure")
    (finding,) = findings(build(f"{part()} of the {total()} voted no, or {concluded}."), "share_of_total")
    assert finding.severity == "warn"
