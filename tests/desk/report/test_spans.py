"""Spans that somebody else made."""

from __future__ import annotations

import json
from typing import Any

import pytest
from bs4 import BeautifulSoup

from extractor.desk.report import parse_spanned, spans_page
from extractor.errors import InputError

TEXT = "Ore 🚢 rose 4% in Oslo."


def line(**changes: Any) -> bytes:
    record = {
        "id": "a",
        "text": TEXT,
        "spans": [{"start": 11, "end": 13, "label": "AMOUNT", "unit": "percent"}],
        **changes,
    }
    return json.dumps({name: value for name, value in record.items() if value is not None}).encode()


def test_spans_are_shown_on_their_words_with_what_else_is_said_of_them() -> None:
    spans = [{"start": 11, "end": 13, "label": "AMOUNT", "sure": 0.5}, {"start": 0, "end": 13, "label": "CLAIM"}]
    soup = BeautifulSoup(spans_page([parse_spanned(line(spans=spans), "f, line 1", str)]), "lxml")
    assert [mark.text for mark in soup.select("mark")] == ["Ore 🚢 rose ", "4%"]
    assert [row.text for row in soup.select(".claim-text .line")] == ["CLAIM", "AMOUNT"]
    assert "sure" in soup.select(".facts")[1].text
    (text,) = soup.select(".block.plain")
    assert text.text == TEXT


def test_html_is_read_first() -> None:
    spanned = parse_spanned(line(text=None, html="<p>…"), "f", lambda html: TEXT)
    assert spanned.text == TEXT


@pytest.mark.parametrize(
    ("wrong", "message"),
    [
        (b"{", "not JSON"),
        (b"[]", 'no list "spans"'),
        (line(spans={}), 'no list "spans"'),
        (line(text=None), 'no string "text" or "html"'),
        (line(spans=[{"start": "0", "end": 1}]), "span 1: .* whole numbers"),
        (line(spans=[{"start": True, "end": 2}]), "whole numbers"),
        (line(spans=[{"start": 3, "end": 3}]), r"\[3, 3\) is not in the text, which has 22 characters"),
        (line(spans=[{"start": 0, "end": 99}]), "is not in the text"),
        (line(spans=[{"start": 0, "end": 3, "surface": "Tin"}]), "the text has 'Ore' there, not 'Tin'"),
    ],
)
def test_what_is_no_span_is_named(wrong: bytes, message: str) -> None:
    with pytest.raises(InputError, match=f"^f, line 7.*{message}"):
        parse_spanned(wrong, "f, line 7", str)
