"""How figures that are side by side are related."""

from __future__ import annotations

import pytest

from extractor.pipeline import Pipeline
from tests.components.statements.reading import read_statements

Related = list[tuple[str, list[str]]]


def related(nlp: Pipeline, text: str, slot: str) -> Related:
    """The figure that each statement with the slot is about, and the figures of the slot."""
    figures, statements = read_statements(nlp, text)
    related: Related = []
    for statement in statements:
        given = getattr(statement, slot)
        ids = (given,) if isinstance(given, str) else given or ()
        if ids:
            related.append((figures[statement.lead or ""].surface, [figures[id_].surface for id_ in ids]))
    return related


@pytest.mark.model
@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The wall is 12 kilometres (about 7.5 miles) long.", ("12 kilometres", ["7.5 miles"])),
        ("The fire burned 120 hectares, or 297 acres.", ("120 hectares", ["297 acres"])),
        ("The plant makes 120 cars a week, or 6,240 a year.", ("120 cars a week", ["6,240 a year"])),
        ("It paid 3 million euros ($3.3 million), or 40 cents a share, in May.",
         ("3 million euros", ["$3.3 million", "40 cents a share"])),
        ("They solved 1,282 of the crimes and lost 103 out of 412, or 25 percent.", None),
    ],
)  # fmt: skip
def test_an_amount_is_said_again(text: str, expected: tuple[str, list[str]] | None, nlp: Pipeline) -> None:
    assert related(nlp, text, "restated") == ([expected] if expected else [])


@pytest.mark.model
@pytest.mark.parametrize(
    "text",
    [
        "The wall is 12 kilometres and the road 7.5 miles long.",
        "The wall is 12 kilometres (7.5 miles of it in ruins) long.",
        "The trip takes 12 kilometres or 20 minutes.",
        "Tickets cost $12 or $15.",
        "The service costs $12 a month or $80 a year.",
        "It sold 12 houses ($3 million).",
    ],
)
def test_another_amount_is_not_the_first_again(text: str, nlp: Pipeline) -> None:
    assert related(nlp, text, "restated") == []


@pytest.mark.model
@pytest.mark.parametrize(
    ("text", "part", "share", "whole"),
    [
        ("120 of the 400 members, or 30 percent, voted.", "120", "30 percent", "400 members"),
        ("120 of the 400 members, or a share of 30 percent, voted.", "120", "30 percent", "400 members"),
        ("Only 38 of the 412 applicants, 9 percent, were women.", "38", "9 percent", "412 applicants"),
        ("387 of the 542 members of the union voted against it, or 71 percent.", "387", "71 percent", "542 members"),
        ("Judges rejected 77 percent of the appeals, or 577 of 749.", "577", "77 percent", "749"),
        ("The fund paid $3 billion, or 30% of its $10 billion budget.", "$3 billion", "30%", "$10 billion"),
        ("8 percent of the 534 people asked, or 43, said no.", "43", "8 percent", "534 people"),
        ("120 of the 400 members voted (30 percent).", "120", "30 percent", "400 members"),
        ("120 of the 400 members voted, a rate of 30 percent.", "120", "30 percent", "400 members"),
        ("The club has 400 members, of whom 120, or 30 percent, voted.", "120", "30 percent", "400 members"),
        ("The club has 400 members. Of those, 120, or 30 percent, voted.", "120", "30 percent", "400 members"),
        ("Of the 400 members, 120 voted, or 30 percent.", "120", "30 percent", "400 members"),
        (
            "Doctors saw 40 cases among 200,000 people, or 20 per 100,000.",
            "40 cases",
            "20 per 100,000",
            "200,000 people",
        ),
    ],
)
def test_a_share_is_of_a_part_and_its_whole(text: str, part: str, share: str, whole: str, nlp: Pipeline) -> None:
    assert related(nlp, text, "share") == [(part, [share])]
    assert (part, [whole]) in related(nlp, text, "whole")


