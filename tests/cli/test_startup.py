"""What needs no model loads none, and none of the large libraries."""

from __future__ import annotations

import subprocess
import sys

import pytest

HEAVY = {
    "babel", "bs4", "charset_normalizer", "dateparser", "fastwarc", "htmldate", "lxml", "numpy", "pint", "pyarrow",
    "quantulum3", "spacy", "thinc", "trafilatura", "urllib3",
}  # fmt: skip
PROGRAM = """
import sys
from extractor.cli import main
try:
    main()
except SystemExit as ended:
    sys.stderr.write("\\nloaded: " + " ".join(sys.modules))
    sys.exit(ended.code)
"""


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (["--version"], 0),
        (["--help"], 0),
        (["extract", "--help"], 0),
        (["serve", "--help"], 0),
        (["serve", "--host", ""], 2),
        (["schema"], 0),
        (["extract"], 2),
        (["extract", "a.txt", "--format", "pdf"], 2),
        (["extract", "a.txt", "--published", "last week"], 2),
        (["extract", "a.csv", "--key", "text"], 2),
        (["nothing"], 2),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, list) else "",
)
def test_nothing_heavy_is_loaded_before_the_work(arguments: list[str], code: int) -> None:
    done = subprocess.run([sys.executable, "-c", PROGRAM, *arguments], capture_output=True, text=True, check=False)
    loaded = done.stderr.rpartition("loaded: ")[2].split()
    assert "extractor.cli.main" in loaded
    assert sorted(HEAVY.intersection(loaded)) == []
    assert done.returncode == code


def test_the_names_of_the_package_are_loaded_when_they_are_requested() -> None:
    program = (
        "import sys, extractor\n"
        "assert 'spacy' not in sys.modules and set(extractor.__all__) <= set(dir(extractor))\n"
        "from extractor import Limits, ExtractorError\n"
        "assert 'spacy' not in sys.modules\n"
        "from extractor import *\n"
        "assert 'spacy' in sys.modules and extract is extractor.extract\n"
        "assert not hasattr(extractor, 'nothing')\n"
    )
    subprocess.run([sys.executable, "-c", program], check=True)


@pytest.mark.parametrize("module", ["comparison", "desk", "desk.report", "desk.store", "desk.web.server"])
def test_what_shows_records_that_exist_loads_no_spacy(module: str) -> None:
    program = f"import sys, extractor.{module}\nassert 'spacy' not in sys.modules"
    subprocess.run([sys.executable, "-c", program], check=True)
