"""`python -m benchmarks.gold`: the example of `corpus/annotating.md`, what is read from sheets, their faults, and the way back."""

from __future__ import annotations

import copy
import hashlib
import json
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from spacy.language import Language

from benchmarks.gold import __main__ as command
from benchmarks.gold.agreement import agreement
from benchmarks.gold.blank import write_sheet
from benchmarks.gold.expressions import Expression, load_base_model
from benchmarks.gold.numbered_text import NumberedText, SheetError, fold
from benchmarks.gold.reading import Reading, read_sheet
from benchmarks.gold.sheet_content import MOST_EXPRESSIONS, SheetContent, choose, find, find_marked
from extractor.record.textrange import TextRange

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT / "scripts"))

import news_gold  # noqa: E402

SHEET = (ROOT / "corpus" / "annotating.md").read_text("utf-8").split("```\n")[1]
TEXT = (
    "Fjordline, the Norwegian ferry operator, will cut 40 jobs in Bergen by October, its chief executive Ona Vell said on Wednesday."
    "\n\n“We lost 12 million kroner last year,” she told staff, “and nobody wants that again.” The company’s revenue fell 4% "
    "to 310 million kroner, while fuel costs were not a third of spending.\n\nAnalysts expect it to earn about 5 million kroner "
    "in 2026.  The move follows a fire in which two crew members were hurt."
)
ARTICLE = {
    "id": "fjordline",
    "text": TEXT,
    "published": "2025-06-12",
    "title": "Fjordline to cut jobs",
    "outlet": "The Echo",
}


def words(span: list[int] | None, text: str = TEXT) -> str | None:
    return text[slice(*span)] if span else None


def read(sheet: str = SHEET) -> Reading:
    return read_sheet("1.txt", sheet, TEXT)


def answers(*lines: str) -> Reading:
    """The example with these lines only as answers; those of the other found things are struck out or clear."""
    head = SHEET[: SHEET.index("ANSWERS\n")]
    given = {line.split()[0] for line in lines}
    rest = [f"F{number} | out" for number in range(1, 6) if f"F{number}" not in given]
    rest += [f"R{number} | clear" for number in range(1, 5) if f"R{number}" not in given]
    return read("\n".join([head + "ANSWERS", *lines, *rest, ""]))


def gold() -> dict[str, Any]:
    return read().gold(ARTICLE, 3)


def test_the_example_of_the_instructions_has_no_fault_and_says_what_the_guidelines_say() -> None:
    reading = read()
    assert reading.faults == []
    assert [words([row["start"], row["end"]]) for row in reading.figures] == [
        "40 jobs", "12 million kroner", "4%", "310 million kroner", "a third", "5 million kroner", "two crew members",
    ]  # fmt: skip
    jobs, loss, _, _, third, profit, crew = reading.figures
    assert (jobs["role"], jobs["direction"], jobs["mode"], jobs["source"]) == ("change", "down", "planned", "Ona Vell")
    assert [words(jobs[slot]) for slot in ("subject", "place", "measure")] == ["Fjordline", "Bergen", None]
    assert (jobs["period"]["start"], jobs["period"]["end"]) == ("2025-10-01", "2025-11-01")
    assert words(jobs["period"]["span"]) == "October"
    assert (loss["unit"], loss["source"]) == ("NOK", "Ona Vell")
    assert (third["polarity"], words(third["whole"])) == ("negated", "spending")
    assert (profit["mode"], profit["source"], profit["modifier"]) == ("expected", "Analysts", "approx")
    assert [words(span) for span in crew["event"]] == ["were hurt"]
    assert (crew["subject"], crew["per"], crew["compared_with"], crew["whole"]) == (None, None, None, None)
    assert [words(fragment) for fragment in reading.quotes[1]["fragments"]] == [
        "We lost 12 million kroner last year,", "and nobody wants that again.",
    ]  # fmt: skip
    assert [(row["kind"], row["answer"], words(row["refers_to"])) for row in reading.references] == [
        ("pronoun", "antecedent", "its chief executive Ona Vell"),
        ("noun_phrase", "antecedent", "Fjordline"),
        ("pronoun", "antecedent", "Fjordline"),
        ("noun_phrase", "clause", "will cut 40 jobs"),
    ]


