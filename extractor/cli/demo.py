"""`extractor demo`: the claims of the article that comes with the package."""

from __future__ import annotations

from dataclasses import replace

from extractor.cli.terminal import on_terminal, write_out
from extractor.light_spacy import import_spacy
from extractor.words.resources import EXAMPLE_PUBLISHED, example_text


def demo_command() -> None:
    """Extract the claims of a short article that comes with the package.

    Example: extractor demo
    """
    import_spacy()
    from extractor.api import extract
    from extractor.cli.table import Report

    extraction = replace(extract(example_text(), published=EXAMPLE_PUBLISHED), input_id="written for this example")
    write_out(Report(is_terminal=on_terminal()).article(extraction).encode("utf-8", "replace"))
