"""A file is there whole or not at all."""

import errno
import os
import resource
import signal
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from extractor.errors import InputError
from extractor.sinks import Output, growing_file, whole_file


def test_the_content_is_there_when_the_block_ends(tmp_path: Path) -> None:
    with whole_file(tmp_path / "out.jsonl") as file:
        file.write(b"one\n")
        assert not (tmp_path / "out.jsonl").exists()
    assert (tmp_path / "out.jsonl").read_bytes() == b"one\n"


@pytest.fixture(params=["unnamed", "named"])
def temporary(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Both kinds of temporary file: not every system and file system has those without a name."""
    if request.param == "named":
        monkeypatch.setattr(
            sys.modules["extractor.sinks.whole_file"], "_UNNAMED", 0
        )  # the package has a function of that name


@pytest.mark.usefixtures("temporary")
def test_a_new_file_may_be_read_by_those_who_may_read_any_new_file(tmp_path: Path) -> None:
    before = os.umask(0o026)
    try:
        with whole_file(tmp_path / "out"):
            pass
        assert (tmp_path / "out").stat().st_mode & 0o777 == 0o640
        assert os.umask(0o026) == 0o026
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
        pytest.raises(InputError, match=r"cannot write .*out .*No space left.*free some space"),
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
    # A pipe of the test's own represents devices, which a fault here would put out of the way for the whole machine.
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    reader = os.open(pipe, os.O_RDONLY | os.O_NONBLOCK)
    with whole_file(pipe) as file:
        file.write(b"y")
    assert pipe.is_fifo()
    assert os.read(reader, 9) == b"y"
    os.close(reader)


def interrupt_after(file: Output, data: bytes) -> None:
    file.write(data)
    raise KeyboardInterrupt


@pytest.mark.issue(15)
@pytest.mark.usefixtures("temporary")
@pytest.mark.parametrize("open_file", [whole_file, growing_file])
def test_an_output_that_is_replaced_keeps_its_mode(tmp_path: Path, open_file: Any) -> None:
    out = tmp_path / "out"
    out.write_bytes(b"before")
    out.chmod(0o640)
    with open_file(out) as file:
        file.write(b"x")
    assert (out.read_bytes(), out.stat().st_mode & 0o777) == (b"x", 0o640)


@pytest.mark.issue(15)
@pytest.mark.usefixtures("temporary")
def test_nothing_stays_of_a_file_that_is_not_whole(tmp_path: Path) -> None:
    with pytest.raises(KeyboardInterrupt), whole_file(tmp_path / "out") as file:
        interrupt_after(file, b"half")
    assert list(tmp_path.iterdir()) == []
    with whole_file(tmp_path / "out") as file:
        file.write(b"whole")
    assert [path.name for path in tmp_path.iterdir()] == ["out"]


KILLED = """
import os, signal, sys
from pathlib import Path
from extractor.sinks.whole_file import Output, growing_file, whole_file
with {}(Path(sys.argv[1])) as file:
    file.write(b"one\\n")
    os.kill(os.getpid(), signal.SIGKILL)
"""


@pytest.mark.issue(15)
@pytest.mark.skipif(sys.platform != "linux", reason="files without a name are of Linux")
def test_a_process_that_is_killed_leaves_no_temporary_file(tmp_path: Path) -> None:
    done = subprocess.run([sys.executable, "-c", KILLED.format("whole_file"), str(tmp_path / "out")], check=False)
    assert (done.returncode, list(tmp_path.iterdir())) == (-signal.SIGKILL, [])


@pytest.mark.issue(15)
def test_a_growing_file_keeps_what_was_done_when_its_process_is_killed(tmp_path: Path) -> None:
    subprocess.run([sys.executable, "-c", KILLED.format("growing_file"), str(tmp_path / "out")], check=False)
    assert {path.name: path.read_bytes() for path in tmp_path.iterdir()} == {"out.part": b"one\n"}


@pytest.mark.issue(15)
def test_a_growing_file_has_each_write_at_once_and_its_name_at_the_end(tmp_path: Path) -> None:
    with growing_file(tmp_path / "out") as file:
        file.write(b"one\n")
        assert (tmp_path / "out.part").read_bytes() == b"one\n"
        assert not (tmp_path / "out").exists()
    assert {path.name: path.read_bytes() for path in tmp_path.iterdir()} == {"out": b"one\n"}


@pytest.mark.issue(15)
def test_a_growing_file_that_is_ended_says_where_what_was_done_is(tmp_path: Path) -> None:
    (tmp_path / "out").write_bytes(b"before")
    with pytest.raises(KeyboardInterrupt) as ended, growing_file(tmp_path / "out") as file:
        interrupt_after(file, b"one\n")
    assert ended.value.__notes__ == [f"what was done is in {tmp_path}/out.part"]
    assert (tmp_path / "out").read_bytes() == b"before"
    with pytest.raises(InputError, match=r"out\.part is there .*move it away"), growing_file(tmp_path / "out"):
        pass
    assert (tmp_path / "out.part").read_bytes() == b"one\n"


@pytest.mark.issue(15)
def test_a_growing_file_with_nothing_in_it_goes(tmp_path: Path) -> None:
    with pytest.raises(KeyboardInterrupt), growing_file(tmp_path / "out"):
        raise KeyboardInterrupt
    assert list(tmp_path.iterdir()) == []


@pytest.mark.issue(15)
def test_on_a_full_disk_whole_writes_are_kept(tmp_path: Path) -> None:
    """A limit on the size of files represents the disk: the write that meets it is cut off."""
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (6, before[1]))
    try:
        with (
            pytest.raises(InputError, match=r"cannot write .*out \(File too large\): free some space") as ended,
            growing_file(tmp_path / "out") as file,
        ):
            list(map(file.write, (b"one\n", b"two\n")))
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)
    assert ended.value.__notes__ == [f"what was done is in {tmp_path}/out.part"]
    assert (tmp_path / "out.part").read_bytes() == b"one\n"


@pytest.mark.issue(15)
@pytest.mark.parametrize("open_file", [whole_file, growing_file])
@pytest.mark.parametrize("make", ["folder", "ring"])
def test_what_cannot_be_written_is_said_before_anything_is_done(tmp_path: Path, make: str, open_file: Any) -> None:
    out = tmp_path / "out"
    if make == "folder":
        out.mkdir()
    else:
        out.symlink_to(out)
    with pytest.raises(InputError, match="cannot write"), open_file(out):
        raise AssertionError


def write_unread(file: Output, reader: int) -> None:
    os.close(reader)
    file.write(b"x")


@pytest.mark.issue(15)
@pytest.mark.parametrize("open_file", [whole_file, growing_file])
def test_a_pipe_that_nobody_reads_any_more_is_one_error(tmp_path: Path, open_file: Any) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    reader = os.open(pipe, os.O_RDONLY | os.O_NONBLOCK)
    with pytest.raises(InputError, match=r"cannot write .*pipe \(Broken pipe\): choose"), open_file(pipe) as file:
        write_unread(file, reader)
