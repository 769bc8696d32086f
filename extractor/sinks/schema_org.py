"""An article as schema.org NewsArticle, with whom it names, its claims and its quotations."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from extractor.record.claim import Claim
from extractor.record.entity import Entity
from extractor.record.extraction import Extraction
from extractor.record.figure import Figure
from extractor.record.quote import Quote
from extractor.sinks.json_ld import named, number, without_empty

_TYPES = {
    "PERSON": "Person",
    "ORG": "Organization",
    "GROUP": "Organization",
    "GPE": "Place",
    "LOC": "Place",
    "FAC": "Place",
    "EVENT": "Event",
    "PRODUCT": "Product",
    "WORK": "CreativeWork",
}


def news_article(extraction: Extraction) -> Iterator[dict[str, Any]]:
    """One NewsArticle: what its page says of itself, `mentions`, and as `hasPart` its claims and quotations."""
    article = extraction.article
    entities = {entity.id: entity for entity in extraction.entities}
    figures = {figure.id: figure for figure in extraction.figures}
    parts = [_claim(claim, entities, figures) for claim in extraction.claims if claim.type != "quote"]
    parts += [_quotation(quote, article.text, entities) for quote in extraction.quotes if quote.kind != "indirect"]
    yield without_empty(
        {
            "@context": "https://schema.org",
            "@type": "NewsArticle",
            "@id": article.url or f"urn:sha256:{article.source.sha256}",
            "url": article.url,
            "headline": article.headline_words,
            "datePublished": article.published.value,
            "dateModified": article.modified,
            "inLanguage": article.language,
            "articleSection": article.section,
            "publisher": named("Organization", article.site),
            "author": [{"@type": "Person", "name": name} for name in article.authors],
            "copyrightNotice": article.rights.copyright,
            "usageInfo": article.rights.tdm_policy,
            "isAccessibleForFree": article.free,
            "mentions": [thing_of(entity, entities) for entity in extraction.entities if not entity.anonymous],
            "hasPart": parts,
        }
    )


def thing_of(entity: Entity, entities: Mapping[str, Entity]) -> dict[str, Any]:
    """An entity; `affiliation` and `jobTitle` of persons as the article states them."""
    type_ = _TYPES.get(entity.type, "Thing")
    wikidata = entity.ids.get("wikidata")
    thing: dict[str, Any] = {
        "@type": type_,
        "name": entity.name,
        "alternateName": [alias.surface for alias in entity.aliases if alias.why != "knowledge_base"],
        "sameAs": f"http://www.wikidata.org/entity/{wikidata}" if wikidata else None,
    }
    if type_ == "Person":
        body = entities.get(entity.affiliation.entity) if entity.affiliation else None
        thing["jobTitle"] = entity.role.surface if entity.role else None
        thing["affiliation"] = named("Organization", body.name if body else None)
    return without_empty(thing)


def _claim(claim: Claim, entities: Mapping[str, Entity], figures: Mapping[str, Figure]) -> dict[str, Any]:
    who = entities.get((claim.attribution[-1].entity if claim.attribution else None) or "")
    subject = entities.get(claim.subject_id or "")
    measure = claim.measure.surface if claim.measure else None
    amounts = [_amount(figures[id_], measure) for id_ in (claim.value_id, claim.change_id) if id_]
    return without_empty(
        {
            "@type": "Claim",
            "@id": f"urn:extractor:claim:{claim.id}",
            "text": claim.text,
            "author": thing_of(who, entities) if who else None,
            "about": [*amounts, *([thing_of(subject, entities)] if subject else [])],
            "temporalCoverage": _interval(claim),
        }
    )


def _amount(figure: Figure, measure: str | None) -> dict[str, Any]:
    """The amount with the bounds of its printed digits."""
    unit = figure.unit.id if figure.unit else None
    is_money = figure.kind == "money" and unit is not None
    return without_empty(
        {
            "@type": "MonetaryAmount" if is_money else "QuantitativeValue",
            "name": measure,
            "value": number(figure.value),
            "minValue": number(figure.low),
            "maxValue": number(figure.high),
            "currency" if is_money else "unitText": unit,
        }
    )


def _interval(claim: Claim) -> str | None:
    """ISO 8601, its end exclusive as everywhere here; ".." is an open side."""
    period = claim.period
    if period is None or (period.from_ is None and period.until is None):
        return None
    return f"{period.from_ or '..'}/{period.until or '..'}"


def _quotation(quote: Quote, text: str, entities: Mapping[str, Entity]) -> dict[str, Any]:
    who = entities.get(quote.claimant or "")
    words = " … ".join(text[slice(*fragment)] for fragment in quote.fragments)
    speaker = thing_of(who, entities) if who else None
    return without_empty({"@type": "Quotation", "text": words, "spokenByCharacter": speaker})