@pytest.mark.model
@pytest.mark.parametrize(
    "text",
    [
        "120 of the 400 members voted, and 30 percent were late.",
        "Three of the five towns backed the mayor (45 percent).",
        "Three of the five towns, among them Ghent (45 percent), are poor.",
        "120 of the 400 members, 30 percent of them women, voted.",
        "The club has 400 members and 12 courts. 120 of them, or 30 percent, voted.",
        "Doctors saw 40 cases among 200,000 people, and 20 per 100,000 died.",
    ],
)
def test_a_percentage_of_something_else_is_no_share(text: str, nlp: Pipeline) -> None:
    assert related(nlp, text, "share") == []


@pytest.mark.model
@pytest.mark.parametrize(
    ("text", "part", "whole"),
    [
        ("The fire killed 20 people, including 12 children.", "12 children", "20 people"),
        ("The fire killed 20 people, 12 of them children.", "12", "20 people"),
        ("The mill has 20 workers, of whom 12 are women.", "12", "20 workers"),
        ("The mill has 20 workers. 12 of those are women.", "12", "20 workers"),
    ],
)
def test_words_name_the_whole_of_a_part(text: str, part: str, whole: str, nlp: Pipeline) -> None:
    assert related(nlp, text, "whole") == [(part, [whole])]


@pytest.mark.model
@pytest.mark.parametrize(
    "text",
    [
        "The fire killed 20 people and 12 dogs.",
        "The club has 20 members and 12 courts. Some of them are old, and 12 cost money.",
        "The mill has 20 workers. It sold 12 of its vans.",
        "The fund holds $20 million, including 12 flats.",
    ],
)
def test_other_counts_have_no_whole(text: str, nlp: Pipeline) -> None:
    assert related(nlp, text, "whole") == []


@pytest.mark.model
@pytest.mark.parametrize(
    ("text", "total", "parts"),
    [
        ("It hired 20 nurses and 12 doctors, 32 people in all.", "32 people", ["20 nurses", "12 doctors"]),
        ("It hired 20 nurses and 12 doctors, a total of 32 people.", "32 people", ["20 nurses", "12 doctors"]),
        ("It lost 20 jobs in Ghent and 12 in Bruges, for a total of 32.", "32", ["20 jobs", "12"]),
        ("It gave $2 million, $3 million and $4 million, $9 million in total.", "$9 million",
         ["$2 million", "$3 million", "$4 million"]),
    ],
)  # fmt: skip
def test_a_total_closes_the_list_of_its_parts(text: str, total: str, parts: list[str], nlp: Pipeline) -> None:
    assert related(nlp, text, "parts") == [(total, parts)]


@pytest.mark.model
@pytest.mark.parametrize(
    "text",
    [
        "It hired 20 nurses and 12 doctors, 32 people left.",
        "It hired 20 nurses, 12 doctors left, and 32 people came in all.",
        "It hired 20 nurses for $2 million and 12 doctors, a total of 32 people.",
        "Sales rose by $20 million and costs fell by $12 million, a total of $32 million.",
    ],
)
def test_no_other_list_has_a_total(text: str, nlp: Pipeline) -> None:
    assert related(nlp, text, "parts") == []


@pytest.mark.model
@pytest.mark.parametrize(
    "text",
    ["The fire hurt 20 people, 12 in Ghent and 9 in Bruges.", "The mill employs 20 people, with 12 in Ghent and 9 in Bruges."],
)  # fmt: skip
def test_a_list_after_a_comma_may_leave_out_parts(text: str, nlp: Pipeline) -> None:
    assert related(nlp, text, "some_parts") == [("20 people", ["12", "9"])]
    assert related(nlp, text, "parts") == []


@pytest.mark.model
@pytest.mark.parametrize(
    "text",
    [
        "The mill sold 20 vans in May, 12 in June and 9 in July.",
        "There were 20 cases in Ghent, 12 in Bruges and 9 in Mons.",
        "The fire hurt 20 people, 12 in Ghent and 9 by smoke.",
        "The fire hurt 20 people, 12 men in Ghent and 9 women in Bruges.",
    ],
)
def test_figures_of_one_list_are_no_parts_of_each_other(text: str, nlp: Pipeline) -> None:
    assert related(nlp, text, "some_parts") == []


