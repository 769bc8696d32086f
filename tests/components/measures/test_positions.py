"""What lies between a figure and the words that it measures: distances, empty nouns, lists, clauses that share a subject."""

from __future__ import annotations

import pytest
from spacy.language import Language

from tests.components.measures.test_frames import measured, read

pytestmark = pytest.mark.model


@pytest.mark.parametrize(
    "marked",
    [
        "The wreck was located about [50 miles] (80 km) south of Bern.",
        "The centre of the quake was located nine kilometers east of Bern, [73 km] north of Thun.",
        "The bureau placed the centre of the quake about [eight kilometers] southwest of the town of Thun.",
        "The storm was [50 miles] south of Bern.",
        "The ship sank [30 kilometers] east of the port.",
    ],
)
def test_a_distance_measures_nothing(nlp: Language, marked: str) -> None:
    text, figure, wanted = read(nlp, marked)
    assert measured(text, figure) == wanted


@pytest.mark.parametrize(
    "marked",
    [
        "The firm had hoped to raise {capacity} to the equivalent of [54 gigawatt-hours] by 2030.",
        "{Sales} rose to a total of [$9 million].",
    ],
)
def test_an_amount_of_an_empty_noun_takes_the_position_of_the_noun(nlp: Language, marked: str) -> None:
    text, figure, wanted = read(nlp, marked)
    assert measured(text, figure) == wanted


def test_a_part_of_its_worth_is_of_the_thing(nlp: Language) -> None:
    text, figure, wanted = read(nlp, "{The rupee} lost [a third] of its worth.")
    assert measured(text, figure) == wanted


@pytest.mark.parametrize(
    "marked",
    [
        "There were 170 deaths in May. That showed a [93%] increase from April.",
        "The S&P 500 closed lower on Monday. {The broad index} is down [5%] since May.",
        "X9-7b was first identified in 2015. It is about [110 light-years] from Earth.",
        "Ruth Calder has died, according to the mayor, Tom Hale. She was [58].",
    ],
)
def test_the_words_of_another_sentence_are_no_measure(nlp: Language, marked: str) -> None:
    text, figure, wanted = read(nlp, marked)
    assert measured(text, figure) == wanted


def test_a_clause_with_after_has_the_subject_of_its_main_clause(nlp: Language) -> None:
    text, figure, wanted = read(nlp, "{The index} gained 3 percent in Bern after plunging [2.1 percent] a day before.")
    assert measured(text, figure) == wanted


def test_a_list_of_bare_counts_goes_on_with_the_things_counted_first(nlp: Language) -> None:
    text, figure, wanted = read(nlp, "The list has 21 {farmers} in Bern, 36 in Thun, 29 in Chur and [seven] in Davos.")
    assert measured(text, figure) == wanted


@pytest.mark.parametrize(
    "marked",
    [
        "{Silver} touched $18.77 an ounce, the highest in more than [four months].",
        "{Oil inventories} fell for the first time in [three weeks].",
        "The slump pushed {the vacancy rate} to the highest in [15 years].",
    ],
)
def test_the_time_of_a_superlative_is_of_what_is_at_its_best(nlp: Language, marked: str) -> None:
    text, figure, wanted = read(nlp, marked)
    assert measured(text, figure) == wanted


def test_the_age_of_a_son_is_that_of_the_name_after_him(nlp: Language) -> None:
    text, figure, wanted = read(nlp, "They said her [14-year-old] son {Peter Smith} tested negative.")
    assert measured(text, figure) == wanted


def test_an_indefinite_noun_is_no_earlier_one(nlp: Language) -> None:
    text, figure, wanted = read(nlp, "The state gauge of prices rose 3 percent. {A gauge} rose [9 percent].")
    assert measured(text, figure) == wanted


def test_a_figure_of_nobody_is_not_of_who_says_it(nlp: Language) -> None:
    text, figure, wanted = read(nlp, "The report said there were [50] more.")
    assert measured(text, figure) == wanted


@pytest.mark.parametrize(
    "marked",
    [
        "Doctors treat {children} under [five years of age] as patients at risk.",
        "It is free for {women} between [20 and 35].",
        "The office asked 900 {pupils} aged [12 to 17].",
    ],
)
def test_an_age_after_a_bound_is_of_the_noun_before_the_bound(nlp: Language, marked: str) -> None:
    text, figure, wanted = read(nlp, marked)
    assert measured(text, figure) == wanted


