"""Claims as stubs of schema.org ClaimReview, for those who check them: what was claimed, by whom, where.  No rating."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from extractor.record.extraction import Extraction
from extractor.sinks.json_ld import named, without_empty
from extractor.sinks.schema_org import thing_of


def claim_reviews(extraction: Extraction) -> Iterator[dict[str, Any]]:
    """A stub for each claim.

    `author`, `url`, `datePublished` and `reviewRating` of the review are the checker's, and not there; until they are, no search
    engine takes it for a review.
    """
    article = extraction.article
    entities = {entity.id: entity for entity in extraction.entities}
    times = {time.id: time for time in extraction.times}
    appearance = without_empty(
        {
            "@type": "NewsArticle",
            "url": article.url,
            "headline": article.headline_words,
            "datePublished": article.published.value,
            "publisher": named("Organization", article.site),
        }
    )
    for claim in extraction.claims:
        said = claim.attribution[-1] if claim.attribution else None
        who = entities.get((said and said.entity) or "")
        said_on = times.get((said and said.said_on) or "")
        claimed = {
            "@type": "Claim",
            "@id": f"urn:extractor:claim:{claim.id}",
            "text": claim.text,
            "author": thing_of(who, entities) if who else None if said else named("Organization", article.site),
            "datePublished": said_on.from_ if said_on and said_on.granularity == "day" else None,
            "appearance": appearance,
        }
        yield without_empty(
            {
                "@context": "https://schema.org",
                "@type": "ClaimReview",
                "claimReviewed": " ".join(claim.sentence.split()),
                "inLanguage": article.language,
                "itemReviewed": without_empty(claimed),
            }
        )
