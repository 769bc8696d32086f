"""The cues that govern a figure, the nearest first.

doubled        own       5% higher      behind     up 5%        before     a drop of 5%     of
fell 5%        object    cut by 5%      by         rose to 5%   to         the gap is 5%    is
"""

from __future__ import annotations

from collections.abc import Iterator

from extractor.components.roles.frames import CueSort, Governor
from extractor.components.roles.sites import RELATIVE, Site, Sites
from extractor.figure import Direction

_THAN = 6  # tokens between a comparative and its "than"
_AHEAD = 4  # tokens between a figure and the noun that it describes, where no parse tells it
_VALUES = frozenset({"to", "at", "below", "above", "near", "around", "from"})  # and those in which it is a value of it
_SAID_OF = _VALUES | {"predicative", "object"}  # slots in which a figure is said of the subject
_NOUNS: tuple[tuple[CueSort, str], ...] = (
    ("gap_noun", "gap_noun"), ("target_noun", "target"), ("rate_noun", "rate"),
)  # fmt: skip
_VERBS: tuple[CueSort, ...] = ("gap_verb", "price_verb")
_MOVES: tuple[tuple[str, Direction], ...] = (("adds", "up"), ("takes_away", "down"))


class Governors:
    """Finds what governs each figure of a Doc."""

    def __init__(self, sites: Sites) -> None:
        self._sites, self._cues = sites, sites.cues

    def of(self, site: Site) -> list[Governor]:
        """The governors of a figure, the nearest first; empty where no cue governs it."""
        verb = self._cues.verbs.get(self._sites.word(site.first))
        if site.figure.kind == "multiple" and verb is not None:
            return [Governor("change_verb", site.first, "own", verb.direction)]
        return [*self._behind(site), *self._before(site), *self._nouns(site), *self._predicate(site)]

    def _behind(self, site: Site) -> Iterator[Governor]:
        """ "5% higher", "15 points ahead", "a 13.7 percent decrease", "12 more"."""
        word = self._cues.words.get(self._sites.word(site.stop))
        if word is not None and word.direction != "flat" and site.stop < site.ceiling:
            sort: CueSort = "difference_word" if word.sense == "difference" else "change_word"
            tag, follows = self._sites.tag(site.stop), self._sites.tag(site.stop + 1)
            is_more = site.figure.kind in ("count", "other") and self._sites.uses(site.stop, "how_many")
            is_own = tag[:2] != "JJ" or (tag == "JJR" and not is_more)
            is_apart = follows[:2] == "NN" and not is_own
            is_place = follows == "NNP" or (follows[:2] == "NN" and site.figure.kind == "count")
            is_apart = is_apart or (tag == "IN" and is_place)  # "311 square miles off Morro Bay"
            is_bare = tag == "IN" and follows[:2] == "NN" and site.figure.kind not in RELATIVE
            is_apart = is_apart or (is_bare and not self._is_compared(site.stop + 1))  # "$2.5 billion under management"
            is_apart = is_apart or (word.id == "off" and site.figure.kind not in RELATIVE)  # "$150 off for homes"
            has_than = "than" in self._sites.words[site.stop : min(site.ceiling, site.stop + _THAN)]
            if not is_apart and follows != "CD" and (has_than or not is_more):
                yield Governor(sort, site.stop, "behind", word.direction)
        if site.place.slot != "attributive":  # a parse that does not see the noun
            for i in range(site.stop, min(site.ceiling, site.stop + _AHEAD)):
                if self._sites.tag(i)[:2] not in ("JJ", "NN", "HY") or self._sites.tag(i) == "NNP":
                    break
                yield from (one for one in self._noun(i, "attributive") if one.sort in ("change_noun", "gap_noun"))

    def _is_compared(self, noun: int) -> bool:
        """True for what was planned or expected, which amounts are compared with: "$3 million under budget"."""
        return any(self._sites.uses(noun, use) for use in ("target", "expected"))

    def _before(self, site: Site) -> Iterator[Governor]:
        """ "up 5%", "down by 5%", "higher by 3 cents", "flat at 5%"."""
        token, relation = site.lead, "before"
        if site.clause and token in site.clause.verbs and site.clause.lemma in self._cues.uses["particle_verb"]:
            return  # "made up 40 percent"
        if self._sites.word(token) in ("by", "from", "to", "at", "than"):
            token, relation = token - 1, self._sites.word(token)
        word = self._cues.words.get(self._sites.word(token))
        if word is not None and token >= site.floor and (word.place == "either" or relation != "before"):
            sort: CueSort = "difference_word" if word.sense == "difference" else "change_word"
            yield Governor(sort, token, relation, word.direction)

    def _nouns(self, site: Site) -> Iterator[Governor]:
        """ "a drop of 5%", "a fall in output of 5%", "a 40% stake", "the gap is 5 points"."""
        relation = (site.place.slot or "").removeprefix("noun-")
        for host in self._sites.hosts(site):
            yield from self._noun(host, relation)
        clause = site.clause
        if clause is not None and site.slot in _SAID_OF and not clause.verbless:
            subject = self._sites.noun_of(clause, "subject")
            is_settled = clause.lemma in self._cues.uses["settle_verb"]
            is_said = is_settled or self._sites.word(clause.token) in self._cues.verbs
            if subject >= 0 and subject != clause.token and (site.slot != "object" or is_said):
                yield from self._noun(subject, "is" if site.slot in ("predicative", "object") else "value")
        if clause is not None and site.slot in _VALUES:
            thing = self._sites.noun_of(clause, "object")
            if 0 <= thing < site.first:
                yield from self._noun(thing, "value")

    def _noun(self, i: int, relation: str) -> Iterator[Governor]:
        word = self._sites.word(i)
        noun = self._cues.nouns.get(word)
        if noun is not None and not self._is_name(i):
            yield Governor("change_noun", i, relation, noun.direction, noun.bare == "any")
        for sort, use in _NOUNS:
            is_error = self._sites.words[i + 1 : i + 3] == ["of", "error"]
            if word in self._cues.uses[use] and not is_error and (use != "rate" or self._is_rate(i)):
                yield Governor(sort, i, relation, self._gap(i) if sort == "gap_noun" else None)

    def _is_name(self, i: int) -> bool:
        """True for a noun of change that is none behind the word before it: "storm surge"."""
        return f"{self._sites.word(i - 1)} {self._sites.word(i)}" in self._cues.uses["no_change"]

    def _is_rate(self, i: int) -> bool:
        """True for "mortgage rate", "fares" and "the rate" told of before: else a "rate" is one only of certain things."""
        if not self._sites.uses(i, "plain_rate"):
            return True
        first = self._sites.structure.phrase(i).core[0]
        if self._sites.tag(i - 1) == "DT" or first == i:
            return self._sites.word(i + 1) not in ("of", "at", "for")
        return any(self._sites.uses(k, "rate_of") for k in range(first, i))

    def _predicate(self, site: Site) -> Iterator[Governor]:
        clause = site.clause
        if clause is None:
            return
        relation = self._relation(site)
        word = self._sites.word(clause.token)
        change = self._cues.words.get(word)
        if clause.verbless and change is not None:
            sort: CueSort = "difference_word" if change.sense == "difference" else "change_word"
            yield Governor(sort, clause.token, "before" if relation == "object" else relation, change.direction)
        particles = self._sites.words[clause.token + 1 : max(clause.verbs) + 1] if clause.verbs else []
        verb = self._cues.verbs.get(" ".join([word, *particles])) or self._cues.verbs.get(word)
        if verb is not None and not self._is_name(clause.token):
            bare = verb.bare == "any"
            yield Governor("change_verb", clause.token, relation, verb.direction, bare, verb.moves)
            if clause.class_ in ("add_lose", "move") or " " in verb.id:
                yield Governor("amount_verb", clause.token, relation, verb.direction, bare, verb.moves)
        for use, direction in _MOVES:
            if verb is None and site.figure.kind == "count" and word in self._cues.uses[use]:
                yield Governor("amount_verb", clause.token, relation, direction)
        for sort in _VERBS:
            if word in self._cues.uses[sort]:
                way = self._gap(clause.token, "up") if sort == "gap_verb" else None
                yield Governor(sort, clause.token, relation, way)

    def _relation(self, site: Site) -> str:
        """The slot of the figure under the predicate of its clause; that of its rate or pace where it tells one."""
        hosts = self._sites.hosts(site)
        if site.slot == "of" and hosts and self._sites.uses(hosts[0], "pace"):
            return self._sites.structure.position(hosts[0], hosts[0] + 1).slot or ""
        is_own = site.place.host is None or site.slot != site.place.slot
        return site.slot if is_own else f"{site.slot} noun"

    def _gap(self, token: int, default: Direction | None = None) -> Direction | None:
        """Up for a lead, down for a deficit; `default` where the word does not say."""
        if self._sites.uses(token, "gap_down"):
            return "down"
        return "up" if self._sites.uses(token, "gap_up") else default
