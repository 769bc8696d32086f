"""`extractor batch`: an archive of articles into a folder of files, each exactly once."""

from __future__ import annotations

import re
import sys
import time
from collections.abc import Callable
from contextlib import ExitStack
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from extractor.choice import MIN_CONFIDENCE
from extractor.cli import options
from extractor.cli.failures import NOTHING_DONE, SOME_FAILED, say_error
from extractor.cli.progress import in_words
from extractor.cli.signals import Ended
from extractor.cli.summary import counted
from extractor.cli.terminal import err_console, say
from extractor.errors import InputError, ResumeError
from extractor.isolation import Limits

if TYPE_CHECKING:
    from extractor.batch import Tally

_PORTION = re.compile(r"(\d{1,9})/(\d{1,9})")
_LINE_EVERY = 60.0  # seconds, where nobody watches
_SHOWN = 10  # ids that stand more than once, shards that are done again
_PARTS = 1_000_000  # into which the way through the input is cut


def _portion(text: str | None) -> str | None:
    """The portion as it was given; typer reports a wrong one as wrong usage."""
    found = _PORTION.fullmatch(text or "1/1")
    if not found or not 1 <= int(found[1]) <= int(found[2]):
        raise typer.BadParameter(f"{text!r} is not i/N with i from 1 to N")
    return text


def _verify(folder: Path | None) -> Path | None:
    """Check the archive that is named and end the command: with 0 when all shards are whole, else with 1."""
    if folder is None:
        return None
    from extractor.batch import verify

    whole = damaged = 0
    sound = True
    try:
        for checked in verify(folder):
            whole += checked.is_shard and not checked.faults
            damaged += checked.is_shard and bool(checked.faults)
            if checked.faults:
                sound = False
                say(f"{checked.name}: {'; '.join(checked.faults)}", "red")
    except ResumeError as error:
        raise typer.BadParameter(str(error)) from error
    say(f"{folder}: {counted(whole, 'shard')} whole, {damaged:,} missing, cut or altered")
    raise typer.Exit(0 if sound else SOME_FAILED)


def batch_command(
    inputs: options.Inputs,
    output: Annotated[Path, typer.Option("-o", "--output", metavar="DIR", help="The folder for the results.")],
    from_: options.From = "auto",
    format_: Annotated[
        Literal["parquet", "jsonl", "jsonl.zst", "csv"],
        typer.Option("--format", help="Tables (parquet, csv), or records (jsonl, jsonl.zst)."),
    ] = "jsonl",
    workers: Annotated[
        int | None, typer.Option(min=1, metavar="N", help="Worker processes (default: all cores).")
    ] = None,
    shard_size: Annotated[
        int, typer.Option("--shard-size", min=1, metavar="N", help="Articles of a shard, at most.")
    ] = 200,
    shard: Annotated[
        str | None,
        typer.Option(metavar="i/N", callback=_portion, help="Do one of N portions, for a job of an array; i from 1."),
    ] = None,
    resume: Annotated[bool, typer.Option("--resume", help="Go on with the run that is in DIR.")] = False,
    engine: Annotated[Literal["local", "ray"], typer.Option(help="Where the workers are.")] = "local",
    address: Annotated[
        str | None,
        typer.Option(
            "--address",
            metavar="HOST:PORT",
            help="With --engine ray: the cluster (default: RAY_ADDRESS, else one on this machine for this run).",
        ),
    ] = None,
    copies: Annotated[
        bool,
        typer.Option(
            "--copies",
            help="Link copies of an article, cut or reworded too, and work on those only that tell more; "
            "takes about 11 kB of memory an article.",
        ),
    ] = False,
    limit: options.Limit = None,
    key: options.Key = None,
    published: options.Published = None,
    force_published: options.ForcePublished = False,
    language: options.Language = None,
    model: options.Model = None,
    lexicons: options.Lexicons = None,
    reader: options.Reader = None,
    min_confidence: options.MinConfidence = MIN_CONFIDENCE,
    seconds: options.Seconds = options.LIMITS.seconds or 0,
    memory: options.Memory = options.LIMITS.megabytes or 0,
    quiet: options.Quiet = False,
    verify: Annotated[
        Path | None,
        typer.Option(
            "--verify",
            metavar="DIR",
            callback=_verify,
            is_eager=True,
            help="Do nothing else but check the archive in DIR: say each shard that is missing, cut or altered.",
        ),
    ] = None,
) -> None:
    """Extract an archive of articles into a folder, each article exactly once, whatever is killed on the way.

    Example: extractor batch "crawl/*.warc.gz" -o claims --format parquet
    """
    from extractor.batch import Inputs, Portion, Settings, open_engine, run_batch

    if shard and limit:
        raise typer.BadParameter("not together with --shard: each portion would read so many", param_hint="--limit")
    if address and engine != "ray":
        raise typer.BadParameter("it is for --engine ray alone", param_hint="--address")
    if force_published and not published:
        raise typer.BadParameter("it needs the date of --published", param_hint="--force-published")
    number, of = map(int, (shard or "1/1").split("/"))
    asked = Inputs(
        places=tuple(inputs),
        format=from_,
        published=published,
        force_published=force_published,
        keys=dict(pair.split("=", 1) for pair in key or []),
        shard_size=shard_size,
        limit=limit,
    )
    settings = Settings(
        format=format_,
        choice=options.choice(model, lexicons, reader, min_confidence),
        languages=None if language and "any" in language else tuple(language or ()),
        limits=Limits(seconds=seconds or None, megabytes=memory or None),
        copies=copies,
    )
    with ExitStack() as stack:
        watch = _watcher(stack, quiet=quiet)
        where = {"address": address} if engine == "ray" else {}
        at_work = stack.enter_context(open_engine(engine, workers, settings, **where))
        try:
            tally = run_batch(
                asked,
                output,
                engine=at_work,
                settings=settings,
                portion=Portion(number, of),
                resume=resume,
                watch=watch,
            )
        except ResumeError as error:
            raise typer.BadParameter(str(error), param_hint="--output") from error
        except InputError as error:  # the disk is full; what is done stays
            say_error(error)
            raise typer.Exit(SOME_FAILED) from error
        except Ended as ended:
            ended.add_note("what is done stays, and --resume goes on")
            raise
    if not quiet:
        _say_end(tally, output)
    if tally.failed:
        raise typer.Exit(SOME_FAILED if tally.records else NOTHING_DONE)


