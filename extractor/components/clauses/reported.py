"""What is reported, and how far it reaches: the one place that decides it.

A reported clause goes from its first to its last own token; the attribution may stand in front of it, behind it or inside of
it.  What a pair of marks holds is reported whole.  Each way in which reported words are found is a registered rule; the rules
of a stage are tried in the order that `after` declares, and the first that finds something for a verb, noun, phrase or line
settles it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any, Literal

from extractor.components.clauses import asking, saying, sources
from extractor.components.clauses.clause import Clause, Reported
from extractor.components.clauses.cues import Cue
from extractor.components.clauses.extents import starts_next_cue, trimmed
from extractor.components.clauses.marks import Marked, final_character
from extractor.components.clauses.sayers import has_sayer, sayer
from extractor.components.clauses.saying import Ranges
from extractor.components.clauses.sources import Phrase, joint_of, source_of
from extractor.components.clauses.speech import Speech
from extractor.quote import CueClass

_ATTRIBUTION_REACH = 40  # tokens between two stretches of one speech
_FOLLOWED = frozenset({"indirect.before", "indirect.apart"})  # who says it may stand behind: "..., warned the governor"


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """One way in which reported words are found.

    `id` is what the record shows (for phrases and nouns the entry of the lexicon); `stage` says what `find` is asked about: each
    verb of saying, thinking or asking, phrase, noun or line.  A verb has to take one of the `frames`, if any are named.
    """

    id: str
    stage: Literal["saying", "thinking", "asking", "phrase", "noun", "line"]
    after: tuple[str, ...] = ()
    frames: tuple[str, ...] = ()
    example: str
    counterexample: str
    find: Callable[[Speech, Any], Ranges | None]


class ReportedWords:
    """Finds the reported stretches of a Doc."""

    def __init__(
        self, speech: Speech, clause_of: Callable[[int], Clause | None], rules: Sequence[Rule] | None = None
    ) -> None:
        self._speech, self._clause_of = speech, clause_of
        self._rules = RULES if rules is None else rules
        self._subject_from: dict[int, int] = {}  # cue -> the earlier cue whose subject it shares
        lines = list(self._by_lines())
        self._closed = {self._speech.paragraph_of(one.ranges[0][0]).first for one in lines}
        self.found = sorted(
            [*lines, *self._by_verbs(), *self._by_thoughts(), *self._by_phrases(), *self._by_nouns()],
            key=lambda one: (one.ranges[0][0], -one.ranges[-1][1]),
        )

    def _first(self, stage: str, anchor: object) -> tuple[Rule, tuple[tuple[int, int], ...]] | None:
        """The first rule of a stage that finds something, with the ranges trimmed."""
        for rule in self._rules:
            if rule.stage != stage or (isinstance(anchor, Cue) and rule.frames and not anchor.takes(*rule.frames)):
                continue
            ranges = rule.find(self._speech, anchor)
            if ranges is not None:
                pieces = (
                    ranges if stage == "line" else [piece for one in ranges if (piece := self._own(*one)) is not None]
                )
                return (rule, tuple(pieces)) if any(stop - first > 1 for first, stop in pieces) else None
        return None

    def _own(self, first: int, stop: int) -> tuple[int, int] | None:
        """A range without punctuation at its ends and without "that" in front."""
        piece = trimmed(self._speech, first, stop)
        is_marked = piece is not None and self._speech.lower[piece[0]] == "that" and self._speech.tags[piece[0]] == "IN"
        return trimmed(self._speech, piece[0] + 1, piece[1]) if is_marked and piece is not None else piece

    # ------------------------------------------------------------ verbs
    def _by_verbs(self) -> Iterator[Reported]:
        for cue in self._speech.cues.values():
            if self._speech.paragraph_of(cue.first).first in self._closed:
                continue
            said = self._said(cue)
            if said is None:
                asked = self._first("asking", cue) if self._speech.parsed else None
                if asked is not None and has_sayer(self._speech, cue, self._verb(cue)):
                    yield self._reported(
                        asked, (cue.first, cue.last + 1), cue.verb.class_, self._verb(cue), statement=False
                    )
            else:
                yield self._reported(said, (cue.first, cue.last + 1), cue.verb.class_, self._verb(cue))

    def _said(self, cue: Cue) -> tuple[Rule, tuple[tuple[int, int], ...]] | None:
        speech = self._speech
        said = self._first("saying", cue)
        if said is None:
            return None
        rule, ranges = said
        end = ranges[-1][1]
        for k in (end, end + 1):  # "and added that ..."
            if k < len(speech.lower) and starts_next_cue(speech, cue, k):
                self._subject_from.setdefault(k, self._verb(cue))
        verb = self._verb(cue)
        follows = rule.id in _FOLLOWED and (
            speech.tags[cue.first] in ("NN", "NNS") or saying.is_phrase_start(speech, cue.last + 1, len(speech.lower))
        )
        if saying.says_nothing(speech, cue, ranges[0][0]) or not (follows or has_sayer(speech, cue, verb)):
            return None
        return said if saying.may_say(speech, cue, verb) else None

    def _verb(self, cue: Cue) -> int:
        """The verb whose subject says it."""
        return self._subject_from.get(cue.first, cue.first)

    def _reported(
        self, found: tuple[Rule, tuple[tuple[int, int], ...]], words: tuple[int, int], class_: CueClass | None, verb: int,
        *, statement: bool = True,
    ) -> Reported:  # fmt: skip
        rule, ranges = found
        return Reported(
            ranges, self._clause_of(words[0]), rule.id, words, class_, sayer(self._speech, verb), statement=statement
        )

    # ------------------------------------------------------------ phrases, nouns, lines
    def _by_thoughts(self) -> Iterator[Reported]:
        for cue in self._speech.thoughts:
            found = self._first("thinking", cue)
            if found is not None and not saying.says_nothing(self._speech, cue, found[1][0][0]):
                yield self._reported(found, (cue.first, cue.last + 1), None, cue.first)

    def _by_phrases(self) -> Iterator[Reported]:
        speech = self._speech
        for paragraph in speech.paragraphs:
            for first in range(paragraph.first, paragraph.stop):
                for words, entry in speech.lexicon.phrases.get(speech.lower[first], ()):
                    phrase = Phrase(first, first + len(words), entry)
                    if speech.inside[first] or tuple(speech.lower[first : phrase.stop]) != words:
                        continue
                    found = self._first("phrase", phrase)
                    if found is not None:
                        source = source_of(speech, phrase)
                        yield Reported(found[1], None, entry.id, (first, phrase.stop), entry.class_, source)
                    break

    def _by_nouns(self) -> Iterator[Reported]:
        speech = self._speech
        for i, word in enumerate(speech.lower if speech.parsed else ()):
            entry = speech.lexicon.nouns.get(word)
            if entry is None or speech.inside[i] or speech.tags[i][:1] != "N":
                continue
            found = self._first("noun", i)
            if found is not None:
                yield Reported(found[1], None, entry.id, (i, i + 1), entry.class_, speech.columns.child(i, "poss"))

    def _by_lines(self) -> Iterator[Reported]:
        for paragraph in self._speech.paragraphs:
            found, joint = self._first("line", paragraph), joint_of(self._speech, paragraph)
            if found is not None and joint is not None:
                yield Reported(found[1], None, found[0].id, (joint, joint + 1), "neutral")


# ---------------------------------------------------------------- statements
def statements(speech: Speech, found: Iterable[Reported]) -> list[Reported]:
    """What is stated, in text order: clauses that are reported, and what marks hold, each stretch whole and once."""
    speeches = [group for paragraph in speech.paragraphs for group in _speeches(speech, paragraph.marked)]
    group_of = {marked: group for group in speeches for marked in group}
    kept: dict[tuple[tuple[int, int], ...], Reported] = {}
    for one in found:
        if one.statement and not _is_asked(speech, one):
            ranges: list[tuple[int, int]] = []
            for first, stop in one.ranges:
                ranges += _settled(speech, first, stop, group_of)
            settled = replace(one, ranges=tuple(dict.fromkeys(ranges)))
            if ranges:
                kept.setdefault(settled.ranges, settled)
    covered = {i for one in kept.values() for first, stop in one.ranges for i in range(first, stop)}
    for group in speeches:
        spoken = tuple(_inner(speech, marked) for marked in group)
        if spoken[0][0] not in covered:
            kept.setdefault(spoken, Reported(spoken, None, "marks"))
    return sorted(kept.values(), key=lambda one: one.ranges)


def _is_asked(speech: Speech, one: Reported) -> bool:
    """True for what is asked, promised or left open, and stated by nobody: "say how it was reached", "promised to give"."""
    first = one.ranges[0][0]
    is_behind = one.words is not None and one.words[0] < first and not speech.inside[first]
    return is_behind and (speech.lower[first] in speech.lexicon.uses("question") or speech.tags[first] == "TO")


def _settled(speech: Speech, first: int, stop: int, group_of: dict[Marked, list[Marked]]) -> Ranges:
    """A range with the stretches that it touches: whole speeches in its place, marked words in it, none of the next speech."""
    for marked in speech.marked_in(first, stop):
        a, b = speech.token_at(marked.outer.start), speech.token_at(marked.outer.end)
        if a <= first + 1 and stop <= b + 1:
            return [_inner(speech, one) for one in group_of.get(marked, [marked])]
        if marked in group_of and first < a and _introduces(speech, a - 1):
            cut = trimmed(speech, first, a)
            return [cut] if cut is not None else []
        first, stop = min(first, a), max(stop, b)
    while first < stop and speech.is_mark(first):
        first += 1
    while first < stop and speech.is_mark(stop - 1):
        stop -= 1
    return [piece] if (piece := trimmed(speech, first, stop)) is not None else []


def _inner(speech: Speech, marked: Marked) -> tuple[int, int]:
    """The tokens between two marks."""
    return speech.token_over(marked.start), speech.token_over(marked.end - 1) + 1


def _introduces(speech: Speech, i: int) -> bool:
    """True if a token leads to speech: a colon, a comma, or a verb of saying."""
    return speech.lower[i] in (":", ",") or i in speech.cues


def _speeches(speech: Speech, stretches: Sequence[Marked]) -> Iterator[list[Marked]]:
    """The stretches that are speech, those that only an attribution parts together."""
    group: list[Marked] = []
    for marked in stretches:
        if marked.level or not _is_speech(speech, marked):
            continue
        gap = range(speech.token_at(group[-1].outer.end), speech.token_at(marked.outer.start)) if group else range(0)
        if len(gap) > _ATTRIBUTION_REACH or not any(i in speech.cues for i in gap):
            if group:
                yield group
            group = []
        group.append(marked)
    if group:
        yield group


def _is_speech(speech: Speech, marked: Marked) -> bool:
    """True if a stretch is no single words: it starts a sentence or is introduced, and ends like a sentence."""
    first = speech.token_at(marked.outer.start)
    starts = speech.sentence_of(first)[0] >= first - 1 or _introduces(speech, first - 1)
    final = final_character(speech.text, marked)
    if final.isalnum():  # British style: "To feed people".
        final = speech.text[marked.outer.end : marked.outer.end + 1] or final
    words = speech.text.count(" ", marked.start, marked.end) + 1
    return starts and (final in ".!?…" or (words >= 3 and (final == "," or not marked.closed)))


RULES: tuple[Rule, ...] = (
    Rule(
        id="indirect.around",
        stage="saying",
        example="He bought a mine that geologists estimate holds 40 tonnes of gold.",
        counterexample="He bought a mine that geologists praised.",
        find=saying.clause_around,
    ),
    Rule(
        id="indirect.clause",
        stage="saying",
        after=("indirect.around",),
        example="The firm announced it had checked 300 farms.",
        counterexample="The agency checked 300 farms.",
        find=saying.clause_behind,
    ),
    Rule(
        id="indirect.before",
        stage="saying",
        after=("indirect.clause",),
        example="Tenants still pay more than owners, he said: about half of their wages.",
        counterexample="Output will rise by a fifth, and the company said nothing.",
        find=saying.clause_before,
    ),
    Rule(
        id="indirect.as",
        stage="saying",
        after=("indirect.before",),
        frames=("clause",),
        example="As the lawyer put it, the case is over.",
        counterexample="As the lawyer put it down, the case fell.",
        find=saying.clause_after_as,
    ),
    Rule(
        id="indirect.apart",
        stage="saying",
        after=("indirect.as",),
        frames=("clause",),
        example="It will cost £3bn, the Treasury estimates.",
        counterexample="It will cost £3bn, the Treasury and all.",
        find=saying.clause_apart,
    ),
    Rule(
        id="indirect.that",
        stage="saying",
        after=("indirect.apart",),
        frames=("clause",),
        example="The paper reported on Friday, citing two sources, that the talks had failed.",
        counterexample="The paper reported on Friday, citing two sources.",
        find=saying.clause_behind_that,
    ),
    Rule(
        id="indirect.after",
        stage="saying",
        after=("indirect.that",),
        example="The doctor told the inquest the boy died of a rare fever.",
        counterexample="The doctor told the inquest of a rare fever.",
        find=saying.clause_close_behind,
    ),
    Rule(
        id="thought",
        stage="thinking",
        frames=("clause",),
        example="The committee heard that a clerk handled 200 cases.",
        counterexample="The committee heard a clerk.",
        find=saying.clause_behind,
    ),
    Rule(
        id="thought.before",
        stage="thinking",
        after=("thought",),
        frames=("clause",),
        example="The caller was kept waiting for 11 minutes, the inquiry heard.",
        counterexample="The caller was heard by the inquiry.",
        find=saying.clause_before,
    ),
    Rule(
        id="complement.infinitive",
        stage="asking",
        frames=("object_infinitive",),
        example="The mayor asked drivers to leave their cars at home.",
        counterexample="A man who asked not to be named left.",
        find=asking.infinitive,
    ),
    Rule(
        id="complement.of",
        stage="asking",
        after=("complement.infinitive",),
        frames=("object_of",),
        example="The mayor has accused the firm of dumping waste in the lake.",
        counterexample="The mayor has accused the firm.",
        find=asking.of_phrase,
    ),
    Rule(
        id="complement.as",
        stage="asking",
        after=("complement.of",),
        frames=("object_as",),
        example="Ms Vale dismissed the report as a stunt.",
        counterexample="The mayor spoke as a friend of the rich.",
        find=asking.as_phrase,
    ),
    Rule(
        id="complement.name",
        stage="asking",
        after=("complement.as",),
        frames=("object_complement",),
        example="The senator called the tax a gift to the rich.",
        counterexample="The senator called the mayor.",
        find=asking.naming,
    ),
    Rule(
        id="complement.particle",
        stage="asking",
        after=("complement.name",),
        frames=("object",),
        example="The senator called for a ban on fast boats.",
        counterexample="The senator called his office.",
        find=asking.behind_particle,
    ),
    Rule(
        id="complement.object",
        stage="asking",
        after=("complement.particle",),
        frames=("noun_phrase",),
        example="The mayor announced plans to open nurseries.",
        counterexample="The mayor announced a loss of $2 billion.",
        find=asking.object_,
    ),
    Rule(
        id="phrase.verb",
        stage="phrase",
        example="According to the ministry announced on Monday it has bought 30 ships.",
        counterexample="According to the ministry it has bought 30 ships.",
        find=sources.behind_doubled_verb,
    ),
    Rule(
        id="phrase",
        stage="phrase",
        after=("phrase.verb",),
        example="Reserves fell by $2 billion, according to the central bank.",
        counterexample="Members vote 10 times per year.",
        find=sources.around_phrase,
    ),
    Rule(
        id="noun.by",
        stage="noun",
        example="Half of all cars sold are electric, by the union's count.",
        counterexample="Half of all cars sold were hit by the union's claim.",
        find=sources.around_noun,
    ),
    Rule(
        id="noun.that",
        stage="noun",
        after=("noun.by",),
        example="The report's claim that lakes are warming was disputed.",
        counterexample="The claim that lakes are warming was disputed.",
        find=sources.clause_of_noun,
    ),
    Rule(
        id="turn",
        stage="line",
        example="HOST: Did you sign the letter?\nVARGAS: I signed it on Monday.",
        counterexample="Background: the letter was signed on Monday.\nIt was lost.",
        find=sources.turn,
    ),
    Rule(
        id="headline.after",
        stage="line",
        after=("turn",),
        example="Man held after fire at depot: police",
        counterexample="Man held after fire at depot: three hurt",
        find=sources.source_behind,
    ),
    Rule(
        id="headline.before",
        stage="line",
        after=("headline.after",),
        example="Police: man held after fire at depot",
        counterexample="CASH CRISIS: Savers lose millions\n\nSavers queued.",
        find=sources.source_in_front,
    ),
)
