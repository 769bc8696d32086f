"""The software bill of materials, CycloneDX 1.6 as JSON, from the lock file: `python scripts/sbom.py > dist/sbom.cdx.json`.

One component for each locked package, with the digests of all its files; `scope` says whether it comes with the extractor
(required), with one of its extras (optional) or only with the development of it (excluded).  The same lock gives the same bytes.
"""

from __future__ import annotations

import json
import re
import sys
import tomllib
import uuid
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

from licences import installed, licence_of
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).resolve().parents[1]
_PACKAGE = re.compile(r"^(?P<name>[A-Za-z0-9._-]+)==(?P<version>[^\s;\\]+)(?P<rest>(?:.*\n(?=[ #]))*.*)", re.MULTILINE)
_HASH = re.compile(r"--hash=sha256:([0-9a-f]{64})")
_VIA = re.compile(r"^    # (?:via |  )([A-Za-z0-9._-]+)", re.MULTILINE)


def locked(text: str) -> list[dict[str, Any]]:
    """The packages of a lock file: name, version, the digests of the files, and who needs it; a name may come twice."""
    return [
        {
            "name": canonicalize_name(package["name"]),
            "version": package["version"],
            "hashes": _HASH.findall(package["rest"]),
            "needed_by": {canonicalize_name(name) for name in _VIA.findall(package["rest"])},
        }
        for package in _PACKAGE.finditer(text)
    ]


def _reached(packages: Sequence[Mapping[str, Any]], roots: Iterable[str]) -> set[str]:
    """The names of the packages that these requirements lead to."""
    names: set[str] = set()
    waiting = [canonicalize_name(Requirement(line).name) for line in roots]
    while waiting:
        name = waiting.pop()
        if name not in names:
            names.add(name)
            waiting += [package["name"] for package in packages if name in package["needed_by"]]
    return names


def bill(text: str, project: Mapping[str, Any]) -> dict[str, Any]:
    """The bill of the packages that a lock file pins."""
    packages, here = locked(text), installed()
    extras = project["optional-dependencies"].items()
    required = _reached(packages, project["dependencies"])
    optional = _reached(packages, [line for name, lines in extras if name not in ("all", "dev") for line in lines])
    own = f"pkg:pypi/{project['name']}@{project['version']}"
    components = [
        {
            "type": "library",
            "bom-ref": _ref(package),
            "purl": _ref(package),
            "name": package["name"],
            "version": package["version"],
            "scope": "required"
            if package["name"] in required
            else "optional"
            if package["name"] in optional
            else "excluded",
            "hashes": [{"alg": "SHA-256", "content": digest} for digest in package["hashes"]],
            **(
                {"licenses": [_licence(licence_of(package["name"], here[package["name"]]))]}
                if package["name"] in here
                else {}
            ),
        }
        for package in packages
    ]
    needs = {ref: [_ref(package) for package in packages if name in package["needed_by"]] for ref, name in
             [(own, project["name"]), *((_ref(package), package["name"]) for package in packages)]}  # fmt: skip
    return {
        "$schema": "http://cyclonedx.org/schema/bom-1.6.schema.json",
        "bomFormat": "CycloneDX",
        "specVersion": "1.6",
        "serialNumber": f"urn:uuid:{uuid.uuid5(uuid.NAMESPACE_OID, own + text)}",
        "version": 1,
        "metadata": {
            "component": {
                "type": "application", "bom-ref": own, "purl": own, "name": project["name"], "version": project["version"],
                "licenses": [{"expression": project["license"]}],
            }
        },
        "components": components,
        "dependencies": [{"ref": ref, "dependsOn": others} for ref, others in needs.items()],
    }  # fmt: skip


def _ref(package: Mapping[str, Any]) -> str:
    return f"pkg:pypi/{package['name']}@{package['version']}"


def _licence(expression: str) -> dict[str, Any]:
    """A licence as the format has it; what is no SPDX expression is a name."""
    return {"license": {"name": expression}} if expression == "Public domain" else {"expression": expression}


def main() -> None:
    """Write the bill to standard output."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    text = (ROOT / "requirements.lock").read_text(encoding="utf-8")
    sys.stdout.write(json.dumps(bill(text, project), indent=1) + "\n")


if __name__ == "__main__":
    main()
