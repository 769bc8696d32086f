"""The subject of a verb as a measure, also where the parser lost it, and the object where the subject is only an agent."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol

from spacy.tokens import Token

from extractor.components.roles.phrase import Phrase, noun_phrase, trim, words_before
from extractor.components.roles.view import NOMINAL, View

_CLIMB = 5  # verbs from a conjunct or participle to the verb that has the subject
_POINTERS = frozenset({"that", "this", "these", "those", "it", "they", "which"})
_RELATIVE_PRONOUNS = frozenset({"which", "that", "who", "whom", "what"})
_CLAUSE_WORDS = frozenset({"while", "as", "whereas", "although", ";", "but"})
_TELLERS = frozenset({"survey", "poll", "study", "report", "data", "figures", "statistics"})
_TO_HEAD = frozenset({"conj", "xcomp", "advcl", "ccomp", "parataxis", "dep", "aux", "pcomp", "acomp"})
_FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
_SHORTEST_STEM = 4  # letters: "earn" of "earnings"
_NOUN_REACH = 80  # tokens back to the noun of a verb
_LONGEST_CLAUSE = 14  # tokens of a clause that is itself a measure: "Restoring pre-sanctions production levels"


class EarlierMeasures(Protocol):
    """The measures of the figures before, as `Subjects` asks for them."""

    def latest(self, index: int, *, plural: bool | None = None) -> Phrase | None: ...
    def measure_of(self, index: int) -> Phrase | None: ...


@dataclass(frozen=True, slots=True)
class Subjects:
    """Finds what the subject of a verb names; `earlier` answers for pronouns and for subjects that are figures."""

    view: View
    earlier: EarlierMeasures

    def of(self, verb: Token, index: int, *, is_change: bool, of_deed: bool = False) -> Phrase | None:
        """What the subject of `verb` names, for figure `index`.

        A person measures nothing but a change ("she rose 3 points").  `of_deed`: the verb's object is the change, so
        that its subject is no mere agent ("shares had a gain of 3%").  A participle and a relative clause have the
        noun that they hang on for subject.
        """
        view, deed = self.view, verb
        for _ in range(_CLIMB):
            subject = self._subject(verb)
            if subject is not None:
                is_told = verb.lower_ in view.cues.uses["say_verb"] and not of_deed
                if is_told and (not is_change or subject.lower_ in _TELLERS):
                    return None  # who tells it, not what
                verb = deed if deed.lower_ in view.cues.uses["agent"] and deed.dep_ in ("xcomp", "conj") else verb
                return self._named_by(verb, subject, index, is_change, of_deed)
            if verb.dep_ == "acl" and verb.head.pos_ in NOMINAL and verb.head.dep_ != "pobj":
                return self._noun(verb.head, index, "participle")
            if verb.dep_ == "acl" and (verb.tag_ != "VB" or view.words[verb.head.i - 1] != "on"):
                return self._noun(verb.head, index, "participle")
            if verb.dep_ == "advcl" and verb.tag_ in ("VBG", "VBN") and verb.i > verb.head.i:
                before = [k for k in view.same_sentence(index) if k < index and view.spans[k].start < verb.i]
                if before:
                    return self.earlier.measure_of(before[-1]) or self.earlier.latest(index)
            if verb.tag_ in _FINITE or any(child.dep_ == "aux" and child.tag_ in _FINITE for child in verb.lefts):
                near = words_before(view, verb.i, view.sentence_of[index][0], "words_before")
                if near is not None:
                    return near
            if verb.dep_ == "acl":  # "is on track to fall": the subject of "is"
                verb = verb.head.head.head
            elif verb.dep_ not in _TO_HEAD or verb.head is verb:
                return None
            else:
                verb = verb.head
        return None

    def _subject(self, verb: Token) -> Token | None:
        """The verb's subject, looked up once."""
        if verb.i not in self.view.subject:
            self.view.subject[verb.i] = self._look_up_subject(verb)
        return self.view.subject[verb.i]

    def _look_up_subject(self, verb: Token) -> Token | None:
        """The verb's subject; None where an amount or a new clause stands between them, which no parse survives."""
        view = self.view
        subjects = view.subjects_of(verb)
        if not subjects or view.is_ticker(subjects[-1].i):
            return None
        first = subjects[-1]
        if first.is_upper and first.is_sent_start and "-" in view.words[first.i : verb.i]:
            return None  # the place of a dateline
        for i in range(subjects[-1].right_edge.i + 1, verb.i):
            at = view.figure_at[i]
            is_amount = at >= 0 and view.figures[at].kind not in ("count", "duration", "age")
            if is_amount or view.words[i] in _CLAUSE_WORDS:
                return None
        return subjects[-1]

    def _named_by(self, verb: Token, subject: Token, index: int, is_change: bool, of_deed: bool) -> Phrase | None:
        view = self.view
        at = view.figure_at[subject.i]
        if view.is_time(subject.i):  # "the average attendance this season is"
            named = words_before(view, verb.i, view.sentence_of[index][0], "words_before")
            return named or (noun_phrase(view, subject, "subject") if subject.pos_ == "PROPN" else None)
        if at >= 0:
            start = view.spans[at].start
            if at != index and start > 0 and view.pos[start - 1] in ("PROPN", "PART"):  # "Standard & Poor's 500 index"
                return words_before(view, verb.i, view.sentence_of[index][0], "name_before")
            return self.earlier.measure_of(at) if at < index else None
        is_forecaster = subject.lower_ in view.cues.uses["forecaster"] and subject.lower_ not in ("market", "markets")
        if is_forecaster or (not is_change and subject.ent_type_ == "PERSON"):
            return None
        is_agent = subject.dep_ == "nsubj" and verb.pos_ == "VERB" and verb.lower_ in view.cues.uses["agent"]
        if subject.lower_ in _RELATIVE_PRONOUNS and verb.dep_ == "relcl":
            return self._noun(verb.head, index, "relative")
        if subject.pos_ == "PRON" or subject.lower_ in _POINTERS:
            return self.earlier.latest(index, plural=_number(subject))
        if is_agent and not of_deed:
            return self._object_of(verb, index)
        if subject.dep_ == "csubj" and subject.tag_ in ("VBG", "VB"):
            end = min(verb.i, subject.right_edge.i + 1, subject.left_edge.i + _LONGEST_CLAUSE)
            return trim(view, subject.left_edge.i, end, subject.i, "clause")
        return noun_phrase(view, subject, "subject") if subject.dep_ != "csubj" else None

    def _noun(self, noun: Token, index: int, rule: str) -> Phrase | None:
        """The phrase of a noun, or the measure of the figure that the noun is part of."""
        at = self.view.figure_at[noun.i]
        if at < 0:
            return noun_phrase(self.view, noun, rule)
        return self.earlier.measure_of(at) if at < index else None

    def _object_of(self, verb: Token, index: int) -> Phrase | None:
        """ "sold the unit for $3bn", "spent $3bn on roads": the object or the purpose, for the subject is who, not what."""
        view, end = self.view, self.view.spans[index].end
        if view.words[end] in ("on", "for", "into"):  # "raised $3m for the clinic"
            for thing in view.tokens[end].rights:
                if thing.dep_ == "pobj" and not view.is_time(thing.i) and view.figure_at[thing.i] < 0:
                    return noun_phrase(view, thing, "purpose")
        for child in verb.rights:
            is_thing = child.dep_ == "dobj" and child.pos_ in ("NOUN", "PROPN") and view.figure_at[child.i] < 0
            if is_thing and child.lower_ not in view.cues.nouns:
                return noun_phrase(view, child, "object")
            if child.dep_ == "prep" and child.lower_ in ("on", "for", "in") and child.i >= view.spans[index].end:
                for thing in child.rights:
                    if (
                        thing.dep_ == "pobj"
                        and thing.lower_ != "period"
                        and not view.is_time(thing.i)
                        and view.figure_at[thing.i] < 0
                    ):
                        return noun_phrase(view, thing, "purpose")
        return self._noun_of(verb)

    def _noun_of(self, verb: Token) -> Phrase | None:
        """The noun of the verb, said before: "third-quarter earnings" for "earned $3bn", "exports" for "exported"."""
        view = self.view
        stem = verb.lemma_.lower().removesuffix("e")
        if len(stem) < _SHORTEST_STEM:
            return None
        for i in range(verb.i - 1, max(-1, verb.i - _NOUN_REACH), -1):
            if view.words[i].startswith(stem) and view.pos[i] == "NOUN" and view.words[i] != verb.lemma_:
                return noun_phrase(view, view.tokens[i], "noun_of_verb")
        return None


def _number(pronoun: Token) -> bool | None:
    """Whether a pronoun stands for many; None where it does not say."""
    if pronoun.lower_ in ("they", "these", "those"):
        return True
    return False if pronoun.lower_ == "it" else None