def test_without_the_article_the_sheet_is_its_own_text() -> None:
    alone, joined = read_sheet("1.txt", SHEET), read()
    assert alone.faults == []
    assert [row["value"] for row in alone.figures] == [row["value"] for row in joined.figures]


def test_a_slot_can_be_that_of_the_line_above() -> None:
    reading = answers(
        'F1 | level | subject="Bergen" | source=x', "F5 | level | subject=^ | source=^ | place=^", "F2 | level | unit=^"
    )
    assert [fault.partition(": ")[2] for fault in reading.faults] == ["unit=^ has nothing above it to repeat"]
    assert [(words(row["subject"]), row["source"], row["place"]) for row in reading.figures] == [
        ("Bergen", "x", None)
    ] * 2


def test_the_unit_of_some_kinds_needs_no_words_and_what_is_nothing_is_struck_out() -> None:
    reading = answers('+ S3 "a third" | share fraction | value=0.333333333', "F5 | level percent", "R1 | out")
    assert reading.faults == []
    assert [row["unit"] for row in reading.figures] == ["fraction", "percent"]
    assert len(reading.references) == 3


def test_gold_has_the_form_of_the_gold_of_news() -> None:
    row = gold()
    old = json.loads((ROOT / "corpus" / "news" / "train.jsonl").read_text("utf-8").split("\n")[0])
    assert list(row) == [key for key in old if key not in ("outlet", "may_ship")]
    assert row["sha256"] == hashlib.sha256(TEXT.encode()).hexdigest()
    assert row["figures"][0].keys() == old["figures"][0].keys() - {"vague"}  # which few have
    assert row["quotes"][0].keys() == old["quotes"][0].keys()


@pytest.mark.parametrize(
    ("line", "fault"),
    [
        ('F1 | level | measure="ferries"', '"ferries" does not stand in S1'),
        ('F3 | level | measure="of"', None),
        ('F1 | level | measure="in"', None),
        ('F5 | level | measure=S5 "in"', None),
        ('F1 | level | measure=S5 "re"', '"re" stands in S5 3 times: which?'),
        ('F1 | level | measure=S5 "re" #4', "stands in S5 3 times, not 4"),
        ('F1 | level | measure=S9 "x"', "there is no sentence S9"),
        ('F1 | level | measure=S3-S2 "x"', "S3-S2 is the wrong way round"),
        ("F1 | level | measure=ferries", "'ferries' is no place"),
        ("F1 | level | measure=F9", "there is no F9"),
        ('F1 | level | topic="Bergen"', "topic= is unknown"),
        ('F1 | level | measure="Bergen" | measure="Bergen"', "measure stands there twice"),
        ("F1 | levl", "'levl' is no word of role"),
        ("F1 | level target", "two words of role: level and target"),
        ('F1 | measure="Bergen"', "the role is missing"),
        ("F1 | level up", "up, down or flat goes with change"),
        ("F1 | change", "up, down or flat goes with change"),
        ("F1 | level | compared=F2", "compared= goes with change and difference"),
        ("F1 | level | period=2025-05-02..2025-05-02 T1", "is empty: it ends on the day after its last"),
        ("F1 | level | period=.. T1", "the period .. is empty"),
        ("F1 | level | period=2025-13 T1", "2025-13 is no date"),
        ("F1 | level | period=2025-02-30 T1", "2025-02-30 is no date"),
        ("F1 | level | period=2025-05", "which words state the period?"),
        ("F1 | level | period=May T1", "'May T1' is no period"),
        ("F1 | level | period=T9", "there is no T9 with dates"),
        ("F1 | level | value=1,5", "value=1,5 is no number"),
        ("F1 | level | value=NaN", "value=NaN is no number"),
        ("F1 | level | low=2", "one of: value=, low= and high="),
        ("F1 | level points", "unit= of points is percentage_point or basis_point, not job"),
        ("F1 | level money", "unit= of money is a currency like EUR, not job"),
        ("F1 | level vague | value=2", "one of: value=, low= and high="),
        ('F1 | level | measure="Bergen', "a quotation mark is open"),
        ('F1 | level | event="will" +', "nothing stands beside a +"),
        ('F1 | level | event="cut" + "will"', "not in the order of the text"),
        ("F1 S2 40 jobs | level", "F1 is 'S1 40 jobs', not 'S2 40 jobs'"),
        ("F1 |", "F1 'S1 40 jobs' is not filled in"),
        ("F8 | level", "there is no F8"),
        ("F1 | level | subject=^", "subject=^ has nothing above it to repeat"),
        ('+ S3 "a third" | share', "the kind is missing"),
        ('+ S3 "a third" | share fraction', "no value=, no low= and high=, not vague"),
        ('+ "a third" | share fraction', "which sentence?"),
        ("Q M1 | spoken | claimant=Ona Vell", "one word for the kind"),
        ("Q M1 | direct", "claimant= is missing"),
        ("Q M1 | direct | claimant=none | source=x", "source= is unknown"),
        ("Q | direct | claimant=none", "nothing stands beside a +"),
        ("R1 | who", "'who' is no place"),
        ('R3 | "it"', "has the expression itself in it"),
        ("R1 | R2", "R2 has no answer above this line"),
        ("and so on", "'and so on' begins no line"),
    ],
)
def test_a_fault_of_an_answer_is_named_with_its_line(line: str, fault: str | None) -> None:
    number = SHEET[: SHEET.index("ANSWERS\n")].count("\n") + 2
    faults = [fault for fault in answers(line).faults if fault.startswith(f"1.txt:{number}: ")]
    assert [fault in message for message in faults] == [True] if fault else faults == [], faults


