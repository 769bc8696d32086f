"""Which of the times of its sentence a figure holds for."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence, Set

from spacy.tokens import Token

from extractor.components.extensions import text_of
from extractor.components.periods.placed import (
    PlacedFigure,
    PlacedTime,
    are_joined,
    governing_verb,
    heads,
    tree_distance,
    verb_of,
)
from extractor.components.times.cues import cue_words

_STARTS = re.compile(r"\b(?:beginning|starting|began|started|commencing|which began|from)\s+(?:in|on|with|from)?\s*$")
_NEAR = 100  # tokens: further apart they belong to a table
_NEAREST = 6  # times looked at on either side: a sentence of hundreds of times is a table
_NEAR_SINCE, _NEAR_RECORD = 5, 6  # tokens from the time back to "since", and from there back to the superlative
_BELOW = ("pcomp", "advcl", "acl", "relcl")  # arcs to a clause inside of another
_FOLLOWS, _TOKEN = 1.5, 0.12


def nearest_times(figure: PlacedFigure, times: Sequence[PlacedTime]) -> Sequence[PlacedTime]:
    """The times of a sentence around a figure, in text order, those that overlap it included."""
    i = bisect_left(times, figure.figure.start, key=lambda time: time.time.start)
    return times[max(0, i - _NEAREST) : i + _NEAREST]


def candidates(figure: PlacedFigure, times: Sequence[PlacedTime]) -> list[PlacedTime]:
    """The times around a figure that do not overlap it."""
    start, end = figure.figure.start, figure.figure.end
    return [time for time in nearest_times(figure, times) if time.time.end <= start or time.time.start >= end]


def distance(figure: PlacedFigure, time: PlacedTime) -> float:
    """How far a time is from a figure: arcs of the parse and words between; a time that follows is a little nearer."""
    arcs = tree_distance(figure.root, time.root)
    words = abs(time.root.i - figure.root.i)
    return min(arcs, 14) + _TOKEN * words + (0 if time.root.i > figure.root.i else _FOLLOWS)


def tells_when_said(figure: PlacedFigure, time: PlacedTime) -> bool:
    """Whether a time belongs to the verb of saying above the figure: "fell 3%, the office said on Monday"."""
    verb = governing_verb(time.root)
    if verb is None or verb.lemma_ not in cue_words("saying"):
        return False
    own = verb_of(figure)
    return own is not None and own != verb


def in_a_clause_apart(figure: PlacedFigure, time: PlacedTime) -> bool:
    """Whether a time describes a noun that is not the figure's: "$125 billion of goods imposed [on Sept. 1]".

    What describes the figure's own noun tells its time: "412 offences involving a blade [in May]".
    """
    above = {token.i for token in heads(figure.root)}
    apart = False
    for token in heads(time.root):
        if token.i in above:
            return apart
        if token.dep_ in ("nsubj", "nsubjpass"):  # of the figure's own verb: "a car sold in October cost $39,014"
            return False
        if token.dep_ == "advcl" and token.tag_ in ("VBN", "VBG") and _is_aside_clause(token):
            return True  # "rose to 598, helped by rains in October"
        if token.dep_ in ("relcl", "acl") and not _is_own(token.head, figure):
            if _is_aside_clause(token):  # "a probe, launched in 2024, has travelled 2.6 million km"
                return True
            apart = True
    return apart


def _is_own(noun: Token, figure: PlacedFigure) -> bool:
    """Whether a noun is the figure's, or joined to it: "900 parents and 800 pupils"."""
    return noun == figure.root or are_joined(noun, figure.root)


def _is_aside_clause(verb: Token) -> bool:
    """Whether a clause at a noun stands between commas: it tells something else of it."""
    first = verb.left_edge.i
    return first > 0 and verb.doc[first - 1].text == ","


