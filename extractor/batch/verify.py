"""An archive, checked against its manifests: each shard whole, or missing, cut or altered."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import orjson

from extractor.batch import manifests
from extractor.batch.shard import digest_of
from extractor.errors import ResumeError

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
    runs = manifests.of_runs(folder)
    if not runs:
        raise ResumeError(f"{folder} has no run of `extractor batch`: give the folder of one")
    whole = folder / "manifest.json"
    if whole in runs and _list_of(whole).exists():
        runs = [whole]  # it has done what portions began
    run_ids: set[str] = set()
    listed: set[str] = set()
    complete = True
    for path in runs:
        made_of = manifests.read_run(path)
        run_ids.add(digest_of(made_of))
        if made_of.get("schema") != manifests.SCHEMA:
            raise ResumeError(f"{path}: {made_of.get('schema')} not {manifests.SCHEMA}: process the archive again")
        wrong = []
        if orjson.dumps(made_of, option=manifests.INDENTED) != path.read_bytes():
            wrong.append(f"{path.name} is altered")
        if _list_of(path).exists():
            listed.update(_list_of(path).read_text(encoding="utf-8", errors="replace").split())
        else:
            complete = False
            wrong.append(f"{_list_of(path).name} is missing: the run has not come to its end, and --resume goes on")
        if wrong:
            yield Verified(path.name, tuple(wrong), is_shard=False)
    there = {path.name.removeprefix(_MANIFEST).removesuffix(_SUFFIX) for path in folder.glob("manifest-[0-9]*.json")}
    for shard in sorted(listed | there):
        wrong = list(_faults(folder, shard, run_ids))
        if complete and shard not in listed:
            wrong.append("the list of shards does not have it")
        yield Verified(shard, tuple(wrong))


def _faults(folder: Path, shard: str, runs: set[str]) -> Iterator[str]:
    path = folder / manifests.name_of(shard)
    if not path.exists():
        yield f"{path.name} is missing"
        return
    found = manifests.unpacked(path)
    if found is None or found.shard != shard:
        yield f"{path.name} is altered"
        return
    if {found.run} != runs:
        yield f"{path.name} is of another run than the folder"
    yield from manifests.faults(folder, found)


def _list_of(manifest: Path) -> Path:
    """The file with the names of all shards of a run that has come to its end."""
    return manifest.with_name(manifest.name.replace("manifest", "shards")).with_suffix(".txt")
