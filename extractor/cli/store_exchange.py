"""`extractor store export` and `merge`: what leaves a store as files, and the decisions that come from another."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Annotated, Literal

import typer

from extractor.cli.failures import Failures
from extractor.cli.outputs import open_output
from extractor.cli.store_options import DEFAULT, Query, StoreFile, opened_store
from extractor.cli.summary import counted
from extractor.cli.terminal import escaped, on_terminal, say, show
from extractor.errors import InputError

ExportFormat = Literal["decisions", "records", "claims", "gold"]


def export_command(
    query: Query = None,
    to: Annotated[ExportFormat, typer.Option("--to", help="What to write.")] = "claims",
    output: Annotated[
        Path | None,
        typer.Option(
            "-o",
            "--output",
            metavar="OUT",
            help="Output file, or a new folder for gold; - is standard output (default).",
        ),
    ] = None,
    store: StoreFile = DEFAULT,
) -> None:
    """Write the results of a query.  Claims with corrections are CSV; decisions, records and gold are JSON Lines.

    Gold is accepted and corrected claims, to train or score with.

    Example: extractor store export --to decisions -o decisions.jsonl
    """
    from extractor.desk.store.gold import write_corpus

    target = None if output is None or str(output) == "-" else output
    words = " ".join(query or ())
    if target and target.suffix.lower() in _FORMATS and target.suffix.lower() != _suffix(to):
        what = f"{to} are written as {_suffix(to)[1:].upper()}: name it {target.with_suffix(_suffix(to)).name}"
        raise typer.BadParameter(what, param_hint="--output")
    with opened_store(store) as opened:
        counting = _Counting(opened.export(to, words))
        if to == "gold" and target is not None:
            written = counted(write_corpus(counting, target), "article")
        else:
            with open_output(target, grows=False) as out:
                for piece in counting:
                    out.write(escaped(piece) if target is None and on_terminal() else piece)
            written = counted(opened.count(words), "claim") if to == "claims" else counted(counting.count, _COUNTED[to])
        if target is not None:
            show(f"{target}: {written}")
        if to == "gold":
            _say_left_out(counting.left_out)


_FORMATS = frozenset({".csv", ".jsonl", ".json", ".tsv", ".parquet", ".xlsx", ".db", ".gz", ".zst"})
_COUNTED: dict[ExportFormat, str] = {"decisions": "decision", "records": "article", "gold": "article"}
_NAMED = 20  # claims that are left out of gold


def _suffix(to: ExportFormat) -> str:
    return ".csv" if to == "claims" else ".jsonl"


class _Counting:
    """The pieces of an export, counted, with what gold leaves out."""

    def __init__(self, pieces: Iterator[bytes]) -> None:
        self._pieces = pieces
        self.count = 0
        self.left_out: list[str] = []
        """ARTICLE:CLAIM (SLOTS) of each edit that the corpus cannot hold."""

    def __iter__(self) -> Iterator[bytes]:
        for piece in self._pieces:
            self.count += 1
            if b'"edits_left_out":{"' in piece:
                gold = json.loads(piece)
                for claim, slots in gold["edits_left_out"].items():
                    gone = "whole claim: " if claim in gold["left_out"] else ""
                    self.left_out.append(f"{gold['id']}:{claim} ({gone}{', '.join(slots)})")
            yield piece


def _say_left_out(left_out: list[str]) -> None:
    if not left_out:
        return
    more = f" and {len(left_out) - _NAMED:,} more" if len(left_out) > _NAMED else ""
    say(
        f"corrections of {counted(len(left_out), 'claim')} are left out because the corpus cannot hold them: "
        f"{'; '.join(left_out[:_NAMED])}{more}"
    )


def merge_command(
    files: Annotated[list[Path], typer.Argument(metavar="DECISIONS", help="Files from `store export --to decisions`.")],
    store: StoreFile = DEFAULT,
) -> None:
    """Add the decisions of another store.  Of two on one claim, the later counts.

    Example: extractor store merge decisions.jsonl
    """
    from extractor.record.page import Failure
    from extractor.sinks.records import opened as opened_file

    failures = Failures()
    with opened_store(store) as opened:
        for file in files:
            try:
                with opened_file(file) as lines:
                    merged = opened.merge(lines, where=str(file))
            except (InputError, OSError) as error:
                failures.add(Failure.of(_unreadable(file, error), str(file), "reading"))
                continue
            parts = [
                counted(merged.added, "decision"),
                f"{merged.known:,} already known" if merged.known else "",
                f"{counted(merged.conflicts, 'disputed claim')} (search status:disputed)" if merged.conflicts else "",
                f"{merged.waiting:,} waiting for their article or claim" if merged.waiting else "",
                f"{merged.refused:,} refused: article deleted on request" if merged.refused else "",
            ]
            show(f"{file}: {', '.join(filter(None, parts))}")
    failures.end("merged", len(files) - failures.count)


def _unreadable(file: Path, error: InputError | OSError) -> InputError:
    if isinstance(error, InputError):
        return error
    return InputError(f"{file}: cannot be opened ({error.strerror}): check the path and its permissions")
