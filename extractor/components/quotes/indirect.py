"""Indirect and mixed quotes: the clause that a cue of saying governs, by the parse.

    X said (that) CLAUSE      CLAUSE, X said      CLAUSE, according to X      X, saying that CLAUSE
A clause with a marked stretch in it is one mixed quote over the whole clause.
"""

from __future__ import annotations

from spacy.tokens import Token

from extractor.components.quotes.cues import CueWord
from extractor.components.quotes.draft import Attribution, Draft
from extractor.components.quotes.marks import Marked
from extractor.components.quotes.reading import QUOTE_MARKS, Cue, Reading
from extractor.components.quotes.speakers import noun_phrase, phrase_after, phrase_before, speaker_of, subject_of
from extractor.textrange import TextRange

_EDGE_WORDS = frozenset({"that", ",", ":", ";", "-", "–", "—", "--", ".", "and", "but", "…"})
_CLAUSE_DEPS = ("ccomp",)
_WH = frozenset("whether if who what when where why how which whom whose".split())


def find_indirect(reading: Reading, direct: list[Draft], used: set[Marked]) -> list[Draft]:
    """The indirect and mixed quotes; the marked stretches inside them are added to `used`."""
    taken = [TextRange(marked.outer.start, marked.outer.end) for marked in sorted(used, key=lambda one: one.start)]
    drafts: list[Draft] = []
    for first, cue in reading.cues.items():
        draft = _by_verb(reading, cue, taken)
        if draft is not None:
            drafts.append(draft)
    drafts += _by_phrase(reading, taken)
    drafts = _without_overlaps(drafts)
    for draft in drafts:
        _settle_marks(reading, draft, used)
    return drafts


# ---------------------------------------------------------------- verbs
def _by_verb(reading: Reading, cue: Cue, taken: list[TextRange]) -> Draft | None:
    verb = reading.doc[cue.first]
    content = _content_of(reading, cue, verb) if reading.parsed else None
    if content is None:
        content = _clause_before(reading, cue)
    if content is None:
        return None
    pieces = _pieces(reading, content, taken)
    if not pieces:
        return None
    speaker = speaker_of(reading, cue.first)
    negated = reading.is_negated(cue.first)
    if _is_no_statement(reading, cue, pieces, negated):
        return None
    if speaker is None:
        return None
    attribution = Attribution(
        speaker,
        TextRange(reading.starts[cue.first], reading.end_of(cue.last)),
        cue,
        "indirect.clause",
        negated,
    )
    return attribution.draft(pieces, "indirect")


def _content_of(reading: Reading, cue: Cue, verb: Token) -> list[tuple[int, int]] | None:
    """The token ranges of the clause that the verb governs; two where the attribution stands inside it."""
    clause = next((child for child in verb.children if _is_content(reading, cue, child)), None)
    if clause is None:
        return None
    first, stop = clause.left_edge.i, clause.right_edge.i + 1
    a, b = reading.sentence_of(verb.i)
    first, stop = max(first, a), min(stop, b)
    if not first <= verb.i < stop:
        if first < verb.i:
            stop = min(stop, _attribution_start(reading, verb))
        return [(first, stop)] if first < stop else None
    start = _attribution_start(reading, verb)
    end = max(
        cue.last + 1,
        *(child.right_edge.i + 1 for child in verb.children if child.dep_ in ("nsubj", "dobj", "npadvmod", "prep")),
        0,
    )
    return [(first, start), (end, stop)]


def _is_content(reading: Reading, cue: Cue, child: Token) -> bool:
    if child.dep_ == "ccomp":
        opening = child.left_edge.lower_
        if cue.takes("clause"):
            return True
        return cue.takes("question") and opening in _WH
    if child.dep_ == "xcomp" and cue.takes("infinitive"):
        return child.left_edge.lower_ == "to"
    return False


def _attribution_start(reading: Reading, verb: Token) -> int:
    """The first token of subject and verb."""
    subject = next((child for child in verb.children if child.dep_ in ("nsubj", "nsubjpass")), None)
    return min(verb.i, subject.left_edge.i) if subject is not None else verb.i


def _clause_before(reading: Reading, cue: Cue) -> list[tuple[int, int]] | None:
    """The clause before an attribution that ends its sentence, where the parse has none: "Prices rose, X said."."""
    if not cue.takes("clause"):
        return None
    a, b = reading.sentence_of(cue.first)
    verb = reading.doc[cue.first]
    start = _attribution_start(reading, verb)
    if start >= cue.first and reading.parsed:
        return None
    if start <= a + 2 or reading.lower[start - 1] != ",":
        return None
    if any(reading.tags[i] in ("VBD", "VBZ", "VBP") for i in range(cue.last + 1, b)):
        return None
    if not any(reading.tags[i] in ("VBD", "VBZ", "VBP", "MD") for i in range(a, start)):
        return None
    return [(a, start)]


