"""An archive that is checked: what is said of each file that is not as it was written, and that nothing is changed."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from benchmarks.kill import contents
from extractor.batch.plan import Portion
from extractor.batch.verify import verify
from extractor.errors import ResumeError

from .test_run import Archive, Letters


@pytest.fixture
def archive(tmp_path: Path) -> Archive:
    archive_ = Archive(tmp_path)
    archive_.run(Letters("a4"))
    return archive_


def wrong(archive: Archive) -> dict[str, tuple[str, ...]]:
    """What is wrong with each shard or file of which something is."""
    return {checked.name: checked.faults for checked in verify(archive.output) if checked.faults}


def flip(path: Path, index: int = 5) -> None:
    data = bytearray(path.read_bytes())
    data[index] ^= 1
    path.write_bytes(data)


RECORDS, MANIFEST = "records-00000-00001.jsonl", "manifest-00000-00001.json"


def test_a_whole_archive_has_no_faults_and_is_as_before(archive: Archive) -> None:
    before = contents(archive.output)
    faults = list(verify(archive.output))
    assert [checked.name for checked in faults] == [f"00000-0000{n}" for n in range(4)]
    assert all(checked.is_shard and not checked.faults for checked in faults)
    assert contents(archive.output) == before


@pytest.mark.parametrize(
    ("damage", "said"),
    [
        (lambda folder: (folder / RECORDS).unlink(), f"{RECORDS} is missing"),
        (lambda folder: (folder / RECORDS).write_bytes(b"a3\n"), f"{RECORDS} is cut"),
        (lambda folder: flip(folder / RECORDS), f"{RECORDS} is altered"),
        (lambda folder: (folder / MANIFEST).unlink(), f"{MANIFEST} is missing"),
        (lambda folder: (folder / MANIFEST).write_bytes(b"{"), f"{MANIFEST} is altered"),
        (lambda folder: (folder / MANIFEST).write_bytes(b"[]"), f"{MANIFEST} is altered"),
        (lambda folder: (folder / MANIFEST).write_bytes(b'{"sha256": ""}'), f"{MANIFEST} is altered"),
    ],
)
def test_a_damaged_shard_is_named_with_what_is_wrong(
    archive: Archive, damage: Callable[[Path], object], said: str
) -> None:
    damage(archive.output)
    before = contents(archive.output)
    assert wrong(archive) == {"00000-00001": (said,)}
    assert contents(archive.output) == before


def test_every_byte_of_a_shard_counts(archive: Archive) -> None:
    for path in (archive.output / RECORDS, archive.output / MANIFEST):
        whole = path.read_bytes()
        for index in range(len(whole)):
            flip(path, index)
            assert wrong(archive) == {"00000-00001": (f"{path.name} is altered",)}
            path.write_bytes(whole)


def test_a_shard_of_which_nothing_is_left_is_missing(archive: Archive) -> None:
    for path in archive.output.glob("*00003*"):
        path.unlink()
    assert wrong(archive) == {"00000-00003": ("manifest-00000-00003.json is missing",)}


def test_a_shard_of_another_run_is_named(archive: Archive, tmp_path: Path) -> None:
    second = Archive(tmp_path)
    second.output = tmp_path / "other"
    second.run(Letters(producer={"model": "n"}))
    (archive.output / MANIFEST).write_bytes((second.output / MANIFEST).read_bytes())
    (archive.output / RECORDS).write_bytes((second.output / RECORDS).read_bytes())
    assert wrong(archive) == {"00000-00001": (f"{MANIFEST} is of another run than the folder",)}


def test_a_manifest_under_another_name_is_none(archive: Archive) -> None:
    (archive.output / MANIFEST).write_bytes((archive.output / "manifest-00000-00002.json").read_bytes())
    assert wrong(archive) == {"00000-00001": (f"{MANIFEST} is altered",)}


def test_a_list_that_lacks_a_shard_is_said(archive: Archive) -> None:
    listed = archive.output / "shards.txt"
    listed.write_text(listed.read_text(encoding="utf-8")[:-12], encoding="utf-8")
    assert wrong(archive) == {"00000-00003": ("the list of shards does not have it",)}


def test_an_altered_manifest_of_the_run_is_said(archive: Archive) -> None:
    path = archive.output / "manifest.json"
    path.write_bytes(path.read_bytes() + b"\n")
    assert wrong(archive) == {"manifest.json": ("manifest.json is altered",)}


def test_a_run_that_has_not_come_to_its_end_is_said(archive: Archive) -> None:
    (archive.output / "shards.txt").unlink()
    for path in archive.output.glob("*00003*"):
        path.unlink()
    assert list(wrong(archive)) == ["manifest.json"]
    assert "has not come to its end, and --resume goes on" in wrong(archive)["manifest.json"][0]


def test_portions_are_checked_together_until_one_run_has_done_them_all(archive: Archive, tmp_path: Path) -> None:
    archive.output = tmp_path / "portions"
    archive.run(portion=Portion(1, 2))
    assert wrong(archive) == {
        "manifest-portion-2-of-2.json": ("portion 2 of 2 has not begun: run it with --shard 2/2",)
    }
    archive.run(portion=Portion(2, 2))
    assert wrong(archive) == {}
    (archive.output / "shards-portion-1-of-2.txt").unlink()
    assert list(wrong(archive)) == ["manifest-portion-1-of-2.json"]
    archive.run()
    assert wrong(archive) == {}


def test_a_folder_without_a_run_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ResumeError, match="has no run of `extractor batch`"):
        list(verify(tmp_path))


def test_a_run_of_another_version_is_refused(archive: Archive) -> None:
    path = archive.output / "manifest.json"
    path.write_bytes(path.read_bytes().replace(b"extractor-batch/4", b"extractor-batch/2"))
    with pytest.raises(ResumeError, match="extractor-batch/2 not extractor-batch/4"):
        list(verify(archive.output))
