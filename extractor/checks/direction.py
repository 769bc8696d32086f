"""Word against sign: "fell to 5.2 million from 4.9 million", "$30 million, above the $40 million that was expected"."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from extractor.checks import wording
from extractor.checks.index import RULES, Index
from extractor.checks.intervals import printed, subtract
from extractor.checks.recomputation import crosses_zero, is_aside, is_below_zero, is_earlier
from extractor.checks.report import Binding, report
from extractor.checks.statements import read_statements
from extractor.checks.words import WordPattern
from extractor.figure import Direction, Figure
from extractor.finding import Finding
from extractor.statement import same_unit

CHECK = "direction"
_ABOVE = WordPattern(r",?\s*(?:and |but )?(?:[\w-]+ly |far |well |just )?{above}\s+(?:[\w'’-]+\s+){0,4}")
_BELOW = WordPattern(r",?\s*(?:and |but )?(?:[\w-]+ly |far |well |just )?{below}\s+(?:[\w'’-]+\s+){0,4}")
_FROM = WordPattern(r"[^.;:()\d]{0,60}?,?\s+{went_up}\s+(?:[\w-]+ly\s+)?from\s+(?:(?:the|a|its|{hedge})\s+)*[$€£]?")
_LISTED = WordPattern(r"[^.;:()\d]{0,40}?(?:,|\b{joins}\b)\s+[$€£]?")
_SAID: dict[Direction, str] = {"up": "it went up", "down": "it went down"}
_COMPARED: dict[Direction, str] = {"up": "above", "down": "below"}


@RULES.add(
    CHECK,
    example="Reservoir levels sank to 63% from 50% in January.",
    counterexample="Reservoir levels sank to 50% in January.",
)
def check_direction(index: Index) -> Iterator[Finding]:
    """Compares the word for a direction with the two amounts: risen to less, above what is more.

    Needs: both amounts in one unit, tied by the words of one clause or by "up from" between them; where a change is printed
    that goes the same way, `change` compares it.  If only rounding could save the word, it is reported as a question.
    """
    told: set[str] = set()
    for value, baseline, word, said in (*_moved(index), *_up_from(index)):
        if (
            same_unit(value, baseline)
            and not value.range
            and not baseline.range
            and not is_aside(index, value, baseline)
        ):
            finding = _compare(index, value, baseline, word, said) if value.id not in told else None
            if finding:
                told.add(value.id)
                yield finding


def _moved(index: Index) -> Iterator[tuple[Figure, Figure, Direction, str]]:
    """Value, baseline and the side that the words name, of each statement."""
    for statement in read_statements(index):
        value, baseline, word = statement.value, statement.baseline, statement.direction
        if value is None or baseline is None or crosses_zero(index, value) or _is_listed(index, value):
            continue
        if not is_earlier(index, baseline):
            side = None if is_below_zero(index, value) else _compared(index, value, baseline)
            if side:
                yield value, baseline, side, f"it is {_COMPARED[side]}"
        elif (
            statement.tied
            and word
            and word in _SAID
            and all(one.direction not in (word, None) for one in statement.changes)
        ):
            yield value, baseline, word, _SAID[word]


def _is_listed(index: Index, value: Figure) -> bool:
    """Whether the value is the last of a list, so that what it is compared with may be that of the whole list."""
    before = [one for one in index.figures_in(index.sentence_of(value)) if one.start < value.start]
    return (
        bool(before)
        and same_unit(before[-1], value)
        and _LISTED.fullmatch(index.between(before[-1], value)) is not None
    )


def _up_from(index: Index) -> Iterator[tuple[Figure, Figure, Direction, str]]:
    """ "... 60.4 million, up from 44.9 million": the words alone bind the two."""
    for figures in index.figures_by_sentence():
        for value, baseline in pairwise(figures):
            is_up = _FROM.fullmatch(index.between(value, baseline)) is not None
            if is_up and baseline.role != "change" and value.direction != "down" and not is_below_zero(index, value):
                yield value, baseline, "up", _SAID["up"]


def _compared(index: Index, value: Figure, baseline: Figure) -> Direction | None:
    """The side that the words between the two name: "above the", "short of the"."""
    between = index.between(value, baseline)
    return "up" if _ABOVE.fullmatch(between) else "down" if _BELOW.fullmatch(between) else None


def _compare(index: Index, value: Figure, baseline: Figure, word: Direction, said: str) -> Finding | None:
    now, before = printed(value), printed(baseline)
    if now is None or before is None or now.value is None or before.value is None:
        return None
    gap = subtract(now, before)
    apart = gap.high is not None and gap.high < 0 if word == "up" else gap.low is not None and gap.low > 0
    opposite = now.value < before.value if word == "up" else now.value > before.value
    if not apart and (not opposite or None in (gap.low, gap.high)):
        return None
    side = "below" if word == "up" else "above"
    outcome = "inconsistent" if apart else "inconsistent unless they are rounded"
    message = f"{wording.short(value)} is {side} {wording.short(baseline)}; the article says {said}: {outcome}."
    binding: Binding = "explicit" if apart else "inferred"
    return report(index, CHECK, [value, baseline], "inconsistent", message, binding=binding, computed=gap)
