"""Every example in the documents runs, and what the documents show is what it prints."""

import re
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT / "scripts"))

from lexicon_reference import lists, told  # noqa: E402
from record_reference import slots  # noqa: E402
from refresh_docs import DOCUMENTS, GENERATED, fresh, refreshed  # noqa: E402

WITH_EXAMPLES = [path for path in DOCUMENTS if re.search(r"```(?:python|console)\n", path.read_text(encoding="utf-8"))]


@pytest.mark.parametrize("path", WITH_EXAMPLES, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_examples_run_and_their_output_is_real(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert refreshed(text) == text, "stale: run `python scripts/refresh_docs.py`"


@pytest.mark.model
@pytest.mark.parametrize("path", GENERATED, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_what_is_generated_is_fresh(path: Path) -> None:
    assert fresh(path) == path.read_text(encoding="utf-8"), "stale: run `python scripts/refresh_docs.py`"


def test_every_field_of_a_lexicon_says_what_it_means() -> None:
    typed = [(name, cls) for name, _, types in lists() for cls in types]
    assert {name for name, _ in typed} == {name for name, *_ in lists()}, "declare an entry type with @lexicon"
    silent = [f"{name}.{key}" for name, cls in typed for key, field, _ in slots(cls) if not told(cls, key, field.name)]
    assert silent == [], "name the field in the docstring of the entry type, or write a docstring below it"


def test_the_readme_has_examples() -> None:
    assert ROOT / "README.md" in WITH_EXAMPLES


@pytest.mark.parametrize("path", DOCUMENTS, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_links_lead_to_files(path: Path) -> None:
    for target in re.findall(r"\]\((?!https?:)([^)#]+)\)", path.read_text(encoding="utf-8")):
        assert (path.parent / target).exists(), target
