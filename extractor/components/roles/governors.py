"""The cues that govern a figure, the nearest first.

doubled        own       5% higher      behind     up 5%        before     a drop of 5%     of
fell 5%        object    cut by 5%      by         rose to 5%   to         the gap is 5%    is
"""

from __future__ import annotations

from collections.abc import Iterator

from extractor.components.roles.frames import CueSort, Governor
from extractor.components.roles.sites import Site, Sites
from extractor.figure import Direction

_THAN = 6  # tokens between a comparative and its "than"
_VALUES = frozenset(
    {"to", "at", "below", "above", "near", "around", "from"}
)  # slots in which a figure is a value of it
_NOUNS: tuple[tuple[CueSort, str], ...] = (
    ("gap_noun", "gap_noun"), ("target_noun", "target"), ("rate_noun", "rate"),
)  # fmt: skip
_VERBS: tuple[tuple[CueSort, str], ...] = (
    ("gap_verb", "gap"), ("price_verb", "price_verb"),
)  # fmt: skip


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
        """ "5% higher", "15 points ahead", "12 more than in May"."""
        has_than = "than" in self._sites.words[site.stop : min(site.ceiling, site.stop + _THAN)]
        is_new = self._sites.tag(site.stop + 1) == "CD"  # "worth $9 million over 11 years"
        is_thing = site.figure.kind in ("count", "other") and not (site.figure.unit and site.figure.unit.id == "point")
        if not is_new and (has_than or not is_thing):
            yield from self._word(site.stop, "behind")

    def _before(self, site: Site) -> Iterator[Governor]:
        """ "up 5%", "down by 5%", "higher by 3 cents", "flat at 5%"."""
        token, relation = site.lead, "before"
        if site.clause and token in site.clause.verbs and site.clause.lemma in self._cues.uses["particle_verb"]:
            return  # "made up 40 percent"
        if self._sites.word(token) in ("by", "from", "to", "at", "than"):
            token, relation = token - 1, self._sites.word(token)
        yield from self._word(token, relation)

    def _word(self, token: int, relation: str) -> Iterator[Governor]:
        word = self._cues.words.get(self._sites.word(token))
        if word is not None and (word.place == "either" or relation != "before"):
            sort: CueSort = "difference_word" if word.sense == "difference" else "change_word"
            yield Governor(sort, token, relation, word.direction)

    def _nouns(self, site: Site) -> Iterator[Governor]:
        """ "a drop of 5%", "a fall in output of 5%", "a 40% stake", "the gap is 5 points"."""
        relation = (site.place.slot or "").removeprefix("noun-")
        for host in self._sites.hosts(site):
            yield from self._noun(host, relation)
        if site.clause is not None and site.slot == "predicative":
            yield from self._noun(self._sites.noun_of(site.clause, "subject"), "is")
        if site.clause is not None and site.slot in _VALUES:
            for slot in ("object", "subject"):
                yield from self._noun(self._sites.noun_of(site.clause, slot), "value")

    def _noun(self, i: int, relation: str) -> Iterator[Governor]:
        word = self._sites.word(i)
        noun = self._cues.nouns.get(word)
        if noun is not None:
            yield Governor("change_noun", i, relation, noun.direction, noun.bare == "any")
        for sort, use in _NOUNS:
            if word in self._cues.uses[use] and (use != "rate" or self._is_rate(i)):
                yield Governor(sort, i, relation, self._gap(i) if sort == "gap_noun" else None)

    def _is_rate(self, i: int) -> bool:
        """True for "fares" and "mortgage rate": a "rate" is one only of certain things."""
        first = self._sites.structure.phrase(i).core[0]
        is_of = any(self._sites.uses(k, "rate_of") for k in range(first, i))
        return is_of or self._sites.word(i) not in ("rate", "rates")

    def _predicate(self, site: Site) -> Iterator[Governor]:
        clause = site.clause
        if clause is None or site.place.host is not None:
            return
        if clause.verbless:
            yield from self._word(clause.token, site.slot)  # "up 40 percent from 90"
        word = self._sites.word(clause.token)
        particles = self._sites.words[clause.token + 1 : max(clause.verbs) + 1] if clause.verbs else []
        verb = self._cues.verbs.get(" ".join([word, *particles])) or self._cues.verbs.get(word)
        if verb is not None:
            bare = verb.bare == "any"
            yield Governor("change_verb", clause.token, site.slot, verb.direction, bare)
            if clause.class_ in ("add_lose", "move"):
                yield Governor("amount_verb", clause.token, site.slot, verb.direction, bare)
        for sort, use in _VERBS:
            if word in self._cues.uses[use]:
                yield Governor(sort, clause.token, site.slot, self._gap(clause.token) or "up")

    def _gap(self, token: int) -> Direction | None:
        """Up for a lead, down for a deficit; None where the word does not say."""
        if self._sites.uses(token, "gap_down"):
            return "down"
        return "up" if self._sites.uses(token, "gap_up") else None
