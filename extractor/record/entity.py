"""Names and descriptions in the text (mentions) and the persons, bodies and places they refer to (entities)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from extractor.record.ids import EntityId, Id
from extractor.record.in_short import in_short
from extractor.record.plain import RecordType
from extractor.record.textrange import End, Start, Surface

EntityType = Literal["PERSON", "ORG", "GPE", "LOC", "FAC", "NORP", "EVENT", "PRODUCT", "WORK", "GROUP"]
MentionForm = Literal["name", "short", "acronym", "nominal", "pronoun"]
NAME_FORMS: frozenset[MentionForm] = frozenset({"name", "short", "acronym"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention(RecordType):
    """One place where an entity is named or described."""

    id: Id
    start: Start
    end: End
    surface: Surface
    type: EntityType
    """What it is; all mentions of one entity have the same."""
    form: MentionForm
    """A full name, a short one ("Okafor"), an acronym, a description ("the ministry") or a pronoun."""
    entity: EntityId | None = None
    """Who or what it is; null only while the components work."""
    inferred: tuple[str, ...] = ()
    """"entity" where it was inferred who is meant, as of every pronoun."""
    rule: str = ""
    """The rule that found it; "model" for the named-entity recogniser of the base model."""

    def __repr__(self) -> str:
        return in_short(self, self.surface, self.type, self.form, inferred=self.inferred, entity=self.entity)


@dataclass(frozen=True, slots=True, kw_only=True)
class Alias:
    """Another form of a name, in the article or in the entry that it was linked to."""

    surface: str
    """The other form."""
    why: str
    """Why it is the same entity: family_name, short_form, initials, defined_in_brackets, knowledge_base ..."""


@dataclass(frozen=True, slots=True, kw_only=True)
class StatedRole:
    """A role as the article states it ("finance professor"), with the place where it does."""

    surface: Surface
    start: Start
    end: End


@dataclass(frozen=True, slots=True, kw_only=True)
class Affiliation:
    """The body that a person or a group belongs to, with the place where the article says so."""

    entity: EntityId
    """The body."""
    start: Start
    end: End


@dataclass(frozen=True, slots=True, kw_only=True)
class EntityLink:
    """How the entity was linked to the entries of countries, regions and institutions."""

    status: Literal["linked", "nil", "ambiguous", "weak_alias"] = "nil"
    """Linked with support; no entry (nil); several fit; or only a weak form fits, as a bare acronym, which links nothing."""
    candidates: tuple[str, ...] = ()
    """The ids of the entries that were considered."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Entity(RecordType):
    """A person, body, place or group: one for all the forms of its name in the article."""

    id: Id
    name: str
    """The fullest form in the article."""
    type: EntityType
    """What it is; a GROUP is a collective or people without a name ("analysts")."""
    subtype: str | None = None
    """What kind of body or place: ministry, central_bank, company, university, country, city ..."""
    anonymous: bool = False
    """True for people without a name: "two people familiar with the matter"."""
    ids: Mapping[str, str] = field(default_factory=dict)
    """Its ids elsewhere: wikidata, ror, iso3166, lei, and `extractor` for the entry of ours; only where it is linked."""
    country: str | None = None
    """The country it belongs to, or is: ISO 3166-1 alpha-2; "EU" for the European Union."""
    aliases: tuple[Alias, ...] = ()
    role: StatedRole | None = None
    affiliation: Affiliation | None = None
    link: EntityLink = EntityLink()

    def __repr__(self) -> str:
        return in_short(self, self.name, self.type, role=self.role and self.role.surface, country=self.country)
