"""What pronouns and descriptors go back to: a person or body of the article that fits and was named last.

"He" is the latest person in 64 % of cases; that persons who just spoke speak on, and that subjects come before objects,
makes it better, not sure: what is found here is always marked inferred.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Collection, Iterator
from functools import cached_property

from extractor.components.clauses.columns import SUBJECTS
from extractor.components.entities.lexicon import EntityLexicon
from extractor.components.entities.scene import Draft, Place, Scene
from extractor.components.names.lexicon import gender_of
from extractor.quote import Quote

PRONOUNS = frozenset(["he", "she", "they", "it", "who", "we", "i", "you", "him", "her", "them", "his", "its", "their"])
_REACH = 400  # tokens back that a pronoun may go
_DESCRIPTOR_REACH = 4000
_WITHIN = frozenset(("compound", "pobj", "prep", "poss", "appos", "nmod"))  # parts of a noun phrase
_SELDOM_TOLD = frozenset(("company", "city"))  # kinds that no list knows for most names
_FAR_MORE = 2  # times
_SUBJECT_WEIGHT, _SPEAKER_WEIGHT = 1.8, 1.5  # of a person named in a subject, of the one who spoke last
_TELLING = ("NN", "NNS", "NNP", "JJ")  # tags of words that say which one of a kind is meant


class Referents:
    """The named entities of an article as possible antecedents."""

    def __init__(self, scene: Scene, lexicon: EntityLexicon, quotes: list[Quote]) -> None:
        self._scene = scene
        self._lexicon = lexicon
        quoted = sorted((f.start, f.end) for q in quotes if q.kind == "direct" for f in q.fragments)
        outside = _outside(scene.places, quoted)
        self._persons = [place for place in outside if place.type == "PERSON"]
        self._bodies = [place for place in outside if place.type in ("ORG", "GPE")]
        self._last_speaker: tuple[Draft | None, int] = None, 0
        self._last_group: tuple[Draft | None, int] = None, 0
        self._last_thing: tuple[Draft | None, int] = None, 0
        self._gender = _genders(scene)

    def spoke(self, speaker: Draft, end: int, *, is_thing: bool) -> None:
        """Remember who spoke last, a person, a body, a group or a thing such as a report; `end` is that of the mention."""
        if is_thing:
            self._last_thing = speaker, end
        elif speaker.type in ("GROUP", "NORP"):
            self._last_group = speaker, end
        else:
            self._last_speaker = speaker, end

    def referent_of(self, first: int, last: int, head: int, barred: Collection[Draft] = ()) -> Draft | None:
        """The entity that the pronoun or definite description of tokens [first, last) stands for, or None.

        `head` is its noun; `barred` are those who cannot be meant, such as persons whom the words of the speaker name.
        """
        word = self._scene.lower[head]
        if word in ("he", "she", "him", "her", "his"):
            return self._person(word, head, barred)
        if word in ("it", "its"):
            return self._body(head)
        if word in ("they", "them", "their"):
            return self._several(head)
        if word in PRONOUNS or self._scene.tags[head] in ("NNS", "NNPS"):
            return None
        found = self._by_role(first, last, head, barred) if self._lexicon.is_role(word) else None
        return found or self._of_kind(first, head)

    def _person(self, word: str, i: int, barred: Collection[Draft]) -> Draft | None:
        wanted = "f" if word in ("she", "her") else "m"
        best: Draft | None = None
        best_score = 0.0
        sentence = self._sentence(i)
        for place in _before(self._persons, i, _REACH):
            if place.entity in barred or self._gender.get(id(place.entity), wanted) != wanted:
                continue
            score = (_SUBJECT_WEIGHT if self._is_subject(place) else 1) / (1 + sentence - self._sentence(place.first))
            score *= _SPEAKER_WEIGHT if place.entity is self._last_speaker[0] else 1
            if score > best_score:
                best, best_score = place.entity, score
        return best

    def _sentence(self, i: int) -> int:
        """The number of the sentence of token `i`."""
        return bisect_left(self._sentence_starts, i + 1)

    @cached_property
    def _sentence_starts(self) -> list[int]:
        return [first for first, _ in self._scene.structure.sentences]

    def _is_subject(self, place: Place) -> bool:
        """Whether a name is a subject, and not one of a relative clause: "a deal in which [Hart] became mayor"."""
        structure, tokens = self._scene.structure, range(place.first, place.last)
        clauses = (structure.clause_of(i) for i in tokens if structure.columns.deps[i] in SUBJECTS)
        return any(clause is None or clause.link != "relative" for clause in clauses)

    def _near(self, i: int) -> int:
        """Where the words begin that a pronoun at token `i` may go back to."""
        return self._scene.doc[max(0, i - _REACH)].idx

    def _line(self, i: int) -> int:
        """Where the paragraph of token `i` begins."""
        return self._scene.text.rfind("\n", 0, self._scene.doc[i].idx)

    def _body(self, i: int) -> Draft | None:
        """The thing that spoke last, else the body that did in this paragraph, else the subject last named."""
        (speaker, end), (thing, thing_end) = self._last_speaker, self._last_thing
        if thing_end > max(self._near(i), end - 1):
            return thing
        if speaker and speaker.type == "ORG" and end > self._line(i):
            return speaker
        subjects = (place for place in _before(self._bodies, i, _REACH) if self._is_subject(place))
        return next((place.entity for place in subjects if place.type == "ORG"), None)

    def _several(self, i: int) -> Draft | None:
        """The group that spoke last, or the body if it spoke after that and in this paragraph."""
        (speaker, end), (group, group_end) = self._last_speaker, self._last_group
        if speaker and speaker.type != "PERSON" and end > max(self._line(i), group_end):
            return speaker
        return group if group_end > self._near(i) else None

    def _by_role(self, first: int, last: int, head: int, barred: Collection[Draft]) -> Draft | None:
        """The person last named before with this role noun; more words of the role in common win."""
        lower, best, best_score = self._scene.lower, None, 0
        for place in _before(self._persons, first, _DESCRIPTOR_REACH):
            role = place.entity.role
            if role is None or place.entity in barred:
                continue
            words = set(role.surface.lower().split())
            common = words & set(lower[first:last])
            body = place.entity.affiliation[0].name.lower().split() if place.entity.affiliation else ()
            if lower[head] in common and len(common) > best_score and self._tells(first, head, words.union(body)):
                best, best_score = place.entity, len(common)
        return best

    def _tells(self, first: int, head: int, known: Collection[str]) -> bool:
        """Whether the words before a noun are among those known of a candidate: no "health minister" is one of finance."""
        telling = {self._scene.lower[i] for i in range(first, head) if self._scene.tags[i] in _TELLING}
        return not telling or not telling.isdisjoint(known)

    def _of_kind(self, first: int, head: int) -> Draft | None:
        """The body that "the ministry" or "the company" means, or None.

        One of a known kind is that last named.  A company or town, whose kind is seldom told, is what the paragraph is about,
        who just spoke, or named by far most often.
        """
        descriptor = self._lexicon.descriptors.get(self._scene.lower[head])
        if descriptor is None:
            return None
        told: list[Place] = []  # those of the kind
        may_be: list[Place] = []  # those of no known kind
        for place in _before(self._bodies, first, _DESCRIPTOR_REACH):
            name, subtype = place.entity.name.lower().split(), place.entity.subtype
            if place.type != descriptor.type:
                continue
            if descriptor.id in name or subtype in (descriptor.id, *descriptor.subtypes):
                told.append(place)
            elif subtype is None and not _SELDOM_TOLD.isdisjoint(descriptor.subtypes):
                may_be.append(place)
        if told and descriptor.subtypes[0] not in _SELDOM_TOLD:
            known = (place.entity for place in told if self._tells(first, head, place.entity.name.lower().split()))
            return next(known, None)
        if any(place.type == "NORP" for place in self._scene.places_in(first, head)):
            return None  # "the Norlandic company"
        places, line = [*told, *may_be], self._line(first)
        here = [place for place in places if place.start > line and self._is_about(place)]
        if here:
            return max(here, key=lambda place: place.start).entity
        speaker, end = self._last_speaker
        drafts = [place.entity for place in places]
        if end > self._scene.text.rfind("\n", 0, max(line - 1, 0)) and speaker in drafts:
            return speaker
        counts = Counter(map(id, drafts)).most_common(2)
        is_clear = len(counts) == 1 or (counts and counts[0][1] >= _FAR_MORE * counts[1][1])
        return next(draft for draft in drafts if id(draft) == counts[0][0]) if is_clear else None

    def _is_about(self, place: Place) -> bool:
        """Whether a name stands in the subject of its clause, "sales by [Halden] rose", and shares it with none."""
        columns, i = self._scene.structure.columns, place.last - 1
        while columns.deps[i] in _WITHIN and columns.heads[i] != i:
            i = columns.heads[i]
        return columns.deps[i] in SUBJECTS and columns.child(i, "conj") < 0


def _before(places: list[Place], i: int, reach: int) -> Iterator[Place]:
    """The places before token `i`, the last one first, as far back as `reach` tokens."""
    k = bisect_left(places, i, key=lambda place: place.first)
    while k > 0 and i - places[k - 1].first <= reach:
        k -= 1
        yield places[k]


def _outside(places: list[Place], quoted: list[tuple[int, int]]) -> list[Place]:
    """The mentions outside direct speech: who is named in it is spoken about."""
    kept, k = [], 0
    for place in places:
        while k < len(quoted) and quoted[k][1] <= place.start:
            k += 1
        if k == len(quoted) or not quoted[k][0] <= place.start:
            kept.append(place)
    return kept


def _genders(scene: Scene) -> dict[int, str]:
    """Persons whose title or given name tells whether "he" or "she" can mean them, by the identity of their drafts."""
    genders: dict[int, str] = {}
    for place in scene.places:
        if place.type == "PERSON":
            gender = gender_of(place.entity.name, scene.lower[place.first - 1] if place.first else "")
            if gender is not None:
                genders.setdefault(id(place.entity), gender)
    return genders
