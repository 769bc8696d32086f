"""The command line: its commands, and how it ends.

Exit codes: 0 success; 1 some inputs failed, the others are done; 2 wrong usage; 3 nothing done; 128 and the number of a
signal that ended it.  `docs/reference/cli.md` is tested against what is here.
"""

from __future__ import annotations

import os
import shlex
import sys
from contextlib import suppress
from typing import Annotated, Any

import typer
from typer.core import TyperGroup

from extractor import __version__
from extractor.cli.batch import batch_command
from extractor.cli.compare import compare_command
from extractor.cli.dataset import dataset_command
from extractor.cli.demo import demo_command
from extractor.cli.export import export_command
from extractor.cli.extract import extract_command
from extractor.cli.failures import NOTHING_DONE, say_error
from extractor.cli.logs import logs_shown
from extractor.cli.publish import publish_command
from extractor.cli.report import report_command
from extractor.cli.schema import schema_command
from extractor.cli.serve import serve_command
from extractor.cli.signals import Ended, end_by, signals_raise
from extractor.cli.store import store_app
from extractor.cli.terminal import say, show
from extractor.cli.top import top_command
from extractor.cli.train import train_command
from extractor.errors import ExtractorError

_HELP = """Extract structured, checkable claims from news articles: figures, dates, quotes, and who says them.

\b
Examples:
  extractor extract article.html --published 2025-06-09
  extractor extract "archive/*.jsonl" -o claims.jsonl
  extractor top claims.jsonl --limit 10
"""
_EPILOG = "Exit codes: 0 success, 1 some inputs failed, 2 wrong usage, 3 nothing done."


class Commands(TyperGroup):
    """The commands; what one raises on purpose is one line on standard error and an exit code, never a traceback."""

    def main(self, *args: Any, **kwargs: Any) -> Any:
        """Run a command.  Raises SystemExit with its exit code, and Ended where a signal ends it."""
        try:
            with logs_shown():
                code = super().main(*args, **kwargs | {"standalone_mode": False})
        except ExtractorError as error:
            say_error(error)
            code = NOTHING_DONE
        except typer.TyperException as error:
            context: Any = getattr(error, "ctx", None)
            if type(error).__name__ == "NoArgsIsHelpError":  # its message is the help
                with suppress(OSError):
                    typer.echo(error.format_message(), err=True)
                if needed := _needed(context):
                    say(f"{context.command_path} needs {' and '.join(needed)}", "red")
            else:
                message = error.format_message().replace("Value error, ", "")  # how pydantic begins what it refuses
                say(f"{message} (see {context.command_path if context else 'extractor'} -h)", "red")
            code = error.exit_code
        except OSError as error:  # most often of standard output, where help is printed
            say(f"cannot continue ({error})", "red")
            code = NOTHING_DONE
        raise SystemExit(code or 0)

    def resolve_command(self, ctx: Any, args: list[str]) -> Any:
        """The command that is named first.  An article there is wrong usage that says which command reads it."""
        name = args[0]
        if self.get_command(ctx, name) is None and ("." in name or os.path.exists(name)):
            ctx.fail(f"{name} is not a command; to read it: extractor extract {shlex.quote(name)}")
        return super().resolve_command(ctx, args)


def _needed(context: Any) -> list[str]:
    """What a command cannot do without."""
    return [
        param.metavar if param.opts[0] == param.name else param.opts[-1]
        for param in context.command.params
        if param.required
    ]


app = typer.Typer(
    name="extractor",
    cls=Commands,
    help=_HELP,
    epilog=_EPILOG,
    no_args_is_help=True,
    rich_markup_mode=None,  # whose boxes cut off the names of options in a narrow terminal
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)
app.command("extract", no_args_is_help=True)(extract_command)
app.command("top", no_args_is_help=True)(top_command)
app.command("batch", no_args_is_help=True)(batch_command)
app.command("compare", no_args_is_help=True)(compare_command)
app.command("report", no_args_is_help=True)(report_command)
app.command("dataset", no_args_is_help=True)(dataset_command)
app.command("export", no_args_is_help=True)(export_command)
app.command("publish", no_args_is_help=True)(publish_command)
app.command("serve")(serve_command)
app.add_typer(store_app, name="store")
app.command("schema")(schema_command)
app.command("demo")(demo_command)
app.command("train", no_args_is_help=True)(train_command)


def _show_version(wanted: bool) -> None:
    if wanted:
        show(f"extractor {__version__}")
        raise typer.Exit


@app.callback()
def _commands(
    version: Annotated[
        bool, typer.Option("--version", callback=_show_version, is_eager=True, help="Show the version and exit.")
    ] = False,
) -> None:
    pass


def main() -> None:
    """Run the command line in this process, which ends as a signal ends it where one came."""
    _fill_closed_streams()
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="replace")  # a terminal that is not UTF-8
    number = 0
    try:
        with signals_raise():
            app()
    except Ended as ended:
        say_error(ended)
        number = ended.number
    finally:
        _let_go()
    end_by(number)  # the only way here: a command ends with SystemExit, an Ended has its number


def _fill_closed_streams() -> None:
    """Take the numbers of standard streams that are closed, so that no file gets one and what others write there.

    Reading and writing them is an error as before.
    """
    for number, mode in enumerate((os.O_WRONLY, os.O_RDONLY, os.O_RDONLY)):
        try:
            os.fstat(number)
        except OSError:
            os.open(os.devnull, mode)  # gets the lowest number that is free
    if sys.stdin is None:
        sys.stdin = open(0, closefd=False)  # noqa: SIM115 - as Python opens it


def _let_go() -> None:
    """Write out what standard output still holds; where nobody takes it, Python is not to try and complain at its exit."""
    try:
        if sys.stdout is not None:
            sys.stdout.flush()
    except OSError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
