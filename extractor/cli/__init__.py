"""The command line: it talks to people and calls the layers below."""

from extractor.cli.main import main

__all__ = ["main"]
