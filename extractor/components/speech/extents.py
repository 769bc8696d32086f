"""How far a reported clause reaches where the parse alone does not show it: over marked words, and up to the next attribution."""

from __future__ import annotations

from extractor.components.clauses.columns import AUXILIARIES, FINITE_TAGS
from extractor.components.speech.cues import Cue
from extractor.components.speech.speech import Speech

_EDGES = frozenset({",", ":", ";", "-", "–", "—", "--", ".", "?", "!", "and", "but", "…"})
_STOPS = frozenset({".", "!", "?", ";", ",", "—", "–", "--", "and", "but", "(", ":"})
_ASIDE = frozenset({"VBG", "WDT", "WP"})  # tags that a remark of the writer opens with: ", angering his party"
_DASHES = frozenset({"—", "–", "--"})
_JOINTS = _DASHES | {",", "-", ";"}


def has_finite_verb(speech: Speech, first: int, stop: int) -> bool:
    """True if there is a finite verb among the tokens; between marks, where tags are less sure, any verb."""
    return any(
        speech.tags[i] in FINITE_TAGS or (speech.inside[i] and speech.tags[i][:2] == "VB") for i in range(first, stop)
    )


def trimmed(speech: Speech, first: int, stop: int) -> tuple[int, int] | None:
    """Tokens [first, stop) without punctuation and conjunctions at the ends; None where nothing is left."""
    while first < stop and (speech.lower[first] in _EDGES - {"?", "!"} or speech.is_space(first)):
        first += 1
    while stop > first and (speech.lower[stop - 1] in _EDGES or speech.is_space(stop - 1)):
        stop -= 1
    return (first, stop) if first < stop else None


def clause_end(speech: Speech, cue: Cue, first: int, stop: int, limit: int) -> int:
    """The token after a clause that the parse ends at `stop`: over marked stretches and on to a border before `limit`.

    The parse often stops at a quotation mark.  A second verb of saying ("said ... and added that") ends the clause.
    """
    stop = min(stop, limit)
    if (
        stop < limit
        and speech.lower[stop - 2 : stop] in ([",", "and"], [",", "but"])
        and speech.tags[stop] in FINITE_TAGS
    ):
        return stop - 2  # the writer goes on: "admitting it failed, and offered $5"
    for i in range(first + 1, stop):
        if starts_next_cue(speech, cue, i) or (i > first + 2 and _starts_aside(speech, i)):
            return i - 1
        if not speech.inside[i] and (speech.lower[i] == ";" or (_is_closed(speech, i) and speech.tags[i] in _ASIDE)):
            return i
    while stop < limit:
        if not speech.inside[stop]:
            if _is_closed(speech, stop):
                break
            if speech.lower[stop] in _STOPS:
                further = _taken_up(speech, cue, stop, limit)
                if further is None:
                    break
                stop = further
        stop += 1
    return min(stop, limit)


def part_of(speech: Speech, first: int, stop: int) -> tuple[int, int]:
    """The part of its sentence that an attribution, tokens [first, stop), speaks of: what is within the dashes or brackets
    around it, else up to the next semicolon.
    """
    a, b = speech.sentence_of(first)
    before, after = ([i for i in speech.dividers(*part) if not speech.inside[i]] for part in ((a, first), (stop, b)))
    bracket = next((i for i in reversed(before) if speech.lower[i] in ("(", ")")), a)
    close = next((i for i in after if speech.lower[i] in ("(", ")")), b)
    if speech.lower[bracket] == "(" and close < b and speech.lower[close] == ")":
        return bracket + 1, close
    dashes = [i for i in before if speech.lower[i] in _DASHES]
    dash = next((i for i in after if speech.lower[i] in _DASHES), b)
    if len(dashes) % 2 and dashes[-1] < first - 1 and dash < b:
        return dashes[-1] + 1, dash
    return a, next((i for i in after if speech.lower[i] == ";"), b)


