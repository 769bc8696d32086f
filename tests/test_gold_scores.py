"""The scores and rules of `python -m benchmarks.gold`, on the example of `corpus/annotating.md`."""

from __future__ import annotations

import copy
import json
import sys
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from spacy.language import Language

from benchmarks.gold import __main__ as command
from benchmarks.gold.ablation import Ablation
from benchmarks.gold.agreement import SLOTS
from benchmarks.gold.extracted import Extracted, extract_text, text_article
from benchmarks.gold.rules import decisions, yields
from benchmarks.gold.score import ROWS, Numbers, count, scores, table
from benchmarks.gold.slots import Slot, compare_slots, names_one
from extractor import load_pipeline
from extractor.record.figure import FigurePeriod
from extractor.rules import PARTS
from tests.test_gold_benchmark import ARTICLE, TEXT, read

CUT, LOST, REVENUE, AMOUNT, THIRD, FORECAST, HURT = range(7)  # its figures, in text order


@pytest.fixture(scope="module")
def example(nlp: Language) -> Extracted:
    return Extracted(read().gold(ARTICLE, "a"), *extract_text(TEXT, "2025-06-12", nlp))


def altered(example: Extracted, number: int | None = None, **slots: Any) -> Extracted:
    """The example with other answers in its gold: of one figure, or lists of them."""
    gold = copy.deepcopy(example.gold)
    (gold if number is None else gold["figures"][number]).update(slots)
    return Extracted(gold, example.doc, example.found)


def slots_of(article: Extracted, number: int) -> dict[str, Slot]:
    row, figure = article.figure_pairs()[number]
    return compare_slots(row, figure, article)


def cell(counts: Numbers, section: str, name: str, column: int) -> tuple[int, int]:
    part, whole = counts[ROWS.index((section, name)), column]
    return int(part), int(whole)


@pytest.mark.parametrize(
    ("number", "slot", "wrong"),
    [
        (CUT, "value", "41"),
        (CUT, "unit", "strike"),
        (CUT, "role", "level"),
        (CUT, "direction", "up"),
        (REVENUE, "measure", [44, 51]),
        (CUT, "period", {"start": "2025-10-02", "end": "2025-11-01", "span": [72, 79]}),
        (CUT, "source", "Halden Bank"),
        (FORECAST, "modifier", "at_most"),
        (CUT, "subject", [64, 70]),
        (CUT, "event", [[110, 114]]),
        (THIRD, "polarity", "affirmed"),
        (CUT, "mode", "expected"),
        (THIRD, "whole", [0, 9]),
        (CUT, "place", [0, 9]),
    ],
)
def test_a_wrong_slot_is_wrong_and_no_other(example: Extracted, number: int, slot: str, wrong: object) -> None:
    before, after = slots_of(example, number), slots_of(altered(example, number, **{slot: wrong}), number)
    assert before[slot] == (True, True, True)
    assert not after[slot].right
    changed = {name for name in before if before[name] != after[name]}
    assert changed == {slot} | ({"subject: entity"} if slot == "subject" else set())


def test_an_empty_slot_is_right_where_the_gold_is_empty(example: Extracted) -> None:
    assert slots_of(example, CUT)["whole"] == (True, False, False)
    assert slots_of(altered(example, CUT, whole=[0, 9]), CUT)["whole"] == (False, True, False)
    assert slots_of(altered(example, THIRD, whole=None), THIRD)["whole"] == (False, False, True)


def test_defaults_are_empty(example: Extracted) -> None:
    slots = slots_of(example, AMOUNT)
    assert {slot: slots[slot] for slot in ("modifier", "source", "polarity", "mode")} == dict.fromkeys(
        ("modifier", "source", "polarity", "mode"), (True, False, False)
    )


def test_a_slot_counts_in_the_columns_of_who_fills_it(example: Extracted) -> None:
    whole, lacking = count(example), count(altered(example, THIRD, whole=None))
    assert [cell(whole, "slots", "whole", column) for column in range(3)] == [(7, 7), (1, 1), (1, 1)]
    assert [cell(lacking, "slots", "whole", column) for column in range(3)] == [(6, 7), (0, 0), (0, 1)]


