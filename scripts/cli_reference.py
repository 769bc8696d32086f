"""The generated part of docs/reference/cli.md: each command with its arguments and options, from the commands themselves."""

from __future__ import annotations

import inspect
import typing
from collections.abc import Iterator
from typing import Any

from typer.main import get_command

from extractor.cli.main import app


def cli_page() -> str:
    """A section for each command: what it does, an example, and a table of what it takes."""
    return "\n".join(line for name, command in commands(get_command(app)) for line in _section(name, command))


def commands(group: Any, above: str = "") -> Iterator[tuple[str, Any]]:
    """The commands of a group, and those of the groups in it, by what is typed after `extractor`."""
    for name, command in group.commands.items():
        if hasattr(command, "commands"):
            yield from commands(command, f"{above}{name} ")
        else:
            yield f"{above}{name}", command


def _section(name: str, command: Any) -> Iterator[str]:
    about, _, example = command.help.partition("Example: ")
    yield from (f"### extractor {name}", " ".join(about.split()), "", "```sh", example.strip(), "```", "")
    hints = typing.get_type_hints(inspect.unwrap(command.callback))
    rows = [_row(param, hints[param.name]) for param in command.params if param.name in hints]
    if rows:
        yield from ("| takes | meaning |", "|---|---|", *rows, "")


def _row(option: Any, kind: Any) -> str:
    names = ", ".join(name for name in option.opts if name.startswith("-"))
    takes = " ".join(filter(None, (names, option.metavar))) + "..." * (not names and option.nargs < 0)
    parts = (kind, *typing.get_args(kind))
    choices = [argument for part in parts for argument in typing.get_args(part) if isinstance(argument, str)]
    meaning = " ".join(filter(None, (option.help, f"One of {', '.join(choices)}." if choices else "")))
    if option.default not in (None, False) and not option.required:
        meaning += f" (default {f'{option.default:g}' if isinstance(option.default, float) else option.default})"
    return f"| `{takes}` | {meaning} |"