@pytest.mark.parametrize(
    ("old", "new", "fault"),
    [
        ("reader: a", "reader:", "1.txt:5: the reader is missing"),
        ("will cut 40 jobs in", "will cut 41 jobs in", "1.txt:8: S1 is not as it is in the article"),
        ("\nS3  ", "\nS4  ", "S4 is not the next number"),
        ("\nFOUND\n", "\n", "1.txt:1: the lines TEXT, FOUND, ANSWERS are not there"),
        ("F3 S3 4% | change down", "# F3 S3 4% | change down", "no line for F3"),
        ("F3 S3 4%", "F4 | out\nF3 S3 4%", "F4 has two lines"),
        (
            '\n+ S5 "two',
            '\n+ S5 "crew members" | level count | value=2\n+ S5 "two',
            "overlap: 'two crew members' and 'crew members'",
        ),
        ("\nQ M1 + M2", "\nQ M1 | direct | claimant=none\nQ M1 + M2", None),
        ("\nQ M1 + M2", "\nQ M1 + M2 | direct | claimant=none\nQ M1 + M2", "a quote stands there twice"),
        ("T1 S1", "X1 S1", "not as it was written"),
    ],
)
def test_a_fault_of_a_sheet_is_named(old: str, new: str, fault: str | None) -> None:
    assert SHEET.count(old) == 1
    faults = read(SHEET.replace(old, new)).faults
    assert any(fault in message for message in faults) if fault else faults == [], faults


def test_overlapping_figures_are_named_at_the_line_of_the_second() -> None:
    faults = answers("F1 | level", '+ S1 "jobs in Bergen" | level count | value=1').faults
    second = SHEET[: SHEET.index("ANSWERS\n")].count("\n") + 3
    assert faults == [f"1.txt:{second}: figures overlap: '40 jobs' and 'jobs in Bergen'"]


@pytest.mark.parametrize(
    ("period", "start", "end"),
    [
        ("2025", "2025-01-01", "2026-01-01"),
        ("2025-Q4", "2025-10-01", "2026-01-01"),
        ("2025-12", "2025-12-01", "2026-01-01"),
        ("2025-02-28", "2025-02-28", "2025-03-01"),
        ("2025-05-01..2025-05-16", "2025-05-01", "2025-05-16"),
        ("2025-05-01..", "2025-05-01", None),
        ("..2025-05-01", None, "2025-05-01"),
    ],
)
def test_dates_of_a_period_can_be_short(period: str, start: str | None, end: str | None) -> None:
    (row,) = answers(f"F1 | level | period={period} T1").figures
    assert (row["period"]["start"], row["period"]["end"], words(row["period"]["span"])) == (start, end, "October")


