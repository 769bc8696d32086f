"""Which way a bare date lies: tense, aspect, modals and cues.  Published on Monday, June 9, 2025."""

import pytest
from spacy.language import Language

from extractor.errors import InputError
from tests.components.times.marked import check_marked, find

pytestmark = pytest.mark.model


@pytest.mark.parametrize(
    "sentence",
    [
        "The talks will resume on <T is=2025-06-14>Saturday</T>, the ministry said on <T is=2025-06-07>Saturday</T>.",
        "The minister resigned on <T is=2025-06-09>Monday</T>.",
        "Shares fell <T is=2025-06-04>Wednesday</T> after the report.",
        "The fee will be charged again on <T is=2026-04-02>April 2</T>.",
        "The match starts on <T is=2025-06-15>Sunday</T>.",
        "The law takes effect <T is=2026-01-01>Jan. 1</T>.",
        "She is expected to retire in <T is=2025-10>October</T>.",
        "It wants to close the mine by <T until=2025-08-01 from=none>July</T>.",
        "The forecast is for 900 boats by <T until=2025-09-01 from=none>early August</T>.",
        "The office remains closed until <T until=2025-06-13>Thursday</T>.",
        "The office was closed until <T until=2025-06-06>Thursday</T>.",
        "Another event is to be held on <T is=2025-07-12>July 12</T>.",
        "The plan was announced in <T is=2025-01>January</T>.",
        "The fund that was set up in <T is=2025-03>March</T> told clients that it was going for gold on <T is=2025-06-04>Wednesday</T>.",
        "The appeal is heard on <T is=2025-06-11>Wednesday</T> and, once it is decided in <T is=2025-07>July</T>, will be printed.",
        "The meeting is expected to be held <T is=2026-05-02>May 2</T>.",
        "Crude for <T is=2025-10>October</T> delivery fell; the fund bought contracts for <T is=2025-09>September</T>.",
        "Sales are poised to have fallen in <T is=2025-05>May</T>.",
        "The shop opened on <T is=2025-02-03>Feb. 3 this year</T>.",
        "The offer had been due to end on <T is=2025-06-04>Wednesday</T>.",
        "It is likely to grow, having fallen since <T from=2025-01-13 until=none>Jan. 13</T>.",
        "They were told of the chances of a <T is=2025-07>July</T> cut; sales had fallen in <T is=2024-10>October</T>.",
        "The fair is <T is=2025-06-15>this coming Sunday</T>.",
        "Sales had peaked in <T is=2024-12>December</T>.",
        "The notes rose to yield 1.8 percent, from 1.9 percent <T is=2025-06-06>late on Friday</T>.",
        "His rating stands at 44 percent, unchanged from <T is=2025-01>January</T>.",
        "Members voted to strike in <T is=2024-10>October</T>.",
        "Starting around <T from=2025-07-01 until=none>July</T>, the yard will have to build three boats.",
        "The bank may have overdone it by raising rates in <T is=2024-12>December</T>.",
        "The fair will open in <T is=2025-10>October</T> and close in <T is=2025-11>November</T>.",
        "It will rise 3 percent from <T is=2025-06-06>Friday</T>'s close, of <T is=2025-06-13>Friday</T>'s sale.",
        "They will get 3 percent above the price on <T is=2025-06-04>Wednesday</T>.",
    ],
)
def test_tense_decides(nlp: Language, sentence: str) -> None:
    check_marked(nlp, sentence)


def test_a_part_of_the_year_that_has_just_ended_is_meant_whatever_the_verb(nlp: Language) -> None:
    text = "The brewer will publish its <T is=2025-Q3>third-quarter</T> results; it expects a loss in <T is=2025-Q4>the fourth quarter</T>."
    check_marked(nlp, text, "2025-10-20")


def test_a_quarter_that_has_just_ended_is_meant_after_a_date_of_another_year(nlp: Language) -> None:
    text = "The notes were sold on <T is=2021-03-04>March 4, 2021</T>. <T is=2025-Q3>Third-quarter</T> profit rose."
    check_marked(nlp, text, "2025-10-20")


def test_the_running_quarter_is_meant_and_not_the_one_of_last_year(nlp: Language) -> None:
    check_marked(nlp, "Storms weighed on <T is=2025-Q4>fourth-quarter</T> bookings.", "2025-10-20")


def test_what_is_counted_a_year_back_has_begun(nlp: Language) -> None:
    text = """Profit fell in <T is=2025-Q1>the first quarter</T>. It is to rise in <T is=2026>2026</T>. In <T is=2024-Q1>the \
year-ago period</T> it was $3 million, and it will fall for <T is=2025>the full year</T>."""
    check_marked(nlp, text)


