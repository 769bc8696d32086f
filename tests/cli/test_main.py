"""The command line as a user meets it: output forms, exit codes, errors."""

from __future__ import annotations

import gzip
import json
import re
import shlex
import sys
from collections.abc import Sequence
from pathlib import Path

import pyarrow as pa
import pytest
from pyarrow import parquet

from extractor.cli import main
from extractor.ingest.fetch import Fetcher
from tests.cli.conftest import TEXT, Result, Run, words
from tests.ingest.warc_files import packed, response
from tests.ingest.web_server import WebServer, fetcher_of, reply


def records(result: Result) -> list[dict[str, object]]:
    return [json.loads(line) for line in result.stdout.splitlines()]


def test_a_file_gives_one_record(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text(TEXT)
    result = run("extract", str(path), "--published", "2025-06-09")
    (record,) = records(result)
    assert (result.exit_code, record["schema"], record["input_id"]) == (0, "extractor/1", str(path))


def test_json_lines_compose(run: Run) -> None:
    lines = b"".join(json.dumps({"id": id_, "text": TEXT}).encode() + b"\n" for id_ in ("one", "two"))
    result = run("extract", "--from", "jsonl", "--format", "jsonl", "-", stdin=lines)
    assert [record["input_id"] for record in records(result)] == ["one", "two"]


def test_a_folder_is_read_in_order(run: Run, tmp_path: Path) -> None:
    for name in ("b.txt", "a.txt"):
        (tmp_path / name).write_text(TEXT)
    assert [Path(str(r["input_id"])).name for r in records(run("extract", str(tmp_path)))] == ["a.txt", "b.txt"]


def test_a_folder_of_many_formats_is_read_whole(run: Run, tmp_path: Path) -> None:
    page = f"<!doctype html><title>Port news</title><article><p>{TEXT}</p></article>".encode()
    (tmp_path / "a.csv").write_text(f'nr;body\nrow;"{TEXT}"\nbad\n')
    (tmp_path / "b.html.gz").write_bytes(gzip.compress(page))
    (tmp_path / "c.jsonl").write_text(json.dumps({"nr": "line", "body": TEXT}))
    parquet.write_table(pa.table({"nr": [7], "body": [TEXT]}), tmp_path / "d.parquet")
    (tmp_path / "e.warc.gz").write_bytes(packed(response(1, page), response(2)[:-300]))
    result = run("extract", str(tmp_path), "--key", "id=nr", "--key", "text=body")
    assert [record["input_id"] for record in records(result)] == [
        "row",
        f"{tmp_path}/b.html.gz",
        "line",
        "7",
        "urn:uuid:1",
    ]
    assert all(len(record["figures"]) == 2 for record in records(result))  # type: ignore[arg-type]
    assert result.exit_code == 1
    assert "a.csv, row 2 (line 3): 1 cells" in result.stderr
    assert "e.warc.gz, offset" in result.stderr


def test_what_rows_say_of_their_articles_is_in_the_records_and_the_rest_where_it_is_kept(
    run: Run, tmp_path: Path
) -> None:
    row = {"id": "1", "text": TEXT, "headline": "Steel falls", "paper": "Norland Post", "author": "Ines Moreau", "n": 7}
    (tmp_path / "a.jsonl").write_text(json.dumps(row))
    named = ("--key", "title=headline", "--key", "outlet=paper")
    (plain,) = records(run("extract", str(tmp_path / "a.jsonl"), *named))
    (kept,) = records(run("extract", str(tmp_path / "a.jsonl"), *named, "--keep", "n", "--keep", "absent"))
    article = dict(kept["article"])  # type: ignore[call-overload]
    assert (article["title"], article["site"], article["authors"]) == ("Steel falls", "Norland Post", ["Ines Moreau"])
    assert article.pop("meta") == {"n": 7, "absent": None}
    assert plain == kept | {"article": article}


def test_a_table_is_headed_by_the_title_that_came_with_a_row(run: Run, tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_text(
        json.dumps({"id": "1", "text": TEXT, "title": "Steel falls", "site": "Norland Post"})
    )
    table = run("extract", str(tmp_path / "a.jsonl"), "--format", "table").stdout
    assert table.startswith("Steel falls\n1 · Norland Post")


def test_limits_can_be_set_and_turned_off(run: Run, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(TEXT)
    usual = run("extract", str(tmp_path / "a.txt"))
    assert run("extract", str(tmp_path / "a.txt"), "--seconds", "0", "--memory", "0").stdout == usual.stdout != ""


def test_an_article_above_the_limits_is_named(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def never_ends(page: object) -> object:
        while True:
            pass

    (tmp_path / "a.txt").write_text(TEXT)
    monkeypatch.setattr("extractor.api.extracting.clean", never_ends)
    tight = run("extract", str(tmp_path / "a.txt"), "--seconds", "0.01")
    assert (tight.exit_code, tight.stdout) == (3, "")
    assert "took more than 0.01 seconds of CPU" in tight.stderr


def test_the_output_file_is_written_whole(run: Run, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(TEXT)
    result = run("extract", str(tmp_path / "a.txt"), "-o", str(tmp_path / "out.json"), "--format", "json")
    assert (result.exit_code, result.stdout) == (0, "")
    assert json.loads((tmp_path / "out.json").read_text())["article"]["text"] == TEXT


def test_the_table_shows_the_sentence_and_its_slots(run: Run, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(TEXT)
    shown = run("extract", str(tmp_path / "a.txt"), "--format", "table", "--published", "2025-06-09").stdout
    for evidence in ("fell 5 percent", "to $3 billion", "May 2025", "Customs Office, 9 June 2025"):
        assert evidence in shown


def test_an_article_without_claims_says_so(run: Run, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("It rained all day long in the hills above the town.")
    assert "No claims" in run("extract", str(tmp_path / "a.txt"), "--format", "table").stdout


def test_one_bad_input_stops_nothing_and_is_named(run: Run, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(TEXT)
    result = run("extract", str(tmp_path / "missing.txt"), str(tmp_path / "a.txt"))
    assert result.exit_code == 1
    assert len(records(result)) == 1
    assert "missing.txt" in result.stderr


@pytest.mark.parametrize(
    "content",
    [b"", b"\x00\x01\x02\xff\xfe binary" * 50, b"<html><body><nav>Home</nav></body></html>"],
    ids=["empty", "binary", "page without article"],
)
def test_input_without_an_article_is_a_clear_error_or_an_empty_result(run: Run, tmp_path: Path, content: bytes) -> None:
    (tmp_path / "a.html").write_bytes(content)
    result = run("extract", str(tmp_path / "a.html"))
    if result.exit_code == 3:
        assert "a.html" in result.stderr
        assert "Traceback" not in result.stderr
    else:
        (record,) = records(result)
        assert record["figures"] == []
        assert record["article"]["completeness"]["status"] != "complete"  # type: ignore[index]


@pytest.mark.parametrize(
    "arguments",
    [
        (),
        ("extract",),
        ("extract", "a.txt", "--published", "last week"),
        ("extract", "a.txt", "--format", "pdf"),
        ("extract", "a.csv", "--key", "text"),
        ("extract", "a.csv", "--key", "body=text"),
        ("extract", "a.csv", "--key", "text="),
        ("extract", "a.csv", "--key", "text=a", "--key", "text=b"),
        ("extract", "a.txt", "--seconds", "-1"),
    ],
)
def test_wrong_usage_ends_with_2(run: Run, arguments: tuple[str, ...]) -> None:
    assert run(*arguments).exit_code == 2


@pytest.mark.parametrize("arguments", [(), ("extract",), ("top",)])
def test_a_command_alone_shows_its_help(run: Run, arguments: tuple[str, ...]) -> None:
    result = run(*arguments)
    assert "Usage: extractor" in result.stderr
    assert result.exit_code == 2


@pytest.mark.parametrize("name", ["page one.html", "https://example.org/a.html"])
def test_an_article_instead_of_a_command_says_which_command_reads_it(run: Run, name: str) -> None:
    assert f"to read it: extractor extract {shlex.quote(name)}" in run(name).stderr


def test_a_record_that_is_extracted_again_says_what_takes_it(run: Run, tmp_path: Path) -> None:
    article, records = tmp_path / "a.txt", tmp_path / "a.jsonl"
    article.write_text(TEXT)
    run("extract", str(article), "-o", str(records))
    assert "give it to top, compare, report, export, dataset or store add" in run("extract", str(records)).stderr
    again = run("extract", str(records), "--key", "text=article.text", "--key", "id=input_id", "--format", "jsonl")
    assert json.loads(again.stdout)["article"]["text"] == TEXT


@pytest.mark.parametrize("name", ["claims.csv", "claims.parquet"])
@pytest.mark.parametrize("command", ["extract", "compare", "report"])
def test_a_table_of_claims_is_not_read_as_articles(run: Run, tmp_path: Path, name: str, command: str) -> None:
    (tmp_path / "a.txt").write_text(TEXT)
    table = str(tmp_path / name)
    run("extract", str(tmp_path / "a.txt"), "-o", table)
    result = run(command, table)
    assert result.exit_code == 3
    assert f"{table}: a table that `extractor` wrote of what it found" in result.stderr
    assert run("extract", table, "--key", "text=text").exit_code == 0


def test_compare_counts_no_groups_where_nothing_was_read(run: Run, tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_text("<p>Exports fell.</p>\n<p>Prices rose.</p>")
    assert run("compare", str(tmp_path / "a.jsonl")).stdout == ""


def test_compare_takes_articles_and_records(run: Run, tmp_path: Path) -> None:
    for name, value in (("a", "$3 billion"), ("b", "$5 billion")):
        (tmp_path / f"{name}.txt").write_text(f"Norway's steel exports reached {value} in May 2025.")
    run("extract", str(tmp_path / "b.txt"), "-o", str(tmp_path / "b.jsonl"))
    shown = run("compare", str(tmp_path / "a.txt"), str(tmp_path / "b.jsonl"))
    assert shown.stderr == ""
    assert shown.stdout.splitlines()[:2] == [
        "conflict: Norway's steel exports",
        "    $3 billion, $5 billion; the values differ, and the articles do not explain why",
    ]
    lines = run("compare", str(tmp_path / "a.txt"), str(tmp_path / "b.jsonl"), "--jsonl").stdout.splitlines()
    assert [json.loads(line)["relation"] for line in lines] == ["conflict"]


def test_an_unwritable_output_is_one_line_on_stderr(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "a.txt").write_text(TEXT)
    arguments = ["extractor", "extract", str(tmp_path / "a.txt"), "-o", str(tmp_path / "no" / "out")]
    monkeypatch.setattr(sys, "argv", arguments)
    with pytest.raises(SystemExit) as ended:
        main()
    assert ended.value.code == 3
    assert capsys.readouterr().err.count("\n") == 1


@pytest.mark.parametrize(
    "command",
    [["extract"], ["compare"], ["top"], ["schema"]],
    ids=lambda command: " ".join(command),
)
def test_every_help_has_an_example(run: Run, command: list[str]) -> None:
    result = run(*command, "--help")
    assert result.exit_code == 0
    assert "Example: extractor " in words(result.stdout)


def test_version(run: Run) -> None:
    assert run("--version").stdout.startswith("extractor 0.")


def test_top_ranks_the_claims_of_records_with_their_reasons(run: Run, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(f"{TEXT} The trip usually takes three hours.")
    run("extract", str(tmp_path / "a.txt"), "-o", str(tmp_path / "a.jsonl"), "--published", "2025-06-09")
    lines = run("top", str(tmp_path / "a.jsonl"), "--n", "1").stdout.splitlines()
    assert len(lines) == 3
    assert "$3 billion" in lines[0]
    assert "change +1" in lines[2]


def test_compare_finds_another_value_for_the_same_thing(run: Run, tmp_path: Path) -> None:
    for name, value in (("a", "$3 billion"), ("b", "$5 billion")):
        (tmp_path / f"{name}.txt").write_text(f"Norway's steel exports reached {value} in May 2025.")
        run(
            "extract", str(tmp_path / f"{name}.txt"), "-o", str(tmp_path / f"{name}.jsonl"), "--published", "2025-06-09"
        )
    shown = run("compare", str(tmp_path / "a.jsonl"), str(tmp_path / "b.jsonl")).stdout
    assert "$3 billion" in shown
    assert "$5 billion" in shown


def test_compare_dates_articles_that_have_no_date(run: Run, tmp_path: Path) -> None:
    for name, value in (("a", "$3 billion"), ("b", "$5 billion")):
        (tmp_path / f"{name}.txt").write_text(f"Norway's steel exports reached {value} last month.")
    stdout = run("compare", str(tmp_path / "a.txt"), str(tmp_path / "b.txt"), "--published", "2025-06-09", "--json")
    (group,) = json.loads(stdout.stdout)
    assert [occurrence["published"] for occurrence in group["occurrences"]] == ["2025-06-09", "2025-06-09"]
    assert run("compare", "a.txt", "--published", "June").exit_code == 2


@pytest.mark.parametrize("command", ["compare", "report"])
def test_records_are_known_by_what_is_in_them(run: Run, tmp_path: Path, command: str) -> None:
    (tmp_path / "a.txt").write_text(TEXT)
    run("extract", str(tmp_path / "a.txt"), "-o", str(tmp_path / "a.json"))
    records = (tmp_path / "a.json").read_bytes()
    (tmp_path / "packed").write_bytes(gzip.compress(records))
    shown = [run(command, str(tmp_path / name)).stdout for name in ("a.json", "packed")]
    assert shown[0] == shown[1] != ""
    assert run(command, "-", stdin=records).stdout == shown[0]
    assert run(command, str(tmp_path / "*.json")).stdout == shown[0]


def test_a_file_that_holds_no_records_is_named_with_its_line(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "a.jsonl").write_text('{"id": 1}\n')
    monkeypatch.setattr(sys, "argv", ["extractor", "top", str(tmp_path / "a.jsonl")])
    with pytest.raises(SystemExit) as ended:
        main()
    assert ended.value.code == 3
    assert "line 1: not a record extractor/1" in words(capsys.readouterr().err)


GERMAN = (
    "Die Ausfuhren von Stahl sind im Mai um 3 Prozent gesunken, teilte das Ministerium am Montag mit. Die Händler am Hafen "
    "erwarten, dass sich der Markt im Herbst erholt, denn die Lager der Werften sind fast leer und die Preise niedrig."
)


def test_an_article_in_another_language_is_said_and_is_no_failure(run: Run, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(GERMAN, encoding="utf-8")
    result = run("extract", str(tmp_path / "a.txt"))
    said = 'not read: there are no rules for its language, "de" (--language any reads it anyway)'
    assert (result.exit_code, result.stderr) == (0, f"extractor: {tmp_path / 'a.txt'}: {said}\n")
    assert records(result)[0]["figures"] == []


def test_another_language_is_read_when_all_are_requested(run: Run, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(GERMAN, encoding="utf-8")
    result = run("extract", str(tmp_path / "a.txt"), "--language", "any")
    assert (result.stderr, len(list(records(result)[0]["figures"]))) == ("", 1)  # type: ignore[call-overload]


@pytest.mark.issue(15)
@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("de", "there are no rules for German (de), only for English: leave it out"),
        ("german", "there are no rules for German (de), only for English: leave it out"),
        ("xx", "'xx' is not a language: give an ISO 639-1 code such as 'en'"),
    ],
)
def test_a_language_without_rules_is_wrong_usage_and_nothing_is_read(
    run: Run, tmp_path: Path, language: str, said: str
) -> None:
    (tmp_path / "a.txt").write_text(GERMAN, encoding="utf-8")
    result = run("extract", str(tmp_path / "a.txt"), "--language", language)
    assert (result.exit_code, result.stdout) == (2, "")
    assert said in " ".join(re.sub("[│╭╮╰╯─]", " ", result.stderr).split())


def test_pages_from_the_web_are_kept_in_the_cache_folder(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = reply(f"<p>{TEXT}</p>".encode(), ETag='"1"', Content_Type="text/html; charset=utf-8")
    with WebServer({"news.example/a": page}) as server:
        made: list[Path | None] = []

        def fetcher(cache: Path | None, *, private: Sequence[str] = ()) -> Fetcher:
            made.append(cache)
            return fetcher_of(server, cache=cache)

        monkeypatch.setattr("extractor.ingest.fetch.Fetcher", fetcher)
        result = run("extract", "http://news.example/a", "--cache", str(tmp_path), "--published", "2025-06-09")
    (record,) = records(result)
    assert (result.exit_code, record["input_id"], made) == (0, "http://news.example/a", [tmp_path])
    assert len(list(tmp_path.iterdir())) == 1


def test_a_cache_that_is_no_folder_is_wrong_usage(run: Run, tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    result = run("extract", "http://news.example/a", "--cache", str(tmp_path / "file"))
    assert result.exit_code == 2
    assert "no folder for fetched pages" in words(result.stderr)


def test_the_table_says_what_the_page_is_and_how_whole(run: Run, tmp_path: Path) -> None:
    page = tmp_path / "page.html"
    page.write_text("<title>404</title><h1>Page not found</h1><p>The page that you wanted is not here any more.</p>")
    shown = run("extract", str(page), "--format", "table").stdout
    assert "no publication date · error\nempty: an error page, not an article\n" in shown
    page.write_text(f'<meta name="author" content="Ada Ashe"><p>{TEXT}</p><time datetime="2025-06-09">June 9</time>')
    shown = run("extract", str(page), "--format", "table").stdout
    assert "Ada Ashe · published 9 June 2025" in shown


def test_top_shows_a_sentence_with_two_figures_once(run: Run, tmp_path: Path) -> None:
    article, records = tmp_path / "a.txt", tmp_path / "claims.jsonl"
    article.write_text(
        "The city treated its 40 buses and 300 trams in May, the mayor of Dunmore said.", encoding="utf-8"
    )
    run("extract", str(article), "--format", "jsonl", "-o", str(records))
    shown = run("top", str(records)).stdout
    assert shown.count("40 buses and 300 trams") == 1
