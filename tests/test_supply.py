"""What the extractor is made of: the licence of each package is known and agreed to, and the bill of materials has them all."""

from __future__ import annotations

import json
import re
import sys
import tomllib
from email.message import Message
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT / "scripts"))

import check_lock  # noqa: E402
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


def lock_faults(lock: str, project: dict[str, Any] = PROJECT) -> dict[str, list[str]]:
    pins = check_lock.read_pins(lock)
    return check_lock.faults(pins, check_lock.read_metadata(pins), check_lock.project_metadata(project))


def without(name: str) -> str:
    """The lock without the pins of a package."""
    lock = re.sub(rf"^{name}==.*\n(?:[ #].*\n)*", "", LOCK, flags=re.MULTILINE)
    assert lock != LOCK
    return lock


@pytest.mark.issue(50)
def test_every_requirement_of_what_is_locked_is_met_by_a_pin() -> None:
    """For each supported Python and platform; what is for another environment than this one cannot be read here, and that alone."""
    pins = check_lock.read_pins(LOCK)
    assert len(pins) == len(re.findall("^[^ #].*==", LOCK, re.MULTILINE)) > 150
    assert lock_faults(LOCK) == {}
    others, missing = check_lock.unread(pins, check_lock.read_metadata(pins))
    assert missing == []
    assert all(pin.marker for pin in others)


@pytest.mark.issue(50)
def test_an_extra_that_a_locked_package_asks_for_is_missed() -> None:
    everywhere = list(check_lock.environments())
    assert lock_faults(without("lxml-html-clean")) == {
        "the project asks for lxml_html_clean<1: the lock has no lxml-html-clean": everywhere,
        "justext asks for lxml[html_clean], which asks for lxml_html_clean: the lock has no lxml-html-clean": everywhere,
    }


@pytest.mark.issue(50)
def test_a_pin_that_is_missing_or_too_old_in_some_environments_is_missed() -> None:
    old = re.sub(r"^numpy==\S+ (?=; python_full_version >= '3.12')", "numpy==0.1 ", LOCK, flags=re.MULTILINE)
    labels = lock_faults(old)["py3langid asks for numpy>=2.0.0: the lock has numpy 0.1"]
    assert {label[:11] for label in labels} == {"Python 3.12", "Python 3.13", "Python 3.14"}
    linux = re.sub(r"^lxml==\S+ ", r"\g<0>; sys_platform == 'linux' ", LOCK, flags=re.MULTILINE)
    labels = lock_faults(linux)["justext asks for lxml[html_clean]>=4.4.2: the lock has no lxml"]
    assert {label.rpartition(", ")[2] for label in labels} == {"macOS arm64"}
