"""JSON: arrays and objects one after another, cut into articles without being read as a whole."""

from __future__ import annotations

import json
from io import BytesIO

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractor.errors import InputError
from extractor.ingest import json_array as module
from extractor.ingest import read_pages
from extractor.ingest.json_array import read_json
from extractor.ingest.reading import Reading
from extractor.record.page import Failure, Page

pytestmark = pytest.mark.issue(15)

ROWS = [
    {"id": 7, "text": 'Exports "fell" [5%], {in May}.\\'},
    {"text": "x", "m": {"a": [1, {"b": "]}"}]}},
    {"id": "c", "text": "y"},
]


def read(content: bytes) -> list[Page | Failure]:
    return list(read_json(BytesIO(content), Reading(location="a.json")))


@pytest.mark.parametrize("indent", [None, 2])
@pytest.mark.parametrize("form", ["array", "objects", "lines"])
@pytest.mark.parametrize("step", [1, 7, 65_536])
def test_each_object_is_an_article(form: str, indent: int | None, step: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "_STEP", step)
    text = (
        json.dumps(ROWS, indent=indent)
        if form == "array"
        else {"objects": " ", "lines": "\n"}[form].join(json.dumps(row, indent=indent) for row in ROWS)
    )
    results = read(b"\xef\xbb\xbf " + text.encode() + b"\n" if step > 7 else text.encode())
    pages = [page for page in results if isinstance(page, Page)]
    assert [(page.input_id, page.content, page.source.kind, page.source.row) for page in pages] == [
        ("7", ROWS[0]["text"], "json", 1), ("a.json#2", "x", "json", 2), ("c", "y", "json", 3)
    ]  # fmt: skip
    assert len(results) == 3


@pytest.mark.parametrize(
    ("content", "ids", "reason"),
    [
        (b'[{"id": "1", "text": "x"}, 5, {"id": "3", "text": "y"}]', ["1", "3"], "a.json, row 2: not an object"),
        (b'[{"id": "1", "text": "x"}, {"id" "3"}, "a,]"]', ["1"], "a.json, row 2: not JSON"),
        (b'[{"id": "1", "text": "x"}] }', ["1"], "a.json, row 2: not JSON"),
        (b'[[{"id": "1", "text": "x"}]]', [], "a.json, row 1: not an object"),
        (b"Exports fell.", [], "a.json, row 1: not JSON"),
    ],
)
def test_what_is_no_article_is_named_and_the_others_are_read(content: bytes, ids: list[str], reason: str) -> None:
    results = read(content)
    assert [page.input_id for page in results if isinstance(page, Page)] == ids
    failures = [str(failure.error) for failure in results if isinstance(failure, Failure)]
    assert reason in failures[0]


def test_what_is_cut_off_is_said_after_what_is_whole() -> None:
    whole = b'[{"id": "1", "text": "x"}, {"id": "2", "text": "y\\""}]'
    for end in range(len(b'[{"id": "1", "text": "x"}'), len(whole)):
        results: list[Page | Failure] = []
        with pytest.raises(InputError, match=r"a\.json: its end is missing, what comes before was read"):
            results.extend(read_json(BytesIO(whole[:end]), Reading(location="a.json")))
        assert [page.input_id for page in results if isinstance(page, Page)] == ["1", "2"][
            : 1 + (end == len(whole) - 1)
        ]


def test_an_object_above_a_limit_costs_itself(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "_STEP", 10)
    good = '{"id": "1", "text": "x"}'
    monkeypatch.setattr(module, "MAX_ROW_BYTES", 60)
    big, page = read(f'[{{"id": "0", "text": "{"a" * 200}"}}, {good}]'.encode())
    assert isinstance(big, Failure)
    assert "row 1: more than 60 bytes or 1,000,000 values: not one article" in str(big.error)
    assert isinstance(page, Page)
    monkeypatch.setattr(module, "MAX_ROW_BYTES", 10_000)
    monkeypatch.setattr(module, "MAX_ROW_VALUES", 20)
    many, page = read(f'[{{"id": "0", "text": "x", "m": [{"{}," * 50}0]}}, {good}]'.encode())
    assert isinstance(many, Failure)
    assert isinstance(page, Page)


@pytest.mark.parametrize(
    ("content", "kind"),
    [
        (b'[{"text": "x"}]', "json"),
        (b' [\n  {"text": "x"}]', "json"),
        (b'{\n  "text": "x"\n}', "json"),
        (b'{"id": "1",\n "text": "x"}', "json"),
        (b'{"id": "1", "text": "x"}\n{"id": "2", "text": "y"}', "jsonl"),
        (b'{"id": "1", "text": "x"}', "jsonl"),
        (b"[5] Exports fell.", "stdin"),
    ],
)
def test_json_is_distinguished_from_lines_of_it_and_from_text(content: bytes, kind: str) -> None:
    first = next(read_pages(["-"], stdin=BytesIO(content)))
    assert isinstance(first, Page)
    assert first.source.kind == kind


@given(
    st.lists(
        st.sampled_from([b"[", b"]", b"{", b"}", b'"', b"\\", b",", b":", b"x", b"\xff", b'{"id":"1","text":"x"}'])
    )
)
def test_any_bytes_give_pages_or_failures_or_an_input_error(parts: list[bytes]) -> None:
    try:
        results = read(b"".join(parts))
    except InputError:
        return
    assert all("please report" not in str(result.error) for result in results if isinstance(result, Failure))
