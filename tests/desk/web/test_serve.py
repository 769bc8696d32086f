"""The command: how it starts, what it refuses, how it stops, and that nothing is lost."""

from __future__ import annotations

import json
import os
import re
import signal
import socket
import subprocess
import sys
import urllib.request
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.error import HTTPError

import pytest
from typer.testing import CliRunner

from extractor.cli.main import app
from extractor.desk.store import Store
from extractor.desk.web.server import listen
from extractor.errors import InputError
from extractor.extras import DISTRIBUTION
from tests.desk.report.sample import steel
from tests.desk.web.serving import SECRET, command, filled

pytestmark = pytest.mark.issue(18)

NO_MODEL = ("--model", "no_such_model")  # which takes long to load
PROGRAM = {"Authorization": f"Bearer {SECRET}"}


@dataclass(frozen=True)
class Done:
    """How a command ended that did not begin to serve."""

    exit_code: int
    stdout: str
    stderr: str


def serve(*arguments: str) -> Done:
    done = CliRunner().invoke(app, ["serve", *arguments], env={"COLUMNS": "200"})
    return Done(done.exit_code, done.stdout, done.stderr)


def ask(address: str, body: Any = None, headers: dict[str, str] = PROGRAM) -> Any:
    data = None if body is None else json.dumps(body).encode()
    request = urllib.request.Request(address, data, {"Content-Type": "application/json", **headers})
    with urllib.request.urlopen(request) as answer:
        return json.load(answer)


def signed_in(address: str) -> dict[str, str]:
    """The headers of a page, once it has exchanged the one-time token of a printed address for the session token."""
    base, _, token = address.partition("/#token=")
    session = ask(f"{base}/data/session", {"token": token}, {"Sec-Fetch-Site": "same-origin"})["token"]
    return {"Authorization": f"Bearer {session}", "Sec-Fetch-Site": "same-origin"}


def test_what_was_decided_is_there_after_a_kill_and_ctrl_c_stops_cleanly(tmp_path: Path) -> None:
    store = filled(tmp_path / "claims.db", [steel()])

    def decide(address: str, number: int, status: str) -> None:
        base = address.partition("/#")[0]
        claim = ask(f"{base}/api/search")["claims"][number]["id"]
        ask(f"{base}/data/claims/{claim}/decision", {"status": status}, signed_in(address))

    with command(store, "--port", "0", *NO_MODEL) as (process, address):
        decide(address, 0, "accepted")
        process.kill()
    with command(store, "--port", "0", "--host", "0.0.0.0", "--expose", "--name", "desk.example", *NO_MODEL) as (
        process,
        address,
    ):
        name = f"http://{socket.gethostname()}:"
        assert address.startswith(name)
        local = address.replace(name, "http://127.0.0.1:")
        assert ask(f"{local.partition('/#')[0]}/api/search", headers=PROGRAM | {"Host": "desk.example"})["claims"]
        decide(local, 1, "rejected")
        os.killpg(process.pid, signal.SIGINT)  # Ctrl-C is for all processes of a command
        _, said = process.communicate()
    assert process.returncode == 0
    assert "anyone who signs in can read and decide as you do" in said
    assert f"all decisions are in {store}" in said
    assert "Traceback" not in said, said
    with Store.open(store) as opened:
        assert [decision.status for decision in opened.decisions()] == ["accepted", "rejected"]
        assert opened.check() == ()


def test_enter_prints_an_address_that_signs_in_in_place_of_the_one_before(tmp_path: Path) -> None:
    with command(tmp_path / "claims.db", "--port", "0", *NO_MODEL) as (process, first):
        assert process.stdin is not None
        assert process.stdout is not None
        process.stdin.write("\n")
        process.stdin.flush()
        second = process.stdout.readline().strip()
        assert second.partition("#")[0] == first.partition("#")[0]
        with pytest.raises(HTTPError, match="403"):
            signed_in(first)
        assert ask(f"{second.partition('/#')[0]}/api/search", headers=signed_in(second))["total"] == 0
        with pytest.raises(HTTPError, match="403"):
            signed_in(second)


