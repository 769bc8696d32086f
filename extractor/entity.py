"""Names and descriptions in the text (mentions) and the persons, bodies and places behind them (entities)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

EntityType = Literal["PERSON", "ORG", "GPE", "LOC", "FAC", "NORP", "EVENT", "PRODUCT", "WORK", "GROUP"]
MentionForm = Literal["name", "short", "acronym", "nominal", "pronoun"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention:
    """One place where an entity is named or described.  `entity` is None only while the document pass is under way."""

    id: str
    start: int
    end: int
    surface: str
    type: EntityType
    form: MentionForm
    entity: str | None = None
    inferred: tuple[str, ...] = ()
    rule: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Alias:
    """Another form of a name, in the article or in the entry that it was linked to, and why it is the same entity."""

    surface: str
    why: str


@dataclass(frozen=True, slots=True, kw_only=True)
class StatedRole:
    """A role as the article states it, with its evidence range: "finance professor"."""

    surface: str
    start: int
    end: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Affiliation:
    """The body that a person belongs to (an entity id), with its evidence range."""

    entity: str
    start: int
    end: int


@dataclass(frozen=True, slots=True, kw_only=True)
class EntityLink:
    """How the entity was linked to the knowledge base; `candidates` are ids of entries that were considered."""

    status: Literal["linked", "nil", "ambiguous", "weak_alias"] = "nil"
    candidates: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Entity:
    """A person, body, place or group.  `name` is the fullest form in the article; `country` an ISO 3166 alpha-2 code."""

    id: str
    name: str
    type: EntityType
    subtype: str | None = None
    anonymous: bool = False
    ids: Mapping[str, str] = field(default_factory=dict)
    country: str | None = None
    aliases: tuple[Alias, ...] = ()
    role: StatedRole | None = None
    affiliation: Affiliation | None = None
    link: EntityLink = EntityLink()
