"""The component `quotes`: who says what, in marks and without them.

What is said, and how far it reaches, is read in `components/speech`; here it gets who says
it, cue, medium and kind.  The way through the package, in the order of the work:
    direct (after, before)     marked stretches with an attribution beside them
    combine                    what is reported without marks or only partly between them
    objects                    marked words inside the writer's own clause
    floating, pull_quotes      stretches that inherit a speaker; what is printed twice
    circumstances              when and where it was said
`draft` holds a quote in the making, `speakers` finds the noun phrase of who speaks.
"""

from __future__ import annotations

from bisect import bisect_left

from spacy.language import Language
from spacy.tokens import Doc

from extractor.components.annotations import found_on, put
from extractor.components.order import STRUCTURE, component, slots
from extractor.components.quotes.circumstances import link_circumstances
from extractor.components.quotes.combine import find_unmarked
from extractor.components.quotes.direct import find_direct
from extractor.components.quotes.draft import Draft
from extractor.components.quotes.floating import find_floating
from extractor.components.quotes.pull_quotes import find_printed_twice
from extractor.components.speech.speakers import can_speak, is_passive
from extractor.components.speech.speech import Speech
from extractor.components.structure import Structure, structure_of
from extractor.record.quote import Quote
from extractor.record.timex import Timex

_LABELLED = frozenset({"turn", "pull_quote"})  # rules by which a label or credit names who speaks
_NOBODY = frozenset({"that", "this", "you", "him", "i", "we"})


def find_quotes(doc: Doc) -> list[Quote]:
    """The quotes of a Doc in text order; their claimants are left open."""
    structure = structure_of(doc)
    speech = structure.speech
    direct, used = find_direct(speech)
    drafts = direct + find_unmarked(speech, structure.said, direct, used)
    drafts += find_floating(speech, drafts, used)
    drafts += find_printed_twice(speech, drafts)
    drafts = _of_speakers(structure, drafts)
    link_circumstances(speech, drafts, found_on(doc).times)
    _flag_unclosed(speech, drafts)
    return _numbered(drafts)


def _of_speakers(structure: Structure, drafts: list[Draft]) -> list[Draft]:
    """The drafts without speakers that cannot speak; what such a one would say without marks is no quote."""
    speech, kept = structure.speech, []
    for draft in drafts:
        is_label = draft.rule in _LABELLED
        if draft.speaker is not None and not is_label and _is_nobody(structure, *structure.tokens(*draft.speaker)):
            is_passed_on = draft.cue_token is not None and is_passive(speech, draft.cue_token)
            if draft.kind != "direct" and not is_passed_on:
                continue
            draft.speaker = None
            if not is_passed_on:
                draft.cue, draft.cue_class = None, None
        kept.append(draft)
    left = set(kept)
    for draft in kept:
        while draft.parent is not None and draft.parent not in left:
            draft.parent = draft.parent.parent
    return kept


def _is_nobody(structure: Structure, first: int, stop: int) -> bool:
    """True for what cannot speak, and a pronoun that names no speaker: "[We] said so", "“It is over,” which [that] means"."""
    speech, head = structure.speech, structure.root(first, stop)
    while head + 1 < stop and "-" in speech.lower[head : head + 2]:
        head += 1  # "another co-author", of which the parse makes two
    is_rest = stop - first == 1 and speech.lower[head] == "those"  # of "[those] who say so"
    return is_rest or speech.lower[head] in _NOBODY or (speech.parsed and not can_speak(speech, head))


def _flag_unclosed(speech: Speech, drafts: list[Draft]) -> None:
    for draft in drafts:
        for start, end in draft.fragments:
            at = bisect_left(speech.unclosed, start)
            if at < len(speech.unclosed) and speech.unclosed[at] < end and not draft.flags:
                draft.flags.append("unclosed_mark")


def _numbered(drafts: list[Draft]) -> list[Quote]:
    drafts.sort(key=lambda draft: (draft.start, -draft.end))
    ids = {id(draft): f"q{k}" for k, draft in enumerate(drafts, 1)}
    return [
        Quote(
            id=ids[id(draft)],
            fragments=tuple(draft.fragments),
            kind=draft.kind,
            speaker=draft.speaker,
            cue=draft.cue,
            cue_class=draft.cue_class,
            negated=draft.negated,
            inferred=("speaker",) if draft.rule == "floating" and draft.speaker else (),
            said_on=draft.said_on,
            medium=draft.medium,
            duplicate_of=ids[id(draft.duplicate)] if draft.duplicate else None,
            parent=ids[id(draft.parent)] if draft.parent else None,
            flags=tuple(draft.flags),
            rule=draft.rule,
        )
        for draft in drafts
    ]


class Quotes:
    """Writes the quotes of each Doc."""

    def __call__(self, doc: Doc) -> Doc:
        """Find the quotes and put them on the Doc."""
        put(doc, Quote, find_quotes(doc))
        return doc


@component("extractor_quotes", reads=(Timex, STRUCTURE), reads_if_there=slots(Timex, "type"), writes=(Quote,))
def make_quotes(nlp: Language, name: str) -> Quotes:
    """The component; it has no settings."""
    return Quotes()
