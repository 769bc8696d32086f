"""What a run leaves in its folder, and what it refuses: with an engine in this process, whose results come as it likes."""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any, Self

import pytest

from benchmarks.kill import contents
from extractor.batch.folder import OutputFolder
from extractor.batch.plan import Inputs, Plan, Portion
from extractor.batch.report import Tally
from extractor.batch.run import _settings_of, run_batch
from extractor.batch.shard import Settings, ShardManifest, ShardResult, ShardSpec
from extractor.errors import InputError, ResumeError
from extractor.isolation import Limits

from .archive import write_articles


class Letters:
    """An engine for which an article's record is its id; `fails` are ids that it cannot read."""

    workers = 1

    def __init__(self, *fails: str, backwards: bool = False, producer: Mapping[str, Any] | None = None) -> None:
        self._fails, self._backwards, self._producer = (
            fails,
            backwards,
            producer or {"model": "m", "libraries": {"a": "1"}},
        )
        self.shards: list[str] = []

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *error: object) -> None:
        pass

    def producer(self, settings: Settings) -> Mapping[str, Any]:
        return self._producer

    def run(self, do: object, specs: Iterable[ShardSpec], settings: Settings) -> Iterator[Any]:
        for spec in sorted(specs, key=lambda spec: spec.name, reverse=self._backwards):
            self.shards.append(spec.name)
            good = [page.input_id for page in spec.pages if page.input_id not in self._fails]
            files = {f"records-{spec.name}.jsonl": "".join(f"{each}\n" for each in good).encode()}
            failed = len(spec.pages) - len(good)
            if failed:
                files[f"quarantine-{spec.name}.jsonl"] = b"{}\n" * failed
            yield ShardResult(
                manifest=ShardManifest(
                    shard=spec.name,
                    run=settings.run,
                    origin=spec.origin,
                    pages_sha256=spec.sha256,
                    limits=settings.limits,
                    records=len(good),
                    unread={},
                    failed={"fault": failed} if failed else {},
                    files={
                        name: {"bytes": len(data), "sha256": hashlib.sha256(data).hexdigest()}
                        for name, data in files.items()
                    },
                ),
                files=files,
                cpu_seconds=1.0,
            )


class Archive:
    """Ten articles, and what is run on them."""

    def __init__(self, folder: Path) -> None:
        self.path = write_articles(folder / "in.jsonl", 10)
        self.output = folder / "out"

    def run(
        self,
        engine: Letters | None = None,
        *,
        resume: bool = False,
        retry_failed: bool = False,
        portion: Portion | None = None,
        **more: Any,
    ) -> Tally:
        inputs = {
            "shard_size": 3,
            **{key: more.pop(key) for key in ("shard_size", "keys", "keep", "limit") if key in more},
        }
        return run_batch(
            Inputs(sources=(str(self.path),), **inputs),
            self.output,
            engine=engine or Letters(),
            settings=Settings(**more),
            portion=portion,
            resume=resume,
            retry_failed=retry_failed,
        )

    def records(self) -> list[str]:
        return "".join(path.read_text("utf-8") for path in sorted(self.output.glob("records-*"))).split()


@pytest.fixture
def archive(tmp_path: Path) -> Archive:
    return Archive(tmp_path)


EVERY = [f"a{n}" for n in range(10)]


def test_each_article_is_there_once_and_the_report_counts_it(archive: Archive) -> None:
    tally = archive.run(Letters("a1", "a4"))
    assert archive.records() == [each for each in EVERY if each not in ("a1", "a4")]
    report = json.loads((archive.output / "report.json").read_bytes())
    assert (report["articles"], report["records"], report["failed"], report["shards"]) == (10, 8, {"fault": 2}, 4)
    assert (tally.articles, tally.position) == (10, 1)


def test_the_order_of_results_does_not_show(archive: Archive, tmp_path: Path) -> None:
    archive.run()
    forwards = contents(archive.output)
    archive.output = tmp_path / "backwards"
    archive.run(Letters(backwards=True))
    assert contents(archive.output) == forwards


