"""Our curated list of institutions as journalists name them, and the look-up by alias.

Ids of Wikidata and ROR are there only where the open registry of research organisations confirms them.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Annotated, Literal

from extractor.words.lexicons import Known, lexicon, load_lexicon

Strength = Literal[
    "strong",  # names one institution wherever it is
    "weak",  # names one in each country: "Finance Ministry"
    "acronym",  # is linked where its long form is in the article
]


@dataclass(frozen=True, slots=True, kw_only=True)
class InstitutionAlias:
    """A name of an institution."""

    surface: str
    strength: Strength
    """How much it says on its own."""


@lexicon("institutions")
@dataclass(frozen=True, slots=True, kw_only=True)
class Institution:
    """A body of the knowledge base, by its full `name` and what it is (`subtype`).

    `country` is an ISO 3166 alpha-2 code, EU for the Union's, None for international ones; `aliases` are other forms, the name
    itself being a strong one where it is not among them; `ids` are those in other knowledge bases; a `seat` is a building that
    news names for those who sit in it.
    """

    id: str
    name: str
    subtype: Annotated[str, Known()]
    country: Annotated[str | None, Known("countries.id", "institutions.country")] = None
    aliases: tuple[InstitutionAlias, ...] = ()
    ids: Mapping[str, str] = field(default_factory=dict)
    seat: bool = False


class KnowledgeBase:
    """Institutions by the folded form of their aliases."""

    def __init__(self, institutions: Iterable[Institution]) -> None:
        self._by_alias: defaultdict[str, list[tuple[Institution, Strength]]] = defaultdict(list)
        for institution in institutions:
            strengths: dict[str, Strength] = {alias.surface: alias.strength for alias in institution.aliases}
            strengths.setdefault(institution.name, "strong")
            for surface, strength in strengths.items():
                self._by_alias[folded(surface)].append((institution, strength))

    def find(self, surface: str) -> list[tuple[Institution, Strength]]:
        """The institutions that a name may mean, in the order of the file, with the strength of the alias."""
        return self._by_alias.get(folded(surface), [])


def folded(surface: str) -> str:
    """The form in which names are compared: no case, no article in front, no full stops, straight apostrophes, "and"."""
    words = surface.replace("’", "'").replace(".", "").replace("&", " and ").casefold().split()
    return " ".join(words[1:] if len(words) > 1 and words[0] == "the" else words)


def load_knowledge_base() -> KnowledgeBase:
    """Read `models/en/lexicons/institutions.jsonl`."""
    return KnowledgeBase(load_lexicon("institutions", Institution))