def out_of_tense(figure: PlacedFigure, time: PlacedTime) -> bool:
    """Whether the figure's clause is in the present or the future, and the time belongs to another verb, in the past.

    "The council voted on Tuesday for a budget that adds four officers": the officers are not of Tuesday.
    """
    own, verb = verb_of(figure), governing_verb(time.root)
    if own is None or verb is None or own == verb or verb.tag_ not in ("VBD", "VBN"):
        return False
    return own.tag_ in ("VBZ", "VBP") or any(child.tag_ == "MD" or child.tag_ == "TO" for child in own.lefts)


def is_aside(time: PlacedTime) -> bool:
    """Whether a time only dates a document or what is said of a noun: "according to accounts filed [on Wednesday]"."""
    for token in heads(time.root):
        if token.tag_[:2] == "VB":
            return token.lemma_ in cue_words("saying") or token.dep_ in ("relcl", "acl")
    return False


def is_of(figure: PlacedFigure, time: PlacedTime) -> bool:
    """Whether a figure is told of a time: "since [July 2013], when 80 people died"."""
    return any(token == time.root for token in heads(figure.root))


def starts_run(time: PlacedTime) -> bool:
    """Whether a time is the start of something told before it: "beginning in February"."""
    before = text_of(time.root.doc)[max(0, time.time.start - 16) : time.time.start].lower()
    return _STARTS.search(before) is not None


def since_a_record(time: PlacedTime) -> bool:
    """Whether a time only says how long a record stood: "its lowest since February 2023", "the first rise since May"."""
    doc, i = time.root.doc, time.root.i - 1
    while i > 0 and doc[i].lower_ != "since":
        i -= 1
        if time.root.i - i > _NEAR_SINCE:
            return False
    for token in reversed(doc[max(0, i - _NEAR_RECORD) : i]):
        if token.tag_ in ("JJS", "RBS") or token.lower_ in cue_words("record"):
            return True
        if token.tag_ in ("VBD", "VBZ", "VBP") or token.is_sent_start:
            return False
    return False


def is_cut_off(figure: PlacedFigure, time: PlacedTime) -> bool:
    """Whether a semicolon stands between the two."""
    first, second = sorted((figure.root.i, time.root.i))
    return any(token.text == ";" for token in figure.root.doc[first : min(second, first + _NEAR)])


def of_another(figure: PlacedFigure, time: PlacedTime, verbs: Set[Token]) -> bool:
    """Whether a time belongs to a clause below with a figure of its own: "shrank by 130, after falling by 625 [in May]".

    `verbs` are those that govern the figures of the sentence.
    """
    verb, own = governing_verb(time.root), verb_of(figure)
    if verb is None or verb == own or _is_own(verb.head, figure) or verb not in verbs:
        return False
    return verb.dep_ in _BELOW or (own is not None and are_joined(own, verb) and _is_clause_apart(verb))


def _is_clause_apart(verb: Token) -> bool:
    """Whether a joined clause has a subject of its own behind a comma: "120 were sent, and 16 stayed [on Friday]"."""
    subject = next((child for child in verb.lefts if child.dep_ in ("nsubj", "nsubjpass")), None)
    first = verb.left_edge.i
    return subject is not None and any(token.text == "," for token in verb.doc[max(0, first - 2) : first])


def widest(time: PlacedTime, times: Sequence[PlacedTime]) -> PlacedTime:
    """The longest of the times around a time, itself among them: "between March and May" for "March"."""
    span = time.time
    around = [one for one in times if one.time.start <= span.start and span.end <= one.time.end]
    return max(around, key=lambda one: one.time.end - one.time.start, default=time)


def choose(figure: PlacedFigure, times: Sequence[PlacedTime], verbs: Set[Token] = frozenset()) -> PlacedTime | None:
    """The nearest time of the sentence that can be the figure's own; None when there is none.

    `verbs` are those that govern the figures of the sentence.
    """
    fitting = [
        time
        for time in candidates(figure, times)
        if not tells_when_said(figure, time)
        and not in_a_clause_apart(figure, time)
        and not out_of_tense(figure, time)
        and not of_another(figure, time, verbs)
        and not is_cut_off(figure, time)
    ]
    nearest = min(fitting, key=lambda time: distance(figure, time), default=None)
    return None if nearest is None else widest(nearest, fitting)
