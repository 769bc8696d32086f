"""What the extractor is made of: the licence of each package is known and agreed to, and the bill of materials has them all."""

from __future__ import annotations

import json
import re
import sys
import tomllib
from email.message import Message
from pathlib import Path
from types import SimpleNamespace

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT / "scripts"))

import licences  # noqa: E402
import sbom  # noqa: E402

PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]
LOCK = (ROOT / "requirements.lock").read_text()


def package(**fields: str) -> SimpleNamespace:
    metadata = Message()
    for name, value in fields.items():
        metadata[name.replace("_", "-")] = value
    return SimpleNamespace(metadata=metadata, version="1.0")


def test_every_licence_is_agreed_to() -> None:
    packages = licences.installed()
    assert {"spacy", "num2words", "docopt", "numpy"} <= packages.keys()
    assert list(licences.refused(packages)) == []


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ({}, "new 1.0: no licence"),
        ({"License": "AGPL-3.0"}, "new 1.0: AGPL-3.0"),
        ({"License_Expression": "MIT AND GPL-3.0-only"}, "new 1.0: MIT AND GPL-3.0-only"),
        ({"License": "LGPL"}, "new 1.0: LGPL-2.1-or-later"),
        ({"License_Expression": "(MIT OR GPL-3.0-only) AND SSPL-1.0"}, "new 1.0: (MIT OR"),
    ],
)
def test_a_licence_that_is_new_or_unknown_is_named(fields: dict[str, str], said: str) -> None:
    (line,) = licences.refused({"new": package(**fields)})
    assert line.startswith(said)


@pytest.mark.parametrize(
    "fields",
    [
        {"License_Expression": "MPL-2.0 AND (Apache-2.0 OR GPL-3.0-only)"},
        {"License": "A text of the licence of many lines", "Classifier": "License :: OSI Approved :: MIT License"},
        {"License": "BSD"},
    ],
)
def test_a_licence_is_read_wherever_it_is_said(fields: dict[str, str]) -> None:
    assert list(licences.refused({"new": package(**fields)})) == []


def test_the_bill_has_every_locked_package_with_its_digests() -> None:
    bill = sbom.bill(LOCK, PROJECT)
    locked = re.findall(r"^([\w.-]+)==([^\s;]+)", LOCK, re.MULTILINE)
    assert [(component["name"], component["version"]) for component in bill["components"]] == [
        (canonicalize_name(name), version) for name, version in locked
    ]
    assert sum(len(component["hashes"]) for component in bill["components"]) == LOCK.count("--hash=sha256:")
    refs = {component["bom-ref"] for component in bill["components"]}
    assert {ref for dependency in bill["dependencies"] for ref in dependency["dependsOn"]} == refs
    assert json.dumps(sbom.bill(LOCK, PROJECT)) == json.dumps(bill)


def test_the_bill_says_what_comes_with_the_extractor() -> None:
    scopes = {component["name"]: component["scope"] for component in sbom.bill(LOCK, PROJECT)["components"]}
    assert (scopes["num2words"], scopes["thinc"], scopes["pyarrow"], scopes["pytest"]) == (
        "required",
        "required",
        "optional",
        "excluded",
    )


def test_what_is_locked_lies_within_the_bounds() -> None:
    """And every package that has majors has a bound above."""
    locked = sbom.locked(LOCK)
    needed = [
        Requirement(line)
        for name in ("archive", "delta", "ray", "web")
        for line in PROJECT["optional-dependencies"][name]
    ]
    needed += map(Requirement, PROJECT["dependencies"])
    outside = [f"{package['name']} {package['version']}: {need}" for package in locked for need in needed
               if canonicalize_name(need.name) == package["name"] and not need.specifier.contains(package["version"])]  # fmt: skip
    assert outside == []
    assert {requirement.name for requirement in needed if not re.search("<|==", str(requirement.specifier))} == {
        "pyarrow",
        "regex",
    }
