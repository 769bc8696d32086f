"""A stream that cannot go back is copied to disk, and a full disk is said to be one."""

import errno
import gzip
import io
import tempfile
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest

from extractor.errors import InputError
from extractor.ingest.seekable import seekable
from extractor.ingest.unpacking import unpacked_stream


def packed(content: bytes) -> Any:
    return unpacked_stream(BytesIO(gzip.compress(content)), "a.gz")


def test_a_packed_file_can_be_read_at_any_place() -> None:
    content = bytes(range(256)) * 10_000
    with seekable(packed(content), "a.gz") as file:
        file.seek(1_000_000)
        assert file.read() == content[1_000_000:]
        file.seek(0)
        assert file.read(3) == content[:3]


def test_what_can_be_sought_is_not_copied() -> None:
    stream = BytesIO(b"x")
    with seekable(stream, "a") as file:
        assert file is stream


@pytest.mark.issue(7)
def test_a_full_disk_is_not_called_damage(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    class Full(io.FileIO):
        """Space for 1,500,000 bytes."""

        def write(self, data: Any) -> int:
            if not (left := 1_500_000 - self.tell()):
                raise OSError(errno.ENOSPC, "No space left on device")
            return super().write(data[:left])

    monkeypatch.setattr(tempfile, "TemporaryFile", lambda **_: Full(tmp_path / "copy", "w+"))
    with seekable(packed(bytes(1_500_000)), "a.parquet.gz") as file:
        assert len(file.read()) == 1_500_000
    with (
        pytest.raises(InputError, match=r"a\.parquet\.gz: no copy .* \(No space left on device\): free disk space"),
        seekable(packed(bytes(1_500_001)), "a.parquet.gz"),
    ):
        pass
