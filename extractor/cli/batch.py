"""`extractor batch`: an archive of articles into a folder of files, each exactly once."""

from __future__ import annotations

import re
from contextlib import ExitStack
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from extractor.choice import MIN_CONFIDENCE
from extractor.cli import options
from extractor.cli.batch_progress import BatchProgress
from extractor.cli.failures import NOTHING_DONE, SOME_FAILED, Failures, say_error
from extractor.cli.pages import find_missing
from extractor.cli.signals import Ended
from extractor.cli.summary import counted
from extractor.cli.terminal import say
from extractor.errors import InputError, ResumeError
from extractor.isolation import Limits

if TYPE_CHECKING:
    from extractor.batch import Tally

_PORTION = re.compile(r"(\d{1,9})/(\d{1,9})")
_SHOWN = 10  # ids that occur more than once, shards that are done again


def _portion(text: str | None) -> str | None:
    """The portion as it was given; typer reports a wrong one as wrong usage."""
    match = _PORTION.fullmatch(text or "1/1")
    if not match or not 1 <= int(match[1]) <= int(match[2]):
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
    say(f"{folder}: {counted(whole, 'shard')} whole, {damaged:,} missing, cut off or altered")
    raise typer.Exit(0 if sound else SOME_FAILED)


def batch_command(
    inputs: options.Inputs,
    output: Annotated[Path, typer.Option("-o", "--output", metavar="DIR", help="Folder for the results.")],
    from_: options.From = "auto",
    format_: Annotated[
        Literal["parquet", "jsonl", "jsonl.zst", "csv"],
        typer.Option("--format", help="Tables (parquet, csv) or records (jsonl, jsonl.zst)."),
    ] = "jsonl",
    workers: Annotated[
        int | None, typer.Option(min=1, metavar="N", help="Worker processes (default: all cores).")
    ] = None,
    shard_size: Annotated[
        int, typer.Option("--shard-size", min=1, metavar="N", help="Maximum number of articles per shard.")
    ] = 200,
    shard: Annotated[
        str | None,
        typer.Option(
            metavar="i/N",
            callback=_portion,
            help="Process portion i of N, as in an array job; i starts at 1; not with --limit.",
        ),
    ] = None,
    resume: Annotated[bool, typer.Option("--resume", help="Continue the run in DIR.")] = False,
    retry_failed: Annotated[
        bool,
        typer.Option(
            "--retry-failed",
            help="With --resume: try again what failed, with other --seconds or --memory if you give them.",
        ),
    ] = False,
    engine: Annotated[Literal["local", "ray"], typer.Option(help="Where the workers run.")] = "local",
    address: Annotated[
        str | None,
        typer.Option(
            "--address",
            metavar="HOST:PORT",
            help="Ray cluster, with --engine ray (default: RAY_ADDRESS, else a temporary one on this machine).",
        ),
    ] = None,
    copies: Annotated[
        bool,
        typer.Option(
            "--copies",
            help="Link copies of an article, even if shortened or reworded, and extract only those that say more; "
            "takes about 11 kB of memory per article.",
        ),
    ] = False,
    limit: options.Limit = None,
    key: options.Key = None,
    keep: options.Keep = None,
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
            help="Only check the archive in DIR: list each shard that is missing, cut off or altered.",
        ),
    ] = None,
) -> None:
    """Extract an archive of articles into a folder.  Each article is done exactly once, even if interrupted.

    Example: extractor batch "crawl/*.warc.gz" -o claims --format parquet
    """
    from extractor.batch import Inputs, Portion, Settings, open_engine, run_batch

    if shard and limit:
        raise typer.BadParameter(
            "cannot be combined with --shard: each portion would read N articles", param_hint="--limit"
        )
    if retry_failed and not resume:
        raise typer.BadParameter("needs --resume", param_hint="--retry-failed")
    if address and engine != "ray":
        raise typer.BadParameter("needs --engine ray", param_hint="--address")
    if force_published and not published:
        raise typer.BadParameter("needs --published", param_hint="--force-published")
    number, of = map(int, (shard or "1/1").split("/"))
    work = Inputs(
        sources=tuple(inputs),
        format=from_,
        published=published,
        force_published=force_published,
        keys=dict(pair.split("=", 1) for pair in key or []),
        keep=tuple(keep or ()),
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
    _say_missing(inputs, from_)
    with ExitStack() as stack:
        progress = stack.enter_context(BatchProgress(quiet=quiet))
        more = {"address": address} if engine == "ray" else {"watch": progress.at_work}
        at_work = stack.enter_context(open_engine(engine, workers, settings, **more))
        try:
            tally = run_batch(
                work,
                output,
                engine=at_work,
                settings=settings,
                portion=Portion(number, of),
                resume=resume,
                retry_failed=retry_failed,
                watch=progress.shard_done,
            )
        except ResumeError as error:
            raise typer.BadParameter(str(error), param_hint="--output") from error
        except InputError as error:
            if not progress.is_begun:
                raise
            say_error(error)  # the disk is full; what is done stays
            raise typer.Exit(SOME_FAILED) from error
        except Ended as ended:
            ended.add_note("finished work is kept; continue with --resume")
            raise
    _say_end(tally, output, quiet=quiet)
    if tally.failed:
        raise typer.Exit(SOME_FAILED if tally.records else NOTHING_DONE)


def _say_missing(inputs: list[str], format_: str) -> None:
    """Name the inputs that are not there; end the command before it makes a folder where none is: a name was mistyped."""
    from extractor.ingest import read_pages

    missing = find_missing(inputs, partial(read_pages, format=format_))
    failures = Failures()
    for failure in missing.values():
        failures.add(failure)
    if len(missing) == len(set(inputs)):
        failures.end("done", 0)


def _say_end(tally: Tally, output: Path, *, quiet: bool) -> None:
    """The summary, on standard error: the results are files.  `quiet` leaves what failed."""
    if tally.failed:
        codes = ", ".join(f"{code} {number:,}" for code, number in sorted(tally.failed.items()))
        say(
            f"{tally.failed.total():,} failed ({codes}): see {output}/quarantine-*.jsonl; "
            "to try them again: --resume --retry-failed, for time and memory with more --seconds or --memory"
        )
    if quiet:
        return
    done = (counted(tally.articles, "article"), counted(tally.records, "record"), counted(tally.shards, "shard"))
    say(f"{', '.join(done)} in {output}")
    if tally.damaged:
        say(f"{counted(len(tally.damaged), 'damaged shard')} done again:")
        for shard in list(tally.damaged)[:_SHOWN]:
            say(f"{shard}: {'; '.join(tally.damaged[shard])}")
    if tally.copies:
        say(f"{counted(tally.copies, 'article')} copied from others (see `copy_of`)")
    for counts, what in (
        (tally.skipped, "skipped"),
        (tally.passed_over, "WARC records without a page passed over"),
    ):
        if counts:
            reasons = ", ".join(f"{number:,} {reason}" for reason, number in sorted(counts.items()))
            say(f"{counts.total():,} {what} ({reasons})")
    if tally.unread:
        languages = ", ".join(f"{code} {number:,}" for code, number in sorted(tally.unread.items()))
        say(
            f"{tally.unread.total():,} in languages without rules ({languages}): use --language any to read them anyway"
        )
    number, origins = tally.duplicates
    if number:
        occur = "id occurs" if number == 1 else "ids occur"
        say(f"{number:,} {occur} more than once; all of their articles are in the results")
        for input_id in list(origins)[:_SHOWN]:
            say(f"{input_id}: {'; '.join(origins[input_id])}")
