"""Mixed quotes inside the writer's own clause: "called the plan "a disaster"", "accused them of being "duped"".

Only with marks: a verb of naming or judging without them says nothing that can be checked word by word.  A pronoun as the
object leaves the marked words alone; a noun phrase belongs to what is said and is kept.
"""

from __future__ import annotations

from extractor.components.clauses.cues import Cue
from extractor.components.clauses.marks import Marked
from extractor.components.clauses.sayers import is_passive
from extractor.components.clauses.speech import FINITE, Paragraph, Speech
from extractor.components.quotes.draft import Attribution, Draft
from extractor.components.quotes.speakers import speaker_of
from extractor.textrange import TextRange

_OBJECT_FRAMES = frozenset({"object", "object_as", "object_complement", "object_of", "object_infinitive", "infinitive"})
_LINKS = frozenset({"and", "or", ",", "who", "but", "as", "for", "being", "a", "an", "the", "is", "has", "then", "to"})
_TAILS = frozenset({"of", "from", "to", "for", "against"})
_PHRASE_TAGS = frozenset({"NN", "NNS", "NNP", "NNPS", "DT", "JJ", "CD", "PRP$", "POS", "VBN", "VBG", "PRP"})
_GAP = 4  # tokens between two marked stretches of one complement
_MAX_LINKED = 8  # marked stretches of one complement
_REACH = 25  # tokens between the cue and the first mark


def find_by_object(speech: Speech, spent: set[int], used: set[Marked]) -> list[Draft]:
    """The complements with marked words in them; the stretches are added to `used`."""
    drafts = []
    for paragraph in speech.paragraphs:
        free = [marked for marked in paragraph.marked if marked.level == 0 and marked not in used]
        for k, marked in enumerate(free):
            if marked in used or is_title(speech.text[marked.start : marked.end]):
                continue
            first = speech.token_at(marked.outer.start)
            cue = _cue_before(speech, paragraph, first, spent)
            if cue is None:
                continue
            speaker = speaker_of(speech, cue.first)
            if speaker is None and not (speech.parsed and is_passive(speech, cue.first)):
                continue
            group = _linked(speech, free[k : k + _MAX_LINKED])
            start, end = _complement(speech, cue, group)
            cue_range = speech.cue_range(cue)
            attribution = Attribution(speaker, cue_range, cue, "mixed.object", speech.is_negated(cue.first))
            drafts.append(attribution.draft([TextRange(start, end)], "mixed"))
            used.update(group)
    return drafts


def is_title(words: str) -> bool:
    """Whether marked words look like the title of a work: two words or more, all but the small ones capitalised."""
    parts = [word for word in words.split() if word[:1].isalpha()]
    return len(parts) >= 2 and all(word[0].isupper() or len(word) <= 3 for word in parts) and words[-1] not in ".?!"


def _cue_before(speech: Speech, paragraph: Paragraph, first: int, spent: set[int]) -> Cue | None:
    """The nearest cue before a stretch, in its sentence, whose complement the stretch can belong to."""
    a, _ = speech.sentence_of(first)
    for i in range(first - 1, max(a, first - _REACH) - 1, -1):
        if speech.inside[i] or speech.lower[i] in (";", ":"):
            return None
        cue = speech.cues.get(i)
        if cue is None:
            if speech.tags[i] in FINITE and speech.deps[i] not in ("aux", "auxpass", "relcl"):
                return None
            continue
        if cue.first in spent or not any(cue.takes(frame) for frame in _OBJECT_FRAMES):
            return None
        return None if _set_apart(speech, cue.last + 1, first) else cue
    return None


def _set_apart(speech: Speech, first: int, stop: int) -> bool:
    """Whether a comma parts the stretch from the cue."""
    return any(speech.lower[i] == "," for i in range(first, stop))


def _linked(speech: Speech, free: list[Marked]) -> list[Marked]:
    """The first stretch and those that go on with it: "“a bully” and “a liar”"."""
    group = [free[0]]
    for marked in free[1:]:
        first, stop = speech.token_at(group[-1].outer.end), speech.token_at(marked.outer.start)
        if stop - first > _GAP or any(
            speech.lower[i] not in _LINKS or speech.lower[i] in speech.lexicon.verbs for i in range(first, stop)
        ):
            break
        group.append(marked)
    return group


def _complement(speech: Speech, cue: Cue, group: list[Marked]) -> tuple[int, int]:
    """The characters of the complement: the marked words alone after a pronoun or right after the cue."""
    first = cue.last + 1
    while speech.is_space(first):
        first += 1
    last = group[-1]
    if speech.lower[first] in speech.lexicon.uses("pronoun") or speech.starts[first] >= group[0].outer.start:
        first_word = group[0]
        if len(group) == 1:
            return first_word.start, first_word.end
        return first_word.outer.start, last.outer.end
    if cue.takes("object_of"):
        first = next(
            (i + 1 for i in range(first, speech.token_at(group[0].outer.start)) if speech.lower[i] == "of"), first
        )
    elif speech.lower[first] in ("as", "for", "that") and speech.starts[first + 1] < group[0].outer.start:
        first += 1
    return speech.starts[first], _end_after(speech, last)


def _end_after(speech: Speech, last: Marked) -> int:
    """The end of the last stretch or of the phrase that goes on with it: ""a breach" of five resolutions"."""
    at = after = speech.token_at(last.outer.end)
    if after < len(speech.lower) and speech.lower[after] in _TAILS:
        at += 1
        while at < min(after + 8, len(speech.lower)) and speech.tags[at] in _PHRASE_TAGS and not speech.inside[at]:
            at += 1
    return speech.ends[at - 1] if at > after else last.outer.end
