"""Sentences of news with the interval of each time.  Published on Monday, June 9, 2025."""

import pytest
from spacy.language import Language

from tests.components.times.marked import check_marked

pytestmark = pytest.mark.model

EXPLICIT = [
    "The rules were published on <T is=2025-03-03>March 3rd</T> and on <T is=2025-05-05>the 5th of May</T>.",
    "It was agreed on <T is=2023-10-01>Oct. 1, 2023</T>, and on <T is=2024-09-14>14 September 2024</T>.",
    "It is dated <T is=2007-07-08>7/8/07</T>, <T is=2024-12-31>31/12/2024</T> or <T is=2005-10-04>4-Oct-05</T>.",
    "He resigned on <T is=2025-05-05>05/05/2025</T>; she on <T is=2025-05-06>2025-05-06</T>.",
    "They met on <T is=2025-06-02>Monday, June 2, 2025</T>.",
    "Orders fell in <T is=2024-10>October</T> and <T is=2024-11>November 2024</T>.",
    "It is dated <T is=2007-08-07>7.8.2007</T> or <T is=2024-12-31>31.12.2024</T>.",
    "The log ends at <T type=TIME value=2025-06-09T10:00 from=2025-06-09T10:00>2025-06-09T10:00</T> or "
    "<T type=TIME value=2025-06-07T10:00Z>2025-06-07T10:00:30Z</T>.",
    "It is open until <T value=XXXX-XX-XXT23:59Z from=none>9999-12-31T23:59:59Z</T>, made at "
    "<T value=XXXX-XX-XXT00:00Z from=none>0001-01-01T00:00:00Z</T>.",
    "Margins were thin in <T is=2025-Q2 fiscal=false>2Q25</T>, <T is=2024-H1>1H24</T> and <T is=2025-Q2>Q2 25</T>.",
    "In <T is=2025-Q2>Q2</T> 25 shops will open.",
    "Margins were thin in <T is=2023-H2>H2 2023</T>, <T is=2024-Q1>Q1 2024</T> and <T is=2023-Q4>the fourth quarter of 2023</T>.",
    "The town grew in <T is=198>the 1980s</T>, <T is=199 mod=END>the late '90s</T> and <T is=18 mod=END>the late 1800s</T>.",
    "It opened in <T is=1996>nineteen ninety-six</T>, closed in <T is=2012-05>May twenty twelve</T> and lasted <T value=P20Y>twenty years</T>.",
    "It began in <T is=18>the 19th century</T> and in the summer of <T is=1969>'69</T>.",
    "The mill of the <T is=18>19th-century</T> kind opened in <T is=1996>1996</T>.",
    "The pact was signed in <T is=2022 mod=START>early 2022</T>, <T is=2021 mod=MID>mid-2021</T> or "
    "<T is=2025-05 mod=END>end-May</T>.",
    "Revenue in <T value=FY2024 from=2024-01-01 until=2025-01-01 fiscal=true>fiscal 2024</T> was flat.",
    "Revenue in <T value=FY2025 from=2025-01-01 fiscal=true>FY25</T>, <T value=FY2024 fiscal=true>FY2024</T> and "
    "<T is=2025-Q1 fiscal=true>Q1 FY25</T> was flat.",
    "The town was founded in <T value=BC0241 from=none>241 BC</T> or <T value=0241 from=0241-01-01>241 AD</T>.",
    "Fairs were held on <T is=2025-05-04>May 4</T> and <T is=2025-05-05>5</T>, and on <T is=2025-04-07>7</T>-<T is=2025-04-08>8th April</T>.",
    "Shops were shut on <T is=2024-12-24>Christmas Eve</T>; wages rose in <T is=199>the nineties</T>.",
    "It opened at <T value=2025-06-09T05:00>five o’clock</T> and shut at <T value=2025-06-09T17:00>5 p.m.</T>",
    "It closed at <T type=TIME value=2025-06-06T17:45Z from=2025-06-06T17:45Z>17:45 GMT on Friday</T>.",
    "Police came at <T type=TIME value=2025-06-09T08:30-04:00>8:30 a.m. EDT</T>.",
    "On <T type=TIME value=2025-06-03TMO from=2025-06-03T06:00>the morning of June 3</T> it rained.",
    "Shops were shut on <T is=2024-12-25>Christmas Day</T>, <T is=2024-12-26>Boxing Day</T> and "
    "<T is=2025-04-20>Easter</T>.",
    "Shops were shut on <T is=2025-04-18>Good Friday</T>, <T is=2025-04-21>Easter Monday</T>, "
    "<T is=2025-01-01>New Year's Day</T> and <T is=2024-12-31>New Year’s Eve</T>.",
    "He died on <T is=2023-12-25>Christmas Day 2023</T>, she on <T is=2022-12-31>New Year's Eve 2022</T>.",
    "It fell in <T from=2018-01-01 until=2022-01-01>2018-2021</T> and in the "
    "<T from=2019-01-01 until=2021-01-01>2019/20</T> season.",
]