def test_the_quarter_that_is_meant_is_over(nlp: Language) -> None:
    text = """Profit fell in <T is=2025-Q1>the first quarter</T>; it gave no forecast for <T is=2025-Q2>the second quarter</T>. \
Costs rose in <T is=2025-Q1>the quarter</T>."""
    check_marked(nlp, text)


def test_the_day_that_ended_a_quarter_is_not_what_the_text_goes_on_from(nlp: Language) -> None:
    text = """It earned $2 million in <T is=2025-Q1>the first quarter</T> ended <T is=2025-03-31>March 31</T>. It had lost money \
<T is=2024-Q1>a year ago</T>; <T is=2024-Q1>a year earlier</T> costs were high."""
    check_marked(nlp, text)


def test_a_window_moves_back_whole(nlp: Language) -> None:
    text = """It earned $2 million in <T from=2024-08-01 until=2025-05-01>the nine months</T> ended <T is=2025-04-30>April 30</T>; \
<T from=2023-08-01 until=2024-05-01>a year earlier</T> it had lost money."""
    check_marked(nlp, text)


def test_a_baseline_is_moved_once(nlp: Language) -> None:
    text = """Profit rose to $3 million in <T is=2025-Q1>the first quarter</T> from $2 million, or 9 cents a share, \
<T is=2024-Q1>a year earlier</T>. Sales were $40 million, compared with $38 million <T is=2024-Q1>a year ago</T>. \
Costs fell from $9 million <T is=2024-Q1>a year earlier</T>."""
    check_marked(nlp, text)


def test_the_weekend_is_that_of_the_article(nlp: Language) -> None:
    text = "The club was sold in <T is=2019-03>March 2019</T>. Over <T is=2025-W23-WE>the weekend</T>, fans marched."
    check_marked(nlp, text)


def test_the_quarter_is_not_the_year_earlier_one(nlp: Language) -> None:
    text = """Profit fell in <T is=2025-Q1>the first quarter</T>. In <T is=2024-Q1>the year-ago quarter</T> it was $3 million. Debt fell in <T is=2025-Q1>the quarter</T>."""
    check_marked(nlp, text)


def test_the_anchor_is_stated(nlp: Language) -> None:
    times = find(nlp, "Sales fell in May. Two months earlier they had risen; in 2019 they were flat.")
    assert [(t.anchor.kind, t.anchor.ref) for t in times] == [
        ("publication", None),
        ("mention", "t1"),
        ("explicit", None),
    ]


def test_a_publication_date_that_is_none_is_refused(nlp: Language) -> None:
    with pytest.raises(InputError, match="soon"):
        find(nlp, "Sales fell last month.", "soon")


@pytest.mark.parametrize("head", ["LONDON, May 5, 2025 (Agency) - ", "Mill closes\nMay 5, 2025\n"])
def test_a_dateline_anchors_where_the_page_has_no_date(nlp: Language, head: str) -> None:
    times = find(nlp, head + "Sales fell last month.", None)
    assert [(t.from_, t.anchor.kind, t.anchor.ref) for t in times[1:]] == [("2025-04-01", "mention", times[0].id)]


def test_the_anchor_is_the_mention_that_is_meant(nlp: Language) -> None:
    times = find(nlp, "On May 3, 1974 the dam was opened. That year a valley was flooded, and that day a crowd came.")
    assert [t.anchor.ref for t in times] == [None, "t1", "t1"]


def test_a_period_moved_back_refers_to_the_window_that_it_is_moved_from(nlp: Language) -> None:
    times = find(nlp, "Sales rose in February. In the first five months they fell against the same period of 2024.")
    assert [(t.from_, t.anchor.ref) for t in times[-1:]] == [("2024-01-01", times[1].id)]


@pytest.mark.parametrize(
    "text",
    [
        "Police counted 540 thefts in the 12 months to May 2025, compared with 522 in 2024. Over <T from=2024-06-01 "
        "until=2025-06-01>the same period</T>, 63 cars were stolen.",
        "Inflation slowed in May to its lowest since February 2019, from 3.2% in <T is=2025-04>April</T>.",
        "Profit was $4 million in the first quarter, compared with $3 million, or $1 a share, in the fourth quarter of 2024. "
        "Output for <T is=2025-Q1>the quarter</T> was 41 tonnes.",
    ],
)
def test_what_is_compared_with_is_no_anchor(nlp: Language, text: str) -> None:
    check_marked(nlp, text)


def test_the_quarter_of_a_text_that_names_none_is_no_calendar_quarter(nlp: Language) -> None:
    assert [time.from_ for time in find(nlp, "The firm reported revenue of $5 million for the quarter.")] == [None]