def _is_no_statement(reading: Reading, cue: Cue, pieces: list[TextRange], negated: bool) -> bool:
    """Whether nothing is said: "would not say whether", "declined to say how"."""
    opening = reading.lower[reading.token_at(pieces[0].start)]
    if not cue.takes("clause") or opening not in _WH:
        return False
    if negated:
        return True
    head = reading.doc[cue.first].head
    return head.lower_ in ("declined", "refused", "decline", "refuse", "declines", "refuses", "declining", "refusing")


# ---------------------------------------------------------------- phrases
def _by_phrase(reading: Reading, taken: list[TextRange]) -> list[Draft]:
    drafts = []
    phrases = reading.lexicon.phrases
    for paragraph in reading.paragraphs:
        for i in range(paragraph.first, paragraph.stop):
            for words, entry in phrases.get(reading.lower[i], ()):
                if tuple(reading.lower[i : i + len(words)]) == words and not reading.inside[i]:
                    draft = _around_phrase(reading, i, i + len(words), entry, taken)
                    if draft is not None:
                        drafts.append(draft)
                    break
    return drafts


def _around_phrase(reading: Reading, first: int, stop: int, entry: CueWord, taken: list[TextRange]) -> Draft | None:
    """The sentence around "according to X" without that phrase."""
    a, b = reading.sentence_of(first)
    if stop >= b:
        return None
    speaker = _source_after(reading, stop, b)
    if speaker is None:
        return None
    after = reading.token_at(speaker.end)
    head = reading.doc[first]
    while first == a and after < b and reading.lower[after] != ",":
        after += 1
    ranges = [(a, first)] if first - a > 2 else []
    if first <= a + 2 and after < b - 2:
        ranges = [(after, b)]
    pieces = _pieces(reading, ranges, taken)
    if not pieces:
        return None
    draft = Draft(
        pieces,
        "indirect",
        entry.id,
        speaker=speaker,
        cue=TextRange(reading.starts[first], reading.end_of(stop - 1)),
        cue_class=entry.class_,
        cue_token=head.i,
    )
    return draft


def _source_after(reading: Reading, first: int, limit: int) -> TextRange | None:
    if reading.parsed:
        for i in range(first, min(limit, first + 12)):
            token = reading.doc[i]
            if token.dep_ == "pobj" and token.head.i < first:
                return noun_phrase(reading, token)
    return phrase_after(reading, first, limit)


# ---------------------------------------------------------------- content
def _pieces(reading: Reading, ranges: list[tuple[int, int]], taken: list[TextRange]) -> list[TextRange]:
    """The characters of token ranges, trimmed; ranges that a direct quote has taken are cut off."""
    pieces = []
    for first, stop in ranges:
        while first < stop and (reading.lower[first] in _EDGE_WORDS or reading.doc[first].is_space):
            first += 1
        while stop > first and (
            reading.lower[stop - 1] in _EDGE_WORDS or reading.lower[stop - 1] in "?!" or reading.doc[stop - 1].is_space
        ):
            stop -= 1
        if first >= stop:
            continue
        piece = TextRange(reading.starts[first], reading.end_of(stop - 1))
        for other in taken:
            if other.overlaps(piece):
                piece = TextRange(piece.start, other.start) if other.start > piece.start else TextRange(0, 0)
                break
        words = reading.text[piece.start : piece.end].split()
        if len(words) >= 2:
            pieces.append(piece)
    return pieces


def _without_overlaps(drafts: list[Draft]) -> list[Draft]:
    """Of two quotes where one lies in the other the outer one stays unless they have the same words."""
    kept: list[Draft] = []
    for draft in sorted(drafts, key=lambda one: (one.start, -one.end)):
        if any(other.start <= draft.start and draft.end <= other.end for other in kept[-3:]):
            continue
        kept.append(draft)
    return kept


def _settle_marks(reading: Reading, draft: Draft, used: set[Marked]) -> None:
    """Take the marked stretches that the quote covers, whole, and say whether it is mixed or direct."""
    paragraph = reading.paragraph_of(reading.token_at(draft.start))
    fragments = list(draft.fragments)
    for marked in paragraph.marked:
        if marked.level or marked in used:
            continue
        for k, fragment in enumerate(fragments):
            if fragment.overlaps(marked.outer):
                start, end = min(fragment.start, marked.outer.start), max(fragment.end, marked.outer.end)
                fragments[k] = TextRange(start, end)
                used.add(marked)
                draft.kind = "mixed"
                break
    draft.fragments = fragments