@pytest.mark.model
@pytest.mark.parametrize(
    "text",
    ["The fire hurt 20 people: {}.", "The fire hurt 20 people ({}).", "The club has 20 people, made up of {}.",
     "The 20 people — {} — were hurt."],
)  # fmt: skip
def test_the_parts_of_a_total_are_a_closed_list(text: str, nlp: Pipeline) -> None:
    lists = {
        "12 men and 8 women": ["12 men", "8 women"],
        "5 boys, 7 girls and 8 women": ["5 boys", "7 girls", "8 women"],
    }
    for words, parts in lists.items():
        assert related(nlp, text.format(words), "parts") == [("20 people", parts)]
    assert related(nlp, text.format("12 men, 8 women"), "parts") == []


@pytest.mark.model
@pytest.mark.parametrize(
    "text",
    [
        "The fire hurt 20 people, including 12 men and 8 women.",
        "The fire hurt 20 people: 12 men and 8 women, for example.",
        "It has 20 rooms: $12 for one and $8 for two.",
    ],
)
def test_other_lists_are_no_parts(text: str, nlp: Pipeline) -> None:
    assert related(nlp, text, "parts") == []


@pytest.mark.model
@pytest.mark.parametrize(
    ("text", "gap"),
    [
        ("The plan passed by 31 votes to 18, a narrow majority of 13.", "13"),
        ("The plan won 52 percent to 41 percent, a margin of 11 points.", "11 points"),
        ("She leads the mayor by 8 points, 49% to 41%.", "8 points"),
        ("She raised $36 million to his $11 million. The $25 million gap is large.", "$25 million"),
        ("Sales were $14 million, twice the $7 million of a year earlier.", "twice"),
        ("The law passed with 51 percent in favour and 41 percent against, a gap of 10 points.", "10 points"),
    ],
)
def test_a_gap_or_multiple_lies_between_two_amounts(text: str, gap: str, nlp: Pipeline) -> None:
    figures, _ = read_statements(nlp, text)
    amounts = [figure.surface for figure in figures.values() if figure.surface != gap]
    assert related(nlp, text, "between") == [(gap, amounts)]


@pytest.mark.model
@pytest.mark.parametrize(
    ("text", "change"),
    [
        ("Rents fell to $90 in May from $100 in April. That is a drop of 10 percent.", "10 percent"),
        ("Turnout fell to 34 percent in May from 38 percent in 2020. This was a fall of 4 points.", "4 points"),
        ("Rents fell to $90 in May from $100 in April. Wages saw a drop of 10 percent.", None),
        ("Rents fell to $90 in May from $100 in April and $95 in March. That is a drop of 10 percent.", None),
        ("Turnout fell to 34 percent in May from 38 percent in 2020. That is a fall of 4 percent.", None),
    ],
)
def test_a_change_leads_between_the_amounts_of_the_sentence_before(
    text: str, change: str | None, nlp: Pipeline
) -> None:
    amounts = [figure.surface for figure in read_statements(nlp, text)[0].values()]
    expected = [(change, sorted(amounts[:2], key=amounts.index))] if change else []
    assert related(nlp, text, "between") == expected


@pytest.mark.model
@pytest.mark.parametrize(
    "text",
    [
        "The plan passed by 31 votes to 18, with a turnout of 13.",
        "She raised $36 million to his $11 million. A $25 million gap is large.",
        "Sales were $14 million, and twice the council cut $7 million.",
        "She moved from 31 flats to 18, and a lead of 13 points was lost.",
    ],
)
def test_other_amounts_have_nothing_between_them(text: str, nlp: Pipeline) -> None:
    assert related(nlp, text, "between") == []


