"""How a figure or quote of one article is related to one of another."""

from __future__ import annotations

from typing import Any

import pytest

from extractor.comparison import Relation, keys, relation
from extractor.comparison.comparables import ComparableFigure
from tests.comparison.stories import MAY, figure_of, quote_of, quoted, story

JUNE = "<TIME id=t1 from=2025-06-01 until=2025-07-01>June</TIME>"


def ferry(
    key: str, figure: str, surface: str = "so many", *, what: str = "people were hurt", **told: Any
) -> ComparableFigure:
    """A figure of an article on one ferry."""
    return figure_of(
        story(
            key,
            f"When the Norland ferry struck rocks in fog, <FIGURE id=f1 {figure}>{surface}</FIGURE> {what}.",
            **told,
        )
    )


def exports(key: str, figure: str, *, when: str = MAY, **told: Any) -> ComparableFigure:
    """A figure of an article on exports; `figure` may say otherwise."""
    return figure_of(
        story(
            key,
            f"<MEASURE id=m1>Exports of tea</MEASURE> from Norland in {when} were "
            f"<FIGURE id=f1 kind=money measure=m1 period=t1 {figure}>that much</FIGURE>, the Tea Board told growers.",
            **told,
        )
    )


NAMES = ("Norland", "Tea Board")
PEOPLE = "kind=count unit=person value="


@pytest.mark.parametrize(
    ("first", "second", "wanted"),
    [
        (ferry("a", PEOPLE + "9", event="hurt"), ferry("b", PEOPLE + "9", event="injure"), "same"),
        (ferry("a", PEOPLE + "200 half=50", event="hurt"), ferry("b", PEOPLE + "214", event="hurt"), "rounded"),
        (ferry("a", PEOPLE + "9", event="hurt"), ferry("b", PEOPLE + "12", event="hurt", day="2025-06-10"), "updated"),
        (ferry("a", PEOPLE + "9", event="hurt"), ferry("b", PEOPLE + "12", event="hurt"), "conflict"),
        (ferry("a", PEOPLE + "9", event="hurt"), ferry("b", PEOPLE + "12", event="injure"), "conflict"),
        (exports("a", "value=5000000 half=50000"), exports("b", "value=5020000 half=5000"), "rounded"),
        (exports("a", "value=5000000"), exports("b", "value=6000000", when=JUNE), "different_period"),
        (exports("a", "value=5000000"), exports("b", "value=6000000"), "conflict"),
        (
            exports("a", "role=rate value=9", when="the year", names=NAMES),
            exports("b", "role=rate value=9", when="the year", day="2025-07-09", names=NAMES),
            "same",
        ),
        (
            exports("a", "value=5000000", when="the year"),
            exports("b", "value=6000000", when="the year", event="be", mode="expected"),
            "different_definition",
        ),
    ],
)
def test_relations_of_figures(first: ComparableFigure, second: ComparableFigure, wanted: Relation) -> None:
    assert relation(first, second) == relation(second, first) == wanted
    assert keys(first) & keys(second)


@pytest.mark.parametrize(
    ("first", "second"),
    [
        # Bare nouns never match alone
        (
            ferry("a", PEOPLE + "9"),
            figure_of(
                story("b", f"On rocks in Norland <FIGURE id=f1 {PEOPLE}9>nine</FIGURE> people watched the ferry.")
            ),
        ),
        # What goes up is not what goes down
        (
            exports("a", "kind=percent role=change direction=up value=5"),
            exports("b", "kind=percent role=change direction=down value=5"),
        ),
        # One value of two times, as far as the sentences state them
        (exports("a", "value=5000000"), exports("b", "value=5000000", when=JUNE)),
        # A change is stated for some days
        (
            exports("a", "kind=percent role=change direction=up value=5", when="the year", names=NAMES),
            exports(
                "b", "kind=percent role=change direction=up value=5", when="the year", day="2025-07-09", names=NAMES
            ),
        ),
        # And so is a rate
        (
            exports("a", "kind=percent role=rate value=5", when="the year", names=NAMES),
            exports("b", "kind=percent role=rate value=5", when="the year", day="2025-07-09", names=NAMES),
        ),
        # A share of others
        (
            exports("a", "kind=percent role=share value=40", when="the year"),
            figure_of(
                story(
                    "b",
                    "Tea growers told the Norland Tea Board of <FIGURE id=f1 kind=percent role=share measure=m1 value=40>40%</FIGURE> "
                    "of <MEASURE id=m1>lorries</MEASURE> from the hills.",
                )
            ),
        ),
        # Other units and currencies are not converted
        (exports("a", "value=5000000"), exports("b", "value=5000000 unit=EUR")),
        # Another value weeks later is another thing, unless it is a total that goes on
        (
            exports("a", "value=5000000", when="the year"),
            exports("b", "value=6000000", when="the year", day="2025-07-09"),
        ),
        # Values too far apart to be of one thing
        (exports("a", "value=5000000", when="the year"), exports("b", "value=500000000", when="the year")),
        # The events are two
        (
            ferry("a", PEOPLE + "214"),
            figure_of(story("b", f"A Norland bus took <FIGURE id=f1 {PEOPLE}214>214</FIGURE> home.")),
        ),
    ],
)
def test_two_things_are_two_things(first: ComparableFigure, second: ComparableFigure) -> None:
    assert relation(first, second) is None
    assert relation(second, first) is None


