"""A folder is there whole or not at all."""

import os
from pathlib import Path

import pytest

from extractor.errors import InputError
from extractor.sinks.whole_folder import whole_folder


def test_a_new_folder_may_be_used_by_those_who_may_use_any_new_folder(tmp_path: Path) -> None:
    before = os.umask(0o026)
    try:
        with whole_folder(tmp_path / "out") as folder:
            assert list(tmp_path.iterdir()) == [folder]
        assert (tmp_path / "out").stat().st_mode & 0o777 == 0o751
    finally:
        os.umask(before)


def test_a_folder_that_has_gone_while_it_was_filled_is_one_error(tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r"cannot write .*out"), whole_folder(tmp_path / "out") as folder:
        folder.rename(tmp_path / "elsewhere")
