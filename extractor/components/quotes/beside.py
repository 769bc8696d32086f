"""Attributions beside a direct quote, before it and after it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from extractor.components.clauses.phrases import dependents, describes_noun
from extractor.components.clauses.reading import auxiliaries, is_infinitive
from extractor.components.quotes.draft import Draft, attributed
from extractor.components.quotes.rules import RULES, first_of
from extractor.components.quotes.speakers import phrase_after, phrase_before, speaker_of, speaker_phrase
from extractor.components.speech.cues import Cue
from extractor.components.speech.marks import Marked, final_character
from extractor.components.speech.saying import attribution_start
from extractor.components.speech.speakers import is_passive, subject_of
from extractor.components.speech.speech import FINITE, QUOTE_MARKS, Speech
from extractor.record.textrange import TextRange

_DASH = re.compile(r"[^\S\n]*[—–―-]{1,2}[^\S\n]*(?=[^\W\d])")
_DASHES = frozenset({"—", "–", "--", "-", "―"})
_APART = _DASHES | {":", ","}


def attribute_before(speech: Speech, marked: Marked, first: int, stop: int) -> Draft | None:
    """A stretch as a quote, if tokens [first, stop) before it end with an attribution."""
    end = stop
    while end > first and speech.lower[end - 1] in QUOTE_MARKS:
        end -= 1
    if end <= first:
        return None
    closing = speech.lower[end - 1]
    end -= closing in _APART
    if closing == ":":
        first = _label_start(speech, first, end)
    draft: Draft | None = first_of("before", speech, marked, range(first, end), closing)
    return draft


@RULES.add("direct.before", "before", "Nia Grant said, “It is low.”", "Nia Grant said the lake was “low.”")
def _verb_before(speech: Speech, marked: Marked, words: range, closing: str) -> Draft | None:
    """ "X said", "X told reporters on Monday" or "X said that", before the words."""
    cue = _main_cue(speech, words[::-1])
    if cue is None or _has_own_content(speech, cue, words.stop):
        return None
    is_last = words.stop == cue.last + 1
    is_bare = is_last or (words.stop == cue.last + 2 and closing == "that")
    # "to continue “a long trip”", "let it continue “a long trip”"
    is_bare_verb = speech.tags[cue.first] == "VB" and not auxiliaries(speech.columns, cue.first)
    is_led = is_bare_verb or is_infinitive(speech.columns, cue.first)
    if closing not in _APART and (not is_bare or is_led or cue.takes("object_complement", "object_as")):
        return None
    if not is_last and first_of("no_quote", speech, marked):
        return None  # "writes Nia Grant in a book, “The Last Ferry”"
    if closing != ":" and not ((speech.text[marked.start].isupper() or is_last) and _ends_clause(speech, marked)):
        return None
    return _attributed(speech, marked, cue, words.start, words.start + 20, "direct.before")


@RULES.add("direct.colon", "before", "Nia Grant: “The lake is low.”", "Nia Grant said: “The lake is low.”")
def _colon_before(speech: Speech, marked: Marked, words: range, closing: str) -> Draft | None:
    """A colon without a cue verb: a phrase is the speaker ("Chang: ..."), a sentence gives its subject."""
    if closing != ":" or _main_cue(speech, words) is not None:
        return None
    verbs = [i for i in words if speech.tags[i] in FINITE]
    subject = subject_of(speech, verbs[0]) if verbs else None
    speaker = speaker_phrase(speech, subject) if subject is not None else None
    speaker = speaker or (None if verbs else phrase_before(speech, words.start, words.stop))
    colon = TextRange(speech.starts[words.stop], speech.ends[words.stop])
    return Draft([marked.words], "direct", "direct.colon", speaker=speaker, cue=colon) if speaker else None


@RULES.add("direct.dash", "after", "“It is low.” — Nia Grant", "“It is low.” Nia Grant left.")
def _credit_after(speech: Speech, marked: Marked, first: int, stop: int) -> Draft | None:
    """The name after a dash: "..." — Nia Grant, campaigner."""
    dash = _DASH.match(speech.text, marked.outer.end)
    first = speech.token_over(dash.end()) if dash is not None else stop
    is_phrase = not any(speech.tags[i] in FINITE for i in range(first, stop))
    speaker = phrase_after(speech, first, stop) if is_phrase else None
    return Draft([marked.words], "direct", "direct.dash", speaker=speaker) if speaker else None


@RULES.add(
    "direct.inverted", "after", "“It is low,” said Nia Grant.", "“It is low,” Nia Grant said.", after=("direct.dash",)
)
def _verb_after(speech: Speech, marked: Marked, first: int, stop: int) -> Draft | None:
    """ "said X", after the words."""
    cue, first = _cue_after(speech, marked, first, stop)
    return _attributed(speech, marked, cue, first, stop, "direct.inverted") if cue and cue.first == first else None


@RULES.add(
    "direct.after", "after", "“It is low,” Nia Grant said.", "“It is low,” said Nia Grant.", after=("direct.dash",)
)
def _subject_after(speech: Speech, marked: Marked, first: int, stop: int) -> Draft | None:
    """ "X said" or "X, the mayor of Y, told reporters", after the words."""
    cue, first = _cue_after(speech, marked, first, stop)
    return _attributed(speech, marked, cue, first, stop, "direct.after") if cue and cue.first != first else None


def _cue_after(speech: Speech, marked: Marked, first: int, stop: int) -> tuple[Cue | None, int]:
    """The cue in tokens [first, stop) after a stretch that begins its sentence, and where its attribution begins."""
    last = final_character(speech.text, marked)
    is_open = last == ","
    while first < stop and speech.lower[first] in _APART:
        is_open, first = True, first + 1
    goes_on = last.isalnum() and not is_open
    if first >= stop or (goes_on and speech.tags[first][:2] in ("IN", "TO", "VB") and first not in speech.cues):
        return None, first
    cue = _main_cue(speech, range(first, stop))
    start = attribution_start(speech, cue.first) if cue is not None else first
    if cue is None or (goes_on and start > first and speech.lower[start - 1] == ","):
        return None, first  # the sentence goes on after the marks: "“They are mad” to sell, she said"
    # what follows is a sentence of its own, and may say or lead to something else
    is_over = last in ".?!…" and not is_open
    may_lead_on = speech.lower[stop - 1] in _APART or _has_own_content(speech, cue, stop)
    return (None if is_over and may_lead_on else cue), first


def _attributed(speech: Speech, marked: Marked, cue: Cue, first: int, stop: int, rule: str) -> Draft | None:
    """The quote by a cue in tokens [first, stop), whose speaker is before it or, in "said X", after it."""
    speaker = phrase_after(speech, cue.last + 1, stop) if cue.first == first else None
    speaker = speaker or speaker_of(speech, cue.first)
    is_addressee = cue.takes("addressee") and is_passive(speech, cue.first)  # "Lee was asked, “...”"
    if speaker is None and not is_addressee:
        speaker = phrase_before(speech, first, cue.first)
    return attributed(speech, marked, speaker, cue, rule) if speaker else None


def _main_cue(speech: Speech, tokens: Sequence[int]) -> Cue | None:
    """The first cue of direct speech; one that describes a noun only where it touches the stretch, or there is no other."""
    cues = [cue for i in tokens if (cue := speech.cues.get(i)) is not None and cue.takes("speech")]
    main = [cue for cue in cues if not describes_noun(speech.columns, cue.first) or tokens[0] in (cue.first, cue.last)]
    return next(iter(main or cues), None)


def _has_own_content(speech: Speech, cue: Cue, stop: int) -> bool:
    """Whether the cue governs a clause of the writer's words that begins before the mark: "said it was "bad""."""
    clauses = (
        dependent.token
        for dependent in dependents(speech.columns, cue.first)
        if dependent.kind in ("content", "predicate")
    )
    return any(cue.last < token < stop for token in clauses)


def _ends_clause(speech: Speech, marked: Marked) -> bool:
    """Whether the sentence or the clause ends with the stretch, so that it is all that is said."""
    after = speech.token_at(marked.outer.end)
    is_last = after + 1 >= len(speech.lower) or not speech.lower[after][:1].isalnum()
    return is_last or final_character(speech.text, marked) in ".?!,…" or not marked.closed


def _label_start(speech: Speech, first: int, end: int) -> int:
    """Where a name begins that a dash sets off before a colon: "PRICES FALL AGAIN - [Ana Ruiz]: ..."; else `first`."""
    dash = next((i for i in range(end - 1, first, -1) if speech.lower[i] in _DASHES), end)
    is_spaced = speech.text[speech.starts[dash] - 1].isspace()
    is_name = dash + 1 < end and not any(speech.columns.is_verb(i) for i in range(dash + 1, end))
    return dash + 1 if is_name and is_spaced else first
