"""How much memory this process may take, for a while, and what it gives back."""

from __future__ import annotations

import contextlib
import ctypes
import os
from collections.abc import Iterable, Iterator
from functools import cache
from typing import Any, TypeVar

T = TypeVar("T")


@contextlib.contextmanager
def bounded_memory(megabytes: float | None) -> Iterator[None]:
    """Inside, a MemoryError for what takes more address space than `megabytes` (of 1,000,000 bytes) above what is taken now.

    A narrower limit of the user's holds.  The limit is that of the whole process, its other threads too.  None is no limit;
    nor is there one where the system does not say what is taken (all but Linux).
    """
    used = _address_space()
    if megabytes is None or used is None:
        yield
        return
    import resource  # not on Windows

    soft, most = resource.getrlimit(resource.RLIMIT_AS)
    allowed = [limit for limit in (used + round(megabytes * 1e6), soft, most) if limit != resource.RLIM_INFINITY]
    resource.setrlimit(resource.RLIMIT_AS, (min(allowed), most))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_AS, (soft, most))


def within_memory(items: Iterable[T], megabytes: float | None) -> Iterator[T]:
    """The items, each of which is made within `bounded_memory`; what is done with them is not."""
    rest = iter(items)
    while True:
        with bounded_memory(megabytes):
            item = next(rest, None)
        if item is None:
            return
        yield item


def give_back() -> None:
    """What was freed is the system's again, where the C library can do that (glibc): trees of large pages leave holes."""
    trim = _trim()
    if trim is not None:
        trim(0)


@cache
def _trim() -> Any:
    try:
        return ctypes.CDLL(None).malloc_trim
    except (AttributeError, OSError, TypeError):  # another C library, or Windows
        return None


def _address_space() -> int | None:
    """Bytes of address space of this process; None where the system does not say."""
    try:
        with open("/proc/self/statm", encoding="ascii") as file:
            return int(file.read().split()[0]) * os.sysconf("SC_PAGE_SIZE")
    except OSError:
        return None
