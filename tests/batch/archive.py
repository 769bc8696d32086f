"""An archive of invented articles, a pipeline that some of them are poison to, and the command on them as a process."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

GUARD = 600  # seconds in which a process that hangs is given up; it decides nothing else

# A package that spaCy finds by its entry point, in every process that has the folder on its path.
_POISON = """
import ctypes, os, re, signal
from spacy.language import Language

@Language.component("poison", assigns=["token.tag", "token.dep", "doc.ents"])  # a model that gives nothing is refused
def poison(doc):
    if "Crash!" in doc.text:
        ctypes.string_at(0)
    if "Loop!" in doc.text:
        re.match(r"(a+)+$", "a" * 64 + "b")  # in C, for longer than anybody waits
    if "Memory!" in doc.text:
        hoard = [bytearray(1_000_000)]
        while True:
            hoard.append(bytearray(1_000_000))
    if "Kill!" in doc.text:
        os.kill(os.getpid(), signal.SIGKILL)
    return doc
"""


def write_articles(path: Path, number: int, texts: dict[int, str] | None = None) -> Path:
    """A file of JSON Lines with so many articles; `texts` replaces those of some."""
    with path.open("w", encoding="utf-8") as file:
        for n in range(number):
            text = (texts or {}).get(n) or f"Mill {n} sold {n + 2} percent more flour in May, the owner said on Monday."
            file.write(json.dumps({"id": f"a{n}", "text": text, "published": "2025-06-09"}) + "\n")
    return path


def write_poison(folder: Path) -> Path:
    """A package with the component in the folder, for its path; gives the path of a model that has it."""
    import spacy
    from spacy.language import Language

    info = folder / "poison-1.dist-info"
    info.mkdir(parents=True)
    (folder / "poison.py").write_text(_POISON, encoding="utf-8")
    (info / "METADATA").write_text("Metadata-Version: 2.1\nName: poison\nVersion: 1\n", encoding="utf-8")
    (info / "entry_points.txt").write_text("[spacy_factories]\npoison = poison:poison\n", encoding="utf-8")
    if not Language.has_factory("poison"):
        Language.component("poison", func=lambda doc: doc)  # enough to be saved
    nlp = spacy.blank("en")
    nlp.add_pipe("poison")
    nlp.to_disk(folder / "model")
    return folder / "model"


def environment(*folders: Path) -> dict[str, str]:
    """The environment with these folders on the path of Python."""
    path = os.pathsep.join([*map(str, folders), os.environ.get("PYTHONPATH", "")])
    return {**os.environ, "PYTHONPATH": path}


def batch_process(
    *arguments: object, env: dict[str, str] | None = None, python: str = sys.executable
) -> subprocess.Popen[str]:
    """`extractor batch` at work, in a session of its own, on a blank pipeline unless the arguments name a model."""
    named = [] if "--model" in arguments else ["--model", "blank:en"]
    return subprocess.Popen(
        [python, "-m", "extractor", "batch", *map(str, arguments), *named],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        text=True,
        env=env,
        start_new_session=True,
    )


def batch(*arguments: object, env: dict[str, str] | None = None, python: str = sys.executable) -> tuple[int, str]:
    """Its exit code and what it said on standard error."""
    process = batch_process(*arguments, env=env, python=python)
    said = process.communicate(timeout=GUARD)[1]
    return process.returncode, " ".join(said.split())


def records_in(folder: Path) -> list[str]:
    """The input ids of all records, shard by shard."""
    return [
        json.loads(line)["input_id"]
        for path in sorted(folder.glob("records-*.jsonl"))
        for line in path.read_text(encoding="utf-8").splitlines()
    ]
