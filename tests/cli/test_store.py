"""`extractor store`, from records to a search and back."""

from __future__ import annotations

import csv
import json
import sqlite3
import typing
from pathlib import Path

import pytest

from benchmarks.evaluation.gold import load_gold
from extractor.cli import store as command
from extractor.cli import store_exchange
from extractor.desk import store as stores
from extractor.desk.store import Store
from tests.cli.conftest import TEXT, Run

OTHER = "Imports of tea rose to 4,000 tonnes in 2024, Anna Berg said. “The harbour is calm,” she told reporters."


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, run: Run) -> Path:
    """A folder with a store of two articles, and their records."""
    monkeypatch.chdir(tmp_path)
    rows = [
        {"id": "steel", "text": TEXT, "url": "https://news.example/steel", "published": "2025-06-09"},
        {"id": "tea", "text": OTHER, "url": "https://tea.example/imports", "published": "2025-06-10"},
    ]
    lines = "".join(json.dumps(row) + "\n" for row in rows)
    run("extract", "-", "--from", "jsonl", "-o", "records.jsonl", "-q", stdin=lines.encode())
    run("store", "add", "records.jsonl")
    return tmp_path


def decide(query: str, status: stores.Status = "accepted") -> None:
    with Store.open("claims.db") as store:
        store.decide(store.search(query).claims[0].id, status=status, who="Ida")


def test_the_names_are_those_of_the_library() -> None:
    assert typing.get_args(command.Order) == typing.get_args(stores.Order)
    assert typing.get_args(store_exchange.ExportFormat) == typing.get_args(stores.ExportFormat)


def test_records_are_added_once(run: Run, folder: Path) -> None:
    again = run("store", "add", "records.jsonl")
    assert (again.exit_code, again.stdout) == (0, "claims.db: 0 new articles, 2 unchanged, 0 claims\n")
    second = run("store", "add", ".", "--store", "other.db")
    assert second.stdout.startswith("other.db: 2 new articles, ")
    assert run("store", "add", "-", "--store", "third.db", stdin=Path("records.jsonl").read_bytes()).exit_code == 0


def test_a_line_that_is_no_record_costs_itself(run: Run, folder: Path) -> None:
    Path("mixed.jsonl").write_bytes(b"{}\n" + Path("records.jsonl").read_bytes())
    result = run("store", "add", "mixed.jsonl", "--store", "other.db")
    assert result.exit_code == 1
    assert "other.db: 2 new articles" in result.stdout
    assert "mixed.jsonl, line 1: not a record" in result.stderr
    assert run("store", "add", "nowhere.jsonl").exit_code == 3


@pytest.mark.parametrize(("given", "code"), [(b"{}\n", 3), (b"", 0)])
def test_where_there_is_no_record_no_store_is_made(run: Run, folder: Path, given: bytes, code: int) -> None:
    result = run("store", "add", "-", "--store", "new.db", stdin=given)
    assert (result.exit_code, result.stdout) == (code, "")
    assert "new.db is not made, since there is no record to add" in result.stderr
    assert not list(folder.glob("new.db*"))


def test_decisions_in_another_form_cost_themselves(run: Run, folder: Path) -> None:
    Path("table.parquet").write_bytes(b"PAR1...")
    run("store", "export", "--to", "decisions", "-o", "decisions.jsonl")
    result = run("store", "merge", "table.parquet", "decisions.jsonl")
    assert result.exit_code == 1
    assert "table.parquet: a table in Parquet" in result.stderr
    assert "decisions.jsonl: 0 decisions" in result.stdout


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        (["exports", "value>1e9"], "$3 billion, down 5 percent; 2025-05; news.example; 2025-06-09; undecided; "),
        (["-steel", "type:figure"], "4,000 tonnes; 2024; tea.example; 2025-06-10; undecided; "),
        (["measure:imports", "--order", "score"], "4,000 tonnes; 2024; tea.example"),
    ],
)
def test_a_search_shows_claims_with_their_place(run: Run, folder: Path, query: list[str], expected: str) -> None:
    result = run("store", "search", *query)
    assert result.stdout.splitlines()[1].startswith(f"     {expected}")
    assert result.stdout.splitlines()[-1] == "1 claim"


def test_a_search_as_json_has_the_columns(run: Run, folder: Path) -> None:
    (claim,) = json.loads(run("store", "search", "exports", "type:figure", "--json").stdout)
    assert (claim["status"], claim["row"]["value"], claim["row"]["url"]) == (
        "undecided",
        "3000000000",
        "https://news.example/steel",
    )


def test_facets_are_counted(run: Run, folder: Path) -> None:
    assert "kind: money (1), quantity (1)" in run("store", "search", "type:figure", "--facets").stdout.splitlines()
    assert json.loads(run("store", "search", "", "--facets", "--json").stdout)["outlet"] == {
        "news.example": 1,
        "tea.example": 2,
    }


