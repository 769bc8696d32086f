"""Every example in the documents runs, and what the documents show is what it prints."""

import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
from typer.main import get_command

from extractor.cli.main import app
from extractor.words import lexicons

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT / "scripts"))

from lexicon_reference import MEANINGS, lists, meaning, read_entries, valued_fields  # noqa: E402
from record_reference import slots  # noqa: E402
from refresh_docs import DOCUMENTS, GENERATED, fresh, refreshed  # noqa: E402

WITH_EXAMPLES = [path for path in DOCUMENTS if re.search(r"```(?:python|console)\n", path.read_text(encoding="utf-8"))]


@pytest.mark.parametrize("path", WITH_EXAMPLES, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_examples_run_and_their_output_is_real(path: Path, python: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("refresh_docs.INTERPRETER", python)
    text = path.read_text(encoding="utf-8")
    assert refreshed(text) == text, "stale: run `python scripts/refresh_docs.py`"


@pytest.mark.model
@pytest.mark.parametrize("path", GENERATED, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_what_is_generated_is_fresh(path: Path) -> None:
    assert fresh(path) == path.read_text(encoding="utf-8"), "stale: run `python scripts/refresh_docs.py`"


# Words as such, and the names of things in the world.
SAYING_ENOUGH = {"before", "country", "dimension", "kinds", "medium", "prepositions", "subtype", "subtypes", "tags"}


def test_every_field_of_a_lexicon_says_what_it_means() -> None:
    typed = [(name, cls) for name, _, types in lists() for cls in types]
    assert {name for name, _ in typed} == {name for name, *_ in lists()}, "declare an entry type with @lexicon"
    silent = [
        f"{name}.{key}" for name, cls in typed for key, field, _ in slots(cls) if not meaning(cls, key, field.name)
    ]
    assert silent == [], "name the field in the docstring of the entry type, or write a docstring below it"


def test_every_value_of_a_lexicon_says_what_it_means() -> None:
    typed = [(name, cls, read_entries(path)) for name, path, types in lists() for cls in types]
    valued = {
        f"{name}.{key}": (set(values), meanings)
        for name, cls, entries in typed
        for key, values, meanings in valued_fields(name, cls, entries)
    }
    silent = {
        field: sorted(values - meanings.keys())
        for field, (values, meanings) in valued.items()
        if values - meanings.keys() and field.split(".")[1] not in SAYING_ENOUGH
    }
    assert silent == {}, (
        "say it in models/schema/lexicon_values.json, or in a comment behind the value in the type's module"
    )
    gone = {field: sorted(meanings.keys() - valued.get(field, ((), {}))[0]) for field, meanings in MEANINGS.items()}
    assert {field: values for field, values in gone.items() if values} == {}, "no entry has them any more"


BLOCK = re.compile(r"^```([^\n]*)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
# The name of the contract is no path, and what a recipe makes is not there yet.
NO_FILE = re.compile(r"extractor/1|NAME|LANGUAGE|models/eo|hours|/eml\.py")


@pytest.mark.parametrize("path", DOCUMENTS, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_every_block_is_run_or_read(path: Path) -> None:
    typed = {name: types for name, _, types in lists()}
    commands = set(get_command(app).commands)  # type: ignore[attr-defined]
    for kind, block in BLOCK.findall(path.read_text(encoding="utf-8")):
        if kind == "json":
            json.loads(block)
        elif kind.startswith("jsonl "):  # lines of a lexicon
            for entry_type in typed[kind.removeprefix("jsonl ")]:
                assert lexicons._read(block, path.name, entry_type)
        elif kind == "sh":
            targets = (ROOT / "Makefile").read_text(encoding="utf-8")
            assert all(f"\n{name}:" in targets for name in re.findall(r"^make (\w+)", block, re.MULTILINE))
            assert set(re.findall(r"extractor (\w+)", block)) <= commands
        else:  # python and console run above, text is what they print, and a block without a kind is a drawing
            assert kind in ("python", "console", "text", "sql", ""), kind  # sql runs in tests/sinks/dataset


@pytest.mark.parametrize("path", DOCUMENTS, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_paths_that_are_named_exist(path: Path) -> None:
    named = re.findall(
        r"(?<![\w/])(?:extractor|models|tests|corpus|scripts|benchmarks|docs)/[\w./-]*\w", path.read_text("utf-8")
    )
    missing = [name for name in named if not NO_FILE.search(name) and not (ROOT / name).exists()]
    assert missing == []


@pytest.mark.model
def test_the_commands_of_the_readme_run_where_only_its_examples_are(tmp_path: Path, python: str) -> None:
    blocks = [block for kind, block in BLOCK.findall((ROOT / "README.md").read_text(encoding="utf-8")) if kind == "sh"]
    lines = [line for block in blocks for line in block.splitlines() if re.match(r"(?:extractor|cat) (?!serve)", line)]
    assert len(lines) > 8
    (tmp_path / "docs").mkdir()
    (tmp_path / "docs/examples").symlink_to(ROOT / "docs/examples")
    path = f"{Path(python).parent}:{os.environ['PATH']}"
    for line in lines:
        ended = subprocess.run(
            ["bash", "-c", line], cwd=tmp_path, env={**os.environ, "PATH": path, "PYTHONPATH": str(ROOT)},
            capture_output=True, text=True,
        )  # fmt: skip
        assert ended.returncode == 0, (line, ended.stderr)


def test_the_readme_has_examples() -> None:
    assert ROOT / "README.md" in WITH_EXAMPLES


@pytest.mark.parametrize("path", DOCUMENTS, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_links_lead_to_files(path: Path) -> None:
    for target in re.findall(r"\]\((?!https?:)([^)#]+)\)", path.read_text(encoding="utf-8")):
        assert (path.parent / target).exists(), target


def test_the_website_has_every_document_and_no_dead_link(tmp_path: Path) -> None:
    command = [
        sys.executable,
        "-m",
        "mkdocs",
        "build",
        "--strict",
        "--config-file",
        ROOT / "mkdocs.yml",
        "--site-dir",
        tmp_path,
    ]
    built = subprocess.run(command, capture_output=True, text=True, env={**os.environ, "NO_MKDOCS_2_WARNING": "1"})
    assert built.returncode == 0, built.stderr
    pages = {path.relative_to(tmp_path).with_suffix(".md") for path in tmp_path.rglob("*.html")} - {Path("404.md")}
    assert pages == {path.relative_to(ROOT / "docs") for path in (ROOT / "docs").rglob("*.md")}
    index = json.loads((tmp_path / "search/search_index.json").read_text(encoding="utf-8"))
    words = re.split(index["config"]["separator"], "`use_lexicons(Path(x))`, nlp.to_disk, 0.75, a&quot;b")
    assert list(filter(None, words)) == ["use_lexicons", "Path", "x", "nlp", "to_disk", "0.75", "a", "b"]
    assert "site.css" in (tmp_path / "index.html").read_text(encoding="utf-8")
    assert "who says what number" in (tmp_path / "search/search_index.json").read_text(encoding="utf-8")
    assert not re.search('(?:src|rel=.?stylesheet.? href)="?https?:', (tmp_path / "index.html").read_text("utf-8"))
