"""`extractor schema`: the JSON Schema of a record."""

from __future__ import annotations

from extractor.cli.terminal import write_out
from extractor.words.resources import resource_path


def schema_command() -> None:
    """Print the JSON Schema of a record.

    It is described in docs/reference/record.md.

    Example: extractor schema > record.schema.json
    """
    write_out(resource_path("schema/record.schema.json").read_bytes())
