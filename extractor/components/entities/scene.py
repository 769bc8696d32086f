"""What the component works on: the Doc, its name mentions by token, and the entities while they are being built."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import Literal

from spacy.tokens import Doc

from extractor.components.annotations import found_on, token_span
from extractor.components.entities.words import read_columns
from extractor.components.extensions import text_of
from extractor.components.structure import structure_of
from extractor.record.entity import Affiliation, Alias, Entity, EntityLink, EntityType, Mention, MentionForm, StatedRole

_INVISIBLE = "\u200b\u2060\ufeff"  # blanks of no width, which stick to words of scraped text


# The rules that make mentions of what is no name.
MentionRule = Literal["apposition", "descriptor", "document", "joint", "pronoun", "speaker"]


@dataclass(slots=True, eq=False)
class Draft:
    """An entity in the making.  `affiliation` holds a draft in place of the id, which is known at the end only."""

    name: str
    type: EntityType
    subtype: str | None = None
    country: str | None = None
    anonymous: bool = False
    aliases: list[Alias] = field(default_factory=list)
    role: StatedRole | None = None
    affiliation: tuple[Draft, int, int] | None = None
    ids: dict[str, str] = field(default_factory=dict)
    link: EntityLink = field(default_factory=EntityLink)


@dataclass(slots=True, eq=False)
class MentionDraft:
    """A mention with its token range (`last` exclusive) and its entity's draft."""

    first: int
    last: int
    start: int
    end: int
    type: EntityType
    form: MentionForm
    entity: Draft
    rule: str
    inferred: tuple[str, ...] = ()


class Scene:
    """The Doc with its mentions, in text order; `at[i]` is the mention that covers token `i`, or None."""

    def __init__(self, doc: Doc) -> None:
        self.doc = doc
        self.structure = structure_of(doc)
        self.text = text_of(doc)
        self.texts, self.tags, _ = read_columns(doc)
        lowered = {text: text.lower().strip(_INVISIBLE) for text in set(self.texts)}
        self.lower = [lowered[text] for text in self.texts]
        annotations = found_on(doc)
        self.drafts = {
            entity.id: Draft(entity.name, entity.type, country=entity.country, aliases=list(entity.aliases))
            for entity in annotations.entities
        }
        self.mentions: list[MentionDraft] = []
        self.at: list[MentionDraft | None] = [None] * len(doc)
        for row in annotations.mentions:
            span = token_span(doc, row)
            mention = MentionDraft(
                span.start, span.end, row.start, row.end, row.type, row.form,
                self.drafts[str(row.entity)], row.rule,
            )  # fmt: skip
            self.mentions.append(mention)
            self.at[span.start : span.end] = [mention] * (span.end - span.start)
        self.added: list[MentionDraft] = []
        self._at_range = {(mention.start, mention.end): mention for mention in self.mentions}

    def mentions_in(self, first: int, last: int) -> list[MentionDraft]:
        """The mentions that begin in a range of tokens."""
        mentions = (self.at[i] for i in range(first, last))
        return list(dict.fromkeys(mention for mention in mentions if mention is not None and mention.first >= first))

    def add(self, first: int, last: int, form: MentionForm, entity: Draft, rule: MentionRule, inferred: bool) -> Draft:
        """The entity of these tokens: of the mention that they are already, else `entity`, which has them as one from now on."""
        start, end = self._range(first, last)
        if (start, end) not in self._at_range:
            reason = ("entity",) if inferred else ()
            mention = MentionDraft(first, last, start, end, entity.type, form, entity, rule, reason)
            self._at_range[start, end] = mention
            self.added.append(mention)
        return self._at_range[start, end].entity

    def _range(self, first: int, last: int) -> tuple[int, int]:
        return self.doc[first].idx, self.doc[last - 1].idx + len(self.doc[last - 1])

    def finish(self) -> tuple[list[Mention], list[Entity], dict[int, str]]:
        """Mentions and entities with ids in text order, and the id of each draft by its identity."""
        drafts = sorted([*self.mentions, *self.added], key=lambda mention: (mention.start, -mention.end))
        ids: dict[int, str] = {}
        order: list[Draft] = []
        for mention in drafts:
            if id(mention.entity) not in ids:
                ids[id(mention.entity)] = f"e{len(ids) + 1}"
                order.append(mention.entity)
        mentions = [
            Mention(
                id=f"m{number}",
                start=mention.start,
                end=mention.end,
                surface=self.text[mention.start : mention.end],
                type=mention.type,
                form=mention.form,
                entity=ids[id(mention.entity)],
                inferred=mention.inferred,
                rule=mention.rule,
            )
            for number, mention in enumerate(drafts, 1)
        ]
        return mentions, [_entity(draft, ids) for draft in order], ids


def _entity(draft: Draft, ids: dict[int, str]) -> Entity:
    entity = Entity(
        id=ids[id(draft)],
        name=draft.name,
        type=draft.type,
        subtype=draft.subtype,
        anonymous=draft.anonymous,
        ids=draft.ids,
        country=draft.country,
        aliases=tuple(draft.aliases),
        role=draft.role,
        link=draft.link,
    )
    if draft.affiliation is None:
        return entity
    body, start, end = draft.affiliation
    return replace(entity, affiliation=Affiliation(entity=ids[id(body)], start=start, end=end))
