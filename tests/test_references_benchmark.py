"""The scorer of `python -m benchmarks.references`, and the sheets that its gold comes from, on an invented article."""

from __future__ import annotations

import hashlib
import json
import sys
from pathlib import Path

import pytest
from spacy.tokens import Doc
from spacy.vocab import Vocab

from benchmarks.evaluation.projection import Projection
from benchmarks.references import Link, Outcome, compare, errors, is_right, main, read_links, table
from extractor.record.reference import Reference
from extractor.record.textrange import TextRange

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "scripts"))

import reference_gold
import reference_sheets

# word, tag, head (counted from the word), relation
PARSE = """
Bank NN 3 compound
chief NN 2 compound
Ona NNP 1 compound
Vell NNP 4 nsubj
and CC -1 cc
Bo NNP 1 compound
Hart NNP -3 conj
met VBD 0 ROOT
the DT 4 det
World NNP 3 compound
Trade NNP 1 compound
Union NNP 1 nmod
council NN -5 dobj
of IN -1 prep
Oslo NNP -1 pobj
. . -8 punct
Vell NNP 2 nsubj
has VBZ 1 aux
left VBN 0 ROOT
the DT 1 det
WTU NNP -2 dobj
. . -3 punct
""".strip()


def parsed(lines: str) -> Doc:
    """A Doc of lines of word, tag, head and relation."""
    rows = [line.split() for line in lines.split("\n")]
    return Doc(
        Vocab(),
        words=[row[0] for row in rows],
        tags=[row[1] for row in rows],
        heads=[number + int(row[2]) for number, row in enumerate(rows)],
        deps=[row[3] for row in rows],
    )


DOC = parsed(PARSE)


def range_of(words: str, nth: int = 0) -> TextRange:
    start = -1
    for _ in range(nth + 1):
        start = DOC.text.index(words, start + 1)
    return TextRange(start, start + len(words))


def row(words: TextRange, target: TextRange | None = None, kind: str = "short_name") -> Reference:
    return Reference(start=words.start, end=words.end, kind=kind, refers_to=target)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("gold", "answer", "right"),
    [
        ("chief Ona Vell", "Ona Vell", True),  # more than half of it
        ("Bank chief Ona Vell", "Vell", True),  # the same head
        ("Bank chief Ona Vell", "Bank", False),
        ("Bank chief Ona Vell", ("Vell", 1), True),  # a form of the name elsewhere
        ("Bo Hart", ("Vell", 1), False),
        ("Ona Vell and Bo Hart", "Ona Vell", False),  # one for two, though it has the head
        ("Ona Vell and Bo Hart", "chief Ona Vell and Bo Hart", True),
        ("the World Trade Union council", "council of Oslo", True),
        ("World Trade Union", "WTU", True),
        ("WTU", "World Trade Union", True),
        ("World Trade Union", "council of Oslo", False),
    ],
)
def test_an_antecedent_is_right_where_both_name_one_thing(
    gold: str, answer: str | tuple[str, int], right: bool
) -> None:
    got = range_of(answer) if isinstance(answer, str) else range_of(*answer)
    assert is_right(DOC, range_of(gold), got) is right


def test_a_link_and_a_row_are_paired_by_their_words() -> None:
    the_wtu, vell = range_of("the WTU"), range_of("Vell", 1)
    links = [Link(*the_wtu, kind="noun_phrase", answer="clear"), Link(*vell, kind="short_name", answer="clear")]
    longer = row(TextRange(vell.start, the_wtu.end), kind="short_name")  # begins with it and is of its kind
    wider = row(TextRange(vell.start, the_wtu.end), kind="noun_phrase")
    assert [comparison.found for comparison in compare("a", DOC, links, [longer])] == [None, longer]
    assert [comparison.found for comparison in compare("a", DOC, links, [wider])] == [None, None]


NAMED = Link(100, 104, "pronoun", "antecedent", range_of("Bank chief Ona Vell"))
CLEAR, NONE = Link(200, 202, "pronoun", "clear"), Link(300, 302, "acronym", "none")
CLAUSE = Link(300, 302, "acronym", "clause", TextRange(range_of("Vell", 1).start, range_of("left").end))


@pytest.mark.parametrize(
    ("link", "reference", "fault"),
    [
        (NAMED, row(TextRange(100, 104), range_of("Ona Vell")), ""),
        (NAMED, row(TextRange(100, 104), range_of("Bo Hart")), "wrong"),
        (NAMED, row(TextRange(100, 104)), "open"),
        (NAMED, None, "no row"),
        (CLEAR, None, ""),
        (CLEAR, row(TextRange(200, 202)), "alarm"),
        (CLEAR, row(TextRange(200, 202), range_of("Bo Hart")), "filled"),
        (NONE, row(TextRange(300, 302)), ""),
        (NONE, row(TextRange(300, 302), range_of("Bo Hart")), "filled"),
        (NONE, None, "no row"),
        (CLAUSE, row(TextRange(300, 302), range_of("has left")), ""),
        (CLAUSE, row(TextRange(300, 302), range_of("Bo Hart")), "filled"),
    ],
)
def test_each_fault_has_a_name(link: Link, reference: Reference | None, fault: str) -> None:
    (outcome,) = compare("a", DOC, [link], [reference] if reference else [])
    assert outcome.fault == fault
    assert len(list(errors([outcome], {"a": DOC.text}))) == bool(fault)