def trails(speech: Speech, at: int, limit: int, *, phrases: bool) -> bool:
    """True if what is set apart after an attribution, tokens [at, limit), only goes on with what is said: ", with 300 hurt",
    ", up from 300" and, where `phrases` may do so, ", a 5 percent fall".  It has no verb outside of relative clauses.
    """
    first = at + 1
    if first + 1 >= limit or speech.lower[at] not in _DASHES | {","}:
        return False
    if any(speech.tags[i] in FINITE_TAGS and not _is_relative(speech, i) for i in range(first, limit)):
        return False
    counts = "CD" in speech.tags[first : first + 3] and speech.tags[first] != "VBG"
    return speech.lower[first] in speech.lexicon.words_that("trailing") or (phrases and counts)


def _is_relative(speech: Speech, verb: int) -> bool:
    """True for the verb of a relative clause, or an auxiliary of it."""
    return "relcl" in (speech.deps[verb], speech.deps[speech.heads[verb]] if speech.deps[verb] in AUXILIARIES else "")


def _is_closed(speech: Speech, i: int) -> bool:
    """True after marked words that end with a comma: the writer goes on."""
    return bool(speech.inside[i - 1]) and speech.lower[i - 2] == ","


def _taken_up(speech: Speech, cue: Cue, at: int, limit: int) -> int | None:
    """The last token that goes with a joint inside of a clause: marked words, "and that", "but would", or a clause with a
    subject of its own that the parse attaches to the verb of saying.
    """
    first = at + 1
    if speech.lower[at] == "," and speech.lower[first : first + 1] in (["and"], ["but"], ["so"]):
        first += 1
    if first >= limit or speech.lower[at] not in (",", "and", "but", ":", "—", "–", "--"):
        return None
    is_joined = first > at + 1 or speech.lower[at] in ("and", "but")
    if speech.inside[at + 1] or (is_joined and speech.tags[first] in ("MD", "VB")):
        return first
    if speech.lower[at] == ":" and has_finite_verb(speech, first, limit):
        return limit - 1  # "said the seats were split: Lind got 14"
    if is_joined and (speech.lower[first], speech.tags[first]) == ("that", "IN"):
        return first
    for k in speech.right[cue.first] if is_joined else ():
        if speech.deps[k] == "conj" and k > at and k not in speech.cues:
            subject = speech.columns.child(k, "nsubj", "nsubjpass", "expl")
            if subject >= 0 and speech.firsts[subject] == first:
                return speech.stops[k] - 1
    return None


def _starts_aside(speech: Speech, i: int) -> bool:
    """True if the writer goes on with another attribution here: ", adding that", ", though she said"."""
    if speech.lower[i - 1] not in _JOINTS or speech.inside[i]:
        return False
    if speech.lower[i] in speech.lexicon.words_that("concession"):
        return True
    if speech.tags[i] in ("CC", "IN"):
        return any(k in speech.cues and speech.cues[k].takes("clause") for k in range(i + 1, i + 4))
    return speech.tags[i] == "VBG" and i in speech.cues and speech.cues[i].takes("clause", "object")


def starts_next_cue(speech: Speech, cue: Cue, i: int) -> bool:
    """True if a verb of saying that shares the first one's subject is here: "... and added that ..."."""
    following = speech.cues.get(i)
    if following is None or speech.lower[i - 1] not in ("and", "but") or speech.tags[i] != speech.tags[cue.first]:
        return False
    columns, host = speech.columns, speech.heads[i]
    is_shared = columns.tags[host] == "VBN" and (columns.child(host, "aux") >= 0 or columns.deps[host] == "acl")
    if columns.deps[i] == "conj" and (host == cue.first or not is_shared):
        return True  # else it shares an auxiliary or a noun: "said it had shut the mill and expressed regret"
    return any(columns.deps[k] in ("ccomp", "xcomp") and k > i for k in columns.below(i))
