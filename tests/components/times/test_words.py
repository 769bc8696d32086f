"""Words and their classes."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractor.components.times.words import read_words


@pytest.mark.parametrize(
    ("text", "classes"),
    [
        ("in May", "iM|"),
        ("may", "x|"),
        ("MAY", "M|"),
        ("mid-2011", "e-Y|"),
        ("on Sun. 3 June", "i7.NM|"),
        ("the 1990s and '82", "tX&'#|"),
        ("21st 1,500 2.5 31 32", "O##N#|"),
        ("2025-06-09 7/8/07", "II|"),
        ("8:30 a.m. EDT, 5pm, 3m", "CZ,C,x|"),
        ("Q3 1H 2Q25 FY25", "QQQK|"),
        ("nineteen ninety six, Twenty ten", "Y,Y|"),
        ("7.8.2007 1.2.2007.1", "I#.#|"),
        ("2025-06-09T10:00Z", "IT|"),
        ("on Good Friday, a good Friday", "iH,axW|"),
        ("May 4\nMonday", "MN|W|"),
        ("year-on-year y/y", "U-i-U%|"),
    ],
)
def test_classes(text: str, classes: str) -> None:
    assert read_words(text).classes == classes


@given(st.text(max_size=80))
def test_every_character_but_blanks_is_in_one_word(text: str) -> None:
    words = read_words(text)
    assert len(words.classes) == len(words.starts) == len(words.ends)
    covered = [k for start, end in zip(words.starts, words.ends, strict=True) for k in range(start, end)]
    assert covered == sorted(set(covered))
    assert {k for k, character in enumerate(text) if not character.isspace()} <= set(covered)
