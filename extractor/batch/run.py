"""The way of an archive: plan -> engine -> folder, and what is counted on it."""

from __future__ import annotations

import contextlib
import time
from collections.abc import Callable, Iterator
from dataclasses import asdict, replace
from functools import partial
from pathlib import Path

from extractor.batch.copies import linked
from extractor.batch.duplicates import SeenIds
from extractor.batch.engine import Engine
from extractor.batch.folder import OutputFolder
from extractor.batch.plan import Inputs, Plan, Portion
from extractor.batch.reading import read_ahead
from extractor.batch.report import Tally
from extractor.batch.shard import Settings, ShardSpec, run_shard
from extractor.errors import ResumeError
from extractor.extras import check_format
from extractor.sinks.batch_folder import digest_of


def run_batch(
    inputs: Inputs,
    output: Path,
    *,
    engine: Engine,
    settings: Settings,
    portion: Portion | None = None,
    resume: bool = False,
    retry_failed: bool = False,
    watch: Callable[[Tally], None] = lambda tally: None,
) -> Tally:
    """Have the inputs, or a portion of them, done into a folder; what is done there already is not done again.

    With `resume` and `retry_failed` the shards that have articles in the quarantine are, under the limits of `settings`.

    When it returns, each page is in the records of one shard or in its quarantine, and all shards are on the disk, beside a
    list of them and a report.  `watch` is called at the beginning and after each of them.  Raises ResumeError, see
    `OutputFolder`, PackageError where a format needs a package that is not installed, and InputError where the folder cannot
    be written to: what is done stays.
    """
    check_format(settings.format, "writing")
    _refuse_inside(inputs, output)
    portion = portion or Portion()
    plan = Plan(inputs, portion)
    described = {"inputs": plan.described(), "settings": _settings_of(settings, portion)}
    opened = partial(OutputFolder, output, portion=portion, resume=resume, retry_failed=retry_failed)
    opened(made_of=described).refuse()  # loading the pipeline takes seconds
    producer = engine.producer(settings)
    began, cpu_began = time.monotonic(), time.process_time()  # the pipeline is loaded
    tally = Tally()
    with (
        opened(made_of={"producer": producer, **described}) as folder,
        contextlib.closing(SeenIds()) as ids,
    ):
        settings = replace(settings, producer=digest_of(producer), run=folder.run)
        names: list[str] = []

        def undone() -> Iterator[ShardSpec]:
            for spec in shards:
                ids.add(spec.pages)
                names.append(spec.name)
                manifest = folder.done(spec)
                if manifest is None:
                    yield spec
                else:
                    tally.add(manifest)

        watch(tally)
        shards = read_ahead(plan.shards(), tally)
        shards = linked(shards, engine, settings, tally) if settings.copies else shards
        for result in engine.run(run_shard, undone(), settings):
            folder.commit(result)
            tally.add_new(result.manifest, result.cpu_seconds)
            watch(tally)
        tally.duplicates = ids.duplicates()
        tally.damaged = folder.damaged
        tally.passed_over = plan.passed_over
        spent = time.monotonic() - began, time.process_time() - cpu_began
        folder.end(names, tally.report(*spent, engine.workers), with_views=settings.format == "parquet")
    return tally


def _refuse_inside(inputs: Inputs, output: Path) -> None:
    for input_ in inputs.sources:
        if output.resolve().is_relative_to(Path(input_).resolve()):
            raise ResumeError(
                f"{output} is inside the input {input_}: its files would be read too; choose a folder elsewhere"
            )


def _settings_of(settings: Settings, portion: Portion) -> dict[str, object]:
    """The settings that decide what comes out.

    The limits of an article are in the manifest of its shard; where copies are linked, they decide which articles are.
    """
    return {
        "format": settings.format,
        "languages": None if settings.languages is None else list(settings.languages),
        "copies": f"among those of one of {portion.of} portions" if settings.copies else False,
        **(asdict(settings.limits) if settings.copies else {}),
    }
