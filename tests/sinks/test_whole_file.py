"""A file is there whole or not at all."""

import errno
import os
from pathlib import Path

import pytest

from extractor.errors import InputError
from extractor.sinks import whole_file


def test_the_content_is_there_when_the_block_ends(tmp_path: Path) -> None:
    with whole_file(tmp_path / "out.jsonl") as file:
        file.write(b"one\n")
        assert not (tmp_path / "out.jsonl").exists()
    assert (tmp_path / "out.jsonl").read_bytes() == b"one\n"


def test_a_new_file_may_be_read_by_those_who_may_read_any_new_file(tmp_path: Path) -> None:
    before = os.umask(0o027)
    try:
        with whole_file(tmp_path / "out"):
            pass
        assert (tmp_path / "out").stat().st_mode & 0o777 == 0o640
        assert os.umask(0o027) == 0o027
    finally:
        os.umask(before)


def test_a_failure_leaves_what_was_there(tmp_path: Path) -> None:
    (tmp_path / "out.jsonl").write_bytes(b"before")
    with pytest.raises(TypeError), whole_file(tmp_path / "out.jsonl") as file:
        file.writelines([b"half", "not bytes"])  # type: ignore[list-item]
    assert [path.read_bytes() for path in tmp_path.iterdir()] == [b"before"]


def test_a_folder_that_does_not_exist_is_named(tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r"cannot write .*nowhere"), whole_file(tmp_path / "nowhere" / "out"):
        pass


def test_a_full_disk_is_named(tmp_path: Path) -> None:
    with (
        pytest.raises(InputError, match=r"cannot write .*out .*No space left.*make room"),
        whole_file(tmp_path / "out"),
    ):
        raise OSError(errno.ENOSPC, "No space left on device")
    assert list(tmp_path.iterdir()) == []


@pytest.mark.issue(7)
def test_a_link_keeps_its_place_and_a_pipe_is_written_to(tmp_path: Path) -> None:
    (tmp_path / "link").symlink_to(tmp_path / "real")
    with whole_file(tmp_path / "link") as file:
        file.write(b"x")
    assert (tmp_path / "link").is_symlink()
    assert (tmp_path / "real").read_bytes() == b"x"
    # A pipe of the test's own stands for /dev/null, which a fault here would put out of the way for the whole machine.
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    reader = os.open(pipe, os.O_RDONLY | os.O_NONBLOCK)
    with whole_file(pipe) as file:
        file.write(b"y")
    assert pipe.is_fifo()
    assert os.read(reader, 9) == b"y"
    os.close(reader)
