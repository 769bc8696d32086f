"""`extractor export`."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from typing import get_args

import pytest
from typer.testing import CliRunner

from extractor.cli.export import Format
from extractor.cli.main import app
from extractor.sinks import record_line
from extractor.sinks.export import ExportFormat, is_folder
from tests.sinks.export.sample import SAMPLES

RECORDS = b"".join(map(record_line, SAMPLES))


def test_the_command_knows_every_format() -> None:
    assert get_args(Format) == get_args(ExportFormat)


@pytest.mark.parametrize("format", get_args(ExportFormat))
def test_every_format_is_written_whole(format: str, tmp_path: Path) -> None:
    out = tmp_path / "out"
    ended = CliRunner().invoke(app, ["export", "-", "--to", format, "-o", str(out)], input=RECORDS)
    assert ended.exit_code == 0, ended.output
    assert out.is_dir() == (format in ("brat", "label-studio"))
    assert [path.name for path in tmp_path.iterdir()] == ["out"]


def test_lines_go_to_standard_output() -> None:
    ended = CliRunner().invoke(app, ["export", "-", "--to", "claim-review"], input=RECORDS)
    lines = [json.loads(line) for line in ended.stdout.splitlines()]
    assert len(lines) == sum(len(sample.claims) for sample in SAMPLES)


def test_a_line_that_is_no_record_costs_itself_alone() -> None:
    ended = CliRunner().invoke(app, ["export", "-", "--to", "schema-org"], input=b"{}\n" + RECORDS)
    assert (ended.exit_code, len(ended.stdout.splitlines())) == (1, len(SAMPLES))
    assert "-, line 1: not a record" in ended.stderr


@pytest.mark.parametrize("format", get_args(ExportFormat))
def test_where_every_record_fails_nothing_is_made(format: str, tmp_path: Path) -> None:
    ended = CliRunner().invoke(app, ["export", "-", "--to", format, "-o", str(tmp_path / "out")], input=b"{}\n")
    assert ended.exit_code == 3
    assert not list(tmp_path.iterdir())


def test_a_record_that_breaks_the_contract_costs_itself_alone() -> None:
    broken = replace(SAMPLES[0], figures=())
    ended = CliRunner().invoke(app, ["export", "-", "--to", "schema-org"], input=record_line(broken) + RECORDS)
    assert (ended.exit_code, len(ended.stdout.splitlines())) == (1, len(SAMPLES))
    assert "hard: breaks the contract (" in ended.stderr


@pytest.mark.parametrize("format", [argument for argument in get_args(ExportFormat) if is_folder(argument)])
def test_a_folder_needs_a_name(format: str) -> None:
    ended = CliRunner().invoke(app, ["export", "-", "--to", format], input=RECORDS)
    assert ended.exit_code == 2
