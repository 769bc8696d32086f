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
from extractor.components.entities.lexicon import Descriptor, EntityLexicon
from extractor.components.entities.scene import Draft, Place, Scene
from extractor.components.names.lexicon import NameLexicon
from extractor.quote import Quote

PRONOUNS = frozenset(["he", "she", "they", "it", "who", "we", "i", "you", "him", "her", "them", "his", "its", "their"])
_REACH = 400  # tokens back that a pronoun may go
_DESCRIPTOR_REACH = 4000
_SUBJECTS = ("nsubj", "nsubjpass")
_PUBLIC = frozenset(("ministry", "government_body", "court", "parliament"))
_WITHIN = frozenset(("compound", "pobj", "prep", "poss", "appos", "nmod"))  # parts of a noun phrase
_SELDOM_TOLD = frozenset(("company", "city"))  # kinds that no list knows for most names
_FAR_MORE = 2  # times
_NEWSROOMS = frozenset(("media", "wire_agency", "data_vendor"))
_OF_A_PEOPLE = ("man", "woman", "ian", "an", "briton", "spaniard")  # not the plural of "the French said"
_FEMALE = frozenset(("ms", "mrs", "miss", "mme", "madame", "lady", "dame", "queen", "princess", "baroness", "spokeswoman",
                     "chairwoman", "congresswoman", "actress", "businesswoman", "wife", "mother", "daughter", "sister",
                     "widow", "aunt", "niece", "mum", "mom", "grandmother", "girlfriend"))  # fmt: skip
_MALE = frozenset(("mr", "sir", "lord", "king", "prince", "baron", "spokesman", "chairman", "congressman", "husband",
                   "father", "son", "brother", "widower", "uncle", "nephew", "dad", "grandfather", "boyfriend"))  # fmt: skip
_KIN = frozenset(("wife", "mother", "daughter", "sister", "widow", "husband", "father", "son", "brother", "mum", "dad",
                  "partner", "neighbour", "neighbor", "resident", "friend", "commuter", "passenger", "shopper", "motorist",
                  "pensioner", "parent", "voter", "customer", "witness", "eyewitness"))  # fmt: skip


