"""A fault at any step costs one article: the others are written, it is named with the step, and the command ends with 1."""

from __future__ import annotations

import importlib
import json
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from spacy.language import Language

from extractor import Failure, extract_many
from tests.cli.conftest import TEXT, Run

IDS = ("first", "bad", "last")
NO_LIMITS = ("--seconds", "0", "--memory", "0")


def fails_on(bad: Callable[..., bool], function: Callable[..., Any], error: Exception) -> Callable[..., Any]:
    """The function, which raises where its arguments are the bad ones."""

    def failing(*args: Any, **kwargs: Any) -> Any:
        if bad(*args, **kwargs):
            raise error
        return function(*args, **kwargs)

    return failing


STEPS = {
    "reading": ("extractor.ingest.rows", "page_of_row", lambda row, **_: row["id"] == "bad"),
    "cleaning": ("extractor.api.extracting", "clean", lambda page: page.input_id == "bad"),
    "the pipeline": ("extractor.pipeline", "make_doc", lambda nlp, article: "Badly" in article.text),
    "assembly": ("extractor.api.extracting", "assemble", lambda doc, article, **_: "Badly" in article.text),
    "checking": ("extractor.api.extracting", "check", lambda extraction: extraction.input_id == "bad"),
    "writing": ("extractor.sinks.outcomes", "record_line", lambda extraction: extraction.input_id == "bad"),
    "the table": ("extractor.cli.table", "read_cards", lambda extraction, **_: extraction.input_id == "bad"),
}
ERRORS = [
    AssertionError("half"),
    UnicodeEncodeError("utf-8", "\ud83d", 0, 1, "surrogates not allowed"),
    RecursionError(),
]


@pytest.fixture
def wire() -> bytes:
    texts = {"first": TEXT, "bad": f"Badly {TEXT}", "last": TEXT}
    return b"".join(json.dumps({"id": name, "text": text}).encode() + b"\n" for name, text in texts.items())


@pytest.mark.issue(13)
@pytest.mark.parametrize("limits", [(), NO_LIMITS], ids=["child", "here"])
@pytest.mark.parametrize("to_file", [False, True], ids=["stdout", "file"])
@pytest.mark.parametrize("error", ERRORS, ids=lambda error: type(error).__name__)
@pytest.mark.parametrize("step", STEPS)
def test_extract_goes_on_after_a_fault(
    run: Run,
    wire: bytes,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    step: str,
    error: Exception,
    to_file: bool,
    limits: tuple[str, ...],
) -> None:
    module, name, bad = STEPS[step]
    __import__(module)
    monkeypatch.setattr(f"{module}.{name}", fails_on(bad, getattr(sys.modules[module], name), error))
    out = tmp_path / "out"
    form = "table" if step == "the table" else "jsonl"
    options = ("-o", str(out)) if to_file else ()
    result = run("extract", "--from", "jsonl", "--format", form, "-", *options, *limits, stdin=wire)
    written = out.read_text() if to_file else result.stdout
    if form == "jsonl":
        assert [json.loads(line)["input_id"] for line in written.splitlines()] == ["first", "last"]
    else:
        assert [name for name in IDS if name in written.splitlines()] == ["first", "last"]
    said, count = result.stderr.splitlines()
    assert result.exit_code == 1
    assert said.startswith("extractor: -, line 2: " if step == "reading" else "extractor: bad: ")
    assert type(error).__name__ in said
    assert ("writing" if step == "the table" else step) in said
    assert "please report it" in said
    assert count.startswith("extractor: 2 articles, 2 claims, 0 findings, 1 failed, ")


@pytest.mark.issue(13)
@pytest.mark.parametrize("limits", [(), NO_LIMITS], ids=["child", "here"])
def test_a_reader_that_breaks_costs_the_rest_of_its_file_alone(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, limits: tuple[str, ...]
) -> None:
    def broken(stream: object, reading: object) -> object:
        raise KeyError("column")

    readers: Any = importlib.import_module("extractor.ingest.readers").READERS
    monkeypatch.setitem(readers, "csv", broken)
    for name in ("a.txt", "b.csv", "c.txt"):
        (tmp_path / name).write_text(TEXT)
    result = run("extract", str(tmp_path), *limits)
    assert [Path(json.loads(line)["input_id"]).name for line in result.stdout.splitlines()] == ["a.txt", "c.txt"]
    assert f"{tmp_path}/b.csv: reading failed (KeyError: 'column'): please report it with the input" in result.stderr


