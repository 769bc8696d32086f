"""Mixed quotes inside the writer's own clause: "called the plan "a disaster"", "accused them of being "duped"".

Only with marks: a verb of naming or judging without them says nothing that can be checked word by word.  The words around
them are the writer's and stay out.
"""

from __future__ import annotations

from collections import deque

from extractor.components.clauses.phrases import describes_noun
from extractor.components.clauses.reading import auxiliaries
from extractor.components.quotes.draft import Draft, attributed
from extractor.components.quotes.rules import RULES, first_of
from extractor.components.quotes.speakers import speaker_of
from extractor.components.speech.cues import Cue
from extractor.components.speech.marks import Marked
from extractor.components.speech.speech import FINITE, Speech
from extractor.record.textrange import TextRange

_OBJECT_FRAMES = ("object", "object_as", "object_complement", "object_infinitive", "infinitive")
_LINKS = frozenset({"and", "or", ",", "who", "but", "as", "for", "being", "a", "an", "the", "is", "has", "then", "to"})
_GAP = 4  # tokens between two marked stretches of one complement
_MOST_TOKENS = 25  # tokens between the cue and the first mark


def find_by_object(speech: Speech, spent: set[int], used: set[Marked]) -> list[Draft]:
    """The complements with marked words in them; the stretches are added to `used`."""
    drafts = []
    for paragraph in speech.paragraphs:
        free = deque(marked for marked in paragraph.marked if marked.level == 0 and marked not in used)
        while free:
            marked = free.popleft()
            draft = first_of("object", speech, marked, spent)
            if draft is None or first_of("no_quote", speech, marked):
                continue
            group = [marked]
            while free and _is_linked(speech, group[-1], free[0]):
                group.append(free.popleft())
            draft.fragments = [TextRange(marked.start, group[-1].end)]
            drafts.append(draft)
            used.update(group)
    return drafts


@RULES.add("title", "no_quote", "Nia called it “The Last Ferry”.", "Nia called it “a slow ferry”.")
def _is_title(speech: Speech, marked: Marked) -> bool:
    """The title of a work, by its looks: two words or more, three before a full stop, capitals but for small ones inside."""
    words = speech.text[marked.start : marked.end]
    parts = [word for word in words.split() if word[:1].isalpha()]
    are_capitals = all(word[0].isupper() or len(word) <= 3 for word in parts)
    is_short = len(parts) < (3 if words[-1] == "." else 2)
    return are_capitals and not is_short and parts[-1][0].isupper() and words[-1] not in "?!"


@RULES.add("mixed.object", "object", "Nia called it “a gift to all”.", "Nia paid for “a gift to all”.")
def _by_object(speech: Speech, marked: Marked, spent: set[int]) -> Draft | None:
    """Marked words in what somebody calls something: called the plan "a disaster"."""
    cue = _cue_before(speech, marked, spent)
    speaker = speaker_of(speech, cue.first) if cue is not None else None
    return attributed(speech, marked, speaker, cue, "mixed.object", "mixed") if cue and speaker else None


def _cue_before(speech: Speech, marked: Marked, spent: set[int]) -> Cue | None:
    """The verb before a stretch, in its clause, if it is a cue whose complement the stretch can belong to."""
    first = speech.token_at(marked.outer.start)
    for i in range(first - 1, max(speech.sentence_of(first)[0], first - _MOST_TOKENS) - 1, -1):
        if (cue := speech.cues.get(i)) is not None:
            # "a pattern called a "glider""
            is_naming = (
                describes_noun(speech.columns, i) and not auxiliaries(speech.columns, i) and speech.tags[i] == "VBN"
            )
            return cue if i not in spent and cue.takes(*_OBJECT_FRAMES) and not is_naming else None
        is_verb = speech.tags[i] in FINITE and not describes_noun(speech.columns, i)
        if is_verb or speech.inside[i] or speech.lower[i] in (";", ":", ","):
            return None
    return None


def _is_linked(speech: Speech, first: Marked, second: Marked) -> bool:
    """Whether a stretch goes on with the one before: "“a bully” and “a liar”"."""
    gap = speech.lower[speech.token_at(first.outer.end) : speech.token_at(second.outer.start)]
    return len(gap) <= _GAP and _LINKS.issuperset(gap)