def test_what_was_found_can_be_corrected() -> None:
    facts = ("kind", "value", "unit", "per", "modifier", "low", "high", "vague")
    lines = {
        'F5 | level exact | at="5 million"': ("money", "5000000", "NOK", None, "exact", None, None, None),
        "F5 | level count | low=1 | high=2.5 | unit=": ("count", None, None, None, "approx", "1", "2.5", None),
        "F5 | level vague | per=year": ("money", None, "NOK", "year", "approx", None, None, True),
    }
    for line, wanted in lines.items():
        reading = answers(line)
        assert reading.faults == []
        assert tuple(reading.figures[0].get(slot) for slot in facts) == wanted
        assert reading.counts["corrected"] == 1
    row = answers('F5 | level | at="5 million"').figures[0]
    assert words([row["start"], row["end"]]) == "5 million"


def test_a_figure_in_a_quote_has_its_claimant_as_source_unless_the_line_says_other() -> None:
    quote = "Q M1 | direct | claimant=Ona Vell"
    assert [row["source"] for row in answers(quote, "F1 | level", "F2 | level").figures] == ["article", "Ona Vell"]
    assert [row["source"] for row in answers(quote, "F2 | level | source=article").figures] == ["article"]
    assert [row["source"] for row in answers("Q M1 | direct | claimant=none", "F2 | level").figures] == ["article"]


NUMBERED = NumberedText(
    "The fund’s chief said it — it! — was “a  hard year”. He said so ... twice.\n“All is well.”",
    (TextRange(0, 52), TextRange(53, 74), TextRange(75, 89)),
)


@pytest.mark.parametrize(
    ("written", "wanted"),
    [
        ('S1 "fund\'s chief"', "fund’s chief"),
        ('S1 "it - it! - was \'a hard"', "it — it! — was “a  hard"),
        ('S1 "it" #2', "it"),
        ('S1 "The ... said"', "The fund’s chief said"),
        ('S2 "said so ... twice"', "said so ... twice"),
        ('S1-S2 "hard ... twice"', "hard year”. He said so ... twice"),
        ("S3", "All is well."),
        ('S3 "well."', "well."),
    ],
)
def test_words_are_found_whatever_their_marks_and_blanks(written: str, wanted: str) -> None:
    assert NUMBERED.text[slice(*NUMBERED.read(written))] == wanted


def test_words_are_whole_words_and_not_the_thing_itself() -> None:
    text = NumberedText("A city cut it, it said.", (TextRange(0, 23),))
    with pytest.raises(SheetError, match="2 times"):
        text.read('S1 "it"')
    assert text.read('S1 "it"', apart=[TextRange(11, 13)]) == (15, 17)
    assert text.read('"it" #1', own=TextRange(0, 23)) == (11, 13)
    assert text.read('S1 "ci"') == (2, 4)


CHARACTERS = st.sampled_from([*"ab1 .,'\"“”’-—|+#=S…\u00a0\n", ". ", " ... ", "\n\n", "“ab”", "the "])


@st.composite
def texts(draw: st.DrawFn) -> str:
    return "".join(draw(st.lists(CHARACTERS, min_size=5, max_size=60))) + "end"


def cut(text: str) -> tuple[TextRange, ...]:
    """Sentences at line feeds and after full stops."""
    ranges, start = [], 0
    for end in [
        at for at in range(1, len(text) + 1) if at == len(text) or text[at] == "\n" or text[at - 2 : at] == ". "
    ]:
        inner = text[start:end]
        if inner.strip():
            ranges.append(TextRange(start + len(inner) - len(inner.lstrip()), start + len(inner.rstrip())))
        start = end
    return tuple(ranges)


