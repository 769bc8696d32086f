"""Every format is written whole, to a file or to a folder."""

from pathlib import Path
from typing import get_args

import pytest

from extractor.sinks.export import ExportFormat, is_folder, write_export
from tests.sinks.export.sample import SAMPLES


@pytest.mark.parametrize("format", get_args(ExportFormat))
def test_a_format_is_a_file_or_a_folder_as_it_says(format: ExportFormat, tmp_path: Path) -> None:
    write_export(format, SAMPLES, tmp_path / "out")
    (path,) = tmp_path.iterdir()
    assert (path.name, path.is_dir()) == ("out", is_folder(format))
