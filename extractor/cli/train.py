"""`extractor train`: a reader from gold, with the same code that made the one of the package."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from extractor.choice import MIN_CONFIDENCE
from extractor.cli import options
from extractor.cli.terminal import say
from extractor.extras import needed_by


def train_command(
    gold: Annotated[
        list[Path],
        typer.Argument(
            metavar="GOLD...",
            help="JSON Lines of gold, an article a line; docs/how-to/train-a-reader.md says its form.",
        ),
    ],
    output: Annotated[Path, typer.Option("-o", "--output", metavar="FOLDER", help="Where the reader is written.")],
    articles: Annotated[
        list[Path] | None, typer.Option(metavar="FILE", help="JSON Lines with the texts, where the gold has none.")
    ] = None,
    held: Annotated[
        list[Path] | None,
        typer.Option(metavar="GOLD", help="Gold of other outlets, on which it is fitted how sure the reader is."),
    ] = None,
    may_ship: Annotated[
        bool,
        typer.Option("--may-ship", help="Learn only from articles whose gold says so; held are then the others, too."),
    ] = False,
    encoder: Annotated[
        Path | None,
        typer.Option(metavar="FOLDER", help="model.safetensors and vocab.txt of a BERT, by default the installed one."),
    ] = None,
    stages: Annotated[
        Path | None,
        typer.Option(
            metavar="FOLDER", help="Where it goes on after a break; by default OUTPUT with .stages behind it."
        ),
    ] = None,
    passes: Annotated[int, typer.Option(min=1, metavar="N", help="Times that it reads all articles.")] = 3,
    folds: Annotated[
        int, typer.Option(min=2, metavar="N", help="Without --held: parts of the outlets, each answered by the others.")
    ] = 4,
    model: options.Model = None,
    lexicons: options.Lexicons = None,
) -> None:
    """Train a reader on gold articles; needs the extra `train`.

    Example: extractor train gold.jsonl -o reader --stages work
    """
    with needed_by("train", "train"):
        from extractor.training.examples import examples_of
        from extractor.training.fit import Plan
        from extractor.training.gold import read_gold
        from extractor.training.run import Base, Training, default_base, train
    from extractor.pipeline import load_chosen

    base = Base(weights=encoder / "model.safetensors", vocabulary=encoder / "vocab.txt") if encoder else default_base()
    nlp = load_chosen(options.choice(model, lexicons, "off", MIN_CONFIDENCE))
    learned, known = (list(examples_of(read_gold(paths, articles or ()), nlp)) for paths in (gold, held or ()))
    if may_ship:
        known += [one for one in learned if not one.may_ship]
        learned = [one for one in learned if one.may_ship]
    say(f"{len(learned)} articles to learn from, {len(known)} to try it on")
    folder = stages or output.with_name(f"{output.name}.stages")
    training = Training(base=base, plan=Plan(passes=passes), folder=folder, folds=folds)
    train(learned, training, output, say, held=known)