def test_figures_with_a_wrong_slot_are_not_whole(example: Extracted) -> None:
    names = ("range", "core", "full claim", "nothing false", "all slots")
    right = {name: cell(count(example), "figures", name, 1)[0] for name in names}
    for slot, wrong, lost in (
        ("role", "level", {"core", "full claim", "nothing false", "all slots"}),
        ("per", "year", {"full claim", "all slots"}),  # left empty is not false
        ("modifier", "approx", {"full claim", "nothing false", "all slots"}),  # exact is an answer
        ("place", None, {"all slots"}),
    ):
        counts = count(altered(example, CUT, **{slot: wrong}))
        assert {name for name in names if cell(counts, "figures", name, 1)[0] == right[name] - 1} == lost
        assert all(cell(counts, "figures", name, 1)[1] == 7 for name in names)


def test_a_figure_that_the_gold_has_not_is_of_those_found(example: Extracted) -> None:
    counts = count(altered(example, figures=example.gold["figures"][1:]))
    assert cell(counts, "figures", "range", 1) == (6, 6)
    assert cell(counts, "figures", "range", 2) == (6, 7)


def test_quotes_count_by_kind_and_claimant(example: Extracted) -> None:
    indirect, direct = copy.deepcopy(example.gold["quotes"])
    direct["claimant"] = "Bo Hart"
    counts = count(altered(example, quotes=[indirect, direct]))
    assert cell(counts, "quotes", "all found", 1) == (2, 2)
    assert cell(counts, "quotes", "direct end to end", 1) == (0, 1)
    assert cell(counts, "quotes", "all end to end", 2) == (1, 2)
    assert cell(counts, "claimants", "all", 0) == (1, 2)
    indirect["kind"] = "mixed"  # found, but not as that kind
    counts = count(altered(example, quotes=[indirect]))
    assert cell(counts, "quotes", "mixed found", 1) == (1, 1)
    assert cell(counts, "quotes", "mixed found", 2) == (0, 0)
    assert cell(counts, "quotes", "direct found", 2) == (0, 1)


def test_references_count_by_kind(example: Extracted) -> None:
    counts = count(example)
    assert cell(counts, "references", "pronoun", 0) == (1, 2)
    assert cell(counts, "references", "pronoun", 1) == (0, 1)
    assert cell(counts, "references", "noun_phrase", 1) == (1, 1)
    rows = copy.deepcopy(example.gold["references"])
    company = next(row for row in rows if TEXT[row["start"] : row["end"]] == "The company")
    company |= {"answer": "clear", "refers_to": None}
    counted = count(altered(example, references=rows))
    assert cell(counted, "references", "noun_phrase", 1) == (0, 0)
    assert cell(counted, "references", "noun_phrase", 2) == (1, 2)


def test_a_quote_that_says_that_it_repeats_another_is_passed_over(example: Extracted) -> None:
    extraction = example.found
    for twin, number in ((extraction.quotes[1].id, 2), (None, 3)):
        again = replace(extraction.quotes[1], id="q9", duplicate_of=twin)
        article = Extracted(example.gold, example.doc, replace(extraction, quotes=(*extraction.quotes, again)))
        assert cell(count(article), "quotes", "all found", 2) == (2, number)


def test_a_baseline_has_the_mode_of_its_own_words(example: Extracted) -> None:
    row, figure = example.figure_pairs()[CUT]
    expected = replace(figure, role="baseline", baseline_kind="expected")
    earlier = replace(figure, role="baseline", baseline_kind="earlier")
    assert compare_slots({**row, "mode": "expected"}, expected, example)["mode"] == (True, True, True)
    assert compare_slots({**row, "mode": "actual"}, earlier, example)["mode"] == (True, False, False)


def test_the_direction_of_a_difference_is_not_compared(example: Extracted) -> None:
    row, figure = example.figure_pairs()[CUT]
    assert compare_slots({**row, "role": "difference", "direction": None}, figure, example)["direction"].right
    assert not compare_slots({**row, "direction": None}, figure, example)["direction"].right


