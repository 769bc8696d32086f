"""The score of the whole pipeline: the extractor against the corpus, slot by slot.

Reading order: `gold` (the corpus), `reading` (both sides read alike), a scorer such as `figures`, `evaluate`, `floors`.
"""

from benchmarks.evaluation.baselines import check_baselines, pin_baselines
from benchmarks.evaluation.error_page import write_error_page
from benchmarks.evaluation.evaluate import Evaluation, evaluate
from benchmarks.evaluation.gold import SPLITS, Split
from benchmarks.evaluation.tables import Table, render_table

__all__ = [
    "SPLITS",
    "Evaluation",
    "Split",
    "Table",
    "check_baselines",
    "evaluate",
    "pin_baselines",
    "render_table",
    "write_error_page",
]
