"""What a single input raises becomes a Failure here, so that the next input is read."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import ParamSpec, TypeVar

from extractor.record.page import Failure

T = TypeVar("T")
P = ParamSpec("P")


def attempt(where: str, read: Callable[P, T], /, *args: P.args, **kwargs: P.kwargs) -> T | Failure:
    """What `read` gives for one input, or its Failure, whatever it raises."""
    try:
        return read(*args, **kwargs)
    except Exception as error:  # a fault of one input, in its bytes or in our reader, is to cost no other
        return Failure.of(error, where, "reading")


def attempt_each(
    where: str, read: Callable[P, Iterable[T]], /, *args: P.args, **kwargs: P.kwargs
) -> Iterator[T | Failure]:
    """All that `read` gives and, where it raises, its Failure."""
    try:
        yield from read(*args, **kwargs)
    except Exception as error:  # as above
        yield Failure.of(error, where, "reading")