@pytest.mark.issue(13)
@pytest.mark.parametrize("to_file", [False, True], ids=["stdout", "file"])
@pytest.mark.parametrize("limits", [(), NO_LIMITS], ids=["child", "here"])
def test_what_strangers_write_costs_no_other_article(
    run: Run, tmp_path: Path, limits: tuple[str, ...], to_file: bool
) -> None:
    """Each of these once ended the run with a traceback."""
    script = '<script type="application/ld+json">{"@type": "NewsArticle", "author": "Jane \\ud83d"}</script>'
    inputs: dict[str, bytes] = {
        "a.html": f"<html><head>{script}</head><article><h1>Steel</h1><p>{TEXT}</p></article></html>".encode(),
        "b.jsonl": b"".join(
            json.dumps({"text": TEXT, **row}).encode() + b"\n"
            for row in (
                {"id": "a\ud83d"},
                {"id": "b", "published": "2025-\ud83d"},
                {"id": "c", "url": "http://["},
                {"id": "d", "published": "0001-01-01"},
                {"id": "e", "published": "9999-12-31T23:00:00-12:00"},
            )
        ),
        "c.rss": b"<rss><item><link>http://127.0.0.1/&#55357;</link></item></rss>",
        "d.csv": f'id,text\rf,"{TEXT}"\rg,"{TEXT}"\r'.encode(),
        "e.csv": f'id,text,{"x" * 200_000}\nh,"{TEXT}",\n'.encode(),
        "f.html": f'<meta charset="undefined"><article><p>{TEXT} Café.</p></article>'.encode("latin-1"),
        "g.txt": TEXT.encode(),
    }
    (tmp_path / "in").mkdir()
    for name, content in inputs.items():
        (tmp_path / "in" / name).write_bytes(content)
    out = tmp_path / "out"
    result = run("extract", str(tmp_path / "in"), *limits, *(("-o", str(out)) if to_file else ()))
    written = out.read_text() if to_file else result.stdout
    ids = [Path(json.loads(line)["input_id"]).name for line in written.splitlines()]
    assert ids == ["a.html", "a\ufffd", *"cdefgh", "f.html", "g.txt"]
    bad_date, refused, _ = result.stderr.splitlines()
    assert "b.jsonl, line 2: its \"published\" '2025-\ufffd' is not an ISO 8601 date" in bad_date
    assert "127.0.0.1" in refused  # nobody is there, and nobody is asked
    assert result.exit_code == 1


DAMAGED = {
    "cut off": b'{"schema": "extractor/1", "input_id": "x"',
    "another schema": b'{"schema": "other/1"}',
    "no object": b"7",
    "no UTF-8": b'{"schema": "extractor/1", "input_id": "\xff"}',
    "a surrogate": b'{"schema": "extractor/1", "input_id": "\\ud83d"}',
    "nothing in it": b'{"schema": "extractor/1"}',
}
SLOTS = [
    ("claims", None),
    ("claims", [None]),
    ("claims", [{"id": 1}]),
    ("article", "text"),
    ("figures", {"id": "f1"}),
    ("input_id", 7),
]


@pytest.fixture(scope="module")
def records(nlp: Language) -> list[bytes]:
    text = "Norway's steel exports reached {} in May 2025, “a record”, said Ana Ruiz of the ministry."
    rows = [
        {"id": f"{name}.txt", "text": text.format(value), "published": "2025-06-09"}
        for name, value in (("a", "$3 billion"), ("b", "$5 billion"))
    ]
    return [f"{row.to_json()}\n".encode() for row in extract_many(rows, nlp=nlp) if not isinstance(row, Failure)]


@pytest.mark.issue(13)
@pytest.mark.parametrize("command", ["top", "compare"])
@pytest.mark.parametrize("damage", [*DAMAGED, *SLOTS], ids=str)
def test_top_and_compare_go_on_after_a_line_that_is_no_record(
    run: Run, records: list[bytes], tmp_path: Path, command: str, damage: str | tuple[str, object]
) -> None:
    as_slot = {} if isinstance(damage, str) else dict([damage])
    line = DAMAGED.get(str(damage)) or json.dumps(json.loads(records[0]) | as_slot).encode()
    (tmp_path / "in.jsonl").write_bytes(b"\n".join([records[0].strip(), line, b"", records[1]]))
    result = run(command, str(tmp_path / "missing.jsonl"), str(tmp_path / "in.jsonl"))
    assert result.exit_code == 1
    assert "$3 billion" in result.stdout
    assert "$5 billion" in result.stdout
    missing, bad, count = result.stderr.splitlines()
    assert "missing.jsonl: cannot be opened" in missing
    assert f"{tmp_path}/in.jsonl, line 2: " in bad
    assert count.startswith("extractor: 2 of the inputs failed; the others are ")


@pytest.mark.issue(13)
@pytest.mark.parametrize(
    ("command", "module", "name"),
    [
        ("top", "extractor.cli.top", "_rank"),
        ("compare", "extractor.comparison.compare", "read_comparables"),
        ("top", "extractor.record.checked", "from_plain"),
        ("compare", "extractor.record.checked", "from_plain"),
    ],
)
def test_a_fault_in_top_and_compare_costs_one_record(
    run: Run,
    records: list[bytes],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    command: str,
    module: str,
    name: str,
) -> None:
    bad = records[0].replace(b"a.txt", b"bad")
    (tmp_path / "in.jsonl").write_bytes(b"".join([records[0], bad, records[1]]))
    run("compare", str(tmp_path / "in.jsonl"))  # so that all modules are there

    def is_bad(*args: Any) -> bool:
        record = args[-1]
        return str(record["input_id"] if isinstance(record, dict) else record.input_id).endswith("bad")

    failing = fails_on(is_bad, getattr(sys.modules[module], name), IndexError("list index out of range"))
    monkeypatch.setattr(sys.modules[module], name, failing)
    # the damaged one has the key of the first, which is to be another article for `compare`
    rekeyed = bad.replace(json.loads(bad)["article"]["key"].encode(), b"other")
    (tmp_path / "in.jsonl").write_bytes(b"".join([records[0], rekeyed, records[1]]))
    result = run(command, str(tmp_path / "in.jsonl"))
    assert result.exit_code == 1
    assert "$3 billion" in result.stdout
    assert "$5 billion" in result.stdout
    assert "failed (IndexError: list index out of range): please report it" in result.stderr
