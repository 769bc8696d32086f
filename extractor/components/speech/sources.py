"""Who says it named beside the words, without a verb of saying: "according to X", "X's claim that ...", "Rates may rise: X".

Each rule gives the token ranges of what is said, or None.
"""

from __future__ import annotations

from dataclasses import dataclass

from extractor.components.speech.cues import CueWord
from extractor.components.speech.extents import has_finite_verb, part_of, trails
from extractor.components.speech.reporting_rules import REPORTING, Ranges
from extractor.components.speech.speech import FINITE, Paragraph, Speech

_MOST_BEFORE_SOURCE = 12  # tokens between "according to" and the head of its source
_HEADLINE_KINDS = frozenset({"headline", "heading", "dek", "list_item"})
_MAX_WORDS = 22  # of an attributed headline
_MAX_SOURCE = 5  # tokens of its source
_SPEAKER_TYPES = frozenset({"PERSON", "ORG", "GPE", "NORP", "FAC"})
_WHEN = frozenset({"DATE", "TIME"})
_DASHES = frozenset({"–", "—", "--"})
_JOINTS = _DASHES | {":"}
_APART = _DASHES | {",", ".", ";"}


@dataclass(frozen=True, slots=True)
class Phrase:
    """A phrase that gives a sentence to a source, tokens [first, stop): "according to"."""

    first: int
    stop: int
    entry: CueWord


def source_of(speech: Speech, phrase: Phrase) -> int | None:
    """The head of the source that a phrase names."""
    _, limit = speech.sentence_of(phrase.first)
    after = range(phrase.stop, min(limit, phrase.stop + _MOST_BEFORE_SOURCE))
    nouns = [i for i in after if speech.deps[i] == "pobj" and speech.heads[i] < phrase.stop]
    return next(iter(nouns), None)


@REPORTING.add(
    "phrase", "phrase", "Reserves fell by $2 billion, according to the central bank.", "Members vote 10 times per year."
)
def around_phrase(speech: Speech, phrase: Phrase) -> Ranges | None:
    """CONTENT, according to X."""
    a, b = _part_of(speech, phrase)
    first, stop = phrase.first, phrase.stop
    source = source_of(speech, phrase)
    is_norm = source is not None and speech.lower[source] in speech.lexicon.words_that(
        "norm"
    )  # "according to their deal"
    if stop >= b or is_norm:
        return None
    verb = speech.heads[first] if speech.parsed else first
    if source is not None and speech.deps[verb] == "relcl" and speech.firsts[verb] < first < verb:
        return [(speech.stops[source], speech.stops[verb])]  # "of which, according to X, only 40 were delivered"
    after = _after_source(speech, phrase, source, a, b)
    if first > a + 2 and speech.lower[first - 1] == "," and after < b - 2:
        parted = first - 2
        if speech.deps[parted] == "prep" and not speech.right[parted]:
            return [(after, b)]  # "hurt 60, including, according to the police, 9 children"
        if speech.lower[parted] in speech.lexicon.words_that("auxiliary") | speech.lexicon.words_that("have"):
            is_relative = "relcl" in (speech.deps[parted], speech.deps[verb])  # "a fire that had, by reports, hurt 60"
            return [(after, b)] if is_relative else [(a, first), (after, b)]
    joins = all(speech.tags[i] in ("RB", ",") for i in range(a, first))  # "However, according to X"
    return [*([] if joins else [(a, first)]), *_further(speech, phrase, source, after)] or None


def _further(speech: Speech, phrase: Phrase, source: int | None, after: int) -> Ranges:
    """What goes on after a source, from token `after` on."""
    a, b = _part_of(speech, phrase)
    if after < b - 2 and not has_finite_verb(speech, a, phrase.first):
        return [(after, b)]
    if phrase.first <= a + 1 or not speech.parsed:
        return []
    verb = speech.heads[phrase.first]
    if _goes_on(speech, verb, phrase.first, after):
        return [(after, min(speech.stops[verb], b))]
    is_dashed = after < b and speech.lower[after] != "," and _is_document(speech, source)
    return [(after, b)] if trails(speech, after, b, phrases=is_dashed) else []


