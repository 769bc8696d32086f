"""The period of each figure, in sentences of news.  Published on Monday, June 9, 2025.

A figure is marked `<F is=2025-05>5 percent</F>` with the TIMEX3 value whose days it holds for, `<F is=none>` where the text
states none; a time `<T from=... role=...>`.
"""

from __future__ import annotations

import pytest
from spacy.language import Language

from benchmarks.evaluation.markup import parse_markup
from extractor import extract
from extractor.calendar import parse_value
from extractor.components.annotations import found_on
from extractor.record.figure import Figure
from extractor.record.timex import Timex

pytestmark = pytest.mark.model

SENTENCES = [
    "Exports rose <F is=2025-05>5 percent</F> in May.",
    "Exports rose <F is=2025-05>5 percent</F> in May, the office said on Monday.",
    "Last month the country exported goods worth <F is=2025-05>$18.7 million</F>, a decrease of <F is=2025-05>48.3%</F>.",
    "Sales fell to <F is=2025-05>$18 million</F> in May from <F is=2025-04>$21.7 million</F> in April.",
    "Income was <F is=2025-Q1>$45 million</F> in the first quarter, compared with <F is=2024-Q1>$40 million</F> "
    "a year earlier.",
    "Inflation slowed to <F is=2025-05>2.1%</F> in May, down from <F is=2025-04>2.4%</F> the previous month.",
    "Production fell <F is=2025-05>3 percent</F> in May. Exports dropped <F is=2025-05>5 percent</F>.",
    "Output stood at <F from=2017-12-31 until=2018-01-01>8 gigawatts</F> at the end of 2017.",
    "The state plans to install <F is=2030>30 gigawatts</F> by 2030.",
    "Consumers bought <F from=2025-01-01 until=2025-06-10>208,560 cars</F> this year.",
    "Shares are up <F from=2025-01-01 until=2025-06-10>39 percent</F> year-to-date.",
    "It broke a streak of <F from=2025-02-01 until=2025-05-01>three months</F> of growth beginning in February.",
    "A new car sold in April cost <F is=2025-04>$39,014</F>.",
    "Output fell <F is=2025-05>3 percent</F> in May. It was <F is=2025-04>80 tonnes</F> in April.\n\nExports rose "
    "<F is=2025-05>2 percent</F>.",
    "Clinics counted <F is=2025-05>412 cases</F> involving a tick in May. Hospitals counted <F is=none>23 cases</F>.",
    "Officials reported <F is=2025-06-08>36 cases</F> on Sunday.",
    "On Friday the singer died aged <F is=2025-06-06>79</F>.",
    "2018 saw 900 recorded crashes leading to <F is=2018>75 deaths</F>.",
    "Shares closed higher on Monday and ended a three-day slide.\n\nThe index gained <F is=2025-06-09>61 points</F>.",
    "Shares closed higher on Thursday.\n\nThe index gained <F is=none>61 points</F>.",
    "Profit rose 3 percent in the first quarter. Its shares rose <F is=none>4 percent</F>.",
    "Sales rose 3 percent in the first quarter.\n\nZorbane Foods gained <F is=none>4 percent</F>.",
    "The club lost £3 million in May. Turnover rose by <F is=2025-05>9 percent</F>, according to accounts filed on "
    "Friday.",
    "Prices rose 3 percent in May. “I paid <F is=none>$40</F>,” she said.",
    "Wages have grown by 3 percent since 2022. Rents rose by <F is=none>2 percent</F>.",
    "Exports fell 3 percent in May. The union wants to scrap <F is=none>15 percent</F> duties.",
    "Sales fell 3 percent in the first quarter. Rents have climbed by <F is=none>9 percent</F>.",
    "Sales fell <F is=2025-Q1>3 percent</F> in the quarter that ended March 31.",
    "The clinic counted <F from=2025-05-01 until=2025-05-11>40 deaths</F> in the first ten days of May.",
    "Imports have fallen by <F from=2025-04-02 until=none>10 percent</F> since April 2.",
    # what a report is about goes on through it, across sentences of the present
    "The port handled <F is=2025-05>90,000 boxes</F> in May. It is the largest on the coast. Two cranes are new. The quay is "
    "long. Trucks queue at the gate. Fees rose by <F is=2025-05>4 percent</F>.",
    "Sales fell 3 percent in May. That is a drop of <F is=2025-05>$2 million</F>.",
    "The club lost <F is=2025-05>£3 million</F> in May, nearly double the £2 million of April.",
    "Output in the first five months came to 24,000 tons, which is a <F from=2025-01-01 until=2025-06-01>2.3 percent</F> "
    "increase on the same period of the previous year.",
    # times of other clauses
    "The council voted on Friday for a budget that adds <F is=none>four officers</F>.",
    "The ferry, launched in 2019, has carried <F is=none>two million people</F>.",
    "The fleet shrank by <F is=none>130 boats</F>, after growing by <F is=2025-04>60 boats</F> in April.",
    "A container cost <F is=2025-05>$3,900</F> in May.",
    "Its price has gone up since 2021, from $5.49 to <F is=none>$7.25</F>.",
    "Growth will reach 2.4% in 2027, up from the <F is=2027>2.1%</F> that the bank had forecast.",
    "Hiring averaged <F is=2025-04>130,000 jobs</F> in April, compared with <F from=2021-01-01 until=2024-01-01>400,000</F> "
    "from 2021 through 2023.",
    # stocks at the end of a time, and what was forecast
    "Debt fell to <F from=2025-03-31 until=2025-04-01>$9 billion</F> at the end of March. Shares rose by <F is=none>4 percent</F>.",
    "It expects profit of <F is=2026>$5 million</F> in 2026. Analysts had forecast <F is=2026>$6 million</F>.",
    "It now expects a loss of <F is=none>$18 million</F>.",
    "The chain lost <F from=2024-10-01 until=2025-04-01>£12.3m</F> in the six months to 31 March.",
    "In 2024 it paid <F is=2024>2.1 pence</F>; this year there will be none.",
    "Output rose to <F is=none>598 tonnes</F>, helped by rain in April.",
    "The bank raised its growth forecast for 2026 to <F is=2026>2.4%</F> from <F is=2026>2.1%</F>.",
    "It was the worst crash since July 2013, when <F is=2013-07>80 people</F> died.",
    "Crews of <F is=none>120 workers</F> were sent to the site, and <F is=2025-06-06>16 people</F> stayed there on Friday.",
    "Income rose 6% in the first quarter. At the end of March the fund was worth $9 billion. Inflows rose "
    "<F is=2025-Q1>5 percent</F>.",
    # what lasts, and what happened in the same event
    "It opened in May. The hall seats <F is=none>900 people</F>.",
    "It opened on Friday. The hall seated <F is=none>900 people</F>.",
    "The chance of a cut in July rose to <F is=2025-07>85 percent</F> from <F is=2025-07>60 percent</F>.",
    "A bus fell into the river on Friday. <F is=2025-06-06>Nine people</F> were injured.",
    "A storm killed 40 people and injured <F is=2025-06-06>12</F> on Friday.",
    "On Friday the boat sank, killing <F is=2025-06-06>40 people</F>, and divers rescued <F is=2025-06-06>three men</F>.",
    "The trial began in May and used data from <F is=none>499 patients</F>.",
    "The court lost <F is=none>two judges</F>, officials said on Friday.",
    "The club told reporters Friday it owes <F is=none>£3m</F>.",
    "After he quit in May, he paid <F is=none>$4m</F>.",
    "Officials said on Friday, about <F is=none>20 houses</F> collapsed.",
    "The recall covers <F is=2025-05>900 cars</F> that failed in May.",
    "The next vote is on March 3, when <F is=2025-03-03>12 towns</F> choose a mayor.",
    "In the 2016 election, the party won <F is=2016>34%</F> of the vote.",
    "In the city's current outbreak, <F is=none>two thirds</F> of the sick have died.",
    "The current rate is <F from=2025-06-09 until=2025-06-10>3%</F>.",
    "Sales rose 3 percent in the first quarter.\n\nZorbane reported sales that beat estimates. Profit rose <F is=none>4 percent</F>.",
    "The chip maker announced fourth quarter revenue of <F is=2024-Q4>$2.9 billion</F> on Friday.",
    "Crude for September delivery rose <F is=none>2 percent</F>.",
    "Fires that have since April killed <F from=2025-04-01 until=none>33 people</F> burnt the valley.",
    # the time of an event is that of what it did
    "Friday's tremor damaged <F is=2025-06-06>143 buildings</F>.",
    "There are at least <F is=2025-06-06>37 people</F> dead in Friday's earthquake.",
    "In last week's action, the judge handed her a fine of <F is=2025-W23>$3 million</F>.",
    "He was charged over a shooting in the town on Friday, which killed <F is=2025-06-06>50 people</F>.",
    "A fire on Friday that killed <F is=2025-06-06>12 people</F> destroyed the hall.",
    "The valley had still not recovered from 2017's Hurricane Olga, estimated to have cost <F is=2017>$90 billion</F>.",
    "Last month the north suffered an earthquake causing <F is=2025-05>eleven deaths</F>.",
    "The government on Friday revoked a permit of the quarry, where <F is=none>12 people</F> work.",
    "On Friday at 4 p.m. (0300 Saturday, UTC), a quake struck the coast, injuring <F is=2025-06-06>25 people</F>.",
    "The value was 4 percent lower than the <F is=2025-04>€96 million</F> recorded in April.",
    "Sales rose in May. At the same time, it proposes <F is=none>$130 million</F> for roads.",
    "The firm sold fewer than <F is=2024>4,000 cars</F> last year.",
    "The firm put total 2024 funding at <F is=2024>$3 million</F>.",
    "Stocks are up <F from=2024-11-08 until=none>11%</F> since Election Day on Nov. 8, 2024.",
    "It will raise output 50 percent by 2030 to <F is=2030>54 gigawatt-hours</F>.",
    # what has begun goes up to the day of publication, but for what lies ahead
    "Profit could fall as much as <F is=2025>43%</F> this year.",
    "The island has had <F from=2025-05-21 until=none>dozens of quakes</F> since late May.",
    "The plan cuts costs by <F from=2025-06-09 until=2035-06-09>$400 million</F> over the next decade.",
    "Police shot <F from=2025-01-01 until=2025-06-10>504 people</F> so far in 2025.",
    "Debt rose by <F from=2024-10-01 until=2025-01-01>3 percent</F> in late 2024.",
    "A fire earlier this month led to the death of <F from=2025-06-01 until=2025-06-10>33 people</F>.",
    "Shares fell <F from=2025-05-11 until=2025-06-10>5 percent</F> in the past 30 days.",
    "The storm passed from Tuesday night through to Thursday, killing <F from=2025-06-03 until=2025-06-06>nine people</F>.",
    "She led it for <F from=1990-01-01 until=1999-01-01>nine years</F> from 1990.",
    "The storm killed <F from=2024-02-01 until=2025-02-01>90 people</F> in the 12 months ending last January.",
    "She began her strike on May 5. <F is=none>Thousands of people</F> eventually joined it.",
    "The governor left on Friday. Since the vote, he issued <F is=none>90 pardons</F>.",
    # lengths that something took at its time
    "On Friday a judge sentenced her to <F is=2025-06-06>40 years</F> in prison.",
    "On Sunday the price was negative for <F is=2025-06-08>13 hours</F>.",
    "Gold touched a <F is=2025-06-06>six-year</F> high on Friday.",
    "The court handed down a <F is=2025-06-06>12-year</F> sentence on Friday.",
    "On Friday the office closed, after spending <F is=none>$3 million</F>.",
    # times that are never those of saying
    "As of Sunday, the ministry reported a total of <F is=2025-06-08>5,667 cases</F>.",
    "For the third quarter of 2025, it expects revenue of <F is=2025-Q3>$3 billion</F>.",
    "So far this year <F from=2025-01-01 until=2025-06-10>40 cases</F> were confirmed.",
    "A bus overturned on Friday.\n\nThe country has <F is=none>9 deaths per 100,000 people</F>.",
    "Crude for October delivery added <F is=none>20 cents</F>.",
    # both ends of a stretch
    "Profit for January to March rose 8%. Revenue climbed <F from=2025-01-01 until=2025-04-01>9 percent</F>.",
    "Income was $5 million, or $4 a share, in the first quarter, compared with <F is=2024-Q1>$3 million</F>, or "
    "<F is=2024-Q1>$2 a share</F>, in the same period a year earlier.",
    # a session of a market
    "Bonds fell on Monday. The firm runs 12 mills in six towns, owns 40 ships and leases 30 more.\n\nIts shares rose "
    "<F is=2025-06-09>5 percent</F>.",
    "Shares closed higher on Monday.\n\nThe index gained 61 points. There were <F is=2025-06-09>1,104 winners</F>.",
    # a clause that says since when, or when, another holds
    "The ferry has carried <F from=2019-01-01 until=none>40,000 people</F> since it was launched in 2019.",
    "Support has dropped by <F from=2025-04-01 until=none>9 points</F> since peaking in April.",
    "It was the firm's largest loss, <F is=none>$9 million</F>, since it went public in 2019.",
    "She joined the crew in 2012 when she was <F is=2012>19</F>.",
    "He has been in jail since 2003 for a theft when he was <F is=none>16</F>.",
    # who is counted with "the", and in a group
    "The <F is=2025-06-06>two brothers</F> were arrested on Friday.",
    "In 2019 the town paid the <F is=2019>40 grants</F> that it had promised.",
    "On Friday a group of <F is=2025-06-06>12 boys</F> got lost.",
    "Orders fell to a low of <F is=2025-05>350 cars</F> in May.",
    # a second verb of the same subject
    "The ship struck a rock on Friday and sank, killing <F is=2025-06-06>seven sailors</F>.",
    "She was hired on Friday and owns <F is=none>30 shops</F>.",
    "Police shut the port on Friday and have since seized <F is=none>12 boats</F>.",
    "The fire broke out on Friday and prompted plans that would move <F is=none>12 schools</F>.",
    # what lies ahead was not said then
    "On Friday, experts said that <F is=none>19 towns</F> will be dry.",
    "The firm said in May it would sell the mill for <F is=none>$40 million</F>.",
    # surveys and reports
    "About <F is=none>71 percent</F> of voters like the plan, according to a poll published last month.",
    "The ministry reported a <F is=2025-06-06>95%</F> turnout on Friday.",
    "At 4:42 on Saturday (3 a.m. on Friday in Oslo) a storm killed <F is=2025-06-07>12 people</F>.",
    "At 4:42 a storm killed <F is=none>12 people</F>.",
    # an event that is named again, and what is said of the figure before
    "A blast shook the town on Saturday.\n\nThe mill is old.\n\nThe second blast wrecked <F is=none>30 boats</F>.",
    "The mill sold 90 tonnes in May. The mayor objects. That costs him <F is=none>12 votes</F>.",
    "The mill sold 90 tonnes in May. This mill has <F is=none>4 floors</F>.",
    # two times that are one stretch
    "On Saturday and Sunday <F from=2025-06-07 until=2025-06-09>300 people</F> came.",
    "In April and May <F from=2025-04-01 until=2025-06-01>300 people</F> came.",
    "On Tuesday and Sunday <F from=2025-06-08 until=2025-06-09>300 people</F> came.",
    "On the night of Friday to Saturday a blast killed <F from=2025-06-06 until=2025-06-08>three people</F>.",
    "From roughly 1948 to 1951 she made <F from=1948-01-01 until=1952-01-01>200 films</F>.",
    "The fair drew <F from=2025-05-24 until=2025-05-27>900 guests</F> over three days, May 24 to 26.",
    "The firm sold <F from=2023-12-10 until=2025-06-10>22 shops</F> in the past year and a half.",
    "For the full year, growth fell to <F is=2025>0.4%</F>.",
    "The mill burned on May 4. A crash had killed <F is=2025-05-03>nine people</F> the previous day.",
    "The low was on May 5. Since then, it has gained <F from=2025-05-05 until=none>20 percent</F>.",
    "Two men were shot on May 5, and the trial begins on July 3. A fire killed <F is=2025-05-05>nine people</F> on the same day.",
    "The vote is on July 3. That day, voters will choose <F is=2025-07-03>12 mayors</F>.",
    "The town held a fair on Friday.\n\nThe mayor took <F is=none>48%</F> of the vote.",
]
BASELINES = [
    "Exports fell 3 percent in May from <T from=2024-05-01 until=2024-06-01>a year earlier</T>.",
    "Volumes rose 2 percent in the first five months compared with <T from=2024-01-01 until=2024-06-01>the "
    "corresponding period</T>.",
    "Last month sales fell by an <T from=2024-05-01 until=2024-06-01 type=SET value=P1Y>annual</T> 48 percent decrease.",
]


