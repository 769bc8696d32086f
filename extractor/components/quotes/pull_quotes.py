"""Quotes that an article prints twice: pull quotes beside the body, with a credit line or without, and plain repeats."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right

from extractor.components.clauses.speech import Paragraph, Speech
from extractor.components.quotes.draft import Draft
from extractor.textrange import TextRange

_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
# A credit line: a name, and perhaps what its bearer is, without a full stop: "Charles Chang, Fudan University".
_CREDIT = re.compile(
    r"\s*[-—–]?\s*(?P<name>[A-Z][\w.'’-]*(?:\ (?:[A-Z][\w.'’-]*|de|van|von|bin|al|the|of)){1,5})(?P<rest>,[^\n]{2,80})?"
)
_MIN_WORDS = 5
_SHARED = 0.7  # of the shorter quote's words; pull quotes are trimmed and reworded
_MAX_CANDIDATES = 50  # paragraphs that may be pull quotes; keeps hostile texts linear


def find_pull_quotes(speech: Speech, drafts: list[Draft]) -> list[Draft]:
    """Paragraphs without marks that repeat a quote of the body or stand in a block of their kind."""
    body = [(draft, _words(speech, draft)) for draft in drafts if draft.kind == "direct"][:500]
    starts = sorted(draft.start for draft in drafts)
    ends = sorted(draft.end for draft in drafts)
    found: list[Draft] = []
    credit: TextRange | None = None  # the credit line that the last pull quote has
    for paragraph in speech.paragraphs:
        if len(found) >= _MAX_CANDIDATES:
            break
        if credit is not None and paragraph.start <= credit.start < paragraph.end:
            continue
        if paragraph.marked or speech.inside[paragraph.first]:
            continue
        credit = _credit_after(speech.text, paragraph)
        if credit is None and paragraph.kind != "pull_quote":
            continue
        if _has_quote(starts, ends, paragraph):
            continue
        draft = Draft([TextRange(paragraph.start, paragraph.end)], "direct", "pull_quote", speaker=credit)
        twin = _twin(_words(speech, draft), body)
        if twin is None and (credit is None or paragraph.kind != "pull_quote"):
            continue
        draft.duplicate = twin
        found.append(draft)
    return found


def link_repeats(speech: Speech, drafts: list[Draft]) -> None:
    """Link quotes without an attribution to the attributed quote with the same words; they lose what they inherited."""
    attributed = [(draft, _words(speech, draft)) for draft in drafts if draft.cue is not None][:500]
    lone = [d for d in drafts if d.rule == "floating" and d.duplicate is None and _is_alone(speech, d)]
    for draft in lone[:_MAX_CANDIDATES]:
        twin = _twin(_words(speech, draft), attributed)
        if twin is not None:
            draft.duplicate, draft.speaker, draft.inferred = twin, None, False
            draft.rule = "pull_quote"


def _has_quote(starts: list[int], ends: list[int], paragraph: Paragraph) -> bool:
    """Whether a quote touches the paragraph: more of them begin before its end than end before its start."""
    return bisect_left(starts, paragraph.end) > bisect_right(ends, paragraph.start)


def _credit_after(text: str, paragraph: Paragraph) -> TextRange | None:
    """The name in the line after a paragraph if that line is a credit and no more."""
    start = paragraph.end + 1
    end = text.find("\n", start)
    end = len(text) if end < 0 else end
    if not text[start:end].strip() or end - start > 120:
        return None
    match = _CREDIT.match(text, start, end)
    if match is None or match.end() != end - (len(text[start:end]) - len(text[start:end].rstrip())):
        return None
    return TextRange(match.start("name"), match.end("name"))


def _words(speech: Speech, draft: Draft) -> frozenset[str]:
    return frozenset(
        word.lower()
        for start, end in draft.fragments
        for word in _WORD.findall(speech.text[start : min(end, start + 600)])
    )


def _twin(words: frozenset[str], others: list[tuple[Draft, frozenset[str]]]) -> Draft | None:
    """The quote that shares most words with these, if it shares enough."""
    best, most = None, 0.0
    if len(words) < _MIN_WORDS:
        return None
    for draft, theirs in others:
        smaller = min(len(words), len(theirs))
        shared = len(words & theirs) / smaller if smaller >= _MIN_WORDS else 0.0
        if shared >= _SHARED and shared > most:
            best, most = draft, shared
    return best


def _is_alone(speech: Speech, draft: Draft) -> bool:
    """Whether a quote is the whole of its paragraph."""
    paragraph = speech.paragraph_of(speech.token_at(draft.start))
    return draft.start - paragraph.start <= 2 and paragraph.end - draft.end <= 2
