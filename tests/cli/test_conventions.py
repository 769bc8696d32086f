"""What users of any command line expect of this one."""

from __future__ import annotations

import inspect
import json
import os
import re
import shlex
import subprocess
import sys
from pathlib import Path

import pytest
from typer.main import get_command

from extractor import errors
from extractor.cli.main import app
from tests.cli.conftest import TEXT, Run

pytestmark = pytest.mark.issue(15)

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "scripts"))

from cli_reference import commands  # noqa: E402

COMMANDS = [name for name, _ in commands(get_command(app))]


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / "article.html").write_text(f"<article><h1>Steel</h1><p>{TEXT}</p></article>")
    (tmp_path / "archive").mkdir()
    rows = [
        {"id": name, "text": f"Norway's steel exports reached {value} in May 2025."}
        for name, value in (("a", "$3 billion"), ("b", "$5 billion"))
    ]
    (tmp_path / "archive/wire.jsonl").write_text("".join(json.dumps(row) + "\n" for row in rows))
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.fixture
def claims(run: Run, folder: Path) -> bytes:
    run("extract", "archive/wire.jsonl", "-o", "claims.jsonl", "-q")
    return (folder / "claims.jsonl").read_bytes()


def test_the_three_examples_of_the_help_work(run: Run, folder: Path) -> None:
    lines = run("-h").stdout.split("Examples:\n")[1].split("\n\n")[0].splitlines()
    assert len(lines) == 3
    for line in lines:
        name, *arguments = shlex.split(line)
        result = run(*arguments)
        assert (name, result.exit_code) == ("extractor", 0), line
    assert "steel exports" in result.stdout


@pytest.mark.parametrize("command", ["", *COMMANDS])
def test_h_is_help(run: Run, command: str) -> None:
    parts = command.split()
    assert run(*parts, "-h").stdout == run(*parts, "--help").stdout != ""


@pytest.mark.parametrize("command", COMMANDS)
def test_no_name_of_an_option_is_cut_off_in_a_narrow_terminal(
    run: Run, monkeypatch: pytest.MonkeyPatch, command: str
) -> None:
    wide = run(*command.split(), "-h").stdout
    monkeypatch.setenv("COLUMNS", "50")
    assert set(re.findall(r"--[\w-]+", run(*command.split(), "-h").stdout)) == set(re.findall(r"--[\w-]+", wide))


def test_the_shell_completes_commands_and_options() -> None:
    program = [sys.executable, "-c", "import sys; sys.argv[0] = 'extractor'; from extractor.cli import main; main()"]
    for words, at, wanted in (
        ("extractor extr", "1", "extract"),
        ("extractor extract --force", "2", "--force-published"),
    ):
        env = os.environ | {"_EXTRACTOR_COMPLETE": "complete_bash", "COMP_WORDS": words, "COMP_CWORD": at}
        assert subprocess.run(program, env=env, capture_output=True, text=True, check=True).stdout.split() == [wanted]


def test_no_color_means_no_colour_on_a_terminal(run: Run, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("extractor.cli.extract.on_terminal", lambda: True)
    monkeypatch.setenv("TERM", "xterm-256color")
    monkeypatch.delenv("NO_COLOR", raising=False)
    colour = re.compile(r"\x1b\[(?:\d+;)*[349]\d(?:;\d+)*m")
    assert colour.search(run("extract", "article.html").stdout)
    monkeypatch.setenv("NO_COLOR", "1")
    assert not colour.search(run("extract", "article.html").stdout)


@pytest.mark.parametrize("command", ["top", "compare"])
def test_records_come_from_standard_input_too(run: Run, claims: bytes, command: str) -> None:
    assert run(command, "-", stdin=claims) == run(command, "claims.jsonl")
    assert "$3 billion" in run(command, "-", stdin=claims).stdout


def test_the_best_claims_as_json(run: Run, claims: bytes) -> None:
    first, _ = best = json.loads(run("top", "claims.jsonl", "--json").stdout)
    records = [json.loads(line) for line in claims.splitlines()]
    by_id = {claim["id"]: claim for record in records for claim in record["claims"]}
    assert {claim["input_id"] for claim in best} == {"a", "b"}
    claim = by_id[first["claim"]]
    assert {name: first[name] for name in ("text", "start", "end")} == {
        name: claim[name] for name in ("text", "start", "end")
    }
    assert {"score": first["score"], "reasons": first["reasons"]} == claim["check_worthiness"]
    assert json.loads(run("top", "claims.jsonl", "--json", "--limit", "1").stdout) == [first]


def test_a_sentence_of_several_articles_is_listed_once_with_their_number(run: Run, folder: Path) -> None:
    rows = [{"id": name, "text": TEXT, "url": f"https://{name}.example/", "published": "2025-06-09"} for name in "ab"]
    (folder / "copies.jsonl").write_text("".join(json.dumps(row) + "\n" for row in rows))
    run("extract", "copies.jsonl", "-o", "claims.jsonl", "-q")
    answer = json.loads(run("top", "claims.jsonl", "--json").stdout)
    assert {(claim["input_id"], claim["articles"]) for claim in answer} == {("a", 2)}
    shown = run("top", "claims.jsonl").stdout
    assert shown.count("Exports of steel fell 5 percent") == 1
    assert "     a and 1 other article; " in shown


def test_pages_of_a_warc_file_are_shown_by_their_addresses(run: Run, folder: Path) -> None:
    run("extract", str(ROOT / "docs/examples/storm.warc"), "-o", "claims.jsonl", "-q")
    shown = run("top", "claims.jsonl").stdout
    assert "     https://" in shown
    assert "urn:uuid" not in shown


def test_groups_as_json(run: Run, claims: bytes) -> None:
    (group,) = json.loads(run("compare", "claims.jsonl", "--json").stdout)
    assert (group["relation"], [occurrence["value"] for occurrence in group["occurrences"]]) == (
        "conflict",
        ["$3 billion", "$5 billion"],
    )
    assert run("compare", "claims.jsonl").stdout.splitlines()[-1] == "1 group in 2 articles"


@pytest.mark.parametrize(
    ("command", "needed"), [("batch", "INPUT and --output"), ("top", "RECORDS"), ("export", "RECORDS and --to")]
)
def test_without_arguments_the_help_ends_with_what_is_needed(run: Run, command: str, needed: str) -> None:
    said = run(command).stderr
    assert f"{command} [OPTIONS] {{{needed.split()[0]}}}...\n" in said
    assert said.splitlines()[-1].endswith(f" {command} needs {needed}")


def test_the_exit_code_is_3_where_nothing_can_be_read(run: Run, folder: Path) -> None:
    assert run("top", "missing").exit_code == run("compare", "missing").exit_code == 3
    assert run("top", "-", stdin=b"{}\n").exit_code == run("compare", "-").exit_code == 3


def test_the_readme_begins_with_the_installation() -> None:
    first = re.findall(r"^```sh\n(.*)$", (ROOT / "README.md").read_text(encoding="utf-8"), re.M)[0]
    assert first.startswith("pip install ")


def test_the_reference_has_every_code_of_an_error() -> None:
    table = (ROOT / "docs/reference/cli.md").read_text(encoding="utf-8").split("| code | what failed |\n|---|---|\n")[1]
    names = " ".join(line.split("|")[1] for line in table.split("\n\n")[0].splitlines())
    kinds = [kind for _, kind in inspect.getmembers(errors, inspect.isclass) if issubclass(kind, errors.ExtractorError)]
    assert set(re.findall(r"`(\w+)`", names)) == {kind.code for kind in kinds}
