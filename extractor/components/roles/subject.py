"""The subject of a verb as a measure, also where the parser lost it, and the object where the subject is only an agent."""

from __future__ import annotations

from typing import Protocol

from spacy.tokens import Token

from extractor.components.roles.phrase import Phrase, noun_phrase, trim, words_before
from extractor.components.roles.view import NOMINAL, View

_CLIMB = 5  # verbs from a conjunct or participle to the verb that has the subject
_RELATIVE_PRONOUNS = frozenset({"which", "that", "who", "whom", "what"})
_CLAUSE_WORDS = frozenset({"while", "as", "whereas", "although", ";", "but"})
_SHORTEST_STEM = 4  # letters: "earn" of "earnings"
_NOUN_REACH = 80  # tokens back to the noun of a verb
_LONGEST_CLAUSE = 14  # tokens of a clause that is itself a measure: "Restoring pre-sanctions production levels"


class EarlierMeasures(Protocol):
    """The measures of the figures before, as `subject_of` asks for them."""

    def latest(self, index: int) -> Phrase | None: ...
    def of_earlier(self, index: int) -> Phrase | None: ...


def subject_of(view: View, verb: Token, earlier: EarlierMeasures, index: int) -> Phrase | None:
    """What the subject of a verb names, for figure `index`.

    A pronoun stands for the measure before it; a participle and a relative clause have the noun that they hang on.
    """
    for _ in range(_CLIMB):
        subject = _subject(view, verb, index)
        if subject is not None:
            return _named_by(view, verb, subject, earlier, index)
        if verb.dep_ == "acl" and verb.head.pos_ in NOMINAL:
            at = view.figure_at[verb.head.i]
            return noun_phrase(view, verb.head, "participle") if at < 0 else earlier.of_earlier(at)
        if verb.dep_ == "advcl" and verb.tag_ in ("VBG", "VBN") and verb.i > verb.head.i:
            before = [k for k in view.same_sentence(index) if k < index and view.spans[k].start < verb.i]
            if before:
                return earlier.of_earlier(before[-1]) or earlier.latest(index)
        near = words_before(view, verb.i, view.sentence_of[index][0], "words_before")
        if near is not None and verb.tag_ in ("VBD", "VBZ", "VBP"):
            return near
        if verb.dep_ not in ("conj", "xcomp", "advcl", "ccomp", "parataxis", "dep", "aux", "pcomp", "acomp"):
            return None
        if verb.head is verb:
            return None
        verb = verb.head
    return None


def _subject(view: View, verb: Token, index: int) -> Token | None:
    """The verb's subject; None where an amount or a new clause stands between them, which no parse survives."""
    subjects = [child for child in verb.lefts if child.dep_ in ("nsubj", "nsubjpass", "csubj")]
    if not subjects:
        return None
    subject = subjects[-1]
    depth_end = subject.right_edge.i
    for i in range(depth_end + 1, verb.i):
        at = view.figure_at[i]
        is_amount = at >= 0 and view.figures[at].kind not in ("count", "duration", "age")
        if is_amount or view.words[i] in _CLAUSE_WORDS:
            return None
    return None if view.is_ticker(subject.i) else subject


def _named_by(view: View, verb: Token, subject: Token, earlier: EarlierMeasures, index: int) -> Phrase | None:
    at = view.figure_at[subject.i]
    if at >= 0:
        return earlier.of_earlier(at) if at != index else None
    if subject.ent_type_ == "PERSON" and verb.lower_ not in view.cues.verbs:
        return None
    if subject.lower_ in _RELATIVE_PRONOUNS and verb.dep_ == "relcl":
        subject = verb.head
        at = view.figure_at[subject.i]
        return noun_phrase(view, subject, "relative") if at < 0 else earlier.of_earlier(at)
    if subject.pos_ == "PRON":
        return earlier.latest(index)
    if subject.dep_ == "nsubj" and verb.pos_ == "VERB" and verb.lower_ in view.cues.uses["agent"]:
        return _object_of(view, verb, index)
    if subject.dep_ == "csubj":
        end = min(verb.i, subject.left_edge.i + _LONGEST_CLAUSE)
        return trim(view, subject.left_edge.i, end, subject.i, "clause")
    return noun_phrase(view, subject, "subject")


def _object_of(view: View, verb: Token, index: int) -> Phrase | None:
    """ "spent $3bn on roads", "sold the unit for $3bn": the object or the purpose, since the subject is who, not what."""
    for child in verb.rights:
        if child.dep_ == "dobj" and child.pos_ in ("NOUN", "PROPN") and view.figure_at[child.i] < 0:
            if child.lower_ not in view.cues.nouns:
                return noun_phrase(view, child, "object")
        if child.dep_ == "prep" and child.lower_ in ("on", "for", "in") and child.i >= view.spans[index].end:
            for thing in child.rights:
                if thing.dep_ == "pobj" and not view.is_time(thing.i) and view.figure_at[thing.i] < 0:
                    return noun_phrase(view, thing, "purpose")
    return _noun_of(view, verb)


def _noun_of(view: View, verb: Token) -> Phrase | None:
    """The noun of the verb, said before: "third-quarter earnings" for "earned $3bn", "exports" for "exported"."""
    stem = verb.lemma_.lower().removesuffix("e")
    if len(stem) < _SHORTEST_STEM:
        return None
    for i in range(verb.i - 1, max(-1, verb.i - _NOUN_REACH), -1):
        if view.words[i].startswith(stem) and view.pos[i] == "NOUN" and view.words[i] != verb.lemma_:
            return noun_phrase(view, view.tokens[i], "noun_of_verb")
    return None