def annotate(nlp: Language, text: str) -> tuple[list[Figure], list[Timex]]:
    """Figures and times after `periods` has run."""
    doc = nlp.make_doc(text)
    doc._.published = "2025-06-09"
    for name, pipe in nlp.pipeline:
        doc = pipe(doc)
        if name == "periods":
            break
    return found_on(doc).figures, found_on(doc).times


@pytest.mark.parametrize("sentence", SENTENCES)
def test_a_figure_has_the_period_that_the_text_states(nlp: Language, sentence: str) -> None:
    text, marks = parse_markup(sentence)
    figures = {figure.surface: figure for figure in annotate(nlp, text)[0]}
    for mark in marks:
        period = figures[mark.surface].period
        got = (period.from_, period.until) if period else (None, None)
        if "is" in mark.attributes:
            days = parse_value(mark.attributes["is"])
            wanted = (days.start.isoformat(), days.until.isoformat()) if days else (None, None)
        else:
            from_, until = mark.attributes["from"], mark.attributes["until"]
            wanted = (from_, None if until == "none" else until)
        assert got == wanted, f"{mark.surface!r} in {text!r}"


@pytest.mark.parametrize("sentence", BASELINES)
def test_a_baseline_lies_before_the_period_of_its_figure(nlp: Language, sentence: str) -> None:
    text, marks = parse_markup(sentence)
    times = {(time.start, time.end): time for time in annotate(nlp, text)[1]}
    time = next(t for (start, end), t in times.items() if start <= marks[0].start < end)
    assert time.role == "baseline"
    wanted = marks[0].attributes
    assert (time.from_, time.until) == (wanted["from"], wanted["until"])
    assert time.type == wanted.get("type", "DATE")