def _watcher(stack: ExitStack, *, quiet: bool) -> Callable[[Tally], None]:
    """What shows how far the run is: a bar where somebody watches, else a line each minute."""
    started = last = time.monotonic()

    def told(tally: Tally) -> str:
        began = tally.began or 0.0
        done, total = round((tally.position - began) * _PARTS), round((1 - began) * _PARTS)
        failed = f", {tally.failed.total():,} failed" if tally.failed else ""
        return in_words(tally.done_here, time.monotonic() - started, done, total) + failed

    def say_each_minute(tally: Tally) -> None:
        nonlocal last
        if time.monotonic() - last >= _LINE_EVERY:
            last = time.monotonic()
            say(told(tally))

    if quiet:
        return lambda tally: None
    if not sys.stderr.isatty():
        return say_each_minute
    from rich.progress import BarColumn, Progress, TextColumn

    columns = (BarColumn(bar_width=20), TextColumn("{task.description}"))
    bar = stack.enter_context(Progress(*columns, console=err_console(), transient=True))
    task = bar.add_task("loading the model", total=None)
    return lambda tally: bar.update(task, completed=tally.position, total=1.0, description=told(tally))


def _say_end(tally: Tally, output: Path) -> None:
    """The summary, on standard error: the results are files."""
    done = (counted(tally.articles, "article"), counted(tally.records, "record"), counted(tally.shards, "shard"))
    say(f"{', '.join(done)} in {output}")
    if tally.damaged:
        say(f"{counted(len(tally.damaged), 'shard')} not as written, and done again:")
        for shard in list(tally.damaged)[:_SHOWN]:
            say(f"{shard}: {'; '.join(tally.damaged[shard])}")
    if tally.copies:
        say(f"{counted(tally.copies, 'article')} copied from others (`copy_of` says from which)")
    if tally.failed:
        codes = ", ".join(f"{code} {number:,}" for code, number in sorted(tally.failed.items()))
        say(f"{tally.failed.total():,} failed ({codes}): the quarantine files say which and why")
    if tally.unread:
        languages = ", ".join(f"{code} {number:,}" for code, number in sorted(tally.unread.items()))
        say(
            f"{tally.unread.total():,} in languages that are not read ({languages}): --language any reads them all the same"
        )
    number, places = tally.duplicates
    if number:
        say(f"{number:,} ids stand more than once; all of their articles are in the results")
        for input_id in list(places)[:_SHOWN]:
            say(f"{input_id}: {'; '.join(places[input_id])}")
