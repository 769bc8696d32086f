"""Claims as annotations of the W3C Web Annotation Data Model: Hypothesis and other annotation servers read them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from extractor.record.claim import Claim
from extractor.record.extraction import Extraction
from extractor.record.tables import article_id
from extractor.record.textrange import TextRange

_CONTEXT_CHARACTERS = 32  # on both sides of a quoted stretch, as in the claim's own selectors


def web_annotations(extraction: Extraction) -> Iterator[dict[str, Any]]:
    """An annotation for each claim.

    Its bodies are the claim's sentence and tags (type, factuality, and the ids of linked bodies and persons); its targets
    wherever the article says it, each by position (code points) and by its words.
    """
    article = extraction.article
    source = article.url or f"urn:sha256:{article.source.sha256}"
    wikidata = {entity.id: entity.ids.get("wikidata") for entity in extraction.entities}
    for claim in extraction.claims:
        ranges = [TextRange(claim.start, claim.end), *claim.also]
        targets = [{"source": source, "selector": _selectors(article.text, range_)} for range_ in ranges]
        yield {
            "@context": "http://www.w3.org/ns/anno.jsonld",
            "id": f"urn:extractor:{article_id(extraction)}:{claim.id}",
            "type": "Annotation",
            "motivation": "describing",
            "generator": {"type": "Software", "name": f"extractor {extraction.producer.version}"},
            "body": _bodies(claim, article.language, [wikidata.get(id_) for id_ in claim.entity_ids]),
            "target": targets if len(targets) > 1 else targets[0],
        }


def _bodies(claim: Claim, language: str | None, linked: list[str | None]) -> list[dict[str, Any]]:
    sentence = {"type": "TextualBody", "purpose": "describing", "format": "text/plain", "value": claim.sentence}
    tags = [
        {"type": "TextualBody", "purpose": "tagging", "value": tag} for tag in (claim.type, claim.modality.factuality)
    ]
    links = [
        {"type": "SpecificResource", "purpose": "identifying", "source": f"http://www.wikidata.org/entity/{id_}"}
        for id_ in dict.fromkeys(linked)
        if id_
    ]
    return [sentence | ({"language": language} if language else {}), *tags, *links]


def _selectors(text: str, range_: TextRange) -> list[dict[str, Any]]:
    start, end = range_
    return [
        {"type": "TextPositionSelector", "start": start, "end": end},
        {
            "type": "TextQuoteSelector",
            "exact": text[start:end],
            "prefix": text[max(0, start - _CONTEXT_CHARACTERS) : start],
            "suffix": text[end : end + _CONTEXT_CHARACTERS],
        },
    ]