def test_portions_fill_one_folder_with_what_one_job_makes(archive: Archive, tmp_path: Path) -> None:
    archive.run()
    of_runs = ("manifest.json", "manifest-portion", "shards")
    alone = {name: data for name, data in contents(archive.output).items() if not name.startswith(of_runs)}
    archive.output = tmp_path / "portions"
    for number in (2, 1, 3):
        archive.run(portion=Portion(number, 3))
    together = contents(archive.output)
    assert {name: data for name, data in together.items() if not name.startswith(of_runs)} == alone
    assert sorted(name for name in together if name not in alone) == [
        *(f"manifest-portion-{n}-of-3.json" for n in (1, 2, 3)),
        *(f"shards-portion-{n}-of-3.txt" for n in (1, 2, 3)),
    ]


def test_resume_does_only_what_is_missing(archive: Archive) -> None:
    archive.run()
    before = contents(archive.output)
    for path in archive.output.glob("*00001*"):
        path.unlink()
    (archive.output / ".unfinished").write_bytes(b"half")
    engine = Letters()
    tally = archive.run(engine, resume=True)
    assert engine.shards == ["00000-00001"]
    assert (tally.articles, tally.done_here) == (10, 3)
    assert contents(archive.output) == before


def test_what_failed_is_tried_again_under_other_limits_and_the_rest_is_not(archive: Archive, tmp_path: Path) -> None:
    archive.run(limits=Limits(seconds=60.0))
    sound = contents(archive.output)
    archive.output = tmp_path / "retried"
    archive.run(Letters("a4"))
    engine = Letters()
    tally = archive.run(engine, resume=True, retry_failed=True, limits=Limits(seconds=60.0))
    assert (engine.shards, tally.failed.total(), tally.damaged) == (["00000-00001"], 0, {})
    there = contents(archive.output)
    manifest = json.loads(there["manifest-00000-00001.json"])
    assert manifest["limits"]["seconds"] == 60
    assert json.loads(there["manifest-00000-00000.json"])["limits"]["seconds"] == 30
    assert {name: data for name, data in there.items() if name.startswith(("records", "quarantine"))} == {
        name: data for name, data in sound.items() if name.startswith("records")
    }


def test_without_retry_nothing_that_failed_is_tried_again(archive: Archive) -> None:
    archive.run(Letters("a4"))
    engine = Letters()
    archive.run(engine, resume=True, limits=Limits(seconds=60.0))
    assert engine.shards == []


def test_where_copies_are_linked_the_limits_are_part_of_the_run(archive: Archive) -> None:
    run = replace(Settings(copies=True), limits=Limits(seconds=60.0))
    assert "seconds" in _settings_of(run, Portion())
    assert "seconds" not in _settings_of(replace(run, copies=False), Portion())


def test_a_shard_without_its_manifest_is_not_done(archive: Archive) -> None:
    archive.run()
    (archive.output / "manifest-00000-00002.json").unlink()
    engine = Letters()
    archive.run(engine, resume=True)
    assert engine.shards == ["00000-00002"]


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"engine": Letters(producer={"model": "n", "libraries": {"a": "1"}})}, "producer.model was m, is n"),
        ({"engine": Letters(producer={"model": "m", "libraries": {"a": "2"}})}, "producer.libraries.a was 1, is 2"),
        (
            {"engine": Letters(producer={"model": "m", "libraries": {"a": "1"}, "rules_sha256": "0"})},
            "the rules have changed",
        ),
        ({"format": "csv"}, "settings.format was jsonl, is csv"),
        ({"languages": None}, r"settings.languages was \[\], is None"),
        ({"shard_size": 4}, "inputs.shard_size was 3, is 4"),
        ({"limit": 4}, "inputs.limit was None, is 4"),
        ({"keys": {"id": "id"}}, "inputs.keys.id was None, is id"),
        ({"keep": ("id",)}, r"inputs.keep was \[\], is \['id'\]"),
    ],
)
def test_another_run_is_refused_with_what_differs(archive: Archive, change: dict[str, Any], said: str) -> None:
    archive.run()
    before = contents(archive.output)
    for portion in (None, Portion(1, 2)):
        with pytest.raises(ResumeError, match=rf"different inputs or settings: {said}: restore"):
            archive.run(resume=True, portion=portion, **change)
    assert contents(archive.output) == before