@pytest.mark.parametrize("later", ["2025-06-10", "2025-06-30"])
def test_a_total_that_goes_on_is_updated_weeks_later(later: str) -> None:
    names = ("Norland", "Skarrow")
    first, second = (
        ferry("a", f"{PEOPLE}{count}", what="people were hurt off Skarrow", day=day, names=names, event="hurt")
        for count, day in ((9, "2025-06-09"), (12, later))
    )
    assert relation(first, second) == "updated"


@pytest.mark.parametrize("kind", ["count unit=tonne", "quantity unit=tonne", "duration unit=day"])
def test_what_was_lost_or_gained_stays_one_thing_weeks_later(kind: str) -> None:
    first, second = (
        exports(key, f"kind={kind} role=change direction=down value=412", when="the year", day=day, names=NAMES)
        for key, day in (("a", "2025-06-09"), ("b", "2025-07-09"))
    )
    assert relation(first, second) == "same"


def test_a_share_may_change_within_days() -> None:
    first, second = (
        exports(key, f"kind=percent role=share value={value}", when="the year", day=day)
        for key, value, day in (("a", 40, "2025-06-09"), ("b", 45, "2025-06-10"))
    )
    assert relation(first, second) == "updated"


@pytest.mark.parametrize(
    ("mode", "wanted"), [("planned", "rounded"), ("expected", "rounded"), ("possible", None), ("conditional", None)]
)
def test_a_possible_amount_and_another_one_that_is_there_are_two_things(mode: str, wanted: Relation | None) -> None:
    there, possible = "value=5000000 half=50000", "value=5020000 half=5000"
    open_ = exports("b", possible, event="be", mode=mode)
    assert relation(exports("a", there), open_) == wanted
    assert relation(exports("a", there, event="be", mode=mode), open_) == "rounded"


@pytest.mark.parametrize("mode", ["planned", "expected", "possible", "conditional"])
def test_an_amount_that_is_not_there_yet_is_of_another_definition(mode: str) -> None:
    assert relation(exports("a", "value=5000000"), exports("b", "value=6000000", event="be", mode=mode)) == (
        "different_definition"
    )


SAID = "We had four minutes between the first alarm and the first boat"


@pytest.mark.parametrize(
    ("words", "wanted"),
    [
        ((SAID,), "same"),
        ((f"{SAID} in the water, and nobody panicked",), "same"),
        (("We had four minutes", "between the first alarm and the first boat"), "same"),
        (("Four minutes between the first alarm and the first boat",), "same"),
        (("There were some four minutes between the first alarm and our first boat",), "other_wording"),
        (("It will rain in the hills of Norland on the first of May",), None),
        (("four minutes",), None),
    ],
)
def test_relations_of_quotes(words: tuple[str, ...], wanted: Relation | None) -> None:
    first, second = quote_of(quoted("a", SAID)), quote_of(quoted("b", *words))
    assert relation(first, second) == relation(second, first) == wanted


def test_quotes_that_differ_in_a_number_are_two_quotes() -> None:
    plan, changed = (f"The party goes on with its votes on March {day} in all four states" for day in (10, 17))
    assert relation(quote_of(quoted("a", plan)), quote_of(quoted("b", changed))) is None


def test_the_same_words_of_somebody_else_are_two_quotes() -> None:
    assert relation(quote_of(quoted("a", SAID)), quote_of(quoted("b", SAID, speaker="Ola Vik"))) is None
    assert relation(quote_of(quoted("a", SAID)), quote_of(quoted("b", SAID, speaker=None))) == "same"


def test_a_figure_and_a_quote_are_two_things() -> None:
    assert relation(ferry("a", PEOPLE + "9"), quote_of(quoted("b", SAID))) is None
