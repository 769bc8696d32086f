"""The tree of errors is drawn as it is, and public."""

import inspect
import re

import extractor
from extractor import errors

CLASSES = [cls for _, cls in inspect.getmembers(errors, inspect.isclass) if issubclass(cls, Exception)]


def drawn() -> dict[str, str]:
    """Each error of the drawing with its parent."""
    above: dict[str, str] = {}
    branch: dict[int, str] = {}
    for line in (errors.__doc__ or "").splitlines():
        if match := re.match(r"\s*(?:[│ ]*[├└]── )?((?:[A-Z]\w+(?:, )?)+)(?:  |$)", line):
            depth = match.start(1)
            for name in match[1].split(", "):
                above[name] = next((branch[d] for d in sorted(branch, reverse=True) if d < depth), "Exception")
            branch = {d: name for d, name in branch.items() if d < depth} | {depth: match[1]}
    return above


def test_the_drawing_is_the_tree() -> None:
    assert drawn() == {cls.__name__: cls.__base__.__name__ for cls in CLASSES if cls.__base__}


def test_every_error_says_its_kind_to_programs_and_is_caught_by_the_root() -> None:
    assert all(cls.code and issubclass(cls, extractor.ExtractorError) for cls in CLASSES)


def test_all_but_the_ends_of_work_and_the_refusals_of_a_store_are_exported() -> None:
    """Those are caught as WorkError, StoreError and InputError, and distinguished by their code."""
    inner = {cls.__name__ for cls in CLASSES if {errors.WorkError, errors.StoreError} & {*cls.__bases__}} | {
        "SlotError"
    }
    assert {cls.__name__ for cls in CLASSES} - inner == {name for name in extractor.__all__ if name.endswith("Error")}
