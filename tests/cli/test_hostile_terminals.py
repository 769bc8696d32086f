"""Nothing that a page, a record or a name holds makes the terminal do anything, and no message can be forged."""

from __future__ import annotations

import inspect
import json
import logging
import re
import subprocess
import sys
import warnings
from pathlib import Path

import pytest
import regex
from hypothesis import given
from hypothesis import strategies as st

import extractor.cli
from extractor.cli import terminal
from extractor.cli.terminal import escaped, visible
from tests.cli.conftest import Run

pytestmark = pytest.mark.issue(15)

ATTACKS = {
    "wipes the screen": "\x1b[2J\x1b[H",
    "names the window": "\x1b]0;owned\x07",
    "forges a link": "\x1b]8;;https://evil.example\x1b\\steel\x1b]8;;\x1b\\",
    "C1": "\x9b2J\x9d0;owned\x9c",
    "goes back": "\rextractor: all went well",
    "a line of its own": "\nextractor: all went well",
    "turns the direction": "\u202e\u2066\u200f\u061c",
    "other line breaks": "\u2028\x85\x0b\x0c",
    "clears": "\x7f\x08\x08",
    "is not seen": "\u200b\u2060\ufeff\u206a\ufffb\U000e0041\U000e0001\u200d",
    "paints over other lines": "\u0301" * 60,
    "is otherwise in every font": "\ue000\U00100000",
}
_NUMBER_SIGNS = "\u0600-\u0605\u06dd\u0890\u0891\u08e2\U000110bd\U000110cd"  # format characters that are seen
_BANNED = regex.compile(
    rf"[\p{{Cc}}\p{{Cf}}\p{{Cs}}\p{{Co}}\u2028\u2029--[\n\u200c\u200d{_NUMBER_SIGNS}]]|\p{{M}}{{5,}}", regex.V1
)


class Obeyed:
    """What a terminal obeys or hides, in what it is given."""

    @staticmethod
    def findall(shown: str) -> list[str]:
        """Banned characters, long runs of marks, and joiners that join nothing: those of Latin letters, of blanks, at an end."""
        return _BANNED.findall(shown) + re.findall(
            "(?:^|[\0-\u024f\u2000-\u206f])[\u200c\u200d]|[\u200c\u200d](?:$|[\0-\u024f])", shown
        )


OBEYED = Obeyed
_NASTY = st.text(
    st.characters(codec=None, categories=["Cc", "Cf", "Cs", "Co", "M", "L"])
    | st.sampled_from("a\u0301\u200d\u0628\U0001f469")
)


@pytest.mark.parametrize("attack", ATTACKS.values(), ids=ATTACKS)
@pytest.mark.parametrize("form", ["table", "jsonl", "json"])
def test_extract_prints_nothing_that_a_terminal_obeys(
    run: Run, monkeypatch: pytest.MonkeyPatch, attack: str, form: str
) -> None:
    monkeypatch.setattr("extractor.cli.extract.on_terminal", lambda: True)
    monkeypatch.setenv("NO_COLOR", "1")
    monkeypatch.setenv("TERM", "dumb")
    text = f"Exports of steel{attack} fell 5 percent in May 2025 to $3 billion, the Customs{attack} Office said. “A {attack} record,” said Ana Ruiz."
    rows = [
        {"id": f"a{attack}b", "text": text, "title": f"Steel {attack}", "url": f"https://news.example/{attack}"},
        {"id": f"bad{attack}", "published": f"x{attack}", "text": text},
        {"id": "page", "html": f"<title>Steel{attack}</title><meta name=author content='A{attack} B'><p>{text}</p>"},
    ]
    lines = b"".join(json.dumps(row).encode() + b"\n" for row in rows)
    result = run("extract", "--from", "jsonl", "-", "--format", form, "--all", "-v", stdin=lines)
    assert OBEYED.findall(result.stdout + result.stderr) == []
    assert not re.search(r"^extractor: all went well", result.stderr, re.M)
    if form == "jsonl":
        assert json.loads(result.stdout.split("\n")[0])["input_id"] == f"a{attack}b"


