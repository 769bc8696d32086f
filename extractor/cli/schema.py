"""`extractor schema`: the JSON Schema of a record."""

from __future__ import annotations

import sys

from extractor.resources import resource_path


def schema_command() -> None:
    """Print the JSON Schema of a record; docs/reference/record.md says the same in words.

    Example: extractor schema > record.schema.json
    """
    sys.stdout.write(resource_path("schema/record.schema.json").read_text(encoding="utf-8"))
