"""Web Annotation, ClaimReview and NewsArticle: valid by the formats' own rules, and the words come back.

The schema of Web Annotation is written by us from the W3C recommendation (2017); the terms of schema.org are those that rdflib ships.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from typing import Any

import pytest
from jsonschema import Draft202012Validator
from rdflib import Graph
from rdflib.namespace import SDO

from extractor.record.claim import Insertion, Period
from extractor.record.entity import Affiliation, Alias, Entity, StatedRole
from extractor.record.extraction import Extraction
from extractor.sinks.claim_review import claim_reviews
from extractor.sinks.json_ld import number
from extractor.sinks.schema_org import news_article, thing_of
from extractor.sinks.web_annotation import web_annotations
from tests.sinks.export.sample import HARD, SAMPLES, TEXT

IRI = {"type": "string", "pattern": r"^[a-z][a-z0-9+.-]*:\S+$"}
SELECTOR = {
    "oneOf": [
        {
            "properties": {
                "type": {"const": "TextPositionSelector"},
                "start": {"type": "integer", "minimum": 0},
                "end": {"type": "integer", "minimum": 0},
            },
            "required": ["type", "start", "end"],
            "additionalProperties": False,
        },
        {
            "properties": {
                "type": {"const": "TextQuoteSelector"},
                **{name: {"type": "string"} for name in ("exact", "prefix", "suffix")},
            },
            "required": ["type", "exact"],
            "additionalProperties": False,
        },
    ]
}
TARGET = {
    "properties": {"source": IRI, "selector": {"type": "array", "items": SELECTOR, "minItems": 1}},
    "required": ["source"],
    "additionalProperties": False,
}
MOTIVATION = {
    "enum": [
        "assessing", "bookmarking", "classifying", "commenting", "describing", "editing", "highlighting", "identifying",
        "linking", "moderating", "questioning", "replying", "tagging",
    ]
}  # fmt: skip
BODY = {
    "properties": {
        "type": {"enum": ["TextualBody", "SpecificResource"]},
        "purpose": MOTIVATION,
        "value": {"type": "string", "minLength": 1},
        "format": {"const": "text/plain"},
        "language": {"type": "string", "pattern": "^[a-z]{2}$"},
        "source": IRI,
    },
    "required": ["type"],
    "additionalProperties": False,
}
ANNOTATION = {
    "properties": {
        "@context": {"const": "http://www.w3.org/ns/anno.jsonld"},
        "id": IRI,
        "type": {"const": "Annotation"},
        "motivation": MOTIVATION,
        "generator": {"properties": {"type": {"const": "Software"}, "name": {"type": "string"}}, "required": ["type"]},
        "body": {"type": "array", "items": BODY},
        "target": {"oneOf": [{"type": "array", "items": TARGET, "minItems": 2}, {"type": "object", **TARGET}]},
    },
    "required": ["@context", "id", "type", "target"],
    "additionalProperties": False,
}


@pytest.mark.parametrize("extraction", SAMPLES, ids=lambda sample: sample.input_id)
def test_web_annotations_are_valid_and_lead_back_to_the_words(extraction: Extraction) -> None:
    annotations = list(web_annotations(extraction))
    assert len(annotations) == len(extraction.claims)
    for claim, annotation in zip(extraction.claims, annotations, strict=True):
        assert list(Draft202012Validator(ANNOTATION).iter_errors(annotation)) == []
        targets = annotation["target"] if isinstance(annotation["target"], list) else [annotation["target"]]
        ranges = []
        for target in targets:
            position, quote = target["selector"]
            ranges.append((position["start"], position["end"]))
            assert extraction.article.text[position["start"] : position["end"]] == quote["exact"]
            before, after = extraction.article.text[: position["start"]], extraction.article.text[position["end"] :]
            assert (quote["prefix"], quote["suffix"]) == (before[-32:], after[:32])
        assert ranges == [(claim.start, claim.end), *claim.also]
        assert annotation["body"][0]["value"] == claim.sentence
    ids = [annotation["id"] for annotation in annotations]
    assert len(set(ids)) == len(ids)


def test_exports_have_the_sentence_of_a_claim_without_what_explains_it() -> None:
    claim = HARD.claims[0]
    before, after = "[Haugen runs Sandvik harbour.] ", " [From “Tolls rise”, 9 June 2025]"
    insertions = (
        Insertion(at=1, words=before[1:-2], kind="context"),
        Insertion(at=len(before + claim.text) + 2, words=after[2:-1], kind="headline"),
    )
    explained = replace(HARD, claims=(replace(claim, text=before + claim.text + after, insertions=insertions),))
    (annotation,), (review,) = web_annotations(explained), claim_reviews(explained)
    sentence = annotation["body"][0]["value"]
    assert "harbour" not in sentence
    assert "From" not in sentence
    assert review["claimReviewed"] == " ".join(sentence.split())


def test_a_web_annotation_names_who_is_linked() -> None:
    (annotation,) = web_annotations(HARD)
    assert annotation["body"][-1]["source"] == "http://www.wikidata.org/entity/Q42"
    assert annotation["target"][0]["source"] == f"urn:sha256:{'a' * 64}"


def terms(data: Any) -> Iterator[str]:
    """The types and properties that are used."""
    if isinstance(data, dict):
        yield from (key for key in data if not key.startswith("@"))
        yield from [data["@type"]] if "@type" in data else []
        yield from (term for value in data.values() for term in terms(value))
    elif isinstance(data, list):
        yield from (term for value in data for term in terms(value))


def graph(data: dict[str, Any]) -> Graph:
    """The triples; schema.org's own context lies on the web, and says no more here than its vocabulary."""
    inline = {**data, "@context": {"@vocab": str(SDO)}}
    return Graph().parse(data=json.dumps(inline), format="json-ld")