def test_a_value_is_said_where_it_is_a_range_or_vague(example: Extracted) -> None:
    row, figure = example.figure_pairs()[CUT]
    wide = {**row, "value": None, "low": "40", "high": "60"}
    for ends, right in ((("40", "60"), True), (("40", "70"), False)):
        changed = replace(figure, value=None, range=True, low=Decimal(ends[0]), high=Decimal(ends[1]))
        assert compare_slots(wide, changed, example)["value"] == (right, False, True)
    assert compare_slots({**row, "value": None, "vague": True}, replace(figure, vague=True), example)["value"].right
    assert not compare_slots({**row, "value": None, "vague": True}, figure, example)["value"].right


@pytest.mark.parametrize(
    ("start", "end", "right"),
    [("2025-10-01", None, True), (None, "2025-10-31", False), ("2025-10-01", "2025-10-31T12:00", True)],
)
def test_a_side_of_the_period_that_one_leaves_open_is_not_compared(
    example: Extracted, start: str | None, end: str | None, right: bool
) -> None:
    row, figure = example.figure_pairs()[CUT]
    period = FigurePeriod(time=None, from_=start, until=end)
    assert compare_slots(row, replace(figure, period=period), example)["period"].right == right


def test_names_share_half_of_their_words() -> None:
    assert names_one("Ona Vell", "President Vell")
    assert names_one(None, None)
    assert not names_one(None, "Ona Vell")
    assert not names_one("Ona Vell", None)
    assert not names_one("Ona Vell", "Bo Hart")


def test_the_intervals_are_those_of_their_seed(example: Extracted) -> None:
    counts = [count(example), count(altered(example, CUT, role="level")), count(altered(example, figures=[]))]
    first, same, second = (scores(counts, 200, seed) for seed in (0, 0, 1))
    assert first == same
    assert [shares[1].share for shares in first.values()] == [shares[1].share for shares in second.values()]
    assert first != second
    role = first["slots", "role"][0]
    assert (role.share, role.n) == (13 / 14, 14)
    assert role.low is not None
    assert role.high is not None
    assert role.low < 13 / 14 < role.high


def test_an_f1_is_the_mean_of_the_two_shares_beside_it(example: Extracted) -> None:
    rows = scores([count(altered(example, figures=example.gold["figures"][:1]))], 10, 0)
    f1, of_gold, of_found = (share.share for share in rows["figures", "range"])
    assert of_gold == 1
    assert of_found == pytest.approx(1 / 7)
    assert f1 == pytest.approx(2 / 8)


def test_what_there_is_none_of_has_no_share() -> None:
    rows = scores([np.zeros((len(ROWS), 3, 2))], 10, 0)
    assert {share.share for shares in rows.values() for share in shares} == {None}
    assert "nan" not in "\n".join(table(1, rows))


def test_a_rule_counts_where_it_decided(example: Extracted) -> None:
    counts = Counter(decisions(example))
    assert counts[("role", "verb_amount"), True] == 2
    assert counts[("figure", "count:head"), True] == 2
    assert counts[("period", "relative"), True] == 1
    wrong = Counter(decisions(altered(example, CUT, role="level")))
    assert wrong - counts == {(("role", "verb_amount"), False): 1}
    without = Counter(decisions(altered(example, quotes=[], references=[], figures=example.gold["figures"][1:])))
    assert without[("figure", "count:head"), False] == 1
    assert without[("quote", "direct.after"), False] == 1
    assert not any(slot == "reference" for (slot, _), _ in without)