@pytest.mark.parametrize(
    ("arguments", "code", "said"),
    [
        (["search", "mesure:x"], 3, "did you mean measure:?"),
        (["search", "--limt", "3"], 2, "no such option: --limt"),
        (["search", "x", "--store", "none.db"], 3, "none.db is not there"),
        (["search", "x", "--store", "records.jsonl"], 3, "is not a store"),
        (["versions", "nothing"], 3, "has no article 'nothing'"),
        (["delete", "nothing"], 3, "has no article"),
        (["delete", "--person", "Bo"], 3, "is not a full name"),
        (["merge", "none.jsonl"], 3, "none.jsonl: cannot be opened"),
        (["merge", "records.jsonl"], 3, "records.jsonl, line 1: not a decision"),
        (["backup", "no/copy.db"], 3, "its folder does not exist"),
    ],
)
def test_what_goes_wrong_is_one_line_that_says_what_to_do(
    run: Run, folder: Path, arguments: list[str], code: int, said: str
) -> None:
    result = run("store", *arguments)
    assert (result.exit_code, result.stderr.count("\n")) == (code, 1)
    assert said in result.stderr


def test_decisions_go_out_and_into_another_store(run: Run, folder: Path) -> None:
    decide("exports type:figure")
    run("store", "export", "--to", "decisions", "-o", "ida.jsonl")
    run("store", "add", "records.jsonl", "--store", "desk.db")
    assert run("store", "merge", "ida.jsonl", "--store", "desk.db").stdout == "ida.jsonl: 1 decision\n"
    assert (
        run("store", "merge", "ida.jsonl", "--store", "desk.db").stdout == "ida.jsonl: 0 decisions, 1 already known\n"
    )
    assert "accepted by Ida" in run("store", "search", "exports", "--store", "desk.db").stdout


@pytest.mark.issue(18)
def test_claims_on_which_people_differ_are_found_with_what_each_says(run: Run, folder: Path) -> None:
    run("store", "backup", "other.db")
    decide("exports type:figure")
    with Store.open("other.db") as store:
        for query, status in (("exports type:figure", "rejected"), ("imports type:figure", "accepted")):
            store.decide(store.search(query).claims[0].id, status=status, who="Bo")  # type: ignore[arg-type]
    run("store", "export", "--to", "decisions", "-o", "bo.jsonl", "--store", "other.db")
    merged = run("store", "merge", "bo.jsonl").stdout
    assert merged == "bo.jsonl: 2 decisions, 1 disputed claim (search status:disputed)\n"
    stdout = run("store", "search", "status:disputed").stdout
    assert "; rejected by Bo, accepted by Ida; " in stdout
    assert stdout.splitlines()[-1] == "1 claim"
    (row,) = csv.DictReader(run("store", "export", "status:disputed").stdout.removeprefix("\ufeff").splitlines())
    assert (row["status"], row["who"], row["others"]) == ("rejected", "Bo", "accepted by Ida")


def test_what_goes_out_is_what_a_query_finds(run: Run, folder: Path) -> None:
    decide("exports type:figure")
    records = run("store", "export", "--to", "records").stdout
    assert sorted(records.splitlines()) == sorted(Path("records.jsonl").read_text().splitlines())
    assert len(run("store", "export", "imports", "--to", "records").stdout.splitlines()) == 1
    (row,) = csv.DictReader(run("store", "export", "status:accepted").stdout.removeprefix("\ufeff").splitlines())
    assert (row["status"], row["who"], row["amount"]) == ("accepted", "Ida", "$3 billion")
    assert run("store", "export", "imports", "--to", "decisions").stdout == ""


def test_gold_goes_into_a_folder_of_the_corpus(run: Run, folder: Path) -> None:
    decide("exports type:figure")
    assert run("store", "export", "--to", "gold", "-o", "gold").stdout == "gold: 1 article\n"
    (home,) = Path("gold/articles").iterdir()
    gold = load_gold(home)
    assert [figure.surface for figure in gold.figures] == ["5 percent", "$3 billion"]
    assert run("store", "export", "--to", "gold", "-o", "gold").exit_code == 3  # never over another one


@pytest.mark.issue(18)
def test_edits_that_gold_cannot_hold_are_counted_and_named(run: Run, folder: Path) -> None:
    with Store.open("claims.db") as store:
        for query, slot in (("imports type:figure", "measure"), ("exports type:figure", "event")):
            claim = store.search(query).claims[0].id
            store.decide(claim, status="edited", who="Ida", slots={slot: "words of nobody"})
    said = run("store", "export", "--to", "gold", "-o", "gold")
    assert said.stdout == "gold: 1 article\n"
    assert "corrections of 2 claims are left out" in said.stderr
    assert "(whole claim: measure); " in said.stderr
    assert "(event)\n" in said.stderr
    assert run("store", "export", "--to", "gold").stderr == said.stderr


@pytest.mark.issue(18)
def test_a_file_says_how_much_is_in_it_and_has_the_name_of_its_format(run: Run, folder: Path) -> None:
    decide("exports type:figure")
    for to, amount in (("claims", "3 claims"), ("records", "2 articles"), ("decisions", "1 decision")):
        assert run("store", "export", "--to", to, "-o", "out").stdout == f"out: {amount}\n"
    wrong = run("store", "export", "-o", "claims.parquet")
    assert (wrong.exit_code, Path("claims.parquet").exists()) == (2, False)
    assert "claims are written as CSV: name it claims.csv" in wrong.stderr
    assert "name it ida.jsonl" in run("store", "export", "--to", "decisions", "-o", "ida.csv").stderr


