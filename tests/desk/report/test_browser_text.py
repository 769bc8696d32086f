"""Places in UTF-16, held against the text as a browser has it."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from extractor.desk.report.browser_text import BrowserText
from extractor.desk.report.views import read_articles
from extractor.desk.report.visible import measurable, visible
from extractor.record.page import Failure
from extractor.record.textrange import TextRange
from tests.desk.report.sample import moved, steel

ODD = st.lists(
    st.sampled_from(["a", " ", "e\u0301", "👩‍🔬", "🇳🇴", "“", "’", "\u202e", "<b>", "&", "𝟙"]), max_size=12
).map("".join)


def in_utf16(text: str, range_: TextRange) -> str:
    return text.encode("utf-16-le")[2 * range_.start : 2 * range_.end].decode("utf-16-le")


@given(ODD, ODD, ODD)
def test_units_are_those_of_the_same_words(before: str, words: str, after: str) -> None:
    text = f"{before} x{words} {after}"  # a letter and a blank: no character goes across the borders
    range_ = TextRange(len(before) + 1, len(before) + 2 + len(words))
    assert in_utf16(text, BrowserText(text).units(range_)) == f"x{words}"


def test_a_range_that_ends_inside_a_character_has_all_of_it() -> None:
    text = "🇳🇴 Jose\u0301 fell"
    assert in_utf16(text, BrowserText(text).units(TextRange(3, 7))) == "Jose\u0301"


def test_the_places_of_a_claim_lead_to_its_words() -> None:
    extraction = moved(steel(), "👩‍🔬 “Cafe\u0301” 🇳🇴 ’ ")

    def never(failure: Failure) -> None:
        raise failure.error

    (article,) = read_articles([extraction], never)
    units = article.units(article.claims[0]).split()
    words = {
        slot: in_utf16(extraction.article.text, TextRange(int(start), int(end)))
        for slot, start, end in zip(units[::3], units[1::3], units[2::3], strict=True)
    }
    assert words | {"sentence": "", "amount": ""} == {
        "sentence": "",
        "who": "the Customs Office",
        "measure": "steel exports",
        "amount": "",
        "period": "May",
        "baseline": "$3.2bn",
    }


@given(ODD)
def test_a_script_can_count_the_text_that_is_shown(text: str) -> None:
    shown = str(measurable(text))
    assert shown.replace('<span class="turn">', "").replace("</span>", "") == str(measurable(str(visible(text))))
    assert shown.count('<span class="turn">') == text.count("\u202e")