class Drawn:
    """What is drawn for a text: ranges that begin and end at a character that is no blank, and rows of gold with them."""

    def __init__(self, draw: st.DrawFn, text: str) -> None:
        self.draw, self.text = draw, text
        self.ends = [at for at, char in enumerate(text) if not char.isspace()]

    def any_of(self, *choices: Any) -> Any:
        return self.draw(st.sampled_from(choices))

    def range(self) -> list[int]:
        start, end = sorted((self.any_of(*self.ends), self.any_of(*self.ends)))
        return [start, end + 1]

    def optional(self) -> list[int] | None:
        return self.range() if self.draw(st.booleans()) else None

    def apart(self, most: int) -> list[list[int]]:
        bounds = sorted(self.draw(st.sets(st.sampled_from(self.ends), max_size=2 * most)))
        pairs = zip(bounds[::2], bounds[1::2], strict=False)
        return [[start, end] for start, end in pairs if self.text[end - 1].strip()]

    def facts(self) -> dict[str, Any]:
        amounts = (
            {"value": "2.5"},
            {"value": "-3"},
            {"low": "1", "high": "2"},
            {"low": "1", "high": "3"},
            {"vague": True},
        )
        kinds = (
            ("money", "EUR"),
            ("count", None),
            ("count", "crew member"),
            ("percent", "percent"),
            ("points", "basis_point"),
        )
        kind, unit = self.any_of(*kinds)
        return {
            "kind": kind, "value": None, "unit": unit,
            "per": self.any_of(None, "year"), "modifier": self.any_of("exact", "approx"), **self.any_of(*amounts),
        }  # fmt: skip

    def figure(self, span: list[int]) -> dict[str, Any]:
        role = self.any_of("level", "change", "difference")
        start, end = self.any_of(("2025-01-01", "2025-02-01"), ("2025-01-01", None), (None, "2025-02-01"))
        period = {"start": start, "end": end, "span": self.range()}
        return {
            "start": span[0], "end": span[1], **self.facts(), "role": role,
            "direction": "up" if role == "change" else None,
            "compared_with": None if role == "level" else self.optional(),
            "period": self.any_of(None, period), "measure": self.optional(), "source": self.any_of("article", "Ona Vell", "the Board"),
            "subject": self.optional(), "event": self.apart(2), "polarity": self.any_of("affirmed", "negated"),
            "mode": self.any_of("actual", "possible"), "whole": self.optional(), "place": self.optional(),
        }  # fmt: skip

    def quotes(self, marked: Sequence[TextRange]) -> list[dict[str, Any]]:
        drawn = {
            str(ranges): ranges for ranges in (self.apart(2), [list(fragments) for fragments in marked[:2]]) if ranges
        }
        rows = [
            {
                "kind": self.any_of("direct", "mixed"), "fragments": fragments, "speaker": self.optional(),
                "claimant": self.any_of(None, "Ona Vell"), "cue": self.optional(),
            }
            for fragments in drawn.values()
        ]  # fmt: skip
        return sorted(rows, key=lambda row: row["fragments"])

    def reference(self, span: list[int]) -> dict[str, Any]:
        target, answer = self.range(), self.any_of("clear", "none", "clause", "antecedent")
        if answer in ("clear", "none") or TextRange(*target).overlaps(TextRange(*span)):
            answer, target = "none", []
        return {"start": span[0], "end": span[1], "kind": "pronoun", "answer": answer, "refers_to": target or None}


@st.composite
def golds(draw: st.DrawFn) -> tuple[str, SheetContent, dict[str, Any]]:
    """A text, what was found in it, and gold of it."""
    text = draw(texts())
    drawn, marked = Drawn(draw, text), tuple(find_marked(text))
    row = {
        "version": "1.2", "id": "a", "reader": 3, "published": "2025-06-12",
        "sha256": hashlib.sha256(text.encode()).hexdigest(),
        "figures": [drawn.figure(span) for span in drawn.apart(3)], "quotes": drawn.quotes(marked),
        "references": [drawn.reference(span) for span in drawn.apart(3)],
    }  # fmt: skip
    times = tuple((TextRange(*drawn.range()), "2025-01-01", drawn.any_of("2025-02-01", None)) for _ in range(2))
    figures = tuple({"range": TextRange(*span), **drawn.facts()} for span in drawn.apart(3))
    return text, SheetContent(cut(text), figures, times, marked), row


@given(golds())
@settings(deadline=None, max_examples=150)
def test_gold_comes_back_from_a_prefilled_sheet(case: tuple[str, SheetContent, dict[str, Any]]) -> None:
    text, content, row = case
    article = {"id": "a", "text": text, "published": "2025-06-12"}
    sheet = write_sheet(article, content, row).replace("reader: ", "reader: 3")
    reading = read_sheet("1.txt", sheet, text)
    assert reading.faults == []
    assert reading.gold(article, 3) == row
    assert read_sheet("1.txt", sheet).faults == []


@given(st.text())
def test_folding_moves_nothing(text: str) -> None:
    assert len(fold(text)) == len(text)


