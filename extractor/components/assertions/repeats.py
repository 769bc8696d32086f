"""Which statements say the same: a headline, dek, caption or later sentence that states an amount again."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from extractor.components.assertions.measured import measure_words
from extractor.components.lookup import Stated
from extractor.record.assertion import Assertion
from extractor.record.figure import Figure

_MOST = 40  # statements of one value that another one is compared with: no article states one more often
_DISTINCTIVE = 3  # printed digits of a number that is not there twice by chance

Pair = tuple[Stated, Assertion]


def with_repeats(pairs: Iterable[Pair]) -> list[Assertion]:
    """The assertions of statements, each that says the same as an earlier one with the id of that one."""
    in_order = sorted(pairs, key=lambda pair: (*pair[1].words, [figure.start for figure in pair[0].figures]))
    firsts: dict[tuple[object, ...], list[Pair]] = {}
    assertions = []
    for statement, assertion in in_order:
        key = _key(statement, assertion)
        if key is not None and assertion.is_stated:
            rivals = firsts.setdefault(key, [])
            first = next((first for first in rivals if _agree(first, (statement, assertion))), None)
            if first is not None:
                assertion = replace(assertion, repeats=first[0].id)
            elif len(rivals) < _MOST:
                rivals.append((statement, assertion))
        assertions.append(assertion)
    return assertions


def _key(statement: Stated, assertion: Assertion) -> tuple[object, ...] | None:
    """What two statements share that can say the same; None for one without a number."""
    lead, event = statement.lead, assertion.event
    if lead.value is None or lead.vague:
        return None
    return (*_amount(lead), lead.role, assertion.modality.negated, event.mode if event else "actual")


def _amount(figure: Figure) -> tuple[object, ...]:
    unit, per = figure.unit.id if figure.unit else None, figure.per.id if figure.per else None
    return figure.kind, figure.value, unit, per, figure.direction


def _agree(first: Pair, second: Pair) -> bool:
    """True if two statements with one value differ in nothing that they say, and enough connects them."""
    (statement, assertion), (statement_2, assertion_2) = first, second
    pairs = [(statement.change, statement_2.change), (statement.value, statement_2.value)]
    if any(a and b and _amount(a) != _amount(b) for a, b in pairs) or _are_apart(statement.lead, statement_2.lead):
        return False
    subjects = {assertion.subject, assertion_2.subject} - {None}
    if assertion.words == assertion_2.words or len(subjects) == 2:
        return False
    events = assertion.event, assertion_2.event
    is_same_event = None not in events and len({event.lemma for event in events if event}) == 1
    is_distinctive = sum(map(str.isdigit, statement.lead.surface)) >= _DISTINCTIVE
    is_same_subject = assertion.subject is not None and assertion.subject == assertion_2.subject
    return (is_same_event or is_distinctive) and (is_same_subject or _head(assertion) == _head(assertion_2) != "")


def _are_apart(first: Figure, second: Figure) -> bool:
    """True if the two are of different periods."""
    periods = first.period, second.period
    return None not in periods and len({(period.from_, period.until) for period in periods if period}) == 2


def _head(assertion: Assertion) -> str:
    """The head of the measure, singular."""
    measure = assertion.measure
    words = measure_words(measure.surface.partition(" of ")[0].rpartition(" ")[2]) if measure else ()
    return words[0] if words else ""