def test_a_row_says_what_a_rule_yields(nlp: Language) -> None:
    def articles() -> Iterator[Extracted]:
        yield Extracted(read().gold(ARTICLE, "a"), *extract_text(TEXT, "2025-06-12", nlp))

    rows = {(row["part"], row["rule"]): row for row in yields(articles())}
    assert rows["figures", "count:head"] == {
        "part": "figures", "rule": "count:head", "answers": 2, "decided": 2, "right": 2,
    }  # fmt: skip
    assert rows["times", "relative"]["right"] == 1
    assert rows["quotes", "direct.after"] == {
        "part": "quotes", "rule": "direct.after", "answers": 1, "decided": 1, "right": 1,
    }  # fmt: skip
    assert rows["names", "head"].keys() == {"part", "rule", "answers"}  # the record's slots are not its own
    assert rows["statement_frames", "change_value_baseline"].keys() == {"part", "rule", "decided", "right"}
    assert not any(part in ("checks", "cleaning") for part, _ in rows)
    assert PARTS["figures"].get("count:head") is not None


def test_the_table_of_the_rules_has_each_rule_and_frame() -> None:
    written = [json.loads(line) for line in Path("corpus/news/rules.jsonl").read_text("utf-8").splitlines()]
    assert {(row["part"], row["rule"]) for row in written} == {(row["part"], row["rule"]) for row in yields([])}
    assert len(written) == len({(row["part"], row["rule"]) for row in written})


def run(monkeypatch: pytest.MonkeyPatch, *arguments: object) -> None:
    monkeypatch.setattr(sys, "argv", ["gold", *map(str, arguments)])
    command.main()


def test_the_command_prints_numbers_and_no_words(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    gold = read().gold(ARTICLE, "a")
    rows = [
        gold,
        gold,
        {**gold, "id": "gone"},
        {**gold, "id": "old", "version": "1.1"},
        {**gold, "id": "other", "sha256": ""},
    ]
    (tmp_path / "gold.jsonl").write_text("".join(json.dumps(row) + "\n" for row in rows), "utf-8")
    articles = [ARTICLE, {**ARTICLE, "id": "other"}]
    (tmp_path / "news.jsonl").write_text("".join(json.dumps(row) + "\n" for row in articles), "utf-8")
    arguments = (tmp_path / "gold.jsonl", "--articles", tmp_path / "news.jsonl")
    run(monkeypatch, "score", *arguments, "--reader", "off", "--json", tmp_path / "scores.json")
    printed = capsys.readouterr()
    assert printed.out.startswith("1 articles;")
    for why in ("read twice", "without a text", "of another version", "with another text"):
        assert f"1 articles are left out: {why}" in printed.err
    assert not {"Fjordline", "Vell", "Bergen", "kroner", "fjordline"} & set(printed.out.replace(";", " ").split())
    written = json.loads((tmp_path / "scores.json").read_text("utf-8"))
    assert written["articles"] == 1
    assert written["slots"]["role"]["right"] == {"share": 1.0, "low": 1.0, "high": 1.0, "n": 7}
    assert set(SLOTS) < set(written["slots"])


def test_the_command_writes_the_rules(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "gold.jsonl").write_text(json.dumps(read().gold(ARTICLE, "a")), "utf-8")
    (tmp_path / "news.jsonl").write_text(json.dumps(ARTICLE), "utf-8")
    arguments = (tmp_path / "gold.jsonl", "--articles", tmp_path / "news.jsonl")
    run(monkeypatch, "rules", *arguments, "-o", tmp_path / "rules.jsonl")
    rows = [json.loads(line) for line in (tmp_path / "rules.jsonl").read_text("utf-8").splitlines()]
    assert sum(row.get("decided", 0) for row in rows if row["part"] == "roles") > 0


@pytest.mark.model
def test_an_ablation_counts_what_is_lost_without_a_rule(example: Extracted) -> None:
    articles = [(example.gold, text_article(TEXT, "2025-06-12"))]
    rows = {(row["part"], row["rule"]): row for row in Ablation(load_pipeline(), articles).rows()}
    lost = {
        key for key, row in rows.items() if int(row["full_claims"]) + int(row["nothing_false"]) + int(row["quotes"]) < 0
    }
    assert ("roles", "change") in lost
    assert rows["measure_frames", "age_name"] == {
        "part": "measure_frames", "rule": "age_name", "articles": 0, "changed": 0, "full_claims": 0, "nothing_false": 0, "quotes": 0,
    }  # fmt: skip
    assert [rule.id for rule in PARTS["roles"].of("plain")]  # all are on again
