"""The manifests in an output folder: how one is written, read, and compared with the files that it lists."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import asdict
from pathlib import Path
from typing import Any

import orjson

from extractor.batch.shard import ShardManifest
from extractor.errors import RecordError, ResumeError
from extractor.record.plain import from_plain
from extractor.sinks.batch_folder import digest_of, fault_of, read_manifest

SCHEMA = "extractor-batch/4"
_DIGESTS = {
    "inputs.names_and_sizes_sha256": "names or sizes of the input files",
    "producer.rules_sha256": "the rules",
    "producer.model_sha256": "the files of the model",
    "producer.reader": "the files of the reader",
}
_COUNTS = {"inputs.files": "the number of input files", "inputs.bytes": "their size in bytes"}
INDENTED = orjson.OPT_INDENT_2 | orjson.OPT_APPEND_NEWLINE


def name_of(shard: str) -> str:
    """The name of the file with the manifest of a shard."""
    return f"manifest-{shard}.json"


def packed(manifest: ShardManifest) -> bytes:
    """The file of a shard's manifest: what it says, and a digest of that."""
    said = asdict(manifest)
    return orjson.dumps({**said, "sha256": digest_of(said)}, option=INDENTED)


def unpacked(path: Path) -> ShardManifest | None:
    """The manifest of a shard; None where its file is not, byte for byte, as it was written."""
    try:
        manifest = from_plain(ShardManifest, read_manifest(path) or {})
    except RecordError:
        return None
    return manifest if packed(manifest) == path.read_bytes() else None


def faults(folder: Path, manifest: ShardManifest) -> Iterator[str]:
    """What is wrong with the files of a shard, in words: "records-00000-00003.jsonl is cut"."""
    yield from filter(None, (fault_of(folder / name, facts) for name, facts in manifest.files.items()))


def read_run(path: Path) -> Mapping[str, Any]:
    """What a run is made of.  Raises ResumeError where the file is none of ours."""
    try:
        data = orjson.loads(path.read_bytes())
    except (OSError, ValueError) as error:
        raise ResumeError(f"{path}: not a manifest ({error}): give another folder") from error
    return data if isinstance(data, dict) else {}


def changes(before: Mapping[str, Any], now: Mapping[str, Any]) -> list[str]:
    """What differs, in words: "settings.format was jsonl, is csv", "the rules have changed"."""
    old, new = dict(_leaves(before)), dict(_leaves(now))
    names = [*old, *(name for name in new if name not in old)]
    return [_change(name, old.get(name), new.get(name)) for name in names if old.get(name) != new.get(name)]


def _change(name: str, old: Any, new: Any) -> str:
    if name in _DIGESTS:
        return f"{_DIGESTS[name]} have changed"
    return f"{_COUNTS.get(name, name)} was {old}, is {new}"


def _leaves(data: Mapping[str, Any], before: str = "") -> Iterator[tuple[str, Any]]:
    for key, value in data.items():
        if isinstance(value, Mapping):
            yield from _leaves(value, f"{before}{key}.")
        else:
            yield f"{before}{key}", value
