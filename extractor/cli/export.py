"""`extractor export`: records in the formats of others."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from extractor.cli.failures import Failures
from extractor.cli.options import RecordFiles
from extractor.cli.records import Records
from extractor.cli.terminal import escaped, on_terminal, write_out

if TYPE_CHECKING:
    from extractor.sinks.export import ExportFormat

# As in extractor.sinks.export, which loads more than help needs; a test compares them.
Format = Literal["web-annotation", "claim-review", "schema-org", "brat", "label-studio", "prodigy", "spacy"]


def export_command(
    records: RecordFiles,
    to: Annotated[Format, typer.Option("--to", help="Output format.")],
    output: Annotated[
        Path | None,
        typer.Option("-o", "--output", metavar="OUT", help="A file, or a new folder for brat and label-studio."),
    ] = None,
) -> None:
    """Write records in the formats of other tools.  Those are for the web, for annotation and for model training.

    Example: extractor export claims.jsonl --to brat -o annotations
    """
    from extractor.sinks.export import export_bytes, is_folder, write_export

    format: ExportFormat = to
    target = None if output is None or str(output) == "-" else output
    if target is None and (is_folder(format) or (format == "spacy" and on_terminal())):
        raise typer.BadParameter(f"{format} cannot be shown on a terminal: name an output with -o", param_hint="-o")
    failures = Failures()
    extractions = Records(records, failures)
    if target is None:
        for piece in export_bytes(format, extractions):
            write_out(escaped(piece) if on_terminal() else piece)
    else:
        write_export(format, extractions, target)
    failures.end("written", extractions.count)
