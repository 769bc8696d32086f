"""A cluster of two nodes, both on this machine: one is killed while it works, and nothing is lost; and clusters that are dead."""

from __future__ import annotations

import importlib.util
import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from benchmarks.kill import GUARD, contents, write_archive
from extractor.batch.shard import Settings
from extractor.errors import ExtractorError

from .archive import batch, batch_process

pytestmark = [
    pytest.mark.skipif(importlib.util.find_spec("ray") is None, reason="needs the extra `ray`"),
    pytest.mark.usefixtures("ray_folder"),
]

CLUSTER = """
import sys
from ray.cluster_utils import Cluster
cluster = Cluster(initialize_head=True, head_node_args={"num_cpus": 1})
node = cluster.add_node(num_cpus=1)
print(cluster.address, flush=True)
sys.stdin.readline()
cluster.remove_node(node, allow_graceful=False)
print("killed", flush=True)
sys.stdin.readline()
cluster.shutdown()
"""


@pytest.fixture
def cluster(ray_folder: Path) -> Iterator[subprocess.Popen[str]]:
    """A process that has the cluster, which sees within seconds that a node is dead; a line to it kills one of the two nodes."""
    with subprocess.Popen(
        [sys.executable, "-c", CLUSTER],
        env={**os.environ, "RAY_health_check_period_ms": "500", "RAY_health_check_failure_threshold": "2"},
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
    ) as process:
        yield process
        process.communicate("\n\n", timeout=GUARD)


def test_a_killed_run_and_a_killed_node_lose_nothing(
    tmp_path: Path, cluster: subprocess.Popen[str], python: str
) -> None:
    assert cluster.stdout
    assert cluster.stdin
    archive = write_archive(tmp_path / "archive.jsonl", 80)
    env = {**os.environ, "RAY_ADDRESS": cluster.stdout.readline().strip()}
    output = tmp_path / "cluster"
    options = ("--shard-size", 5, "--copies")
    process = batch_process(archive, "-o", output, *options, "--engine", "ray", env=env)
    wait_for_shards(process, output, 3)
    process.kill()
    process.communicate(timeout=GUARD)
    assert process.returncode == -signal.SIGKILL

    process = batch_process(archive, "-o", output, *options, "--engine", "ray", "--resume", env=env)
    wait_for_shards(process, output, 3)
    cluster.stdin.write("\n")
    cluster.stdin.flush()
    assert cluster.stdout.readline() == "killed\n"
    said = process.communicate(timeout=GUARD)[1]
    assert process.returncode == 0, said
    assert json.loads((output / "report.json").read_bytes())["this_process"]["workers"] == 2

    code, said = batch(archive, "-o", tmp_path / "local", *options, python=python)
    assert code == 0, said
    assert contents(output) == contents(tmp_path / "local")


def wait_for_shards(process: subprocess.Popen[str], output: Path, number: int) -> None:
    """Until so many more shards are done than are now."""
    there = len(list(output.glob("manifest-*")))
    while process.poll() is None and len(list(output.glob("manifest-*"))) < there + number:
        time.sleep(0.05)


def test_the_address_that_a_dead_cluster_has_left_is_not_tried(tmp_path: Path, ray_folder: Path) -> None:
    left = ray_folder / "ray" / "ray_current_cluster"
    left.parent.mkdir()
    left.write_text("127.0.0.1:1", encoding="utf-8")
    archive = write_archive(tmp_path / "archive.jsonl", 5)
    code, said = batch(archive, "-o", tmp_path / "out", "--engine", "ray", "--workers", 1)
    assert code == 0, said
    assert left.read_text(encoding="utf-8") == "127.0.0.1:1"
    assert [path.name for path in ray_folder.iterdir()] == ["ray"]  # its own folder is gone


@pytest.mark.parametrize(
    ("given", "variable", "said"),
    [
        ("127.0.0.1:1", "", r"no Ray cluster at 127.0.0.1:1 \(it does not answer in 0 seconds\): start it, correct"),
        (None, "127.0.0.1:2", r"no Ray cluster at 127.0.0.1:2 \(it does not answer in 0 seconds\)"),
        ("127.0.0.1:1", "127.0.0.1:2", r"no Ray cluster at 127.0.0.1:1 "),
    ],
)
def test_a_cluster_that_does_not_answer_is_said(
    monkeypatch: pytest.MonkeyPatch, given: str | None, variable: str, said: str
) -> None:
    from extractor.batch import ray_tasks

    monkeypatch.setattr(ray_tasks, "_ANSWER", 0.1)
    monkeypatch.setenv("RAY_ADDRESS", variable)
    with pytest.raises(ExtractorError, match=said):
        ray_tasks.RayEngine(1, Settings(), given)


def test_an_address_that_is_none_is_said() -> None:
    from extractor.batch import ray_tasks

    with pytest.raises(
        ExtractorError, match=r"no Ray cluster at nonsense \(ValueError: Invalid address format: nonsense"
    ):
        ray_tasks.RayEngine(1, Settings(), "nonsense")