@pytest.mark.parametrize(
    "text",
    [
        "The firm owns 250 shops.",
        "Tariffs of 25% were planned on goods imposed on Sept. 1, 2024.",
        "Exports rose 5 percent, the office said on Monday.",
        "Acme cut rates by 5% for the third time this year.",
    ],
)
def test_a_figure_without_a_stated_period_has_none(nlp: Language, text: str) -> None:
    assert [figure.period for figure in annotate(nlp, text)[0] if figure.kind != "age"] == [None]


def test_a_day_ends_at_a_heading(nlp: Language) -> None:
    text = "Shares fell 2 percent on Monday.\n\nCurrencies\n\nThe yen rose 3 percent."
    doc = nlp.make_doc(text)
    doc._.published = "2025-06-09"
    start = text.index("Currencies")
    doc._.blocks = [[0, start - 2, "paragraph", None], [start, start + 10, "heading", None],
                    [start + 12, len(text), "paragraph", None]]  # fmt: skip
    for _, pipe in nlp.pipeline:
        doc = pipe(doc)
    assert [figure.period is None for figure in found_on(doc).figures] == [False, True]


def test_a_period_that_goes_on_is_inferred(nlp: Language) -> None:
    figures, _ = annotate(nlp, "Production fell 3 percent in May. Exports dropped 5 percent.")
    assert [(f.period.inferred, f.period.time) for f in figures if f.period] == [(False, "t1"), (True, "t1")]


@pytest.mark.issue(12)
def test_the_headline_of_a_report_states_its_period(nlp: Language) -> None:
    text = "Talks Loom as May Data Shows Weak Trade\n\nExports dropped by 50% from a year earlier and imports fell 3 percent."
    figures = extract(text, published="2025-06-09", nlp=nlp).figures
    assert [(f.period.from_, f.period.inferred) for f in figures if f.period] == [("2025-05-01", True)] * 2
