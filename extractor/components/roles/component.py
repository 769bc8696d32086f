"""The component `roles`: what each figure means in its sentence.

Reading order: `cues` (the words), `context` (the figures with their positions), `governors` (what governs them), `frames`
(which role that gives; data), the rules (`changes`, `baselines`, `shares`, `amounts`; `case`: their input), `role` (their order),
`compared` (times that changes are measured against), `basis` (basis and uncertainty).
"""

from __future__ import annotations

from dataclasses import replace

from spacy.language import Language
from spacy.tokens import Doc

from extractor.components.annotations import fill
from extractor.components.extensions import text_of
from extractor.components.order import LEMMAS, NAMES, PARSE, TAGS, component
from extractor.components.roles.basis import bases_of, find_bases, find_uncertainties
from extractor.components.roles.case import FoundRole
from extractor.components.roles.changes import MINUS
from extractor.components.roles.compared import Comparisons
from extractor.components.roles.context import Context
from extractor.components.roles.cues import Cues, load_cues
from extractor.components.roles.role import read_roles
from extractor.components.structure import Structure
from extractor.record.figure import Figure
from extractor.record.textrange import TextRange
from extractor.record.timex import Timex

_SLOTS = (
    "role", "direction", "direction_span", "compared_with", "baseline_kind", "basis", "uncertainty",
    "value", "low", "high",  # of a change, whose sign goes into its direction
    "inferred", "rules",
)  # fmt: skip


def find_roles(doc: Doc, cues: Cues) -> list[Figure]:
    """The figures of the Doc with role, direction, comparison, basis and uncertainty, in text order."""
    context = Context(doc, cues)
    found_roles = read_roles(context)
    comparisons, roles = Comparisons(context), [found_role.role for found_role in found_roles]
    filled: list[Figure] = []
    for i, found_role in enumerate(found_roles):
        figure = _filled(context, i, found_role)
        if found_role.role in ("change", "difference"):
            compared = comparisons.find(i, found_role.cue, roles)
            if compared is not None:
                figure = replace(figure, compared_with=compared, rules={**figure.rules, "compared_with": "time"})
            elif filled and comparisons.inherits(i, roles) and filled[-1].compared_with is not None:
                inferred = (*figure.inferred, "compared_with")
                figure = replace(figure, compared_with=filled[-1].compared_with, inferred=inferred)
        filled.append(figure)
    return _with_bases(doc, context, filled)


def _filled(context: Context, i: int, found_role: FoundRole) -> Figure:
    figure = context.located[i].figure
    figure = replace(
        figure,
        role=found_role.role,
        baseline_kind=found_role.baseline_kind,
        rules={**figure.rules, "role": found_role.rule},
    )
    if found_role.role not in ("change", "difference"):
        return figure
    has_word = found_role.direction is not None and found_role.cue is not None
    span = _range(context.structure, found_role.cue.token) if has_word and found_role.cue is not None else None
    return as_magnitude(replace(figure, direction=found_role.direction, direction_span=span))


def _range(structure: Structure, token: int) -> TextRange:
    return TextRange(structure.columns.starts[token], structure.columns.ends[token])


def as_magnitude(figure: Figure) -> Figure:
    """The figure with its sign moved out: a change of -0.3 has the value 0.3, and its direction says "down"."""
    if figure.value is None or figure.value >= 0:
        return figure
    return replace(_negated(figure), direction=figure.direction or "down")


def as_printed(figure: Figure) -> Figure:
    """The figure with a printed minus in its value, where it is no change any more: a rate of "-0.5 percent" is -0.5."""
    is_below_zero = figure.surface[:1] in MINUS and figure.value is not None and figure.value > 0
    return _negated(figure) if is_below_zero else figure


def _negated(figure: Figure) -> Figure:
    value, low, high = (None if bound is None else -bound for bound in (figure.value, figure.high, figure.low))
    return replace(figure, value=value, low=low, high=high)


def _with_bases(doc: Doc, context: Context, figures: list[Figure]) -> list[Figure]:
    """Add basis and uncertainty, sentence by sentence."""
    text, columns = text_of(doc), context.structure.columns
    filled: list[Figure] = []
    previous, stated, uncertain, start, sentence = -1, [], [], 0, ""
    for at, figure in zip(context.located, figures, strict=True):
        if at.sentence != previous:
            previous, start = at.sentence, columns.starts[at.sentence]
            sentence = text[start : columns.ends[at.sentence_stop - 1]]
            stated = find_bases(sentence, context.cues.bases)
            uncertain = find_uncertainties(sentence, start)
        basis = bases_of(figure, sentence, start, stated) if stated else ()
        if basis or uncertain:
            outside = (
                uncertainty for uncertainty in uncertain if not uncertainty.start <= figure.start < uncertainty.end
            )
            figure = replace(figure, basis=basis, uncertainty=next(outside, None))
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
    "extractor_roles", reads=(Figure, Timex), reads_if_there=(TAGS, PARSE, NAMES, LEMMAS), fills={Figure: _SLOTS}
)
def make_roles(nlp: Language, name: str) -> Roles:
    """Make the component with the cue lists of `models/en/lexicons`."""
    return Roles(load_cues())
