"""Quotes by a phrase or a noun in place of a verb: "according to X", "X's claim that"."""

from __future__ import annotations

from extractor.components.clauses.cues import CueWord
from extractor.components.quotes.content import content_pieces, has_finite_verb
from extractor.components.quotes.draft import Attribution, Draft
from extractor.components.quotes.reading import Cue, Reading
from extractor.components.quotes.speakers import DAYS, FINITE_TAGS, noun_phrase, phrase_after
from extractor.textrange import TextRange


def find_by_phrase(reading: Reading, taken: list[TextRange]) -> list[Draft]:
    """The sentences that a phrase ("according to") gives to a source."""
    drafts = []
    phrases = reading.lexicon.phrases
    for paragraph in reading.paragraphs:
        for i in range(paragraph.first, paragraph.stop):
            for words, entry in phrases.get(reading.lower[i], ()):
                if words == ("per",) and not _is_source_per(reading, i):
                    continue
                if tuple(reading.lower[i : i + len(words)]) == words and not reading.inside[i]:
                    draft = _around_phrase(reading, i, i + len(words), entry, taken)
                    if draft is not None:
                        drafts.append(draft)
                    break
    return drafts


def _is_source_per(reading: Reading, i: int) -> bool:
    """Whether "per" names a source ("per the bylaws") and not a denominator ("per person")."""
    apart = i == reading.sentence_of(i)[0] or reading.lower[i - 1] == ","
    return apart and i + 1 < len(reading.tags) and reading.tags[i + 1] in ("DT", "NNP", "NNPS", "PRP$")


def _around_phrase(reading: Reading, first: int, stop: int, entry: CueWord, taken: list[TextRange]) -> Draft | None:
    """The sentence around "according to X" without that phrase."""
    a, b = reading.sentence_of(first)
    if stop >= b:
        return None
    speaker = _source_after(reading, stop, b)
    if speaker is None:
        return None
    after = reading.token_at(speaker.end)
    broken = _said_after_all(reading, after, b)
    if broken is not None:
        content, cue = broken
        pieces = content_pieces(reading, [(content, _before_comment(reading, content, b))], taken)
        cue_range = reading.cue_range(cue)
        return Attribution(speaker, cue_range, cue, f"{entry.id}.verb").draft(pieces, "indirect") if pieces else None
    while first <= a + 1 and after < b and reading.lower[after] != ",":
        after += 1
    ranges = [(a, first)] if first - a > 1 else []
    if after < b - 2 and not has_finite_verb(reading, a, first):
        ranges.append((after, b))
    pieces = content_pieces(reading, ranges, taken)
    if not pieces:
        return None
    return Draft(
        pieces,
        "indirect",
        entry.id,
        speaker=speaker,
        cue=TextRange(reading.starts[first], reading.end_of(stop - 1)),
        cue_class=entry.class_,
        cue_token=first,
    )


def _said_after_all(reading: Reading, after: int, limit: int) -> tuple[int, Cue] | None:
    """The clause of a broken sentence that has both, "according to X announced on Saturday It has ...", and its verb."""
    cue = reading.cues.get(after)
    if cue is None or not cue.takes("clause") or reading.tags[after] not in (*FINITE_TAGS, "VBN"):
        return None
    first = cue.last + 1
    while first < limit and (reading.tags[first] in ("IN", "RB") or reading.lower[first] in DAYS):
        first += 1
    return (first, cue) if first + 2 < limit and has_finite_verb(reading, first, limit) else None


def _before_comment(reading: Reading, first: int, limit: int) -> int:
    """Where the writer's comment after a marked stretch begins: "... legitimate commerce," indicating that ..."."""
    for i in range(first + 2, limit):
        if reading.inside[i - 1] and not reading.inside[i] and reading.lower[i - 2] == "," and reading.tags[i] == "VBG":
            return i
    return limit


def _source_after(reading: Reading, first: int, limit: int) -> TextRange | None:
    if reading.parsed:
        for i in range(first, min(limit, first + 12)):
            token = i
            if reading.deps[token] == "pobj" and reading.heads[token] < first:
                return noun_phrase(reading, token)
    return phrase_after(reading, first, limit)


def _owner(reading: Reading, owner: int) -> TextRange | None:
    """The owner's noun phrase without its 's."""
    phrase = noun_phrase(reading, owner)
    if phrase is not None and reading.text[phrase.end - 2 : phrase.end] in ("'s", "’s"):
        return TextRange(phrase.start, phrase.end - 2)
    return phrase


def find_by_noun(reading: Reading, taken: list[TextRange]) -> list[Draft]:
    """The that-clauses of nouns of saying with an owner: "X's claim that", "a warning by X that"."""
    drafts = []
    nouns = reading.lexicon.nouns
    for i, word in enumerate(reading.lower):
        entry = nouns.get(word)
        if entry is None or reading.inside[i] or reading.tags[i][:1] != "N" or not reading.parsed:
            continue
        noun = i
        clause = next(
            (
                child
                for child in reading.rights[noun]
                if reading.deps[child] in ("acl", "ccomp", "relcl")
                and reading.lower[reading.firsts[child]] == "that"
                and reading.tags[reading.firsts[child]] == "IN"
            ),
            None,
        )
        owner = next((child for child in reading.lefts[noun] if reading.deps[child] == "poss"), None)
        if clause is None or owner is None:
            continue
        _, b = reading.sentence_of(i)
        first = reading.firsts[clause]
        pieces = content_pieces(reading, [(first, min(reading.stops[clause], b))], taken)
        if not pieces:
            continue
        drafts.append(
            Draft(
                pieces,
                "indirect",
                entry.id,
                speaker=_owner(reading, owner),
                cue=TextRange(reading.starts[i], reading.end_of(i)),
                cue_class=entry.class_,
                cue_token=i,
            )
        )
    return drafts
