"""What a bare number counts, where the noun is said elsewhere: by its measure, or by the figure that it goes back to.

The number of pupils fell to 900      Arrivals climbed to 66,300      412 offences, compared with 522
"""

from __future__ import annotations

from extractor.components.roles.phrase import Phrase
from extractor.components.roles.view import NOMINAL, View
from extractor.figure import Unit

_OWN = frozenset({"subject", "moved", "gapped"})  # measures that a count has in its own clause
_NUMBER_OF = frozenset({"number", "numbers", "total", "count", "tally"})
_NOT_COUNTED = frozenset(
    {"sales", "earnings", "shares", "stocks", "futures", "revenues", "profits", "losses", "payrolls", "points", "costs"}
    | {"proceeds", "assets", "debts", "bonds", "exports", "imports", "figures", "numbers", "totals", "odds", "dollars"}
)


def counted_unit(view: View, index: int, measure: Phrase | None) -> Unit | None:
    """The unit of a count without a noun of its own, or None: the noun that its measure counts."""
    figure = view.figures[index]
    is_lent = "unit" in figure.inferred and measure is not None and measure.rule in _OWN
    if figure.kind != "count" or (figure.unit is not None and not is_lent) or measure is None:
        return None
    if measure.rule == "counted":
        other = view.figure_at[measure.start]
        return view.figures[other].unit if other >= 0 else None
    head = measure.head
    if view.words[head] in _NUMBER_OF:
        head += 1
        if head >= measure.end or view.words[head] != "of":
            return None
        last = (
            next((i for i in range(head + 1, measure.end) if view.pos[i] in ("ADP", "VERB", "PUNCT")), measure.end) - 1
        )
        head = next((i for i in range(last, head, -1) if view.tokens[i].tag_ == "NNS"), last)
    token = view.tokens[head]
    uses = view.cues.uses
    excluded = token.lower_ in _NOT_COUNTED or token.lower_ in uses["rate"] or token.lower_ in uses["market"]
    if token.pos_ not in NOMINAL or token.tag_ != "NNS" or excluded:
        return None
    return Unit(id=token.lemma_.lower(), surface=token.text)