@pytest.mark.model
@pytest.mark.parametrize(
    "text",
    [
        "It sold 2 million shares at $5 a share for $10 million.",
        "It sold 2 million shares at $5 a share, raising $10 million.",
        "It paid $10 million for 2 million shares at $5 a share.",
        "It paid $10 million for 2 million shares, or $5 a share.",
        "The 2 million shares cost $10 million, an average of $5 a share.",
    ],
)
def test_a_total_has_its_factors(text: str, nlp: Pipeline) -> None:
    assert related(nlp, text, "factors") == [("$10 million", ["2 million shares", "$5 a share"])]
    assert related(nlp, text.replace("$5 a share", "$5 a day"), "factors") == []


@pytest.mark.model
def test_each_and_a_year_are_factors_of_a_total(nlp: Pipeline) -> None:
    text = "It paid $10 million to 2,000 families, or $5,000 each."
    assert related(nlp, text, "factors") == [("$10 million", ["2,000 families", "$5,000"])]
    text = "It will spend $10 million over 5 years, or $2 million a year."
    assert related(nlp, text, "factors") == [("$10 million", ["5 years", "$2 million a year"])]
    text = "It paid $10 million to 2,000 families, and $5,000 went to a school."
    assert related(nlp, text, "factors") == []


@pytest.mark.model
@pytest.mark.parametrize(
    ("text", "born"),
    [
        ("Ali Kaya, 45, who was born in 1978, retired.", 1),
        ("Ali Kaya, born on 3 March 1978, is 45 years old.", 1),
        ("Ali Kaya, 45, and his mother, who was born in 1950, retired.", 0),
        ("Ali Kaya, 45, son of Mira Castell, who was born in 1950, retired.", 0),
        ("Ali Kaya, 45, and Mira Castell, 46, were born in 1978.", 0),
        ("Ali Kaya, born in 1978, died at the age of 45 in 2023.", 0),
    ],
)
def test_an_age_has_the_birth_date_of_its_person(text: str, born: int, nlp: Pipeline) -> None:
    _, statements = read_statements(nlp, text)
    assert sum(statement.born is not None for statement in statements) == born


@pytest.mark.model
def test_value_and_baseline_are_bound_in_other_terms_too(nlp: Pipeline) -> None:
    text = "Net income fell 6% to $40.5 million, or 81 cents a share, from $43 million, or 86 cents a share."
    figures, statements = read_statements(nlp, text)
    bound = [
        (figures[statement.value or ""].surface, figures[statement.baseline or ""].surface) for statement in statements
    ]
    assert bound == [("$40.5 million", "$43 million"), ("81 cents a share", "86 cents a share")]
    assert {figure.surface: figure.role for figure in figures.values()}["81 cents a share"] == "rate"


@pytest.mark.model
@pytest.mark.parametrize(
    ("text", "tied"),
    [
        ("Profit rose 20 percent to $12 million from $10 million.", True),
        ("A profit of $12 million followed, up 20 percent from a loss of $10 million.", False),
        ("Sales rose 20 percent like-for-like to $12 million from $10 million.", False),
        ("Shares fell 20 percent to $8 from a high of $12.", False),
        ("The score improved by 2 points to 12 percent from 14 percent.", False),
        ("Sales rose 5% from May 2024 to $12 million, compared with $10 million in March 2025.", False),
    ],
)
def test_digits_that_do_not_say_how_two_amounts_differ_are_not_tied(text: str, tied: bool, nlp: Pipeline) -> None:
    _, statements = read_statements(nlp, text)
    assert any(statement.tied for statement in statements if statement.baseline) is tied


@pytest.mark.model
@pytest.mark.parametrize("words", ["was pushed down", "edged down", "fell", "fell a higher-than-expected 20 percent"])
def test_a_word_right_after_the_verb_gives_the_direction(words: str, nlp: Pipeline) -> None:
    _, statements = read_statements(nlp, f"The price {words} to $40 from $50.")
    assert [statement.direction for statement in statements if statement.baseline] == ["down"]
