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
            metavar="GOLD", help="Gold articles as JSON Lines, one per line; see docs/how-to/train-a-reader.md."
        ),
    ],
    output: Annotated[Path, typer.Option("-o", "--output", metavar="FOLDER", help="Folder for the reader.")],
    articles: Annotated[
        list[Path] | None, typer.Option(metavar="FILE", help="JSON Lines with the texts, if the gold has none.")
    ] = None,
    held: Annotated[
        list[Path] | None,
        typer.Option(metavar="GOLD", help="Gold from other outlets, to calibrate the confidence of the reader."),
    ] = None,
    may_ship: Annotated[
        bool,
        typer.Option(
            "--may-ship", help="Train only on articles whose gold permits it; use the others for calibration."
        ),
    ] = False,
    encoder: Annotated[
        Path | None,
        typer.Option(
            metavar="FOLDER", help="Folder with model.safetensors and vocab.txt of a BERT (default: the installed one)."
        ),
    ] = None,
    stages: Annotated[
        Path | None,
        typer.Option(
            metavar="FOLDER", help="Folder from which an interrupted training continues (default: OUTPUT.stages)."
        ),
    ] = None,
    passes: Annotated[int, typer.Option(min=1, metavar="N", help="Number of passes over all articles.")] = 3,
    folds: Annotated[
        int,
        typer.Option(
            min=2, metavar="N", help="Without --held: groups of outlets, each read by a reader trained on the others."
        ),
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
        known += [encoder for encoder in learned if not encoder.may_ship]
        learned = [encoder for encoder in learned if encoder.may_ship]
    say(f"{len(learned)} articles to train on, {len(known)} to calibrate with")
    folder = stages or output.with_name(f"{output.name}.stages")
    training = Training(base=base, plan=Plan(passes=passes), folder=folder, folds=folds)
    train(learned, training, output, say, held=known)