def test_a_prefilled_sheet_of_older_gold_leaves_the_new_slots_open() -> None:
    row = gold()
    new = ("subject", "event", "polarity", "mode", "whole", "place")
    old = {**row, "figures": [{k: v for k, v in figure.items() if k not in new} for figure in row["figures"]]}
    old["figures"][0]["hypothetical"] = old["figures"][1]["negated"] = True
    sheet = write_sheet(ARTICLE, SheetContent(cut(TEXT)), old)
    assert "subject=" not in sheet[: sheet.index("ANSWERS")]
    assert (
        '+ S1 "40 jobs" | change down conditional count | value=40 | unit=job | period=2025-10-01..2025-11-01 "October"'
        in sheet
    )
    again = read_sheet("1.txt", sheet.replace("reader: ", "reader: 3"), TEXT)
    assert again.faults == []
    assert [figure["mode"] for figure in again.figures][:2] == ["conditional", "actual"]
    assert [figure["polarity"] for figure in again.figures][:2] == ["affirmed", "negated"]


def test_marked_words_are_those_between_marks() -> None:
    text = "“One,” he said, “two.” It’s 'three' and \"four\", the workers' own.\n“Five goes on\nsix"
    assert [text[slice(*range_)] for range_ in find_marked(text)] == ["One,", "two.", "three", "four", "Five goes on"]


def test_expressions_are_capped_and_quantifiers_come_first() -> None:
    expressions = [Expression(at, at + 1, "quantifier" if at == 39 else "noun_phrase") for at in range(40)]
    chosen = choose("a", expressions)
    assert len(chosen) == MOST_EXPRESSIONS
    assert expressions[39] in chosen
    assert chosen == sorted(choose("a", reversed(expressions)), key=lambda expression: expression.start)


@pytest.mark.model
def test_a_blank_sheet_shows_what_was_found_and_nothing_that_was_concluded(nlp: Language) -> None:
    sheet = write_sheet(ARTICLE, find(ARTICLE, nlp, load_base_model()))
    head, _, blank = sheet.partition("\nANSWERS\n")
    assert "S2  “We lost 12 million kroner last year,” she told staff" in head
    assert '\nF1 S1 "40 jobs" | count | value=40 | unit=job\n' in head
    assert ' S3 "last year" | ' not in head
    assert ' S2 "last year" | 2024-01-01..2025-01-01\n' in head
    assert '\nM1 S2 "We lost 12 million kroner last year,"\n' in head
    assert ' S3 "The company" | noun_phrase\n' in head
    assert "F1 S1 40 jobs |\n" in blank
    lines = [line for line in (head.partition("\nFOUND\n")[2] + blank).splitlines() if not line.startswith("#")]
    assert not any(
        word in line
        for line in lines
        for word in ("level", "change", "down", "measure", "source", "period", 'Fjordline"')
    )
    unfilled = read_sheet("1.txt", sheet, TEXT).faults
    assert any("the reader is missing" in message for message in unfilled)
    assert sum("is not filled in" in message for message in unfilled) == len(
        [line for line in blank.splitlines() if line.endswith("|")]
    )


def rows_of(table: str) -> dict[str, list[str]]:
    """The cells of each row of the table of agreement."""
    return {line[:20].strip(): line[20:].split() for line in table.splitlines()}


def test_agreement_counts_slots_where_either_reader_fills_them() -> None:
    left, right = gold(), gold()
    lines = rows_of(agreement([left], [right], {"fjordline": TEXT}))
    assert lines["core"] == ["7", "7", "7", "100.0"]
    assert lines["subject"] == ["7", "7", "100.0", "6", "6", "100.0"]
    right = copy.deepcopy(right)
    right["figures"][0] |= {"subject": None, "mode": "actual", "period": None}
    right["figures"][1]["unit"] = "DKK"
    right["figures"][2]["event"] = [[0, 5]]
    right["figures"][6]["place"] = right["figures"][0]["place"]
    right["quotes"][0]["claimant"] = "Bo Hart"
    right["references"][0]["answer"] = "clear"
    lines = rows_of(agreement([left], [right], {}))
    assert lines["core"] == ["6", "7", "7", "85.7"]
    assert lines["full"] == ["5", "7", "7", "71.4"]
    assert lines["quotes"] == ["2", "2", "2", "100.0"]
    assert lines["quotes end to end"] == ["1", "2", "2", "50.0"]
    assert lines["references"] == ["3", "4", "4", "75.0"]
    assert lines["subject"] == ["6", "7", "85.7", "5", "6", "83.3"]
    assert lines["event"] == ["6", "7", "85.7", "6", "7", "85.7"]
    assert lines["mode"] == ["6", "7", "85.7", "1", "2", "50.0"]
    assert lines["place"] == ["6", "7", "85.7", "1", "2", "50.0"]
    assert agreement([left], [{**right, "sha256": "of another text"}], {}).startswith("0 articles")


