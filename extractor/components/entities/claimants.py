"""Who the speaker of a quote is: a named entity, one that a descriptor or pronoun means, or a group.

Names come first.  A document speaks for the body that made it.  "The ministry", "the professor" and pronouns go back to an
entity of the article and are marked inferred; a collective or anonymous speaker is a GROUP of its own.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from extractor.components.entities.documents import Documents
from extractor.components.entities.lexicon import EntityLexicon
from extractor.components.entities.scene import Draft, MentionDraft, Scene
from extractor.components.reference import referents_of
from extractor.components.reference.things import Thing
from extractor.components.speech.speakers import is_published
from extractor.record.quote import Quote
from extractor.record.textrange import TextRange
from extractor.words.names import gender_of

_MOST_TO_NAME = 8  # tokens from a descriptor to the name after its comma: ", civil engineering professor Ann Lee"
_GENDERS = {"he": "f", "she": "m"}  # the one that a pronoun is not
_MOST_SINCE_NAME = 400  # tokens back to a name
_JOINTS = frozenset(("and", ",", "the"))
_LINKS = frozenset(("of", "at", "for", "from", "in", "with", "by", "who", "to"))  # after the head of a noun phrase
PRONOUNS = frozenset(["he", "she", "they", "it", "who", "we", "i", "you", "him", "her", "them", "his", "its", "their"])
_DESCRIBING = frozenset(("preposition", "participle", "infinitive"))
_DEFINITE = frozenset(("the", "this", "that", "these", "those"))


class Claimants:
    """Resolves the speakers of an article's quotes, in text order: each helps with the next."""

    def __init__(self, scene: Scene, lexicon: EntityLexicon) -> None:
        self._scene = scene
        self._lexicon = lexicon
        self._referents = referents_of(scene.doc)
        self._drafts: dict[Thing, Draft] = {}  # of things without a name
        self._by_range: dict[TextRange, tuple[Draft, bool] | None] = {}
        self._unnamed: dict[str, Draft] = {}  # groups and bodies without a name, by their words
        self._last_of: dict[str, Draft] = {}  # the last group that its words describe, by its noun
        self._documents = Documents(scene, lexicon)
        self._last: Draft | None = None  # who spoke last

    def resolve(self, quotes: list[Quote], sources: Sequence[int] = ()) -> dict[str, tuple[Draft, bool]]:
        """For each quote with a resolved speaker: the claimant's draft and whether it was inferred.

        `sources` are the tokens of nouns that give figures without a quote; who they mean becomes a mention.
        """
        speakers = [(quote.speaker, quote.id) for quote in quotes if quote.speaker is not None]
        phrases = {phrase: noun for noun in sources if (phrase := self._source_phrase(noun))}
        speakers += [(phrase, "") for phrase in phrases]
        result = {}
        for speaker, quote in sorted(speakers):
            if speaker not in self._by_range:
                self._by_range[speaker] = self._resolve(speaker)
            claimant = self._by_range[speaker]
            self._last = claimant[0] if claimant is not None and quote else self._last
            if claimant is not None and not quote and self._is_document(phrases[speaker]):
                self._mean(phrases[speaker], *claimant)
            if claimant is not None and quote:
                result[quote] = claimant
            if claimant is not None:
                head = _head(self._scene, *self._scene.structure.tokens(*speaker))
                if (thing := self._referents.at.get(head)) is not None:
                    self._drafts.setdefault(thing, claimant[0])
        return result

    def _meant(self, head: int) -> Draft | None:
        """The entity that a pronoun or a definite phrase, by its head, refers to; without a name that of its first mention."""
        thing = self._referents.meant(head)
        if thing is None:
            return None
        if thing.entity is not None:
            return self._scene.drafts[thing.entity]
        if thing not in self._drafts:
            columns = self._scene.structure.columns
            claimant = self._resolve(TextRange(columns.starts[thing.first], columns.ends[thing.stop - 1]))
            if claimant is None:
                return None
            self._drafts[thing] = claimant[0]
        return self._drafts[thing]

    def _mean(self, document: int, maker: Draft, inferred: bool) -> None:
        """Let the noun of a document that gives figures mean its maker, if no mention does."""
        scene, start = self._scene, self._scene.doc[document].idx
        if not any(
            mention.start <= start < mention.end
            for mention in (*scene.mentions_in(document, document + 1), *scene.added)
        ):
            scene.add(document, document + 1, "nominal", maker, "document", inferred=inferred)

    def _source_phrase(self, noun: int) -> TextRange | None:
        """The noun phrase of a pronoun, a role or a body: other nouns ("the plan envisages 300 homes") stay unnamed."""
        lexicon, word = self._lexicon, self._scene.lower[noun]
        is_group = word in self._scene.structure.speech.lexicon.words_that("person")  # "officials", "police"
        is_body = lexicon.is_role(word) or word in lexicon.descriptors or self._is_document(noun)
        if not (word in PRONOUNS or is_group or is_body):
            return None
        structure, stop = self._scene.structure, noun + 1
        for modifier in structure.postmodifiers(noun):
            if modifier.kind not in _DESCRIBING or modifier.first != stop:
                break
            stop = modifier.stop
        first = structure.phrase(noun).full[0]
        return TextRange(structure.columns.starts[first], structure.columns.ends[stop - 1])

    def _resolve(self, speaker: TextRange) -> tuple[Draft, bool] | None:
        scene = self._scene
        first, last = scene.structure.tokens(*speaker)
        head = _head(scene, first, last)
        if self._is_joint(first, last):
            return self._joint(first, last), False
        mention = self._named(last, head)
        if mention is not None:
            return mention.entity, False
        word = scene.lower[head]
        if word in ("him", "her", "them") and scene.structure.completed(head)[0] < 0:
            return None  # "a video shows him yelling": one of its own sentence, not who spoke last
        if word in PRONOUNS:
            meant = self._meant(head)
            if meant is not None and word in _GENDERS and not self._goes_on(head, meant):
                return None
            return (scene.add(head, head + 1, "pronoun", meant, "pronoun", inferred=True), True) if meant else None
        if self._is_document(head) or is_published(scene.structure.columns, head):
            return self._maker(first, last, head)
        mention = self._apposed(last, head)
        if mention is not None:
            return scene.add(first, last, "nominal", mention.entity, "apposition", inferred=False), False
        return self._described(first, last, head)

    def _goes_on(self, head: int, draft: Draft) -> bool:
        """Whether "he" is surely one who spoke last, was named last outside of quoted words, or leads the sentence before."""
        scene, unlike = self._scene, _GENDERS[self._scene.lower[head]]
        inside = scene.structure.speech.inside
        before = (scene.at[i] for i in range(head - 1, max(-1, head - _MOST_SINCE_NAME), -1) if not inside[i])
        persons = (mention.entity for mention in before if mention is not None and mention.type == "PERSON")
        nearest = next((person for person in persons if gender_of(person.name, "") != unlike), None)
        if draft in (self._last, nearest):
            return True
        start = scene.structure.sentence_of(head)[0]
        first, stop = scene.structure.sentence_of(max(start - 1, 0))
        clause = scene.structure.clause_of(scene.structure.root(first, stop))
        subject = clause.argument("subject") if clause is not None and clause.voice == "active" else None
        mention = scene.at[subject.token] if subject is not None else None
        return mention is not None and mention.entity is draft

    def _named(self, last: int, head: int) -> MentionDraft | None:
        """The mention that is the speaker: the one at the head, or a person's name at the end of the phrase."""
        scene = self._scene
        mention, ending = scene.at[head], scene.at[last - 1]
        is_person = ending is not None and ending.type == "PERSON" and scene.lower[ending.first - 1] != "and"
        person = ending if is_person else None  # not "economists Ona Vell and Ivo Hart"
        if mention is not None and mention.last < last and scene.lower[mention.last] == "and":
            return None  # "Lee and others"
        if mention is not None and mention.type != "NORP":
            is_titled = person and mention.last < person.first and self._lexicon.is_role(scene.lower[person.first - 1])
            return person if is_titled else mention  # "Dale Institute marine biologist Ann Lee"
        if person is not None and _LINKS.isdisjoint(scene.lower[head + 1 : person.first]):
            return person
        return None

    def _is_joint(self, first: int, last: int) -> bool:
        """Whether two names or more speak together: "the World Bank and the Fund", "Ann Lee, Bo Hart and Jim Roe"."""
        scene = self._scene
        inside = scene.mentions_in(first, last)
        if len(inside) < 2 or inside[-1].last != last:
            return False
        gaps = [scene.lower[a.last : b.first] for a, b in pairwise(inside)]
        return all(set(gap) <= _JOINTS and gap for gap in gaps) and "and" in gaps[-1]

    def _joint(self, first: int, last: int) -> Draft:
        """The group of those who speak together; each of them stays an entity of its own."""
        scene = self._scene
        start = first + (scene.lower[first] == "the")
        name = scene.doc[start:last].text
        draft = self._unnamed.setdefault(name.lower(), Draft(name, "GROUP"))
        return scene.add(first, last, "nominal", draft, "joint", inferred=False)

    def _apposed(self, last: int, head: int) -> MentionDraft | None:
        """The name after a comma that says who a descriptor is: "the patient's daughter, [Susan Dale], said"."""
        scene, texts, n = self._scene, self._scene.texts, len(self._scene.texts)
        if last + 1 >= n or texts[last] != ",":
            return None
        for i in range(last + 1, min(last + _MOST_TO_NAME, n)):
            mention = scene.at[i]
            if mention is not None:
                fits = mention.type == "PERSON" or (
                    mention.type == "ORG" and scene.lower[head] in self._lexicon.descriptors
                )
                if mention.type == "NORP":
                    continue
                closed = mention.last < n and texts[mention.last] in (",", ".", ";", "—", "–", "(", "of", "at", "from")
                return mention if fits and closed and mention.first == i else None
            is_title = scene.tags[i] in ("NN", "JJ") or (scene.tags[i] == "CC" and i > last + 1)
            if not is_title and not texts[i][:1].isupper():
                return None  # ", [doctoral candidate] Ann Lee,"
        return None

    def _is_document(self, head: int) -> bool:
        return self._scene.lower[head] in self._lexicon.documents

    def _maker(self, first: int, last: int, head: int) -> tuple[Draft, bool]:
        """The body that a document is from, else the maker of the one that "the report" goes back to, else its words."""
        scene = self._scene
        full = scene.structure.phrase(head).full[1] if scene.structure.columns.parsed else last
        mention = self._documents.named_maker(first, last, head) or self._documents.named_maker(first, full, head)
        if mention is not None:
            return mention.entity, False
        entities = scene.structure.columns.entities
        is_titled = any(scene.tags[i][:3] == "NNP" and entities[i] != "DATE" for i in range(first, head))
        is_known = scene.lower[first] in _DEFINITE and not is_titled  # not "the 2012 Population Census report"
        is_known = is_known or (first == head and last == head + 1)
        known = self._documents.maker_before(head) if is_known else None
        if known is not None:
            return scene.add(first, last, "nominal", known, "document", inferred=True), True
        owner = self._owner(first, last, head)
        if owner is None:
            return self._without_name(first, last, head), False
        meant = self._meant(owner[2])
        is_body = scene.lower[owner[2]] in self._lexicon.descriptors
        if meant is None and is_body:
            return self._without_name(*owner), False
        return (meant, True) if meant is not None else (self._without_name(first, last, head), False)

    def _owner(self, first: int, last: int, head: int) -> tuple[int, int, int] | None:
        """Whose document it is, a descriptor or a pronoun, with its noun: "[the institute]'s survey", "[its] report",
        "[the government] statement", "a letter from [the board]".
        """
        scene = self._scene
        mark = next((i for i in range(first, head) if scene.texts[i] in ("'s", "’s")), head)
        if scene.lower[first] in PRONOUNS and mark == head:  # not "her campaign's memo"
            return first, first + 1, first
        is_owned = mark < head or scene.lower[head - 1] in self._lexicon.descriptors
        if scene.lower[first] in _DEFINITE and is_owned and mark > first + 1:
            return first, mark, mark - 1
        for preposition, sender in scene.structure.complements(head):
            start, stop = scene.structure.phrase(sender).full
            if scene.lower[preposition] == "from" and scene.lower[start] in _DEFINITE:
                return start, min(stop, last), sender
        return None

    def _described(self, first: int, last: int, head: int) -> tuple[Draft, bool]:
        """A noun phrase: back to a named entity if it is definite and one fits, else an entity of its own words."""
        scene = self._scene
        if scene.lower[first] in _DEFINITE:
            meant = self._meant(head)
            if meant is not None:
                return scene.add(first, last, "nominal", meant, "descriptor", inferred=True), True
            group = self._last_of.get(scene.lower[head]) if last == first + 2 == head + 1 else None
            if group is not None:  # "the researchers", who were "researchers of two universities"
                return scene.add(first, last, "nominal", group, "descriptor", inferred=True), True
        group = self._without_name(first, last, head)
        if last - first > 1 + (scene.lower[first] in _DEFINITE) and group.type == "GROUP":
            self._last_of[scene.lower[head]] = group
        return group, False

    def _without_name(self, first: int, last: int, head: int) -> Draft:
        """The entity of a collective or anonymous speaker; the same words later are the same one."""
        scene, people = self._scene, self._scene.at[head]
        if people is not None and people.last == last and people.first == first + (scene.lower[first] == "the"):
            return people.entity  # "the Norlanders said"
        words = scene.lower[first:last]
        key = " ".join(words[1:] if words[0] in ("the", "a", "an") and len(words) > 1 else words)
        draft = self._unnamed.get(key)
        if draft is None:
            descriptor = self._lexicon.descriptors.get(scene.lower[head])
            is_body = descriptor is not None and scene.tags[head] != "NNS"
            name = scene.doc[first:last].text
            draft = Draft(name, descriptor.type if is_body and descriptor else "GROUP", anonymous=not is_body)
            if is_body and descriptor:
                draft.subtype = descriptor.subtypes[0]
            body = next((p for p in scene.mentions_in(first, last) if p.type == "ORG"), None)
            if body is not None and not is_body:
                draft.affiliation = (body.entity, body.start, body.end)
            self._unnamed[key] = draft
        return scene.add(first, last, "nominal", draft, "speaker", inferred=False)


def _head(scene: Scene, first: int, last: int) -> int:
    """The head noun of a noun phrase; without a parse, the last word before a preposition."""
    columns = scene.structure.columns
    if columns.parsed:
        roots = scene.structure.roots(first, last)
        return next((i for i in roots if columns.is_nominal(i)), roots[0])
    return next((i - 1 for i in range(first + 1, last) if scene.lower[i] in _LINKS), last - 1)


def with_claimants(quotes: list[Quote], resolved: dict[str, tuple[Draft, bool]], ids: dict[int, str]) -> list[Quote]:
    """The quotes with the ids of their claimants."""
    result = []
    for quote in quotes:
        claimant = resolved.get(quote.id)
        if claimant is None:
            result.append(quote)
            continue
        draft, inferred = claimant
        slots = (*quote.inferred, "claimant") if inferred and "claimant" not in quote.inferred else quote.inferred
        result.append(replace(quote, claimant=ids[id(draft)], inferred=slots))
    return result