@pytest.mark.parametrize("index", [0, -1], ids=["of what is done", "of what is not"])
def test_input_of_another_content_is_refused(archive: Archive, index: int) -> None:
    archive.run()
    for path in archive.output.glob("*00003*"):
        path.unlink()
    lines = archive.path.read_text(encoding="utf-8").splitlines()
    lines[index] = lines[index].replace("flour", "bread")
    archive.path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    with pytest.raises(ResumeError, match=r"its input, .*in.jsonl, has changed"):
        archive.run(resume=True)


def test_input_of_another_size_is_refused(archive: Archive) -> None:
    archive.run()
    write_articles(archive.path, 11)
    with pytest.raises(ResumeError, match=r"size in bytes was \d+, is \d+; names or sizes .* have changed"):
        archive.run(resume=True)


@pytest.mark.parametrize(
    ("name", "data", "said"),
    [
        ("records-00000-00002.jsonl", b"a6\n", "is cut"),
        ("records-00000-00002.jsonl", b"a6\na7\na9\n", "is altered"),
        ("records-00000-00002.jsonl", None, "is missing"),
        ("manifest-00000-00002.json", b"{", "is altered"),
    ],
)
def test_a_shard_that_is_not_as_written_is_done_again_and_said(
    archive: Archive, name: str, data: bytes | None, said: str
) -> None:
    archive.run()
    before = contents(archive.output)
    if data is None:
        (archive.output / name).unlink()
    else:
        (archive.output / name).write_bytes(data)
    engine = Letters()
    tally = archive.run(engine, resume=True)
    assert engine.shards == ["00000-00002"]
    assert tally.damaged == {"00000-00002": (f"{name} {said}",)}
    assert json.loads((archive.output / "report.json").read_bytes())["this_process"]["done_again"] == {
        "00000-00002": [f"{name} {said}"]
    }
    assert contents(archive.output) == before


def test_a_folder_with_a_run_needs_resume(archive: Archive) -> None:
    archive.run()
    with pytest.raises(ResumeError, match="has a run already: add --resume"):
        archive.run()


def test_a_folder_of_somebody_else_is_left_alone(archive: Archive) -> None:
    archive.output.mkdir()
    (archive.output / "letter.txt").touch()
    with pytest.raises(ResumeError, match=r"has other files \(letter.txt\)"):
        archive.run(resume=True)
    assert os.listdir(archive.output) == ["letter.txt"]


def test_a_folder_inside_the_input_is_refused(archive: Archive) -> None:
    archive.path = archive.path.parent
    with pytest.raises(ResumeError, match="is inside the input"):
        archive.run()
    assert not archive.output.exists()


class Meanwhile(Letters):
    """An engine that does something else before the first shard."""

    def __init__(self, do: Callable[[], object]) -> None:
        super().__init__()
        self._do = do

    def run(self, do: object, specs: Iterable[ShardSpec], settings: Settings) -> Iterator[Any]:
        self._do()
        return super().run(do, specs, settings)


@pytest.mark.parametrize(
    ("mine", "others", "said"),
    [
        (None, None, "another run is using it"),
        (Portion(1, 2), Portion(1, 2), "another run is using it"),
        (None, Portion(1, 2), r"a run with another --shard is running there \(.lock-1-of-1\)"),
        (Portion(1, 2), None, r"a run with another --shard is running there \(.lock-1-of-2\)"),
        (Portion(1, 2), Portion(3, 3), "a run with another --shard is running there"),
    ],
)
def test_a_run_beside_another_that_would_do_the_same_shards_is_refused(
    archive: Archive, mine: Portion | None, others: Portion | None, said: str
) -> None:
    def start() -> None:
        before = contents(archive.output)
        with pytest.raises(ResumeError, match=said):
            archive.run(resume=True, portion=others)
        assert contents(archive.output) == before

    archive.run(Meanwhile(start), portion=mine)
    archive.run(resume=True)
    assert archive.records() == EVERY


