"""Which names of an article are one entity: equal names, parts of names, short forms, acronyms, names of a country.

Every merge has a reason, which becomes the alias's `why`.  Where two entities could own a short form, that of a person
goes to the one who was named last before it, and that of a body to none.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field

from extractor.components.entities.acronyms import MIN_INITIALS, Definition, initials, is_acronym
from extractor.components.entities.name_lexicon import Key, NameLexicon
from extractor.components.entities.words import FoundName, Words
from extractor.record.entity import EntityType

Names = dict[str, list[Key]]  # word -> the full names that have it
_BODIES = ("ORG", "GPE", "LOC", "FAC")
# "Norland" is not short for "Norland Bridge", nor this for a body
_LEVELS: dict[EntityType, int] = {"GPE": 0, "LOC": 0, "FAC": 1}
_PLAIN_KINDS = ("bank", "company", "party")  # what a head word adds nothing to: "Labour" and "Labour Party"
_LONGEST_SHORT_FORM = 12  # words


@dataclass(slots=True)
class Cluster:
    """One entity: its names in text order, and for each spelling why it belongs to it."""

    names: list[FoundName] = field(default_factory=list)
    reasons: dict[Key, str] = field(default_factory=dict)
    type: EntityType = "ORG"
    country: str | None = None  # of a place that the country list knows


def cluster_names(
    names: Sequence[FoundName], definitions: Sequence[Definition], words: Words, lexicon: NameLexicon
) -> list[Cluster]:
    """The clusters in order of their first names; each name is in exactly one."""
    groups: dict[Key, Cluster] = {}
    for name in names:
        key = _folded(name.key(words))
        cluster = groups.get(key)
        if cluster is None:
            cluster = groups[key] = Cluster()
            cluster.country = lexicon.countries.get(name.key(words)) if name.type == "GPE" else None
        cluster.names.append(name)
        cluster.reasons.setdefault(name.key(words), "same_name" if len(cluster.reasons) == 0 else "spelling")
    for cluster in groups.values():
        cluster.type = Counter(name.type for name in cluster.names).most_common(1)[0][0]
    merger = _Merger(groups, words, lexicon)
    merger.merge_definitions(definitions)
    merger.merge_countries()
    merger.merge_listed()
    merger.merge_persons()
    merger.merge_bodies()
    merger.merge_initials()
    merger.split_family_names()
    clusters = merger.clusters()
    for cluster in clusters:
        cluster.names.sort(key=lambda name: name.start)
    return sorted((c for c in clusters if c.names), key=lambda cluster: cluster.names[0].start)


def _folded(key: Key) -> Key:
    """Equal for names that differ in case only; full stops of initials and acronyms do not count."""
    return tuple(word.casefold().replace(".", "") for word in key)


class _Merger:
    """The groups of equal names, joined step by step; `owner` is the group that a group was joined to."""

    def __init__(self, groups: dict[Key, Cluster], words: Words, lexicon: NameLexicon) -> None:
        self._groups = groups
        self._words = words
        self._lexicon = lexicon
        self._owner: dict[Key, Key] = {}
        self._shared: dict[Key, list[Key]] = {}  # a family name and the several persons who have it

    def _root(self, key: Key) -> Key:
        while key in self._owner:
            key = self._owner[key]
        return key

    def _join(self, key: Key, into: Key, why: str) -> None:
        key, into = self._root(key), self._root(into)
        if key == into:
            return
        source, target = self._groups[key], self._groups[into]
        target.names.extend(source.names)
        for surface in source.reasons:
            target.reasons.setdefault(surface, why)
        target.country = target.country or source.country
        self._owner[key] = into

    def clusters(self) -> list[Cluster]:
        """The groups that were not joined to another one."""
        return [cluster for key, cluster in self._groups.items() if key not in self._owner]

    def merge_definitions(self, definitions: Sequence[Definition]) -> None:
        """Acronyms that the article defines."""
        for definition in definitions:
            long = _folded(definition.long.key(self._words))
            short = _folded(definition.short.key(self._words))
            if long in self._groups and short in self._groups:
                self._join(short, long, "defined_in_brackets")

    def merge_countries(self) -> None:
        """All names of one country in the list."""
        first: dict[str, Key] = {}
        begun: defaultdict[str, set[Key]] = defaultdict(set)
        for key, cluster in self._groups.items():
            if cluster.country:
                into = first.setdefault(cluster.country, key)
                self._join(key, into, "country_name")
                if len(key) > 1:
                    begun[key[0]].add(into)
        for key, cluster in self._groups.items():  # "the North" of North Norland
            if len(key) == 1 and cluster.type in ("GPE", "LOC") and len(begun[key[0]]) == 1 and not cluster.country:
                self._join(key, next(iter(begun[key[0]])), "short_form")

    def merge_listed(self) -> None:
        """All names of one institution in the list: "Federal Reserve" and "Fed"."""
        first: dict[str, Key] = {}
        for key, cluster in self._groups.items():
            listed = self._lexicon.bodies.get(cluster.names[0].key(self._words)) if cluster.type == "ORG" else None
            if listed in self._lexicon.kinds and key not in self._owner:
                self._join(key, first.setdefault(listed, key), "knowledge_base")

    def merge_persons(self) -> None:
        """A full name with and without middle names, and family names (or another name that only one person has)."""
        full: defaultdict[tuple[str, str], list[Key]] = defaultdict(list)
        by_last: defaultdict[str, list[Key]] = defaultdict(list)
        by_first: defaultdict[str, list[Key]] = defaultdict(list)
        by_middle: defaultdict[str, list[Key]] = defaultdict(list)
        singles = []
        self._merge_endings()
        for key, cluster in self._groups.items():
            if key in self._owner:
                continue
            if cluster.type == "PERSON" and len(key) > 1:
                full[key[0], self._last(key)].append(key)
            elif cluster.type == "PERSON":
                singles.append(key)
        for (first, last), keys in full.items():
            longest = max(keys, key=len)
            for key in keys:
                if key != longest:
                    self._join(key, longest, "middle_name")
            for longer in by_last[last]:
                if longer[0].startswith(first) or first.startswith(longer[0]):  # "Ken Vell" and "Kenneth Vell"
                    self._join(longest, longer, "first_name")
                    break
            else:
                by_last[last].append(longest)
            by_first[first].append(longest)
            for middle in set(longest[1:-1]) - {last}:  # "Rosales" of "Ana Rosales Vega"
                by_middle[middle].append(longest)
        for key in singles:
            self._join_single(key, by_last, by_first, by_middle)

    def _join_single(self, key: Key, by_last: Names, by_first: Names, by_middle: Names) -> None:
        """A name of one word: a family name, even of several persons, else another name that only one of them has."""
        if len(owners := by_last.get(key[0], [])) > 1:
            self._shared[key] = list(owners)
            return
        for table, why in ((by_last, "family_name"), (by_first, "first_name"), (by_middle, "family_name")):
            owners = table.get(key[0], [])
            if len(owners) == 1:
                self._join(key, owners[0], why)
                return

    def _merge_endings(self) -> None:
        """Several words at one end of one person's name: "Al-Hadid", "Ali bin Karim" and "Ali bin Karim Al-Hadid"."""
        persons = [key for key, cluster in self._groups.items() if cluster.type == "PERSON"]
        longer: defaultdict[Key, list[Key]] = defaultdict(list)
        for key in persons:
            for start in range(1, len(key)):
                if start < len(key) - 1:
                    longer[key[start:]].append(key)
                if start > 1 and key[start].isalpha():
                    longer[key[:start]].append(key)
        for key in persons:
            if len(owners := longer.get(key, [])) == 1:
                self._join(key, owners[0], "family_name")

    def split_family_names(self) -> None:
        """Give each place of a family name that several persons have to the one who was named last in the same paragraph.

        Where none was named there, to the one who is named most often in full.
        """
        breaks = [-1, *(i for i, word in enumerate(self._words.texts) if "\n" in word)] if self._shared else []
        for key, owners in self._shared.items():
            cluster = self._groups[key]
            persons = [self._groups[self._root(owner)] for owner in owners]
            full = sorted(
                (name.start, k)
                for k, person in enumerate(persons)
                for name in person.names
                if name.end - name.start > 1
            )
            usual = Counter(k for _, k in full).most_common(1)[0][0]
            for name in cluster.names:
                at, owner = full[max(0, bisect_left(full, (name.start,)) - 1)]
                is_near = breaks[bisect_left(breaks, name.start) - 1] < at < name.start
                person = persons[owner if is_near else usual]
                person.names.append(name)
                person.reasons.setdefault(name.key(self._words), "family_name")
            cluster.names = []

    def merge_bodies(self) -> None:
        """Short forms: "Fudan University" and "Fudan", "Ministry of Commerce" and "Chinese Commerce Ministry"."""
        stems: defaultdict[Key, list[Key]] = defaultdict(list)
        for key, cluster in self._groups.items():
            if cluster.type in _BODIES and not cluster.country:
                stems[_stem(cluster.names[0].key(self._words), self._lexicon)].append(key)
        for stem, keys in stems.items():
            if len(keys) > 1 and stem:
                longest = max(keys, key=len)
                for key in keys:
                    self._join(key, longest, "same_words")
        self._merge_prefixes()

    def _merge_prefixes(self) -> None:
        """A short form is the beginning of only one longer name that goes on with a head word or "of ..."."""
        bodies = [key for key, cluster in self._groups.items() if cluster.type in _BODIES and not cluster.country]
        known = set(bodies)
        owners: defaultdict[Key, list[Key]] = defaultdict(list)
        for key in bodies:
            whole = self._groups[key].names[0].key(self._words)
            for form in {key, _folded(_without_country(whole, self._lexicon))}:
                for length in range(1, min(len(form), _LONGEST_SHORT_FORM + 1)):
                    # the "Senate" is not the "Senate Democrats"
                    is_head = length == 1 and form[0] in self._lexicon.heads
                    short = form[:length]
                    if short in known and self._is_tail(form[length:]) and (not is_head or form[1] == "of"):
                        owners[short].append(key)
        self._add_first_words(bodies, owners)
        self._add_head_words(bodies, owners)
        for short, longer in owners.items():
            is_owned = len({self._root(key) for key in longer}) == 1 and not self._is_its_own(short, longer[0])
            if is_owned and _LEVELS.get(self._groups[short].type, 2) >= _LEVELS.get(self._groups[longer[0]].type, 2):
                self._join(short, longer[0], "short_form")

    def _is_its_own(self, short: Key, longer: Key) -> bool:
        """True if the lists know the short form apart: "Oslo" and "Oslo Prefecture" (but not "Oslo City"), the "BBC" and a
        "BBC Library"."""
        surface, whole = (self._groups[key].names[0].key(self._words) for key in (short, longer))
        lexicon = self._lexicon
        if lexicon.bodies.get(surface):
            head = lexicon.head_word(longer[-1])
            return (head is None or head.subtype not in _PLAIN_KINDS) and not lexicon.bodies.get(whole)
        is_place = lexicon.capitals.get(surface) or lexicon.regions.get(surface) not in (None, "LOC")
        return bool(is_place) and longer[-1] not in lexicon.words["place_tail"]

    def _add_first_words(self, bodies: list[Key], owners: dict[Key, list[Key]]) -> None:
        """A body by its first word alone, where only one body begins with it, named before or with its legal form.

        "Halden Marine A/S", "Halden".
        """
        begun: defaultdict[str, list[Key]] = defaultdict(list)
        for key in bodies:
            if len(key) > 1 and self._groups[key].type == "ORG":
                begun[key[0]].append(key)
        for key in bodies:
            longer = begun.get(key[0], ())
            is_body = self._groups[key].type == "ORG" and key[0] not in self._lexicon.heads
            if len(key) > 1 or len(longer) != 1 or not is_body:
                continue
            name = self._groups[key].names[0]
            listed = self._lexicon.bodies.get(name.key(self._words))
            first = self._groups[longer[0]].names[0].start < name.start
            if not listed and (first or longer[0][-1] in self._lexicon.words["legal_form"]):
                owners[key].append(longer[0])

    def _add_head_words(self, bodies: list[Key], owners: dict[Key, list[Key]]) -> None:
        """A body by its head word alone, where only one body has it: "the Court" after "Norland Supreme Court"."""
        headed: defaultdict[str, list[Key]] = defaultdict(list)
        for key in bodies:
            if len(key) > 1:
                of = key.index("of") if "of" in key[1:] else len(key)
                head = self._lexicon.head_word(key[of - 1])
                if head is not None and (of < len(key) or head.subtype != "parliament"):  # no "House" of "White House"
                    headed[head.id].append(key)
        for key in bodies:
            if len(key) == 1 and key[0] in headed:
                owners[key] += headed[key[0]]

    def _last(self, key: Key) -> str:
        return key[-2] if key[-1] in self._lexicon.words["name_tail"] and len(key) > 2 else key[-1]

    def _is_tail(self, rest: Key) -> bool:
        tails = self._lexicon.words["inner_word"] | self._lexicon.words["place_tail"] | {","}
        return rest[0] in ("of", "for", "&", ",", "(") or all(
            word in self._lexicon.heads or word in tails for word in rest
        )

    def merge_initials(self) -> None:
        """An acronym without definition and the only name of the article with these initials."""
        owners_of: defaultdict[str, list[Key]] = defaultdict(list)
        for key, cluster in self._groups.items():
            if cluster.type in _BODIES and len(key) >= MIN_INITIALS:
                name = cluster.names[0].key(self._words)
                for letters in initials(name) | initials(_without_country(name, self._lexicon)):
                    owners_of[letters].append(key)
        for key, cluster in self._groups.items():
            if len(key) == 1 and cluster.type in _BODIES and key not in self._owner:
                surface = cluster.names[0].key(self._words)[0].replace(".", "")
                owners = {self._root(owner) for owner in owners_of.get(surface, ())}
                if is_acronym(surface) and len(owners) == 1:
                    self._join(key, owners.pop(), "initials")


def _without_country(name: Key, lexicon: NameLexicon) -> Key:
    """A name without the country before it: "[Norland] Boat Trade Union" is the BTU."""
    for phrase in (name[:2], name[:1]):
        if phrase != name and (lexicon.demonyms.get(phrase) or lexicon.countries.get(phrase)):
            return name[len(phrase) :]
    return name


def _stem(name: Key, lexicon: NameLexicon) -> Key:
    """The words that matter, sorted: without "of", articles, legal forms and the country before the name."""
    small = lexicon.words["inner_word"] | lexicon.words["legal_form"]
    return tuple(
        sorted(word for word in _folded(_without_country(name, lexicon)) if word.isalnum() and word not in small)
    )