def _after_source(speech: Speech, phrase: Phrase, source: int | None, a: int, b: int) -> int:
    """The token after the source of a phrase in the part [a, b) of its sentence."""
    stop = phrase.stop
    after = _source_end(speech, stop, b) if source is None else min(max(speech.stops[source], source + 1), b)
    if phrase.first <= a + 1:
        verb = speech.heads[phrase.first] if speech.parsed else phrase.first
        comma = next((i for i in range(stop, b) if speech.lower[i] == ","), b)
        return _main_start(speech, verb, after, b) or comma
    if after < b - 2:
        return after
    borders = {",", *(_DASHES if _is_document(speech, source) else ())}  # after a dash a person is described
    return next((i for i in range(stop, after) if speech.lower[i] in borders), after)


def _is_document(speech: Speech, source: int | None) -> bool:
    return source is not None and speech.lower[source] in speech.lexicon.documents


def _part_of(speech: Speech, phrase: Phrase) -> tuple[int, int]:
    """The part of its sentence that a phrase speaks of: also what a joint right before it opens."""
    a, b = part_of(speech, phrase.first, phrase.stop)
    joint = phrase.first - 1 - (speech.lower[phrase.first - 1] == ",")
    return (joint + 1 if joint > a and speech.lower[joint] in ("and", "but", ";") else a), b


def _main_start(speech: Speech, verb: int, after: int, b: int) -> int | None:
    """Where the clause begins that a phrase opens: "According to X, head of Y, in May [pay fell]", after a comma."""
    starts = [speech.firsts[k] for k in speech.left[verb] if after <= speech.firsts[k] < b] if speech.parsed else []
    start = min((i for i in starts if speech.lower[i] != ","), default=b)
    return start if start < b and speech.lower[start - 1] == "," else None


def _goes_on(speech: Speech, verb: int, first: int, after: int) -> bool:
    """True if words right after a source belong to the verb before it: "lies, according to the agency, [3 miles off]"."""
    is_close = verb < first < after < speech.stops[verb] and speech.tags[after][:1] not in (",", "C", "W")
    is_when = not _WHEN.isdisjoint(speech.entities[after : after + 2])
    return is_close and not is_when and any(k >= after for k in speech.right[verb])


def _source_end(speech: Speech, first: int, limit: int) -> int:
    """The first border after a source that the parse does not know."""
    return next((i for i in range(first, limit) if speech.lower[i] in (",", ".", ";", ":") or speech.inside[i]), limit)


@REPORTING.add(
    "noun.that",
    "noun",
    "The report's claim that lakes are warming was disputed.",
    "The claim that lakes are warming was disputed.",
)
def clause_of_noun(speech: Speech, noun: int) -> Ranges | None:
    """X's claim that CONTENT."""
    if all(speech.deps[k] != "poss" for k in speech.left[noun]):
        return None
    for k in speech.right[noun]:
        first = speech.firsts[k]
        if speech.deps[k] in ("acl", "ccomp", "relcl") and (speech.lower[first], speech.tags[first]) == ("that", "IN"):
            stop = min(speech.stops[k], speech.sentence_of(noun)[1])
            dashes = [i for i in range(first, stop) if speech.lower[i] in _DASHES and not speech.inside[i]]
            return [(first, dashes[0] if len(dashes) == 1 else stop)]  # after a dash the writer goes on
    return None