RELATIVE = [
    "They will press the mayor on <T is=2025-06-11>Wednesday</T> after agreeing in <T is=2025-01>January</T> to win approval.",
    "Imports dropped <T is=2025-Q1>last quarter</T>, <T is=2025-05>last month</T> and <T is=2025-W23>last week</T>.",
    "Demand will pick up <T is=2025-07>next month</T>, <T is=2025-Q3>next quarter</T> or <T is=2026>next year</T>.",
    "The deal collapsed <T is=2025-06>earlier this month</T>; a vote is due <T is=2025-W24>later this week</T>.",
    "The plant closed <T is=2025-06-07>two days ago</T>, the mine <T is=2025-W22>two weeks ago</T>, the mill "
    "<T is=2022>three years ago</T>.",
    "The shop closed <T is=2025-W22>a fortnight ago</T>.",
    "It opened <T is=2015>ten years ago</T> and closes <T is=2025-W26>two weeks from now</T>.",
    "A vote was held <T is=2025-06-06>this past Friday</T>.",
    "Gold rose <T is=2025-06-05>last Thursday</T>; the court decides <T is=2025-06-18>next Wednesday</T>.",
    "He spoke <T is=2025-06-08>yesterday</T>, speaks <T is=2025-06-09>today</T> and will speak <T is=2025-06-10>tomorrow</T>.",
    "It snowed <T value=2025-06-08TNI>last night</T> and <T from=2025-06-08T18:00 until=2025-06-09T06:00>overnight</T>.",
    "Bookings fell <T is=2024-WI>last winter</T> and will rise <T is=2026-SU>next summer</T>.",
    "Sales fell in <T is=2025-06>June</T>, having risen in <T is=2024-12>December</T>.",
    "Over <T is=2025-W23-WE>the weekend</T>, crowds marched.",
    "Car sales rebounded in <T is=2025-W22>the last week of May</T>.",
    "The strike began on <T is=2024-11-03>Nov. 3</T> and ended <T is=2024-11-08>the following Friday</T>.",
]

