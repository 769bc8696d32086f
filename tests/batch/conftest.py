"""What tests of archives share."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest


@pytest.fixture
def ray_folder(monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """The temporary folder of Ray for one test: it finds no cluster of others, and leaves none.

    Its path is short, since sockets in it have names of some length.
    """
    with TemporaryDirectory(prefix="ray-", ignore_cleanup_errors=True) as name:
        monkeypatch.setenv("RAY_TMPDIR", name)
        monkeypatch.delenv("RAY_ADDRESS", raising=False)
        yield Path(name)