def test_numbers_of_a_store(run: Run, folder: Path) -> None:
    decide("exports type:figure")
    decide("imports type:figure", "rejected")
    lines = run("store", "stats").stdout.splitlines()
    assert lines[0].startswith("claims.db: 2 articles, published 2025-06-09 to 2025-06-10; ")
    assert lines[1] == "3 claims: 1 accepted, 1 rejected, 1 undecided"
    assert "   50% of 2 accepted: role by default" in lines
    answer = json.loads(run("store", "stats", "--json").stdout)
    assert (answer["articles"], answer["claims"], answer["decisions"]["accepted"]) == (2, 3, 1)


def test_versions_say_which_claims_changed(run: Run, folder: Path) -> None:
    changed = TEXT.replace("$3 billion", "$4 billion") + " Rents rose 2 percent."
    row = {"id": "steel", "text": changed, "url": "https://news.example/steel", "published": "2025-06-09"}
    run("extract", "-", "--from", "jsonl", "-o", "again.jsonl", "-q", stdin=json.dumps(row).encode())
    assert "1 article with a new text" in run("store", "add", "again.jsonl").stdout
    stdout = run("store", "versions", "https://news.example/steel").stdout
    assert "version 2, seen 20" in stdout
    assert any(line.startswith("   + Rents rose 2 percent") for line in stdout.splitlines())


def test_a_backup_and_a_check(run: Run, folder: Path) -> None:
    assert run("store", "backup", "copy.db").stdout.startswith("copy.db: ")
    assert run("store", "check", "--store", "copy.db").stdout == "copy.db: sound\n"
    with sqlite3.connect("copy.db") as connection:
        connection.execute(
            "UPDATE versions SET record_sha256 = '0' WHERE article_id = (SELECT min(article_id) FROM versions)"
        )
    connection.close()
    result = run("store", "check", "--store", "copy.db")
    assert (result.exit_code, result.stderr.count("is damaged: add it again")) == (1, 1)
    again = run("store", "add", "records.jsonl", "--store", "copy.db")
    assert again.stdout.startswith("copy.db: 0 new articles, 1 unchanged, 1 repaired, ")
    assert run("store", "check", "--store", "copy.db").stdout == "copy.db: sound\n"


def test_deletion_is_for_good(run: Run, folder: Path) -> None:
    assert run("store", "delete", "https://news.example/steel", "--person", "Anna Berg").stdout == (
        "https://news.example/steel: deleted\nAnna Berg: hidden in 1 article\n"
    )
    assert run("store", "add", "records.jsonl").stdout == (
        "claims.db: 0 new articles, 1 unchanged, 1 refused: deleted on request, 0 claims\n"
    )
    assert run("store", "search", "berg").stdout == "0 claims\n"


def test_a_hostile_record_prints_nothing_that_a_terminal_obeys(run: Run, folder: Path) -> None:
    text = "Exports of steel fell 7 percent in \x1b[2J\u202eMay, the \x1b]0;Office\x07 said."
    row = {"id": "x\x1b[2J", "text": text, "url": "https://evil.example/x"}
    run("extract", "-", "--from", "jsonl", "-o", "evil.jsonl", "-q", stdin=json.dumps(row).encode())
    run("store", "add", "evil.jsonl")
    for arguments in (["search", "steel"], ["search", "x", "--facets"], ["versions", "https://evil.example/x"]):
        result = run("store", *arguments)
        assert "\x1b" not in result.stdout + result.stderr
        assert "\u202e" not in result.stdout


def test_what_would_be_deleted_is_said_first(run: Run, folder: Path) -> None:
    decide("imports type:figure")
    said = run("store", "delete", "https://tea.example/imports", "--person", "Anna Berg", "--dry-run")
    assert said.stdout.splitlines()[:2] == [
        "https://tea.example/imports: 1 version, 2 claims and 1 decision would be deleted",
        "Anna Berg: would be hidden in 1 article",
    ]
    assert "https://tea.example/imports: Anna Berg" in said.stdout
    assert "Anna Berg" in run("store", "search", "berg").stdout


@pytest.mark.issue(18)
def test_what_is_deleted_beside_what_is_not_there_is_said_by_the_exit_code(run: Run, folder: Path) -> None:
    some = run("store", "delete", "https://tea.example/imports", "nothing")
    assert (some.exit_code, some.stdout) == (1, "https://tea.example/imports: deleted\n")
    assert run("store", "delete", "nothing").exit_code == 3


def test_a_store_that_others_can_read_is_named_and_left_as_it_is(run: Run, folder: Path) -> None:
    assert "other users" not in run("store", "stats").stderr
    (folder / "claims.db").chmod(0o644)
    result = run("store", "stats")
    assert (result.exit_code, result.stderr.count("chmod 600 claims.db")) == (0, 1)
    assert (folder / "claims.db").stat().st_mode & 0o777 == 0o644
