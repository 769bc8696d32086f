"""The component `names`: the names of an article as mentions, and a preliminary entity for each group of them."""

from __future__ import annotations

from spacy.language import Language
from spacy.tokens import Doc

from extractor.components.annotations import put
from extractor.components.entities.acronyms import Definition, find_definitions, is_acronym
from extractor.components.entities.borders import find_model_names
from extractor.components.entities.clusters import Cluster, cluster_names
from extractor.components.entities.name_lexicon import NameLexicon, name_lexicon_of
from extractor.components.entities.name_rules import RULES, without_overlaps
from extractor.components.entities.name_types import settle_types
from extractor.components.entities.propagation import spread_names
from extractor.components.entities.words import FoundName, Words, read_words
from extractor.components.order import NAMES, TAGS, component
from extractor.record.entity import Alias, Entity, Mention, MentionForm


def find_names(doc: Doc, words: Words, lexicon: NameLexicon) -> tuple[list[FoundName], list[Definition]]:
    """The names of the article with their types, in text order without overlaps, and the acronyms that it defines."""
    size = len(words.texts)
    body = find_model_names(doc, words, lexicon)
    body_at = {i: name for name in body for i in range(name.start, name.end)}
    by_stage = {
        stage: [name for rule in RULES.of(stage) for name in rule.find(words, lexicon, body)]
        for stage in ("whole", "listed", "passed_over")
    }
    longer = [name for name in by_stage["whole"] if name.rule not in ("head", "head_of") or _is_better(name, body_at)]
    layers = [longer, body, by_stage["listed"], by_stage["passed_over"]]
    names = without_overlaps(layers, size)
    definitions = list(find_definitions(names, words, lexicon))
    defined = [name for definition in definitions for name in (definition.long, definition.short)]
    names = without_overlaps([defined, names], size)
    settle_types(names, words, lexicon)
    names = without_overlaps([names, spread_names(names, words, lexicon)], size)
    settle_types(names, words, lexicon)
    return _readable(names, words), definitions


def _is_better(name: FoundName, body_at: dict[int, FoundName]) -> bool:
    """Whether a name found by its head word replaces what the model found there: a part of it, or peoples' adjectives."""
    inside = {id(inner): inner for i in range(name.start, name.end) if (inner := body_at.get(i))}.values()
    longest = max((inner.end - inner.start for inner in inside), default=0)
    if any(inner.start < name.start or inner.end > name.end for inner in inside) or longest >= name.end - name.start:
        return False
    return all(
        inner.type == "NORP"
        or (
            inner.start == name.start and (inner.type == "ORG" or (inner.type == "GPE" and name.type in ("FAC", "ORG")))
        )
        for inner in inside
    )


def _readable(names: list[FoundName], words: Words) -> list[FoundName]:
    kept, k = [], 0
    for name in names:
        while k < len(words.readable) and words.readable[k][1] <= name.start:
            k += 1
        if k < len(words.readable) and words.readable[k][0] <= name.start:
            kept.append(name)
    return kept


def make_entities(
    doc: Doc, clusters: list[Cluster], words: Words, lexicon: NameLexicon
) -> tuple[list[Mention], list[Entity]]:
    """Mentions and entities of the clusters; ids count in text order."""
    entities = []
    rows = []
    for number, cluster in enumerate(clusters, 1):
        surfaces = [_surface(doc, name) for name in cluster.names]
        full = max(surfaces, key=lambda surface: (len(surface.split()), not surface.isupper(), len(surface)))
        reasons = {
            surface: cluster.reasons[name.key(words)] for surface, name in zip(surfaces, cluster.names, strict=True)
        }
        own = reasons.pop(full)  # where the fullest name came later, the first one is an alias for the same reason
        entities.append(
            Entity(
                id=f"e{number}",
                name=full,
                type=cluster.type,
                subtype=lexicon.kind_of(cluster.type, full.split(), is_country=cluster.country is not None),
                country=cluster.country,
                aliases=tuple(Alias(surface=s, why=own if why == "same_name" else why) for s, why in reasons.items()),
            )
        )
        rows += [
            (name, surface, full, f"e{number}", cluster.type)
            for name, surface in zip(cluster.names, surfaces, strict=True)
        ]
    rows.sort(key=lambda row: row[0].start)
    mentions = []
    for number, (name, surface, full, entity, type_) in enumerate(rows, 1):
        start = doc[name.start].idx
        mentions.append(
            Mention(
                id=f"m{number}",
                start=start,
                end=start + len(surface),
                surface=surface,
                type=type_,
                form=_form(surface, full),
                entity=entity,
                rule=name.rule,
            )
        )
    return mentions, entities


def _surface(doc: Doc, name: FoundName) -> str:
    return doc[name.start : name.end].text


def _form(surface: str, full: str) -> MentionForm:
    if surface == full:
        return "name"
    return "acronym" if is_acronym(surface.replace(".", "")) and " " not in surface else "short"


class Names:
    """Puts the mentions (form name, short or acronym) and their entities."""

    def __init__(self, lexicon: NameLexicon) -> None:
        self._lexicon = lexicon

    def __call__(self, doc: Doc) -> Doc:
        """Find the names of the Doc and what belongs together."""
        words = read_words(doc)
        names, definitions = find_names(doc, words, self._lexicon)
        mentions, entities = make_entities(
            doc, cluster_names(names, definitions, words, self._lexicon), words, self._lexicon
        )
        put(doc, Mention, mentions)
        put(doc, Entity, entities)
        return doc


@component("extractor_names", reads_if_there=(TAGS, NAMES), writes=(Mention, Entity))
def make_names(nlp: Language, name: str) -> Names:
    """With the word lists of the pipeline."""
    return Names(name_lexicon_of(nlp))
