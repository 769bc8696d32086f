"""Pull quotes: what an article prints twice, beside the body and in it, with a credit line or without."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from itertools import pairwise

from extractor.components.quotes.draft import Draft
from extractor.components.quotes.rules import RULES
from extractor.components.speech.speech import Speech
from extractor.record.textrange import TextRange

_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
# A line with a name, and perhaps what its bearer is, without a full stop: "Charles Chang, Fudan University".
_CREDIT = re.compile(
    r"\s*[-—–]?\s*(?P<name>[A-Z][\w.'’-]*(?:\ (?:[A-Z][\w.'’-]*|[a-z]{2,3})){1,5})(?:,[^\n]{2,80})?\s*"
)
_MIN_WORDS = 5
_SHARED = 0.7  # of the shorter quote's words; pull quotes are trimmed and reworded
_MAX_CANDIDATES = 50  # quotes that may be repeats; with those that they may repeat, it keeps hostile texts linear
_MAX_BODY = 500


def find_printed_twice(speech: Speech, drafts: list[Draft]) -> list[Draft]:
    """The pull quotes, each linked to the draft that has an attribution."""
    return [draft for rule in RULES.of("printed_twice") for draft in rule.find(speech, drafts)]


@RULES.add(
    "pull_quote",
    "printed_twice",
    "Who has fuel sets the price.\nNia Grant, Dale Centre\n\n“Who has fuel sets the price,” said Nia Grant.",
    "Who has oil runs the town.\nNia Grant, Dale Centre\n\n“Who has fuel sets the price,” said Nia Grant.",
)
def _find_pull_quotes(speech: Speech, drafts: list[Draft]) -> list[Draft]:
    """Paragraphs without marks, of the kind `pull_quote` or above a credit line, that repeat a quote of the body."""
    starts, ends = sorted(draft.start for draft in drafts), sorted(draft.end for draft in drafts)
    pull_quotes = []
    for paragraph, following in pairwise(speech.paragraphs):
        credit = _CREDIT.fullmatch(speech.text, following.start, following.end)
        is_quoted = bisect_left(starts, paragraph.end) > bisect_right(ends, paragraph.start)
        if paragraph.marked or is_quoted or (credit is None and paragraph.kind != "pull_quote"):
            continue
        speaker = TextRange(*credit.span("name")) if credit is not None else None
        pull_quotes.append(Draft([TextRange(paragraph.start, paragraph.end)], "direct", "pull_quote", speaker=speaker))
    return _with_twins(speech, pull_quotes, [draft for draft in drafts if draft.kind == "direct"])


def _with_twins(speech: Speech, drafts: list[Draft], body: list[Draft]) -> list[Draft]:
    """Those of the drafts that repeat one of the body, each linked to the one that shares most words with it."""
    words_of = [(draft, _words(speech, draft)) for draft in body[:_MAX_BODY]]
    for draft in drafts[:_MAX_CANDIDATES]:
        words, most = _words(speech, draft), _SHARED
        for original, theirs in words_of:
            smaller = min(len(words), len(theirs))
            shared = len(words & theirs) / smaller if smaller >= _MIN_WORDS else 0.0
            if shared >= most:
                draft.duplicate, most = original, shared
    return [draft for draft in drafts if draft.duplicate is not None]


def _words(speech: Speech, draft: Draft) -> frozenset[str]:
    return frozenset(
        word.lower()
        for start, end in draft.fragments
        for word in _WORD.findall(speech.text[start : min(end, start + 600)])
    )