WINDOWS = [
    "Deliveries rose in <T type=DURATION value=P10M from=2024-01-01 until=2024-11-01>the first ten months of 2024</T>.",
    "Deliveries rose in <T from=2025-01-01 until=2025-06-01>the first five months of the year</T>.",
    "They fell in <T from=2025-01-01 until=2025-06-01>the initial five-month period</T>.",
    "Vacancies fell in <T from=2024-12-01 until=2025-06-01>the six months to May</T>.",
    "Growth slowed in <T from=2024-07-01 until=2025-07-01>the year to June</T>.",
    "Profit fell in <T from=2024-04-01 until=2024-10-01>the six months to the end of September</T>.",
    "It earned $2 million in <T from=2024-01-01 until=2024-10-01>the nine months</T> ended <T is=2024-09-30>Sept. 30</T>.",
    "It earned $2 million in <T is=2025-Q1 type=DATE value=2025-Q1>the quarter</T> ended <T is=2025-03-31>March 31</T>.",
    "Claims fell in <T from=2025-06-01 until=2025-06-08>the week</T> ended Saturday.",
    "Unemployment averaged 4 percent in <T from=2024-05-01 until=2025-05-01>the 12 months</T> ending in April.",
    "It was 3 degrees above the mean of <T from=1991-01-01 until=2021-01-01>1991 to 2020</T>.",
    "The maker reports <T is=2025-Q1>first-quarter</T> revenue of $18 million.",
    "At <T is=2024>year-end</T> it held cash of $3 million.",
    "It raised its dividend for <T from=2024-09-01 until=2025-09-01>the year</T> ending in August.",
    "It will hold cash of $3 million at <T is=2025 mod=END>year-end</T>.",
    "Revenue was flat in <T is=2024-Q4>last year's fourth quarter</T> and in <T is=2023-Q3>the 2023 third quarter</T>.",
    "Rents rose in <T is=2025-Q1>the first quarter</T> from <T is=2024-Q1 role=baseline>year-earlier</T> levels.",
    "Rents rose in <T is=2025-Q1>the first quarter</T>. The <T is=2024-Q1>year-ago</T> results held a gain; costs in "
    "<T is=2025-Q1>the latest period</T> were as in <T is=2024-Q1>the comparable year-ago quarter</T>.",
    "In <T value=P9M>the nine months</T> ahead little will change.",
    "Rain fell in <T from=2025-05-26 until=2025-06-09>the past fortnight</T> and will fall over "
    "<T value=P4W from=2025-06-09 until=2025-07-07>the next two fortnights</T>.",
    "The next count runs from <T from=2027-01-29 until=2027-02-01>29 to 31 January 2027</T>.",
    "Wages stagnated over <T from=2020-06-09 until=2025-06-09>the last five years</T>.",
    "It will grow over <T from=2025-06-09 until=2026-06-09>the next 12 months</T>.",
    "Sales dropped for <T from=2024-10-01 until=2025-04-01>two consecutive quarters beginning in October</T>.",
    "It lost 2% in <T type=DATE value=2025-Q1 from=2025-02-01 until=2025-05-01 fiscal=true>the quarter</T> ended <T is=2025-04-30>April 30</T>.",
    "Sales fell between <T from=2025-03-01 until=2025-06-01>March and May</T>.",
    "The town lost people from <T from=2018-01-01 until=2022-01-01>2018 to 2021</T>.",
    "So far <T type=DATE value=2025 from=2025-01-01 until=2025-06-10>this year</T>, 300 people have died.",
    "The fund lost 2% <T type=DATE value=2025 from=2025-01-01 until=2025-06-01>this year</T> through <T is=2025-05>May</T>.",
    "Rates fell in <T from=2024-06-09 until=2025-06-09>the trailing twelve months</T>.",
    "The index is up 5 percent <T from=2025-01-01 until=2025-06-10>year-to-date</T>.",
    "<T is=2025-W23>The week of June 2</T> was quiet.",
]

DURATIONS_AND_SETS = [
    "He worked there for <T type=DURATION value=P20Y role=other>20 years</T>.",
    "It took <T value=P2.5Y mod=MORE_THAN>more than two and a half years</T>, or <T value=P10Y mod=APPROX>nearly a decade</T>.",
    "It took <T value=PT4.5H>4 1/2 hours</T>; the lease runs for <T value=P1Y>an additional year</T> and <T value=P3W>three more weeks</T>.",
    "It was shut for <T value=P2W>a fortnight</T>; she is paid <T type=SET value=P2W>every fortnight</T>.",
    "A <T value=P12Y>12-year</T> low followed a <T value=P1M>month-long</T> strike.",
    "<T type=SET value=XXXX-WXX-1 role=frequency>Every Monday</T> and <T type=SET value=P1W>twice a week</T> they meet.",
    "The <T type=SET value=P1Y role=frequency>annual</T> meeting is held <T type=SET value=P2W>every other week</T>.",
    "The board meets <T type=SET value=P3W>every third week</T> and is chosen <T type=SET value=P10Y>every 10th year</T>.",
    "It <T value=PRESENT_REF is=2025-06-09>currently</T> makes cars, as in <T type=DURATION value=PXY>recent years</T>.",
    "<T value=PAST_REF>Recently</T> it made vans, in <T value=PAST_REF>the past</T>, ships; in <T value=FUTURE_REF>the future</T> it will make trains.",
    "It will <T value=FUTURE_REF>soon</T> close; jobs are safe in <T value=FUTURE_REF>the near term</T> again.",
    "It opened <T is=2025-06-08>earlier Sunday</T>.",
    "It took <T value=P1Y mod=EQUAL_OR_MORE>at least a year</T>, <T value=P2D>a couple of days</T>, <T value=P24M>two dozen months</T> "
    "and <T value=PXD>several days</T>.",
    "They meet on <T type=SET value=XXXX-WXX-1>Mondays</T> and <T type=SET value=P1W>three times a week</T>, for $9 "
    "<T type=SET value=P1D>per day</T>.",
]


@pytest.mark.parametrize("sentence", EXPLICIT + RELATIVE + WINDOWS + DURATIONS_AND_SETS)
def test_interval(nlp: Language, sentence: str) -> None:
    check_marked(nlp, sentence)
