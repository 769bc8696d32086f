"""What docs/how-to/process-an-archive.md says to give to Slurm, Kubernetes and Spark does what the page says."""

from __future__ import annotations

import os
import re
import subprocess
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

from benchmarks.kill import GUARD, contents
from extractor.batch import Inputs, Settings, run_batch
from extractor.choice import Choice
from tests.batch.archive import write_articles

PAGE = (Path(__file__).parents[2] / "docs/how-to/process-an-archive.md").read_text(encoding="utf-8")
BLOCKS = [block for _, block in re.findall(r"^```([^\n]*)\n(.*?)^```$", PAGE, re.MULTILINE | re.DOTALL)]
SLURM = next(block for block in BLOCKS if "#SBATCH" in block)
KUBERNETES = next(re.findall(r"args: \['(.*)'\]", block)[0] for block in BLOCKS if "kind: Job" in block)
SPARK = next(block for block in BLOCKS if "SparkEngine" in block)


class Partitions(list[Any]):
    """What Spark's documentation says of these calls, in one process."""

    def map(self, do: Callable[[Any], Any]) -> Partitions:
        return Partitions(map(do, self))

    def mapPartitions(self, do: Callable[[Iterable[Any]], Iterable[Any]]) -> Partitions:  # noqa: N802
        return Partitions(each for item in self for each in do(iter([item])))

    def collect(self) -> list[Any]:
        return list(self)


class Context:
    def parallelize(self, items: Iterable[Any], parts: int) -> Partitions:
        partitions = Partitions(items)
        assert len(partitions) == parts
        return partitions


def archive(tmp_path: Path) -> Path:
    folder = tmp_path / "in"
    folder.mkdir()
    return write_articles(folder / "a.jsonl", 16)


def done_here(tmp_path: Path, path: Path) -> dict[str, bytes]:
    names: dict[str, Any] = {}
    exec(SPARK, names)
    engine = names["SparkEngine"](Context(), 3)
    run_batch(
        Inputs(sources=(str(path),), shard_size=2),
        tmp_path / "spark",
        engine=engine,
        settings=Settings(choice=Choice(model="blank:en")),
    )
    return contents(tmp_path / "spark")


def test_the_spark_engine_makes_the_records(tmp_path: Path) -> None:
    files = done_here(tmp_path, archive(tmp_path))
    assert b"".join(data for name, data in files.items() if name.startswith("records")).count(b"\n") == 16


def test_a_job_of_an_array_does_its_portion_and_goes_on_with_it(tmp_path: Path, python: str) -> None:
    path, output = archive(tmp_path), tmp_path / "out"
    name = "records-00000-00002.jsonl"
    wanted = {name: done_here(tmp_path, path)[name]}
    command = tmp_path / "extractor"  # the command, on a blank pipeline and in small shards
    command.write_text(
        f'#!/bin/sh\nexec {python} -m extractor "$@" --model blank:en --shard-size 2\n', encoding="utf-8"
    )
    command.chmod(0o755)

    def run(script: str, **variables: str) -> dict[str, bytes]:
        paths = {"ARCHIVE": str(path), "OUT": str(output), "PATH": f"{tmp_path}:{os.environ['PATH']}"}
        env = {**os.environ, **paths, **variables}
        subprocess.run(["bash", "-c", script], env=env, check=True, stderr=subprocess.DEVNULL, timeout=GUARD)
        return {name: data for name, data in contents(output).items() if name.startswith("records")}

    assert run(SLURM, SLURM_ARRAY_TASK_ID="3", SLURM_CPUS_PER_TASK="1") == wanted
    for lost in output.glob("*-00002.*"):
        lost.unlink()
    assert run(KUBERNETES, JOB_COMPLETION_INDEX="2") == wanted
    assert (output / "manifest-portion-3-of-8.json").exists()
