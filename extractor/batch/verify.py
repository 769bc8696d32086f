"""An archive, checked against its manifests: each shard whole, or missing, cut or altered."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import orjson

from extractor.batch import manifests
from extractor.errors import ResumeError
from extractor.sinks.batch_folder import (
    SHARD_MANIFESTS,
    digest_of,
    finished_runs,
    list_of,
    listed_shards,
    run_manifests,
    unfinished,
)

_MANIFEST, _SUFFIX = "manifest-", ".json"


@dataclass(frozen=True, slots=True)
class Verified:
    """A shard, or the file of a run, by its name, and what is wrong with it: nothing where it is whole."""

    name: str
    faults: tuple[str, ...]
    is_shard: bool = True


def verify(folder: Path) -> Iterator[Verified]:
    """What is wrong with the run in the folder, then each of its shards, in the order of their names; nothing is changed.

    Raises ResumeError where the folder has no run, or that of another version.
    """
    if not run_manifests(folder):
        raise ResumeError(f"{folder} has no run of `extractor batch`: give the folder of one")
    run_ids: set[str] = set()
    listed: set[str] = set()
    for path in finished_runs(folder):
        made_of = manifests.read_run(path)
        run_ids.add(digest_of(made_of))
        if made_of.get("schema") != manifests.SCHEMA:
            raise ResumeError(f"{path}: {made_of.get('schema')} not {manifests.SCHEMA}: process the archive again")
        if orjson.dumps(made_of, option=manifests.INDENTED) != path.read_bytes():
            yield Verified(path.name, (f"{path.name} is altered",), is_shard=False)
        if list_of(path).exists():
            listed.update(listed_shards(path))
    open_ends = list(unfinished(folder))
    for name, what in open_ends:
        yield Verified(name, (what,), is_shard=False)
    there = {path.name.removeprefix(_MANIFEST).removesuffix(_SUFFIX) for path in folder.glob(SHARD_MANIFESTS)}
    for shard in sorted(listed | there):
        wrong = list(_faults(folder, shard, run_ids))
        if not open_ends and shard not in listed:
            wrong.append("the list of shards does not have it")
        yield Verified(shard, tuple(wrong))


def _faults(folder: Path, shard: str, runs: set[str]) -> Iterator[str]:
    path = folder / manifests.name_of(shard)
    if not path.exists():
        yield f"{path.name} is missing"
        return
    manifest = manifests.unpacked(path)
    if manifest is None or manifest.shard != shard:
        yield f"{path.name} is altered"
        return
    if {manifest.run} != runs:
        yield f"{path.name} is of another run than the folder"
    yield from manifests.faults(folder, manifest)