class Referents:
    """The named entities of an article as possible antecedents."""

    def __init__(self, scene: Scene, lexicon: EntityLexicon, names: NameLexicon, quotes: list[Quote]) -> None:
        self._scene = scene
        self._lexicon = lexicon
        self._names = names
        quoted = sorted((f.start, f.end) for q in quotes if q.kind == "direct" for f in q.fragments)
        outside = _outside(scene.places, quoted)
        self._persons = [place for place in outside if place.type == "PERSON"]
        self._bodies = [place for place in outside if place.type in ("ORG", "GPE")]
        self._last_speaker: tuple[Draft, int] | None = None
        self._last_group: tuple[Draft, int] | None = None
        self._last_thing: tuple[Draft, int] | None = None
        self._gender = _genders(scene, names)

    def spoke(self, speaker: Draft, end: int, *, is_thing: bool = False) -> None:
        """Remember who spoke last, a person, a body, a group or a thing such as a report; `end` is that of the mention."""
        if is_thing:
            self._last_thing = speaker, end
        if speaker.type in ("GROUP", "NORP"):
            self._last_group = speaker, end
        else:
            self._last_speaker = speaker, end

    def referent_of(self, first: int, last: int, head: int, barred: Collection[Draft] = ()) -> Draft | None:
        """The entity that the pronoun or definite description of tokens [first, last) stands for, or None.

        `head` is its noun; `barred` are those who cannot be meant, such as persons whom the words of the speaker name.
        """
        word = self._scene.lower[head]
        if word in PRONOUNS:
            return self._of_pronoun(word, head, barred)
        if self._scene.tags[head] in ("NNS", "NNPS") or self._is_new(last, head):
            return None
        return self._of_descriptor(first, last, head, barred)

    def _is_new(self, last: int, head: int) -> bool:
        """Whether a description brings its own relative clause, and so somebody new: "the officer [who caught him]"."""
        columns = self._scene.structure.columns
        close = (k for k in columns.right[head] if columns.first[k] in (head + 1, last))
        return any(columns.deps[k] in ("relcl", "acl") for k in close)

    def _of_pronoun(self, word: str, i: int, barred: Collection[Draft]) -> Draft | None:
        """The antecedent of a pronoun at token `i`, or None."""
        if word in ("he", "she", "him", "her", "his"):
            return self._person(word, i, barred)
        if word in ("it", "its"):
            return self._body(i)
        if word in ("they", "them", "their") and self._last_group and self._last_group[1] > self._offset_back(i):
            return self._last_group[0]
        return None

    def _offset_back(self, i: int) -> int:
        return self._scene.doc[max(0, i - _REACH)].idx

    def _person(self, word: str, i: int, barred: Collection[Draft]) -> Draft | None:
        wanted = "f" if word in ("she", "her") else "m"
        best: Draft | None = None
        best_score = 0.0
        sentence = self._sentence(i)
        for place in _before(self._persons, i, _REACH):
            if place.entity in barred or self._gender.get(id(place.entity), wanted) != wanted:
                continue
            distance = sentence - self._sentence(place.first)
            score = 3.0 / (1 + distance)
            speaker, end = self._last_speaker or (None, 0)
            apposed = speaker is place.entity and place.start == end + 2  # "the victim's sister, Ann Lee, said"
            if apposed or self._is_subject(place):
                score *= 1.8
            if speaker is place.entity and place.start <= end + 2:
                score *= 1.5
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
        deps = self._scene.structure.columns.deps
        return any(deps[i] in _SUBJECTS for i in range(place.first, place.last))

    def _body(self, i: int) -> Draft | None:
        thing, speaker = self._last_thing, self._last_speaker
        if thing and thing[1] > self._offset_back(i) and (speaker is None or thing[1] >= speaker[1]):
            return thing[0]
        if self._last_speaker and self._last_speaker[0].type == "ORG" and self._last_speaker[1] > self._offset_back(i):
            return self._last_speaker[0]
        for place in _before(self._bodies, i, _REACH):
            if place.type == "ORG" and self._is_subject(place):
                return place.entity
        return None

    def _of_descriptor(self, first: int, last: int, head: int, barred: Collection[Draft]) -> Draft | None:
        """The named entity that "the ministry", "the finance professor" or "the striker" means, or None."""
        lower, lexicon = self._scene.lower, self._lexicon
        noun = lower[head]
        if lexicon.is_role(noun):
            found = self._by_role(first, last, head, barred)
            if found is not None:
                return found
        if self._is_epithet(head):
            meant = self._person_meant(first, head)
            return meant if meant not in barred else None
        pair = " ".join(lower[head - 1 : head + 1])
        descriptor = lexicon.descriptors.get(pair) or lexicon.descriptors.get(noun)
        if descriptor is None:
            return None
        wanted = self._naming_words(first, head, descriptor)
        told: list[Place] = []  # those of the kind
        may_be: list[Place] = []  # those of no known kind: companies or towns
        for place in _before(self._bodies, first, _DESCRIPTOR_REACH):
            if place.type == descriptor.type and self._fits(place, descriptor, wanted):
                is_told = place.entity.subtype is not None or descriptor.id in place.entity.name.lower().split()
                (told if is_told else may_be).append(place)
        if descriptor.subtypes[0] in _SELDOM_TOLD:
            return self._clearly([*told, *may_be], first, head)
        return told[0].entity if told else self._clearly(may_be, first, head)

    def _clearly(self, places: list[Place], first: int, head: int) -> Draft | None:
        """The body that fits clearly better than the others; None where two compete, or the country is another one.

        It is what its paragraph is about, who just spoke, or named by far most often.
        """
        scene = self._scene
        named = [place for place in scene.places_in(first, head) if self._country_of(place)]
        if named:  # "the Norlandic company"
            places = [place for place in places if place.entity.country == self._country_of(named[0])]
        line = scene.text.rfind("\n", 0, scene.doc[first].idx)
        here = max(
            (place for place in places if place.start > line and self._is_about(place)), key=_start, default=None
        )
        if here is not None:
            return here.entity
        speaker, end = self._last_speaker or (None, 0)
        if end > scene.text.rfind("\n", 0, max(line - 1, 0)) and any(place.entity is speaker for place in places):
            return speaker
        counts = Counter(id(place.entity) for place in places).most_common(2)
        is_clear = len(counts) == 1 or (counts and counts[0][1] >= _FAR_MORE * counts[1][1])
        return next(place.entity for place in places if id(place.entity) == counts[0][0]) if is_clear else None

    def _is_about(self, place: Place) -> bool:
        """Whether a name stands in the subject of its clause, "sales by [Halden] rose", and shares it with none."""
        columns, i = self._scene.structure.columns, place.last - 1
        while columns.deps[i] in _WITHIN and columns.heads[i] != i:
            i = columns.heads[i]
        return columns.deps[i] in SUBJECTS and columns.child(i, "conj") < 0

    def _naming_words(self, first: int, head: int, descriptor: Descriptor) -> set[str]:
        """The words that must be in the name of a public body: "the finance ministry" is no commerce ministry."""
        if _PUBLIC.isdisjoint(descriptor.subtypes):
            return set()
        scene = self._scene
        return {scene.lower[i] for i in range(first, head) if scene.tags[i] in ("NN", "NNS", "NNP") and not scene.at[i]}

    def _fits(self, place: Place, descriptor: Descriptor, wanted: set[str]) -> bool:
        draft, lower = place.entity, self._scene.lower
        name = set(draft.name.lower().split())
        if not wanted <= name or "told" in lower[max(place.first - 2, 0) : place.first]:
            return False  # who was told is the newsroom
        if descriptor.id in name or descriptor.id == draft.subtype or draft.subtype in descriptor.subtypes:
            return draft.subtype not in _NEWSROOMS or descriptor.subtypes[0] in _NEWSROOMS
        is_party = self._names.parties.get(tuple(draft.name.split())) is not None
        return draft.subtype is None and not _SELDOM_TOLD.isdisjoint(descriptor.subtypes) and not is_party

    def _is_epithet(self, head: int) -> bool:
        """Whether a noun says what kind of person somebody is, whatever the office: "the striker", "the Frenchwoman"."""
        scene = self._scene
        place, word = scene.at[head], scene.lower[head]
        if place is not None:
            return place.type == "NORP"
        aged = scene.lower[head - 2 : head + 1] == ["year", "-", "old"]
        return aged or word in self._lexicon.epithets

    def _person_meant(self, first: int, head: int) -> Draft | None:
        """The person before an epithet that fits; one of the same paragraph, and who just spoke, comes first."""
        scene = self._scene
        near = [place.entity for place in _before(self._persons, first, _REACH)]
        if self._last_speaker and self._last_speaker[1] > self._offset_back(first):
            near.insert(0, self._last_speaker[0])
        people = scene.at[head]
        if people is not None:
            country = self._country_of(people)
            same = next((one for one in near if country and self._countries.get(id(one)) == country), None)
            if same is not None or not scene.lower[head].endswith(_OF_A_PEOPLE):
                return same
            near = [one for one in near if id(one) not in self._countries]
        line = scene.text.rfind("\n", 0, scene.doc[first].idx)
        here = [p.entity for p in _before(self._persons, first, _REACH) if p.start > line]
        if self._last_speaker and self._last_speaker[1] > line:
            here.insert(0, self._last_speaker[0])
        if here:
            return here[0] if self._may_be(here[0], first, head) else None
        return next((one for one in near if self._has_no_office(one) and self._may_be(one, first, head)), None)

    def _country_of(self, place: Place) -> str | None:
        """The country of a country's name or of a demonym in any number."""
        words = tuple(self._scene.texts[place.first : place.last])
        return self._names.countries.get(words) or self._names.demonyms.get(words)

    @cached_property
    def _countries(self) -> dict[int, str]:
        """The countries before names, "Germany's Lena Voss", "American Kate Doyle", by the identity of the drafts."""
        scene = self._scene
        found: dict[int, str] = {}
        for place in self._persons:
            i = place.first - 1
            i -= i > 0 and scene.texts[i] in ("'s", "’s")
            before = scene.at[i] if i >= 0 else None
            if before is not None and (country := self._country_of(before)):
                found.setdefault(id(place.entity), country)
        return found

    def _may_be(self, person: Draft, first: int, head: int) -> bool:
        """Whether a person has no other age or sex than the epithet says."""
        scene = self._scene
        if person.type != "PERSON":
            return False
        word = scene.lower[head]
        sex = (
            "f" if word.endswith("woman") or word in _FEMALE else "m" if word.endswith("man") or word in _MALE else None
        )
        if sex and self._gender.get(id(person), sex) != sex:
            return False
        age = next((scene.texts[i] for i in range(first, head) if scene.texts[i].isdigit()), None)
        return age is None or self._ages.get(id(person), age) == age

    def _has_no_office(self, person: Draft) -> bool:
        return person.role is None or not _KIN.isdisjoint(person.role.surface.lower().split())

    @cached_property
    def _ages(self) -> dict[int, str]:
        """The ages that stand behind names, "Ann Lee, 34,", by the identity of the drafts."""
        texts = self._scene.texts
        return {
            id(place.entity): texts[place.last + 1]
            for place in self._persons
            if place.last + 1 < len(texts) and texts[place.last] in (",", "(") and texts[place.last + 1].isdigit()
        }

    def _by_role(self, first: int, last: int, head: int, barred: Collection[Draft]) -> Draft | None:
        """The person last named before with this role noun; more words of the role in common win.

        Names in the description must be those of the role: "the Finnish president" is no president of another country.
        """
        lower, best, best_score = self._scene.lower, None, 0
        names = [place for place in self._scene.places_in(first, head) if place.type != "PERSON"]
        for place in _before(self._persons, first, _DESCRIPTOR_REACH):
            role = place.entity.role
            if role is None or place.entity in barred:
                continue
            common = set(lower[first:last]) & set(role.surface.lower().split())
            if lower[head] in common and len(common) > best_score and self._serves(place.entity, names):
                best, best_score = place.entity, len(common)
        return best

    def _serves(self, person: Draft, names: list[Place]) -> bool:
        """Whether each of the names before a role noun stands in a person's role or means the body or country of it."""
        role = person.role.surface.lower().split() if person.role else []
        body = person.affiliation[0] if person.affiliation else None
        country = self._countries.get(id(person)) or (body.country if body else None)
        return all(
            name.entity is body
            or self._scene.lower[name.first] in role
            or (country is not None and self._country_of(name) == country)
            for name in names
        )


