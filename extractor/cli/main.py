"""The command line: its commands, and the exit codes 0 all worked, 1 an input failed, 2 wrong usage."""

from __future__ import annotations

import sys
from typing import Annotated

import typer
from rich.console import Console

from extractor import __version__
from extractor.cli.compare import compare_command
from extractor.cli.dataset import dataset_command
from extractor.cli.evaluate import evaluate_command
from extractor.cli.extract import extract_command
from extractor.cli.failures import say_error
from extractor.cli.schema import schema_command
from extractor.cli.top import top_command
from extractor.errors import ExtractorError

app = typer.Typer(
    name="extractor",
    help="Structured, checkable claims from news articles.\n\nExample: extractor extract article.html --published 2025-06-09",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
)
app.command("extract", no_args_is_help=True)(extract_command)
app.command("evaluate")(evaluate_command)
app.command("compare", no_args_is_help=True)(compare_command)
app.command("dataset", no_args_is_help=True)(dataset_command)
app.command("schema")(schema_command)
app.command("top", no_args_is_help=True)(top_command)


def _show_version(wanted: bool) -> None:
    if wanted:
        sys.stdout.write(f"extractor {__version__}\n")
        raise typer.Exit


@app.callback()
def _commands(
    version: Annotated[
        bool, typer.Option("--version", callback=_show_version, is_eager=True, help="Show the version and end.")
    ] = False,
) -> None:
    pass


def main() -> None:
    """Run the command line; errors of ours become one line on standard error, never a traceback."""
    try:
        app()
    except ExtractorError as error:
        say_error(Console(stderr=True, highlight=False), error)
        raise SystemExit(1) from error
