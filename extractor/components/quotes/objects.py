"""Mixed quotes inside the writer's own clause: "called the plan "a disaster"", "accused them of being "duped"".

Only with marks: a verb of naming or judging without them says nothing that can be checked word by word.  A pronoun as the
object leaves the marked words alone; a noun phrase belongs to what is said and is kept.
"""

from __future__ import annotations

from extractor.components.clauses.marks import Marked
from extractor.components.quotes.draft import Attribution, Draft
from extractor.components.quotes.reading import Cue, Paragraph, Reading
from extractor.components.quotes.speakers import FINITE_TAGS, is_passive, speaker_of
from extractor.textrange import TextRange

_OBJECT_FRAMES = frozenset({"object", "object_as", "object_complement", "object_of", "object_infinitive", "infinitive"})
_LINKS = frozenset({"and", "or", ",", "who", "but", "as", "for", "being", "a", "an", "the", "is", "has", "then", "to"})
PRONOUNS = frozenset({"it", "him", "her", "them", "me", "us", "you", "this", "that", "himself", "herself", "itself"})
_TAILS = frozenset({"of", "from", "to", "for", "against"})
_PHRASE_TAGS = frozenset({"NN", "NNS", "NNP", "NNPS", "DT", "JJ", "CD", "PRP$", "POS", "VBN", "VBG", "PRP"})
_GAP = 4  # tokens between two marked stretches of one complement
_MAX_LINKED = 8  # marked stretches of one complement
_REACH = 25  # tokens between the cue and the first mark


def find_by_object(reading: Reading, spent: set[int], used: set[Marked]) -> list[Draft]:
    """The complements with marked words in them; the stretches are added to `used`."""
    drafts = []
    for paragraph in reading.paragraphs:
        free = [marked for marked in paragraph.marked if marked.level == 0 and marked not in used]
        for k, marked in enumerate(free):
            if marked in used or is_title(reading.text[marked.start : marked.end]):
                continue
            first = reading.token_at(marked.outer.start)
            cue = _cue_before(reading, paragraph, first, spent)
            if cue is None:
                continue
            speaker = speaker_of(reading, cue.first)
            if speaker is None and not (reading.parsed and is_passive(reading, cue.first)):
                continue
            group = _linked(reading, free[k : k + _MAX_LINKED])
            start, end = _complement(reading, cue, group)
            cue_range = reading.cue_range(cue)
            attribution = Attribution(speaker, cue_range, cue, "mixed.object", reading.is_negated(cue.first))
            drafts.append(attribution.draft([TextRange(start, end)], "mixed"))
            used.update(group)
    return drafts


def is_title(words: str) -> bool:
    """Whether marked words look like the title of a work: two words or more, all but the small ones capitalised."""
    parts = [word for word in words.split() if word[:1].isalpha()]
    return len(parts) >= 2 and all(word[0].isupper() or len(word) <= 3 for word in parts) and words[-1] not in ".?!"


def _cue_before(reading: Reading, paragraph: Paragraph, first: int, spent: set[int]) -> Cue | None:
    """The nearest cue before a stretch, in its sentence, whose complement the stretch can belong to."""
    a, _ = reading.sentence_of(first)
    for i in range(first - 1, max(a, first - _REACH) - 1, -1):
        if reading.inside[i] or reading.lower[i] in (";", ":"):
            return None
        cue = reading.cues.get(i)
        if cue is None:
            if reading.tags[i] in FINITE_TAGS and reading.deps[i] not in ("aux", "auxpass", "relcl"):
                return None
            continue
        if cue.first in spent or not any(cue.takes(frame) for frame in _OBJECT_FRAMES):
            return None
        return None if _set_apart(reading, cue.last + 1, first) else cue
    return None


def _set_apart(reading: Reading, first: int, stop: int) -> bool:
    """Whether a comma parts the stretch from the cue."""
    return any(reading.lower[i] == "," for i in range(first, stop))


def _linked(reading: Reading, free: list[Marked]) -> list[Marked]:
    """The first stretch and those that go on with it: "“a bully” and “a liar”"."""
    group = [free[0]]
    for marked in free[1:]:
        first, stop = reading.token_at(group[-1].outer.end), reading.token_at(marked.outer.start)
        if stop - first > _GAP or any(
            reading.lower[i] not in _LINKS or reading.lower[i] in reading.lexicon.verbs for i in range(first, stop)
        ):
            break
        group.append(marked)
    return group


def _complement(reading: Reading, cue: Cue, group: list[Marked]) -> tuple[int, int]:
    """The characters of the complement: the marked words alone after a pronoun or right after the cue."""
    first = cue.last + 1
    while reading.is_space(first):
        first += 1
    last = group[-1]
    if reading.lower[first] in PRONOUNS or reading.starts[first] >= group[0].outer.start:
        first_word = group[0]
        if len(group) == 1:
            return first_word.start, first_word.end
        return first_word.outer.start, last.outer.end
    if cue.takes("object_of"):
        first = next(
            (i + 1 for i in range(first, reading.token_at(group[0].outer.start)) if reading.lower[i] == "of"), first
        )
    elif reading.lower[first] in ("as", "for", "that") and reading.starts[first + 1] < group[0].outer.start:
        first += 1
    return reading.starts[first], _end_after(reading, last)


def _end_after(reading: Reading, last: Marked) -> int:
    """The end of the last stretch or of the phrase that goes on with it: ""a breach" of five resolutions"."""
    at = after = reading.token_at(last.outer.end)
    if after < len(reading.lower) and reading.lower[after] in _TAILS:
        at += 1
        while at < min(after + 8, len(reading.lower)) and reading.tags[at] in _PHRASE_TAGS and not reading.inside[at]:
            at += 1
    return reading.end_of(at - 1) if at > after else last.outer.end
