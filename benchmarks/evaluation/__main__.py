"""`python -m benchmarks.evaluation CORPUS`: the scores on a corpus of gold articles, slot by slot."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated, Literal

import typer

from benchmarks.evaluation import check_baselines, evaluate, pin_baselines, render_table, write_error_page
from extractor.choice import MIN_CONFIDENCE
from extractor.cli.options import Lexicons, MinConfidence, Model, Reader, choice
from extractor.errors import ExtractorError
from extractor.pipeline import load_chosen


def main(
    folder: Annotated[Path, typer.Argument(metavar="CORPUS", help="Folder with articles/ and floors.json.")],
    split: Annotated[Literal["dev", "test"] | None, typer.Option(help="Score only this part of the corpus.")] = None,
    errors: Annotated[
        Path | None, typer.Option(metavar="PAGE.html", help="Write a page that lists every error.")
    ] = None,
    check: Annotated[bool, typer.Option("--check", help="Exit with 1 if a score is below its baseline.")] = False,
    pin: Annotated[bool, typer.Option("--pin", help="Save the scores as the new baselines; none is lowered.")] = False,
    lower: Annotated[bool, typer.Option("--lower", help="With --pin: lower baselines, too.")] = False,
    model: Model = None,
    lexicons: Lexicons = None,
    reader: Reader = None,
    min_confidence: MinConfidence = MIN_CONFIDENCE,
) -> None:
    """Score the extractor on a corpus of gold articles.

    Example: python -m benchmarks.evaluation corpus/ --split dev --errors errors.html
    """
    try:
        evaluation = evaluate(folder, load_chosen(choice(model, lexicons, reader, min_confidence)), split)
    except ExtractorError as error:
        sys.exit(f"evaluation: {error}")
    for table in evaluation.tables:
        sys.stdout.write(render_table(table) + "\n\n")
    if errors:
        write_error_page(evaluation, errors)
    below = check_baselines(evaluation, folder) if check else []
    below += pin_baselines(evaluation, folder, allow_lower=lower) if pin else []
    for sentence in below:
        sys.stderr.write(f"evaluation: {sentence}\n")
    if below and not lower:
        raise typer.Exit(1)


if __name__ == "__main__":
    typer.run(main)