@pytest.mark.parametrize("attack", ATTACKS.values(), ids=ATTACKS)
def test_top_and_compare_print_nothing_that_a_terminal_obeys(run: Run, tmp_path: Path, attack: str) -> None:
    records = tmp_path / "records.jsonl"
    rows = [
        {"id": f"{name}{attack}", "text": f"Norway's steel{attack} exports reached {value} in May 2025, “a {attack} record”, said Ana Ruiz."}
        for name, value in (("a", "$3 billion"), ("b", "$5 billion"))
    ]  # fmt: skip
    lines = b"".join(json.dumps(row).encode() + b"\n" for row in rows)
    run("extract", "--from", "jsonl", "-", "-o", str(records), stdin=lines)
    bad = tmp_path / "bad{}".format(attack.replace("/", ""))
    bad.write_text(json.dumps({"schema": attack}))
    for options in (("top",), ("compare",), ("top", "--json"), ("compare", "--json")):
        result = run(*options, str(records), str(bad))
        assert (
            "$3 billion" in result.stdout or options[0] == "compare"
        )  # which compares no steel with a line break in it
        assert result.stdout
        assert OBEYED.findall(result.stdout + result.stderr) == []
        assert not re.search(r"^extractor: all went well", result.stdout + result.stderr, re.M)


FORGED = "a\r\nextractor: all went well\x1b[2J"


@pytest.mark.filterwarnings("default")
def test_a_log_line_of_any_command_cannot_be_forged(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    def speak(path: object) -> list[object]:
        logging.getLogger("extractor.sinks").warning(FORGED)
        warnings.warn(FORGED, stacklevel=1)
        return []

    monkeypatch.setattr("extractor.sinks.records.read_records", speak)
    assert run("top", "x").stderr == "extractor: a  extractor: all went well\ufffd[2J\n"


def test_what_a_worker_of_a_batch_logs_stays_away_from_the_terminal() -> None:
    program = "from extractor.batch.local import _begin_worker; import logging, warnings; _begin_worker(None)\n"
    program += "logging.getLogger('trafilatura').error('x'); warnings.warn('y')"
    assert subprocess.run([sys.executable, "-c", program], capture_output=True, check=False).stderr == b""


def test_wrong_usage_is_one_line_whatever_the_option_is(run: Run) -> None:
    result = run("extract", "--no\x1b[2J\nextractor: all went well")
    assert result.exit_code == 2
    assert result.stderr.count("\n") == 1
    assert OBEYED.findall(result.stderr) == []


@given(st.text() | _NASTY)
def test_what_is_visible_is_one_line_that_no_terminal_obeys(text: str) -> None:
    shown = visible(text)
    assert OBEYED.findall(shown) == []
    assert "\n" not in shown
    assert visible(shown) == shown
    shown.encode()


@given(st.dictionaries(st.text(), st.text() | st.text("\u0301\u200d\u200b\U000e0041a\u0628\ue000")))
def test_escaped_json_says_the_same(data: dict[str, str]) -> None:
    text = escaped(json.dumps(data, ensure_ascii=False).encode("utf-8", "replace"))
    assert OBEYED.findall(text.decode()) == []
    assert json.loads(text) == json.loads(json.dumps(data, ensure_ascii=False).encode("utf-8", "replace"))


def test_the_commands_write_through_one_module() -> None:
    """`logs` checks the words of that module in a child process."""
    package = Path(inspect.getfile(extractor.cli)).parent
    writers = {
        path.stem
        for path in package.glob("*.py")
        if re.search(r"std(?:out|err)\.(?:buffer\.)?write|print\(", path.read_text())
    }
    assert writers <= {Path(terminal.__file__).stem, "logs", "table"}


@pytest.mark.parametrize(
    "text",
    [
        "می\u200cخواهم",
        "क्\u200dष",
        "👩\u200d👩\u200d👧",
        "❤\ufe0f\u200d🔥",
        "Việt",
        "e\u0323\u0302\u0301",
        "שָׁלוֹם",
        "\u0600\u06f1",
    ],
)
def test_what_scripts_and_emoji_need_is_shown(text: str) -> None:
    assert visible(text) == text


def test_what_is_not_seen_is_escaped_in_json_and_left_out_of_prose() -> None:
    said = "Port\u200b\U000e0041" + "\u0301" * 6
    assert visible(said) == "Port" + "\u0301" * 4
    assert (
        escaped(json.dumps(said, ensure_ascii=False).encode())
        == ('"Port\\u200b\\udb40\\udc41' + "\u0301" * 4 + '\\u0301\\u0301"').encode()
    )