def _before(places: list[Place], i: int, reach: int) -> Iterator[Place]:
    """The places before token `i`, the last one first, as far back as `reach` tokens."""
    k = bisect_left(places, i, key=lambda place: place.first)
    while k > 0 and i - places[k - 1].first <= reach:
        k -= 1
        yield places[k]


def _start(place: Place) -> int:
    return place.start


def _outside(places: list[Place], quoted: list[tuple[int, int]]) -> list[Place]:
    """The mentions outside direct speech: who is named in it is spoken about."""
    kept, k = [], 0
    for place in places:
        while k < len(quoted) and quoted[k][1] <= place.start:
            k += 1
        if k == len(quoted) or not quoted[k][0] <= place.start:
            kept.append(place)
    return kept


def _genders(scene: Scene, names: NameLexicon) -> dict[int, str]:
    """Persons whose title, role or given name tells whether "he" or "she" can mean them, by the identity of their drafts."""
    genders: dict[int, str] = {}
    for place in scene.places:
        if place.type != "PERSON":
            continue
        words = {scene.lower[place.first - 1].rstrip(".")} if place.first else set()
        if place.entity.role is not None:
            words.update(place.entity.role.surface.lower().split())
        given = place.entity.name.split()[:-1][:1]
        if not words.isdisjoint(_FEMALE) or not names.words["female_name"].isdisjoint(given):
            genders.setdefault(id(place.entity), "f")
        elif not words.isdisjoint(_MALE) or not names.words["male_name"].isdisjoint(given):
            genders.setdefault(id(place.entity), "m")
    return genders