@pytest.mark.filterwarnings("ignore:ConjunctiveGraph is deprecated:DeprecationWarning")  # rdflib's own affair
@pytest.mark.parametrize("extraction", SAMPLES, ids=lambda sample: sample.input_id)
def test_a_news_article_has_only_terms_of_schema_org(extraction: Extraction) -> None:
    (data,) = news_article(extraction)
    assert [term for term in set(terms(data)) if term not in SDO] == []
    triples = graph(data)
    claims = [claim.text for claim in extraction.claims if claim.type != "quote"]
    in_graph = {str(text) for claim in triples.subjects(None, SDO.Claim) for text in triples.objects(claim, SDO.text)}
    assert in_graph == set(claims)
    quotes = [quote for quote in extraction.quotes if quote.kind != "indirect"]
    assert len(list(triples.subjects(None, SDO.Quotation))) == len(quotes)


def test_a_news_article_shows_amounts_with_their_bounds() -> None:
    (data,) = news_article(HARD)
    claim, quotation = data["hasPart"]
    assert claim["about"][0] == {
        "@type": "QuantitativeValue", "name": "Tolls", "value": 5, "minValue": 4.5, "maxValue": 5.5, "unitText": "percent"
    }  # fmt: skip
    assert claim["temporalCoverage"] == "2025-06-09/2025-06-10"
    assert quotation["text"] == "Tolls rise, … by 5 percent."
    assert quotation["spokenByCharacter"]["name"] == "Marit Haugen"
    assert data["headline"] == TEXT[:12]


def test_a_title_that_came_with_a_text_is_its_headline() -> None:
    titled = replace(HARD, article=replace(HARD.article, headline=None, title="Tolls"))
    (article,), (review,) = news_article(titled), claim_reviews(titled)
    assert article["headline"] == review["itemReviewed"]["appearance"]["headline"] == "Tolls"


def test_a_news_article_says_who_claims_what_about_whom() -> None:
    (data,) = news_article(replace(HARD, claims=(replace(HARD.claims[0], subject_id="e2"),)))
    claim, _ = data["hasPart"]
    assert claim["author"] == {"@type": "Person", "name": "Marit Haugen"}
    assert [thing["name"] for thing in claim["about"]] == ["Tolls", "Sandvik harbour"]


def test_money_is_an_amount_with_its_currency() -> None:
    (data,) = news_article(SAMPLES[1])
    assert data["@id"] == data["url"] == "https://norland.example/steel"
    money, percent = data["hasPart"][0]["about"]
    assert money == {"@type": "MonetaryAmount", "name": "steel exports", "value": 3 * 10**9, "currency": "USD"}
    assert percent["@type"] == "QuantitativeValue"


