"""The registered rules: their order, and that each does what its example shows."""

from __future__ import annotations

import importlib
import pkgutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from functools import partial

import pytest
from spacy.language import Language

import extractor
from extractor.api import extract
from extractor.components.annotations import found_on
from extractor.components.structure import structure_of
from extractor.errors import ResourceError
from extractor.rules import PARTS, Rule, Rules
from tests.cleaning.pages import read_example

for _module in pkgutil.walk_packages(extractor.__path__, "extractor."):
    if not _module.name.endswith("__main__") and ".training." not in _module.name:  # which needs torch and has no rules
        importlib.import_module(_module.name)

# How a part reads its examples, where they are no texts of articles.
READERS: dict[str, Callable[[str], object]] = {"cleaning": read_example}


def read_sentences(nlp: Language, text: str) -> object:
    structure = structure_of(nlp(text))
    return (
        structure.columns.heads,
        structure.columns.deps,
        [(reported.rule, reported.ranges) for reported in structure.said],
    )


@pytest.fixture
def rules() -> Iterator[Rules[Callable[[], str]]]:
    yield Rules("of a test")
    del PARTS["of a test"]


def add(rules: Rules[Callable[[], str]], id: str, *after: str) -> None:
    rules.add(id, "", f"It has {id}.", "It has none.", after=after)(lambda: id)


def test_rules_are_in_the_declared_order(rules: Rules[Callable[[], str]]) -> None:
    add(rules, "last", "first")
    add(rules, "other")
    add(rules, "first")
    assert [rule.find() for rule in rules.of()] == ["other", "first", "last"]


@pytest.mark.parametrize("after", ["nothing", "a", "b"])
def test_an_order_that_can_never_be_is_refused(rules: Rules[Callable[[], str]], after: str) -> None:
    add(rules, "a", after)
    add(rules, "b", "a")
    with pytest.raises(ResourceError, match=r"'a', 'b' wait for each other"):
        rules.of()


def test_an_id_is_taken_once(rules: Rules[Callable[[], str]]) -> None:
    add(rules, "a")
    with pytest.raises(ResourceError, match="'a' of of a test: the id is taken"):
        add(rules, "a")


def test_a_rule_that_is_off_is_not_called(rules: Rules[Callable[[], str]]) -> None:
    add(rules, "a")
    add(rules, "b", "a")
    assert len(rules.of()) == 2
    with rules.off("a"):
        assert [rule.id for rule in rules.of()] == ["b"]
        assert rules.get("a") is None
    assert [rule.id for rule in rules.of()] == ["a", "b"]


@pytest.mark.model
@pytest.mark.parametrize(
    ("part", "rule"),
    [pytest.param(part, rule, id=f"{part}-{rule.id}") for part, rules in sorted(PARTS.items()) for rule in rules],
)
def test_a_rule_changes_its_example_and_leaves_its_counterexample_alone(
    nlp: Language, part: str, rule: Rule[object]
) -> None:
    published = None if rule.id == "publication_day" else "2026-03-12"  # what the caller says is never contradicted
    read = READERS.get(part, lambda text: extract(text, nlp=nlp, published=published))
    if part == "reference":
        read = lambda text: found_on(nlp(text)).references  # noqa: E731
    if part in ("repairs", "reported"):  # not all that is reported or repaired is shown in a record
        read = partial(read_sentences, nlp)
    on = [read(text) for text in (rule.example, rule.counterexample)]
    with PARTS[part].off(rule.id):
        example, counterexample = (read(text) for text in (rule.example, rule.counterexample))
    assert example != on[0], "off or on, the example reads the same"
    assert counterexample == on[1], "the counterexample reads otherwise without the rule"


def test_every_rule_is_there_in_a_process_that_only_extracts() -> None:
    """A module that nobody imports adds rules that no article meets."""
    code = "import extractor.api, extractor.cleaning.html_page, extractor.rules as r; print(*(f'{p}/{rule.id}' for p, rules in r.PARTS.items() for rule in rules))"
    there = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout.split()
    written = {f"{part}/{rule.id}" for part, rules in PARTS.items() if part != "of a test" for rule in rules}
    assert written == set(there)
