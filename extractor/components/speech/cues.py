"""The words that attribute: verbs, nouns and phrases of saying, each with its class and the frames it takes."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import get_args

from extractor.record.quote import CueClass
from extractor.words.lexicons import cached, lexicon, load_lexicon
from extractor.words.uses import SpeechUse, Word, words_by_use, words_that
from extractor.words.verbs import Verb, load_verbs, verbs_that


@lexicon("cue_nouns", "cue_phrases")
@dataclass(frozen=True, slots=True, kw_only=True)
class CueWord:
    """A noun ("claim") or a phrase ("according to") that attributes; `class`: the `cue_class` of its quotes."""

    id: str
    surface: str
    class_: CueClass


@dataclass(frozen=True, slots=True)
class Cue:
    """A verb of saying in a text: tokens `first` to `last` (inclusive)."""

    first: int
    last: int
    verb: Verb

    def takes(self, *frames: str) -> bool:
        """True if the verb can have one of the frames."""
        return any(frame in self.verb.frames for frame in frames)


@dataclass(frozen=True, slots=True)
class CueLexicon:
    """The word lists, ready for look-up by lower-cased words.

    `verbs`: first word in any form -> (further words, entry), longest first.  `phrases`: first word -> (words, entry).
    `words`: tag -> words.  `thoughts`: any form of a verb of thinking or hearing -> entry.
    """

    verbs: dict[str, tuple[tuple[tuple[str, ...], Verb], ...]]
    phrases: dict[str, tuple[tuple[tuple[str, ...], CueWord], ...]]
    nouns: dict[str, CueWord]
    documents: dict[str, str]  # noun -> kind, the noun itself where it has none
    media: dict[str, str]
    words: dict[str, frozenset[str]]
    thoughts: dict[str, Verb]

    def words_that(self, tag: str) -> frozenset[str]:
        """The words that have a tag, in small letters."""
        return self.words[tag]

    def takes(self, word: str, frame: str) -> bool:
        """True for any form of a verb of saying or thinking that can have a frame."""
        verbs = (verb for _, verb in (*self.verbs.get(word, ()), ((), self.thoughts.get(word))))
        return any(verb is not None and frame in verb.frames for verb in verbs)


@cached
def load_cues() -> CueLexicon:
    """The cue lexicons of `models/en/lexicons/`, indexed once.  Raises ResourceError on a fault in a file."""
    verbs: dict[str, dict[tuple[str, ...], Verb]] = {}
    thoughts: dict[str, Verb] = {}
    tagged: dict[str, frozenset[str]] = {tag: words_that(tag) for tag in get_args(SpeechUse)}
    tagged |= {"final_verb": verbs_that("final_verb"), "issue": verbs_that("issue")}
    tagged["headline_verb"] = frozenset(verb.all_forms[1] for verb in load_verbs() if "headline_verb" in verb.uses)
    for verb in load_verbs():
        if verb.cue_class is not None:
            for form in verb.all_forms:
                verbs.setdefault(form, {})[verb.words[1]] = verb
        if "thought" in verb.uses:
            thought = replace(verb, cue_class="neutral", frames=("clause",))
            thoughts.update(dict.fromkeys(verb.all_forms, thought))
    phrases: dict[str, list[tuple[tuple[str, ...], CueWord]]] = {}
    for phrase in load_lexicon("cue_phrases", CueWord):
        words = tuple(phrase.surface.split(" "))
        phrases.setdefault(words[0], []).append((words, phrase))
    return CueLexicon(
        thoughts=thoughts,
        words=tagged,
        verbs={form: tuple(sorted(entries.items(), key=lambda item: -len(item[0]))) for form, entries in verbs.items()},
        phrases={first: tuple(entries) for first, entries in phrases.items()},
        nouns={entry.surface: entry for entry in load_lexicon("cue_nouns", CueWord)},
        documents={word.id: word.document_kind or word.id for word in words_by_use()["document"]},
        media={word.id.lower(): word.medium for word in load_lexicon("words", Word) if word.medium},
    )