def test_money_whose_currency_is_not_known_is_a_value() -> None:
    money = replace(HARD.figures[0], kind="money", unit=None)
    (data,) = news_article(replace(HARD, figures=(money,)))
    assert data["hasPart"][0]["about"] == [
        {"@type": "QuantitativeValue", "name": "Tolls", "value": 5, "minValue": 4.5, "maxValue": 5.5}
    ]


@pytest.mark.parametrize(
    ("from_", "until", "interval"),
    [("2025-06-09", None, "2025-06-09/.."), (None, "2025-06-10", "../2025-06-10"), (None, None, None)],
)
def test_a_side_of_a_period_that_is_not_known_is_open(
    from_: str | None, until: str | None, interval: str | None
) -> None:
    claim = replace(HARD.claims[0], period=Period(time="t1", from_=from_, until=until))
    (data,) = news_article(replace(HARD, claims=(claim,)))
    assert data["hasPart"][0].get("temporalCoverage") == interval


def test_a_claim_without_a_period_has_none() -> None:
    (data,) = news_article(replace(HARD, claims=(replace(HARD.claims[0], period=None),)))
    assert "temporalCoverage" not in data["hasPart"][0]


def test_an_article_mentions_who_has_a_name() -> None:
    nameless = Entity(id="e3", name="two officials", type="GROUP", anonymous=True)
    (data,) = news_article(replace(HARD, entities=(*HARD.entities, nameless)))
    assert [mention["name"] for mention in data["mentions"]] == ["Marit Haugen", "Sandvik harbour"]


def test_a_person_has_the_names_the_role_and_the_body_that_the_article_states() -> None:
    person = Entity(
        id="e1", name="Marit Haugen", type="PERSON",
        aliases=(Alias(surface="Haugen", why="family_name"), Alias(surface="M. Haugen", why="knowledge_base")),
        role=StatedRole(surface="harbour master", start=0, end=14), affiliation=Affiliation(entity="e2", start=0, end=7),
    )  # fmt: skip
    body = Entity(id="e2", name="Sandvik harbour", type="ORG")
    entities = {"e1": person, "e2": body}
    assert thing_of(person, entities) == {
        "@type": "Person", "name": "Marit Haugen", "alternateName": ["Haugen"], "jobTitle": "harbour master",
        "affiliation": {"@type": "Organization", "name": "Sandvik harbour"},
    }  # fmt: skip
    assert thing_of(replace(person, type="GROUP"), entities).keys() == {"@type", "name", "alternateName"}


@pytest.mark.parametrize("extraction", SAMPLES, ids=lambda sample: sample.input_id)
def test_claim_reviews_are_stubs_without_a_rating(extraction: Extraction) -> None:
    reviews = list(claim_reviews(extraction))
    assert [review["itemReviewed"]["text"] for review in reviews] == [claim.text for claim in extraction.claims]
    for review in reviews:
        assert [term for term in set(terms(review)) if term not in SDO] == []
        assert not {"reviewRating", "author", "url", "datePublished"} & review.keys()
        assert "Rating" not in str(review)
        assert (review["@type"], review["itemReviewed"]["@type"]) == ("ClaimReview", "Claim")


def test_a_claim_review_says_who_claimed_it_when_and_where() -> None:
    (review,) = claim_reviews(HARD)
    item = review["itemReviewed"]
    assert item["author"] == {"@type": "Person", "name": "Marit Haugen"}
    assert item["datePublished"] == "2025-06-09"
    assert item["appearance"] == {"@type": "NewsArticle", "headline": "🚢 Tolls rise"}


@pytest.mark.parametrize(
    ("value", "written"),
    [
        ("5", 5),
        ("4.50", 4.5),
        ("9007199254740991", 9007199254740991),
        ("9007199254740992", "9007199254740992"),
        ("-9007199254740993", "-9007199254740993"),
        ("0.12345678901234567891", "0.12345678901234567891"),
    ],
)
def test_a_number_that_a_float_would_change_is_a_string(value: str, written: object) -> None:
    assert number(Decimal(value)) == written
    assert type(number(Decimal(value))) is type(written)