@pytest.mark.parametrize(
    "marked",
    [
        "About [11 percent] of {men who were not employed} cited illness as a factor.",
        "About [11 percent] of {men}, who were not employed, cited illness as a factor.",
        "The office found that [30 percent] of {pupils} who walk to school live in Bern.",  # parsed without a main verb
    ],
)
def test_the_whole_of_a_share_keeps_the_relative_clause_that_says_which(nlp: Language, marked: str) -> None:
    text, figure, wanted = read(nlp, marked)
    assert measured(text, figure) == wanted


def test_an_object_that_is_moved_keeps_what_it_is_for(nlp: Language) -> None:
    text, figure, wanted = read(nlp, "The state increased {funding for schools} by [$4 million].")
    assert measured(text, figure) == wanted


def test_what_is_done_for_an_amount_of_money_is_no_measure_of_it(nlp: Language) -> None:
    text, figure, wanted = read(nlp, "In Bern he washes dishes for [$8 an hour].")
    assert measured(text, figure) == wanted


@pytest.mark.parametrize(
    "marked",
    [
        "The S&P 500 and the Dow fell on Monday. {The index} lost [3 percent].",
    ],
)
def test_a_second_mention_of_one_of_two_things_stays(nlp: Language, marked: str) -> None:
    text, figure, wanted = read(nlp, marked)
    assert measured(text, figure) == wanted


def test_a_phrase_that_does_not_say_which_one_is_no_fuller_mention(nlp: Language) -> None:
    text, figure, wanted = read(nlp, "It beat the record for a single storm. {The storm} was [51 inches] deep.")
    assert measured(text, figure) == wanted


@pytest.mark.parametrize(
    "marked", ["Grab raised [$5m] from Acme Fund.", "The club raised [$5m] from investors in May."]
)
def test_those_from_whom_money_comes_are_not_measured(nlp: Language, marked: str) -> None:
    text, figure, wanted = read(nlp, marked)
    assert measured(text, figure) == wanted


def test_a_phrase_before_the_subject_is_not_what_money_is_spent_on(nlp: Language) -> None:
    text, figure, wanted = read(nlp, "In a sign of haste, the firm last year paid [$3 million] to raise its {stake}.")
    assert measured(text, figure) == wanted


@pytest.mark.parametrize(
    "marked",
    [
        "{The odds of being out of work} are [35 percent] for clerks.",
        "{The cost of what clerks buy} has [doubled].",
        "{The fine for breaking the rule} was set at [$500].",
    ],
)
def test_a_measure_keeps_the_deed_after_its_preposition(nlp: Language, marked: str) -> None:
    text, figure, wanted = read(nlp, marked)
    assert measured(text, figure) == wanted


@pytest.mark.parametrize(
    "marked",
    [
        "The airline posted [7 percent] {passenger revenue} growth in Norland.",
        "The city voted for a [3 percent] {property tax} increase on landlords.",
        "A drop of 9 percent in tickets contrasts with the [2 percent] decline seen in {gate receipts}.",
    ],
)
def test_a_change_is_of_what_comes_before_its_noun(nlp: Language, marked: str) -> None:
    text, figure, wanted = read(nlp, marked)
    assert measured(text, figure) == wanted


@pytest.mark.parametrize(
    "marked",
    [
        "Shares of its suppliers {Norvex} ([-0.8%]) and Holt moved on Friday.",
        "The club won 9,000 {votes} ([0.15 percent]) in Bern.",
        "He took the money from other places: according to Norvex, [$3 million] from a fund.",
    ],
)
def test_an_apposition_is_of_the_thing_before_its_mark(nlp: Language, marked: str) -> None:
    text, figure, wanted = read(nlp, marked)
    assert measured(text, figure) == wanted


@pytest.mark.parametrize(
    "marked",
    [
        "He led nine {boys} between the ages of [11 and 16] into the cave.",
        "The rule bans travel for those under [19].",
        "She has three {sons}, aged [nine], 11 and 12.",
    ],
)
def test_an_age_is_of_whom_the_words_describe(nlp: Language, marked: str) -> None:
    text, figure, wanted = read(nlp, marked)
    assert measured(text, figure) == wanted


@pytest.mark.parametrize(
    "marked",
    [
        "The coast got [30 inches] of {rain} in the north of the island.",
        "[Half] of {the men in the survey} agree.",
        "The law gives a [30%] {credit for solar panels} on roofs.",
        "Steel is bought abroad, accounting for [7 percent] of {exports}.",
    ],
)
def test_how_far_a_whole_reaches(nlp: Language, marked: str) -> None:
    text, figure, wanted = read(nlp, marked)
    assert measured(text, figure) == wanted


def test_a_pronoun_refers_to_no_figure_after_it(nlp: Language) -> None:
    text, figure, wanted = read(nlp, "They liked the trade, which takes 80 percent of the port, and grew [3 percent].")
    assert measured(text, figure) == wanted
