"""What is reported, and how far it reaches: the one place that decides it.

A reported clause goes from its first to its last own token; the attribution may be before, after or inside of it.  Each
rule of `REPORTING` finds some of them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from extractor.components.clauses.clause import Clause
from extractor.components.speech import saying
from extractor.components.speech.cues import Cue
from extractor.components.speech.extents import trimmed
from extractor.components.speech.reporting_rules import REPORTING
from extractor.components.speech.sources import Phrase, joint_of, source_of
from extractor.components.speech.speakers import is_passive, speaker_token
from extractor.components.speech.speech import Speech
from extractor.record.quote import CueClass

_FOLLOWED = frozenset({"indirect.before", "indirect.apart"})  # rules whose speaker may come after the cue


@dataclass(frozen=True, slots=True)
class Reported:
    """Words that are reported: token ranges in text order, without "that" in front and without marks at the ends.

    `cue` is the clause of saying, None where there is none.  `words` are the tokens of the verb, noun, phrase or colon that
    reports (stop exclusive) and `class_` its class, `speaker` the token that heads who says it: each None where the words do not
    say.  `statement` is False for what is asked for, announced or judged without a clause ("urged them [to act]").
    """

    ranges: tuple[tuple[int, int], ...]
    cue: Clause | None
    rule: str = ""
    words: tuple[int, int] | None = None
    class_: CueClass | None = None
    speaker: int | None = None
    statement: bool = True


class ReportedWords:
    """Finds the reported stretches of a Doc."""

    def __init__(self, speech: Speech, clause_of: Callable[[int], Clause | None]) -> None:
        self._speech, self._clause_of = speech, clause_of
        self.stretches = sorted(
            [*self._by_lines(), *self._by_verbs(), *self._by_thoughts(), *self._by_phrases(), *self._by_nouns()],
            key=lambda reported: (reported.ranges[0][0], -reported.ranges[-1][1]),
        )

    def _first(self, stage: str, anchor: object) -> tuple[str, tuple[tuple[int, int], ...]] | None:
        """The id of the first rule of a stage that finds something, with the ranges trimmed."""
        for rule in REPORTING.of(stage):
            ranges = rule.find(self._speech, anchor)
            if ranges is not None:
                pieces = (
                    ranges
                    if stage == "line"
                    else [piece for tokens in ranges if (piece := self._own(*tokens)) is not None]
                )
                return (rule.id, tuple(pieces)) if any(stop - first > 1 for first, stop in pieces) else None
        return None

    def _own(self, first: int, stop: int) -> tuple[int, int] | None:
        """A range without punctuation at its ends and without "that" in front."""
        while (
            first < stop - 1
            and self._speech.tags[first : first + 2] == ["RB", "IN"]
            and self._speech.lower[first + 1] == "that"
        ):
            first += 1  # "would say only that"
        piece = trimmed(self._speech, first, stop)
        is_marked = piece is not None and self._speech.lower[piece[0]] == "that" and self._speech.tags[piece[0]] == "IN"
        return trimmed(self._speech, piece[0] + 1, piece[1]) if is_marked and piece is not None else piece

    # ------------------------------------------------------------ verbs
    def _by_verbs(self) -> Iterator[Reported]:
        for cue in self._speech.cues.values():
            words = (cue.first, cue.last + 1)
            said = self._first("saying", cue)
            if said is not None and self._is_said(cue, *said) and saying.may_say(self._speech, cue):
                yield self._reported(said, words, cue.verb.cue_class)
            elif said is None and (request := self._first("asking", cue)) is not None:
                yield self._reported(request, words, cue.verb.cue_class, statement=False)

    def _is_said(self, cue: Cue, rule: str, ranges: tuple[tuple[int, int], ...]) -> bool:
        """True if somebody says it: a speaker, one that a passive or dateline hides, or one after it: "..., warned the governor".

        Nobody says what is left open ("would not say whether"), nor does the subject say what it is asked ("Asked whether
        it fell, he").
        """
        speech = self._speech
        is_participle = (speech.tags[cue.first], speech.deps[cue.first]) == ("VBN", "advcl")
        if speech.lower[ranges[0][0]] in speech.lexicon.words_that("question") and (
            is_participle or speech.is_negated(cue.first)
        ):
            return False
        follows = rule in _FOLLOWED and (
            speech.tags[cue.first] in ("NN", "NNS") or saying.is_phrase_start(speech, cue.last + 1)
        )
        line = speech.paragraph_of(cue.first)
        is_hidden = is_passive(speech, cue.first) or line.first < line.body < cue.first
        return follows or is_hidden or speaker_token(speech, cue.first) is not None

    def _reported(
        self, answer: tuple[str, tuple[tuple[int, int], ...]], words: tuple[int, int], class_: CueClass | None,
        *, statement: bool = True,
    ) -> Reported:  # fmt: skip
        rule, ranges = answer
        who = speaker_token(self._speech, words[0])
        return Reported(ranges, self._clause_of(words[0]), rule, words, class_, who, statement=statement)

    # ------------------------------------------------------------ phrases, nouns, lines
    def _by_thoughts(self) -> Iterator[Reported]:
        for cue in self._speech.thoughts:
            answer = self._first("thinking", cue)
            if answer is not None and not self._speech.is_question(cue.first):
                yield self._reported(answer, (cue.first, cue.last + 1), None)

    def _by_phrases(self) -> Iterator[Reported]:
        speech = self._speech
        for paragraph in speech.paragraphs:
            for first in range(paragraph.first, paragraph.stop):
                for words, entry in speech.lexicon.phrases.get(speech.lower[first], ()):
                    phrase = Phrase(first, first + len(words), entry)
                    if speech.inside[first] or tuple(speech.lower[first : phrase.stop]) != words:
                        continue
                    answer = self._first("phrase", phrase)
                    if answer is not None:
                        source = source_of(speech, phrase)
                        yield Reported(answer[1], None, entry.id, (first, phrase.stop), entry.class_, source)
                    break

    def _by_nouns(self) -> Iterator[Reported]:
        speech = self._speech
        lines = speech.paragraphs if speech.parsed else ()
        for i in (i for line in lines for i in range(line.first, line.stop)):
            word = speech.lower[i]
            entry = speech.lexicon.nouns.get(word)
            may_report = entry is not None or word in speech.lexicon.documents
            if not may_report or speech.inside[i] or speech.tags[i][:1] != "N":
                continue
            answer, owner = self._first("noun", i), speech.columns.child(i, "poss")
            if answer is not None:
                rule, class_ = (entry.id, entry.class_) if entry is not None else (word, "document")
                yield Reported(answer[1], None, rule, (i, i + 1), class_, owner if owner >= 0 else i)

    def _by_lines(self) -> Iterator[Reported]:
        for paragraph in self._speech.paragraphs:
            answer, joint = self._first("line", paragraph), joint_of(self._speech, paragraph)
            if answer is not None and joint is not None:
                yield Reported(answer[1], None, answer[0], (joint, joint + 1), "neutral")


# ---------------------------------------------------------------- statements
