"""The component `roles`: what each figure means in its sentence.

Reading order: `cues` (the words), `view` (the article by token), `links` (which cue governs a figure, and how), `role`
(role and direction), `comparison` (baselines), `compared` (what a change is measured against), `measure` with `bound`,
`subject`, `placed` and `phrase` (what is measured), `level` (targets and rates among the levels), `basis` (basis and
uncertainty).
"""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from spacy.language import Language
from spacy.tokens import Doc

from extractor.components.extensions import text_of
from extractor.components.found import fill, found_on
from extractor.components.order import LEMMAS, NAMES, PARSE, TAGS, component
from extractor.components.roles.basis import bases_of, find_bases, find_uncertainties
from extractor.components.roles.compared import find_compared_with, inherits_comparison
from extractor.components.roles.comparison import Baseline
from extractor.components.roles.cues import Cues, load_cues
from extractor.components.roles.level import refine_level
from extractor.components.roles.links import find_link
from extractor.components.roles.measure import Measures
from extractor.components.roles.role import Reading, read_role
from extractor.components.roles.view import View, make_view
from extractor.figure import ComparedWith, Figure
from extractor.textrange import TextRange
from extractor.timex import Timex

_SLOTS = (
    "role", "direction", "direction_span", "compared_with", "baseline_kind", "basis", "uncertainty",
    "value", "low", "high",  # of a change, whose sign goes into its direction
    "inferred", "rules",
)  # fmt: skip


def find_roles(doc: Doc, cues: Cues) -> list[Figure]:
    """The figures of the Doc with role, direction, comparison, measure, basis and uncertainty, in text order."""
    figures = found_on(doc).figures
    if not figures:
        return []
    view = make_view(doc, cues, figures, found_on(doc).times)
    measures = Measures(view)
    readings: list[Reading] = []
    baselines: dict[int, Baseline] = {}
    for index in range(len(figures)):
        reading = read_role(view, index, find_link(view, index), readings, baselines)
        measure = measures.find(index, reading)
        readings.append(refine_level(view, index, reading, measure) if reading.role == "level" else reading)
    roles, links = [str(reading.role) for reading in readings], [reading.link for reading in readings]
    filled: list[Figure] = []
    for index, reading in enumerate(readings):
        compared, is_inferred = None, False
        if reading.role in ("change", "difference"):
            compared = find_compared_with(view, index, links, roles, baselines)
            if compared is None and filled and inherits_comparison(view, index, roles):
                compared, is_inferred = filled[-1].compared_with, True
        figure = _filled(view, index, reading, compared)
        if compared is not None and is_inferred:
            figure = replace(figure, inferred=(*figure.inferred, "compared_with"))
        filled.append(figure)
    return _with_bases(view, filled)


def _filled(view: View, index: int, reading: Reading, compared: ComparedWith | None) -> Figure:
    figure = view.figures[index]
    rules = {**figure.rules, "role": reading.rule}
    inferred = list(figure.inferred)
    if compared is not None:
        rules["compared_with"] = "baseline_figure" if compared.figure else "baseline_time"
    is_change = reading.role in ("change", "difference")
    changed = replace(
        figure,
        role=reading.role,
        direction=reading.direction if is_change else None,
        direction_span=_cue_range(view, reading),
        compared_with=compared,
        baseline_kind=reading.baseline_kind,
        rules=rules,
        inferred=tuple(dict.fromkeys(inferred)),
    )
    return as_magnitude(changed) if is_change else changed


def _cue_range(view: View, reading: Reading) -> TextRange | None:
    if reading.cue < 0 or reading.direction is None or reading.role not in ("change", "difference"):
        return None
    token = view.tokens[reading.cue]
    return TextRange(token.idx, token.idx + len(token))


def as_magnitude(figure: Figure) -> Figure:
    """The figure with its sign moved out: a change of -0.3 has the value 0.3, and its direction says "down"."""
    if figure.value is None or figure.value >= 0:
        return figure
    low, high = figure.low, figure.high
    return replace(
        figure,
        value=-figure.value,
        low=_negative(high),
        high=_negative(low),
        direction=figure.direction or "down",
    )


def _negative(number: Decimal | None) -> Decimal | None:
    return None if number is None else -number


def _with_bases(view: View, figures: list[Figure]) -> list[Figure]:
    """Add basis and uncertainty, sentence by sentence."""
    text = text_of(view.doc)
    filled: list[Figure] = []
    bounds, stated, uncertain, start, sentence = None, [], [], 0, ""
    for index, figure in enumerate(figures):
        if view.sentence_of[index] != bounds:
            bounds = view.sentence_of[index]
            start, last = view.tokens[bounds[0]].idx, view.tokens[bounds[1] - 1]
            sentence = text[start : last.idx + len(last)]
            stated = find_bases(sentence, view.cues.bases)
            uncertain = find_uncertainties(sentence, start)
        basis = bases_of(figure, sentence, start, stated) if stated else ()
        if basis or uncertain:
            outside = [u for u in uncertain if not (u.start <= figure.start < u.end)]
            figure = replace(figure, basis=basis, uncertainty=outside[0] if outside else None)
        filled.append(figure)
    return filled


class Roles:
    """Fills the roles of the figures; the cue lists are read once, when the component is made."""

    def __init__(self, cues: Cues) -> None:
        self._cues = cues

    def __call__(self, doc: Doc) -> Doc:
        """Fill the roles of the Doc's figures."""
        fill(doc, Figure, find_roles(doc, self._cues), _SLOTS)
        return doc


@component(
    "extractor_roles",
    reads=(Figure, Timex),
    reads_if_there=(TAGS, PARSE, NAMES, LEMMAS),
    fills={Figure: _SLOTS},
)
def make_roles(nlp: Language, name: str) -> Roles:
    """Make the component with the cue lists of `models/en/lexicons`."""
    return Roles(load_cues())
