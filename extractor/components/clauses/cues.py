"""The words that attribute: verbs, nouns and phrases of saying, each with its class and the frames it takes."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from extractor.lexicons import cached, lexicon, load_lexicon
from extractor.quote import CueClass

_VOWELS = "aeiou"
CueFrame = Literal[
    "addressee",  # whom it is told, who is no part of it: "told the council that"
    "bare_clause",  # a clause without "that", likely even where the parse has none
    "clause",  # a clause, with or without "that"
    "infinitive",  # "promised to"
    "noun_phrase",  # an object that reports: "announced a ban"
    "object",  # "praised the plan"
    "object_as",  # "described it as"
    "object_complement",  # "called it a"
    "object_infinitive",  # "urged them to"
    "object_of",  # "accused them of"
    "question",  # whether, how
    "speech",  # words between marks
]


@lexicon("cue_verbs", "thought_verbs")
@dataclass(frozen=True, slots=True, kw_only=True)
class CueVerb:
    """A verb that attributes, with its irregular `forms`; particles belong to the surface ("point out").

    `class`: the `cue_class` of its quotes; `frames`: what may stand beside it.
    `medium`: where something was said, if the verb says it ("tweeted"), or whom it tells by name ("told CNN").
    """

    id: str
    surface: str
    class_: CueClass
    frames: tuple[CueFrame, ...]
    forms: tuple[str, ...] = ()
    medium: str | None = None


@lexicon("cue_nouns", "cue_phrases")
@dataclass(frozen=True, slots=True, kw_only=True)
class CueWord:
    """A noun ("claim") or a phrase ("according to") that attributes; `class`: the `cue_class` of its quotes."""

    id: str
    surface: str
    class_: CueClass


@lexicon("documents")
@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """A noun for something that is read and says things: "report", "data"; nouns of one `kind` may mean one thing."""

    id: str
    surface: str
    kind: str = ""


@lexicon("media")
@dataclass(frozen=True, slots=True, kw_only=True)
class Medium:
    """A word for where something was said, and the `medium` that it means."""

    id: str
    surface: str
    medium: str


@lexicon("speech_words")
@dataclass(frozen=True, slots=True, kw_only=True)
class SpeechWord:
    """A word that decides how far reported words reach or who says them; `use` says how."""

    id: str
    surface: str
    use: str


@dataclass(frozen=True, slots=True)
class Cue:
    """A verb of saying in a text: tokens `first` to `last` (inclusive)."""

    first: int
    last: int
    verb: CueVerb

    def takes(self, *frames: str) -> bool:
        """True if the verb may stand in one of the frames."""
        return any(frame in self.verb.frames for frame in frames)


@dataclass(frozen=True, slots=True)
class CueLexicon:
    """The word lists, ready for look-up by lower-cased words.

    `verbs`: first word in any form -> (further words, entry), longest first.  `phrases`: first word -> (words, entry).
    `words`: use -> words.  `thoughts`: any form of a verb of thinking or hearing -> entry.
    """

    verbs: dict[str, tuple[tuple[tuple[str, ...], CueVerb], ...]]
    phrases: dict[str, tuple[tuple[tuple[str, ...], CueWord], ...]]
    nouns: dict[str, CueWord]
    documents: dict[str, str]  # noun -> kind, the noun itself where it has none
    media: dict[str, str]
    words: dict[str, frozenset[str]]
    thoughts: dict[str, CueVerb]

    def uses(self, use: str) -> frozenset[str]:
        """The words of one use in `speech_words.jsonl`, in small letters; none where the language has none."""
        return self.words.get(use, frozenset())

    def takes(self, word: str, frame: str) -> bool:
        """True for any form of a verb of saying or thinking that may stand in a frame."""
        verbs = (verb for _, verb in (*self.verbs.get(word, ()), ((), self.thoughts.get(word))))
        return any(verb is not None and frame in verb.frames for verb in verbs)


def inflect(verb: str) -> tuple[str, ...]:
    """The regular forms of a verb's first word: "deny" -> deny, denies, denied, denying."""
    if verb.endswith("e"):
        return verb, verb + "s", verb + "d", verb[:-1] + "ing"
    if verb.endswith("y") and verb[-2:-1] not in _VOWELS:
        return verb, verb[:-1] + "ies", verb[:-1] + "ied", verb + "ing"
    ending = "es" if verb.endswith(("s", "sh", "ch", "x", "z", "o")) else "s"
    return verb, verb + ending, verb + "ed", verb + "ing"


@cached
def load_cues() -> CueLexicon:
    """The cue lexicons of `models/en/lexicons/`, indexed once.  Raises ResourceError on a fault in a file."""
    verbs: dict[str, dict[tuple[str, ...], CueVerb]] = {}
    for entry in load_lexicon("cue_verbs", CueVerb):
        first, *rest = entry.surface.split(" ")
        irregular = tuple(form.split(" ")[0] for form in entry.forms)
        for form in {*inflect(first), *irregular}:
            verbs.setdefault(form, {})[tuple(rest)] = entry
    phrases: dict[str, list[tuple[tuple[str, ...], CueWord]]] = {}
    for phrase in load_lexicon("cue_phrases", CueWord):
        words = tuple(phrase.surface.split(" "))
        phrases.setdefault(words[0], []).append((words, phrase))
    uses: dict[str, set[str]] = {}
    for word in load_lexicon("speech_words", SpeechWord):
        uses.setdefault(word.use, set()).add(word.surface)
    thoughts = load_lexicon("thought_verbs", CueVerb)
    return CueLexicon(
        thoughts={form: verb for verb in thoughts for form in {*inflect(verb.surface), *verb.forms}},
        words={use: frozenset(found) for use, found in uses.items()},
        verbs={form: tuple(sorted(found.items(), key=lambda item: -len(item[0]))) for form, found in verbs.items()},
        phrases={first: tuple(found) for first, found in phrases.items()},
        nouns={entry.surface: entry for entry in load_lexicon("cue_nouns", CueWord)},
        documents={entry.surface: entry.kind or entry.surface for entry in load_lexicon("documents", Document)},
        media={entry.surface.lower(): entry.medium for entry in load_lexicon("media", Medium)},
    )