def test_phrases_agree_by_their_words_where_the_text_is_known() -> None:
    left, right = gold(), gold()
    at = TEXT.index("revenue")
    left["figures"][2]["measure"], right["figures"][2]["measure"] = [at, at + 7], [at - 14, at + 7]
    assert rows_of(agreement([left], [right], {}))["measure"][:2] == ["6", "7"]
    assert rows_of(agreement([left], [right], {"fjordline": TEXT}))["measure"][:2] == ["7", "7"]


def test_the_commands_check_sheets_and_write_gold(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    news, out, sheets = tmp_path / "news.jsonl", tmp_path / "gold.jsonl", tmp_path / "sheets"
    news.write_text(json.dumps(ARTICLE) + "\n", "utf-8")
    sheets.mkdir()
    (sheets / "fjordline.txt").write_text(SHEET, "utf-8")

    def run(*arguments: object) -> str:
        monkeypatch.setattr(sys, "argv", ["gold", *map(str, arguments)])
        command.main()
        return capsys.readouterr().out

    assert run("check", sheets).startswith("sheets 1, figures 7, quotes 2, references 4")
    assert "added 2" in run("gold", sheets, "--articles", news, "-o", out, "--reader", 3)
    assert json.loads(out.read_text("utf-8")) == gold()
    assert "1 articles that both have" in run("agreement", out, out, "--articles", news)
    (sheets / "two.txt").write_text(
        SHEET.replace("| out", "|").replace("reader: a", "reader:").replace("fjordline", "lost"), "utf-8"
    )
    out.unlink()
    with pytest.raises(SystemExit, match=r"two\.txt:5: the reader is missing(?s:.)*two\.txt:1: no such article"):
        run("gold", sheets, "--articles", news, "-o", out)
    assert not out.exists()


def test_new_gold_is_joined_with_its_texts_as_the_old_one(tmp_path: Path) -> None:
    (tmp_path / "news.jsonl").write_text(json.dumps(ARTICLE), "utf-8")
    (tmp_path / "new.json").write_text(json.dumps(gold()) + "\n", "utf-8")
    news_gold.main(tmp_path, tmp_path / "out", tmp_path / "new.json")
    joined = json.loads((tmp_path / "out" / "claims" / "fjordline.json").read_text("utf-8"))
    assert joined == {**gold(), "text": TEXT}


@pytest.mark.model
def test_no_sheet_of_a_text_that_the_extractor_changes(nlp: Language) -> None:
    with pytest.raises(SheetError, match="reads another text"):
        find({"id": "a", "text": "One.\r\n\r\nTwo."}, nlp, load_base_model())


@pytest.mark.model
def test_sheets_are_written_once_and_only_for_gold_of_the_same_text(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    news, old, ids, out = (tmp_path / name for name in ("news.jsonl", "gold.jsonl", "ids", "sheets"))
    rows = [ARTICLE, {**ARTICLE, "id": "a/b"}, {**ARTICLE, "id": "left"}]
    news.write_text("".join(json.dumps(row) + "\n" for row in rows), "utf-8")
    old.write_text(json.dumps({**gold(), "id": "a/b", "sha256": "0"}) + "\n" + json.dumps(gold()) + "\n", "utf-8")
    ids.write_text("fjordline\na/b\n")
    monkeypatch.setattr(sys, "argv", ["gold", "sheets", str(news), str(out), "--ids", str(ids), "--prefill", str(old)])
    command.main()
    assert [path.name for path in out.iterdir()] == ["fjordline.txt"]
    filled = (out / "fjordline.txt").read_text("utf-8").replace("reader: ", "reader: 3")
    assert read(filled).gold(ARTICLE, 3) == gold()
    assert "a/b: no sheet: the gold is of another text" in capsys.readouterr().out
    command.main()
    assert "is there already" in capsys.readouterr().out
