"""Findings: are the planted errors found, is no true statement accused, and are true statements confirmed?

    accusations      findings that say "inconsistent", against the planted errors
    confirmations    gold statements that agree, found to agree; only their recall counts, since the gold names the
                     checks that a reader would make and a check may rightly make more
    check, status    the name of the check and the exact status, on the matched

A finding belongs to an expected one where its words cover the figure in question and both accuse or both confirm.
Derived and unresolved findings accuse nobody and are not counted.
"""

from __future__ import annotations

from benchmarks.evaluation.counts import best_pairs, unpaired
from benchmarks.evaluation.gold import ExpectedFinding, GoldArticle
from benchmarks.evaluation.projection import Projection
from benchmarks.evaluation.reading import NOWHERE, overlapping
from benchmarks.evaluation.sheet import MISSED, SPURIOUS, Miss, Sheet
from extractor.record.extraction import Extraction
from extractor.record.finding import Finding
from extractor.record.textrange import TextRange

TOPIC = "findings"
CONSISTENT = ("consistent_exact", "consistent_rounded")
ACCUSATIONS, CONFIRMATIONS = "accusations", "confirmations"


def score_findings(gold: GoldArticle, extraction: Extraction, sheet: Sheet) -> None:
    """Count the findings of one article."""
    project = Projection(extraction.article.text, gold.text).range
    for row, statuses in ((ACCUSATIONS, ("inconsistent",)), (CONFIRMATIONS, CONSISTENT)):
        wanted = [finding for finding in gold.findings if finding.status in statuses]
        predicted = [
            (finding, project(TextRange(finding.start, finding.end)) or NOWHERE)
            for finding in extraction.findings
            if finding.status in statuses
        ]
        pairs = best_pairs(wanted, predicted, _similarity)
        sheet.add(TOPIC, row, gold=len(wanted), predicted=len(predicted) if row == ACCUSATIONS else len(pairs))
        sheet.row(TOPIC, row).hits += len(pairs)
        for g, f in pairs:
            for slot in ("check", "status"):
                answers = getattr(wanted[g], slot), getattr(predicted[f][0], slot)
                sheet.add(TOPIC, slot, gold=1, predicted=1)
                sheet.row(TOPIC, slot).add_slot(*answers, agree=answers[0] == answers[1])
                if answers[0] != answers[1]:
                    sheet.misses.append(_miss(gold, wanted[g], slot, *answers))
        missed, others = unpaired(pairs, wanted, predicted)
        for expected in missed:
            note = f" ({expected.note})" if expected.note else ""
            sheet.misses.append(_miss(gold, expected, MISSED, f"{expected.check}: {expected.status}{note}", ""))
        if row == ACCUSATIONS:
            sheet.misses += [_accused(gold, extraction, finding, span) for finding, span in others]


def _similarity(gold: ExpectedFinding, predicted: tuple[Finding, TextRange]) -> float:
    finding, span = predicted
    if not overlapping(TextRange(gold.start, gold.end), span):
        return 0.0
    return 1.0 + (gold.check == finding.check) + 1 / (1 + span.end - span.start)  # then the narrowest


def _miss(gold: GoldArticle, expected: ExpectedFinding, slot: str, wanted: str, got: str) -> Miss:
    words = TextRange(expected.start, expected.end)
    return Miss(article=gold.id, topic=TOPIC, slot=slot, surface=gold.words(words), gold=wanted, found=got, range=words)


def _accused(gold: GoldArticle, extraction: Extraction, finding: Finding, span: TextRange) -> Miss:
    surface = extraction.article.text[finding.start : finding.end]
    message = f"{finding.check}: {finding.message}"
    return Miss(article=gold.id, topic=TOPIC, slot=SPURIOUS, surface=surface, gold="", found=message, range=span)