def test_shares_are_of_the_answers_that_they_are_about() -> None:
    def outcome(link: Link, reference: Reference | None, right: bool = False) -> Outcome:
        return Outcome("a", link, reference, right)

    there, filled = row(TextRange(0, 1)), row(TextRange(0, 1), TextRange(2, 3))
    outcomes = [
        outcome(NAMED, filled, right=True), outcome(NAMED, filled), outcome(NAMED, there), outcome(NAMED, None),
        outcome(CLEAR, there), outcome(CLEAR, None), outcome(NONE, filled), outcome(NONE, None),
    ]  # fmt: skip
    lines = [line.split() for line in table(outcomes).split("\n")]
    assert lines == [
        ["named", "given", "right", "row", "clear", "alarm", "filled"],
        ["pronoun", "4", "50.0", "50.0", "75.0", "2", "50.0", "0.0"],
        ["acronym", "0", "-", "-", "50.0", "0", "-", "50.0"],
        ["all", "4", "50.0", "50.0", "66.7", "2", "50.0", "25.0"],
    ]


def test_links_follow_their_words_into_the_cleaned_text() -> None:
    gold = {"links": [{"start": 5, "end": 7, "kind": "pronoun", "answer": "antecedent", "refers_to": [0, 3]}]}
    (link,) = read_links(gold, Projection("Ona, he left", "By: Ona, he left"))
    assert (link.start, link.end, link.refers_to) == (9, 11, TextRange(4, 7))


TEXT = 'The Halden Bank cut 40 jobs, it said.\n\nIts chief Ona Vell left "at once". Both hurt the bank.'
ARTICLES = {"halden": {"id": "halden", "text": TEXT}}
SHEET = """id: halden
title: Bank cuts jobs
annotator: a
[1] The Halden Bank cut 40 jobs, ⟦1:it⟧ said.

[2] ⟦2:Its⟧ chief Ona Vell left "at once".
[3] ⟦3:Both⟧ hurt ⟦4:the bank⟧.

EXPRESSIONS
1 | [1] | pronoun | it | = "The Halden Bank" [1]
2 | [2] | pronoun | Its | clear  # a remark
3 | [3] | quantifier | Both | clause “left "at once"” [2]
4 | [3] | noun_phrase | the bank | none
"""


def test_a_filled_sheet_gives_ranges_and_answers() -> None:
    gold, faults = reference_gold.read_sheet("s.txt", SHEET, ARTICLES)
    assert faults == []
    assert (gold["id"], gold["annotator"]) == ("halden", "a")
    assert gold["sha256"] == hashlib.sha256(TEXT.encode()).hexdigest()
    assert [(TEXT[link["start"] : link["end"]], link["kind"], link["answer"]) for link in gold["links"]] == [
        ("it", "pronoun", "antecedent"),
        ("Its", "pronoun", "clear"),
        ("Both", "quantifier", "clause"),
        ("the bank", "noun_phrase", "none"),
    ]
    targets = [TEXT[slice(*link["refers_to"])] if link["refers_to"] else None for link in gold["links"]]
    assert targets == ["The Halden Bank", None, 'left "at once"', None]


def test_words_are_looked_for_outside_of_the_expression_and_as_whole_words() -> None:
    sheet = SHEET.replace("| none", '| = "the bank" [3]').replace("clear  # a remark", '= "Ona" [2]')
    faults = reference_gold.read_sheet("s.txt", sheet, ARTICLES)[1]
    assert faults == ["s.txt:13: 'the bank' has the expression itself in it"]
    sheet = SHEET.replace("clear  # a remark", '= "On" [2]')
    assert reference_gold.read_sheet("s.txt", sheet, ARTICLES)[1] == ["s.txt:11: sentence [2] does not have 'On'"]


def test_a_mark_that_was_copied_is_no_part_of_the_words() -> None:
    sheet = SHEET.replace("| none", '| = "⟦2:Its⟧ chief" [2]')
    gold, _ = reference_gold.read_sheet("s.txt", sheet, ARTICLES)
    assert TEXT[slice(*gold["links"][3]["refers_to"])] == "Its chief"


def test_the_second_time_can_be_requested() -> None:
    text = "He met her, he said."
    sheet = "id: a\nannotator: b\n[1] He met ⟦1:her⟧, he said.\nEXPRESSIONS\n1 | [1] | pronoun | her | "
    for answer, faults in (('= "e" [1#2]', 1), ('= "he" [1#1]', 0), ('= "he" [1#2]', 1)):
        read = reference_gold.read_sheet("s", sheet + answer, {"a": {"id": "a", "text": text}})
        assert len(read[1]) == faults, answer


