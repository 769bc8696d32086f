"""The cues that govern a figure, the nearest first.

doubled        own       5% higher      after      up 5%        before     a drop of 5%     of
fell 5%        object    cut by 5%      by         rose to 5%   to         the gap is 5%    is
"""

from __future__ import annotations

from collections.abc import Iterator

from extractor.components.clauses.clause import LocatedFigure
from extractor.components.roles.context import RELATIVE, Context
from extractor.components.roles.frames import CueSort, Governor
from extractor.record.figure import Direction

_THAN = 6  # tokens between a comparative and its "than"
_AHEAD = 4  # tokens between a figure and the noun that it describes, where no parse shows it
_VALUES = frozenset({"to", "at", "below", "above", "near", "around", "from"})  # and those in which it is a value of it
_SAID_OF = _VALUES | {"predicative", "object"}  # slots in which a figure is said of the subject
_NOUNS: tuple[tuple[CueSort, str], ...] = (
    ("gap_noun", "gap_noun"), ("target_noun", "target"), ("rate_noun", "rate"),
)  # fmt: skip
_VERBS: tuple[CueSort, ...] = ("gap_verb", "price_verb")
_MOVES: tuple[tuple[str, Direction], ...] = (("adds", "up"), ("takes_away", "down"))


class Governors:
    """Finds what governs each figure of a Doc."""

    def __init__(self, context: Context) -> None:
        self._context, self._cues = context, context.cues

    def of(self, at: LocatedFigure) -> list[Governor]:
        """The governors of a figure, the nearest first; empty where no cue governs it."""
        verb = self._cues.verbs.get(self._context.word(at.first))
        if at.figure.kind == "multiple" and verb is not None:
            return [Governor("change_verb", at.first, "own", verb.direction)]
        return [*self._after(at), *self._before(at), *self._nouns(at), *self._predicate(at)]

    def _after(self, at: LocatedFigure) -> Iterator[Governor]:
        """ "5% higher", "15 points ahead", "a 13.7 percent decrease", "12 more"."""
        word = self._cues.words.get(self._context.word(at.stop))
        if word is not None and word.direction != "flat" and at.stop < at.sentence_stop:
            sort: CueSort = "difference_word" if word.sense == "difference" else "change_word"
            tag, follows = self._context.tag(at.stop), self._context.tag(at.stop + 1)
            is_more = at.figure.kind in ("count", "other") and self._context.has_use(at.stop, "so_many")
            is_own = tag[:2] != "JJ" or (tag == "JJR" and not is_more)
            is_apart = follows[:2] == "NN" and not is_own
            is_place = follows == "NNP" or (follows[:2] == "NN" and at.figure.kind == "count")
            is_apart = is_apart or (tag == "IN" and is_place)  # "311 square miles off Morro Bay"
            is_bare = tag == "IN" and follows[:2] == "NN" and at.figure.kind not in RELATIVE
            is_apart = is_apart or (is_bare and not self._is_compared(at.stop + 1))  # "$2.5 billion under management"
            is_apart = is_apart or (word.id == "off" and at.figure.kind not in RELATIVE)  # "$150 off for homes"
            has_than = "than" in self._context.words[at.stop : min(at.sentence_stop, at.stop + _THAN)]
            if not is_apart and follows != "CD" and (has_than or not is_more):
                yield Governor(sort, at.stop, "after", word.direction)
        if at.slot != "attributive":  # a parse that does not see the noun
            for i in range(at.stop, min(at.sentence_stop, at.stop + _AHEAD)):
                if self._context.tag(i)[:2] not in ("JJ", "NN", "HY") or self._context.tag(i) == "NNP":
                    break
                yield from (
                    governor
                    for governor in self._noun(i, "attributive")
                    if governor.sort in ("change_noun", "gap_noun")
                )

    def _is_compared(self, noun: int) -> bool:
        """True for what was planned or expected, which amounts are compared with: "$3 million under budget"."""
        return any(self._context.has_use(noun, word_use) for word_use in ("target", "expected"))

    def _before(self, at: LocatedFigure) -> Iterator[Governor]:
        """ "up 5%", "down by 5%", "higher by 3 cents", "flat at 5%"."""
        token, relation = self._context.lead(at), "before"
        if at.clause and token in at.clause.verbs and at.clause.lemma in self._cues.by_use["particle_verb"]:
            return  # "made up 40 percent"
        if self._context.word(token) in ("by", "from", "to", "at", "than"):
            token, relation = token - 1, self._context.word(token)
        word = self._cues.words.get(self._context.word(token))
        if word is not None and token >= at.sentence and (word.place == "either" or relation != "before"):
            sort: CueSort = "difference_word" if word.sense == "difference" else "change_word"
            yield Governor(sort, token, relation, word.direction)

    def _nouns(self, at: LocatedFigure) -> Iterator[Governor]:
        """ "a drop of 5%", "a fall in output of 5%", "a 40% stake", "the gap is 5 points"."""
        relation = (at.slot or "").removeprefix("noun-")
        for host in self._context.structure.hosts(at):
            yield from self._noun(host, relation)
        clause, slot = at.clause, self._context.slot(at)
        if clause is not None and slot in _SAID_OF and not clause.verbless:
            subject = self._context.noun_of(clause, "subject")
            is_settled = clause.lemma in self._cues.by_use["settle_verb"]
            is_said = is_settled or self._context.word(clause.token) in self._cues.verbs
            if subject >= 0 and subject != clause.token and (slot != "object" or is_said):
                yield from self._noun(subject, "is" if slot in ("predicative", "object") else "value")
        if clause is not None and slot in _VALUES:
            thing = self._context.noun_of(clause, "object")
            if 0 <= thing < at.first:
                yield from self._noun(thing, "value")

    def _noun(self, i: int, relation: str) -> Iterator[Governor]:
        word = self._context.word(i)
        noun = self._cues.nouns.get(word)
        if noun is not None and not self._is_name(i):
            yield Governor("change_noun", i, relation, noun.direction, noun.bare == "any")
        for sort, word_use in _NOUNS:
            is_error = self._context.words[i + 1 : i + 3] == ["of", "error"]
            if word in self._cues.by_use[word_use] and not is_error and (word_use != "rate" or self._is_rate(i)):
                yield Governor(sort, i, relation, self._gap(i) if sort == "gap_noun" else None)

    def _is_name(self, i: int) -> bool:
        """True for a noun of change that is none after the word before it: "storm surge"."""
        return f"{self._context.word(i - 1)} {self._context.word(i)}" in self._cues.by_use["no_change"]

    def _is_rate(self, i: int) -> bool:
        """True for "mortgage rate", "fares" and "the rate" mentioned before: else a "rate" is one only of certain things."""
        if not self._context.has_use(i, "plain_rate"):
            return True
        first = self._context.structure.phrase(i).core[0]
        if self._context.tag(i - 1) == "DT" or first == i:
            return self._context.word(i + 1) not in ("of", "at", "for")
        return any(self._context.has_use(k, "rate_of") for k in range(first, i))

    def _predicate(self, at: LocatedFigure) -> Iterator[Governor]:
        clause = at.clause
        if clause is None:
            return
        relation = self._relation(at)
        word = self._context.word(clause.token)
        change = self._cues.words.get(word)
        if clause.verbless and change is not None:
            sort: CueSort = "difference_word" if change.sense == "difference" else "change_word"
            yield Governor(sort, clause.token, "before" if relation == "object" else relation, change.direction)
        particles = self._context.words[clause.token + 1 : max(clause.verbs) + 1] if clause.verbs else []
        verb = self._cues.verbs.get(" ".join([word, *particles])) or self._cues.verbs.get(word)
        if verb is not None and not self._is_name(clause.token):
            bare = verb.bare == "any"
            yield Governor("change_verb", clause.token, relation, verb.direction, bare, verb.moves)
            if clause.class_ in ("add_lose", "move") or " " in verb.id:
                yield Governor("amount_verb", clause.token, relation, verb.direction, bare, verb.moves)
        for word_use, direction in _MOVES:
            if verb is None and at.figure.kind == "count" and word in self._cues.by_use[word_use]:
                yield Governor("amount_verb", clause.token, relation, direction)
        for sort in _VERBS:
            if word in self._cues.by_use[sort]:
                yield Governor(
                    sort, clause.token, relation, self._gap(clause.token, "up") if sort == "gap_verb" else None
                )

    def _relation(self, at: LocatedFigure) -> str:
        """The slot of the figure under the predicate of its clause; that of its rate or pace where it has one."""
        hosts = self._context.structure.hosts(at)
        if at.slot == "of" and hosts and self._context.has_use(hosts[0], "pace"):
            return self._context.structure.position(hosts[0], hosts[0] + 1).slot or ""
        slot = self._context.slot(at)
        return slot if at.host is None or slot != at.slot else f"{slot} noun"

    def _gap(self, token: int, default: Direction | None = None) -> Direction | None:
        """Up for a lead, down for a deficit; `default` where the word does not say."""
        if self._context.has_use(token, "gap_down"):
            return "down"
        return "up" if self._context.has_use(token, "gap_up") else default