@REPORTING.add(
    "noun.by",
    "noun",
    "By the club's count, 300 fans were left outside.",
    "By the club's gate, 300 fans were left outside.",
    after=("noun.that",),
)
def around_noun(speech: Speech, noun: int) -> Ranges | None:
    """By X's count, CONTENT; by early reports, CONTENT; in a report by X, CONTENT; 79 seats by X's count."""
    columns, by, word = speech.columns, speech.heads[noun], speech.lower[noun]
    if (speech.deps[by], speech.deps[noun]) != ("prep", "pobj") or word not in speech.lexicon.documents:
        return None
    host, owner = speech.heads[by], columns.child(noun, "poss")
    is_owned = owner >= 0 and speech.tags[owner] != "PRP$" and speech.entities[owner] not in _WHEN
    if speech.lower[by] == "in":
        makers = [
            columns.child(k, "pobj")
            for k in speech.right[noun]
            if speech.lower[k] in speech.lexicon.words_that("maker")
        ]
        is_named = any(speech.tags[k][:3] == "NNP" for k in makers if k >= 0)
        names_source = by == speech.sentence_of(by)[0] and (is_owned or is_named) and host not in speech.cues
    else:
        is_bare = speech.tags[noun] == "NNS" and columns.child(noun, "det", "nummod", "poss") < 0
        names_source = speech.lower[by] == "by" and (is_owned or is_bare)
    if not names_source:
        return None
    if columns.is_verb(host) or speech.lower[by - 1] in (",", "and"):
        return around_phrase(speech, Phrase(by, by + 1, CueWord(id=word, surface=word, class_="document")))
    goes_on = speech.lower[noun + 1 : noun + 2] == ["of"]  # "a total, by X's count, of 79 seats"
    stop = next((i for i in range(noun, speech.sentence_of(by)[1]) if speech.lower[i] in _APART), noun)
    ranges = [(speech.firsts[host], by), *([(noun + 1, stop)] if goes_on else [])]
    return ranges if any("CD" in speech.tags[first:stop] for first, stop in ranges) else None


# ---------------------------------------------------------------- lines
@REPORTING.add(
    "turn",
    "line",
    "HOST: Did you sign the letter?\nVARGAS: I signed it on Monday.",
    "Background: the letter was signed on Monday.\nIt was lost.",
)
def turn(speech: Speech, paragraph: Paragraph) -> Ranges | None:
    """X: WORDS, a line of a transcript, or a post, WORDS — X (@x)."""
    if paragraph.turn is None or not paragraph.turn.answers:
        return None
    start, end = paragraph.turn.words
    return [(speech.token_at(start), speech.token_at(end))]


def joint_of(speech: Speech, paragraph: Paragraph) -> int | None:
    """The mark of a turn; the verb after a headline's last comma, or its only colon or dash, where a source may follow."""
    if paragraph.turn is not None:
        return speech.token_over(paragraph.turn.joint)
    is_head = paragraph.kind in _HEADLINE_KINDS or paragraph is speech.paragraphs[0]
    if (
        not is_head
        or paragraph.stop - paragraph.first > _MAX_WORDS + 4
        or speech.lower[paragraph.stop - 1] in (".", "?", "!")
    ):
        return None
    joints = [i for i in range(paragraph.first, paragraph.stop) if speech.lower[i] in _JOINTS]
    return joints[0] if len(joints) == 1 else None


@REPORTING.add(
    "headline.after",
    "line",
    "Man held after fire at depot: police",
    "Man held after fire at depot: three hurt",
    after=("turn",),
)
def source_after(speech: Speech, paragraph: Paragraph) -> Ranges | None:
    """CONTENT: X, and "CONTENT, says X"."""
    joint = joint_of(speech, paragraph)
    if joint is None or paragraph.turn or joint - paragraph.first < 3:
        return None
    return [(paragraph.first, joint)] if _is_source(speech, joint + 1, paragraph.stop) else None


@REPORTING.add(
    "headline.before",
    "line",
    "Police: man held after fire at depot",
    "CASH CRISIS: Savers lose millions",
    after=("headline.after",),
)
def source_before(speech: Speech, paragraph: Paragraph) -> Ranges | None:
    """X: CONTENT."""
    joint, stop = joint_of(speech, paragraph), paragraph.stop
    if joint is None or paragraph.turn or speech.lower[joint] != ":" or stop - joint < 4:
        return None
    return [(joint + 1, stop)] if _is_source(speech, paragraph.first, joint) else None


def _is_source(speech: Speech, first: int, stop: int) -> bool:
    """True if tokens are nothing but somebody who can speak: a name, or a word like "police" or "report"."""
    if not 1 <= stop - first <= _MAX_SOURCE or any(speech.tags[i] in FINITE for i in range(first, stop)):
        return False
    if speech.lower[stop - 1] in speech.lexicon.words_that("person"):
        return True
    named = sum(speech.entities[i] in _SPEAKER_TYPES for i in range(first, stop))
    proper = sum(speech.tags[i] in ("NNP", "NNPS", "POS") for i in range(first, stop))
    return named == stop - first or (named > 0 and proper == stop - first)
