"""Every entry of the lists of cleaning has an example that reads otherwise without it."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any, get_args

import pytest

from extractor.cleaning.authors import read_bylines
from extractor.cleaning.furniture import match_rule
from extractor.cleaning.language import are_close, english_share, stated_language
from extractor.cleaning.line_kinds import before_date, find_authors, find_look, is_dated
from extractor.cleaning.line_patterns import LineKind, line_pattern
from extractor.cleaning.page_kind import kind_patterns
from extractor.cleaning.page_names import NameTag, page_name
from extractor.cleaning.printed_days import is_stamp, printed_day
from extractor.words import lexicons
from extractor.words.resources import models_folder

Entry = dict[str, Any]


def read_line(line: str) -> object:
    """All that the words and patterns of lines can say of one."""
    looks = {kind: line_pattern(kind).fullmatch(line) is not None for kind in get_args(LineKind)[1:]}
    matches = [line_pattern(kind).search(line) for kind in ("opening", "figures", "trace", "dateline")]
    days = printed_day(line), printed_day(line, changed=True), is_stamp(line)
    return (find_look(line), find_authors([line]), is_dated(line), before_date(line), days, looks, [match and match.span() for match in matches],
            read_bylines([(line, False)], "Harbour Daily").full_names(), read_bylines([(line, False)], None))  # fmt: skip


def read_language(entry: Entry) -> object:
    codes = re.findall(r'"(.*)"', entry["example"])
    return stated_language(codes[0]), [
        are_close({entry["id"], code}) for code in ("ms", "no", "sv", "sr", "hr", "cs", "sk", "es", "pt")
    ]


READERS: dict[str, Callable[[Entry], object]] = {
    "furniture": lambda entry: match_rule(entry["scope"], entry["example"]),
    "page_kinds": lambda entry: kind_patterns(entry["kind"], entry["where"]).find(entry["example"]) is not None,
    "bylines": lambda entry: read_line(entry["example"]),
    "line_patterns": lambda entry: read_line(entry["example"]),
    "page_names": lambda entry: [bool(page_name(tag).search(entry["example"])) for tag in get_args(NameTag)],
    "common_words": lambda entry: english_share(entry["example"]),
    "languages": read_language,
}


@contextmanager
def without(name: str, id: str) -> Iterator[None]:
    """Inside the `with` block the list has no such entry."""
    read = lexicons._read
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(lexicons, "_read", lambda text, file, kind: {
            key: entry for key, entry in read(text, file, kind).items() if (file, key) != (f"{name}.jsonl", id)
        })  # fmt: skip
        lexicons._forget()
        yield
    lexicons._forget()


def entries() -> Iterator[Any]:
    for name in READERS:
        path = models_folder() / "en" / "lexicons" / f"{name}.jsonl"
        for line in path.read_text(encoding="utf-8").splitlines():
            entry = json.loads(line)
            yield pytest.param(name, entry, id=f"{name}-{entry['id']}")


@pytest.mark.parametrize(("name", "entry"), list(entries()))
def test_an_example_reads_otherwise_without_its_entry(name: str, entry: Entry) -> None:
    given = READERS[name](entry)
    with without(name, entry["id"]):
        assert READERS[name](entry) != given
