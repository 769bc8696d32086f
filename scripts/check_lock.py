"""Shows that requirements.lock is complete, without the network: `python scripts/check_lock.py`.

The metadata of each locked package that is installed here are read.  Each requirement in them, and each of the project, has to
be met by a pin, for each supported Python on each supported platform, extras included: the lock is installed with `--no-deps`, so
what it lacks is not installed.  A pin for other environments than this one is not installed here: it is listed as not read.
"""

from __future__ import annotations

import re
import sys
import tomllib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, distribution
from pathlib import Path
from typing import Any

from packaging.markers import Marker, default_environment
from packaging.requirements import Requirement
from packaging.specifiers import SpecifierSet
from packaging.utils import canonicalize_name

ROOT = Path(__file__).resolve().parents[1]
EXTRAS = ("archive", "delta", "dev", "ray", "web")  # without `train`, which is not locked
PROVIDED = frozenset({"pip"})
"""What every virtual environment has: datasette names pip, for an installer of plugins, and pip is not to replace itself."""
_MINORS = ("3.11", "3.12", "3.13", "3.14")
_PLATFORMS = {
    "Linux x86-64": ("linux", "Linux", "x86_64"),
    "Linux aarch64": ("linux", "Linux", "aarch64"),
    "macOS arm64": ("darwin", "Darwin", "arm64"),
}
_PIN = re.compile(r"^([\w.-]+)==([^\s;\\]+)(?: ; (.+?))?(?= \\|$)", re.MULTILINE)


@dataclass(frozen=True)
class Pin:
    """A line of the lock; `marker` says for which environments it is, None: for all."""

    name: str
    version: str
    marker: Marker | None

    def is_for(self, environment: Mapping[str, str]) -> bool:
        """True where it is installed in such an environment."""
        return self.marker is None or self.marker.evaluate(dict(environment))

    def __str__(self) -> str:
        return f"{self.name} {self.version}"


@dataclass(frozen=True)
class Metadata:
    """What a package asks for."""

    requires: tuple[Requirement, ...]
    python: SpecifierSet


def read_pins(text: str) -> list[Pin]:
    """The pins of a lock file, in its order; a name comes again where versions differ by environment."""
    return [
        Pin(canonicalize_name(name), version, Marker(marker) if marker else None)
        for name, version, marker in _PIN.findall(text)
    ]


def environments() -> dict[str, dict[str, str]]:
    """What markers are evaluated with: the first and a late release of each supported Python, on each platform."""
    return {
        f"Python {minor}.{patch}, {platform}": {
            **{name: str(value) for name, value in default_environment().items()},
            "implementation_name": "cpython",
            "implementation_version": f"{minor}.{patch}",
            "platform_python_implementation": "CPython",
            "python_version": minor,
            "python_full_version": f"{minor}.{patch}",
            "os_name": "posix",
            "sys_platform": sys_platform,
            "platform_system": system,
            "platform_machine": machine,
        }
        for minor in _MINORS
        for patch in (0, 99)
        for platform, (sys_platform, system, machine) in _PLATFORMS.items()
    }


def read_metadata(pins: Iterable[Pin]) -> dict[Pin, Metadata]:
    """The metadata of the pins that are installed here in that version."""
    read = {}
    for pin in pins:
        try:
            package = distribution(pin.name)
        except PackageNotFoundError:
            continue
        if package.version == pin.version:
            python = SpecifierSet(package.metadata.get("Requires-Python") or "")
            read[pin] = Metadata(tuple(map(Requirement, package.requires or ())), python)
    return read


def project_metadata(project: Mapping[str, Any]) -> Metadata:
    """What the project asks for, with the extras that are locked, as pyproject.toml has it."""
    lines = [*project["dependencies"], *(line for extra in EXTRAS for line in project["optional-dependencies"][extra])]
    return Metadata(tuple(map(Requirement, lines)), SpecifierSet(project["requires-python"]))


def unread(pins: Iterable[Pin], read: Mapping[Pin, Metadata]) -> tuple[list[Pin], list[Pin]]:
    """The pins without metadata here: those for other environments, and those that should be installed."""
    here = {name: str(value) for name, value in default_environment().items()}
    missing = [pin for pin in pins if pin not in read]
    return [pin for pin in missing if not pin.is_for(here)], [pin for pin in missing if pin.is_for(here)]


def faults(pins: Iterable[Pin], read: Mapping[Pin, Metadata], project: Metadata) -> dict[str, list[str]]:
    """Each requirement that no pin meets, with the environments where that is so."""
    pins, unmet = list(pins), dict[str, list[str]]()
    for label, environment in environments().items():
        here = [pin for pin in pins if pin.is_for(environment)]
        for fault in dict.fromkeys(_unmet(here, read, project, environment)):
            unmet.setdefault(fault, []).append(label)
    return unmet


def _unmet(
    here: list[Pin], read: Mapping[Pin, Metadata], project: Metadata, environment: Mapping[str, str]
) -> Iterator[str]:
    """The faults in one environment, of whose pins `here` are."""
    by_name = {pin.name: pin for pin in here}
    for pin in here:
        if by_name[pin.name] is not pin:
            yield f"{pin.name} is pinned twice: {pin.version}, {by_name[pin.name].version}"
        if pin in read and not read[pin].python.contains(environment["python_full_version"]):
            yield f"{pin} asks for Python {read[pin].python}"
    waiting = [("the project", project, ""), *((pin.name, read[pin], "") for pin in here if pin in read)]
    followed = set[tuple[str, str]]()
    while waiting:
        who, metadata, extra = waiting.pop()
        for needed in metadata.requires:
            name = canonicalize_name(needed.name)
            if name in PROVIDED or not _applies(needed, environment, extra):
                continue
            pin = by_name.get(name)
            if pin is None or not needed.specifier.contains(pin.version, prereleases=True):
                bare = str(needed).partition(";")[0].strip()
                yield f"{who} asks for {bare}: the lock has {pin or f'no {name}'}"
            elif pin in read:
                new = {(name, wanted) for wanted in needed.extras} - followed
                waiting += [(f"{who} asks for {name}[{wanted}], which", read[pin], wanted) for _, wanted in sorted(new)]
                followed |= new


def _applies(needed: Requirement, environment: Mapping[str, str], extra: str) -> bool:
    return needed.marker is None or needed.marker.evaluate({**environment, "extra": extra})


def main() -> int:
    """Print what is not met, and what was not read; the exit code is 1 where anything is not met."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    pins = read_pins((ROOT / "requirements.lock").read_text(encoding="utf-8"))
    read = read_metadata(pins)
    unmet, (others, missing) = faults(pins, read, project_metadata(project)), unread(pins, read)
    for pin in missing:
        sys.stdout.write(f"{pin} is locked and not installed here\n")
    for fault, labels in unmet.items():
        sys.stdout.write(f"{fault} ({len(labels)} of {len(environments())} environments, such as {labels[0]})\n")
    for pin in others:
        sys.stdout.write(f"not read here: {pin}, for {pin.marker}\n")
    sys.stdout.write(f"{len(read)} of {len(pins)} pins read, {len(environments())} environments, ")
    sys.stdout.write(f"{len(unmet) + len(missing)} faults\n")
    return bool(unmet or missing)


if __name__ == "__main__":
    sys.exit(main())
