"""The component `entities`: what is known of each entity, and who the claimant of each quote is."""

from __future__ import annotations

from dataclasses import dataclass

from spacy.language import Language
from spacy.tokens import Doc

from extractor.components.annotations import fill, found_on, put
from extractor.components.attribution import attribute_to_quotes, find_sources
from extractor.components.entities.claimants import Claimants, with_claimants
from extractor.components.entities.descriptions import add_described
from extractor.components.entities.institutions import KnowledgeBase, load_knowledge_base
from extractor.components.entities.job_titles import find_job_titles
from extractor.components.entities.lexicon import EntityLexicon, load_entity_lexicon
from extractor.components.entities.linking import Linker
from extractor.components.entities.name_lexicon import NameLexicon, name_lexicon_of
from extractor.components.entities.scene import Scene
from extractor.components.order import ALL, STRUCTURE, TAGS, component
from extractor.record.entity import Entity, Mention
from extractor.record.figure import Figure
from extractor.record.quote import Quote

_QUOTE_SLOTS = ("claimant", "inferred")


@dataclass(frozen=True, slots=True)
class Knowledge:
    """All lists that the component reads."""

    words: EntityLexicon
    names: NameLexicon
    base: KnowledgeBase


def find_entities(doc: Doc, knowledge: Knowledge) -> tuple[list[Mention], list[Entity], list[Quote]]:
    """The article's mentions and entities, complete, and its quotes with their claimants."""
    scene = Scene(doc)
    quotes = found_on(doc).quotes
    find_job_titles(scene, knowledge.words)
    figures = attribute_to_quotes(found_on(doc).figures, quotes)
    sources = [source for _, source in find_sources(doc, figures)]
    linker = Linker(scene, knowledge.base, knowledge.names)
    linker.link(scene.mentions)  # what a body is decides which descriptors mean it
    resolved = Claimants(scene, knowledge.words).resolve(quotes, sources)
    add_described(scene)
    linker.link(scene.added)
    mentions, entities, ids = scene.finish()
    return mentions, entities, with_claimants(quotes, resolved, ids)


class Entities:
    """Completes the mentions, entities and quotes of each Doc."""

    def __init__(self, knowledge: Knowledge) -> None:
        self._knowledge = knowledge

    def __call__(self, doc: Doc) -> Doc:
        """Replace what `names` put by the complete mentions and entities, and fill the claimants."""
        mentions, entities, quotes = find_entities(doc, self._knowledge)
        put(doc, Mention, mentions)
        put(doc, Entity, entities)
        fill(doc, Quote, quotes, _QUOTE_SLOTS)
        return doc


@component(
    "extractor_entities",
    reads=(Mention, Entity, Quote, Figure, STRUCTURE),
    reads_if_there=(TAGS,),
    fills={Mention: ALL, Entity: ALL, Quote: _QUOTE_SLOTS},
)
def make_component(nlp: Language, name: str) -> Entities:
    """With the word lists of the pipeline."""
    return Entities(Knowledge(load_entity_lexicon(), name_lexicon_of(nlp), load_knowledge_base()))
