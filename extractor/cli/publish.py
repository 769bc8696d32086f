"""`extractor publish`: the Parquet of a batch -> Delta tables."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from extractor.cli.terminal import show


def publish_command(
    batch: Annotated[Path, typer.Argument(metavar="DIR", help="Folder written by `extractor batch --format parquet`.")],
    target: Annotated[Path, typer.Option("-o", "--output", metavar="OUT", help="Folder of the Delta tables.")],
) -> None:
    """Add the finished shards of a batch to Delta tables, each exactly once; needs the extra `delta`.

    Example: extractor publish archive -o lake
    """
    from extractor.sinks.delta import publish_delta

    show(f"{target}: {publish_delta(batch, target):,} shards added")
