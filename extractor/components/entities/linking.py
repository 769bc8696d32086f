"""From entities to entries of the knowledge base, with abstention: precision comes first.

A strong alias links.  A weak alias ("Finance Ministry") links only with a country: one in or before the name,
else the one that the article is about.  A bare acronym never links on its own: the article must define it by a name that
the same entry has.  Whatever was considered and not linked is kept as candidates.
"""

from __future__ import annotations

from collections import Counter, defaultdict

from extractor.components.entities.institutions import Institution, KnowledgeBase, Strength
from extractor.components.entities.name_lexicon import NameLexicon
from extractor.components.entities.scene import Draft, MentionDraft, Scene
from extractor.record.entity import Alias, EntityLink

_LINKED_TYPES = ("ORG", "FAC", "GPE", "LOC")
_MIN_MENTIONS = 2  # of the country that the article is about


class Linker:
    """Links the entities of one article and fills their subtype, country and ids."""

    def __init__(self, scene: Scene, base: KnowledgeBase, names: NameLexicon) -> None:
        self._scene = scene
        self._base = base
        self._names = names
        # draft -> surface -> countries beside it
        self._surfaces: defaultdict[int, dict[str, set[str]]] = defaultdict(dict)
        self._mentioned: Counter[str] = Counter()
        self._done: set[int] = set()

    def link(self, mentions: list[MentionDraft]) -> None:
        """Link the bodies that are named at `places` and not linked yet; places get the ids of their countries."""
        drafts: dict[int, Draft] = {}
        for mention in mentions:
            if mention.form == "pronoun" or mention.inferred:
                continue
            drafts.setdefault(id(mention.entity), mention.entity)
            self._count_country(mention)
            if mention.type in _LINKED_TYPES:
                surface, countries = self._read(mention)
                known = self._surfaces[id(mention.entity)].setdefault(surface, set())
                known.update(countries)
        for key, draft in drafts.items():
            if key in self._done:
                continue
            self._done.add(key)
            if draft.type in ("GPE", "LOC"):
                self._describe_place(draft)
            if draft.type in _LINKED_TYPES and not draft.country:
                self._link(draft, self._surfaces.get(key, {}))

    def _count_country(self, mention: MentionDraft) -> None:
        """Count the country of a place that has only one; a demonym says who somebody is, not where the article plays."""
        words = tuple(self._scene.texts[mention.first : mention.last])
        region = self._names.region_of.get(words)
        own = self._names.countries.get(words) or self._names.capitals.get(words)
        countries = {country for country in (own, region and region.country) if country}
        if len(countries) == 1 and mention.type != "PERSON":
            self._mentioned.update(countries)

    def _read(self, mention: MentionDraft) -> tuple[str, set[str]]:
        """The name without the country before it, and the countries in it or just before it."""
        texts = self._scene.texts
        first, countries = mention.first, set()
        for table in (self._names.demonyms, self._names.countries):
            match = table.match(texts, first)
            if match and match[0] < mention.last:
                countries.add(match[1])
                first = match[0] + (texts[match[0]] in ("'s", "’s"))
                break
        before = mention.first - 1
        if before >= 0 and texts[before] in ("'s", "’s", "'", "’"):
            before -= 1
        owner = self._scene.at[before] if before >= 0 else None
        if owner is not None:
            words = tuple(texts[owner.first : owner.last])
            country = self._names.countries.get(words) or self._names.demonyms.get(words)
            if country:
                countries.add(country)
        span = (
            self._scene.doc[first : mention.last]
            if first < mention.last
            else self._scene.doc[mention.first : mention.last]
        )
        return span.text, countries

    def _describe_place(self, draft: Draft) -> None:
        words = tuple(draft.name.split())
        region = self._names.region_of.get(words)
        if draft.country and region and self._mentioned[region.country or ""] > self._mentioned[draft.country]:
            draft.country = None  # "Georgia" among American places
        if draft.country:
            draft.subtype = "country"
            draft.ids = {"iso3166": draft.country}
            draft.link = EntityLink(status="linked", candidates=(draft.country,))
            return
        capital = self._names.capitals.get(words)
        if capital:
            draft.subtype, draft.country = "city", capital
        elif region is not None:
            draft.subtype, draft.country = region.subtype, region.country

    def _link(self, draft: Draft, surfaces: dict[str, set[str]]) -> None:
        beside = set().union(*surfaces.values()) if surfaces else set()
        by_strength: defaultdict[Strength, dict[str, Institution]] = defaultdict(dict)
        for surface in [*surfaces, draft.name]:
            for institution, strength in self._base.find(surface):
                by_strength[strength].setdefault(institution.id, institution)
        entry = self._choose(by_strength, beside)
        candidates = tuple(sorted({key for entries in by_strength.values() for key in entries}))
        if entry is not None and (draft.type == "ORG" or entry.subtype == "government_body"):
            draft.link = EntityLink(status="linked", candidates=candidates)
            draft.ids = {"extractor": entry.id, **entry.ids}
            draft.subtype, draft.country = entry.subtype, entry.country
            known = {alias.surface for alias in draft.aliases} | {draft.name}
            acronyms = [alias.surface for alias in entry.aliases if alias.strength == "acronym"]
            draft.aliases += [
                Alias(surface=acronym, why="knowledge_base") for acronym in acronyms if acronym not in known
            ]
            return
        if draft.type == "ORG":
            if candidates:
                draft.link = EntityLink(
                    status="weak_alias" if len(candidates) == 1 else "ambiguous", candidates=candidates
                )
            if draft.subtype is None:
                draft.subtype = self._names.subtype_of(draft.name.split())
            if draft.country is None and len(beside) == 1:
                draft.country = next(iter(beside))

    def _choose(self, by_strength: dict[Strength, dict[str, Institution]], beside: set[str]) -> Institution | None:
        strong, weak = list(by_strength["strong"].values()), list(by_strength["weak"].values())
        if len(strong) > 1:  # names of two institutions in one cluster: a wrong merge
            return None
        if strong:
            agrees = not beside or strong[0].country in (*beside, None, "EU")
            return strong[0] if agrees else None
        if not weak:
            return None
        if beside:
            weak = [entry for entry in weak if entry.country in beside]
            return weak[0] if len(weak) == 1 else None
        weak = [entry for entry in weak if entry.country in self._mentioned]
        if len(weak) != 1 or not self._mentioned:
            return None
        top, count = self._mentioned.most_common(1)[0]
        return weak[0] if weak[0].country == top and count >= _MIN_MENTIONS else None
