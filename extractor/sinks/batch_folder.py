"""The folder of a batch, for those who read it: what its manifests say must be there, and what of that is missing or altered."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import orjson

from extractor.errors import InputError

SHARD_MANIFESTS = "manifest-[0-9]*.json"
_PORTION = re.compile(r"manifest-portion-(\d+)-of-(\d+)\.json")
_RECORDS = "records-"


def digest_of(data: object) -> str:
    """The hex digest of plain data."""
    return hashlib.sha256(orjson.dumps(data, option=orjson.OPT_SORT_KEYS)).hexdigest()


def run_manifests(folder: Path) -> list[Path]:
    """The manifests of the run, or of its portions, that are in the folder."""
    return [
        path for path in (folder / "manifest.json", *sorted(folder.glob("manifest-portion-*.json"))) if path.exists()
    ]


def division(manifest: Path) -> int:
    """Into how many portions the run of a manifest was divided."""
    portion = _PORTION.fullmatch(manifest.name)
    return int(portion[2]) if portion else 1


def finished_runs(folder: Path) -> list[Path]:
    """The manifests that count: of the whole run alone where that has come to its end, for it has done what portions began."""
    runs = run_manifests(folder)
    whole = folder / "manifest.json"
    return [whole] if whole in runs and list_of(whole).exists() else runs


def list_of(manifest: Path) -> Path:
    """The file with the names of all shards of a run that has come to its end."""
    return manifest.with_name(manifest.name.replace("manifest", "shards")).with_suffix(".txt")


def listed_shards(manifest: Path) -> list[str]:
    """The names of all shards of a run that has come to its end."""
    return list_of(manifest).read_text(encoding="utf-8", errors="replace").split()


def unfinished(folder: Path) -> Iterator[tuple[str, str]]:
    """The manifests of runs and portions that have not come to their end, or not begun, each with what to do."""
    runs = finished_runs(folder)
    for path in runs:
        if not list_of(path).exists():
            yield path.name, f"{list_of(path).name} is missing: the run has not come to its end, and --resume goes on"
    if folder / "manifest.json" not in runs:
        for of in sorted({division(path) for path in runs}):
            for number in range(1, of + 1):
                if not (name := folder / f"manifest-portion-{number}-of-{of}.json").exists():
                    yield name.name, f"portion {number} of {of} has not begun: run it with --shard {number}/{of}"


def read_manifest(path: Path) -> dict[str, Any] | None:
    """What the manifest of a shard says; None where it does not have the digest of that."""
    try:
        said = orjson.loads(path.read_bytes())
        sha256 = said.pop("sha256")
        return dict(said) if sha256 == digest_of(said) and isinstance(said["files"], dict) else None
    except (OSError, ValueError, TypeError, KeyError, AttributeError):
        return None


def fault_of(path: Path, facts: Mapping[str, int | str]) -> str | None:
    """What is wrong with a file of a shard, in words; None where it has the size and the digest of its manifest."""
    try:
        size = path.stat().st_size
        if size < int(facts["bytes"]):
            return f"{path.name} is cut"
        with path.open("rb") as file:
            sound = size == facts["bytes"] and hashlib.file_digest(file, "sha256").hexdigest() == facts["sha256"]
    except FileNotFoundError:
        return f"{path.name} is missing"
    except OSError as error:
        return f"{path.name} cannot be read ({error.strerror})"
    return None if sound else f"{path.name} is altered"


def is_batch(folder: Path) -> bool:
    """True for the folder of a batch, whole or not."""
    return any(folder.glob(SHARD_MANIFESTS)) or any(
        b'"extractor-batch/' in path.read_bytes() for path in run_manifests(folder)
    )


def sound_records(folder: Path) -> Iterator[Path | InputError]:
    """The files of records of a batch, in the order of its shards; an error in place of each shard that is not as written.

    What was killed before its manifest was written counts as not begun, and a run that has not come to its end is an error too.
    """
    advice = f"run `extractor batch --verify {folder}` to see all, and continue the run with --resume"
    there = {path.name.removeprefix("manifest-").removesuffix(".json") for path in folder.glob(SHARD_MANIFESTS)}
    listed = {name for run in finished_runs(folder) if list_of(run).exists() for name in listed_shards(run)}
    for shard in sorted(listed | there):
        manifest = folder / f"manifest-{shard}.json"
        said = read_manifest(manifest)
        if said is None:
            fault = "is altered" if manifest.exists() else "is missing"
            yield InputError(f"{folder}: shard {shard} is not read ({manifest.name} {fault}): {advice}")
            continue
        for name, facts in said["files"].items():
            if name.startswith(_RECORDS):
                wrong = fault_of(folder / name, facts)
                yield InputError(f"{folder}: shard {shard} is not read ({wrong}): {advice}") if wrong else folder / name
    if not run_manifests(folder):
        yield InputError(f"{folder}: manifest.json is missing: {advice}")
    for name, what in unfinished(folder):
        yield InputError(f"{folder}: {name}: {what}")
