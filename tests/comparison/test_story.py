"""Whether two articles are of one event."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from typing import Any

import pytest

from extractor.comparison.story import Story, are_one_event, read_story
from tests.comparison.stories import story

FERRY = "The ferry struck rocks in fog off Norland; lifeboats took passengers to Port Hallis. The ferry lost fuel."
OTHER_WORDS = "Lifeboats rescued passengers when a ferry hit rocks off Norland in fog. Port Hallis fears the fuel."
TRAIN = "The train left Norland late. Guards told Port Hallis that snow lay on the line."


def of(text: str, *, day: str | None = "2025-06-09", key: str = "a") -> Story:
    return read_story(story(key, text, day=day, names=("Norland", "Port Hallis", "Skarrow"), claims=[]))


def test_articles_of_one_event_share_their_topic() -> None:
    assert are_one_event(of(FERRY), of(OTHER_WORDS, key="b"))


def test_other_events_in_the_same_places_are_apart() -> None:
    assert not are_one_event(of(FERRY), of(TRAIN, key="b"))


def test_events_alike_in_other_places_are_apart() -> None:
    elsewhere = OTHER_WORDS.replace("Norland", "Estmark").replace("Port Hallis", "Dunmoor")
    assert not are_one_event(of(FERRY), read_story(story("b", elsewhere, names=("Estmark", "Dunmoor"), claims=[])))


def test_events_alike_weeks_apart_need_more_than_a_country() -> None:
    country_alone = OTHER_WORDS.replace("Port Hallis", "Dunmoor")
    later = read_story(story("b", country_alone, day="2025-08-09", names=("Norland", "Dunmoor"), claims=[]))
    assert are_one_event(of(FERRY), read_story(story("b", country_alone, names=("Norland", "Dunmoor"), claims=[])))
    assert not are_one_event(of(FERRY), later)
    assert are_one_event(of(FERRY), of(OTHER_WORDS, day="2025-08-09"))


def test_articles_without_a_date_are_held_to_be_near() -> None:
    assert are_one_event(of(FERRY, day=None), of(OTHER_WORDS))


@pytest.mark.parametrize("day", ["2025-06-09", "2025-06-09T18:40:00+00:00", "20250609T184000Z", "2025-W24-1"])
def test_any_iso_date_is_a_day(day: str) -> None:
    assert of(FERRY, day=day).day == dt.date(2025, 6, 9)


def test_of_two_short_articles_half_of_the_topic_is_enough() -> None:
    short = [story(key, "Norland's steel exports reached it.", claims=[]) for key in "ab"]
    assert are_one_event(*map(read_story, short))


def naming(key: str, text: str, *, type: Any = "ORG", form: Any = "name", **facts: Any) -> Story:
    """An article that names nothing but the Fen Guild, of that type, with mentions of that form."""
    named = story(key, f"{text} The Fen Guild knew.", names=("Fen Guild",), claims=[])
    entities = tuple(replace(entity, type=type, **facts) for entity in named.entities)
    mentions = tuple(replace(mention, form=form) for mention in named.mentions)
    return read_story(replace(named, entities=entities, mentions=mentions))


def are_one_event_by(**facts: Any) -> bool:
    """True if two articles of one topic are of one event because both name the Fen Guild."""
    return are_one_event(naming("a", FERRY, **facts), naming("b", OTHER_WORDS, **facts))


@pytest.mark.parametrize("type", ["PERSON", "ORG", "GPE", "LOC", "FAC", "EVENT", "PRODUCT", "WORK"])
def test_whatever_two_articles_name_is_of_one_event(type: str) -> None:
    assert are_one_event_by(type=type)


@pytest.mark.parametrize("type", ["NORP", "GROUP"])
def test_a_people_or_a_group_is_of_many_events(type: str) -> None:
    assert not are_one_event_by(type=type)


@pytest.mark.parametrize(
    ("form", "counts"), [("name", True), ("short", True), ("acronym", True), ("nominal", False), ("pronoun", False)]
)
def test_only_names_name(form: str, counts: bool) -> None:
    assert are_one_event_by(form=form) == counts


@pytest.mark.parametrize("subtype", ["media", "wire_agency"])
def test_the_paper_or_agency_that_two_articles_cite_says_nothing_of_their_events(subtype: str) -> None:
    assert not are_one_event_by(subtype=subtype)
