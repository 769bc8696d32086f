"""The component as a whole: offsets, ids, furniture, and a pipeline without a model."""

from __future__ import annotations

import spacy
from hypothesis import given, settings
from hypothesis import strategies as st

from extractor.components.annotations import found_on
from extractor.components.extensions import register_extensions
from extractor.components.times.component import times
from extractor.record.timex import Timex

register_extensions()
NLP = spacy.blank("en")
PIECES = [
    "May", "the", "first", "five", "months", "of", "year", "2024", "Monday", "last", "a", "ago", "earlier", "to", "from", "5",
    "-", ",", ".", "\n", "Q3", "morning", "same", "period", "every", "’s", "since", "31", "Feb", "half", "and",
    "12:30", "sales", "9999",
]  # fmt: skip
texts = st.lists(st.sampled_from(PIECES), max_size=25).map(" ".join) | st.text(max_size=60)


def times_of(text: str, published: str | None = "2025-06-09") -> list[Timex]:
    doc = NLP.make_doc(text)
    doc._.published = published
    return found_on(times(doc)).times


@given(texts, st.sampled_from(["2025-06-09", "2024-02-29", "1000-01-01", None]))
@settings(max_examples=150, deadline=None)
def test_ranges_ids_and_intervals_hold(text: str, published: str | None) -> None:
    found_times = times_of(text, published)
    assert len({time.id for time in found_times}) == len(found_times)
    for time in found_times:
        assert text[time.start : time.end] == time.surface
        assert time.surface == time.surface.strip()
        assert time.from_ is None or time.until is None or time.from_ < time.until
        assert time.anchor.kind != "publication" or published is not None
        assert time.anchor.ref is None or time.anchor.ref in {earlier.id for earlier in found_times}
    assert times_of(text, published) == found_times


def test_a_blank_pipeline_finds_times_too() -> None:
    values = {
        time.surface: time.value for time in times_of("The talks broke down on Saturday; they began in May 2024.")
    }
    assert values == {"Saturday": "2025-06-07", "May 2024": "2024-05"}


def test_nothing_is_found_in_furniture() -> None:
    doc = NLP.make_doc("Sales fell in May.\nMore from June")
    doc._.published = "2025-06-09"
    doc._.blocks = [[0, 18, "paragraph", None], [19, 33, "furniture", "related"]]
    assert [time.surface for time in found_on(times(doc)).times] == ["May"]


def test_the_times_of_a_live_blogs_entry_are_relative_to_its_own_day() -> None:
    text = "The dam held today.\nThe dam broke yesterday.\nIt had been full yesterday."
    doc = NLP.make_doc(text)
    doc._.published = "2025-06-08"
    doc._.entries = [[20, "2025-06-10T09:15:00+02:00"], [45, "2025-06-09T21:15:00+02:00"]]
    assert [time.value for time in found_on(times(doc)).times] == ["2025-06-08", "2025-06-09", "2025-06-08"]


def test_a_time_before_the_calendar_has_no_interval() -> None:
    assert [(time.from_, time.until) for time in times_of("It began 5,000 years ago.")] == [(None, None)]