def test_another_start_has_another_session(tmp_path: Path) -> None:
    """Whoever listens on the port between two starts may get the session token of a page that is loaded again."""
    sessions = []
    for _ in range(2):
        with command(tmp_path / "claims.db", "--port", "0", *NO_MODEL) as (_, address):
            sessions.append(signed_in(address)["Authorization"])
    assert sessions[0] != sessions[1]


def test_a_store_that_is_not_there_is_made_and_its_address_has_a_token(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("extractor.desk.web.server.Server.run", lambda self, sockets: None)
    store = tmp_path / "claims.db"
    done = serve(str(store), "--port", "0")
    assert done.exit_code == 0
    assert re.fullmatch(r"http://127\.0\.0\.1:\d+/#token=[\w-]{40,}\n", done.stdout)
    assert "other users" not in done.stderr
    with Store.open(store) as opened:
        assert opened.articles().total == 0


def test_a_store_that_others_can_read_is_served_with_a_warning(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("extractor.desk.web.server.Server.run", lambda self, sockets: None)
    store = filled(tmp_path / "claims.db", [])
    store.chmod(0o640)
    assert "claims.db can be read by other users" in serve(str(store), "--port", "0").stderr
    assert store.stat().st_mode & 0o777 == 0o640


def test_a_port_that_was_requested_is_taken_or_nothing(tmp_path: Path) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        done = serve(str(tmp_path / "claims.db"), "--port", str(port))
    assert done.exit_code == 3
    assert f"port {port}" in done.stderr
    assert "leave --port out" in done.stderr


def test_without_a_port_it_is_the_usual_one_or_a_free_one(monkeypatch: pytest.MonkeyPatch) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        usual = taken.getsockname()[1]
        monkeypatch.setattr("extractor.desk.web.server.USUAL_PORT", usual)
        listening = listen("127.0.0.1", None, is_local=True)
        listening.listening.close()
        assert listening.port not in (0, usual)
        with pytest.raises(InputError, match="choose another"):
            listen("127.0.0.1", usual, is_local=True)
    listening = listen("127.0.0.1", None, is_local=True)
    listening.listening.close()
    assert (listening.port, listening.address) == (usual, f"http://127.0.0.1:{usual}")


@pytest.mark.parametrize("host", ["0.0.0.0", "::", "192.0.2.1"])
def test_others_are_let_in_only_where_that_is_requested(tmp_path: Path, host: str) -> None:
    done = serve(str(tmp_path / "claims.db"), "--host", host)
    assert done.exit_code == 2
    assert "others on the network can reach" in done.stderr
    assert not (tmp_path / "claims.db").exists()


@pytest.mark.parametrize(
    ("arguments", "code", "said"),
    [
        (["--host", "no.such.name.invalid"], 2, "not an address of this machine"),
        (["--port", "70000"], 2, "65535"),
    ],
)
def test_wrong_usage_says_what_to_do(tmp_path: Path, arguments: list[str], code: int, said: str) -> None:
    done = serve(str(tmp_path / "claims.db"), "--port", "0", *arguments)
    assert (done.exit_code, said in done.stderr) == (code, True), done.stderr


def test_a_token_of_programs_that_is_too_short_says_what_to_do(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("EXTRACTOR_TOKEN", "short")
    done = serve(str(tmp_path / "claims.db"), "--port", "0")
    assert (done.exit_code, "16 or more" in done.stderr) == (3, True), done.stderr


def test_a_file_that_is_no_store_is_left_alone(tmp_path: Path) -> None:
    file = tmp_path / "letter.txt"
    file.write_text("Dear Ida, " * 100)
    done = serve(str(file), "--port", "0")
    assert (done.exit_code, "letter.txt" in done.stderr) == (3, True)
    assert file.read_text() == "Dear Ida, " * 100


def test_without_the_extra_it_says_how_to_get_it(tmp_path: Path) -> None:
    program = (
        "import sys; sys.modules['uvicorn'] = None; sys.argv[0] = 'extractor'; from extractor.cli import main; main()"
    )
    done = subprocess.run(
        [sys.executable, "-c", program, "serve"], capture_output=True, text=True, check=False, cwd=tmp_path
    )
    assert done.returncode == 3
    assert done.stderr == f"extractor: serve needs uvicorn: pip install '{DISTRIBUTION}[web]'\n"
    assert list(tmp_path.iterdir()) == []