@pytest.mark.parametrize(
    ("old", "new", "fault"),
    [
        ("annotator: a", "annotator: ", "1: the annotator is missing"),
        ("id: halden", "id: other", "1: no article other among the news"),
        ("cut 40", "cut 41", "4: sentence [1] is not as it is in the article"),
        ("EXPRESSIONS", "EXPRESSION", "the line EXPRESSIONS is missing"),
        ("| none", "|", "13: no answer for 'the bank'"),
        ("| none", "| nothing", "13: nothing is no answer"),
        ("| the bank | none", "| the bank none", "13: not a line of an expression"),
        ("4 | [3]", "3 | [3]", "13: the text marks no 3:the bank"),
        ("4 | [3] | noun_phrase | the bank | none\n", "", "9: no line for 4"),
        ("4 | [3] | noun_phrase | the bank", "1 | [1] | pronoun | it", "13: expression 1 has two lines"),
        ('Bank" [1]', 'Bank" [7]', "10: there is no sentence [7]"),
    ],
)
def test_a_fault_of_a_sheet_is_named_with_its_line(old: str, new: str, fault: str) -> None:
    faults = reference_gold.read_sheet("s.txt", SHEET.replace(old, new), ARTICLES)[1]
    assert any(fault in message for message in faults), faults


def test_nothing_is_written_while_a_sheet_has_a_fault(tmp_path: Path) -> None:
    news, out = tmp_path / "news.jsonl", tmp_path / "gold.jsonl"
    news.write_text(json.dumps(ARTICLES["halden"]))
    (tmp_path / "one.txt").write_text(SHEET)
    (tmp_path / "two.txt").write_text(SHEET.replace("| none", "|"))
    with pytest.raises(SystemExit, match=r"two\.txt:13: no answer"):
        reference_gold.main(str(tmp_path), news, out)
    assert not out.exists()
    reference_gold.main(str(tmp_path / "o*.txt"), news, out)
    assert [json.loads(line)["id"] for line in out.read_text().splitlines()] == ["halden"]


@pytest.mark.model
def test_blank_sheets_have_the_expressions_of_sentences_with_numbers_or_quotes() -> None:
    text = (
        "Ona Vell runs the World Trade Union (WTU). She said it was late.\n"
        'In 2019 Vell told the WTU that its 40 members were "angry". They left the union\'s office, and both wept.\n'
        '"The two met this week," said such a member of the Halden Bank\'s board. Each of the lenders paid $5.'
    )
    sentences = reference_sheets.read_sentences(reference_sheets.load_base_model(), text)
    expressions = reference_sheets.find_expressions(sentences)
    assert [(text[expression.start : expression.end], expression.kind) for expression in expressions] == [
        ("Vell", "short_name"), ("WTU", "acronym"), ("its", "pronoun"), ("The two", "quantifier"),
        ("such a member", "noun_phrase"), ("the lenders", "noun_phrase"),
    ]  # fmt: skip
    chosen = reference_sheets.choose_expressions("halden", expressions)
    sheet = reference_sheets.write_sheet({"id": "halden", "text": text}, sentences, chosen)
    assert "In 2019 ⟦1:Vell⟧ told the ⟦2:WTU⟧ that ⟦3:its⟧ 40 members" in sheet
    filled = sheet.replace("annotator: ", "annotator: b").replace(" | \n", " | clear\n")
    gold, faults = reference_gold.read_sheet("s", filled, {"halden": {"id": "halden", "text": text}})
    assert faults == []
    assert [(link["start"], link["end"]) for link in gold["links"]] == [
        (expression.start, expression.end) for expression in expressions
    ]


def test_noun_phrases_do_not_drown_pronouns() -> None:
    expressions = [
        reference_sheets.Expression(start, start + 1, kind)
        for start, kind in enumerate(
            ["noun_phrase"] * 40 + ["pronoun"] * 9 + ["acronym", "short_name"] * 3 + ["quantifier"]
        )
    ]
    chosen = reference_sheets.choose_expressions("a", expressions)
    groups = [expression.group for expression in chosen]
    assert {group: groups.count(group) for group in reference_sheets.QUOTAS} == reference_sheets.QUOTAS
    assert expressions[-1] in chosen
    assert chosen == sorted(chosen, key=lambda expression: expression.start)
    assert chosen == reference_sheets.choose_expressions("a", reversed(expressions))


@pytest.mark.model
def test_the_articles_are_joined_by_id_and_digest(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    gold, _ = reference_gold.read_sheet("s", SHEET, ARTICLES)
    (tmp_path / "gold.jsonl").write_text(json.dumps(gold) + "\n" + json.dumps({**gold, "id": "lost"}) + "\n")
    (tmp_path / "news.jsonl").write_text(json.dumps(ARTICLES["halden"]))
    monkeypatch.setattr(sys, "argv", ["references", *(str(tmp_path / name) for name in ("gold.jsonl", "news.jsonl"))])
    main()
    printed = capsys.readouterr().out
    assert "1 articles, 4 expressions" in printed
    assert "are other texts: lost" in printed
