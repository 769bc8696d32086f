"""What an extra brings can be missing: what needs it is named with what to install, and all else goes on without it."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest

from extractor.errors import PackageError
from extractor.extras import DISTRIBUTION, check_format, needed_by
from extractor.ingest import read_pages
from extractor.record.page import Failure, Page

ROOT = Path(__file__).resolve().parents[1]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
HINT = f"pip install '{DISTRIBUTION}[archive]'"


def test_the_distribution_is_the_one_that_is_built() -> None:
    assert PROJECT["name"] == DISTRIBUTION
    assert [line for line in PROJECT["optional-dependencies"]["all"] if line.startswith(f"{DISTRIBUTION}[")]


def test_every_hint_names_the_distribution() -> None:
    files = [*ROOT.glob("*.md"), *ROOT.glob("docs/**/*.md"), *ROOT.glob("extractor/**/*.py")]
    hints = {name for file in files for name in re.findall(r"pip install '(\w+)\[", file.read_text(encoding="utf-8"))}
    assert hints == {DISTRIBUTION}


@pytest.mark.usefixtures("bare")
def test_each_format_that_needs_the_extra_is_named_with_its_package() -> None:
    for name, fault in {
        "parquet": f"reading Parquet needs pyarrow: {HINT}",
        "jsonl.zst": f"reading zstd needs pyarrow: {HINT}",
        "warc": f"reading WARC needs fastwarc: {HINT}",
        "wacz": f"reading WACZ needs fastwarc: {HINT}",
    }.items():
        with pytest.raises(PackageError) as caught:
            check_format(name, "reading")
        assert str(caught.value) == fault
    check_format("jsonl", "reading")


def test_a_module_that_is_not_there_is_named_with_its_extra() -> None:
    fault = re.escape(f"serve needs nowhere: pip install '{DISTRIBUTION}[web]'")
    with pytest.raises(PackageError, match=f"^{fault}$"), needed_by("serve", "web"):
        import nowhere  # noqa: F401


@pytest.mark.usefixtures("bare")
def test_a_file_in_a_folder_that_needs_the_extra_fails_alone(tmp_path: Path) -> None:
    for name in ("a.parquet", "a.wacz", "a.warc.gz", "story.txt"):
        (tmp_path / name).write_text("Sales rose 5 percent.", encoding="utf-8")
    pages = list(read_pages([tmp_path]))
    failed = {Path(page.input_id).name: str(page.error) for page in pages if isinstance(page, Failure)}
    assert failed.keys() == {"a.parquet", "a.wacz", "a.warc.gz"}
    assert all(error.endswith(HINT) for error in failed.values())
    assert [page.input_id for page in pages if isinstance(page, Page)] == [str(tmp_path / "story.txt")]
