"""The component `entities`: what is known of each entity, and who the claimant of each quote is."""

from __future__ import annotations

from spacy.language import Language
from spacy.tokens import Doc

from extractor.components.entities.claimants import Claimants, with_claimants
from extractor.components.entities.lexicon import EntityLexicon, load_entity_lexicon
from extractor.components.entities.roles import find_roles
from extractor.components.entities.scene import Scene
from extractor.components.extensions import read_annotations, write_annotations, write_entities
from extractor.entity import Entity, Mention
from extractor.quote import Quote


def find_entities(doc: Doc, lexicon: EntityLexicon) -> tuple[list[Mention], list[Entity], list[Quote]]:
    """The article's mentions and entities, complete, and its quotes with their claimants."""
    scene = Scene(doc)
    quotes = read_annotations(doc, Quote)
    find_roles(scene, lexicon)
    resolved = Claimants(scene, lexicon, quotes).resolve(quotes)
    mentions, entities, ids = scene.finish()
    return mentions, entities, with_claimants(quotes, resolved, ids)


class Entities:
    """Completes the mentions, entities and quotes of each Doc."""

    def __init__(self, lexicon: EntityLexicon) -> None:
        self._lexicon = lexicon

    def __call__(self, doc: Doc) -> Doc:
        """Replace what `names` and `quotes` wrote by the complete annotations."""
        mentions, entities, quotes = find_entities(doc, self._lexicon)
        write_annotations(doc, Mention, mentions)
        write_entities(doc, entities)
        write_annotations(doc, Quote, quotes)
        return doc


@Language.factory("extractor_entities", assigns=["doc.spans"])
def make_entities(nlp: Language, name: str) -> Entities:
    """Load the word lists once for the pipeline."""
    return Entities(load_entity_lexicon())
