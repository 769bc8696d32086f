"""Every error that the extractor raises on purpose.

    ExtractorError
    ├── InputError        an article, page or file that cannot be read or used
    │   ├── SlotError     a correction of a claim that does not fit its slot
    │   └── WorkError     the work on an article that was ended before its end
    │       ├── OutOfTime, OutOfMemory    at a limit
    │       ├── Crashed                   by itself
    │       └── Killed                    from outside
    ├── ModelError        a spaCy pipeline that is missing, damaged or of the wrong kind
    ├── PackageError      a package that comes with an extra and is not installed
    ├── RecordError       a record that does not keep the contract `extractor/1`
    ├── ResumeError       a run that must not go on in its output folder
    ├── StoreError        a store that cannot be opened, read or written, or cannot answer
    │   ├── NotFoundError     it has no such article or claim
    │   ├── ConflictError     another person has decided meanwhile
    │   ├── QueryError        a search that cannot be understood
    │   └── DamageError       its file is not as it was written
    └── ResourceError     a word list or configuration in `models/` with a fault

A message says what happened, where, and what to do about it; `code` says the kind in one word, for programs.
"""

from __future__ import annotations

from typing import ClassVar


class ExtractorError(Exception):
    """The root of the tree: catch it to catch all of them."""

    code: ClassVar[str] = "fault"


class InputError(ExtractorError):
    """An article, page or file that cannot be read or used."""

    code = "input"


class SlotError(InputError):
    """A correction of a claim that does not fit; `slot` is the name of the slot."""

    def __init__(self, slot: str, message: str) -> None:
        super().__init__(f"{slot.replace('_', ' ')}: {message}")
        self.slot = slot


class WorkError(InputError):
    """The work on an article that was ended before its end."""


class OutOfTime(WorkError):  # noqa: N818 - reads as what it is
    """It took more time than it may."""

    code = "time"


class OutOfMemory(WorkError):  # noqa: N818
    """It needed more memory than it may."""

    code = "memory"


class Crashed(WorkError):  # noqa: N818
    """It ended its process, or broke what its process is to answer."""

    code = "crash"


class Killed(WorkError):  # noqa: N818
    """Its process was ended from outside, each time that it was tried."""

    code = "killed"


class ModelError(ExtractorError):
    """A spaCy pipeline that is missing, damaged or of the wrong kind."""

    code = "model"


class PackageError(ExtractorError):
    """A package that comes with an extra and is not installed."""

    code = "package"


class RecordError(ExtractorError):
    """A record that does not keep the contract `extractor/1`."""

    code = "record"


class ResourceError(ExtractorError):
    """A word list or configuration in `models/` with a fault: the message names file, line and field."""

    code = "resource"


class ResumeError(ExtractorError):
    """A run that must not go on in its output folder: what it is made of has changed, or another run is there."""

    code = "resume"


class StoreError(ExtractorError):
    """A store that cannot be opened, read or written, or cannot answer."""

    code = "store"


class NotFoundError(StoreError):
    """The store has no such article or claim."""

    code = "not_found"


class ConflictError(StoreError):
    """Another person has decided on the claim meanwhile; `decision` is the id of the one in force, None where it was undone."""

    code = "conflict"

    def __init__(self, message: str, decision: str | None) -> None:
        super().__init__(message)
        self.decision = decision


class QueryError(StoreError):
    """A search that cannot be understood: the message says what to write instead."""

    code = "query"


class DamageError(StoreError):
    """The file of the store is not as it was written: take the last backup."""

    code = "damage"
