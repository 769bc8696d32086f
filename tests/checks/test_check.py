"""All checks together."""

from __future__ import annotations

import importlib
import inspect
import pkgutil

from extractor import checks
from extractor.checks import check
from extractor.checks.index import RULES
from tests.checks.builder import build

TEXT = (
    "Exports fell <FIGURE id=f1 kind=percent value=17.3 half=0.05 role=change direction=down>17.3%</FIGURE> to "
    "<FIGURE id=f2 kind=money value=18700000 half=50000>$18.7 million</FIGURE> from "
    "<FIGURE id=f3 kind=money value=21700000 half=50000 role=baseline>$21.7 million</FIGURE>; it has <FIGURE id=f4 kind=quantity unit=kilometre value=12>12 kilometres</FIGURE> of rail ("
    "<FIGURE id=f5 kind=quantity unit=mile value=9.4>9.4 miles</FIGURE>)."
)

CLAIMS = [{"value": "f2", "change": "f1", "baseline": "f3"}, {"value": "f4", "restated": ("f5",)}, {"value": "f5"}]


def test_findings_are_numbered_in_text_order_and_frame_their_words() -> None:
    extraction = build(TEXT, claims=CLAIMS)
    reported = check(extraction)
    assert [finding.id for finding in reported] == ["x1", "x2"]
    assert [finding.check for finding in reported] == ["change", "conversion"]
    assert extraction.article.text[reported[0].start : reported[0].end] == "17.3% to $18.7 million from $21.7 million"


def test_check_is_deterministic() -> None:
    extraction = build(TEXT, claims=CLAIMS)
    assert check(extraction) == check(extraction)


def test_no_claims_no_figures_no_findings() -> None:
    assert check(build("Nothing is counted here.")) == ()


def test_no_check_says_what_is_true() -> None:
    reported = check(build(TEXT, claims=CLAIMS))
    assert reported
    assert not [f for f in reported if any(word in f.message.lower() for word in ("true", "false", "wrong", "lie"))]


def test_every_check_is_run() -> None:
    modules = [
        importlib.import_module(f"extractor.checks.{module.name}") for module in pkgutil.iter_modules(checks.__path__)
    ]
    written = {
        function
        for module in modules
        for name, function in inspect.getmembers(module, inspect.isfunction)
        if name.startswith("check_") and function.__module__ == module.__name__
    }
    assert written == {rule.find for rule in RULES}, (
        "import its module in extractor/checks/__init__.py, and add it to RULES"
    )
