"""A Python that has the pipeline loaded: a program runs in a fork of it, which saves seconds of every start.

`warm_python` starts a server with the modules and the default pipeline, and writes two commands that hand their arguments,
environment, folder and streams to it: `python`, which takes `-c` and `-m`, and `extractor`.  What a program imports, loads
and changes stays in its own fork.  Workers of a batch are forks of the program, and not of a fork server.  What the environment
says to Python itself, such as a hash seed, has no effect, and a signal reaches only the command: tests of all that start a Python
of their own.
"""

from __future__ import annotations

import json
import multiprocessing
import os
import runpy
import signal
import socket
import subprocess
import sys
import traceback
import types
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

ROOT = Path(__file__).parents[1]
_COMMAND = """#!{python} -IS
import json, os, socket, sys
with socket.socket(socket.AF_UNIX) as server:
    server.connect({path!r})
    request = json.dumps([{first!r} + sys.argv[1:], os.getcwd(), dict(os.environ)]).encode()
    socket.send_fds(server, [request[:1]], [0, 1, 2])
    server.sendall(request[1:])
    server.shutdown(socket.SHUT_WR)
    code = b"".join(iter(lambda: server.recv(8), b""))
sys.exit(int(code or 70))
"""


@contextmanager
def warm_python() -> Iterator[Path]:
    """The command `python`, and `extractor` in the same folder, while a server runs."""
    with TemporaryDirectory(prefix="warm-") as name:
        path = Path(name, "socket")
        for command, first in (("python", []), ("extractor", ["-m", "extractor"])):
            file = Path(name, command)
            file.write_text(_COMMAND.format(python=sys.executable, path=str(path), first=first), encoding="utf-8")
            file.chmod(0o755)
        with subprocess.Popen(
            [sys.executable, "-m", "tests.warm", path],
            cwd=ROOT,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            env={**os.environ, "PYTHONHASHSEED": "1"},
        ) as server:
            assert server.stdout
            assert server.stdout.readline() == b"ready\n"
            yield file.with_name("python")
            server.kill()


def main() -> int:
    """Serve until killed; in a fork, run a program and give its exit code."""
    _load()
    signal.signal(signal.SIGCHLD, signal.SIG_IGN)  # nobody waits for a program but its command
    with socket.socket(socket.AF_UNIX) as server:
        server.bind(sys.argv[1])
        server.listen()
        print("ready", flush=True)
        while True:
            client, _ = server.accept()
            if os.fork() == 0:
                break
            client.close()
    signal.signal(signal.SIGCHLD, signal.SIG_DFL)
    code = _run(*_request(client))
    client.sendall(str(code).encode())
    client.detach()  # its end is that of this process, for which the command waits
    return code


def _load() -> None:
    """Load the default pipeline and the one without a model, for library, command and batch; who takes others loads them."""
    fork = multiprocessing.get_context("fork")
    multiprocessing.get_context = lambda _=None: fork  # type: ignore[assignment]
    from extractor import pipeline
    from extractor.choice import Choice

    load = pipeline.load_chosen
    ready = {choice: load(choice) for choice in (Choice(), Choice(model="blank:en"))}
    pipeline.load_chosen = lambda choice: ready.get(choice) or load(choice)
    from extractor.batch import producer

    for name in ("pipeline_of", "producer_of"):
        setattr(producer, name, cache(getattr(producer, name).__wrapped__))
    for choice in ready:
        producer.producer_of(choice)
    import extractor.cli.main  # noqa: F401
    from extractor.api import extracting

    extracting.load_pipeline = lambda: ready[Choice()]  # type: ignore[attr-defined]
    extracting.default_pipeline()


def _request(client: socket.socket) -> tuple[list[str], str, dict[str, str]]:
    """The arguments, the folder and the environment of a command, whose streams become those of this process."""
    first, streams, *_ = socket.recv_fds(client, 1, 3)
    for number, stream in enumerate(streams):
        os.dup2(stream, number)
        os.close(stream)
    for number, name in enumerate(
        ("stdin", "stdout", "stderr")
    ):  # those of before know whether one could seek in other files
        setattr(sys, name, os.fdopen(number, "w" if number else "r", encoding="utf-8"))
    arguments, folder, environment = json.loads(first + b"".join(iter(lambda: client.recv(1 << 16), b"")))
    return arguments, folder, environment


def _run(arguments: list[str], folder: str, environment: dict[str, str]) -> int:
    os.chdir(folder)
    os.environ.clear()
    os.environ.update(environment)
    try:
        match arguments:
            case ["-c", code, *rest]:
                sys.argv = ["-c", *rest]
                sys.modules["__main__"] = program = types.ModuleType("__main__")
                exec(compile(code, "<string>", "exec"), vars(program))
            case ["-m", module, *rest]:
                sys.argv = [module, *rest]
                runpy.run_module(module, run_name="__main__", alter_sys=True)
            case _:
                sys.exit(f"only -c and -m: {arguments}")
    except SystemExit as end:
        if isinstance(end.code, str):
            print(end.code, file=sys.stderr)
        return end.code if isinstance(end.code, int) else int(end.code is not None)
    except BaseException:
        traceback.print_exc()
        return 1
    finally:
        sys.stdout.flush()
    return 0


if __name__ == "__main__":
    sys.exit(main())
