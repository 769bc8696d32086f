"""Direction word against sign: "fell to 5.2 million from 4.9 million"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from extractor.checks import wording
from extractor.checks.index import Index
from extractor.checks.intervals import printed, subtract
from extractor.checks.recomputation import is_earlier
from extractor.checks.report import report
from extractor.checks.statements import read_statements
from extractor.figure import Figure
from extractor.finding import Finding
from extractor.statement import same_unit
from extractor.textrange import TextRange

CHECK = "direction"
_UP = (
    r"rose|rises|rising|risen|rise|grew|grows|growing|grown|climbed|climbs|climbing|increased|increases|increasing|jumped|"
    r"jumps|jumping|surged|surges|surging|soared|soars|soaring|swelled|swells|expanded|gained|advanced|widened|"
    r"raised|lifted|boosted|hiked|pushed up|rallied|leapt|leaped|shot up|went up|crept up|edged up|ticked up|up"
)
_DOWN = (
    r"fell|falls|falling|fallen|dropped|drops|dropping|declined|declines|declining|decreased|decreases|decreasing|slid|"
    r"slides|sliding|sank|sinks|sinking|shrank|shrinks|shrinking|shrunk|plunged|plunges|plunging|tumbled|tumbles|"
    r"cut|reduced|lowered|trimmed|slashed|slumped|slumps|dipped|dips|dwindled|contracted|narrowed|eased|slipped|slips|"
    r"went down|came down|crept down|edged down|ticked down|down"
)
# "fell sharply to", "rose in May to about": the word, at most three words more, and "to" before the value
_BEFORE_VALUE = re.compile(
    rf"\b(?:(?P<up>{_UP})|(?P<down>{_DOWN}))\s+(?:[\w-]+\s+){{0,3}}?(?:to|from)\s+(?:just\s+)?(?:[\w-]+\s+){{0,2}}$"
)
_BEFORE_BASELINE = re.compile(r"\b(?:(?P<up>up)|(?P<down>down))\s+from\s+(?:[\w-]+\s+){0,3}$")
_NEGATED = re.compile(r"\b(?:not|n't|never|would|could|if|unless|instead of|rather than)\b|n['’]t\b")


def check_direction(index: Index) -> Iterator[Finding]:
    """Compare the word for the direction with the sign of value minus baseline, where no change is printed."""
    for statement in read_statements(index):
        value, baseline = statement.value, statement.baseline
        if value and baseline and statement.tied and is_earlier(index, baseline) and not statement.changes:
            yield from _compare(index, value, baseline)


def _compare(index: Index, value: Figure, baseline: Figure) -> Iterator[Finding]:
    now, before, word = printed(value), printed(baseline), _direction_word(index, value, baseline)
    if now is None or before is None or word is None or not same_unit(value, baseline):
        return
    gap = subtract(now, before)
    if gap.low is None or gap.high is None or value.range or baseline.range:
        return
    status = "inconsistent" if (gap.high < 0 if word == "up" else gap.low > 0) else "consistent_exact"
    side = "above" if gap.high > 0 and (gap.value or 0) > 0 else "below"
    yield report(
        index,
        CHECK,
        [value, baseline],
        status,  # type: ignore[arg-type]
        f"{wording.short(value)} is {side} {wording.short(baseline)}; the article says that it went {word}: "
        f"{'inconsistent' if status == 'inconsistent' else 'consistent'}.",
        computed=gap,
    )


def _direction_word(index: Index, value: Figure, baseline: Figure) -> str | None:
    """ "up" or "down" as the words before the value or the baseline say it; None where they say nothing or deny it."""
    sentence = index.sentence_of(value)
    lead = index.words(TextRange(sentence.start, min(value.start, baseline.start)))
    if _NEGATED.search(lead):
        return None
    found = _BEFORE_VALUE.search(lead)
    if value.start < baseline.start:
        found = _BEFORE_BASELINE.search(index.between(value, baseline)) or found
    return found.lastgroup if found else None
