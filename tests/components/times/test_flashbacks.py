"""Articles that go back: the anchor of bare dates changes to the time described, and comes back."""

import pytest
from spacy.language import Language

from tests.components.times.marked import check_marked

pytestmark = pytest.mark.model

TEXTS = {
    "explicit month opens a flashback that its paragraph ends": """
The harbour board voted on <T is=2025-06-09>Monday</T> to close the old dock.

In <T is=2019-03>March 2019</T> a storm tore away its roof. Repairs began in <T is=2019-06>June</T>, and by \
<T until=2020-01-01>December</T> the money had run out.

The board will meet again in <T is=2025-07>July</T>.
""",
    "the year at the head of a sentence": """
Ferries ran again on <T is=2025-06-08>Sunday</T> after a two-day strike.

In <T is=2012>2012</T> the same dispute took a whole season. Crews walked out in <T is=2012-04>April</T> and came back in \
<T is=2012-09>September</T>.

A mediator was named on <T is=2025-06-06>Friday</T>.
""",
    "a year inside a sentence does not open one": """
The mill, which was founded in <T is=1998>1998</T>, laid off forty people on <T is=2025-06-05>Thursday</T>. Orders had \
fallen since <T from=2025-02-01>February</T>.
""",
    "since what happened in another year opens none": """
The index is up since the vote on <T from=2016-11-08 until=none>Nov. 8, 2016</T>. At its high on <T is=2025-02-19>February 19</T> \
it had gained more.
""",
    "what is compared with is no mention": """
Profit rose in <T is=2025-Q1>the first quarter</T>. Revenue was up from 4.2 million crowns in <T is=2024-Q1>the same quarter last \
year</T>. It carried more passengers in <T is=2025-Q1>the quarter</T>.
""",
    "an anniversary": """
Hundreds gathered on <T is=2025-06-09>Monday</T> to mark the tenth anniversary of the flood of \
<T is=2015-06-09>June 9, 2015</T>. \
<T is=2015-06-09>That day</T> the river rose by four metres. <T is=2015-06-10>The next day</T> the bridge was gone.

The mayor said <T is=2025-06-09>today</T> that a new wall would stand by <T until=2026-01-01>December</T>.
""",
    "the anchor comes back with a word of news": """
The bank was rescued in <T is=2008-10>October 2008</T>. Its chief resigned in <T is=2008-11>November</T>. \
<T is=2025-06-02>Last Monday</T> a court cleared him, and in <T is=2025-05>May</T> his pension was restored.
""",
    "a day just before publication is that day": """
The pact was signed in <T is=2021-08>August 2021</T>. The minister, who quit on <T is=2025-05-30>May 30</T>, had praised it.
""",
    "two flashbacks": """
Prices rose again <T is=2025-05>last month</T>.

In <T is=2022-02>February 2022</T> they had jumped after the invasion, and in <T is=2022-03>March</T> they peaked.

In <T is=2016-06>June 2016</T> it was a vote that moved them. They had calmed down by <T until=2016-09-01>August</T>.

Traders expect a fall in <T is=2025-08>August</T>.
""",
    "two years later counts from the mention": """
He founded the firm in <T is=2009>2009</T>. <T is=2011>Two years later</T> he sold it for $4 million. He bought it back \
<T is=2024>last year</T>.
""",
    "a year earlier counts from the mention": """
Turnout was 61 percent in <T is=2023-05>May 2023</T>. <T is=2022-05>A year earlier</T> it had been 64 percent. It is \
expected to fall <T is=2026>next year</T>.
""",
    "the same month and the previous year": """
Sales peaked in <T is=2021-12>December 2021</T>. In <T is=2021-12>the same month</T> a rival closed. In \
<T is=2020>the previous year</T> both had made a loss.
""",
    "weekdays stay with the publication": """
The trial began in <T is=2023-01>January 2023</T>. A verdict came on <T is=2025-06-06>Friday</T>, and sentencing was set \
for <T is=2025-06-12>Thursday</T>.
""",
    "that year, that month, that day": """
The dam was opened on <T is=1974-05-03>May 3, 1974</T>. <T is=1974>That year</T> the valley was flooded, \
<T is=1974-05>that month</T> alone three villages were moved, and <T is=1974-05-03>that day</T> two thousand people watched.
""",
    "a dated quarrel and what follows now": """
On <T is=2021-08-14>Aug. 14, 2021</T> the company apologised. On <T is=2021-08-20>Aug. 20</T> it paid. \
<T is=2025-06-09>Now</T> it wants the money back, and a hearing is to be held on <T is=2025-06-23>June 23</T>.
""",
}


@pytest.mark.parametrize("text", TEXTS.values(), ids=TEXTS.keys())
def test_anchor_changes_and_comes_back(nlp: Language, text: str) -> None:
    check_marked(nlp, text)


def test_a_narrative_is_noticed_by_its_own_dates(nlp: Language) -> None:
    text = """The republic was proclaimed on <T is=1848-02-24>24 February 1848</T>. In <T is=1848-04>April</T> \
elections were held. \
On <T is=1848-06-23>23 June</T> the workshops were closed and barricades went up; <T is=1848-06-24>the next \
day</T> the army moved in.

In <T is=1849>1849</T> the assembly was dissolved. A second one met in <T is=1849-05>May</T>, and in \
<T is=1850>1850</T> it cut the vote.

On <T is=1851-12-02>2 December 1851</T> the president seized power. <T is=1852>The following year</T> he made himself emperor. \
By <T until=1853-02-01>January 1853</T> he was married."""
    check_marked(nlp, text, "2009-12-19")


def test_nothing_is_resolved_against_today(nlp: Language) -> None:
    text = """He said <T value=XXXX-WXX-1 from=none anchor=none>Monday</T> that sales fell \
<T from=none anchor=none>last month</T> and \
in <T value=XXXX-05 from=none anchor=none>May</T>, but rose in <T is=2024 anchor=explicit>2024</T> and \
<T is=2023 anchor=mention>the year before</T>."""
    check_marked(nlp, text, None)
