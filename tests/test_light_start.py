"""A start that loads what it needs: spaCy without its command line, and no package that the command does not use."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
EXTRACT = """
import json, runpy, sys
sys.argv = ["extractor", "extract", "docs/examples/steel.txt", "--format", "jsonl", "--seconds", "0", "--memory", "0", "-o", sys.argv[1]]
try:
    runpy.run_module("extractor", run_name="__main__")
except SystemExit as end:
    assert not end.code, end.code
print(json.dumps(sorted({name.partition(".")[0] for name in sys.modules} | {"spacy.cli"} & sys.modules.keys())))
"""
UNUSED = {
    "bs4", "charset_normalizer", "dateparser", "fastapi", "fastwarc", "jinja2", "onnxruntime", "pandas", "pint", "pyarrow",
    "quantulum3", "ray", "requests", "scipy", "spacy.cli", "sqlite3", "torch", "trafilatura", "urllib3",
}  # fmt: skip


def in_new_process(program: str, *arguments: str) -> str:
    done = subprocess.run(
        [sys.executable, "-c", program, *arguments], cwd=ROOT, capture_output=True, text=True, check=True
    )
    return done.stdout


@pytest.mark.model
def test_a_text_is_extracted_without_what_only_other_commands_need(tmp_path: Path) -> None:
    loaded = json.loads(in_new_process(EXTRACT, str(tmp_path / "claims.jsonl")))
    assert {"spacy", "extractor", "numpy"} <= set(loaded)
    assert UNUSED & set(loaded) == set()


def test_the_command_line_of_spacy_is_there_for_who_asks() -> None:
    program = """
import sys
from extractor.light_spacy import import_spacy
import_spacy()
import spacy
assert not [name for name in sys.modules if name.startswith("spacy.cli")]
assert spacy.blank("en")("One.").text == "One."
print(spacy.info(silent=True)["spacy_version"] == spacy.__version__)
import spacy.cli
print(spacy.cli.app is not None, import_spacy())
"""
    assert in_new_process(program) == "True\nTrue None\n"