def test_portions_are_done_beside_each_other(archive: Archive) -> None:
    archive.run(Meanwhile(lambda: archive.run(portion=Portion(2, 2))), portion=Portion(1, 2))
    assert archive.records() == EVERY


def test_a_portion_of_another_division_is_refused(archive: Archive) -> None:
    archive.run(portion=Portion(1, 3))
    with pytest.raises(ResumeError, match=r"has portions of 3 .*: give --shard i/3, or another folder"):
        archive.run(portion=Portion(2, 4))


def test_a_portion_that_is_refused_leaves_no_manifest(archive: Archive) -> None:
    def start() -> None:
        with pytest.raises(ResumeError, match="different inputs or settings"):
            archive.run(portion=Portion(2, 2), format="csv")

    archive.run(Meanwhile(start), portion=Portion(1, 2))
    assert not list(archive.output.glob("*2-of-2*"))


def test_a_run_whose_lock_is_removed_ends_before_it_writes(archive: Archive) -> None:
    with pytest.raises(ResumeError, match="was removed while this run was at work"):
        archive.run(Meanwhile(lambda: (archive.output / ".lock-1-of-1").unlink()))
    assert archive.records() == []


def test_a_run_that_has_come_to_its_end_lists_its_shards(archive: Archive) -> None:
    archive.run(Letters(backwards=True))
    assert (archive.output / "shards.txt").read_text(encoding="utf-8").split() == [f"00000-0000{n}" for n in range(4)]


def test_ids_that_occur_twice_are_said_with_their_places(archive: Archive, tmp_path: Path) -> None:
    with archive.path.open("a", encoding="utf-8") as file:
        file.write('{"id": "a3", "text": "Another text."}\n')
    tally = archive.run()
    assert tally.duplicates == (1, {"a3": [f"{archive.path}, row 4", f"{archive.path}, row 11"]})
    assert archive.records() == [*EVERY, "a3"]
    assert archive.run(resume=True).duplicates == tally.duplicates
    assert json.loads((archive.output / "report.json").read_bytes())["duplicate_ids"] == 1


@pytest.mark.parametrize("call", range(2, 9))
def test_a_full_disk_leaves_nothing_half(archive: Archive, monkeypatch: pytest.MonkeyPatch, call: int) -> None:
    real, calls = os.fsync, []

    def full(file: int) -> None:
        calls.append(file)
        if len(calls) == call:
            raise OSError(28, "No space left on device")
        real(file)

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(
        InputError, match=r"cannot write .*No space left on device.*free some space, then continue with --resume"
    ):
        archive.run()
    assert not list(archive.output.glob(".*"))
    archive.run(resume=True)
    assert archive.records() == EVERY


def test_a_manifest_of_a_run_that_is_none_is_said(archive: Archive) -> None:
    archive.run()
    (archive.output / "manifest.json").write_bytes(b"{")
    with pytest.raises(ResumeError, match="not a manifest"):
        archive.run(resume=True)


def test_what_is_done_is_known_without_running(archive: Archive) -> None:
    archive.run()
    made_of = json.loads((archive.output / "manifest.json").read_bytes())
    made_of.pop("schema")
    inputs = Inputs(sources=(str(archive.path),), shard_size=3)
    with OutputFolder(archive.output, made_of=made_of, portion=Portion(), resume=True) as folder:
        first, *_ = Plan(inputs, Portion()).shards()
        assert folder.done(first) is not None
        assert folder.done(replace(first, name="00009-00000")) is None
