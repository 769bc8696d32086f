"""Memory has a limit while an item is made, and only then."""

from __future__ import annotations

import ctypes
import resource
from collections.abc import Iterator
from pathlib import Path

import pytest

from benchmarks.mutated_pages import resident
from extractor.memory import bounded_memory, give_back, within_memory

pytestmark = [
    pytest.mark.issue(15),
    pytest.mark.skipif(not Path("/proc/self/statm").exists(), reason="the system does not say what memory is taken"),
]
LIMIT = resource.getrlimit(resource.RLIMIT_AS)


def test_what_needs_more_raises_memory_error_and_the_limit_goes() -> None:
    with pytest.raises(MemoryError), bounded_memory(50):
        bytearray(500_000_000)
    assert resource.getrlimit(resource.RLIMIT_AS) == LIMIT
    assert len(bytearray(500_000_000)) == 500_000_000


def test_items_are_made_within_the_limit_and_used_without_it() -> None:
    limits = []

    def items() -> Iterator[int]:
        for number in range(2):
            limits.append(resource.getrlimit(resource.RLIMIT_AS)[0])
            yield number

    used = [resource.getrlimit(resource.RLIMIT_AS) for _ in within_memory(items(), 1_000)]
    assert used == [LIMIT, LIMIT]
    assert all(limit != LIMIT[0] for limit in limits)


def test_without_a_number_there_is_no_limit() -> None:
    with bounded_memory(None):
        assert resource.getrlimit(resource.RLIMIT_AS) == LIMIT


@pytest.mark.skipif(not hasattr(ctypes.CDLL(None), "malloc_trim"), reason="the C library gives nothing back when asked")
def test_what_was_freed_below_something_that_is_kept_is_given_back() -> None:
    pieces = [bytes(4_096) for _ in range(40_000)]
    kept = pieces.pop()
    pieces.clear()
    before = resident()
    give_back()
    assert resident() < before - 100
    assert len(kept) == 4_096
